use std::fmt;

use super::Language;

/// Some of the two languages: none, one or both. A byte, with no order in it.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
///
/// let written = LanguageSet::from(Language::Ukrainian);
/// assert!(written.contains(Language::Ukrainian));
/// assert!(!written.contains(Language::English));
/// assert_eq!(written.with(Language::English), LanguageSet::BOTH);
/// assert_eq!(written.to_string(), "uk");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct LanguageSet(u8);

impl LanguageSet {
    /// Neither language.
    pub const NONE: Self = Self(0);
    /// Both languages.
    pub const BOTH: Self = Self(0b11);

    const fn bit(language: Language) -> u8 {
        match language {
            Language::English => 0b01,
            Language::Ukrainian => 0b10,
        }
    }

    /// Whether the language is in the set.
    pub const fn contains(self, language: Language) -> bool {
        self.0 & Self::bit(language) != 0
    }

    /// The set with the language in it.
    #[must_use]
    pub const fn with(self, language: Language) -> Self {
        Self(self.0 | Self::bit(language))
    }

    /// The set with the language left out.
    #[must_use]
    pub const fn without(self, language: Language) -> Self {
        Self(self.0 & !Self::bit(language))
    }

    /// Whether neither language is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The language of a set that holds exactly one.
    pub const fn only(self) -> Option<Language> {
        match self.0 {
            0b01 => Some(Language::English),
            0b10 => Some(Language::Ukrainian),
            _ => None,
        }
    }

    /// The languages in the set.
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL
            .into_iter()
            .filter(move |&language| self.contains(language))
    }
}

impl From<Language> for LanguageSet {
    fn from(language: Language) -> Self {
        Self::NONE.with(language)
    }
}

impl FromIterator<Language> for LanguageSet {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        languages.into_iter().fold(Self::NONE, Self::with)
    }
}

/// The tags, separated by commas: `en,uk`; nothing for the empty set.
impl fmt::Display for LanguageSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, language) in self.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            f.write_str(language.tag())?;
        }
        Ok(())
    }
}

impl fmt::Debug for LanguageSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
