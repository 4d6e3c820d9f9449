use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Language, PerLanguage};

/// The number of words in a text, by Unicode Standard Annex #29 §4: segments
/// that hold a letter or a digit. *Sea-bed* is two words, *п’ять* and *3,5* are
/// one each.
///
/// ```
/// use dvomova::article::words;
///
/// assert_eq!(words("П’ять кораблів — 3,5 тис. тонн."), 5);
/// ```
pub fn words(text: &str) -> usize {
    text.unicode_words().count()
}

/// How fast readers read, in words a minute.
///
/// The default is 238 for English, the mean of silent reading of non-fiction in
/// 190 studies (M. Brysbaert, “How many words do we read per minute?”, *Journal
/// of Memory and Language* 109, 2019), and 200 for Ukrainian, which is an
/// estimate: no study of that size exists, and Ukrainian says the same in fewer
/// and longer words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReadingSpeed(pub PerLanguage<NonZeroU16>);

impl Default for ReadingSpeed {
    fn default() -> Self {
        const ENGLISH: NonZeroU16 = NonZeroU16::new(238).unwrap();
        const UKRAINIAN: NonZeroU16 = NonZeroU16::new(200).unwrap();
        Self(PerLanguage {
            ukrainian: UKRAINIAN,
            english: ENGLISH,
        })
    }
}

/// How long a text takes to read.
///
/// ```
/// use dvomova::article::{ReadingSpeed, ReadingTime};
/// use dvomova::language::Language;
///
/// let time = ReadingTime::new(239, Language::English, ReadingSpeed::default());
/// assert_eq!((time.words, time.minutes), (239, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingTime {
    /// How many words it has.
    pub words: usize,
    /// Whole minutes, rounded up, at least one.
    pub minutes: usize,
}

impl ReadingTime {
    /// The time for a number of words in a language.
    ///
    /// [`words`] counts them; the counts of a title, a lead and a body may be
    /// added up.
    pub fn new(words: usize, language: Language, speed: ReadingSpeed) -> Self {
        let a_minute = usize::from(speed.0[language].get());
        Self {
            words,
            minutes: words.div_ceil(a_minute).max(1),
        }
    }
}
