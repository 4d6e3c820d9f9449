use std::fmt;

use chrono::{DateTime, Utc};

use super::Card;
use super::card::CARD;
use super::paging::{Order, Paging, Place};
use crate::address::ListPosition;
use crate::article::{Id, Person, Section, Tag};
use crate::language::{Language, LanguageSet};
use crate::store::database::{Transaction, values};
use crate::store::{Store, StoreError};

/// A list of articles that readers can open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// All articles.
    All,
    /// Those of a section.
    Section(Id<Section>),
    /// Those with a tag.
    Tag(Id<Tag>),
    /// Those that a person has written, alone or with others.
    Author(Id<Person>),
}

/// As the table `listed` knows it, and as cache tags name it.
impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Section(id) => write!(f, "section/{id}"),
            Self::Tag(id) => write!(f, "tag/{id}"),
            Self::Author(id) => write!(f, "author/{id}"),
        }
    }
}

/// Which part of a list to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// The language of all texts in it.
    pub language: Language,
    /// The list.
    pub list: List,
    /// Where in it: at its beginning, or behind or before a cursor that an
    /// earlier page gave. A page by its number is found by counting all those
    /// before it, so a site should give readers cursors.
    pub position: ListPosition,
    /// How many articles, 1 to 100.
    pub length: usize,
}

impl ListQuery {
    /// The first page of a list.
    pub const fn first(language: Language, list: List, length: usize) -> Self {
        Self {
            language,
            list,
            position: ListPosition::FIRST,
            length,
        }
    }
}

/// A part of a list, newest first.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListPage {
    /// The articles.
    pub cards: Vec<Card>,
    /// Where there are newer ones, if there are.
    pub newer: Option<ListPosition>,
    /// Where there are older ones, if there are.
    pub older: Option<ListPosition>,
}

impl Store {
    /// Reads a part of a list: what is public in a language at a moment, by
    /// when readers first saw it, newest first. However long the list, a page
    /// by its cursor costs the same. What was merged into another section, tag
    /// or person has the other one's list.
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
    /// let city = List::Section("city".parse()?);
    /// let query = ListQuery::first(Language::Ukrainian, city.clone(), 20);
    /// let page = store.list(&query, noon).await?;
    /// assert_eq!(page.cards[0].title, "Трамвай");
    /// assert_eq!(page.older, None);
    ///
    /// let query = ListQuery::first(Language::English, city, 20);
    /// assert_eq!(store.list(&query, noon).await?.cards, []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A cursor that no page gave.
    pub async fn list(
        &self,
        query: &ListQuery,
        now: DateTime<Utc>,
    ) -> Result<ListPage, StoreError> {
        self.read_snapshot((query.clone(), now), |transaction, (query, now)| {
            Box::pin(async move { transaction.list_page(query, *now).await })
        })
        .await
    }

    /// The languages in which a list has articles at a moment: those in which
    /// its page is public.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn live_languages(
        &self,
        list: &List,
        now: DateTime<Utc>,
    ) -> Result<LanguageSet, StoreError> {
        self.read_snapshot((list.clone(), now), |transaction, (list, now)| {
            Box::pin(async move {
                let mut live = LanguageSet::NONE;
                for language in Language::ALL {
                    if transaction.has_articles(list, language, *now).await? {
                        live = live.with(language);
                    }
                }
                Ok(live)
            })
        })
        .await
    }

    /// The sections that have articles in a language at a moment, by their ids:
    /// those that a menu shows.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn live_sections(
        &self,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<Section>, StoreError> {
        self.read_snapshot((language, now), |transaction, (language, now)| {
            Box::pin(async move {
                let names = transaction.names().await?;
                let values = values![*now, *language];
                let rows = transaction.rows(&live_sections(), values).await?;
                let ids = rows.iter().map(|row| row.word(0));
                let ids: Vec<Id<Section>> = ids.collect::<Result<_, _>>()?;
                let live = ids.iter().filter_map(|id| names.section(id));
                Ok(live.cloned().collect())
            })
        })
        .await
    }
}

/// Whether a list has anything in the language `?2`: one row, or none.
pub(super) fn any(list: &str) -> String {
    format!(
        "SELECT 1 FROM @listed l
         WHERE l.list = {list} AND l.language = ?2 AND l.first_published_at <= ?1
            AND l.live_from <= ?1 AND (l.live_until IS NULL OR l.live_until > ?1)
         ORDER BY l.first_published_at DESC LIMIT 1"
    )
}

/// The ids of the sections that have anything in the language `?2`.
pub(super) fn live_sections() -> String {
    let any = any("'section/' || t.id");
    format!("SELECT t.id FROM @term t WHERE t.kind = 'section' AND ({any}) = 1 ORDER BY t.id")
}

impl Transaction {
    async fn has_articles(
        &mut self,
        list: &List,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let list = self.names().await?.current(list);
        let values = values![now, language, list.to_string()];
        Ok(self.row(&any("?3"), values).await?.is_some())
    }

    async fn list_page(
        &mut self,
        query: &ListQuery,
        now: DateTime<Utc>,
    ) -> Result<ListPage, StoreError> {
        let paging = Paging::of(&query.position, query.length, now, Order::FirstPublished)?;
        let names = self.names().await?;
        let list = names.current(&query.list).to_string();
        let values = values![now, list, query.language];
        let (rows, more) = self.page(&paging, &listed(&paging), values).await?;
        let cards = rows
            .iter()
            .map(|row| self.card(row, &names, query.language));
        let cards: Vec<Card> = cards.collect::<Result<_, _>>()?;
        let (newer, older) = paging.around(&cards, place, more)?;
        Ok(ListPage {
            cards,
            newer,
            older,
        })
    }
}

/// A part of a list: `?2` in the language `?3`. What is public was first
/// published before, so that the paging need not ask for more. The rows of the
/// page are found first, which keeps PostgreSQL from joining the whole list.
pub(super) fn listed(paging: &Paging) -> String {
    let (compared, order) = (paging.compared(), paging.order());
    format!(
        "SELECT {CARD} FROM (
            SELECT l.article, l.language, l.first_published_at FROM @listed l
            WHERE l.list = ?2 AND l.language = ?3
                AND (l.first_published_at, l.article) {compared} (?4, ?5)
                AND l.live_from <= ?1 AND (l.live_until IS NULL OR l.live_until > ?1)
            ORDER BY l.first_published_at {order}, l.article {order}
            LIMIT ?6 OFFSET ?7) page
         CROSS JOIN @article a CROSS JOIN @variant v CROSS JOIN @revision r
         WHERE a.id = page.article AND v.article = page.article AND v.language = page.language
            AND r.article = v.article AND r.language = v.language
            AND r.number = CASE WHEN v.next_at <= ?1 THEN v.next_revision ELSE v.live END
         ORDER BY page.first_published_at {order}, page.article {order}"
    )
}

fn place(card: &Card) -> Place {
    Place {
        moment: card.first_published_at,
        article: card.id,
    }
}
