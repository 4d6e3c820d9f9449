//! The events in their order.
//!
//! On SQLite one transaction writes at a time, so that events become visible in
//! the order of their numbers. On PostgreSQL an event that took its number
//! first may be committed last. There the order is that of transactions, and
//! only those are read before which no other can still come: the ones below the
//! oldest that is running.

use uuid::Uuid;

use super::cursor::Place;
use super::{Event, EventCursor};
use crate::store::database::{Row, Transaction, values};
use crate::store::{Store, StoreError, StoreErrorKind};

/// Events in the order in which every reader gets them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventPage {
    /// The oldest first; none where nothing has happened since.
    pub events: Vec<Event>,
    /// Where to read on: after the last of them.
    pub next: EventCursor,
}

/// A page, and whether more has happened that may not be read yet.
pub(super) struct Reading {
    pub(super) page: EventPage,
    pub(super) held_back: bool,
}

impl Store {
    /// What happened after a place in the events, `limit` of them at most. It is
    /// read from the primary.
    ///
    /// Nothing is ever skipped or given twice, and all readers get the same
    /// order, on PostgreSQL too, where transactions may be committed in another
    /// order than they began. The price is a delay there: while a transaction
    /// is running that has written something, anywhere in the database cluster,
    /// what was committed since it began is held back. It delays, and loses
    /// nothing.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # use dvomova::address::Addresses;
    /// # use dvomova::article::Section;
    /// # use dvomova::store::{Act, EventCursor, Happened, Store, StoreOptions};
    /// # let addresses = Addresses::new("https://misto.example".parse()?);
    /// let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// let city: Section = serde_json::from_str(r#"{ "id": "city", "names": {
    ///     "uk": { "name": "Місто", "slug": "misto" }, "en": { "name": "City", "slug": "city" }
    /// } }"#)?;
    /// let act = Act::new("olena".parse()?, "2025-11-05T08:00:00Z".parse()?);
    /// store.create_section(city, &act).await?;
    ///
    /// let page = store.events_after(&EventCursor::START, 100).await?;
    /// assert_eq!(page.events[0].happened, Happened::TermCreated);
    /// assert_eq!(page.events[0].subject.as_deref(), Some("section/city"));
    /// assert!(store.events_after(&page.next, 100).await?.events.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Of kind [`ForeignCursor`](StoreErrorKind::ForeignCursor): a cursor of
    /// another database, or of this one before it was restored from a copy.
    pub async fn events_after(
        &self,
        cursor: &EventCursor,
        limit: u32,
    ) -> Result<EventPage, StoreError> {
        Ok(self.read_events(*cursor, limit.max(1)).await?.page)
    }

    /// The place after everything that [`events_after`](Self::events_after)
    /// would give by now: for a reader that begins with nothing to forget, such
    /// as an empty cache.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn events_end(&self) -> Result<EventCursor, StoreError> {
        self.read_newest((), |tx, ()| {
            Box::pin(async move {
                const LAST: &str = "
                    SELECT transaction_id, id, at FROM @event WHERE transaction_id < ?1
                    ORDER BY transaction_id DESC, id DESC LIMIT 1";
                let log = tx.event_log(&EventCursor::START).await?;
                let last = tx.row(LAST, values![log.settled]).await?;
                let place = last.map(|row| log.place(&row, 0)).transpose()?;
                Ok(EventCursor(Some(place.unwrap_or(log.beginning()))))
            })
        })
        .await
    }

    pub(super) async fn read_events(
        &self,
        cursor: EventCursor,
        limit: u32,
    ) -> Result<Reading, StoreError> {
        self.read_newest((cursor, limit), |tx, (cursor, limit)| {
            Box::pin(async move { tx.events_after(cursor, *limit).await })
        })
        .await
    }
}

/// What is known of all events in one snapshot.
struct Log {
    generation: Uuid,
    /// Transactions below this one have ended.
    settled: i64,
    /// The last transaction that wrote an event.
    newest: i64,
}

impl Log {
    const fn beginning(&self) -> Place {
        Place {
            generation: self.generation,
            transaction: 0,
            event: 0,
            at: 0,
        }
    }

    /// After an event whose transaction, number and moment stand in a row.
    fn place(&self, row: &Row, at: usize) -> Result<Place, StoreError> {
        Ok(Place {
            generation: self.generation,
            transaction: row.get(at)?,
            event: row.get(at + 1)?,
            at: row.get(at + 2)?,
        })
    }
}

impl Transaction {
    /// Looks whether a cursor is this database's.
    async fn event_log(&mut self, cursor: &EventCursor) -> Result<Log, StoreError> {
        const LOG: &str = "
            SELECT generation,
                1 /*pg * pg_snapshot_xmin(pg_current_snapshot())::text::bigint */,
                1 /*pg * pg_snapshot_xmax(pg_current_snapshot())::text::bigint */,
                COALESCE((SELECT MAX(transaction_id) FROM @event), 0),
                (SELECT COUNT(*) FROM @event WHERE transaction_id = ?1 AND id = ?2 AND at = ?3)
            FROM @site";
        let place = |place: Place| (place.transaction, place.event, place.at);
        let (transaction, event, at) = cursor.0.map_or((0, 0, 0), place);
        let row = self.row(LOG, values![transaction, event, at]).await?;
        let row = row.ok_or_else(|| StoreError::corrupt("the table `site` is empty"))?;
        let log = Log {
            generation: row.word(0)?,
            settled: row.get(1)?,
            newest: row.get(3)?,
        };
        let (next, found): (i64, i64) = (row.get(2)?, row.get(4)?);
        if log.newest >= next {
            return Err(foreign(
                "the database was restored on another server while this store was open: open it again",
            ));
        }
        match cursor.0 {
            Some(place) if place.generation != log.generation || event > 0 && found == 0 => {
                Err(foreign(
                    "the cursor is of another database, or of this one before it was restored from a copy: forget all that was made of its events, such as cached pages, and read on from `Store::events_end`, or begin with `EventCursor::START`",
                ))
            }
            _ => Ok(log),
        }
    }

    async fn events_after(
        &mut self,
        cursor: &EventCursor,
        limit: u32,
    ) -> Result<Reading, StoreError> {
        let log = self.event_log(cursor).await?;
        let after = cursor.0.unwrap_or(log.beginning());
        let sql = format!(
            "SELECT {}, transaction_id, id, at FROM @event
             WHERE (transaction_id, id) > (?1, ?2) AND transaction_id < ?3
             ORDER BY transaction_id, id LIMIT ?4",
            Event::COLUMNS
        );
        let values = values![after.transaction, after.event, log.settled, limit];
        let rows = self.rows(&sql, values).await?;
        let next = match rows.last() {
            Some(last) => log.place(last, Event::WIDTH)?,
            None => after,
        };
        Ok(Reading {
            page: EventPage {
                events: rows.iter().map(Event::read).collect::<Result<_, _>>()?,
                next: EventCursor(Some(next)),
            },
            held_back: log.newest >= log.settled,
        })
    }
}

fn foreign(advice: &str) -> StoreError {
    StoreError::new(StoreErrorKind::ForeignCursor, advice)
}
