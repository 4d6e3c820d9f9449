use crate::article::Text;
use crate::store::state::{Occurrence, WorkState};
use crate::store::{Act, Done, Happened, Store, StoreError, VariantVersion};

impl Store {
    /// Hands the newest revision in for review.
    ///
    /// # Errors
    ///
    /// A conflict. A text that is in review already, or approved.
    pub async fn submit(&self, seen: VariantVersion, act: &Act) -> Result<Done, StoreError> {
        self.work_goes_on(seen, Step::Submit, act).await
    }

    /// Finds the newest revision good.
    ///
    /// # Errors
    ///
    /// A conflict. A text that nobody has submitted.
    pub async fn approve(&self, seen: VariantVersion, act: &Act) -> Result<Done, StoreError> {
        self.work_goes_on(seen, Step::Approve, act).await
    }

    /// Hands the newest revision back, saying why. An approved one may be handed
    /// back too.
    ///
    /// # Errors
    ///
    /// A conflict. A text that nobody has submitted.
    pub async fn reject(
        &self,
        seen: VariantVersion,
        note: Text,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.work_goes_on(seen, Step::Reject(note), act).await
    }

    async fn work_goes_on(
        &self,
        seen: VariantVersion,
        step: Step,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, step, act.clone());
        self.write(arguments, |transaction, (seen, step, act)| {
            Box::pin(async move {
                let before = transaction.seen(seen, act).await?;
                let mut after = before.clone();
                let variant = after.variant_mut(seen.language)?;
                let (happened, note) = step.take(&mut variant.work)?;
                let occurrence = Occurrence::new(act, happened).of(variant.head).with(note);
                let saved = transaction.save(Some(&before), after, occurrence).await?;
                saved.done(seen.language)
            })
        })
        .await
    }
}

enum Step {
    Submit,
    Approve,
    Reject(Text),
}

impl Step {
    fn take(&self, work: &mut WorkState) -> Result<(Happened, Option<&str>), StoreError> {
        let (to, happened, note) = match (self, *work) {
            (Self::Submit, WorkState::Draft) => (WorkState::InReview, Happened::Submitted, None),
            (Self::Approve, WorkState::InReview) => (WorkState::Approved, Happened::Approved, None),
            (Self::Reject(note), WorkState::InReview | WorkState::Approved) => {
                (WorkState::Draft, Happened::Rejected, Some(note.as_str()))
            }
            (Self::Submit, _) => {
                return Err(StoreError::refused(format!(
                    "the text is `{work}` already: save it again to change it"
                )));
            }
            (Self::Approve | Self::Reject(_), _) => {
                return Err(StoreError::refused(format!(
                    "the text is `{work}`, not in review: submit it first"
                )));
            }
        };
        *work = to;
        Ok((happened, note))
    }
}
