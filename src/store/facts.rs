use serde::{Deserialize, Serialize};

use super::StoreError;
use super::database::Row;
use crate::article::{Article, ArticleKind, Id, Person, Picture, Reactions, Section, Source, Tag};

/// What both languages of an article share, but for its related articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedFacts {
    /// What kind of text it is.
    #[serde(default)]
    pub kind: ArticleKind,
    /// The section it stands in.
    pub section: Id<Section>,
    /// Its subjects, the most telling first.
    #[serde(default)]
    pub tags: Vec<Id<Tag>>,
    /// Who wrote it, in the order of the byline.
    #[serde(default)]
    pub authors: Vec<Id<Person>>,
    /// Where the report comes from, if not from the newsroom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<Source>>,
    /// The lead picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Whether readers are asked for a reaction.
    #[serde(default)]
    pub reactions: Reactions,
}

impl SharedFacts {
    /// News in a section, and nothing more.
    pub fn new(section: Id<Section>) -> Self {
        Self {
            kind: ArticleKind::default(),
            section,
            tags: Vec::new(),
            authors: Vec::new(),
            source: None,
            picture: None,
            reactions: Reactions::default(),
        }
    }

    /// Facts from the columns `kind, section, tags, authors, source, picture,
    /// reactions` of an article, which begin at `at`.
    pub(in crate::store) fn read(row: &Row, at: usize) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.word(at)?,
            section: row.word(at + 1)?,
            tags: row.json(at + 2)?,
            authors: row.json(at + 3)?,
            source: row.optional_word(at + 4)?,
            picture: row.optional_json(at + 5)?,
            reactions: row.word(at + 6)?,
        })
    }
}

impl From<&Article> for SharedFacts {
    fn from(article: &Article) -> Self {
        Self {
            kind: article.kind,
            section: article.section.clone(),
            tags: article.tags.clone(),
            authors: article.authors.clone(),
            source: article.source.clone(),
            picture: article.picture.clone(),
            reactions: article.reactions,
        }
    }
}
