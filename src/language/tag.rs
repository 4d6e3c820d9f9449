use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use unic_langid::LanguageIdentifier;

/// A language that a site publishes in.
///
/// The set is closed on purpose: with two languages known at compile time a
/// `match` that forgets one does not build, and [`PerLanguage`] is total.
///
/// Parses from and prints as its BCP 47 tag, `en` or `uk`, which is also its
/// serde form. There is no `Ord`: neither language comes first by nature.
///
/// ```
/// use dvomova::language::Language;
///
/// let language: Language = "UK".parse()?;
/// assert_eq!(language, Language::Ukrainian);
/// assert_eq!(language.to_string(), "uk");
/// assert_eq!(language.endonym(), "Українська");
/// assert_eq!(language.other(), Language::English);
/// # Ok::<(), dvomova::language::UnknownLanguage>(())
/// ```
///
/// [`PerLanguage`]: super::PerLanguage
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in its American form. Tag `en`.
    English,
    /// Ukrainian. Tag `uk`; `UA` is the country.
    Ukrainian,
}

impl Language {
    /// Both languages, in the order of their tags.
    pub const ALL: [Self; 2] = [Self::English, Self::Ukrainian];

    /// The BCP 47 tag: `en` or `uk`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Ukrainian => "uk",
        }
    }

    /// The language's name in itself: *English*, *Українська*.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Ukrainian => "Українська",
        }
    }

    /// The site's other language.
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Ukrainian,
            Self::Ukrainian => Self::English,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

/// A language tag other than `en` and `uk`.
///
/// `ua` gets a hint of its own, since it is the commonest slip: `UA` names
/// Ukraine the country, `uk` the Ukrainian language (ISO 639-1).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected the language `uk` or `en`, found {found:?}{}", hint(.found))]
pub struct UnknownLanguage {
    found: String,
}

impl UnknownLanguage {
    /// The text that was found, cut to 35 characters.
    pub fn found(&self) -> &str {
        &self.found
    }
}

fn hint(found: &str) -> &'static str {
    if found.eq_ignore_ascii_case("ua") {
        ": `UA` is the country Ukraine, the Ukrainian language is `uk`"
    } else {
        ""
    }
}

/// The longest tag that RFC 5646 §4.4.1 asks implementations to keep.
const LONGEST_TAG: usize = 35;

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads `en` or `uk` in any letter case.
    ///
    /// # Errors
    ///
    /// `ua` (a country's code), `en-US` (a region is a reader's wish, not a
    /// language of the site), the empty text.
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownLanguage {
                found: text.chars().take(LONGEST_TAG).collect(),
            })
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl From<Language> for LanguageIdentifier {
    fn from(language: Language) -> Self {
        // Both tags parse; the fallback, `und`, is never taken.
        language.tag().parse().unwrap_or_default()
    }
}

impl TryFrom<&LanguageIdentifier> for Language {
    type Error = UnknownLanguage;

    /// Takes the identifier's language and ignores its region.
    ///
    /// # Errors
    ///
    /// `pl` (not a language of the site), `uk-Latn` (another script than the
    /// site writes).
    fn try_from(identifier: &LanguageIdentifier) -> Result<Self, UnknownLanguage> {
        let unknown = || UnknownLanguage {
            found: identifier.to_string().chars().take(LONGEST_TAG).collect(),
        };
        let language: Self = identifier
            .language
            .as_str()
            .parse()
            .map_err(|_| unknown())?;
        let native = match language {
            Self::English => "Latn",
            Self::Ukrainian => "Cyrl",
        };
        match identifier.script {
            Some(script) if script.as_str() != native => Err(unknown()),
            _ => Ok(language),
        }
    }
}
