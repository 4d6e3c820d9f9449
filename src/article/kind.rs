use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// What kind of text an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ArticleKind {
    /// A report of facts.
    #[default]
    News,
    /// Somebody's view.
    Opinion,
    /// A conversation.
    Interview,
    /// A report that goes on while things happen.
    Live,
    /// Paid for by somebody, and marked so.
    Sponsored,
}

impl ArticleKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::News,
        Self::Opinion,
        Self::Interview,
        Self::Live,
        Self::Sponsored,
    ];

    /// Its word in files and JSON, such as `interview`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Opinion => "opinion",
            Self::Interview => "interview",
            Self::Live => "live",
            Self::Sponsored => "sponsored",
        }
    }
}

impl fmt::Display for ArticleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ArticleKind {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// Whether readers are asked for a reaction to an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reactions {
    /// They are.
    #[default]
    On,
    /// They are not, as below an obituary.
    Off,
}

impl Reactions {
    /// Both answers.
    pub const ALL: [Self; 2] = [Self::On, Self::Off];

    /// Its word in files and JSON: `on` or `off`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

impl fmt::Display for Reactions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Reactions {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}
