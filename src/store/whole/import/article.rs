//! Articles: new ones, and those whose files have changed.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Chunk;
use super::facts::{facts_of, related_of};
use super::later::{Later, Unrelated};
use super::plan::{Plan, planned, remember};
use super::prepared::{Prepared, PreparedText};
use super::problem::Imported;
use super::recorded::{Mark, Print};
use super::told::{conflict, held_back, kept_date, tell_of_slug};
use crate::article::ArticleId;
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, Value};
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Occurrence, VariantState, check_ukrainian_first};
use crate::store::{Act, Happened, SavedBy, SharedFacts, StoreError};

/// What an article's facts come to in the store.
pub(super) struct Facts {
    pub(super) facts: SharedFacts,
    pub(super) related: Vec<ArticleId>,
    pub(super) print: Print,
}

/// What is remembered of an article's files.
#[derive(Default)]
struct Recorded {
    facts: Option<Mark>,
    texts: PerLanguage<Option<Mark>>,
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
        let names = self.names_locked().await?;
        let recorded = self.recorded(chunk).await?;
        let mut differing = Vec::new();
        for article in chunk {
            match recorded.get(&article.id) {
                Some(recorded) if article.is_as(recorded) => imported.unchanged += 1,
                found => differing.push((article, found.is_some())),
            }
        }
        let mut later = Later::default();
        if differing.is_empty() {
            return Ok(Chunk { imported, later });
        }

        let mut facts = HashMap::new();
        for (article, _) in &differing {
            match facts_of(article, &names, &mut imported) {
                Ok(found) => drop(facts.insert(article.id, found)),
                Err(why) => imported.refuse(article.id, why),
            }
        }
        let related = differing.iter().flat_map(|(article, _)| &article.related);
        let changing = differing.iter().filter(|(_, is_there)| *is_there);
        let changing = changing.map(|(article, _)| &article.id);
        let mut known = self.there(related.chain(changing)).await?;
        for &id in facts.keys() {
            known.entry(id).or_insert(id);
        }
        let mut new = Vec::new();
        let mut related = Vec::new();
        for (article, is_there) in differing {
            let Some(facts) = facts.remove(&article.id) else {
                continue;
            };
            let mut told = Imported::default();
            let (ids, is_later) =
                related_of(article.id, &article.related, &known, coming, &mut told);
            let mut facts = Facts {
                print: Print::of(&(&facts, &ids))?,
                facts,
                related: ids,
            };
            if is_later && !is_there {
                facts.related.clear();
                later.new.push(Unrelated {
                    id: article.id,
                    facts: facts.facts.clone(),
                    related: article.related.clone(),
                    print: facts.print,
                });
            } else {
                imported.problems.append(&mut told.problems);
            }
            if is_later && is_there {
                later.known.insert(article.id);
            }
            if !is_there {
                new.push((article, facts));
            } else if self
                .import_known(article, &facts, act, &mut imported)
                .await?
            {
                related.push((article.id, facts.related));
            }
        }
        self.import_all_new(&new, act, &mut imported).await?;
        for (id, ids) in related {
            self.write_related(id, &ids).await?;
        }
        Ok(Chunk { imported, later })
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
                 FROM (VALUES {}) i JOIN @article a ON a.id = i.column1
                 LEFT JOIN @variant v ON v.article = a.id",
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

    /// Some articles, as far as they are in the store: each with what it is by
    /// now, should it have been merged. Nobody merges them before this
    /// transaction has ended. They are locked in the order of their ids, as a
    /// merge locks them, so that neither waits for the other.
    pub(in crate::store::whole) async fn there(
        &mut self,
        ids: impl Iterator<Item = &ArticleId> + Send,
    ) -> Result<HashMap<ArticleId, ArticleId>, StoreError> {
        let wanted: BTreeSet<ArticleId> = ids.copied().collect();
        let wanted: Vec<ArticleId> = wanted.into_iter().collect();
        let mut there = HashMap::new();
        for ids in wanted.chunks(PARAMETERS) {
            let sql = format!(
                "SELECT a.id, COALESCE(a.merged_into, a.id)
                 FROM (VALUES {}) i JOIN @article a ON a.id = i.column1
                 /*pg ORDER BY a.id FOR NO KEY UPDATE OF a */",
                marks(ids.len())
            );
            let ids = ids.iter().map(|&id| Value::from(id)).collect();
            for row in self.rows(&sql, ids).await? {
                there.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(there)
    }

    pub(super) async fn keep_imported(
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
            imported.refuse(id, why);
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
                plans[language] = Some(self.plan(&before, language, text, act).await?);
            }
        }
        let mut after = planned(&before, &plans);
        if check(&after).is_err()
            && let Some(text) = texts.english.as_mut()
        {
            *text = text.held_back(act.at)?;
            let english = Language::English;
            plans.english = Some(self.plan(&before, english, text, act).await?);
            after = planned(&before, &plans);
            imported.tell(held_back(id));
        }
        if let Err(why) = check(&after) {
            imported.refuse(id, why.to_string());
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
                Plan::Adopt => remember(after.variant_mut(language)?, text),
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

    /// What becomes of a text: where its file has changed, by what the newest
    /// one says, unless that was erased.
    async fn plan(
        &mut self,
        before: &ArticleState,
        language: Language,
        text: &PreparedText,
        act: &Act,
    ) -> Result<Plan, StoreError> {
        let variant = before.variant(language);
        let compared = variant.filter(|it| {
            let mark = Mark::read(it.imported.as_deref());
            it.purged_at.is_none() && mark.is_none_or(|mark| mark.print != text.print)
        });
        let head = match compared {
            Some(it) => {
                let head = self.revision_text(before.id, language, it.head, it.slug.clone());
                Some(head.await?)
            }
            None => None,
        };
        Ok(Plan::of(variant, text, head.as_ref(), act))
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

/// How many values a statement is given at most.
pub(super) const PARAMETERS: usize = 500;

/// `(?1), (?2), …`: rows of one value. PostgreSQL looks through a list of
/// parameters one by one, but joins rows.
fn marks(count: usize) -> String {
    let marks: Vec<String> = (1..=count).map(|number| format!("(?{number})")).collect();
    marks.join(", ")
}
