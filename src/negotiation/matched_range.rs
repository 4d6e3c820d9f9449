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

    pub(super) fn new(text: &[u8]) -> Self {
        let mut kept = Self::NONE;
        for (place, byte) in kept.bytes.iter_mut().zip(text) {
            *place = *byte;
            kept.length += 1;
        }
        kept
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
