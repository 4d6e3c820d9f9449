use chrono::{DateTime, Utc};

use crate::address::Page;
use crate::article::{ArticleId, ArticleKind, Id, Picture, Section, Slug, Text};
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::names::Names;
use crate::store::{Store, StoreError};

/// An article as a list shows it, in one language.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Card {
    /// The article.
    pub id: ArticleId,
    /// The language of its text.
    pub language: Language,
    /// What kind of text it is.
    pub kind: ArticleKind,
    /// Its section.
    pub section: Section,
    /// The page it leads to.
    pub page: Page,
    /// The headline.
    pub title: Text,
    /// The lead.
    pub lead: Text,
    /// The lead picture.
    pub picture: Option<Picture>,
    /// What the picture shows.
    pub alternative_text: Option<Text>,
    /// When readers first saw it.
    pub first_published_at: DateTime<Utc>,
}

/// From the article `a`, its variant `v` and the revision `r` that is shown.
pub(super) const CARD: &str = "a.id, a.kind, a.section, a.picture, v.slug, \
     v.first_published_at, r.title, r.lead, r.alternative_text";

/// The revision `r` that the variant `v` shows at the moment `?1`.
const SHOWN: &str = "JOIN @revision r ON r.article = v.article \
     AND r.language = v.language \
     AND r.number = CASE WHEN v.next_at <= ?1 THEN v.next_revision ELSE v.live END";

/// That the variant `v` of the article `a` is public at the moment `?1`.
pub(super) const PUBLIC: &str = "v.live_from <= ?1 AND (v.live_until IS NULL OR v.live_until > ?1) \
     AND a.archived_at IS NULL AND a.merged_into IS NULL";

/// The card of the article `?2`, or of the one that it is part of, in the
/// language `?3`.
pub(super) fn card_of() -> String {
    format!(
        "SELECT {CARD} FROM @article a JOIN @variant v ON v.article = a.id {SHOWN}
             WHERE a.id = (SELECT COALESCE(i.merged_into, i.id) FROM @article i WHERE i.id = ?2)
                AND v.language = ?3 AND {PUBLIC}"
    )
}

/// The cards of the articles related to `?2`, in the language `?3`.
pub(super) fn related_to() -> String {
    format!(
        "SELECT {CARD} FROM @related l JOIN @article a ON a.id = l.other
                     JOIN @variant v ON v.article = a.id {SHOWN}
                     WHERE l.article = ?2 AND v.language = ?3 AND {PUBLIC}
                     ORDER BY l.position"
    )
}

impl Transaction {
    /// A card from the columns of [`CARD`].
    pub(super) fn card(
        &self,
        row: &Row,
        names: &Names,
        language: Language,
    ) -> Result<Card, StoreError> {
        let id: ArticleId = row.get(0)?;
        let section: Id<Section> = row.get(2)?;
        let section = names.section_of(id, &section)?;
        let slug: Slug = row.get(4)?;
        Ok(Card {
            id,
            language,
            kind: row.word(1)?,
            section: section.clone(),
            page: self
                .settings
                .addresses
                .article_page(language, id, section, slug),
            title: row.word(6)?,
            lead: row.word(7)?,
            picture: row.optional_json(3)?,
            alternative_text: row.optional_word(8)?,
            first_published_at: row.get(5)?,
        })
    }

    /// The card of an article that is public in a language, or of the one that
    /// it was merged into.
    async fn card_of(
        &mut self,
        id: ArticleId,
        names: &Names,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Option<Card>, StoreError> {
        let row = self.row(&card_of(), values![now, id, language]).await?;
        row.map(|row| self.card(&row, names, language)).transpose()
    }
}

/// The most articles that are asked for by their ids at once.
const MOST: usize = 100;

impl Store {
    /// The cards of articles, such as a reader's favorites, in the order of
    /// their ids here: those that are public in a language at a moment, the
    /// first hundred. Two that were merged have one card.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn cards(
        &self,
        ids: &[ArticleId],
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<Card>, StoreError> {
        let ids: Vec<ArticleId> = ids.iter().take(MOST).copied().collect();
        self.read_snapshot((ids, language, now), |transaction, (ids, language, now)| {
            Box::pin(async move {
                let names = transaction.names().await?;
                let mut cards: Vec<Card> = Vec::new();
                for &id in ids {
                    let card = transaction.card_of(id, &names, *language, *now).await?;
                    let new = |card: &Card| cards.iter().all(|it| it.id != card.id);
                    cards.extend(card.filter(new));
                }
                Ok(cards)
            })
        })
        .await
    }

    /// The cards of the articles that stand as related to one, in the editors'
    /// order, as far as they are public in a language at a moment.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn related(
        &self,
        article: ArticleId,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<Card>, StoreError> {
        let arguments = (article, language, now);
        self.read_snapshot(arguments, |transaction, (article, language, now)| {
            Box::pin(async move {
                let names = transaction.names().await?;
                let rows = transaction
                    .rows(&related_to(), values![*now, *article, *language])
                    .await?;
                let cards = rows
                    .iter()
                    .map(|row| transaction.card(row, &names, *language));
                cards.collect()
            })
        })
        .await
    }
}
