use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Body, PartHashes, Publication, Slug, Text, UnknownWord};

/// An article's text in one language: all of it is here, or the variant is
/// not. Title, lead and body hold something by their types, so that nothing is
/// ever filled in from the other language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleVariant {
    /// The last part of its address.
    pub slug: Slug,
    /// The headline.
    pub title: Text,
    /// The lead paragraph.
    pub lead: Text,
    /// The key points in order; may be empty. A store keeps a hundred at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<Text>,
    /// The text below the lead.
    pub body: Body,
    /// Caption of the article's lead picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Who made the lead picture, as printed beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Text>,
    /// What the lead picture shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_text: Option<Text>,
    /// A title for search engines, where it should differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seo_title: Option<Text>,
    /// A description for search engines, where it should differ from the lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seo_description: Option<Text>,
    /// How the text came to be.
    #[serde(default)]
    pub origin: Origin,
}

/// How a variant's text came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Origin {
    /// A person wrote or translated it.
    #[default]
    Human,
    /// A machine translated it; pages say so.
    Machine,
    /// It came from a former site.
    Import,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 3] = [Self::Human, Self::Machine, Self::Import];

    /// Its word in files and JSON, such as `machine`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Machine => "machine",
            Self::Import => "import",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Origin {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// An article in one language: its text, and what is kept beside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The text.
    pub variant: ArticleVariant,
    /// Its publication.
    #[serde(default)]
    pub publication: Publication,
    /// Of a translation: the parts of the source it was made from. None means
    /// that nobody recorded them. Without meaning in the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<PartHashes>,
}

impl Edition {
    /// A draft: a text that is not public.
    pub fn draft(variant: ArticleVariant) -> Self {
        Self {
            variant,
            publication: Publication::default(),
            made_from: None,
        }
    }
}
