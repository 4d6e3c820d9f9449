use chrono::{DateTime, Utc};

use super::look_up::Key;
use crate::address::{ArticlePath, Page, PublishedLinks};
use crate::article::{
    ArticleId, ArticleVariant, Freshness, Person, Publication, Section, Source, Tag, Text,
};
use crate::language::Language;
use crate::store::{RevisionNumber, SharedFacts, Store, StoreError};

/// What stands at an article's address for its readers, at a moment.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Served {
    /// The article, in the language of the address.
    Exact(Box<ServedArticle>),
    /// The article is public, but only in the other language: a page that says
    /// so and links it, with status 404. None of that language's text belongs
    /// on it but the title, marked with its `lang`.
    OtherLanguage {
        /// Where it is public.
        links: PublishedLinks,
        /// Its title there.
        title: Text,
        /// As [`Served::changes_at`] gives it.
        changes_at: Option<DateTime<Utc>>,
    },
    /// It stands at another address of the same language: 301 or 308.
    Moved {
        /// The page it has moved to.
        page: Page,
        /// Its path, and its host where languages have hosts of their own.
        to: String,
        /// As [`Served::changes_at`] gives it.
        changes_at: Option<DateTime<Utc>>,
    },
    /// It was taken back for good: 410.
    Gone {
        /// What readers are told; none where the text was erased.
        notice: Option<Text>,
        /// Where it is public in the other language, if it is.
        links: PublishedLinks,
        /// As [`Served::changes_at`] gives it.
        changes_at: Option<DateTime<Utc>>,
    },
    /// Nothing is or was here for readers: 404.
    NotFound {
        /// As [`Served::changes_at`] gives it.
        changes_at: Option<DateTime<Utc>>,
    },
}

impl Served {
    /// When this answer will change by schedule, if it will: a cache must not
    /// keep it longer.
    ///
    /// It is meant for the site's own cache. Do not send it to readers with
    /// what is not public: it would tell them that something will be.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # use dvomova::address::Addresses;
    /// # use dvomova::article::{ArticleId, Window};
    /// # use dvomova::language::Language;
    /// # use dvomova::store::*;
    /// # let addresses = Addresses::new("https://misto.example".parse()?);
    /// # let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// # let act = Act::new("olena".parse()?, "2025-11-05T08:00:00Z".parse()?);
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
    /// let noon = "2025-11-05T10:00:00Z".parse()?;
    /// let done = store.publish(draft.variant, draft.revision, Window::from(noon), &act).await?;
    /// let early = store.read_by_id(Language::Ukrainian, id, act.at).await?;
    /// assert!(matches!(early, Served::NotFound { .. }));
    /// assert_eq!(early.changes_at(), Some(noon));
    ///
    /// let page = store.read_by_id(Language::Ukrainian, id, noon).await?;
    /// assert_eq!(page.changes_at(), None);
    /// # drop(done);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Exact(article) => article.changes_at,
            Self::OtherLanguage { changes_at, .. }
            | Self::Moved { changes_at, .. }
            | Self::Gone { changes_at, .. }
            | Self::NotFound { changes_at } => *changes_at,
        }
    }

    /// The same answer, at most until a moment.
    fn until(mut self, end: Option<DateTime<Utc>>) -> Self {
        let changes_at = match &mut self {
            Self::Exact(article) => &mut article.changes_at,
            Self::OtherLanguage { changes_at, .. }
            | Self::Moved { changes_at, .. }
            | Self::Gone { changes_at, .. }
            | Self::NotFound { changes_at } => changes_at,
        };
        *changes_at = changes_at.iter().copied().chain(end).min();
        self
    }
}

/// An article as a page shows it, in one language.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServedArticle {
    /// What it is known by.
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
    /// The revision that is shown.
    pub revision: RevisionNumber,
    /// Its text.
    pub text: ArticleVariant,
    /// How it stands to the original as readers see that, or saw it last.
    pub freshness: Freshness,
    /// Since when it is public, and its last update.
    pub publication: Publication,
    /// The languages in which it is public, and where.
    pub links: PublishedLinks,
    /// When this answer will change by schedule, if it will.
    pub changes_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Reads what stands at an article's address, with where the article is
    /// public, in one round trip.
    ///
    /// The section is no part of the look-up: under a wrong one the article has
    /// moved. So it has under a former slug, and under its slug in the other
    /// language. An id in the path decides before the slug.
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
    /// # let _ = store.publish(draft.variant, draft.revision, Window::from(noon), &act).await?;
    /// let path = ArticlePath {
    ///     section: "misto".parse()?,
    ///     slug: "tramvai".parse()?,
    ///     id: None,
    /// };
    /// let Served::Exact(article) = store.read(Language::Ukrainian, &path, noon).await? else {
    ///     return Err("it is public in Ukrainian".into());
    /// };
    /// assert_eq!(article.links.canonical(), Some("https://misto.example/misto/tramvai"));
    ///
    /// let Served::OtherLanguage { links, title, .. } =
    ///     store.read(Language::English, &path, noon).await?
    /// else {
    ///     return Err("it is not in English".into());
    /// };
    /// assert_eq!(links.counterpart(), Some("https://misto.example/misto/tramvai"));
    /// assert_eq!(title, "Трамвай");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn read(
        &self,
        language: Language,
        path: &ArticlePath,
        now: DateTime<Utc>,
    ) -> Result<Served, StoreError> {
        let arguments = (language, path.clone(), now);
        self.read_one(arguments, |transaction, (language, path, now)| {
            Box::pin(async move {
                // A slug that nobody knows in this language may be that of the
                // other one, where somebody wants to read the article here.
                let slugs = [*language, language.other()].map(|it| Key::Slug(it, &path.slug));
                let mut appears_at = None;
                for key in path.id.map(Key::Id).into_iter().chain(slugs) {
                    let by_slug = matches!(key, Key::Slug(..));
                    let Some(found) = transaction.find(*language, key, *now).await? else {
                        continue;
                    };
                    let served = found.served(&transaction.settings.addresses, Some(path))?;
                    // What nobody has seen yet hides nothing.
                    let hidden = matches!(served, Served::NotFound { .. });
                    if by_slug && hidden && !found.was_seen()? {
                        appears_at = served.changes_at().into_iter().chain(appears_at).min();
                        continue;
                    }
                    return Ok(served.until(appears_at));
                }
                Ok(Served::NotFound {
                    changes_at: appears_at,
                })
            })
        })
        .await
    }

    /// Reads an article by its id, as [`read`](Self::read) does by its address.
    /// Under the id of one that was merged stands the one that it is part of.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn read_by_id(
        &self,
        language: Language,
        id: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<Served, StoreError> {
        self.read_one((language, id, now), |transaction, (language, id, now)| {
            Box::pin(async move { transaction.served_by_id(*language, *id, *now).await })
        })
        .await
    }
}
