use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{ArticleId, Edition, Id, Person, Section, Source, Tag};
use crate::language::{Language, LanguageSet, PerLanguage};

/// An article: what both languages share, and an edition in one or both.
///
/// The edition in the original language is always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What the article is known by.
    pub id: ArticleId,
    /// What kind of text it is.
    pub kind: ArticleKind,
    /// The section it stands in.
    pub section: Id<Section>,
    /// Its subjects, the most telling first.
    pub tags: Vec<Id<Tag>>,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Id<Person>>,
    /// Where the report comes from, if not from the newsroom.
    pub source: Option<Id<Source>>,
    /// The lead picture.
    pub picture: Option<Picture>,
    /// Articles on the same topic, in the order to show them.
    pub related: Vec<ArticleId>,
    /// Whether readers are asked for a reaction.
    pub reactions: Reactions,
    original: Language,
    editions: PerLanguage<Option<Edition>>,
}

impl Article {
    /// A news article in its original language alone.
    pub fn new(id: ArticleId, section: Id<Section>, original: Language, edition: Edition) -> Self {
        let mut editions = PerLanguage::default();
        editions[original] = Some(edition);
        Self {
            id,
            kind: ArticleKind::default(),
            section,
            tags: Vec::new(),
            authors: Vec::new(),
            source: None,
            picture: None,
            related: Vec::new(),
            reactions: Reactions::default(),
            original,
            editions,
        }
    }

    /// The language it was first written in.
    pub const fn original(&self) -> Language {
        self.original
    }

    /// The languages it has an edition in, public or not.
    pub fn languages(&self) -> LanguageSet {
        let has = |&language: &Language| self.edition(language).is_some();
        Language::ALL.into_iter().filter(has).collect()
    }

    /// The edition in a language.
    pub fn edition(&self, language: Language) -> Option<&Edition> {
        self.editions[language].as_ref()
    }

    /// The edition in a language, to change it.
    pub fn edition_mut(&mut self, language: Language) -> Option<&mut Edition> {
        self.editions[language].as_mut()
    }

    /// Adds or replaces the edition in a language and returns the former one.
    pub fn insert(&mut self, language: Language, edition: Edition) -> Option<Edition> {
        self.editions[language].replace(edition)
    }

    /// Takes the translation out and returns it.
    ///
    /// # Errors
    ///
    /// The original's language: an article cannot exist without its original.
    /// A language that has no edition.
    pub fn remove(&mut self, language: Language) -> Result<Edition, NoSuchEdition> {
        if language == self.original {
            return Err(NoSuchEdition { language });
        }
        self.editions[language]
            .take()
            .ok_or(NoSuchEdition { language })
    }
}

/// There is no edition in this language that could be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("there is no translation into `{language}` to remove")]
pub struct NoSuchEdition {
    language: Language,
}

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

/// Whether readers are asked for a reaction to an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reactions {
    /// They are.
    #[default]
    On,
    /// They are not, as below an obituary.
    Off,
}

/// A picture file. Its words (caption, credit, alternative text) are written
/// in a language and stand in the variants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Its path from the site's picture folder, parts joined by `/`.
    pub file: String,
    /// Width in pixels.
    pub width: NonZeroU32,
    /// Height in pixels.
    pub height: NonZeroU32,
    /// Media type (RFC 6838), such as `image/jpeg`.
    pub media_type: String,
}
