use std::fmt;

use super::database::{Transaction, Value, values};
use super::moment::written;
use super::{Event, Happened, StoreError, Version};
use crate::article::ArticleId;
use crate::language::Language;

/// Somebody else was faster: what was seen is not what is there, and what
/// happened since.
///
/// Nothing was written. Show it to whoever acted, let them look at what is
/// there now, and send the command again with the version found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The version that the command was given.
    pub expected: Version,
    /// The version that is there.
    pub found: Version,
    /// What happened since the version that was expected, oldest first; the
    /// last twenty at most. Where one person's program has autosaved in a row,
    /// the first of it.
    pub since: Vec<Event>,
}

/// How many events a conflict tells at most.
const MOST: usize = 20;

impl fmt::Display for Conflict {
    /// `expected version 3, found 5: saved by petro at 2025-11-05T10:05:00Z, …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            expected, found, ..
        } = self;
        write!(f, "expected version {expected}, found {found}")?;
        for (number, event) in self.since.iter().enumerate() {
            let before = if number == 0 { ": " } else { ", " };
            let (happened, actor, at) = (event.happened, &event.actor, written(event.at));
            write!(f, "{before}{happened} by {actor} at {at}")?;
        }
        Ok(())
    }
}

impl Transaction {
    /// The error for somebody who has seen an older version of an article, in a
    /// language or of what both share.
    pub(in crate::store) async fn conflict(
        &mut self,
        article: ArticleId,
        language: Option<Language>,
        expected: Version,
        found: Version,
    ) -> Result<StoreError, StoreError> {
        let of_language = match language {
            Some(language) => format!("language = '{language}'"),
            None => "language IS NULL".to_owned(),
        };
        let about = format!("article = ?2 AND {of_language}");
        self.since(&about, article.into(), expected, found).await
    }

    /// The error for somebody who has seen an older version of a section, tag,
    /// person or source.
    pub(in crate::store) async fn conflict_about(
        &mut self,
        subject: &str,
        expected: Version,
        found: Version,
    ) -> Result<StoreError, StoreError> {
        self.since("subject = ?2", subject.into(), expected, found)
            .await
    }

    async fn since(
        &mut self,
        about: &str,
        key: Value,
        expected: Version,
        found: Version,
    ) -> Result<StoreError, StoreError> {
        let sql = format!(
            "SELECT {} FROM @event WHERE version > ?1 AND {about} ORDER BY id DESC LIMIT {MOST}",
            Event::COLUMNS
        );
        let rows = self.rows(&sql, values![expected, key.clone()]).await?;
        let mut since: Vec<Event> = rows
            .iter()
            .rev()
            .map(Event::read)
            .collect::<Result<_, _>>()?;
        let told = since.first().map_or(found.next(), |first| {
            first.version.unwrap_or(expected.next())
        });
        if expected < found && told > expected.next() && since.len() < MOST {
            // A program went on autosaving, which was told before.
            let sql = format!(
                "SELECT {} FROM @event WHERE version <= ?1 AND {about} ORDER BY id DESC LIMIT 1",
                Event::COLUMNS
            );
            let before = self.row(&sql, values![expected, key]).await?;
            let before = before.as_ref().map(Event::read).transpose()?;
            let autosaved = before.filter(|it| it.happened == Happened::Autosaved);
            since.splice(0..0, autosaved);
        }
        Ok(StoreError::conflicting(Conflict {
            expected,
            found,
            since,
        }))
    }
}
