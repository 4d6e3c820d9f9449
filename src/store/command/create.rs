use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, ArticleVariant, PartHashes};
use crate::language::{Language, PerLanguage};
use crate::store::database::Transaction;
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Occurrence, VariantState};
use crate::store::{
    Act, Done, Happened, RevisionNumber, SavedBy, SharedFacts, Store, StoreError, Version,
};

/// An article to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewArticle {
    /// What it will be known by: [`ArticleId::new`].
    pub id: ArticleId,
    /// The language it is written in first.
    pub original: Language,
    /// What both languages will share.
    pub facts: SharedFacts,
    /// The first draft. Its slug is taken, or, where another article has it,
    /// the first numbered one that is free.
    pub text: ArticleVariant,
}

impl Store {
    /// Begins an article with a first draft in its original language. Nobody
    /// but the newsroom sees it.
    ///
    /// # Errors
    ///
    /// An id that another article has. A section, tag, person or source that is
    /// not there.
    pub async fn create(&self, new: NewArticle, act: &Act) -> Result<Done, StoreError> {
        self.write((new, act.clone()), |transaction, (new, act)| {
            Box::pin(async move { transaction.create(new, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn create(&mut self, new: &NewArticle, act: &Act) -> Result<Done, StoreError> {
        let NewArticle {
            id,
            original,
            ref facts,
            ref text,
        } = *new;
        if self.find_article(id).await?.is_some() {
            return Err(StoreError::refused(format!(
                "there is an article {id} already: take a new id"
            )));
        }
        let facts = self.known_facts(facts).await?;
        let slug = self.claim_slug(original, &text.slug, id).await?;
        let mut variants = PerLanguage::default();
        variants[original] = Some(VariantState::draft(slug, None));
        let state = ArticleState {
            id,
            version: Version::NONE,
            original,
            facts,
            created_at: act.at,
            archived_at: None,
            merged_into: None,
            imported: None,
            variants,
        };
        let first = RevisionNumber::new(1);
        let occurrence = Occurrence::new(act, Happened::Created).of(first);
        let saved = self.save(None, state, occurrence).await?;
        self.keep(NewRevision {
            article: id,
            language: original,
            number: first,
            saved: SavedBy::Hand,
            act,
            text,
            parts: &PartHashes::of(text),
            made_from: None,
        })
        .await?;
        saved.done(original)
    }
}
