use crate::language::LanguageSet;

use super::bids::{Bid, Bids};
use super::diagnostic::Diagnostics;
use super::element::{Element, Elements};
use super::quality::Quality;
use super::ranking::{Ranker, Ranking};
use super::summary::Summary;

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
    summary: Summary,
    /// Whether there are more bytes than are read.
    is_cut: bool,
}

/// What was read, kept to be read again for what is seldom asked.
#[derive(Clone, Debug)]
enum Source<'h> {
    Line(&'h [u8]),
    Lines(Vec<&'h [u8]>),
    Languages(Vec<&'h [u8]>),
}

impl<'h> AcceptLanguage<'h> {
    /// The list of a reader who sent none.
    pub const EMPTY: Self = Self {
        source: Source::Line(b""),
        summary: Summary::EMPTY,
        is_cut: false,
    };

    /// Reads one header line. It need not be UTF-8.
    pub fn parse(line: &'h (impl AsRef<[u8]> + ?Sized)) -> Self {
        let whole = line.as_ref();
        let line = beginning(whole, MOST_BYTES);
        let mut list = Self {
            source: Source::Line(line),
            summary: Summary::EMPTY,
            is_cut: line.len() < whole.len(),
        };
        list.summary.read_line(line, 0);
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
        let mut read = list.lines().first().map_or(0, |line| line.len());
        for line in lines {
            // The comma that would join the lines counts too.
            left = left.saturating_sub(1);
            let line = line.as_ref();
            let kept = beginning(line, left);
            list.is_cut |= kept.len() < line.len();
            left = left.saturating_sub(line.len());
            list.summary.read_line(kept, read);
            read += kept.len();
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
                list.is_cut = true;
                break;
            }
            let element = Element::from_range(language, by_position(kept.len()));
            if !list.summary.admit(&element, MOST_BYTES - left) {
                break;
            }
            left -= language.len();
            kept.push(language);
        }
        list.source = Source::Languages(kept);
        list
    }

    /// The best range of each kind.
    #[inline]
    pub(super) const fn bids(&self) -> &Bids {
        &self.summary.bids
    }

    /// The text of a range.
    pub(super) fn text(&self, bid: Bid) -> &'h [u8] {
        let mut offset = bid.offset();
        for line in self.lines() {
            if let Some(text) = line.get(offset..offset + bid.length()) {
                return text;
            }
            offset = offset.saturating_sub(line.len());
        }
        b""
    }

    fn lines(&self) -> &[&'h [u8]] {
        match &self.source {
            Source::Line(line) => std::slice::from_ref(line),
            Source::Lines(lines) | Source::Languages(lines) => lines,
        }
    }

    /// The elements again, in the order of the list, each with the number of
    /// bytes before its line.
    fn elements(&self) -> impl Iterator<Item = (usize, Element<'h>)> {
        let is_ordered = matches!(self.source, Source::Languages(_));
        let mut read = 0;
        self.lines()
            .iter()
            .enumerate()
            .flat_map(move |(at, &line)| {
                let start = read;
                read += line.len();
                let (line, language) = if is_ordered {
                    (&b""[..], Some(Element::from_range(line, by_position(at))))
                } else {
                    (line, None)
                };
                Elements::new(line)
                    .chain(language)
                    .map(move |element| (start, element))
            })
            .take(usize::from(self.summary.elements))
    }

    /// The ranges again, with their bids.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (Bid, &'h [u8])> {
        (0..).zip(self.elements()).map(|(place, (read, element))| {
            let offset = read + element.offset;
            let bid = Bid::new(element.weight, place, offset, element.text.len());
            (bid, element.text)
        })
    }

    /// How many elements were read, bad ones included.
    pub fn len(&self) -> usize {
        usize::from(self.summary.elements)
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.summary.elements == 0
    }

    /// What is not as the standards want it.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::truncated(self.is_cut, self.summary.has_more);
        if self.summary.is_noted {
            for (_, element) in self.elements() {
                diagnostics.note(element.notes);
            }
        }
        diagnostics
    }

    /// The languages that the reader refuses: `en;q=0`, unless a range that
    /// names English stands beside it with a positive weight. `en-US;q=0` and
    /// `*;q=0` refuse nothing.
    pub fn refused(&self) -> LanguageSet {
        self.summary.refused()
    }

    /// The languages that a range wants by name, in any script, or by region.
    pub fn listed(&self) -> LanguageSet {
        self.summary.listed()
    }

    /// The order of the reader's languages, as a fingerprint.
    pub fn ranking(&self) -> Ranking {
        if self.summary.ranker.is_ordered() {
            return self.summary.ranker.ranking();
        }
        Ranker::rank(self.elements().filter_map(|(_, element)| {
            let meaning = element.meaning?;
            Some((meaning.language, element.weight))
        }))
    }
}

/// As much of a line as fits, cut at a comma.
#[inline]
fn beginning(line: &[u8], most: usize) -> &[u8] {
    if line.len() <= most {
        return line;
    }
    // A comma right behind the limit ends an element that still fits.
    let reach = line.get(..=most).unwrap_or_default();
    let end = reach.iter().rposition(|&byte| byte == b',');
    line.get(..end.unwrap_or(0)).unwrap_or_default()
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
