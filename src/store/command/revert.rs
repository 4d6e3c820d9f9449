use crate::article::PartHashes;
use crate::store::database::Transaction;
use crate::store::revision::NewRevision;
use crate::store::state::{Occurrence, WorkState};
use crate::store::{
    Act, Done, Happened, RevisionNumber, SavedBy, Store, StoreError, VariantVersion,
};

impl Store {
    /// Makes an old revision the newest draft again, as a copy that stands for
    /// the same parts of its source. What readers see stays as it is.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is not there, or is the newest already.
    pub async fn revert(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, revision, act.clone());
        self.write(arguments, |transaction, (seen, revision, act)| {
            Box::pin(async move { transaction.revert(seen, *revision, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn revert(
        &mut self,
        seen: &VariantVersion,
        revision: RevisionNumber,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let (article, language) = (seen.article, seen.language);
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        let kept = self.kept(article, language, revision).await?;
        if revision == variant.head {
            return Err(StoreError::refused(format!(
                "revision {revision} is the newest already"
            )));
        }
        let slug = variant.slug.clone();
        let text = self
            .revision_text(article, language, revision, slug)
            .await?;
        variant.made_from = variant.made_from_of(&kept);
        variant.head = variant.head.next();
        variant.work = WorkState::Draft;
        let number = variant.head;
        self.keep(NewRevision {
            article,
            language,
            number,
            saved: SavedBy::Hand,
            act,
            text: &text,
            parts: &PartHashes::of(&text),
            made_from: variant.made_from.as_ref(),
        })
        .await?;
        let occurrence = Occurrence::new(act, Happened::Reverted).of(number);
        self.save(Some(&before), after, occurrence)
            .await?
            .done(language)
    }
}
