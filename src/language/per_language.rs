use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

use super::Language;

/// One value for each language.
///
/// Both are always there. Where a language may lack its value, say so:
/// `PerLanguage<Option<T>>`.
///
/// In serde's form a map with the keys `uk` and `en`; other keys are refused
/// and a missing key is read as `null`, so that it is an error unless `T` is
/// an `Option`.
///
/// ```
/// use dvomova::language::{Language, PerLanguage};
///
/// let names = PerLanguage { english: "Kyiv", ukrainian: "Київ" };
/// assert_eq!(names[Language::Ukrainian], "Київ");
/// assert_eq!(names.map(|_, name| name.chars().count())[Language::English], 4);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerLanguage<T> {
    /// The value in Ukrainian.
    #[serde(rename = "uk")]
    pub ukrainian: T,
    /// The value in English.
    #[serde(rename = "en")]
    pub english: T,
}

impl<T> PerLanguage<T> {
    /// Makes each language's value from the language.
    pub fn from_fn(mut make: impl FnMut(Language) -> T) -> Self {
        Self {
            ukrainian: make(Language::Ukrainian),
            english: make(Language::English),
        }
    }

    /// Turns each value into another, told which language it belongs to.
    pub fn map<U>(self, mut change: impl FnMut(Language, T) -> U) -> PerLanguage<U> {
        PerLanguage {
            ukrainian: change(Language::Ukrainian, self.ukrainian),
            english: change(Language::English, self.english),
        }
    }

    /// The same pair, borrowed.
    pub const fn as_ref(&self) -> PerLanguage<&T> {
        PerLanguage {
            ukrainian: &self.ukrainian,
            english: &self.english,
        }
    }

    /// Each language with its value, Ukrainian first.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        [
            (Language::Ukrainian, &self.ukrainian),
            (Language::English, &self.english),
        ]
        .into_iter()
    }
}

impl<T> Index<Language> for PerLanguage<T> {
    type Output = T;

    fn index(&self, language: Language) -> &T {
        match language {
            Language::English => &self.english,
            Language::Ukrainian => &self.ukrainian,
        }
    }
}

impl<T> IndexMut<Language> for PerLanguage<T> {
    fn index_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::English => &mut self.english,
            Language::Ukrainian => &mut self.ukrainian,
        }
    }
}
