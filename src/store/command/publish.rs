use crate::article::Window;
use crate::store::database::Transaction;
use crate::store::moment::rounded;
use crate::store::options::Review;
use crate::store::revision::KeptRevision;
use crate::store::state::{Live, Occurrence, Told, VariantState, WorkState};
use crate::store::{
    Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion, Warning,
};

/// Whether a command that shortens the time for which Ukrainian is public may
/// shorten English too, where the site wants Ukrainian first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cascade {
    /// English stays as it is; if it may not, the command is refused.
    #[default]
    Refuse,
    /// English is taken down with Ukrainian.
    English,
}

impl Store {
    /// Publishes a revision in one language for a window of time: at once,
    /// later, until a moment or for good. The other language stays as it is.
    ///
    /// `first_published_at` becomes the beginning of the first window in which
    /// readers saw the text, and stays so ever after. Publishing again replaces
    /// revision and window, calls off a scheduled replacement (with a
    /// [`Warning::ReplacementDropped`]) and takes back a withdrawal.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is not there. A revision that nobody has
    /// approved, where the site wants a review. English without Ukrainian,
    /// where the site requires Ukrainian first.
    pub async fn publish(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        window: Window,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, revision, rounded(window)?, act.clone());
        self.write(arguments, |transaction, (seen, revision, window, act)| {
            Box::pin(async move { transaction.publish(seen, *revision, *window, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn publish(
        &mut self,
        seen: &VariantVersion,
        revision: RevisionNumber,
        window: Window,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let language = seen.language;
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        let kept = self.kept(seen.article, language, revision).await?;
        check_review(self.settings.review, variant, revision)?;
        let dropped = variant.next.take().is_some();
        variant.go_live(&kept, window, act);
        let occurrence = Occurrence::new(act, Happened::Published).of(revision);
        let mut saved = self.save(Some(&before), after, occurrence).await?;
        if dropped {
            saved.warnings.push(Warning::ReplacementDropped);
        }
        saved.done(language)
    }
}

/// Refuses a revision that nobody has approved, where somebody must.
pub(in crate::store) fn check_review(
    review: Review,
    variant: &VariantState,
    revision: RevisionNumber,
) -> Result<(), StoreError> {
    let approved = variant.work == WorkState::Approved && variant.head == revision;
    let live = variant
        .live
        .as_ref()
        .is_some_and(|live| live.revision == revision);
    if review == Review::Optional || approved || live {
        return Ok(());
    }
    Err(StoreError::refused(format!(
        "revision {revision} is not approved: submit the newest revision and have it approved"
    )))
}

impl VariantState {
    /// Makes a revision the live one for a window.
    pub(in crate::store) fn go_live(&mut self, kept: &KeptRevision, window: Window, act: &Act) {
        self.live = Some(Live {
            revision: kept.number,
            since: act.at.max(window.live_from()),
            parts: kept.parts.clone(),
            made_from: self.made_from_of(kept),
        });
        self.publication.publish(window, act.at);
        self.withdrawn = None;
        self.told = Told::by(window, act.at);
    }

    /// What a revision of a translation stands for: as it was recorded, or as
    /// somebody has accepted since for the newest one.
    pub(in crate::store) fn made_from_of(
        &self,
        kept: &KeptRevision,
    ) -> Option<crate::article::PartHashes> {
        if kept.number == self.head {
            self.made_from.clone()
        } else {
            kept.made_from.clone()
        }
    }
}
