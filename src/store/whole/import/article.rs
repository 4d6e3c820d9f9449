//! Articles: new ones, and those whose files have changed.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::prepared::{Prepared, PreparedText};
use super::problem::{ImportProblem, ImportProblemKind, Imported};
use super::recorded::{Mark, Print};
use super::{Chunk, names::Aliases};
use crate::article::{ArticleId, ArticleVariant, Publication, Window};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, Value};
use crate::store::names::Names;
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Live, Occurrence, VariantState, check_ukrainian_first};
use crate::store::{
    Act, Happened, RevisionNumber, SavedBy, SharedFacts, StoreError, Version, WorkState,
};

/// The most articles that are related to one.
const MOST_RELATED: usize = 50;

/// What an article's facts come to in the store.
struct Facts {
    facts: SharedFacts,
    related: Vec<ArticleId>,
    print: Print,
}

/// What is remembered of an article's files.
#[derive(Default)]
struct Recorded {
    facts: Option<Mark>,
    texts: PerLanguage<Option<Mark>>,
}

/// What becomes of a text.
enum Plan {
    /// The store has what the file says.
    Same,
    /// It has it, but did not know so.
    Adopt,
    /// The variant to be; its slug is the file's wish.
    Write {
        variant: VariantState,
        /// Whether the text is a new one.
        keep: bool,
        /// Whether the store keeps its moment of the first publication.
        date_kept: bool,
    },
    /// Both have changed.
    Conflict,
}

impl Transaction {
    /// Imports some articles; `coming` are those that this import brings, in
    /// this transaction or a later one.
    pub(super) async fn import_chunk(
        &mut self,
        chunk: &[Prepared],
        coming: &HashSet<ArticleId>,
        act: &Act,
    ) -> Result<Chunk, StoreError> {
        let mut imported = Imported::default();
        self.lock_names().await?;
        let recorded = self.recorded(chunk).await?;
        let mut differing = Vec::new();
        for article in chunk {
            match recorded.get(&article.id) {
                Some(recorded) if article.is_as(recorded) => imported.unchanged += 1,
                found => differing.push((article, found.is_some())),
            }
        }
        let mut again = Vec::new();
        if differing.is_empty() {
            return Ok(Chunk { imported, again });
        }

        let names = self.names().await?;
        let aliases = self.aliases().await?;
        let mut facts = HashMap::new();
        for (article, _) in &differing {
            match facts_of(article, &names, &aliases, &mut imported) {
                Ok(found) => drop(facts.insert(article.id, found)),
                Err(why) => {
                    let refused = ImportProblemKind::Refused;
                    imported.tell(ImportProblem::new(article.id, None, refused, why));
                }
            }
        }
        let mut known = self.there(&differing).await?;
        known.extend(facts.keys());
        let mut related = Vec::new();
        for (article, is_there) in differing {
            let Some(facts) = facts.remove(&article.id) else {
                continue;
            };
            let (ids, later) = related_of(article, &known, coming, &mut imported);
            if later {
                again.push(article.id);
            }
            let facts = Facts {
                print: Print::of(&(&facts, &ids))?,
                facts,
                related: ids,
            };
            let changed = match is_there {
                true => {
                    self.import_known(article, &facts, act, &mut imported)
                        .await?
                }
                false => {
                    self.import_new(article, &facts, act, &mut imported).await?;
                    !facts.related.is_empty()
                }
            };
            if changed {
                related.push((article.id, facts.related));
            }
        }
        for (id, ids) in related {
            self.write_related(id, &ids).await?;
        }
        Ok(Chunk { imported, again })
    }

