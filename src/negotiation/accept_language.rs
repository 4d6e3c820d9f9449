use crate::language::{Language, LanguageSet, PerLanguage};

use super::diagnostic::Diagnostics;
use super::element::{Element, Elements};
use super::meaning::{Claim, Extent};
use super::quality::Quality;
use super::ranking::{Ranker, Ranking};

/// The most bytes that are read of a list.
const MOST_BYTES: usize = 4096;
/// The most elements that are read of a list.
pub(super) const MOST_ELEMENTS: usize = 64;

/// A reader's languages, in the order of their weights: the header
/// `Accept-Language` (RFC 9110 §12.5.4) or a browser's `navigator.languages`.
///
/// Reading never fails. A bad element is skipped and told by
/// [`diagnostics`](Self::diagnostics), the rest stands. At most 4,096 bytes
/// and 64 elements are read, of at most 128 bytes each, in linear time. One
/// header line is read without allocating.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, SiteRules, prefer};
///
/// let list = AcceptLanguage::parse(b"pl,en-US;q=0.7,uk;q=0.9");
/// let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
/// assert_eq!(wanted.language(), Some(Language::Ukrainian));
/// assert_eq!(wanted.weight().thousandths(), 900);
/// ```
#[derive(Clone, Debug)]
pub struct AcceptLanguage<'h> {
    source: Source<'h>,
    elements: u8,
    /// The best range that names each language or its region.
    pub(super) named: PerLanguage<Option<Bid<'h>>>,
    /// The best range that names each language in another script.
    pub(super) other_script: PerLanguage<Option<Bid<'h>>>,
    pub(super) related: Option<Bid<'h>>,
    pub(super) wildcard: Option<Bid<'h>>,
    /// The languages that a range with a positive weight names.
    direct: LanguageSet,
    /// The languages that a range with the weight zero covers whole.
    zeroed: LanguageSet,
    ranker: Ranker,
    diagnostics: Diagnostics,
}

/// What was read, kept to be read again for what is seldom asked.
#[derive(Clone, Debug)]
enum Source<'h> {
    Line(&'h [u8]),
    Lines(Vec<&'h [u8]>),
    Languages(Vec<&'h [u8]>),
}

/// A range that a language can be preferred for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bid<'h> {
    pub(super) text: &'h [u8],
    pub(super) weight: Quality,
    /// The place in the list.
    pub(super) at: u8,
    /// Whether the range names a region only.
    pub(super) is_inferred: bool,
}

impl Bid<'_> {
    /// The better of two: the higher weight, then the earlier place.
    #[inline]
    pub(super) fn improve(best: &mut Option<Self>, bid: Self) {
        if best.is_none_or(|best| bid.weight > best.weight) {
            *best = Some(bid);
        }
    }

    /// Whether it comes before the other one: the higher weight, then the earlier place.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.weight > other.weight || self.weight == other.weight && self.at < other.at
    }
}

impl<'h> AcceptLanguage<'h> {
    /// The list of a reader who sent none.
    pub const EMPTY: Self = Self {
        source: Source::Line(b""),
        elements: 0,
        named: PerLanguage {
            ukrainian: None,
            english: None,
        },
        other_script: PerLanguage {
            ukrainian: None,
            english: None,
        },
        related: None,
        wildcard: None,
        direct: LanguageSet::NONE,
        zeroed: LanguageSet::NONE,
        ranker: Ranker::EMPTY,
        diagnostics: Diagnostics::NONE,
    };

    /// Reads one header line. It need not be UTF-8.
    pub fn parse(line: &'h (impl AsRef<[u8]> + ?Sized)) -> Self {
        let mut list = Self::EMPTY;
        let line = list.cut(line.as_ref(), MOST_BYTES);
        list.source = Source::Line(line);
        list.read_line(line);
        list
    }

