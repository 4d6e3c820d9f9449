use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use thiserror::Error;
use uuid::Uuid;

use crate::article::{ArticleId, ArticleVariant, Person, Section, Source, Tag, Text};
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::event::NewEvent;
use crate::store::hexadecimal::hexadecimal;
use crate::store::names::Names;
use crate::store::revision::{TEXT, TEXT_COLUMNS, text};
use crate::store::state::Changed;
use crate::store::{Act, Happened, RevisionNumber, SharedFacts, Store, StoreError};

/// A key that opens one revision of one article until it expires, for whoever
/// has it: 64 digits `0`–`9`, `a`–`f`.
///
/// The store keeps only its SHA-256, so that nobody finds a key in a copy of
/// the database. Its text is for the link alone: in a log it stands as
/// `PreviewToken(…)`.
///
/// ```
/// use dvomova::store::PreviewToken;
///
/// let digits = "5d".repeat(32);
/// let token: PreviewToken = digits.parse()?;
/// assert_eq!(token.to_string(), digits);
/// assert_eq!(format!("{token:?}"), "PreviewToken(…)");
/// # Ok::<(), dvomova::store::InvalidPreviewToken>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct PreviewToken(String);

impl PreviewToken {
    /// Of 244 random bits.
    fn new() -> Self {
        let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
        Self(format!("{}{}", first.simple(), second.simple()))
    }

    fn hash(&self) -> String {
        hexadecimal(&Sha256::digest(&self.0))
    }
}

impl fmt::Display for PreviewToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for PreviewToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PreviewToken(…)")
    }
}

/// A text that is no [`PreviewToken`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected a preview's key of 64 digits `0`–`9`, `a`–`f`, found {length} bytes that are none"
)]
pub struct InvalidPreviewToken {
    length: usize,
}

impl FromStr for PreviewToken {
    type Err = InvalidPreviewToken;

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    ///
    /// The empty text, 63 digits, capital letters.
    fn from_str(text: &str) -> Result<Self, InvalidPreviewToken> {
        let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        if text.len() == 64 && text.bytes().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidPreviewToken { length: text.len() })
        }
    }
}

/// One revision of an article as a page would show it, public or not: for a
/// page that no cache keeps and no search engine finds, marked as a draft.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Preview {
    /// The article.
    pub id: ArticleId,
    /// The language of all its text.
    pub language: Language,
    /// The language it was first written in.
    pub original: Language,
    /// What both languages share.
    pub facts: SharedFacts,
    /// Its section.
    pub section: Section,
    /// Its subjects that have a name in the language.
    pub tags: Vec<Tag>,
    /// Who wrote it, as far as they have a name in the language.
    pub authors: Vec<Person>,
    /// Where the report comes from, if that has a name in the language.
    pub source: Option<Source>,
    /// The revision.
    pub revision: RevisionNumber,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Text,
    /// Its text.
    pub text: ArticleVariant,
    /// The first moment at which the key no longer opens it.
    pub expires_at: DateTime<Utc>,
}

impl Store {
    /// Makes a key that opens one revision, as it is for good, until it
    /// expires. A newer revision needs a key of its own.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # use dvomova::address::{Addresses, ArticlePath};
    /// # use dvomova::article::{ArticleId, Window};
    /// # use dvomova::language::Language;
    /// # use dvomova::store::*;
    /// # let addresses = Addresses::new("https://misto.example".parse()?);
    /// # let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// # let noon = "2025-11-05T10:00:00Z".parse()?;
    /// # let act = Act::new("olena".parse()?, noon);
    /// # let section = r#"{"id": "city", "names": {
    /// #     "uk": {"name": "Місто", "slug": "misto"}, "en": {"name": "City", "slug": "city"}}}"#;
    /// # store.create_section(serde_json::from_str(section)?, &act).await?;
    /// # let text = r#"{"slug": "tramvai", "title": "Трамвай", "lead": "Їде.", "body": "Восени."}"#;
    /// # let id = ArticleId::from_path("city/tram");
    /// # let new = NewArticle {
    /// #     id, original: Language::Ukrainian,
    /// #     facts: SharedFacts::new("city".parse()?), text: serde_json::from_str(text)?,
    /// # };
    /// # let draft = store.create(new, &act).await?;
    /// let evening = "2025-11-05T16:00:00Z".parse()?;
    /// let uk = Language::Ukrainian;
    /// let token = store.create_preview(id, uk, draft.revision, evening, &act).await?;
    /// let preview = store.preview(&token, noon).await?;
    /// assert_eq!(preview.map(|it| it.text.title.to_string()).as_deref(), Some("Трамвай"));
    /// assert_eq!(store.preview(&token, evening).await?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A revision that is not there. A key that would have expired already.
    pub async fn create_preview(
        &self,
        article: ArticleId,
        language: Language,
        revision: RevisionNumber,
        expires_at: DateTime<Utc>,
        act: &Act,
    ) -> Result<PreviewToken, StoreError> {
        if expires_at <= act.at {
            return Err(StoreError::refused(
                "the preview would have expired already: choose a later moment",
            ));
        }
        let token = PreviewToken::new();
        let key = Key {
            hash: token.hash(),
            article,
            language,
            revision,
            expires_at,
        };
        self.write((key, act.clone()), |transaction, (key, act)| {
            Box::pin(async move { transaction.create_preview(key, act).await })
        })
        .await?;
        Ok(token)
    }

