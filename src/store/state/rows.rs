//! The rows of an article.

use chrono::{DateTime, Utc};

use super::derived::{Listed, Task, derive_listed, derive_tasks, due_at};
use super::{ArticleState, Live, Replacement, VariantState};
use crate::article::{ArticleId, Update};
use crate::language::Language;
use crate::store::database::{Insert, Transaction, values};
use crate::store::{RevisionNumber, StoreError};

impl Transaction {
    /// Writes what both languages share. A new article is never written over
    /// one that others have begun under the same id meanwhile.
    pub(super) async fn write_article(
        &mut self,
        before: Option<&ArticleState>,
        article: &ArticleState,
    ) -> Result<(), StoreError> {
        const INTO: &str = "
            INSERT INTO @article (id, version, original, kind, section, tags, authors,
            source, picture, reactions, created_at, archived_at, merged_into, imported)
            VALUES";
        const NEW: &Insert = &Insert {
            key: 1,
            into: INTO,
            after: "",
        };
        const CHANGED: &Insert = &Insert {
            key: 1,
            into: INTO,
            after: "
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
                section = excluded.section, tags = excluded.tags, authors = excluded.authors,
                source = excluded.source, picture = excluded.picture,
                reactions = excluded.reactions, archived_at = excluded.archived_at,
                merged_into = excluded.merged_into, imported = excluded.imported",
        };
        let facts = &article.facts;
        let picture = facts.picture.as_ref().map(json).transpose()?;
        let values = values![
            article.id,
            article.version,
            article.original,
            facts.kind.as_str(),
            facts.section.as_str(),
            json(&facts.tags)?,
            json(&facts.authors)?,
            facts.source.as_ref().map(|source| source.as_str()),
            picture,
            facts.reactions.as_str(),
            article.created_at,
            article.archived_at,
            article.merged_into,
            article.imported.as_deref(),
        ];
        let insert = before.map_or(NEW, |_| CHANGED);
        self.insert_row(insert, values).await
    }

