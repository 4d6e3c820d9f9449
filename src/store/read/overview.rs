use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::article::{ArticleId, Freshness, Publication, Slug, Text, Update};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, values};
use crate::store::state::{ArticleState, VariantState, json};
use crate::store::{
    ArticleVersion, RevisionNumber, SharedFacts, Store, StoreError, VariantVersion, WorkState,
};

/// All that an editor's page says of an article beside its texts, at a moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ArticleOverview {
    /// The version of what both languages share, for the commands on that.
    pub version: ArticleVersion,
    /// The language it was first written in.
    pub original: Language,
    /// What both languages share.
    pub facts: SharedFacts,
    /// The related articles, in the editors' order.
    pub related: Vec<ArticleId>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was put into the archive, if it is there.
    pub archived_at: Option<DateTime<Utc>>,
    /// The article that it is part of by now, if it was merged.
    pub merged_into: Option<ArticleId>,
    /// Where each language stands; none where nobody has begun.
    pub languages: PerLanguage<Option<LanguageOverview>>,
}

/// Where an article stands in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LanguageOverview {
    /// Its version, for the commands on this language.
    pub version: VariantVersion,
    /// The last part of its address.
    pub slug: Slug,
    /// How far the work on the newest revision has come.
    pub work: WorkState,
    /// The newest revision.
    pub newest: RevisionNumber,
    /// Its title; none after a purge.
    pub title: Option<Text>,
    /// The revision that readers see while the window is open.
    pub live: Option<RevisionNumber>,
    /// When it is public, since when, and its last update.
    pub publication: Publication,
    /// What takes the live revision's place.
    pub replacement: Option<ScheduledReplacement>,
    /// What readers are told of a text that was taken back, and since when.
    pub withdrawn: Option<Withdrawn>,
    /// When the text was erased, unless it was written anew since.
    pub purged_at: Option<DateTime<Utc>>,
    /// How the newest revision stands to the live one of the original.
    pub freshness: Freshness,
    /// Of a translation: the newest revision of the original that has the parts
    /// which it was made from, to be shown beside the live one. None where
    /// nobody recorded them, or where that revision is no longer kept.
    pub made_from: Option<RevisionNumber>,
}

/// A revision that readers will see from a moment on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScheduledReplacement {
    /// The revision.
    pub revision: RevisionNumber,
    /// The moment.
    pub at: DateTime<Utc>,
    /// What readers will be told of the change; nothing of a silent fix.
    pub update: Option<Update>,
}

/// A text that was taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Withdrawn {
    /// Since when.
    pub at: DateTime<Utc>,
    /// What readers are told; none where the text was erased.
    pub notice: Option<Text>,
}

impl Store {
    /// Where an article stands in both languages at a moment, public or not.
    ///
    /// # Errors
    ///
    /// An id that no article has.
    pub async fn article_overview(
        &self,
        article: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<ArticleOverview, StoreError> {
        self.read_snapshot((article, now), |transaction, (article, now)| {
            Box::pin(async move { transaction.overview(*article, *now).await })
        })
        .await
    }
}

impl Transaction {
    async fn overview(
        &mut self,
        article: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<ArticleOverview, StoreError> {
        let state = self.look_at(article, now).await?;
        let mut languages = PerLanguage::default();
        for language in Language::ALL {
            if let Some(variant) = state.variant(language) {
                let overview = self.language_overview(&state, language, variant, now);
                languages[language] = Some(overview.await?);
            }
        }
        Ok(ArticleOverview {
            version: state.shared_version(),
            original: state.original,
            facts: state.facts,
            related: self.related_to(article).await?,
            created_at: state.created_at,
            archived_at: state.archived_at,
            merged_into: state.merged_into,
            languages,
        })
    }

    async fn language_overview(
        &mut self,
        state: &ArticleState,
        language: Language,
        variant: &VariantState,
        now: DateTime<Utc>,
    ) -> Result<LanguageOverview, StoreError> {
        const TITLE: &str = "
            SELECT title FROM @revision WHERE article = ?1 AND language = ?2 AND number = ?3";
        const MADE_FROM: &str = "
            SELECT number FROM @revision WHERE article = ?1 AND language = ?2 AND parts = ?3
            ORDER BY number DESC LIMIT 1";
        let title = self
            .row(TITLE, values![state.id, language, variant.head])
            .await?;
        let made_from = match &variant.made_from {
            Some(parts) => {
                let values = values![state.id, state.original, json(parts)?];
                self.row(MADE_FROM, values).await?
            }
            None => None,
        };
        let withdrawn = variant.withdrawn.as_ref();
        let withdrawn = withdrawn.filter(|_| variant.is_withdrawn(now));
        Ok(LanguageOverview {
            version: state.version(language),
            slug: variant.slug.clone(),
            work: variant.work,
            newest: variant.head,
            title: title.map(|row| row.word(0)).transpose()?,
            live: variant.live.as_ref().map(|live| live.revision),
            publication: variant.publication.clone(),
            replacement: variant.next.as_ref().map(|next| ScheduledReplacement {
                revision: next.revision,
                at: next.at,
                update: next.update.clone(),
            }),
            withdrawn: withdrawn.map(|withdrawn| Withdrawn {
                at: withdrawn.at,
                notice: withdrawn.notice.clone(),
            }),
            purged_at: variant.purged_at,
            freshness: freshness(state, language, variant, now),
            made_from: made_from.map(|row| row.get(0)).transpose()?,
        })
    }
}

/// How a text stands to the original as it is live at a moment, or was last.
fn freshness(
    state: &ArticleState,
    language: Language,
    variant: &VariantState,
    now: DateTime<Utc>,
) -> Freshness {
    if language == state.original {
        return Freshness::Original;
    }
    if variant.purged_at.is_some() {
        return Freshness::Missing;
    }
    let source = state.variant(state.original);
    let begun = source.filter(|source| {
        let window = source.publication.window();
        window.is_some_and(|window| window.live_from() <= now)
    });
    match begun.and_then(|source| source.live.as_ref()) {
        Some(live) => Freshness::of(variant.made_from.as_ref(), &live.parts),
        None => Freshness::Current,
    }
}
