use serde::Serialize;

use crate::article::ArticleId;
use crate::store::database::values;
use crate::store::{Event, Store, StoreError};

/// What happened to an article, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct History {
    /// What happened.
    pub events: Vec<Event>,
    /// The event before which there are more, to read on.
    pub before: Option<i64>,
}

/// The most that a page of a history or of revisions holds.
pub(super) const MOST: usize = 100;

impl Store {
    /// What happened to an article in either language, newest first: a page of
    /// `length` events, 1 to 100, those `before` an event if one is given.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn history(
        &self,
        article: ArticleId,
        before: Option<i64>,
        length: usize,
    ) -> Result<History, StoreError> {
        let arguments = (article, before, length.clamp(1, MOST));
        self.read_one(arguments, |transaction, (article, before, length)| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {} FROM @event WHERE article = ?1 AND id < ?2
                     ORDER BY id DESC LIMIT ?3",
                    Event::COLUMNS
                );
                let values = values![*article, before.unwrap_or(i64::MAX), limit(*length)];
                let rows = transaction.rows(&sql, values).await?;
                let shown = rows.iter().take(*length).map(Event::read);
                let events: Vec<Event> = shown.collect::<Result<_, _>>()?;
                let last = events.last().map(|event| event.id);
                Ok(History {
                    before: last.filter(|_| rows.len() > *length),
                    events,
                })
            })
        })
        .await
    }
}

/// One row more than a page has, which tells whether there is another page.
pub(super) fn limit(length: usize) -> i64 {
    i64::try_from(length).map_or(i64::MAX, |length| length.saturating_add(1))
}
