//! Moments as they are stored: whole milliseconds.

use chrono::{DateTime, TimeDelta, Utc};

use super::StoreError;
use crate::article::Window;

/// The first whole millisecond that is not before a moment, so that nothing
/// scheduled comes early.
pub(in crate::store) fn rounded_up(moment: DateTime<Utc>) -> DateTime<Utc> {
    let floor = DateTime::from_timestamp_millis(moment.timestamp_millis()).unwrap_or(moment);
    match floor < moment {
        true => floor
            .checked_add_signed(TimeDelta::milliseconds(1))
            .unwrap_or(floor),
        false => floor,
    }
}

/// A window as it is stored.
///
/// # Errors
///
/// One that no millisecond is in.
pub(in crate::store) fn rounded(window: Window) -> Result<Window, StoreError> {
    let until = window.live_until().map(rounded_up);
    Window::new(rounded_up(window.live_from()), until)
        .map_err(|_| StoreError::refused("a window has to be open for a millisecond at least"))
}
