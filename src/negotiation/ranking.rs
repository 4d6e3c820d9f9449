use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::language::Language;

use super::accept_language::MOST_ELEMENTS;
use super::quality::Quality;

/// A fingerprint of the order in which a reader ranks languages.
///
/// Only the languages and their order count, without regions and exact
/// weights: a header and the `navigator.languages` that it was made from have
/// the same ranking. A [`Dismissal`](super::Dismissal) keeps it, so that a
/// reader who changes their settings is asked again.
///
/// Prints as eight hexadecimal digits and parses from them.
///
/// ```
/// use dvomova::negotiation::AcceptLanguage;
///
/// let header = AcceptLanguage::parse(b"uk-UA,uk;q=0.9,en;q=0.8");
/// let list = AcceptLanguage::from_languages(["uk", "en-US", "en"]);
/// assert_eq!(header.ranking(), list.ranking());
/// assert_ne!(header.ranking(), AcceptLanguage::parse(b"en,uk;q=0.9").ranking());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ranking(u32);

impl Ranking {
    /// The ranking of a reader who chose one language.
    pub(super) fn of_choice(language: Language) -> Self {
        let mut ranker = Ranker::EMPTY;
        ranker.add(u64::from_be_bytes([0xFF; 8]), Quality::ONE);
        ranker.add(
            super::meaning::pack(language.tag().as_bytes()),
            Quality::ONE,
        );
        ranker.ranking()
    }
}

impl fmt::Display for Ranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// A text that is no ranking.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a ranking of eight hexadecimal digits, found {found:?}")]
pub struct InvalidRanking {
    found: String,
}

impl FromStr for Ranking {
    type Err = InvalidRanking;

    /// Reads the form that is printed.
    ///
    /// # Errors
    ///
    /// `1f` (too short), `0123456g`, the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidRanking> {
        let is_ranking = text.len() == 8
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_ranking
            .then(|| u32::from_str_radix(text, 16).ok())
            .flatten()
            .map(Self)
            .ok_or_else(|| InvalidRanking {
                found: text.chars().take(35).collect(),
            })
    }
}

/// Makes a ranking of languages as they come, if their weights never rise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranker {
    hash: u64,
    last: u64,
    lowest: Quality,
    is_ordered: bool,
}

/// From FxHash: an odd number that spreads bits well when multiplied with.
const SPREAD: u64 = 0xF135_7AEA_2E62_A9C5;

impl Ranker {
    pub(super) const EMPTY: Self = Self {
        hash: 0,
        last: 0,
        lowest: Quality::ONE,
        is_ordered: true,
    };

    /// Adds a language, packed; one that repeats the last adds nothing.
    #[inline]
    pub(super) fn add(&mut self, language: u64, weight: Quality) {
        self.is_ordered &= weight <= self.lowest;
        self.lowest = weight;
        // A refused language ranks otherwise than one wanted little.
        let language = language ^ u64::from(weight == Quality::ZERO);
        if language != self.last {
            self.last = language;
            self.hash = (self.hash.rotate_left(26) ^ language).wrapping_mul(SPREAD);
        }
    }

    /// Whether what was added came in the order of its weights.
    pub(super) const fn is_ordered(&self) -> bool {
        self.is_ordered
    }

    pub(super) fn ranking(&self) -> Ranking {
        let [high, low] = [self.hash >> 32, self.hash & u64::from(u32::MAX)];
        Ranking((high ^ low) as u32)
    }

    /// The ranking of languages in any order of weights.
    pub(super) fn rank(languages: impl Iterator<Item = (u64, Quality)>) -> Ranking {
        let mut places = [(0, Quality::ZERO, 0); MOST_ELEMENTS];
        let mut count = 0;
        for (place, (at, (language, weight))) in places.iter_mut().zip(languages.enumerate()) {
            *place = (language, weight, at);
            count += 1;
        }
        let mut ranker = Self::EMPTY;
        if let Some(taken) = places.get_mut(..count) {
            taken.sort_unstable_by_key(|&(_, weight, at)| (std::cmp::Reverse(weight), at));
            for &mut (language, weight, _) in taken {
                ranker.add(language, weight);
            }
        }
        ranker.ranking()
    }
}
