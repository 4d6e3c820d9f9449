use crate::store::revision::SavedBy;
use crate::store::{Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion};

impl Store {
    /// Makes an old revision the newest draft of its language, as a new
    /// revision with the same text. What readers see stays as it is.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is not there.
    pub async fn revert(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, revision, act.clone());
        self.write(arguments, |transaction, (seen, revision, act)| {
            Box::pin(async move {
                let mut before = transaction.seen(seen, act).await?;
                let (article, language) = (seen.article, seen.language);
                let kept = transaction.kept(article, language, *revision).await?;
                let variant = before.variant_mut(language)?;
                let slug = variant.slug.clone();
                let text = transaction.revision_text(article, language, *revision, slug);
                let text = text.await?;
                let made_from = variant.made_from_of(&kept);
                transaction
                    .save_text(
                        &before,
                        seen,
                        &text,
                        SavedBy::Hand,
                        made_from,
                        act,
                        Happened::Reverted,
                    )
                    .await
            })
        })
        .await
    }
}
