use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Body, Slug, Text};

/// An article's text in one language: all of it is here, or the variant is
/// not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleVariant {
    /// The last part of its address.
    pub slug: Slug,
    /// The headline, plain text.
    pub title: Text,
    /// The lead paragraph, plain text.
    pub lead: Text,
    /// The key points in order, plain text each; may be empty.
    #[serde(default)]
    pub key_points: Vec<Text>,
    /// The text below the lead.
    pub body: Body,
    /// Caption of the article's lead picture, plain text.
    #[serde(default)]
    pub caption: Option<Text>,
    /// Who made the lead picture, as printed beside it.
    #[serde(default)]
    pub credit: Option<Text>,
    /// What the lead picture shows, for those who do not see it.
    #[serde(default)]
    pub alternative_text: Option<Text>,
    /// A title for search engines, where it should differ.
    #[serde(default)]
    pub seo_title: Option<Text>,
    /// A description for search engines, where it should differ from the lead.
    #[serde(default)]
    pub seo_description: Option<Text>,
    /// How the text came to be.
    #[serde(default)]
    pub origin: Origin,
}

/// How a variant's text came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// When a variant is public: `live_from <= now < live_until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first moment at which it is public.
    pub live_from: DateTime<Utc>,
    /// The first moment at which it no longer is; none for good.
    #[serde(default)]
    pub live_until: Option<DateTime<Utc>>,
}

impl Window {
    /// Public from a moment on, for good.
    pub const fn from(live_from: DateTime<Utc>) -> Self {
        Self {
            live_from,
            live_until: None,
        }
    }

    /// Whether the moment lies inside.
    pub fn contains(&self, now: DateTime<Utc>) -> bool {
        self.live_from <= now && self.live_until.is_none_or(|until| now < until)
    }
}

/// What is kept of a variant's publication, outside of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// When it is public; none for a draft.
    #[serde(default)]
    pub window: Option<Window>,
    /// When readers first saw it. Never changes after.
    #[serde(default)]
    pub first_published_at: Option<DateTime<Utc>>,
    /// The last update or correction that readers are told of.
    #[serde(default)]
    pub update: Option<Update>,
}

/// An update or correction that readers are told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// When the text changed.
    pub updated_at: DateTime<Utc>,
    /// What changed, in the variant's language.
    #[serde(default)]
    pub note: Option<Text>,
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
}
