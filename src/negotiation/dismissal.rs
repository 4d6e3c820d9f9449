use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

use crate::language::{Language, PerLanguage};

use super::ranking::Ranking;

/// A reader's answer "no" to the offer of the other language.
///
/// It holds for one direction, for 180 days, and for as long as the reader's
/// [`Ranking`] stays the same. Parses from and prints as a cookie's value:
/// `uk-en.1777809600.0123abcd`, from the page's language to the offered one.
///
/// ```
/// use chrono::{DateTime, TimeDelta};
/// use dvomova::language::Language;
/// use dvomova::negotiation::{AcceptLanguage, Dismissal};
///
/// let now = DateTime::from_timestamp(1_762_340_700, 0).unwrap_or_default();
/// let ranking = AcceptLanguage::parse("en-US,en;q=0.9").ranking();
/// let dismissal = Dismissal::new(Language::English, ranking, now);
/// assert!(dismissal.holds(ranking, now + TimeDelta::days(179)));
/// assert!(!dismissal.holds(ranking, now + TimeDelta::days(180)));
///
/// let changed = AcceptLanguage::parse("pl,en;q=0.9").ranking();
/// assert!(!dismissal.holds(changed, now));
/// assert_eq!(dismissal.to_string().parse(), Ok(dismissal));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dismissal {
    offered: Language,
    expires: DateTime<Utc>,
    ranking: Ranking,
}

impl Dismissal {
    /// How long a dismissal holds: 180 days.
    pub const LIFETIME: TimeDelta = TimeDelta::days(180);

    /// A dismissal, now, of the offer of a language.
    pub fn new(offered: Language, ranking: Ranking, now: DateTime<Utc>) -> Self {
        // Whole seconds, as the cookie has them.
        let expires = now
            .checked_add_signed(Self::LIFETIME)
            .and_then(|expires| DateTime::from_timestamp(expires.timestamp(), 0))
            .unwrap_or(now);
        Self {
            offered,
            expires,
            ranking,
        }
    }

    /// The language that was offered; the page was in the other one.
    pub const fn offered(&self) -> Language {
        self.offered
    }

    /// When it lapses.
    pub const fn expires(&self) -> DateTime<Utc> {
        self.expires
    }

    /// Whether it holds for a reader with this ranking.
    pub fn holds(&self, ranking: Ranking, now: DateTime<Utc>) -> bool {
        now < self.expires && ranking == self.ranking
    }
}

impl fmt::Display for Dismissal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}-{}.{}.{}",
            self.offered.other(),
            self.offered,
            self.expires.timestamp(),
            self.ranking
        )
    }
}

/// A text that is no dismissal.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a dismissal such as `uk-en.1777809600.0123abcd`, found {found:?}")]
pub struct InvalidDismissal {
    found: String,
}

impl FromStr for Dismissal {
    type Err = InvalidDismissal;

    /// Reads the form that is printed.
    ///
    /// # Errors
    ///
    /// `en-en.1777809600.0123abcd` (no direction), `uk-en.soon.0123abcd`,
    /// `uk-en.1777809600.1f` (the ranking is too short), the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidDismissal> {
        read(text).ok_or_else(|| InvalidDismissal {
            found: text.chars().take(70).collect(),
        })
    }
}

fn read(text: &str) -> Option<Dismissal> {
    let mut parts = text.split('.');
    let (direction, expires, ranking) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !expires.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let offered = match direction {
        "uk-en" => Language::English,
        "en-uk" => Language::Ukrainian,
        _ => return None,
    };
    Some(Dismissal {
        offered,
        expires: DateTime::from_timestamp(expires.parse().ok()?, 0)?,
        ranking: ranking.parse().ok()?,
    })
}

/// The dismissals of a reader, at most one for each direction: what the cookie
/// keeps.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::negotiation::Dismissals;
///
/// let kept = Dismissals::from_cookie("uk-en.1777809600.0123abcd~nonsense");
/// assert!(kept.of(Language::English).is_some());
/// assert!(kept.of(Language::Ukrainian).is_none());
/// assert_eq!(kept.to_string(), "uk-en.1777809600.0123abcd");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dismissals {
    by_offered: PerLanguage<Option<Dismissal>>,
}

/// The most bytes that are read of a cookie's value.
const LONGEST_VALUE: usize = 256;

impl Dismissals {
    /// The cookie's name.
    pub const COOKIE: &'static str = "suggestion_dismissed";

    /// A reader who dismissed nothing.
    pub const NONE: Self = Self {
        by_offered: PerLanguage {
            ukrainian: None,
            english: None,
        },
    };

    /// Reads a cookie's value. What is not readable is left out.
    pub fn from_cookie(value: &str) -> Self {
        if value.len() > LONGEST_VALUE {
            return Self::NONE;
        }
        value
            .split('~')
            .filter_map(read)
            .fold(Self::NONE, Self::with)
    }

    /// The dismissals with one more, which replaces the former of its direction.
    #[must_use]
    pub fn with(mut self, dismissal: Dismissal) -> Self {
        self.by_offered[dismissal.offered] = Some(dismissal);
        self
    }

    /// The dismissal of the offer of a language.
    pub fn of(&self, offered: Language) -> Option<&Dismissal> {
        self.by_offered[offered].as_ref()
    }
}

/// The cookie's value; empty if there is nothing to keep.
impl fmt::Display for Dismissals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for dismissal in self.by_offered.iter().filter_map(|(_, kept)| *kept) {
            write!(f, "{separator}{dismissal}")?;
            separator = "~";
        }
        Ok(())
    }
}
