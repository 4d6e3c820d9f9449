use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Slug};
use crate::language::Language;

/// How often something was changed: 1 when it was made, 0 while it is not
/// there.
///
/// A command takes the version that its caller has seen and refuses any other,
/// so that no edit is written over another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(i64);

impl Version {
    /// What is not there yet.
    pub const NONE: Self = Self(0);

    /// A version by its number, as a form sent it back.
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn number(self) -> i64 {
        self.0
    }

    pub(in crate::store) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number of a saved text among those of one article in one language, from
/// 1 on. A revision never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RevisionNumber(i64);

impl RevisionNumber {
    /// A revision by its number, as a form sent it back.
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn number(self) -> i64 {
        self.0
    }

    pub(in crate::store) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for RevisionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An article in one language as somebody has seen it: what a command on one
/// language is given. The other language has a version of its own, so that two
/// people who work on the two never collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VariantVersion {
    /// The article.
    pub article: ArticleId,
    /// The language.
    pub language: Language,
    /// The version seen.
    pub version: Version,
}

impl VariantVersion {
    /// A translation that is not there yet.
    pub const fn absent(article: ArticleId, language: Language) -> Self {
        Self {
            article,
            language,
            version: Version::NONE,
        }
    }
}

/// What both languages of an article share, as somebody has seen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ArticleVersion {
    /// The article.
    pub article: ArticleId,
    /// The version seen.
    pub version: Version,
}

/// What a command on one language of an article has done. It is durable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Done {
    /// The language's new version, for the next command.
    pub variant: VariantVersion,
    /// The newest revision.
    pub revision: RevisionNumber,
    /// The last part of its address.
    pub slug: Slug,
    /// What was done all the same, but somebody should know.
    pub warnings: Vec<Warning>,
}

/// What taking an article out of the archive has done. It is durable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Restored {
    /// The new version of what both languages share.
    pub article: ArticleVersion,
    /// What was done all the same, but somebody should know.
    pub warnings: Vec<Warning>,
}

/// Something that a command did although it may not be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Warning {
    /// English is or will be public while Ukrainian is not. Under
    /// [`UkrainianFirst::Require`](crate::article::UkrainianFirst::Require) the
    /// command is refused instead.
    EnglishBeforeUkrainian,
    /// A scheduled replacement of the live revision was called off.
    ReplacementDropped,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EnglishBeforeUkrainian => "English is public at a time when Ukrainian is not",
            Self::ReplacementDropped => "a scheduled replacement was called off",
        })
    }
}