    /// What is remembered of the articles that are there, by language.
    async fn recorded(
        &mut self,
        chunk: &[Prepared],
    ) -> Result<HashMap<ArticleId, Recorded>, StoreError> {
        let mut recorded: HashMap<ArticleId, Recorded> = HashMap::new();
        for ids in chunk.chunks(PARAMETERS) {
            let sql = format!(
                "SELECT a.id, a.imported, v.language, v.imported
                 FROM @article a LEFT JOIN @variant v ON v.article = a.id
                 WHERE a.id IN ({})",
                marks(ids.len())
            );
            let ids = ids.iter().map(|article| Value::from(article.id)).collect();
            for row in self.rows(&sql, ids).await? {
                let recorded = recorded.entry(row.get(0)?).or_default();
                recorded.facts = Mark::read(row.get(1)?);
                if let Some(language) = row.get::<Option<Language>>(2)? {
                    recorded.texts[language] = Mark::read(row.get(3)?);
                }
            }
        }
        Ok(recorded)
    }

    /// Which of the articles that some are related to are in the store.
    async fn there(
        &mut self,
        chunk: &[(&Prepared, bool)],
    ) -> Result<HashSet<ArticleId>, StoreError> {
        let wanted: HashSet<ArticleId> = chunk
            .iter()
            .flat_map(|(article, _)| article.related.iter().copied())
            .collect();
        let wanted: Vec<ArticleId> = wanted.into_iter().collect();
        let mut there = HashSet::new();
        for ids in wanted.chunks(PARAMETERS) {
            let sql = format!(
                "SELECT id FROM @article WHERE merged_into IS NULL AND id IN ({})",
                marks(ids.len())
            );
            let ids = ids.iter().map(|&id| Value::from(id)).collect();
            for row in self.rows(&sql, ids).await? {
                there.insert(row.get(0)?);
            }
        }
        Ok(there)
    }

    async fn import_new(
        &mut self,
        article: &Prepared,
        facts: &Facts,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        let mut state = ArticleState {
            id: article.id,
            version: Version::NONE,
            original: article.original,
            facts: facts.facts.clone(),
            created_at: act.at,
            archived_at: None,
            merged_into: None,
            imported: Some(first_mark(facts.print)),
            variants: PerLanguage::default(),
        };
        let texts = self.new_texts(article, &mut state, act, imported)?;
        for (language, text) in texts.iter() {
            let (Some(text), Some(variant)) = (text, state.variants[language].as_mut()) else {
                continue;
            };
            let slug = &text.edition.variant.slug;
            variant.slug = self.claim_slug(language, slug, article.id).await?;
            tell_of_slug(article.id, language, slug, variant, imported);
            self.keep_imported(article.id, language, text, variant, act)
                .await?;
            remember(variant, text);
        }
        imported.new += 1;
        let occurrence = Occurrence::new(act, Happened::Imported).of(RevisionNumber::new(1));
        self.save(None, state, occurrence).await?;
        Ok(())
    }

