//! An article parsed and hashed before its transaction begins.

use chrono::{DateTime, Utc};

use super::recorded::Print;
use crate::article::{Article, ArticleId, Edition, PartHashes, Publication};
use crate::language::{Language, PerLanguage};
use crate::store::moment::{beginning, rounded, rounded_down};
use crate::store::revision::check_text;
use crate::store::{SharedFacts, StoreError};

pub(super) struct Prepared {
    pub(super) id: ArticleId,
    pub(super) original: Language,
    pub(super) facts: SharedFacts,
    pub(super) related: Vec<ArticleId>,
    /// Of the facts as they stand in the file.
    pub(super) facts_print: Print,
    pub(super) texts: PerLanguage<Option<PreparedText>>,
    /// Why it cannot be imported.
    pub(super) refused: Option<String>,
}

#[derive(Clone)]
pub(super) struct PreparedText {
    pub(super) edition: Edition,
    pub(super) parts: PartHashes,
    pub(super) print: Print,
}

impl Prepared {
    pub(super) fn new(article: &Article, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut refused = None;
        let original = article.original();
        let mut texts = PerLanguage::default();
        for language in Language::ALL {
            let Some(mut edition) = article.edition(language).cloned() else {
                continue;
            };
            match stored(&edition.publication, now) {
                Ok(publication) => edition.publication = publication,
                Err(error) => refused = Some(error.to_string()),
            }
            if let Err(error) = check_text(language, &edition.variant) {
                refused = Some(error.to_string());
            }
            if language == original {
                edition.made_from = None;
            }
            texts[language] = Some(PreparedText::new(edition)?);
        }
        let facts = SharedFacts::from(article);
        Ok(Self {
            id: article.id,
            original,
            facts_print: Print::of(&(&facts, &article.related))?,
            facts,
            related: article.related.clone(),
            texts,
            refused,
        })
    }
}

impl PreparedText {
    fn new(edition: Edition) -> Result<Self, StoreError> {
        Ok(Self {
            parts: PartHashes::of(&edition.variant),
            print: Print::of(&edition)?,
            edition,
        })
    }

    /// The same text, but not public.
    pub(super) fn held_back(&self, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut edition = self.edition.clone();
        edition.publication.unpublish(now);
        Ok(Self {
            parts: self.parts.clone(),
            print: Print::of(&edition)?,
            edition,
        })
    }
}

/// A publication in whole milliseconds.
fn stored(publication: &Publication, now: DateTime<Utc>) -> Result<Publication, StoreError> {
    let window = publication
        .window()
        .map(|window| rounded(window, now))
        .transpose()?;
    let first = publication.first_published_at();
    let first = first.map(|first| beginning(first, now));
    let mut update = publication.update.clone();
    if let Some(update) = &mut update {
        update.updated_at = rounded_down(update.updated_at);
    }
    Ok(Publication::recorded(window, first, update))
}
