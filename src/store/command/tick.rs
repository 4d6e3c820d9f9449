use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::article::ArticleId;
use crate::store::database::values;
use crate::store::{Store, StoreError};

/// How many articles one transaction of [`Store::tick`] looks at.
const BATCH: usize = 50;

impl Store {
    /// Makes events of what schedules have brought about since the last time:
    /// windows that have begun or ended, replacements that are due. How many
    /// articles that were.
    ///
    /// Readers see all of it at its moment without this: only caches and other
    /// readers of events wait for it. It may be called as often as one likes, by
    /// many processes at once; each moment is told once.
    ///
    /// # Errors
    ///
    /// A database that does not answer. What was told before stays told.
    pub async fn tick(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut settled = 0;
        loop {
            let batch = self.write(now, |transaction, now| {
                Box::pin(async move {
                    // Another process that is at an article is told by it.
                    const DUE: &str = "
                        SELECT v.article FROM @variant v JOIN @article a ON a.id = v.article
                        WHERE v.due_at <= ?1 ORDER BY v.due_at LIMIT ?2
                        /*pg FOR NO KEY UPDATE OF a SKIP LOCKED */";
                    let rows = transaction.rows(DUE, values![*now, BATCH as i64]).await?;
                    let due: Result<BTreeSet<ArticleId>, StoreError> =
                        rows.iter().map(|row| row.get(0)).collect();
                    let due = due?;
                    for &id in &due {
                        transaction.article(id, *now).await?;
                    }
                    Ok(due.len())
                })
            });
            let batch = batch.await?;
            settled += batch;
            if batch < BATCH {
                return Ok(settled);
            }
        }
    }
}