    pub(super) async fn write_variant(
        &mut self,
        article: &ArticleState,
        language: Language,
        variant: &VariantState,
    ) -> Result<(), StoreError> {
        const VARIANT: &Insert = &Insert {
            key: 2,
            into: "INSERT INTO @variant (article, language, version, slug, work, head, made_from,
                live, live_since, live_made_from, live_from, live_until, first_published_at,
                updated_at, update_kind, update_note, update_revision,
                next_revision, next_at, next_made_from,
                next_update_kind, next_update_note, next_told, withdrawn_at, notice, purged_at, told, due_at, imported)
                VALUES",
            after: "
                ON CONFLICT (article, language) DO UPDATE SET version = excluded.version,
                slug = excluded.slug, work = excluded.work, head = excluded.head,
                made_from = excluded.made_from, live = excluded.live,
                live_since = excluded.live_since, live_made_from = excluded.live_made_from,
                live_from = excluded.live_from, live_until = excluded.live_until,
                first_published_at = excluded.first_published_at,
                updated_at = excluded.updated_at, update_kind = excluded.update_kind,
                update_note = excluded.update_note,
                update_revision = excluded.update_revision, next_revision = excluded.next_revision,
                next_at = excluded.next_at,
                next_made_from = excluded.next_made_from, next_update_kind = excluded.next_update_kind,
                next_update_note = excluded.next_update_note, next_told = excluded.next_told,
                withdrawn_at = excluded.withdrawn_at, notice = excluded.notice,
                purged_at = excluded.purged_at, told = excluded.told, due_at = excluded.due_at,
                imported = excluded.imported",
        };
        let publication = &variant.publication;
        let window = publication.window();
        let Shown {
            live,
            update,
            updated_with,
            next,
        } = Shown::of(variant);
        let next_made_from = match &variant.former {
            Some(_) => variant
                .live
                .as_ref()
                .and_then(|live| live.made_from.as_ref()),
            None => next.and_then(|next| next.made_from.as_ref()),
        };
        let next_update = next.and_then(|next| next.update.as_ref());
        let withdrawn = variant.withdrawn.as_ref();
        let values = values![
            article.id,
            language,
            variant.version,
            &variant.slug,
            variant.work.as_str(),
            variant.head,
            variant.made_from.as_ref().map(json).transpose()?,
            live.map(|live| live.revision),
            live.map(|live| live.since),
            live.and_then(|live| live.made_from.as_ref())
                .map(json)
                .transpose()?,
            window.map(|window| window.live_from()),
            window.and_then(|window| window.live_until()),
            publication.first_published_at(),
            update.map(|update| update.updated_at),
            update.map(|update| update.kind.as_str()),
            update.and_then(|update| update.note.as_deref()),
            updated_with,
            next.map(|next| next.revision),
            next.map(|next| next.at),
            next_made_from.map(json).transpose()?,
            next_update.map(|update| update.kind.as_str()),
            next_update.and_then(|update| update.note.as_deref()),
            i64::from(variant.former.is_some()),
            withdrawn.map(|withdrawn| withdrawn.at),
            withdrawn
                .and_then(|withdrawn| withdrawn.notice.as_ref())
                .map(|notice| notice.as_str()),
            variant.purged_at,
            variant.told as i64,
            due_at(article, variant),
            variant.imported.as_deref(),
        ];
        self.insert_row(VARIANT, values).await
    }

    /// Writes when the schedule of a variant has something to tell next, where
    /// nothing else of it differs.
    pub(super) async fn write_due(
        &mut self,
        article: ArticleId,
        language: Language,
        due: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        const DUE: &str = "UPDATE @variant SET due_at = ?3 WHERE article = ?1 AND language = ?2";
        self.execute(DUE, values![article, language, due]).await?;
        Ok(())
    }

    /// Writes the difference of what follows from two states.
    pub(super) async fn write_derived(
        &mut self,
        before: Option<&ArticleState>,
        after: &ArticleState,
    ) -> Result<(), StoreError> {
        let was = before.map(derive_listed).unwrap_or_default();
        let is = derive_listed(after);
        for gone in was.iter().filter(|row| !is.contains(row)) {
            self.unlist(gone).await?;
        }
        for new in is.iter().filter(|row| !was.contains(row)) {
            self.list(new).await?;
        }
        let was = before.map(derive_tasks).unwrap_or_default();
        let is = derive_tasks(after);
        for gone in was.iter().filter(|task| !is.contains(task)) {
            self.remove_task(gone).await?;
        }
        for new in is.iter().filter(|task| !was.contains(task)) {
            self.add_task(new).await?;
        }
        Ok(())
    }

    async fn list(&mut self, row: &Listed) -> Result<(), StoreError> {
        const LIST: &Insert = &Insert {
            key: 4,
            into: "INSERT INTO @listed
                (list, language, first_published_at, article, live_from, live_until)
                VALUES",
            after: "",
        };
        let values = values![
            &row.list,
            row.language,
            row.first_published_at,
            row.article,
            row.live_from,
            row.live_until,
        ];
        self.insert_row(LIST, values).await
    }

    async fn unlist(&mut self, row: &Listed) -> Result<(), StoreError> {
        const UNLIST: &str = "
            DELETE FROM @listed
            WHERE list = ?1 AND language = ?2 AND first_published_at = ?3 AND article = ?4";
        let values = values![&row.list, row.language, row.first_published_at, row.article];
        self.execute(UNLIST, values).await?;
        Ok(())
    }

    async fn add_task(&mut self, task: &Task) -> Result<(), StoreError> {
        const ADD: &Insert = &Insert {
            key: 4,
            into: "INSERT INTO @queue (language, state, since, article, until) VALUES",
            after: "",
        };
        let values = values![
            task.language,
            task.state.as_str(),
            task.since,
            task.article,
            task.until
        ];
        self.insert_row(ADD, values).await
    }

    async fn remove_task(&mut self, task: &Task) -> Result<(), StoreError> {
        const REMOVE: &str = "
            DELETE FROM @queue
            WHERE language = ?1 AND state = ?2 AND since = ?3 AND article = ?4";
        let values = values![task.language, task.state.as_str(), task.since, task.article];
        self.execute(REMOVE, values).await?;
        Ok(())
    }
}

/// The live revision and what takes its place, as the row has them: a
/// replacement stays one after it has come.
struct Shown<'a> {
    live: Option<&'a Live>,
    update: Option<&'a Update>,
    updated_with: Option<RevisionNumber>,
    next: Option<&'a Replacement>,
}

impl<'a> Shown<'a> {
    fn of(variant: &'a VariantState) -> Self {
        match &variant.former {
            Some(former) => Self {
                live: Some(&former.live),
                update: former.update.as_ref(),
                updated_with: former.updated_with,
                next: Some(&former.next),
            },
            None => Self {
                live: variant.live.as_ref(),
                update: variant.publication.update.as_ref(),
                updated_with: variant.updated_with,
                next: variant.next.as_ref(),
            },
        }
    }
}

/// A value as JSON text.
pub(in crate::store) fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::corrupt(error.to_string()))
}
