use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// What a [`Finding`](super::Finding) is about.
///
/// Prints as a stable name in kebab case (`wrong-language`), which is also its
/// serde form and what [`FromStr`] reads.
///
/// ```
/// use dvomova::audit::Rule;
///
/// assert_eq!(Rule::MixedScripts.to_string(), "mixed-scripts");
/// assert_eq!("stale-translation".parse(), Ok(Rule::StaleTranslation));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A file of a content folder, or a part of it, could not be read.
    BrokenFile,
    /// English is public where Ukrainian is not, or was so first.
    EnglishBeforeUkrainian,
    /// There is no translation.
    MissingTranslation,
    /// The source changed after the translation was made.
    StaleTranslation,
    /// Text in one language stands where the other is promised.
    WrongLanguage,
    /// Ukrainian text with letters that only Russian writes: ы э ъ ё.
    RussianLetters,
    /// A word of Latin and Cyrillic letters.
    MixedScripts,
    /// A picture is described in one language and not in the other.
    MissingAlternativeText,
    /// A picture has a caption in one language and not in the other.
    MissingCaption,
    /// Headings, pictures, quotations or links differ in number.
    DifferentStructure,
    /// The Ukrainian text is much shorter than the English one.
    ShortUkrainian,
    /// The text in one language links a page in the other.
    LinkToOtherLanguage,
    /// The page does not say which language it is in, or says another.
    PageLanguage,
    /// `ua`, a country's code, stands for a language.
    CountryAsLanguage,
    /// A message of the catalogue stands on a page of the other language.
    OtherLanguageMessage,
    /// The `hreflang` links of a page contradict each other or the page.
    AlternateLinks,
    /// The page was too large or too deeply nested to be read to its end.
    UnreadPage,
}

impl Rule {
    /// All rules, in the order of their declaration.
    pub const ALL: [Self; 17] = [
        Self::BrokenFile,
        Self::EnglishBeforeUkrainian,
        Self::MissingTranslation,
        Self::StaleTranslation,
        Self::WrongLanguage,
        Self::RussianLetters,
        Self::MixedScripts,
        Self::MissingAlternativeText,
        Self::MissingCaption,
        Self::DifferentStructure,
        Self::ShortUkrainian,
        Self::LinkToOtherLanguage,
        Self::PageLanguage,
        Self::CountryAsLanguage,
        Self::OtherLanguageMessage,
        Self::AlternateLinks,
        Self::UnreadPage,
    ];

    /// The rule's name, which never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BrokenFile => "broken-file",
            Self::EnglishBeforeUkrainian => "english-before-ukrainian",
            Self::MissingTranslation => "missing-translation",
            Self::StaleTranslation => "stale-translation",
            Self::WrongLanguage => "wrong-language",
            Self::RussianLetters => "russian-letters",
            Self::MixedScripts => "mixed-scripts",
            Self::MissingAlternativeText => "missing-alternative-text",
            Self::MissingCaption => "missing-caption",
            Self::DifferentStructure => "different-structure",
            Self::ShortUkrainian => "short-ukrainian",
            Self::LinkToOtherLanguage => "link-to-other-language",
            Self::PageLanguage => "page-language",
            Self::CountryAsLanguage => "country-as-language",
            Self::OtherLanguageMessage => "other-language-message",
            Self::AlternateLinks => "alternate-links",
            Self::UnreadPage => "unread-page",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected the name of an audit rule, such as `wrong-language`, found {found:?}")]
pub struct UnknownRule {
    found: String,
}

impl FromStr for Rule {
    type Err = UnknownRule;

    /// Reads a rule's name.
    ///
    /// # Errors
    ///
    /// `WrongLanguage` (names are in kebab case), `spelling` (no such rule).
    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.name() == text)
            .ok_or_else(|| UnknownRule {
                found: text.chars().take(40).collect(),
            })
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
