use super::Cascade;
use crate::article::Text;
use crate::store::database::Transaction;
use crate::store::state::{Occurrence, Withdrawal};
use crate::store::{Act, Done, Happened, Store, StoreError, VariantVersion};

impl Store {
    /// Takes a text down, or calls its publication off: readers find nothing at
    /// its address until it is published again. A scheduled replacement is
    /// called off too.
    ///
    /// # Errors
    ///
    /// A conflict. A text that is not published. Ukrainian while English is
    /// public, where the site requires Ukrainian first and `cascade` does not
    /// take English down as well.
    pub async fn unpublish(
        &self,
        seen: VariantVersion,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, cascade, act.clone());
        self.write(arguments, |transaction, (seen, cascade, act)| {
            Box::pin(async move { transaction.unpublish(seen, *cascade, act).await })
        })
        .await
    }

    /// Takes a text back: its addresses answer 410 with a notice in its
    /// language, until it is published again. English that goes down with it
    /// by `cascade` is unpublished and has no notice.
    ///
    /// Withdrawing again changes the notice.
    ///
    /// # Errors
    ///
    /// A conflict. A text that readers have never seen, or that was erased.
    /// Ukrainian while English is public, as of
    /// [`unpublish`](Self::unpublish).
    pub async fn withdraw(
        &self,
        seen: VariantVersion,
        notice: Text,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, notice, cascade, act.clone());
        self.write(arguments, |transaction, (seen, notice, cascade, act)| {
            Box::pin(async move { transaction.withdraw(seen, notice, *cascade, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn unpublish(
        &mut self,
        seen: &VariantVersion,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let before = self.seen(seen, act).await?;
        self.shorten(before, seen.language, cascade, act, |variant| {
            if variant.publication.window().is_none() {
                return Err(StoreError::refused(
                    "the text is not published, so there is nothing to take down",
                ));
            }
            variant.take_down(act.at);
            let occurrence = Occurrence::new(act, Happened::Unpublished);
            Ok(match &variant.live {
                Some(live) => occurrence.of(live.revision),
                None => occurrence,
            })
        })
        .await
    }

    async fn withdraw(
        &mut self,
        seen: &VariantVersion,
        notice: &Text,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let before = self.seen(seen, act).await?;
        self.shorten(before, seen.language, cascade, act, |variant| {
            let Some(live) = variant.live.as_ref().map(|live| live.revision) else {
                return Err(StoreError::refused(
                    "there is no published text to take back",
                ));
            };
            if !variant.has_been_public(act.at) {
                return Err(StoreError::refused(
                    "readers have never seen the text, so they need no notice: unpublish it",
                ));
            }
            variant.take_down(act.at);
            variant.withdrawn = Some(Withdrawal {
                at: act.at,
                notice: Some(notice.clone()),
            });
            let occurrence = Occurrence::new(act, Happened::Withdrawn).of(live);
            Ok(occurrence.with(Some(notice.as_str())))
        })
        .await
    }
}
