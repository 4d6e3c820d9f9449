use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::{EventCursor, EventPage};
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
    listening: Option<Listening>,
}
