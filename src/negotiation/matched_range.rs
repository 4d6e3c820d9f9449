use std::fmt;

/// The most bytes that are kept of a range (RFC 5646 §4.4.1).
const LONGEST: usize = 35;

/// The range that a preference rests on, as the reader wrote it, without
/// parameters and cut to 35 bytes. Empty where there is none.
#[derive(Clone, Copy)]
pub struct MatchedRange {
    bytes: [u8; LONGEST],
    length: u8,
}

impl MatchedRange {
    pub(super) const NONE: Self = Self {
        bytes: [0; LONGEST],
        length: 0,
    };

    /// Keeps the text in the place where it will stay.
    #[inline]
    pub(super) fn keep(&mut self, text: &[u8]) {
        let length = text.len().min(LONGEST);
        if let (Some(place), Some(text)) = (self.bytes.get_mut(..length), text.get(..length)) {
            place.copy_from_slice(text);
            self.length = length as u8;
        }
    }

    /// The text, which is ASCII.
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.length))
            .and_then(|text| str::from_utf8(text).ok())
            .unwrap_or_default()
    }

    /// Whether there is no range.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }
}

impl PartialEq for MatchedRange {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for MatchedRange {}

impl fmt::Display for MatchedRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for MatchedRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
