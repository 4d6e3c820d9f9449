use crate::article::{ArticleVariant, PartHashes};
use crate::store::database::Transaction;
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Occurrence, VariantState};
use crate::store::{
    Act, Done, Happened, RevisionNumber, SavedBy, Store, StoreError, VariantVersion,
};

impl Store {
    /// Saves a translation as a new revision, with the revision of the original
    /// that it was made from: a draft like any other, by a human or a machine as
    /// the text's origin says. It publishes nothing.
    ///
    /// `seen` is [`VariantVersion::absent`] where there is no translation yet.
    ///
    /// # Errors
    ///
    /// A conflict, also where a translation is there already that `seen` says
    /// is not. The original's own language. A revision that the original does
    /// not have. Another slug than that under which readers know the text: see
    /// [`change_slug`](Self::change_slug).
    pub async fn translate(
        &self,
        seen: VariantVersion,
        source: RevisionNumber,
        text: ArticleVariant,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, source, text, act.clone());
        self.write(arguments, |transaction, (seen, source, text, act)| {
            Box::pin(async move { transaction.translate(seen, *source, text, act).await })
        })
        .await
    }

    /// Records that somebody has looked at a revision of the original, and that
    /// the translation is right beside it as it is (“only a typo”): its newest
    /// revision, the live one, and the one that is scheduled to become live.
    ///
    /// # Errors
    ///
    /// A conflict. The original's own language. A revision that the original
    /// does not have. An article that has no translation, or one that was
    /// erased, or that was merged into another.
    pub async fn acknowledge(
        &self,
        seen: VariantVersion,
        source: RevisionNumber,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, source, act.clone());
        self.write(arguments, |transaction, (seen, source, act)| {
            Box::pin(async move {
                let before = transaction.seen(seen, act).await?;
                let parts = transaction.source_parts(&before, seen, *source).await?;
                let mut after = before.clone();
                let variant = after.variant_mut(seen.language)?;
                if variant.purged_at.is_some() {
                    return Err(StoreError::refused(
                        "the text was erased, so there is nothing to accept: save another one",
                    ));
                }
                if let Some(live) = variant.live.as_mut() {
                    live.made_from = Some(parts.clone());
                }
                if let Some(next) = variant.next.as_mut() {
                    next.made_from = Some(parts.clone());
                }
                variant.made_from = Some(parts);
                let occurrence = Occurrence::new(act, Happened::Acknowledged).of(variant.head);
                let saved = transaction.save(Some(&before), after, occurrence).await?;
                saved.done(seen.language)
            })
        })
        .await
    }
}

impl Transaction {
    async fn translate(
        &mut self,
        seen: &VariantVersion,
        source: RevisionNumber,
        text: &ArticleVariant,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let (article, language) = (seen.article, seen.language);
        let before = self.seen(seen, act).await?;
        let made_from = Some(self.source_parts(&before, seen, source).await?);
        let happened = Happened::Translated;
        if before.variant(language).is_some() {
            return self
                .save_text(&before, seen, text, SavedBy::Hand, made_from, act, happened)
                .await;
        }
        let slug = self.claim_slug(language, &text.slug, article).await?;
        let mut after = before.clone();
        let variant = VariantState::draft(slug, made_from.clone());
        let first = variant.head;
        after.variants[language] = Some(variant);
        let occurrence = Occurrence::new(act, happened).of(first);
        let saved = self.save(Some(&before), after, occurrence).await?;
        self.keep(NewRevision {
            article,
            language,
            number: first,
            saved: SavedBy::Hand,
            act,
            text,
            parts: &PartHashes::of(text),
            made_from: made_from.as_ref(),
        })
        .await?;
        saved.done(language)
    }

    /// The parts of a revision of the original.
    async fn source_parts(
        &mut self,
        article: &ArticleState,
        seen: &VariantVersion,
        source: RevisionNumber,
    ) -> Result<PartHashes, StoreError> {
        if seen.language == article.original {
            return Err(StoreError::refused(format!(
                "`{}` is the article's original: it is translated from nothing",
                seen.language
            )));
        }
        let kept = self.kept(article.id, article.original, source).await?;
        Ok(kept.parts)
    }
}
