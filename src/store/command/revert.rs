use crate::store::database::Transaction;
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
        let kept = self.kept(article, language, revision).await?;
        let not_there = || StoreError::not_found(format!("article {article} in `{language}`"));
        let variant = before.variant(language).ok_or_else(not_there)?;
        if revision == variant.head {
            return Err(StoreError::refused(format!(
                "revision {revision} is the newest already"
            )));
        }
        let (slug, made_from) = (variant.slug.clone(), variant.made_from_of(&kept));
        let text = self
            .revision_text(article, language, revision, slug)
            .await?;
        let (saved, happened) = (SavedBy::Hand, Happened::Reverted);
        self.save_text(&before, seen, &text, saved, made_from, act, happened)
            .await
    }
}
