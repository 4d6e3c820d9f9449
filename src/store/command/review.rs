use chrono::{DateTime, Utc};

use crate::article::Text;
use crate::store::database::Transaction;
use crate::store::options::Review;
use crate::store::state::{Occurrence, VariantState, WorkState};
use crate::store::{Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion};

impl Store {
    /// Hands the newest revision in for review.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is in review or approved already. A text
    /// that was erased.
    pub async fn submit(&self, seen: VariantVersion, act: &Act) -> Result<Done, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move { transaction.review(seen, Step::Submit, act).await })
        })
        .await
    }

    /// Finds the newest revision good. Until another one is saved it may be
    /// published, where the site wants a review.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that nobody has handed in, or that is approved
    /// already.
    pub async fn approve(&self, seen: VariantVersion, act: &Act) -> Result<Done, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move { transaction.review(seen, Step::Approve, act).await })
        })
        .await
    }

    /// Hands the newest revision back to its writer, with a note on what to
    /// change. An approval may be taken back so too; what is published or
    /// scheduled already stays so.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that nobody has handed in.
    pub async fn reject(
        &self,
        seen: VariantVersion,
        note: Text,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, Step::Reject(note), act.clone());
        self.write(arguments, |transaction, (seen, step, act)| {
            Box::pin(async move { transaction.review(seen, step.clone(), act).await })
        })
        .await
    }
}

#[derive(Clone)]
enum Step {
    Submit,
    Approve,
    Reject(Text),
}

impl Transaction {
    async fn review(
        &mut self,
        seen: &VariantVersion,
        step: Step,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(seen.language)?;
        let head = variant.head;
        if variant.purged_at.is_some() {
            return Err(StoreError::refused(
                "the text was erased: save another one first",
            ));
        }
        let (work, happened, note) = match (&step, variant.work) {
            (Step::Submit, WorkState::Draft) => (WorkState::InReview, Happened::Submitted, None),
            (Step::Approve, WorkState::InReview) => (WorkState::Approved, Happened::Approved, None),
            (Step::Reject(note), WorkState::InReview | WorkState::Approved) => {
                (WorkState::Draft, Happened::Rejected, Some(note.as_str()))
            }
            (Step::Approve | Step::Reject(_), WorkState::Draft) => {
                return Err(StoreError::refused(format!(
                    "revision {head} is a draft: submit it first"
                )));
            }
            (Step::Submit, WorkState::InReview) => {
                return Err(StoreError::refused(format!(
                    "revision {head} is in review already: approve or reject it"
                )));
            }
            (Step::Submit | Step::Approve, WorkState::Approved) => {
                return Err(StoreError::refused(format!(
                    "revision {head} is approved already: publish it"
                )));
            }
        };
        variant.work = work;
        let occurrence = Occurrence::new(act, happened).of(head).with(note);
        self.save(Some(&before), after, occurrence)
            .await?
            .done(seen.language)
    }
}

/// Refuses a revision that nobody has approved, where somebody must. What
/// readers see now needs nobody's approval any more.
pub(super) fn check_review(
    review: Review,
    variant: &VariantState,
    revision: RevisionNumber,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let approved = variant.work == WorkState::Approved && variant.head == revision;
    let shown = variant.publication.is_public(now) && variant.shown(now) == Some(revision);
    if review == Review::Optional || approved || shown {
        return Ok(());
    }
    Err(StoreError::refused(format!(
        "revision {revision} is not approved: submit the newest revision, {}, and have it approved",
        variant.head
    )))
}
