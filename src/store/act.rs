use chrono::{DateTime, Utc};

use crate::article::Text;

/// Who acts, and when: told with each command and kept in the audit trail.
///
/// The moment is the caller's, to the millisecond. Nothing depends on moments
/// being in order: a clock that jumps back breaks nothing.
///
/// ```
/// use dvomova::store::Act;
///
/// let act = Act::new("olena".parse()?, "2025-11-05T10:05:00Z".parse()?);
/// assert_eq!(act.actor.as_str(), "olena");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Whoever acts, by the name or id that the site knows them by.
    pub actor: Text,
    /// When.
    pub at: DateTime<Utc>,
}

impl Act {
    /// Somebody acting at a moment.
    pub const fn new(actor: Text, at: DateTime<Utc>) -> Self {
        Self { actor, at }
    }
}
