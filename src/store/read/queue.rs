use chrono::{DateTime, Utc};
use serde::Serialize;

use super::paging::{Order, Paging, Place};
use crate::address::ListPosition;
use crate::article::{ArticleId, Freshness, Id, PartHashes, Section, Text};
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::{
    RevisionNumber, Store, StoreError, TaskState, VariantVersion, Version, WorkState,
};

/// Which part of the translators' queue to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueQuery {
    /// The language to translate into.
    pub language: Language,
    /// What there is to do.
    pub state: TaskState,
    /// Where in the queue, as in a [`ListQuery`](super::ListQuery).
    pub position: ListPosition,
    /// How many tasks, 1 to 100.
    pub length: usize,
}

impl QueueQuery {
    /// The newest tasks of a kind.
    pub const fn first(language: Language, state: TaskState, length: usize) -> Self {
        Self {
            language,
            state,
            position: ListPosition::FIRST,
            length,
        }
    }
}

/// A part of the translators' queue, newest first.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QueuePage {
    /// What there is to do.
    pub tasks: Vec<TranslationTask>,
    /// Where there are newer tasks, if there are.
    pub newer: Option<ListPosition>,
    /// Where there are older tasks, if there are.
    pub older: Option<ListPosition>,
}

/// A text to translate, or a translation to look at again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TranslationTask {
    /// What there is to do.
    pub state: TaskState,
    /// The article and the language to translate into, as
    /// [`translate`](Store::translate) and [`acknowledge`](Store::acknowledge)
    /// take them.
    pub seen: VariantVersion,
    /// Since when: since the original is public, or was changed.
    pub since: DateTime<Utc>,
    /// The section of the article.
    pub section: Id<Section>,
    /// The original as readers see it.
    pub source: SourceText,
    /// The newest translation.
    pub translation: Option<TranslationText>,
    /// Which parts of the original have changed since it was translated.
    pub freshness: Freshness,
}

/// The original of a translation, for a list of tasks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SourceText {
    /// Its language, in which the title is to be marked.
    pub language: Language,
    /// The revision that readers see.
    pub revision: RevisionNumber,
    /// Its headline.
    pub title: Text,
}

/// The newest revision of a translation, for a list of tasks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TranslationText {
    /// The revision.
    pub revision: RevisionNumber,
    /// Its headline.
    pub title: Text,
    /// How far the work on it has come.
    pub work: WorkState,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Text,
}

impl Store {
    /// What translators have to do in a language at a moment, newest first.
    ///
    /// A text is there as soon as its original is public, and a translation as
    /// soon as its original has changed for readers, by hand or by schedule;
    /// drafts of the original ask for nothing. Whoever saves a translation of
    /// what is live has done the task, published or not.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # use dvomova::address::{Addresses, ArticlePath};
    /// # use dvomova::article::{ArticleId, Window};
    /// # use dvomova::language::Language;
    /// # use dvomova::store::*;
    /// # let addresses = Addresses::new("https://misto.example".parse()?);
    /// # let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// # let noon = "2025-11-05T10:00:00Z".parse()?;
    /// # let act = Act::new("olena".parse()?, noon);
    /// # let section = r#"{"id": "city", "names": {
    /// #     "uk": {"name": "Місто", "slug": "misto"}, "en": {"name": "City", "slug": "city"}}}"#;
    /// # store.create_section(serde_json::from_str(section)?, &act).await?;
    /// # let text = r#"{"slug": "tramvai", "title": "Трамвай", "lead": "Їде.", "body": "Восени."}"#;
    /// # let id = ArticleId::from_path("city/tram");
    /// # let new = NewArticle {
    /// #     id, original: Language::Ukrainian,
    /// #     facts: SharedFacts::new("city".parse()?), text: serde_json::from_str(text)?,
    /// # };
    /// # let draft = store.create(new, &act).await?;
    /// # let _ = store.publish(draft.variant, draft.revision, Window::from(noon), &act).await?;
    /// let query = QueueQuery::first(Language::English, TaskState::Missing, 20);
    /// let page = store.queue(&query, noon).await?;
    /// let task = &page.tasks[0];
    /// assert_eq!(task.source.title, "Трамвай");
    ///
    /// let text = r#"{"slug": "tram", "title": "The Tram", "lead": "It runs.", "body": "In fall."}"#;
    /// let text = serde_json::from_str(text)?;
    /// let _ = store.translate(task.seen, task.source.revision, text, &act).await?;
    /// assert_eq!(store.queue(&query, noon).await?.tasks, []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A cursor that no page gave.
    pub async fn queue(
        &self,
        query: &QueueQuery,
        now: DateTime<Utc>,
    ) -> Result<QueuePage, StoreError> {
        self.read_snapshot((query.clone(), now), |transaction, (query, now)| {
            Box::pin(async move { transaction.queue_page(query, *now).await })
        })
        .await
    }
}