    /// The revision that a key opens at a moment; none for a key that has
    /// expired, was revoked or was never made, and for a revision that was
    /// erased.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn preview(
        &self,
        token: &PreviewToken,
        now: DateTime<Utc>,
    ) -> Result<Option<Preview>, StoreError> {
        self.read_one((token.hash(), now), |transaction, (hash, now)| {
            Box::pin(async move { transaction.preview(hash, *now).await })
        })
        .await
    }

    /// Makes a key open nothing any more, whether it did or not.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn revoke_preview(&self, token: &PreviewToken, act: &Act) -> Result<(), StoreError> {
        self.write((token.hash(), act.clone()), |transaction, (hash, act)| {
            Box::pin(async move { transaction.revoke_preview(hash, act).await })
        })
        .await
    }
}

/// A key as it is kept.
struct Key {
    hash: String,
    article: ArticleId,
    language: Language,
    revision: RevisionNumber,
    expires_at: DateTime<Utc>,
}

impl Transaction {
    async fn create_preview(&mut self, key: &Key, act: &Act) -> Result<(), StoreError> {
        const EXPIRED: &str = "DELETE FROM @preview WHERE article = ?1 AND expires_at <= ?2";
        const CREATE: &str = "
            INSERT INTO @preview (token, article, language, revision, expires_at, created_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let Key {
            hash,
            article,
            language,
            revision,
            expires_at,
        } = key;
        // Nobody erases the revision meanwhile.
        self.article(*article, act.at).await?;
        self.kept(*article, *language, *revision).await?;
        self.execute(EXPIRED, values![*article, act.at]).await?;
        let values = values![
            hash,
            *article,
            *language,
            *revision,
            *expires_at,
            act.actor.as_str(),
        ];
        self.execute(CREATE, values).await?;
        let event = NewEvent {
            article: Some(*article),
            language: Some(*language),
            revision: Some(*revision),
            ..NewEvent::new(act, Happened::PreviewCreated)
        };
        self.record(event, &Changed::default()).await
    }

    async fn revoke_preview(&mut self, hash: &str, act: &Act) -> Result<(), StoreError> {
        const FIND: &str = "SELECT article, language, revision FROM @preview WHERE token = ?1";
        const REVOKE: &str = "DELETE FROM @preview WHERE token = ?1";
        let Some(row) = self.row(FIND, values![hash]).await? else {
            return Ok(());
        };
        if self.execute(REVOKE, values![hash]).await? == 0 {
            return Ok(());
        }
        let event = NewEvent {
            article: row.get(0)?,
            language: row.get(1)?,
            revision: row.get(2)?,
            ..NewEvent::new(act, Happened::PreviewRevoked)
        };
        self.record(event, &Changed::default()).await
    }

    async fn preview(
        &mut self,
        hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Preview>, StoreError> {
        let sql = format!(
            "SELECT {TEXT}, v.slug, s.names_version, p.article, p.language, p.expires_at,
                r.number, r.saved_at, r.saved_by, a.original,
                a.kind, a.section, a.tags, a.authors, a.source, a.picture, a.reactions
             FROM @preview p CROSS JOIN @site s
             CROSS JOIN @article a CROSS JOIN @variant v CROSS JOIN @revision r
             WHERE p.token = ?1 AND p.expires_at > ?2
                AND a.id = p.article AND v.article = p.article AND v.language = p.language
                AND r.article = p.article AND r.language = p.language AND r.number = p.revision"
        );
        let Some(row) = self.row(&sql, values![hash, now]).await? else {
            return Ok(None);
        };
        let names = self.names_of(row.get(TEXT_COLUMNS + 1)?).await?;
        preview(&row, &names).map(Some)
    }
}

fn preview(row: &Row, names: &Names) -> Result<Preview, StoreError> {
    let at = TEXT_COLUMNS;
    let (id, language): (ArticleId, Language) = (row.get(at + 2)?, row.get(at + 3)?);
    let facts = SharedFacts::read(row, at + 9)?;
    let shown = names.shown(id, &facts, language)?;
    Ok(Preview {
        id,
        language,
        original: row.get(at + 8)?,
        section: shown.section,
        tags: shown.tags,
        authors: shown.authors,
        source: shown.source,
        facts,
        revision: row.get(at + 5)?,
        saved_at: row.get(at + 6)?,
        saved_by: row.word(at + 7)?,
        text: text(row, 0, row.get(at)?)?,
        expires_at: row.get(at + 4)?,
    })
}