    /// Reads header lines, which together are one list (RFC 9110 §5.3).
    ///
    /// With the crate `http` that is
    /// `AcceptLanguage::from_headers(headers.get_all("accept-language"))`.
    ///
    /// ```
    /// use dvomova::negotiation::AcceptLanguage;
    ///
    /// let lines = ["uk;q=0.5", "en;q=0.7"];
    /// assert_eq!(AcceptLanguage::from_headers(lines).len(), 2);
    /// ```
    pub fn from_headers<T>(lines: impl IntoIterator<Item = &'h T>) -> Self
    where
        T: AsRef<[u8]> + ?Sized + 'h,
    {
        let mut lines = lines.into_iter();
        let Some(first) = lines.next() else {
            return Self::EMPTY;
        };
        let mut list = Self::parse(first);
        let mut left = MOST_BYTES.saturating_sub(first.as_ref().len());
        for line in lines {
            // The comma that would join the lines counts too.
            left = left.saturating_sub(1);
            let line = line.as_ref();
            let kept = list.cut(line, left);
            left = left.saturating_sub(line.len());
            list.read_line(kept);
            list.source = match list.source {
                Source::Line(first) => Source::Lines(vec![first, kept]),
                Source::Lines(mut lines) | Source::Languages(mut lines) => {
                    lines.push(kept);
                    Source::Lines(lines)
                }
            };
            if left == 0 {
                break;
            }
        }
        list
    }

    /// Takes languages in the order of preference, as `navigator.languages` has
    /// them. Each weighs a thousandth less than the one before.
    ///
    /// ```
    /// use dvomova::language::{Language, LanguageSet};
    /// use dvomova::negotiation::{AcceptLanguage, SiteRules, prefer};
    ///
    /// let list = AcceptLanguage::from_languages(["pl", "uk", "en"]);
    /// let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
    /// assert_eq!(wanted.language(), Some(Language::Ukrainian));
    /// assert_eq!(wanted.weight().thousandths(), 999);
    /// ```
    pub fn from_languages<T>(languages: impl IntoIterator<Item = &'h T>) -> Self
    where
        T: AsRef<[u8]> + ?Sized + 'h,
    {
        let mut list = Self::EMPTY;
        let mut kept = Vec::new();
        let mut left = MOST_BYTES;
        for language in languages {
            let language = language.as_ref();
            if left < language.len() {
                list.diagnostics.note_truncated_bytes();
                break;
            }
            if usize::from(list.elements) == MOST_ELEMENTS {
                list.diagnostics.note_truncated_elements();
                break;
            }
            left -= language.len();
            kept.push(language);
            list.admit(Element::from_range(language, by_position(kept.len() - 1)));
        }
        list.source = Source::Languages(kept);
        list
    }

    /// The beginning of a line that fits, up to the last comma there.
    fn cut(&mut self, line: &'h [u8], most: usize) -> &'h [u8] {
        if line.len() <= most {
            return line;
        }
        self.diagnostics.note_truncated_bytes();
        // A comma right behind the limit ends an element that still fits.
        let reach = line.get(..=most).unwrap_or_default();
        let end = reach.iter().rposition(|&byte| byte == b',');
        line.get(..end.unwrap_or(0)).unwrap_or_default()
    }

    #[inline]
    fn read_line(&mut self, line: &'h [u8]) {
        for element in Elements::new(line) {
            if usize::from(self.elements) == MOST_ELEMENTS {
                self.diagnostics.note_truncated_elements();
                break;
            }
            self.admit(element);
        }
    }

    #[inline]
    fn admit(&mut self, element: Element<'h>) {
        self.elements += 1;
        if !element.notes.is_none() {
            self.diagnostics.note(element.notes);
        }
        let Some(meaning) = element.meaning else {
            return;
        };
        let weight = element.weight;
        self.ranker.add(meaning.language, weight);
        if weight == Quality::ZERO {
            if let Claim::Direct(language, Extent::Whole) = meaning.claim {
                self.zeroed = self.zeroed.with(language);
            }
            return;
        }
        let bid = Bid {
            text: element.text,
            weight,
            at: self.elements,
            is_inferred: matches!(meaning.claim, Claim::Inferred(_)),
        };
        match meaning.claim {
            Claim::Direct(language, _) => {
                self.direct = self.direct.with(language);
                Bid::improve(&mut self.named[language], bid);
            }
            Claim::Inferred(language) => Bid::improve(&mut self.named[language], bid),
            Claim::OtherScript(language) => Bid::improve(&mut self.other_script[language], bid),
            Claim::Related => Bid::improve(&mut self.related, bid),
            Claim::Wildcard => Bid::improve(&mut self.wildcard, bid),
            Claim::Nothing => {}
        }
    }

    /// The elements again, in the order of the list.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element<'h>> {
        let (lines, languages): (&[&'h [u8]], &[&'h [u8]]) = match &self.source {
            Source::Line(line) => (std::slice::from_ref(line), &[]),
            Source::Lines(lines) => (lines, &[]),
            Source::Languages(languages) => (&[], languages),
        };
        lines
            .iter()
            .flat_map(|line| Elements::new(line))
            .chain(
                languages
                    .iter()
                    .enumerate()
                    .map(|(at, language)| Element::from_range(language, by_position(at))),
            )
            .take(usize::from(self.elements))
    }

    /// How many elements were read, bad ones included.
    pub fn len(&self) -> usize {
        usize::from(self.elements)
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.elements == 0
    }

    /// What is not as the standards want it.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The languages that the reader refuses: `en;q=0`, unless a range that
    /// names English stands beside it with a positive weight. `en-US;q=0` and
    /// `*;q=0` refuse nothing.
    pub fn refused(&self) -> LanguageSet {
        Language::ALL
            .into_iter()
            .filter(|&language| self.zeroed.contains(language) && !self.direct.contains(language))
            .collect()
    }

    /// The languages that a range wants by name, in any script, or by region.
    pub fn listed(&self) -> LanguageSet {
        Language::ALL
            .into_iter()
            .filter(|&language| {
                self.named[language].is_some() || self.other_script[language].is_some()
            })
            .collect()
    }

    /// The order of the reader's languages, as a fingerprint.
    pub fn ranking(&self) -> Ranking {
        if self.ranker.is_ordered() {
            return self.ranker.ranking();
        }
        Ranker::rank(self.elements().filter_map(|element| {
            let meaning = element.meaning?;
            Some((meaning.language, element.weight))
        }))
    }
}

/// The weight of a language by its place in an ordered list.
fn by_position(at: usize) -> Quality {
    let thousandths = u16::try_from(at).map_or(0, |at| 1000_u16.saturating_sub(at));
    Quality::from_thousandths(thousandths)
}

impl Default for AcceptLanguage<'_> {
    fn default() -> Self {
        Self::EMPTY
    }
}
