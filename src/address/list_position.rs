use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Where in a list a page stands: at its beginning, at a numbered page, or on
/// one side of an article that a [`Cursor`] stands for.
///
/// ```
/// use dvomova::address::{Cursor, ListPosition, Side};
///
/// assert_eq!(ListPosition::page(1), ListPosition::FIRST);
/// assert_eq!(ListPosition::page(3).number(), Some(3));
/// let cursor: Cursor = "0190f2b4".parse()?;
/// let newer = ListPosition::before(cursor.clone());
/// assert_eq!(newer.number(), None);
/// assert_eq!(newer.cursor(), Some((Side::Before, &cursor)));
/// # Ok::<(), dvomova::address::InvalidCursor>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListPosition(Inner);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Inner {
    /// Never 0, and 1 is the beginning.
    Number(u32),
    Beside(Side, Cursor),
}

/// A side of an article in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What comes after it: where the newest comes first, older articles.
    After,
    /// What comes before it, up to it: newer articles.
    Before,
}

impl ListPosition {
    /// The beginning.
    pub const FIRST: Self = Self(Inner::Number(1));

    /// A page by its number, counted from 1; 0 is taken as 1.
    pub const fn page(number: u32) -> Self {
        Self(Inner::Number(if number == 0 { 1 } else { number }))
    }

    /// The page that begins after an article: `?after=…`.
    pub const fn after(cursor: Cursor) -> Self {
        Self(Inner::Beside(Side::After, cursor))
    }

    /// The page that ends before an article: `?before=…`.
    pub const fn before(cursor: Cursor) -> Self {
        Self(Inner::Beside(Side::Before, cursor))
    }

    /// The number of a page that has one, from 1.
    pub const fn number(&self) -> Option<u32> {
        match self.0 {
            Inner::Number(number) => Some(number),
            Inner::Beside(..) => None,
        }
    }

    /// The cursor beside which the page stands, and on which side of it.
    pub const fn cursor(&self) -> Option<(Side, &Cursor)> {
        match &self.0 {
            Inner::Number(_) => None,
            Inner::Beside(side, cursor) => Some((*side, cursor)),
        }
    }
}

impl Default for ListPosition {
    fn default() -> Self {
        Self::FIRST
    }
}

/// A place in a list as whoever made the list writes it down: 1 to 64 letters
/// `a`–`z` and `A`–`Z`, digits, `-` and `_`. A moment and a UUID have room in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// The cursor's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no cursor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a cursor of 1 to 64 letters, digits, `-` and `_`, found {found:?}")]
pub struct InvalidCursor {
    found: String,
}

impl FromStr for Cursor {
    type Err = InvalidCursor;

    /// # Errors
    ///
    /// The empty text, `a b` (a space), `2025-11-05T12:05` (a colon).
    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if (1..=64).contains(&text.len()) && text.bytes().all(letter) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidCursor {
                found: text.chars().take(100).collect(),
            })
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
