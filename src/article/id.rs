use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use uuid::Uuid;

use super::slug::{InvalidSlug, Slug};

/// What one article is known by, in both languages and for good: a UUID.
///
/// ```
/// use dvomova::article::ArticleId;
///
/// let id = ArticleId::from_path("culture/story");
/// assert_eq!(id.to_string(), "a7d030dd-2b41-5dfb-9d31-3335f2dcf48f");
/// assert_eq!(id.to_string().parse(), Ok(id));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Uuid);

impl ArticleId {
    /// A new id: UUIDv7 (RFC 9562 §5.7), so that ids sort by when they were
    /// made, to the millisecond. Its other bits are random: of two calls with
    /// the same moment each gives another id. Moments before 1970 count as 1970.
    pub fn new(now: DateTime<Utc>) -> Self {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let moment =
            uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.timestamp_subsec_nanos());
        Self(Uuid::new_v7(moment))
    }

    /// The id of an article that has none but its place in a folder: UUIDv5
    /// (RFC 9562 §5.5) of the path without its language, parts joined by `/`.
    pub fn from_path(path: &str) -> Self {
        Self(Uuid::new_v5(&FOLDER, path.as_bytes()))
    }

    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

/// The UUIDv5 name space of articles that come from a folder, made once.
const FOLDER: Uuid = Uuid::from_u128(0x5b0c_1c5e_8d0a_4f0b_9d6e_3f6d_76f6_d0aa);

impl From<Uuid> for ArticleId {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that is not an article's id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a UUID of 32 hexadecimal digits and 4 hyphens, found {found:?}")]
pub struct InvalidArticleId {
    found: String,
}

impl FromStr for ArticleId {
    type Err = InvalidArticleId;

    /// Reads a hyphenated UUID in any letter case.
    ///
    /// # Errors
    ///
    /// `culture/story` (a path: see [`ArticleId::from_path`]), a UUID in braces
    /// or without hyphens, the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidArticleId> {
        let hyphenated = Uuid::try_parse(text).ok().filter(|_| text.len() == 36);
        hyphenated.map(Self).ok_or_else(|| InvalidArticleId {
            found: text.chars().take(100).collect(),
        })
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// What a section, tag, person or source is known by in both languages: a word
/// in the form of a [`Slug`], such as `culture`. It is no address: each
/// language has its own slug for that.
pub struct Id<T> {
    word: Slug,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The word.
    pub fn as_str(&self) -> &str {
        self.word.as_str()
    }
}

impl<T> FromStr for Id<T> {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        Ok(Self {
            word: text.parse()?,
            of: PhantomData,
        })
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self {
            word: self.word.clone(),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.word.cmp(&other.word)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word.fmt(f)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word.fmt(f)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.word.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            word: Slug::deserialize(deserializer)?,
            of: PhantomData,
        })
    }
}
