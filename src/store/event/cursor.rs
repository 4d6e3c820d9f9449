use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use uuid::Uuid;

/// How far a reader of events has come: opaque text that it keeps beside what
/// it made of the events.
///
/// It belongs to one database. One that was restored from a copy, or moved to
/// another server, begins anew: a cursor from before is refused, since it would
/// skip what happened in between.
///
/// ```
/// use dvomova::store::EventCursor;
///
/// let kept = "0e6f1a52-7a0e-4a2b-9a53-0c8d5b1f6a10.0.14.1762329900000";
/// let cursor: EventCursor = kept.parse()?;
/// assert_eq!(cursor.to_string(), kept);
/// assert_eq!("start".parse(), Ok(EventCursor::START));
/// # Ok::<(), dvomova::store::InvalidEventCursor>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EventCursor(pub(super) Option<Place>);

/// After which event of which database. An event's number and transaction may
/// come again in a database that was restored; its moment does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) generation: Uuid,
    pub(super) transaction: i64,
    /// 0 before the first one.
    pub(super) event: i64,
    pub(super) at: i64,
}

impl EventCursor {
    /// Before the first event of whatever database.
    pub const START: Self = Self(None);
}

impl fmt::Display for EventCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(place) = &self.0 else {
            return f.write_str(START);
        };
        let Place {
            generation,
            transaction,
            event,
            at,
        } = place;
        write!(f, "{generation}.{transaction}.{event}.{at}")
    }
}

const START: &str = "start";

/// A text that is no [`EventCursor`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected `start` or what a cursor of events was written as, found {found:?}")]
pub struct InvalidEventCursor {
    found: String,
}

impl FromStr for EventCursor {
    type Err = InvalidEventCursor;

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    ///
    /// The empty text, `14` (of which database?), `START`.
    fn from_str(text: &str) -> Result<Self, InvalidEventCursor> {
        let place = || {
            let mut parts = text.split('.');
            let place = Place {
                generation: Uuid::try_parse(parts.next()?).ok()?,
                transaction: parts.next()?.parse().ok()?,
                event: parts.next()?.parse().ok()?,
                at: parts.next()?.parse().ok()?,
            };
            let cursor = Self(Some(place));
            (cursor.to_string() == text).then_some(cursor)
        };
        if text == START {
            return Ok(Self::START);
        }
        place().ok_or_else(|| InvalidEventCursor {
            found: text.chars().take(100).collect(),
        })
    }
}

impl Serialize for EventCursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EventCursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
