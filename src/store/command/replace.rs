use chrono::{DateTime, Utc};

use super::review::check_review;
use crate::article::{Text, Update, UpdateKind};
use crate::store::database::Transaction;
use crate::store::moment::{beginning, written};
use crate::store::state::{Occurrence, Replacement, VariantState, happened};
use crate::store::{
    Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion, Warning,
};

/// What readers are told when the text they see becomes another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Nothing: the repair of a typo. A former update stays the last one.
    Fix,
    /// There is more to tell; what is new, if somebody says so.
    Update(Option<Text>),
    /// Something was wrong; what it was, in the language of the text.
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
            kind,
            updated_at,
            note,
        })
    }
}

impl Store {
    /// Puts another revision in the place of the live one, within its window:
    /// at once if `at` is not later than the act, else at that moment, at which
    /// readers see it without anybody doing anything.
    ///
    /// `first_published_at` stays as it is; readers are told of an update or
    /// correction, with its note. The live revision itself may be given, to
    /// mark what was changed before. A replacement that was scheduled is called
    /// off, with a [`Warning::ReplacementDropped`]: what it would bring was
    /// written before.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is not there, or that nobody has approved,
    /// where the site wants a review. A text that is not published, or will not
    /// be at that moment. An article in the archive. A fix that changes
    /// nothing.
    pub async fn replace(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        at: DateTime<Utc>,
        change: Change,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, (revision, at, change), act.clone());
        self.write(
            arguments,
            |transaction, (seen, (revision, at, change), act)| {
                Box::pin(
                    async move { transaction.replace(seen, *revision, *at, change, act).await },
                )
            },
        )
        .await
    }

    /// Calls off a replacement that was scheduled.
    ///
    /// # Errors
    ///
    /// A conflict. No replacement, or one that readers see already.
    pub async fn drop_replacement(
        &self,
        seen: VariantVersion,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move { transaction.drop_replacement(seen, act).await })
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
        let before = self.seen(seen, act).await?;
        before.check_there()?;
        let mut after = before.clone();
        let variant = after.variant_mut(seen.language)?;
        let is_due = at <= act.at;
        let at = beginning(at.max(act.at), act.at);
        check_public(variant, at)?;
        let kept = self.kept(seen.article, seen.language, revision).await?;
        check_review(self.settings.review, variant, revision, act.at)?;
        let live = variant.live.as_ref().map(|live| live.revision);
        if *change == Change::Fix && live == Some(revision) {
            return Err(StoreError::refused(format!(
                "revision {revision} is the live one already"
            )));
        }
        let next = Replacement {
            revision,
            at,
            made_from: variant.made_from_of(&kept),
            parts: kept.parts,
            update: change.update(at),
        };
        let update = next.update.clone();
        let dropped = variant.next.take().is_some();
        let happened = match is_due {
            true => {
                variant.replace(next);
                happened(update.as_ref())
            }
            false => {
                variant.next = Some(next);
                variant.former = None;
                Happened::ReplacementScheduled
            }
        };
        let note = update.as_ref().and_then(|update| update.note.as_deref());
        let occurrence = Occurrence::new(act, happened).of(revision).with(note);
        let mut saved = self.save(Some(&before), after, occurrence).await?;
        if dropped {
            saved.warnings.push(Warning::ReplacementDropped);
        }
        saved.done(seen.language)
    }

    async fn drop_replacement(
        &mut self,
        seen: &VariantVersion,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(seen.language)?;
        let next = variant.next.take().or_else(|| variant.take_back(act.at));
        let next = next.ok_or_else(|| {
            StoreError::refused(
                "no replacement is scheduled; one that readers see already can be replaced again",
            )
        })?;
        let occurrence = Occurrence::new(act, Happened::ReplacementDropped).of(next.revision);
        self.save(Some(&before), after, occurrence)
            .await?
            .done(seen.language)
    }
}

/// Refuses to replace what readers do not see at a moment.
fn check_public(variant: &VariantState, at: DateTime<Utc>) -> Result<(), StoreError> {
    match variant.publication.window() {
        None => Err(StoreError::refused(
            "the text is not published, so there is nothing to replace: publish the revision",
        )),
        Some(window) if at < window.live_from() => Err(StoreError::refused(format!(
            "the text is not public before {}: publish the revision from that moment on instead",
            written(window.live_from())
        ))),
        Some(window) if !window.contains(at) => Err(StoreError::refused(
            "the text is no longer public at that moment: make its window longer first, with `set_window`",
        )),
        Some(_) => Ok(()),
    }
}
