use super::derived::due_at;
use super::{ArticleState, Changed, Occurrence, publicity};
use crate::article::{ArticleId, Text};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::{Act, Done, Happened, StoreError, Version, Warning};

/// An article as it was saved.
pub(in crate::store) struct Saved {
    pub(in crate::store) state: ArticleState,
    pub(in crate::store) warnings: Vec<Warning>,
}

impl Saved {
    /// What to tell whoever changed one language.
    ///
    /// # Errors
    ///
    /// A language that the article does not have.
    pub(in crate::store) fn done(mut self, language: Language) -> Result<Done, StoreError> {
        let variant = self.state.version(language);
        let saved = self.state.variant_mut(language)?;
        Ok(Done {
            variant,
            revision: saved.head,
            slug: saved.slug.clone(),
            warnings: self.warnings,
        })
    }
}

impl Transaction {
    /// Writes what a command changed, and all that follows from it: versions,
    /// lists, the translators' queue, the event. The one way in which articles
    /// are written; what a command did not touch is not written.
    ///
    /// `before` is none for a new article.
    ///
    /// # Errors
    ///
    /// A change that the site's rule about Ukrainian first forbids.
    pub(in crate::store) async fn save(
        &mut self,
        before: Option<&ArticleState>,
        mut after: ArticleState,
        occurrence: Occurrence<'_>,
    ) -> Result<Saved, StoreError> {
        let now = occurrence.act.at;
        let policy = self.settings.ukrainian_first;
        let warning = publicity::check(policy, before, &after, now)?;

        let shared_differ = before.is_none_or(|before| !same_shared(before, &after));
        if shared_differ {
            let was = before.map_or(Version::NONE, |before| before.version);
            after.version = was.next();
            self.write_article(before, &after).await?;
        }
        for language in Language::ALL {
            let was = before.and_then(|before| before.variant(language));
            if let Some(variant) = after.variants[language].as_mut()
                && was != Some(&*variant)
            {
                variant.version = variant.version.next();
            }
        }
        let mut versions = Vec::new();
        for language in Language::ALL {
            let Some(variant) = after.variant(language) else {
                continue;
            };
            let was = before.and_then(|before| Some((before, before.variant(language)?)));
            let due = due_at(&after, variant);
            if was.map(|(_, was)| was.version) != Some(variant.version) {
                self.write_variant(&after, language, variant).await?;
                versions.push((Some(language), variant.version));
            } else if was.and_then(|(before, was)| due_at(before, was)) != due {
                self.write_due(after.id, language, due).await?;
            }
        }
        if shared_differ {
            versions.push((None, after.version));
        }
        self.write_derived(before, &after).await?;

        let changed = self
            .changed(before, &after, occurrence.happened, now)
            .await?;
        let mut told = Changed::default();
        for (language, version) in versions {
            let occurrence = occurrence.of_language(language);
            let mut changed = match language {
                Some(language) => changed[language].clone(),
                // Of what is new, all is told with the languages.
                None if before.is_none() => Changed::default(),
                // What both share shows in both.
                None => Changed::of_both(changed.clone()),
            };
            if before.is_none() {
                // What is new in both languages stands in the lists of both.
                changed.leave_out(&told);
                told.clone_from(&changed);
            }
            self.tell(occurrence, after.id, language, version, &changed)
                .await?;
        }
        Ok(Saved {
            state: after,
            warnings: warning.into_iter().collect(),
        })
    }

    /// Writes one event of an article, unless it is one more of somebody's
    /// autosaves in a row.
    pub(super) async fn tell(
        &mut self,
        occurrence: Occurrence<'_>,
        article: ArticleId,
        language: Option<Language>,
        version: Version,
        changed: &Changed,
    ) -> Result<(), StoreError> {
        if occurrence.happened == Happened::Autosaved
            && *changed == Changed::default()
            && self
                .just_autosaved(article, language, occurrence.act)
                .await?
        {
            return Ok(());
        }
        let event = NewEvent {
            article: Some(article),
            language,
            version: Some(version),
            revision: occurrence.revision,
            note: occurrence.note,
            ..NewEvent::new(occurrence.act, occurrence.happened)
        };
        self.record(event, changed).await
    }
}

impl Transaction {
    /// Whether the last that happened to an article in a language is that the
    /// same person's program saved it.
    async fn just_autosaved(
        &mut self,
        article: ArticleId,
        language: Option<Language>,
        act: &Act,
    ) -> Result<bool, StoreError> {
        const LAST: &str = "
            SELECT happened, actor FROM @event WHERE article = ?1 AND language = ?2
            ORDER BY id DESC LIMIT 1";
        let Some(last) = self.row(LAST, values![article, language]).await? else {
            return Ok(false);
        };
        let (happened, actor): (Happened, Text) = (last.word(0)?, last.word(1)?);
        Ok(happened == Happened::Autosaved && actor == act.actor)
    }
}

fn same_shared(before: &ArticleState, after: &ArticleState) -> bool {
    (
        before.version,
        before.original,
        &before.facts,
        before.archived_at,
        before.merged_into,
        &before.imported,
    ) == (
        after.version,
        after.original,
        &after.facts,
        after.archived_at,
        after.merged_into,
        &after.imported,
    )
}
