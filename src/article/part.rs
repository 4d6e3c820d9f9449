use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::{ArticleVariant, PartHashes};

/// A part of a text that its translation is made from.
///
/// Prints as people call it: `title`, `key points`, `block 3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourcePart {
    /// The title.
    Title,
    /// The lead.
    Lead,
    /// The key points, all of them together.
    KeyPoints,
    /// The lead picture's caption.
    Caption,
    /// The lead picture's alternative text.
    AlternativeText,
    /// A block of the body, counted from 0, as in
    /// [`Body::blocks`](super::Body::blocks).
    Block(usize),
}

impl SourcePart {
    /// The parts that stand before the blocks, in their order.
    pub const BEFORE_BLOCKS: [Self; 5] = [
        Self::Title,
        Self::Lead,
        Self::KeyPoints,
        Self::Caption,
        Self::AlternativeText,
    ];

    /// The part at a place in a list of parts, counted from 0.
    pub(super) fn at(place: usize) -> Self {
        let before = Self::BEFORE_BLOCKS.get(place).copied();
        before.unwrap_or(Self::Block(place.saturating_sub(Self::BEFORE_BLOCKS.len())))
    }
}

/// Blocks are counted from 1 here.
impl fmt::Display for SourcePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.pad("title"),
            Self::Lead => f.pad("lead"),
            Self::KeyPoints => f.pad("key points"),
            Self::Caption => f.pad("caption"),
            Self::AlternativeText => f.pad("alternative text"),
            Self::Block(at) => f.pad(&format!("block {}", at + 1)),
        }
    }
}

impl ArticleVariant {
    /// The parts that a translation is made from, each with its text: the five
    /// of [`SourcePart::BEFORE_BLOCKS`], empty where there is none, then each
    /// block's Markdown.
    ///
    /// The key points are one part, written as a Markdown list.
    pub fn parts(&self) -> Vec<(SourcePart, Cow<'_, str>)> {
        let optional = |text: &Option<super::Text>| match text {
            Some(text) => Cow::Owned(text.as_str().to_owned()),
            None => Cow::Borrowed(""),
        };
        let points: Vec<String> = self.key_points.iter().map(|it| format!("- {it}")).collect();
        let before = [
            Cow::Borrowed(self.title.as_str()),
            Cow::Borrowed(self.lead.as_str()),
            Cow::Owned(points.join("\n")),
            optional(&self.caption),
            optional(&self.alternative_text),
        ];
        let blocks = self.body.blocks().into_iter();
        let blocks = blocks.map(|block| Cow::Borrowed(block.source));
        let texts = before.into_iter().chain(blocks).enumerate();
        texts
            .map(|(place, text)| (SourcePart::at(place), text))
            .collect()
    }

    /// The hashes of its [`parts`](Self::parts), for a translation to record.
    pub fn part_hashes(&self) -> PartHashes {
        PartHashes::of(self)
    }
}

/// The hash of one part's text: the first 16 hex digits of the SHA-256 of its
/// NFC form, with each run of white space as one space and none at the ends.
///
/// So wrapping a paragraph anew or saving a file on another system changes
/// nothing, and a changed letter or mark does.
///
/// ```
/// use dvomova::article::PartHash;
///
/// let hash = PartHash::of("Старий\n  міст ");
/// assert_eq!(hash, PartHash::of("Старий міст"));
/// assert_eq!(hash.to_string(), "19ed23fab412740c");
/// assert_eq!("19ed23fab412740c".parse(), Ok(hash));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartHash(u64);

impl PartHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        // Nearly every text is.
        let normal = match text.chars().all(is_normal) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.nfc().collect()),
        };
        let mut collapsed = String::with_capacity(normal.len());
        for (at, word) in normal.split_whitespace().enumerate() {
            if at > 0 {
                collapsed.push(' ');
            }
            collapsed.push_str(word);
        }
        let digest = Sha256::digest(collapsed);
        let first = digest.iter().take(8);
        Self(first.fold(0, |hash, &byte| hash << 8 | u64::from(byte)))
    }
}

/// Whether a character is one of those that are in NFC (UAX #15) whatever
/// stands beside them: all Latin and Cyrillic letters of one code point that
/// are in use, and common punctuation.
const fn is_normal(character: char) -> bool {
    matches!(character, '\0'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{2010}'..='\u{2027}')
}

impl PartHash {
    /// Sixteen hexadecimal digits. An import writes millions of them, so they
    /// are not formatted.
    fn digits(self) -> [u8; 16] {
        std::array::from_fn(|at| match (self.0 >> (60 - 4 * at)) as u8 & 15 {
            digit @ 0..10 => b'0' + digit,
            letter => b'a' + letter - 10,
        })
    }
}

impl fmt::Display for PartHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl fmt::Debug for PartHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A text that is not the hash of a part.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a hash of 16 hexadecimal digits, found {found:?}")]
pub struct InvalidPartHash {
    found: String,
}

impl FromStr for PartHash {
    type Err = InvalidPartHash;

    /// Reads 16 hexadecimal digits in any letter case.
    ///
    /// # Errors
    ///
    /// `19ed23fa` (too short), `0x19ed23fab41274` (a prefix), the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidPartHash> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hash = digits.then(|| u64::from_str_radix(text, 16).ok());
        hash.flatten().map(Self).ok_or_else(|| InvalidPartHash {
            found: text.chars().take(40).collect(),
        })
    }
}

impl Serialize for PartHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for PartHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
