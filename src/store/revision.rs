use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::database::{Insert, Row, Transaction, values};
use super::state::json;
use super::{Act, RevisionNumber, StoreError};
use crate::article::{ArticleId, ArticleVariant, Body, PartHashes, Slug, UnknownWord};
use crate::language::Language;

/// How a revision came to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SavedBy {
    /// Somebody saved it.
    #[serde(rename = "saved")]
    Hand,
    /// An editor's program saved it by itself. Only the newest of these are
    /// kept.
    #[serde(rename = "autosaved")]
    Autosave,
    /// It came with an import.
    #[serde(rename = "imported")]
    Import,
}

impl SavedBy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hand, Self::Autosave, Self::Import];

    /// Its word: `saved`, `autosaved`, `imported`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "saved",
            Self::Autosave => "autosaved",
            Self::Import => "imported",
        }
    }
}

impl std::fmt::Display for SavedBy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for SavedBy {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// A text to be kept.
pub(in crate::store) struct NewRevision<'a> {
    pub(in crate::store) article: ArticleId,
    pub(in crate::store) language: Language,
    pub(in crate::store) number: RevisionNumber,
    pub(in crate::store) saved: SavedBy,
    pub(in crate::store) act: &'a Act,
    pub(in crate::store) text: &'a ArticleVariant,
    pub(in crate::store) parts: &'a PartHashes,
    pub(in crate::store) made_from: Option<&'a PartHashes>,
}

/// A text as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct KeptRevision {
    pub(in crate::store) number: RevisionNumber,
    pub(in crate::store) saved: SavedBy,
    pub(in crate::store) saved_at: DateTime<Utc>,
    pub(in crate::store) parts: PartHashes,
    pub(in crate::store) made_from: Option<PartHashes>,
}

/// The columns of a text, without its slug, in the order in which
/// [`text`] reads them; `r` is the revision.
pub(in crate::store) const TEXT: &str = "r.origin, r.title, r.lead, r.alternative_text, \
     r.caption, r.credit, r.seo_title, r.seo_description, r.key_points, r.body";

/// How many columns [`TEXT`] has.
pub(in crate::store) const TEXT_COLUMNS: usize = 10;

/// A text from the columns of [`TEXT`], which begin at `at`.
pub(in crate::store) fn text(
    row: &Row,
    at: usize,
    slug: Slug,
) -> Result<ArticleVariant, StoreError> {
    Ok(ArticleVariant {
        slug,
        origin: row.word(at)?,
        title: row.word(at + 1)?,
        lead: row.word(at + 2)?,
        alternative_text: row.optional_word(at + 3)?,
        caption: row.optional_word(at + 4)?,
        credit: row.optional_word(at + 5)?,
        seo_title: row.optional_word(at + 6)?,
        seo_description: row.optional_word(at + 7)?,
        key_points: row.json(at + 8)?,
        body: Body::kept(row.get(at + 9)?),
    })
}

/// The most key points of a text.
const MOST_KEY_POINTS: usize = 100;

/// Whether a text can be kept. PostgreSQL has no U+0000, which Markdown may
/// have, and a row has an end.
pub(in crate::store) fn check_text(
    language: Language,
    text: &ArticleVariant,
) -> Result<(), StoreError> {
    let points = text.key_points.len();
    if points > MOST_KEY_POINTS {
        return Err(StoreError::refused(format!(
            "{points} key points in `{language}` are too many: keep {MOST_KEY_POINTS} at most"
        )));
    }
    let Some((before, _)) = text.body.as_str().split_once('\0') else {
        return Ok(());
    };
    let line = before.matches('\n').count() + 1;
    Err(StoreError::refused(format!(
        "line {line} of the body in `{language}` has the character U+0000: remove it"
    )))
}

impl Transaction {
    /// Keeps a text for good.
    ///
    /// # Errors
    ///
    /// One with U+0000, or with more than 100 key points.
    pub(in crate::store) async fn keep(&mut self, new: NewRevision<'_>) -> Result<(), StoreError> {
        const KEEP: &Insert = &Insert {
            key: 3,
            into: "INSERT INTO @revision (article, language, number, saved, saved_at, saved_by,
                origin, title, lead, alternative_text, caption, credit, seo_title,
                seo_description, key_points, parts, made_from, body)
                VALUES",
            after: "",
        };
        let text = new.text;
        check_text(new.language, text)?;
        let values = values![
            new.article,
            new.language,
            new.number,
            new.saved.as_str(),
            new.act.at,
            new.act.actor.as_str(),
            text.origin.as_str(),
            text.title.as_str(),
            text.lead.as_str(),
            text.alternative_text.as_deref(),
            text.caption.as_deref(),
            text.credit.as_deref(),
            text.seo_title.as_deref(),
            text.seo_description.as_deref(),
            json(&text.key_points)?,
            json(new.parts)?,
            new.made_from.map(json).transpose()?,
            text.body.as_str(),
        ];
        self.insert_row(KEEP, values).await
    }

    /// What is known of a revision beside its text.
    ///
    /// # Errors
    ///
    /// A number that no revision has, or no longer has.
    pub(in crate::store) async fn kept(
        &mut self,
        article: ArticleId,
        language: Language,
        number: RevisionNumber,
    ) -> Result<KeptRevision, StoreError> {
        const KEPT: &str = "
            SELECT saved, saved_at, parts, made_from FROM @revision
            WHERE article = ?1 AND language = ?2 AND number = ?3";
        let row = self.row(KEPT, values![article, language, number]).await?;
        let row = row.ok_or_else(|| missing(article, language, number))?;
        Ok(KeptRevision {
            number,
            saved: row.word(0)?,
            saved_at: row.get(1)?,
            parts: row.json(2)?,
            made_from: row.optional_json(3)?,
        })
    }

    /// The text of a revision.
    ///
    /// # Errors
    ///
    /// As [`kept`](Self::kept).
    pub(in crate::store) async fn revision_text(
        &mut self,
        article: ArticleId,
        language: Language,
        number: RevisionNumber,
        slug: Slug,
    ) -> Result<ArticleVariant, StoreError> {
        let sql = format!(
            "SELECT {TEXT} FROM @revision r WHERE article = ?1 AND language = ?2 AND number = ?3"
        );
        let row = self.row(&sql, values![article, language, number]).await?;
        let row = row.ok_or_else(|| missing(article, language, number))?;
        text(&row, 0, slug)
    }
}

pub(in crate::store) fn missing(
    article: ArticleId,
    language: Language,
    number: RevisionNumber,
) -> StoreError {
    StoreError::not_found(format!(
        "revision {number} of article {article} in `{language}`"
    ))
}
