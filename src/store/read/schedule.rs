use chrono::{DateTime, Utc};

use crate::store::database::values;
use crate::store::{Store, StoreError};

impl Store {
    /// The next moment after `now` at which any article appears, disappears or
    /// changes for readers by schedule; none where nothing is scheduled.
    ///
    /// Nothing has to be done then: whoever reads at that moment sees it. A
    /// cache may keep what depends on many articles until then, and
    /// [`tick`](Self::tick) has events to tell.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn next_change(
        &self,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.read_one(now, |transaction, now| {
            Box::pin(async move {
                let Some(row) = transaction.row(&next_change(), values![*now]).await? else {
                    return Ok(None);
                };
                let moments: [Option<DateTime<Utc>>; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
                Ok(moments.into_iter().flatten().min())
            })
        })
        .await
    }
}

/// The next beginning, end and replacement of anything, each by a look into an
/// index. PostgreSQL would make room for every article to join it.
pub(super) fn next_change() -> String {
    let next = |moment: &str| {
        format!(
            "(SELECT v.{moment} FROM @variant v
              WHERE v.{moment} > ?1
                AND (SELECT a.archived_at FROM @article a WHERE a.id = v.article) IS NULL
              ORDER BY v.{moment} LIMIT 1)"
        )
    };
    let [from, until, at] = ["live_from", "live_until", "next_at"].map(next);
    format!("SELECT {from}, {until}, {at}")
}
