use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Update;

/// When a variant is public: `live_from <= now < live_until`.
///
/// ```
/// use chrono::{DateTime, Utc};
/// use dvomova::article::Window;
///
/// let noon: DateTime<Utc> = "2025-11-05T12:00:00Z".parse()?;
/// let evening: DateTime<Utc> = "2025-11-05T18:00:00Z".parse()?;
/// let window = Window::new(noon, Some(evening))?;
/// assert!(window.contains(noon));
/// assert!(!window.contains(evening));
/// assert!(Window::new(noon, Some(noon)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds")]
pub struct Window {
    live_from: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    live_until: Option<DateTime<Utc>>,
}

impl Window {
    /// Public from a moment on, for good.
    pub const fn from(live_from: DateTime<Utc>) -> Self {
        Self {
            live_from,
            live_until: None,
        }
    }

    /// Public from a moment on and until another.
    ///
    /// # Errors
    ///
    /// An end that is not after the beginning.
    pub fn new(
        live_from: DateTime<Utc>,
        live_until: Option<DateTime<Utc>>,
    ) -> Result<Self, InvalidWindow> {
        match live_until {
            Some(live_until) if live_until <= live_from => Err(InvalidWindow {
                live_from,
                live_until,
            }),
            _ => Ok(Self {
                live_from,
                live_until,
            }),
        }
    }

    /// The first moment at which it is public.
    pub const fn live_from(&self) -> DateTime<Utc> {
        self.live_from
    }

    /// The first moment at which it no longer is; none for good.
    pub const fn live_until(&self) -> Option<DateTime<Utc>> {
        self.live_until
    }

    /// Whether the moment lies inside.
    pub fn contains(&self, now: DateTime<Utc>) -> bool {
        self.live_from <= now && self.live_until.is_none_or(|until| now < until)
    }
}

/// A window that ends before it begins, or as it begins.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected an end after the beginning, found live_from {} and live_until {}",
    written(.live_from),
    written(.live_until)
)]
pub struct InvalidWindow {
    live_from: DateTime<Utc>,
    live_until: DateTime<Utc>,
}

fn written(moment: &DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A window as it is written, before its order is looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    live_from: DateTime<Utc>,
    #[serde(default)]
    live_until: Option<DateTime<Utc>>,
}

impl TryFrom<Bounds> for Window {
    type Error = InvalidWindow;

    fn try_from(bounds: Bounds) -> Result<Self, InvalidWindow> {
        Self::new(bounds.live_from, bounds.live_until)
    }
}

/// What is kept of a variant's publication, outside of its text.
///
/// The default is a draft: no window, never published. What has a window has a
/// first date, and never one after the window begins: nothing is public before
/// readers first saw it. In serde's form a window without a first date begins
/// it, and a first date after that beginning becomes it.
///
/// ```
/// use chrono::{DateTime, TimeDelta, Utc};
/// use dvomova::article::{Publication, Window};
///
/// let monday: DateTime<Utc> = "2025-11-03T09:00:00Z".parse()?;
/// let friday = monday + TimeDelta::days(4);
/// let mut publication = Publication::published(Window::from(monday));
/// publication.unpublish(friday);
/// publication.publish(Window::from(friday), friday);
/// assert_eq!(publication.first_published_at(), Some(monday));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Recorded")]
pub struct Publication {
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<Window>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_published_at: Option<DateTime<Utc>>,
    /// The last update or correction that readers are told of. Set it for
    /// those only: the repair of a typo leaves it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update: Option<Update>,
}

impl Publication {
    /// Public in a window and first published when it begins.
    pub const fn published(window: Window) -> Self {
        Self {
            window: Some(window),
            first_published_at: Some(window.live_from),
            update: None,
        }
    }

    /// What a former site published first, before its window here begins; no
    /// window if it is not to be public now. A first date after the beginning
    /// of the window becomes that beginning.
    pub fn imported(window: Option<Window>, first_published_at: DateTime<Utc>) -> Self {
        Self::recorded(window, Some(first_published_at), None)
    }

    /// A publication as it was kept, in the columns of a table, say. A window
    /// without a first date begins it; a first date after the beginning of the
    /// window becomes that beginning. Whatever a publication says comes back
    /// as it was.
    ///
    /// ```
    /// use chrono::{DateTime, Utc};
    /// use dvomova::article::{Publication, Window};
    ///
    /// let noon: DateTime<Utc> = "2025-11-05T12:00:00Z".parse()?;
    /// let evening: DateTime<Utc> = "2025-11-05T18:00:00Z".parse()?;
    /// let window = Some(Window::from(noon));
    /// let publication = Publication::recorded(window, Some(evening), None);
    /// assert_eq!(publication.first_published_at(), Some(noon));
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn recorded(
        window: Option<Window>,
        first_published_at: Option<DateTime<Utc>>,
        update: Option<Update>,
    ) -> Self {
        let begins = window.map(|window| window.live_from);
        let first = first_published_at.or(begins);
        Self {
            window,
            first_published_at: first.map(|first| begins.map_or(first, |from| first.min(from))),
            update,
        }
    }

    /// Makes it public in a window, instead of the one it had.
    ///
    /// What readers have once seen keeps the date they first saw it. What was
    /// planned for later than `now` gets the new window's beginning. A window
    /// that begins before the date they first saw it begins with that date;
    /// none is left of one that ends before it.
    pub fn publish(&mut self, window: Window, now: DateTime<Utc>) {
        self.unpublish(now);
        let first = *self.first_published_at.get_or_insert(window.live_from);
        self.window = Window::new(window.live_from.max(first), window.live_until).ok();
    }

    /// Takes it down. The date readers first saw it stays, unless that was
    /// planned for later than `now`.
    pub fn unpublish(&mut self, now: DateTime<Utc>) {
        self.window = None;
        self.first_published_at = self.first_published_at.filter(|&first| first <= now);
    }

    /// When it is public; none for a draft.
    pub const fn window(&self) -> Option<Window> {
        self.window
    }

    /// When readers first saw it, or will. Once past, it never changes.
    pub const fn first_published_at(&self) -> Option<DateTime<Utc>> {
        self.first_published_at
    }

    /// Whether readers see it at a moment.
    pub fn is_public(&self, now: DateTime<Utc>) -> bool {
        self.window.is_some_and(|window| window.contains(now))
    }
}

/// A publication as it is written, before its dates are looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    #[serde(default)]
    window: Option<Window>,
    #[serde(default)]
    first_published_at: Option<DateTime<Utc>>,
    #[serde(default)]
    update: Option<Update>,
}

impl From<Recorded> for Publication {
    fn from(recorded: Recorded) -> Self {
        Self::recorded(
            recorded.window,
            recorded.first_published_at,
            recorded.update,
        )
    }
}
