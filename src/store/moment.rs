//! Moments as they are stored, whole milliseconds, and as people are told of
//! them.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::StoreError;
use crate::article::Window;

/// A moment as people are told of it: `2025-11-05T10:05:00Z`.
pub(in crate::store) fn written(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// The last whole millisecond that is not after a moment.
pub(in crate::store) fn rounded_down(moment: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment.timestamp_millis()).unwrap_or(moment)
}

/// The first whole millisecond that is not before a moment.
fn rounded_up(moment: DateTime<Utc>) -> DateTime<Utc> {
    let floor = rounded_down(moment);
    match floor < moment {
        true => floor
            .checked_add_signed(TimeDelta::milliseconds(1))
            .unwrap_or(floor),
        false => floor,
    }
}

/// When something begins that is to begin at a moment: never earlier, but for
/// what begins at once, which nobody can see before `now` anyway.
pub(in crate::store) fn beginning(at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    match at <= now {
        true => rounded_down(at),
        false => rounded_up(at),
    }
}

/// A window as it is stored: it lies within the one that was asked for.
///
/// # Errors
///
/// One that no whole millisecond is in.
pub(in crate::store) fn rounded(window: Window, now: DateTime<Utc>) -> Result<Window, StoreError> {
    let until = window.live_until().map(rounded_down);
    Window::new(beginning(window.live_from(), now), until)
        .map_err(|_| StoreError::refused("a window has to be open for a millisecond at least"))
}
