use std::fmt;

use super::accept_language::MOST_ELEMENTS;

/// Something in a reader's list that is not as the standards want it.
///
/// None of them stops the negotiation; they are there to be counted and logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Diagnostic {
    /// A weight that is no number from 0 to 1, such as `q=2`; it counts as 0.001.
    InvalidWeight,
    /// An element that is no language range, such as `"uk"`; it is skipped.
    MalformedRange,
    /// `ua`, the country, where the language `uk` is meant; it is read as `uk`.
    CountryCodeAsLanguage,
    /// A weight with a decimal comma, `q=0,9`; it is read as `q=0.9`.
    DecimalComma,
    /// An element of more than 128 bytes; it is skipped.
    TooLong,
    /// More than 4,096 bytes; the list is cut at the last comma before.
    TruncatedBytes,
    /// More than 64 elements; the rest is left unread.
    TruncatedElements,
}

impl Diagnostic {
    /// The name that is printed, such as `invalid-weight`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidWeight => "invalid-weight",
            Self::MalformedRange => "malformed-range",
            Self::CountryCodeAsLanguage => "country-code-as-language",
            Self::DecimalComma => "decimal-comma",
            Self::TooLong => "too-long",
            Self::TruncatedBytes => "truncated-bytes",
            Self::TruncatedElements => "truncated-elements",
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What one element of a list gives rise to, as bits of a nibble.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Notes(u8);

impl Notes {
    pub(super) const NONE: Self = Self(0);
    pub(super) const COUNTRY_CODE: Self = Self(0b0001);
    pub(super) const DECIMAL_COMMA: Self = Self(0b0010);
    pub(super) const INVALID_WEIGHT: Self = Self(0b0100);
    pub(super) const MALFORMED: Self = Self(0b1000);
    pub(super) const TOO_LONG: Self = Self(0b1001);

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// In the order in which an element's text gives rise to them.
    fn diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        let of_element = match self {
            Self::MALFORMED => Some(Diagnostic::MalformedRange),
            Self::TOO_LONG => Some(Diagnostic::TooLong),
            _ => None,
        };
        let bits = if of_element.is_some() { 0 } else { self.0 };
        let of_parts = [
            (Self::COUNTRY_CODE, Diagnostic::CountryCodeAsLanguage),
            (Self::DECIMAL_COMMA, Diagnostic::DecimalComma),
            (Self::INVALID_WEIGHT, Diagnostic::InvalidWeight),
        ];
        of_element.into_iter().chain(
            of_parts
                .into_iter()
                .filter(move |(bit, _)| bits & bit.0 != 0)
                .map(|(_, diagnostic)| diagnostic),
        )
    }
}

/// The diagnostics of one list, one for each occurrence, in its order.
///
/// ```
/// use dvomova::negotiation::{AcceptLanguage, Diagnostic};
///
/// let list = AcceptLanguage::parse(b"ua,en;q=high,en;q=0.5");
/// let found: Vec<_> = list.diagnostics().iter().collect();
/// assert_eq!(found, [Diagnostic::CountryCodeAsLanguage, Diagnostic::InvalidWeight]);
/// assert_eq!(
///     list.diagnostics().to_string(),
///     "country-code-as-language invalid-weight"
/// );
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The notes of the elements that have any, a nibble each.
    nibbles: [u64; MOST_ELEMENTS / 16],
    noted: u8,
    truncated_bytes: bool,
    truncated_elements: bool,
}

impl Diagnostics {
    /// No diagnostic.
    pub const NONE: Self = Self {
        nibbles: [0; MOST_ELEMENTS / 16],
        noted: 0,
        truncated_bytes: false,
        truncated_elements: false,
    };

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// Each of them, in the order of the list; cuts come last.
    pub fn iter(&self) -> impl Iterator<Item = Diagnostic> {
        let &Self {
            nibbles,
            noted,
            truncated_bytes,
            truncated_elements,
        } = self;
        let truncations = [
            (truncated_bytes, Diagnostic::TruncatedBytes),
            (truncated_elements, Diagnostic::TruncatedElements),
        ];
        (0..usize::from(noted))
            .flat_map(move |at| {
                let word = nibbles.get(at / 16).copied().unwrap_or_default();
                Notes((word >> (at % 16 * 4) & 0b1111) as u8).diagnostics()
            })
            .chain(
                truncations
                    .into_iter()
                    .filter(|&(happened, _)| happened)
                    .map(|(_, diagnostic)| diagnostic),
            )
    }

    #[cold]
    pub(super) fn note(&mut self, notes: Notes) {
        let at = usize::from(self.noted);
        if let Some(word) = self.nibbles.get_mut(at / 16) {
            *word |= u64::from(notes.0) << (at % 16 * 4);
            self.noted += 1;
        }
    }

    #[cold]
    pub(super) fn note_truncated_bytes(&mut self) {
        self.truncated_bytes = true;
    }

    #[cold]
    pub(super) fn note_truncated_elements(&mut self) {
        self.truncated_elements = true;
    }
}

/// The names, separated by spaces.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, diagnostic) in self.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(diagnostic.name())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
