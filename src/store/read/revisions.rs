use chrono::{DateTime, Utc};
use serde::Serialize;

use super::history::{MOST, limit};
use crate::article::{ArticleId, ArticleVariant, Origin, PartHashes, Text};
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::revision::{TEXT, TEXT_COLUMNS, missing, text};
use crate::store::{RevisionNumber, SavedBy, Store, StoreError};

/// A text as it was saved, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Revision {
    /// Its number.
    pub number: RevisionNumber,
    /// How it came to be saved.
    pub saved: SavedBy,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Text,
    /// The text, with the slug that the article has in this language now.
    pub text: ArticleVariant,
    /// The hashes of its parts.
    pub parts: PartHashes,
    /// Of a translation: the parts of the original that it was made from.
    pub made_from: Option<PartHashes>,
}

/// A saved text in a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RevisionEntry {
    /// Its number.
    pub number: RevisionNumber,
    /// How it came to be saved.
    pub saved: SavedBy,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Text,
    /// How the text came to be.
    pub origin: Origin,
    /// Its headline.
    pub title: Text,
}

/// Saved texts of an article in one language, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Revisions {
    /// The texts.
    pub entries: Vec<RevisionEntry>,
    /// The revision before which there are more, to read on.
    pub before: Option<RevisionNumber>,
}

impl Store {
    /// A text as it was saved.
    ///
    /// # Errors
    ///
    /// A number that no revision has, or no longer has: it was erased, or was
    /// one of many that a program saved by itself.
    pub async fn revision(
        &self,
        article: ArticleId,
        language: Language,
        number: RevisionNumber,
    ) -> Result<Revision, StoreError> {
        let arguments = (article, language, number);
        self.read_one(arguments, |transaction, (article, language, number)| {
            Box::pin(async move { transaction.revision(*article, *language, *number).await })
        })
        .await
    }

    /// What was saved of an article in one language, newest first: a page of
    /// `length` revisions, 1 to 100, those `before` a revision if one is given.
    /// Which of them readers see tells
    /// [`article_overview`](Self::article_overview).
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn revisions(
        &self,
        article: ArticleId,
        language: Language,
        before: Option<RevisionNumber>,
        length: usize,
    ) -> Result<Revisions, StoreError> {
        let arguments = (article, language, before, length.clamp(1, MOST));
        self.read_one(
            arguments,
            |transaction, (article, language, before, length)| {
                Box::pin(async move {
                    const ENTRIES: &str = "
                        SELECT number, saved, saved_at, saved_by, origin, title FROM @revision
                        WHERE article = ?1 AND language = ?2 AND number < ?3
                        ORDER BY number DESC LIMIT ?4";
                    let before = before.unwrap_or(RevisionNumber::new(i64::MAX));
                    let values = values![*article, *language, before, limit(*length)];
                    let rows = transaction.rows(ENTRIES, values).await?;
                    let shown = rows.iter().take(*length).map(entry);
                    let entries: Vec<RevisionEntry> = shown.collect::<Result<_, _>>()?;
                    let last = entries.last().map(|entry| entry.number);
                    Ok(Revisions {
                        before: last.filter(|_| rows.len() > *length),
                        entries,
                    })
                })
            },
        )
        .await
    }
}

fn entry(row: &Row) -> Result<RevisionEntry, StoreError> {
    Ok(RevisionEntry {
        number: row.get(0)?,
        saved: row.word(1)?,
        saved_at: row.get(2)?,
        saved_by: row.word(3)?,
        origin: row.word(4)?,
        title: row.word(5)?,
    })
}

impl Transaction {
    async fn revision(
        &mut self,
        article: ArticleId,
        language: Language,
        number: RevisionNumber,
    ) -> Result<Revision, StoreError> {
        let sql = format!(
            "SELECT {TEXT}, v.slug, r.saved, r.saved_at, r.saved_by, r.parts, r.made_from
             FROM @revision r CROSS JOIN @variant v
             WHERE r.article = ?1 AND r.language = ?2 AND r.number = ?3
                AND v.article = r.article AND v.language = r.language"
        );
        let row = self.row(&sql, values![article, language, number]).await?;
        let row = row.ok_or_else(|| missing(article, language, number))?;
        let behind = TEXT_COLUMNS;
        Ok(Revision {
            number,
            text: text(&row, 0, row.get(behind)?)?,
            saved: row.word(behind + 1)?,
            saved_at: row.get(behind + 2)?,
            saved_by: row.word(behind + 3)?,
            parts: row.json(behind + 4)?,
            made_from: row.optional_json(behind + 5)?,
        })
    }
}
