use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use thiserror::Error;

/// What a cookie or a script is for. The catalogue has a name and a purpose
/// for each: the messages `cookies-statistics`, `cookies-statistics-purpose`
/// and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// The site cannot work without it: the choice itself, the language, the
    /// favorites. Needs no consent.
    Necessary,
    /// How the reader likes the site: its theme.
    Preferences,
    /// Counting what is read.
    Statistics,
    /// Advertising and measuring it.
    Marketing,
}

impl Category {
    /// All categories, in the order in which the settings list them.
    pub const ALL: [Self; 4] = [
        Self::Necessary,
        Self::Preferences,
        Self::Statistics,
        Self::Marketing,
    ];

    /// The name for forms and scripts: `necessary`, `preferences`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Necessary => "necessary",
            Self::Preferences => "preferences",
            Self::Statistics => "statistics",
            Self::Marketing => "marketing",
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Necessary => 'n',
            Self::Preferences => 'p',
            Self::Statistics => 's',
            Self::Marketing => 'm',
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A choice that a reader made about cookies: of which notice, when, and what
/// they allowed.
///
/// It gates real scripts: a page leaves out what the choice does not allow.
/// While there is no choice, only what is necessary runs; closing the notice
/// or staying on the site is no choice (EDPB Guidelines 05/2020, paragraph 86).
///
/// Parses from and prints as a cookie's value of at most 40 bytes, such as
/// `2.1762336300.nps`: the version of the notice, the second of the choice
/// (Unix time), a letter for each category.
///
/// It is no substitute for a certified consent platform where an advertiser
/// demands one (IAB TCF): it makes no TC string and tells nobody else.
///
/// ```
/// use chrono::{TimeZone, Utc};
/// use dvomova::ui::{Category, Consent};
///
/// let at = Utc.timestamp_opt(1_762_336_300, 0).single().unwrap_or_default();
/// let consent = Consent::necessary(2, at).with(Category::Statistics);
/// assert!(consent.allows(Category::Statistics));
/// assert!(!consent.allows(Category::Marketing));
/// assert_eq!(consent.to_string(), "2.1762336300.ns");
/// assert_eq!("2.1762336300.ns".parse(), Ok(consent));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Consent {
    version: u16,
    at: DateTime<Utc>,
    allowed: u8,
}

impl Consent {
    /// The choice of what is necessary and no more. The time is kept to the
    /// second.
    pub fn necessary(version: u16, at: DateTime<Utc>) -> Self {
        Self {
            version,
            at: DateTime::from_timestamp_secs(at.timestamp()).unwrap_or(at),
            allowed: Category::Necessary.bit(),
        }
    }

    /// The choice of everything.
    pub fn all(version: u16, at: DateTime<Utc>) -> Self {
        Category::ALL
            .into_iter()
            .fold(Self::necessary(version, at), Self::with)
    }

    /// The same choice with one category allowed more.
    #[must_use]
    pub const fn with(self, category: Category) -> Self {
        Self {
            allowed: self.allowed | category.bit(),
            ..self
        }
    }

    /// Whether cookies and scripts of the category may be set and run.
    pub const fn allows(self, category: Category) -> bool {
        self.allowed & category.bit() != 0
    }

    /// The version of the notice that the reader saw. When the site's purposes
    /// change, its version grows and an older choice must be asked for again.
    pub const fn version(self) -> u16 {
        self.version
    }

    /// When the choice was made.
    pub const fn at(self) -> DateTime<Utc> {
        self.at
    }
}

impl fmt::Display for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.", self.version, self.at.timestamp())?;
        Category::ALL
            .into_iter()
            .filter(|&category| self.allows(category))
            .try_for_each(|category| write!(f, "{}", category.letter()))
    }
}

/// A cookie's value that is no choice about cookies.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a choice about cookies such as `2.1762336300.ns`, found {found:?}")]
pub struct InvalidConsent {
    found: String,
}

/// A version has up to 5 digits, a time up to 12, a category one letter.
const LONGEST: usize = 40;

impl FromStr for Consent {
    type Err = InvalidConsent;

    /// Reads the form that is printed, and no other.
    ///
    /// # Errors
    ///
    /// The empty text, `2.1762336300.ps` (`n` is always there), `.nsp` (not in
    /// order), `yes`, a thousand letters.
    fn from_str(text: &str) -> Result<Self, InvalidConsent> {
        parse(text).ok_or_else(|| InvalidConsent {
            found: text.chars().take(LONGEST).collect(),
        })
    }
}

fn parse(text: &str) -> Option<Consent> {
    if text.len() > LONGEST {
        return None;
    }
    let (version, rest) = text.split_once('.')?;
    let (seconds, letters) = rest.split_once('.')?;
    let at = DateTime::from_timestamp_secs(seconds.parse().ok()?)?;
    let consent = letters.chars().try_fold(
        Consent::necessary(version.parse().ok()?, at),
        |consent, letter| {
            let mut known = Category::ALL.into_iter();
            Some(consent.with(known.find(|category| category.letter() == letter)?))
        },
    )?;
    // One spelling for each choice: no `+2`, no letter twice.
    (consent.to_string() == text).then_some(consent)
}
