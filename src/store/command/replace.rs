use chrono::{DateTime, Utc};

use super::publish::check_review;
use crate::article::{Text, Update, UpdateKind};
use crate::store::database::Transaction;
use crate::store::moment::rounded_up;
use crate::store::revision::KeptRevision;
use crate::store::state::{Live, Occurrence, Replacement, VariantState, happened};
use crate::store::{
    Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion, Warning,
};

/// What readers are told when another revision becomes the live one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing: a typo, a broken link. The date of the update stays.
    Fix,
    /// Something is new, perhaps with a public note of what.
    Update(Option<Text>),
    /// Something was wrong, with a public note of what.
    Correction(Text),
}

impl Change {
    fn update(&self, updated_at: DateTime<Utc>) -> Option<Update> {
        let (kind, note) = match self {
            Self::Fix => return None,
            Self::Update(note) => (UpdateKind::Update, note.clone()),
            Self::Correction(note) => (UpdateKind::Correction, Some(note.clone())),
        };
        Some(Update {
            updated_at,
            kind,
            note,
        })
    }
}

impl Store {
    /// Makes another revision the live one of a published text, at a moment:
    /// at once, if that is not later than `act.at`. The window stays as it is,
    /// and so does `first_published_at`.
    ///
    /// There is one scheduled replacement at a time: a later one takes its
    /// place, with a [`Warning::ReplacementDropped`].
    ///
    /// # Errors
    ///
    /// A conflict. A text that is not published. A moment at which its window
    /// has ended. A revision that is not there, or that nobody has approved
    /// where the site wants a review. An update of what nobody has read yet.
    pub async fn replace(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        at: DateTime<Utc>,
        change: Change,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, revision, rounded_up(at), change, act.clone());
        self.write(
            arguments,
            |transaction, (seen, revision, at, change, act)| {
                Box::pin(
                    async move { transaction.replace(seen, *revision, *at, change, act).await },
                )
            },
        )
        .await
    }

    /// Calls off a scheduled replacement.
    ///
    /// # Errors
    ///
    /// A conflict. A text without a scheduled replacement.
    pub async fn drop_replacement(
        &self,
        seen: VariantVersion,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move {
                let before = transaction.seen(seen, act).await?;
                let mut after = before.clone();
                let dropped = after.variant_mut(seen.language)?.next.take();
                let dropped = dropped.ok_or_else(|| {
                    StoreError::refused("no replacement is scheduled: there is nothing to call off")
                })?;
                let occurrence = Occurrence::new(act, Happened::ReplacementDropped);
                let occurrence = occurrence.of(dropped.revision);
                let saved = transaction.save(Some(&before), after, occurrence).await?;
                saved.done(seen.language)
            })
        })
        .await
    }
}

impl Transaction {
    async fn replace(
        &mut self,
        seen: &VariantVersion,
        revision: RevisionNumber,
        at: DateTime<Utc>,
        change: &Change,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let language = seen.language;
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        check_window(variant, at.max(act.at))?;
        let kept = self.kept(seen.article, language, revision).await?;
        check_review(self.settings.review, variant, revision)?;
        let dropped = variant.next.take().is_some();
        let moment = at.max(act.at);
        let update = change.update(moment);
        if update.is_some() && !variant.has_been_public(moment) {
            return Err(StoreError::refused(
                "nobody will have read the text by then, so there is nothing to update: use `Change::Fix`",
            ));
        }
        let happened = match at <= act.at {
            true => {
                let happened = happened(update.as_ref());
                variant.replace_now(&kept, update, act.at);
                happened
            }
            false => {
                variant.next = Some(Replacement {
                    revision,
                    at,
                    parts: kept.parts.clone(),
                    made_from: variant.made_from_of(&kept),
                    update,
                });
                Happened::ReplacementScheduled
            }
        };
        let occurrence = Occurrence::new(act, happened).of(revision);
        let mut saved = self.save(Some(&before), after, occurrence).await?;
        if dropped {
            saved.warnings.push(Warning::ReplacementDropped);
        }
        saved.done(language)
    }
}

/// Refuses a text that is not published, or not at a moment.
fn check_window(variant: &VariantState, at: DateTime<Utc>) -> Result<(), StoreError> {
    let window = variant.publication.window();
    let Some(window) = window.filter(|_| variant.live.is_some()) else {
        return Err(StoreError::refused(
            "the text is not published: publish the revision instead",
        ));
    };
    if window.live_until().is_some_and(|until| until <= at) {
        return Err(StoreError::refused(
            "the text is no longer public by then: choose an earlier moment or publish it again",
        ));
    }
    Ok(())
}

impl VariantState {
    fn replace_now(&mut self, kept: &KeptRevision, update: Option<Update>, now: DateTime<Utc>) {
        let made_from = self.made_from_of(kept);
        self.publication.update = update.or(self.publication.update.take());
        self.live = Some(Live {
            revision: kept.number,
            since: now,
            parts: kept.parts.clone(),
            made_from,
        });
    }
}
