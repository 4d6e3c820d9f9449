use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// Plain text of one line that is not empty: a title, a lead, a caption, a
/// name. It is no markup: `<` and `*` mean themselves.
///
/// Made by parsing: white space at both ends is dropped and each run of ASCII
/// white space inside, line breaks too, becomes one space, so that a lead may
/// be wrapped in a file. No-break spaces stay. At most
/// [`MAX_BYTES`](Self::MAX_BYTES) long and free of control characters, so that
/// it fits into a page's head, a feed and JSON alike.
///
/// ```
/// use dvomova::article::Text;
///
/// let title: Text = "  Новий трамвай\n на Подолі ".parse()?;
/// assert_eq!(title.as_str(), "Новий трамвай на Подолі");
/// assert!(" \n".parse::<Text>().is_err());
/// # Ok::<(), dvomova::article::InvalidText>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// The most bytes it has: 16 KiB, several times the longest lead.
    pub const MAX_BYTES: usize = 16 * 1024;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is empty, too long or holds a control character.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a text, found {0}")]
pub struct InvalidText(Why);

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum Why {
    #[error("nothing but white space")]
    Empty,
    #[error("{bytes} bytes, more than {}", Text::MAX_BYTES)]
    TooLong { bytes: usize },
    #[error("the control character U+{:04X} after {after:?}", u32::from(*.character))]
    Control { character: char, after: String },
}

impl FromStr for Text {
    type Err = InvalidText;

    /// Reads a text and tidies its white space.
    ///
    /// # Errors
    ///
    /// `""` and `" "` (nothing to show), `"a\0b"` (a control character), a text
    /// longer than [`Text::MAX_BYTES`].
    fn from_str(text: &str) -> Result<Self, InvalidText> {
        if text.len() > Self::MAX_BYTES {
            return Err(InvalidText(Why::TooLong { bytes: text.len() }));
        }
        let mut tidy = String::with_capacity(text.len());
        for word in text.trim().split_ascii_whitespace() {
            if !tidy.is_empty() {
                tidy.push(' ');
            }
            tidy.push_str(word);
        }
        if tidy.is_empty() {
            return Err(InvalidText(Why::Empty));
        }
        let unprintable =
            |&(_, c): &(usize, char)| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        if let Some((at, character)) = tidy.char_indices().find(unprintable) {
            let before = tidy.get(..at).unwrap_or_default();
            let skipped = before.chars().count().saturating_sub(20);
            let after = before.chars().skip(skipped).collect();
            return Err(InvalidText(Why::Control { character, after }));
        }
        Ok(Self(tidy))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