    /// Puts new texts into a state; English is held back where it may not be
    /// public. Gives the texts as they are taken over.
    fn new_texts(
        &self,
        article: &Prepared,
        state: &mut ArticleState,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<PerLanguage<Option<PreparedText>>, StoreError> {
        let mut texts = article.texts.clone();
        for (language, text) in texts.iter() {
            state.variants[language] = text.as_ref().map(|text| new_variant(text, act));
        }
        if check_ukrainian_first(self.settings.ukrainian_first, None, state, act.at).is_err()
            && let Some(text) = texts.english.as_mut()
        {
            *text = text.held_back(act.at)?;
            state.variants.english = Some(new_variant(text, act));
            imported.tell(held_back(article.id));
        }
        Ok(texts)
    }

    async fn keep_imported(
        &mut self,
        article: ArticleId,
        language: Language,
        text: &PreparedText,
        variant: &VariantState,
        act: &Act,
    ) -> Result<(), StoreError> {
        self.keep(NewRevision {
            article,
            language,
            number: variant.head,
            saved: SavedBy::Import,
            act,
            text: &text.edition.variant,
            parts: &text.parts,
            made_from: text.edition.made_from.as_ref(),
        })
        .await
    }

    /// Brings an article that is there up to what its files say. Gives whether
    /// its related ones change.
    async fn import_known(
        &mut self,
        article: &Prepared,
        facts: &Facts,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<bool, StoreError> {
        let id = article.id;
        let before = self.article(id, act.at).await?;
        if let Some(why) = refusal(&before, article) {
            imported.tell(ImportProblem::new(
                id,
                None,
                ImportProblemKind::Refused,
                why,
            ));
            return Ok(false);
        }
        let policy = self.settings.ukrainian_first;
        let check = |after: &ArticleState| {
            check_ukrainian_first(policy, Some(&before), after, act.at).map(drop)
        };
        let mut texts = article.texts.clone();
        let mut plans: PerLanguage<Option<Plan>> = PerLanguage::default();
        for (language, text) in texts.iter() {
            if let Some(text) = text {
                let head = self.head(&before, language, text).await?;
                let variant = before.variant(language);
                plans[language] = Some(Plan::of(variant, text, head.as_ref(), act));
            }
        }
        let mut after = planned(&before, &plans);
        if check(&after).is_err()
            && let Some(text) = texts.english.as_mut()
        {
            *text = text.held_back(act.at)?;
            let head = self.head(&before, Language::English, text).await?;
            let variant = before.variant(Language::English);
            plans.english = Some(Plan::of(variant, text, head.as_ref(), act));
            after = planned(&before, &plans);
            imported.tell(held_back(id));
        }
        if let Err(why) = check(&after) {
            let refused = ImportProblemKind::Refused;
            imported.tell(ImportProblem::new(id, None, refused, why.to_string()));
            return Ok(false);
        }

        let facts = self.plan_facts(&before, facts, imported).await?;
        let mut heads = Vec::new();
        for (language, plan) in plans.iter() {
            let (Some(plan), Some(text)) = (plan, &texts[language]) else {
                continue;
            };
            match plan {
                Plan::Same => {}
                Plan::Conflict => imported.tell(conflict(id, Some(language), &before)),
                Plan::Adopt => {
                    remember(after.variant_mut(language)?, text);
                }
                Plan::Write {
                    keep, date_kept, ..
                } => {
                    let before = before.variant(language);
                    let variant = after.variant_mut(language)?;
                    self.take_slug(id, language, before, variant, act, imported)
                        .await?;
                    if *keep {
                        self.keep_imported(id, language, text, variant, act).await?;
                    }
                    if *date_kept {
                        imported.tell(kept_date(id, language, variant));
                    }
                    remember(variant, text);
                    heads.push(variant.head);
                }
            }
        }
        let mut related_differ = false;
        if let Some(planned) = facts {
            let mark = Mark {
                version: before.version.next(),
                print: planned.print,
            };
            after.imported = Some(mark.to_string());
            after.facts = planned.facts;
            related_differ = planned.related_differ;
        }
        if after == before {
            imported.unchanged += 1;
        } else {
            imported.changed += 1;
            heads.dedup();
            let mut occurrence = Occurrence::new(act, Happened::Imported);
            // An event for each language, but one number for both.
            if let [only] = heads[..] {
                occurrence = occurrence.of(only);
            }
            self.save(Some(&before), after, occurrence).await?;
        }
        Ok(related_differ)
    }

    /// The newest text of a language whose file has changed, unless it was
    /// erased.
    async fn head(
        &mut self,
        before: &ArticleState,
        language: Language,
        text: &PreparedText,
    ) -> Result<Option<ArticleVariant>, StoreError> {
        let Some(variant) = before.variant(language) else {
            return Ok(None);
        };
        let mark = Mark::read(variant.imported.as_deref());
        if mark.is_some_and(|mark| mark.print == text.print) || variant.purged_at.is_some() {
            return Ok(None);
        }
        let slug = variant.slug.clone();
        let head = self.revision_text(before.id, language, variant.head, slug);
        head.await.map(Some)
    }

    /// What becomes of the facts; none where nothing does.
    async fn plan_facts(
        &mut self,
        before: &ArticleState,
        facts: &Facts,
        imported: &mut Imported,
    ) -> Result<Option<PlannedFacts>, StoreError> {
        let mark = Mark::read(before.imported.as_deref());
        if mark.is_some_and(|mark| mark.print == facts.print) {
            return Ok(None);
        }
        let related = self.related_to(before.id).await?;
        let agrees = (&before.facts, &related) == (&facts.facts, &facts.related);
        let edited = mark.is_none_or(|mark| mark.version != before.version);
        if edited && !agrees {
            imported.tell(conflict(before.id, None, before));
            return Ok(None);
        }
        Ok(Some(PlannedFacts {
            facts: facts.facts.clone(),
            print: facts.print,
            related_differ: related != facts.related,
        }))
    }

    /// Takes the slug that a variant wishes for, or a numbered one. One that
    /// readers never saw is given up.
    async fn take_slug(
        &mut self,
        id: ArticleId,
        language: Language,
        before: Option<&VariantState>,
        variant: &mut VariantState,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        let wanted = variant.slug.clone();
        variant.slug = self.claim_slug(language, &wanted, id).await?;
        match before {
            Some(before) if before.slug == variant.slug => {}
            Some(before) if !before.has_been_public(act.at) => {
                self.release_slug(language, &before.slug, id).await?;
                tell_of_slug(id, language, &wanted, variant, imported);
            }
            _ => tell_of_slug(id, language, &wanted, variant, imported),
        }
        Ok(())
    }
}

struct PlannedFacts {
    facts: SharedFacts,
    print: Print,
    related_differ: bool,
}

impl Prepared {
    /// Whether the files say what they said when they were imported last.
    fn is_as(&self, recorded: &Recorded) -> bool {
        let is = |mark: Option<Mark>, print| mark.is_some_and(|mark| mark.print == print);
        let texts = self.texts.iter().all(|(language, text)| {
            let text = text.as_ref();
            text.is_none_or(|text| is(recorded.texts[language], text.print))
        });
        texts && is(recorded.facts, self.facts_print)
    }
}

impl Plan {
    fn of(
        before: Option<&VariantState>,
        text: &PreparedText,
        head: Option<&ArticleVariant>,
        act: &Act,
    ) -> Self {
        let Some(before) = before else {
            return Self::Write {
                variant: new_variant(text, act),
                keep: true,
                date_kept: false,
            };
        };
        let mark = Mark::read(before.imported.as_deref());
        if mark.is_some_and(|mark| mark.print == text.print) {
            return Self::Same;
        }
        let Some(head) = head else {
            return Self::Conflict;
        };
        let wanted = &text.edition.variant;
        let same_text = *head
            == ArticleVariant {
                slug: head.slug.clone(),
                ..wanted.clone()
            };
        let (variant, date_kept) = changed_variant(before, text, same_text, act);
        if mark.is_some_and(|mark| mark.version == before.version) {
            return Self::Write {
                variant,
                keep: !same_text,
                date_kept,
            };
        }
        // Somebody may have done in the store what the file says by now.
        let mut slugs = wanted.slug.candidates().take(100);
        let agrees = same_text
            && slugs.any(|slug| slug == before.slug)
            && variant.publication == before.publication
            && variant.made_from == before.made_from
            && variant.live == before.live
            && before.next.is_none()
            && before.withdrawn.is_none();
        match agrees {
            true => Self::Adopt,
            false => Self::Conflict,
        }
    }
}

/// The article with what is to be written of it.
fn planned(before: &ArticleState, plans: &PerLanguage<Option<Plan>>) -> ArticleState {
    let mut after = before.clone();
    for (language, plan) in plans.iter() {
        if let Some(Plan::Write { variant, .. }) = plan {
            after.variants[language] = Some(variant.clone());
        }
    }
    after
}

/// A text that the store does not have, as its file says.
fn new_variant(text: &PreparedText, act: &Act) -> VariantState {
    let edition = &text.edition;
    let slug = edition.variant.slug.clone();
    let mut variant = VariantState::draft(slug, edition.made_from.clone());
    place(&mut variant, edition.publication.clone(), act.at);
    if let Some(window) = edition.publication.window() {
        let updated = edition.publication.update.as_ref();
        let updated = updated.map(|update| update.updated_at.min(act.at));
        let from = window.live_from();
        variant.live = Some(Live {
            revision: variant.head,
            since: updated.map_or(from, |updated| updated.max(from)),
            parts: text.parts.clone(),
            made_from: edition.made_from.clone(),
        });
    }
    variant
}

/// Makes a variant public, or not, as is said.
fn place(variant: &mut VariantState, publication: Publication, now: DateTime<Utc>) {
    variant.publication = publication.clone();
    match publication.window() {
        Some(window) => variant.open(window, now),
        None => variant.take_down(now),
    }
    variant.publication = publication;
}

/// A text as its changed file says, and whether another moment of its first
/// publication stays.
fn changed_variant(
    before: &VariantState,
    text: &PreparedText,
    same_text: bool,
    act: &Act,
) -> (VariantState, bool) {
    let edition = &text.edition;
    let mut variant = before.clone();
    variant.slug = edition.variant.slug.clone();
    variant.made_from = edition.made_from.clone();
    if !same_text {
        variant.head = variant.head.next();
        variant.work = WorkState::Draft;
    }
    let file = &edition.publication;
    let first = before.publication.first_published_at();
    let known = first.filter(|_| before.has_been_public(act.at));
    let window = match (file.window(), known) {
        (Some(window), Some(first)) => {
            Window::new(window.live_from().max(first), window.live_until()).ok()
        }
        (window, _) => window,
    };
    let first = known.or(file.first_published_at());
    let publication = Publication::recorded(window, first, file.update.clone());
    place(&mut variant, publication, act.at);
    if let Some(window) = window {
        match &mut variant.live {
            Some(live) if live.revision == variant.head => {
                live.made_from = variant.made_from.clone();
            }
            live => {
                *live = Some(Live {
                    revision: variant.head,
                    since: act.at.max(window.live_from()),
                    parts: text.parts.clone(),
                    made_from: variant.made_from.clone(),
                });
            }
        }
    }
    let asked = file.first_published_at();
    let date_kept = known.is_some() && asked.is_some() && known != asked;
    (variant, date_kept)
}

/// Remembers what a file said, and the version that it is about to make.
fn remember(variant: &mut VariantState, text: &PreparedText) {
    let mark = Mark {
        version: variant.version.next(),
        print: text.print,
    };
    variant.imported = Some(mark.to_string());
}

fn first_mark(print: Print) -> String {
    let version = Version::NONE.next();
    Mark { version, print }.to_string()
}

fn refusal(before: &ArticleState, article: &Prepared) -> Option<String> {
    if let Some(into) = before.merged_into {
        return Some(format!(
            "the article was merged into {into}: put what the file says into that one and remove the file"
        ));
    }
    (before.original != article.original).then(|| {
        format!(
            "the article was first written in `{}`, the file says `{}`: an article's original language does not change",
            before.original, article.original
        )
    })
}

/// What an article's facts come to with the names that are there.
fn facts_of(
    article: &Prepared,
    names: &Names,
    aliases: &Aliases,
    imported: &mut Imported,
) -> Result<SharedFacts, String> {
    if let Some(why) = &article.refused {
        return Err(why.clone());
    }
    let mut facts = article.facts.clone();
    facts.section = aliases.resolve(&facts.section);
    if names.section(&facts.section).is_none() {
        let section = &facts.section;
        return Err(format!(
            "there is no section `{section}`: add `[sections.{section}]` to `site.toml`, or create it in the store"
        ));
    }
    let mut left_out = |kind: &str, table: &str, id: &dyn std::fmt::Display| {
        let message = format!(
            "the {kind} `{id}` was left out: add `[{table}.{id}]` to `site.toml`, or create it in the store"
        );
        let left_out = ImportProblemKind::LeftOut;
        imported.tell(ImportProblem::new(article.id, None, left_out, message));
    };
    let mut tags = Vec::new();
    for tag in facts.tags.iter().map(|tag| aliases.resolve(tag)) {
        if names.tag(&tag).is_none() {
            left_out("tag", "tags", &tag);
        } else if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    facts.tags = tags;
    let mut authors = Vec::new();
    for author in facts.authors.iter().map(|author| aliases.resolve(author)) {
        if names.person(&author).is_none() {
            left_out("person", "people", &author);
        } else if !authors.contains(&author) {
            authors.push(author);
        }
    }
    facts.authors = authors;
    facts.source = facts.source.map(|source| aliases.resolve(&source));
    if let Some(source) = facts
        .source
        .take_if(|source| names.source(source).is_none())
    {
        left_out("source", "sources", &source);
    }
    Ok(facts)
}

/// An article's related ones as far as they are there, and whether more of them
/// are yet to come.
fn related_of(
    article: &Prepared,
    known: &HashSet<ArticleId>,
    coming: &HashSet<ArticleId>,
    imported: &mut Imported,
) -> (Vec<ArticleId>, bool) {
    let mut related = Vec::new();
    let mut later = false;
    for &other in &article.related {
        if known.contains(&other) {
            if other != article.id && !related.contains(&other) && related.len() < MOST_RELATED {
                related.push(other);
            }
        } else if coming.contains(&other) {
            later = true;
        } else {
            let message = format!(
                "the related article {other} was left out: it is neither in the store nor among these"
            );
            let left_out = ImportProblemKind::LeftOut;
            imported.tell(ImportProblem::new(article.id, None, left_out, message));
        }
    }
    (related, later)
}

fn held_back(article: ArticleId) -> ImportProblem {
    ImportProblem::new(
        article,
        Some(Language::English),
        ImportProblemKind::HeldBack,
        "English may be public only while Ukrainian is: it was imported, but is not public",
    )
}

fn conflict(
    article: ArticleId,
    language: Option<Language>,
    before: &ArticleState,
) -> ImportProblem {
    let erased = |language| {
        let variant = before.variant(language);
        variant.is_some_and(|variant| variant.purged_at.is_some())
    };
    let message = match language {
        Some(language) if erased(language) => {
            "the text was erased in the store: it was not imported; remove the file"
        }
        Some(_) => {
            "the file has changed, and so has the text in the store, which stays: write into one what the other says"
        }
        None => {
            "the section, tags, authors, source, picture or related articles have changed both in the file and in the store, whose stay: write into one what the other says"
        }
    };
    ImportProblem::new(article, language, ImportProblemKind::Conflict, message)
}

fn kept_date(article: ArticleId, language: Language, variant: &VariantState) -> ImportProblem {
    let first = variant.publication.first_published_at();
    let first = first.map(|first| first.to_rfc3339()).unwrap_or_default();
    let message = format!(
        "readers know the text since {first}, which stays the moment of its first publication: correct `date`"
    );
    ImportProblem::new(
        article,
        Some(language),
        ImportProblemKind::DateKept,
        message,
    )
}

fn tell_of_slug(
    article: ArticleId,
    language: Language,
    wanted: &crate::article::Slug,
    variant: &VariantState,
    imported: &mut Imported,
) {
    if variant.slug != *wanted {
        let slug = &variant.slug;
        let message = format!("another article has the slug `{wanted}`: this one has `{slug}`");
        let taken = ImportProblemKind::SlugTaken;
        imported.tell(ImportProblem::new(article, Some(language), taken, message));
    }
}

/// How many values a statement is given at most.
const PARAMETERS: usize = 500;

/// `?1, ?2, …`
fn marks(count: usize) -> String {
    let marks: Vec<String> = (1..=count).map(|number| format!("?{number}")).collect();
    marks.join(", ")
}
