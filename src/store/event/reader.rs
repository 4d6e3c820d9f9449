use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::{EventCursor, EventPage};
use crate::store::handle::Listening;
use crate::store::{Store, StoreError};

/// How long a reader waits before it looks by itself: a notification may be
/// lost, and SQLite has none between processes.
const LOOK: Duration = Duration::from_secs(1);

/// The same while something is held back by a transaction that may not tell
/// when it ends.
const LOOK_SOON: Duration = Duration::from_millis(100);

/// Follows the events of a store, waiting for more where there are none.
///
/// What is written through the same [`Store`] or its clones wakes it at once;
/// on PostgreSQL so does what others write, by a notification on the channel
/// that is called like the schema. Where it gets none, it looks every second.
/// All readers of a store share one connection for notifications.
///
/// ```no_run
/// use dvomova::store::{EventCursor, Store};
///
/// # async fn forget(_: &[String]) {}
/// async fn keep_caches_fresh(store: Store) -> Result<(), Box<dyn std::error::Error>> {
///     let kept = std::fs::read_to_string("events.cursor").unwrap_or("start".to_owned());
///     let mut reader = store.event_reader(kept.parse()?);
///     loop {
///         let page = reader.next_batch(100).await?;
///         for event in &page.events {
///             forget(&event.cache_tags).await;
///         }
///         // Only now: what is done twice after a crash does no harm.
///         std::fs::write("events.cursor", page.next.to_string())?;
///     }
/// }
/// ```
pub struct EventReader {
    store: Store,
    cursor: EventCursor,
    writes: watch::Receiver<u64>,
    listening: Option<Arc<Listening>>,
}

impl Store {
    /// A reader that begins after a place in the events.
    pub fn event_reader(&self, cursor: EventCursor) -> EventReader {
        EventReader {
            store: self.clone(),
            cursor,
            writes: self.writes(),
            listening: None,
        }
    }
}

impl EventReader {
    /// After the last event that it has given.
    pub const fn cursor(&self) -> EventCursor {
        self.cursor
    }

    /// The next events, `limit` of them at most and at least one: it waits
    /// until there is one. A call that is given up loses nothing.
    ///
    /// # Errors
    ///
    /// As of [`Store::events_after`]. A database that does not answer: call it
    /// again, the reader stays where it is.
    pub async fn next_batch(&mut self, limit: u32) -> Result<EventPage, StoreError> {
        if self.listening.is_none() {
            self.listening = Some(self.store.listen());
        }
        loop {
            self.writes.mark_unchanged();
            let reading = self.store.read_events(self.cursor, limit.max(1)).await?;
            self.cursor = reading.page.next;
            if !reading.page.events.is_empty() {
                return Ok(reading.page);
            }
            let patience = if reading.held_back { LOOK_SOON } else { LOOK };
            // Woken, or not: it looks.
            let _ = timeout(patience, self.writes.changed()).await;
        }
    }
}
