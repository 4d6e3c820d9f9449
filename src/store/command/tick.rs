use chrono::{DateTime, Utc};

use crate::article::ArticleId;
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::{Store, StoreError, StoreErrorKind};

/// What a [`tick`](Store::tick) did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct Ticked {
    /// How many articles had something due. What it was, their events tell.
    pub articles: usize,
    /// When something will be due next. It has passed already where another
    /// process was at work on it.
    pub next: Option<DateTime<Utc>>,
}

impl Store {
    /// Tells what schedules have brought about by a moment: an event for each
    /// window that began or ended and each revision that took another's place,
    /// once, by whoever scheduled it and at the moment it was scheduled for.
    ///
    /// Readers do not wait for it: they see everything at its moment. Caches
    /// do, if they live on events, so call it every second or so, in as many
    /// processes as you like. Each article is a transaction of its own.
    ///
    /// # Errors
    ///
    /// A database that does not answer. An article that cannot be read; then
    /// what is due of the others was told all the same.
    pub async fn tick(&self, now: DateTime<Utc>) -> Result<Ticked, StoreError> {
        let mut articles = 0;
        let mut unreadable = None;
        let mut after = Due::FIRST;
        loop {
            let step = self.write((now, after), |transaction, (now, after)| {
                Box::pin(async move { transaction.tick(*now, *after).await })
            });
            match step.await? {
                Step::Done { due, told } => {
                    articles += usize::from(told);
                    after = due;
                }
                Step::Unreadable { due, error } => {
                    unreadable.get_or_insert(error);
                    after = due;
                }
                Step::NothingLeft { next } => {
                    return match unreadable {
                        Some(error) => Err(error),
                        None => Ok(Ticked { articles, next }),
                    };
                }
            }
        }
    }
}

/// A variant's place among all that are due.
#[derive(Clone, Copy)]
struct Due {
    at: DateTime<Utc>,
    article: Option<ArticleId>,
}

impl Due {
    const FIRST: Self = Self {
        at: DateTime::<Utc>::MIN_UTC,
        article: None,
    };

    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            at: row.get(0)?,
            article: row.get(1)?,
        })
    }
}

enum Step {
    Done { due: Due, told: bool },
    Unreadable { due: Due, error: StoreError },
    NothingLeft { next: Option<DateTime<Utc>> },
}

impl Transaction {
    /// Brings about what is due of the first article after a place that nobody
    /// else is at work on.
    async fn tick(&mut self, now: DateTime<Utc>, after: Due) -> Result<Step, StoreError> {
        const DUE: &str = "
            SELECT v.due_at, v.article FROM @variant v JOIN @article a ON a.id = v.article
            WHERE v.due_at <= ?1 AND v.due_at >= ?2
                AND (v.due_at > ?2 OR ?3 IS NULL OR v.article > ?3)
            ORDER BY v.due_at, v.article LIMIT 1 /*pg FOR NO KEY UPDATE OF a SKIP LOCKED */";
        const NEXT: &str = "SELECT MIN(due_at) FROM @variant WHERE due_at IS NOT NULL";
        let values = values![now, after.at, after.article];
        let Some(row) = self.row(DUE, values).await? else {
            let row = self.row(NEXT, values![]).await?;
            let next = row.map(|row| row.get(0)).transpose()?.flatten();
            return Ok(Step::NothingLeft { next });
        };
        let due = Due::read(&row)?;
        let Some(article) = due.article else {
            return Err(StoreError::corrupt("a schedule without an article"));
        };
        // Nothing is written yet, so that the others can go on.
        let before = match self.find_article(article).await {
            Ok(Some(before)) => before,
            Ok(None) => return Ok(Step::Done { due, told: false }),
            Err(error) if error.kind() == StoreErrorKind::Corrupt => {
                return Ok(Step::Unreadable { due, error });
            }
            Err(error) => return Err(error),
        };
        let after = self.settle(before.clone(), &Language::ALL, now).await?;
        let told = before != after;
        Ok(Step::Done { due, told })
    }
}