impl Transaction {
    async fn queue_page(
        &mut self,
        query: &QueueQuery,
        now: DateTime<Utc>,
    ) -> Result<QueuePage, StoreError> {
        let paging = Paging::of(&query.position, query.length, now, Order::Task)?;
        let values = values![now, query.language, query.state.as_str()];
        let (rows, more) = self.page(&paging, &queued(&paging), values).await?;
        let tasks = rows.iter().map(|row| task(row, query));
        let tasks: Vec<TranslationTask> = tasks.collect::<Result<_, _>>()?;
        let (newer, older) = paging.around(&tasks, place, more)?;
        Ok(QueuePage {
            tasks,
            newer,
            older,
        })
    }
}

/// A part of the queue: of the language `?2` and the state `?3`. Its rows are
/// found first, as those of a list are.
///
/// A plain `q.since <= ?1` beside the comparison of rows would make SQLite
/// search by the former and filter by the latter.
pub(super) fn queued(paging: &Paging) -> String {
    let (compared, order) = (paging.compared(), paging.order());
    format!(
        "SELECT page.article, page.since, a.section, o.language, s.number, s.title, s.parts,
                v.version, v.made_from, v.work, h.number, h.title, h.saved_at, h.saved_by
             FROM (
                SELECT q.article, q.language, q.since FROM @queue q
                WHERE q.language = ?2 AND q.state = ?3
                    AND (q.since, q.article) {compared} (?4, ?5)
                    AND +q.since <= ?1 AND (q.until IS NULL OR q.until > ?1)
                ORDER BY q.since {order}, q.article {order}
                LIMIT ?6 OFFSET ?7) page
             CROSS JOIN @article a CROSS JOIN @variant o CROSS JOIN @revision s
             LEFT JOIN @variant v ON v.article = page.article AND v.language = page.language
             LEFT JOIN @revision h ON h.article = v.article AND h.language = v.language
                AND h.number = v.head
             WHERE a.id = page.article AND o.article = page.article AND o.language = a.original
                AND s.article = o.article AND s.language = o.language
                AND s.number = CASE WHEN o.next_at <= ?1 THEN o.next_revision ELSE o.live END
             ORDER BY page.since {order}, page.article {order}"
    )
}

fn place(task: &TranslationTask) -> Place {
    Place {
        moment: task.since,
        article: task.seen.article,
    }
}

fn task(row: &Row, query: &QueueQuery) -> Result<TranslationTask, StoreError> {
    let article: ArticleId = row.get(0)?;
    let live: PartHashes = row.json(6)?;
    let version: Option<Version> = row.get(7)?;
    let translation = match row.get(10)? {
        Some(revision) => Some(TranslationText {
            revision,
            title: row.word(11)?,
            work: row.word(9)?,
            saved_at: row.get(12)?,
            saved_by: row.word(13)?,
        }),
        None => None,
    };
    let freshness = match query.state {
        TaskState::Missing => Freshness::Missing,
        TaskState::Stale => Freshness::of(row.optional_json(8)?.as_ref(), &live),
    };
    Ok(TranslationTask {
        state: query.state,
        seen: VariantVersion {
            article,
            language: query.language,
            version: version.unwrap_or(Version::NONE),
        },
        since: row.get(1)?,
        section: row.word(2)?,
        source: SourceText {
            language: row.get(3)?,
            revision: row.get(4)?,
            title: row.word(5)?,
        },
        translation,
        freshness,
    })
}
