use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;

use crate::language::{Language, UnknownLanguage};

/// A reader's choice of a language, as a cookie keeps it. Written only when the
/// reader clicks on a language.
///
/// Parses from and prints as the cookie's value, `uk` or `en`.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::negotiation::LanguageChoice;
///
/// let choice = LanguageChoice { language: Language::Ukrainian };
/// let cookie = format!(
///     "{}={choice}; Path=/; Max-Age={}; SameSite=Lax",
///     LanguageChoice::COOKIE,
///     LanguageChoice::LIFETIME.num_seconds(),
/// );
/// assert_eq!(cookie, "language=uk; Path=/; Max-Age=31536000; SameSite=Lax");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguageChoice {
    /// The chosen language.
    pub language: Language,
}

impl LanguageChoice {
    /// The cookie's name.
    pub const COOKIE: &'static str = "language";

    /// How long the cookie is kept: a year.
    pub const LIFETIME: TimeDelta = TimeDelta::days(365);
}

impl fmt::Display for LanguageChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.language.fmt(f)
    }
}

impl FromStr for LanguageChoice {
    type Err = UnknownLanguage;

    /// Reads a cookie's value.
    ///
    /// # Errors
    ///
    /// `ua` (a country's code), `de` (no language of the site), the empty text.
    fn from_str(value: &str) -> Result<Self, UnknownLanguage> {
        value.parse().map(|language| Self { language })
    }
}
