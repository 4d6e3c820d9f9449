use chrono::{DateTime, Utc};

use super::review::check_review;
use crate::article::{PartHashes, Window};
use crate::language::Language;
use crate::store::database::Transaction;
use crate::store::moment::{rounded, written};
use crate::store::revision::KeptRevision;
use crate::store::state::{ArticleState, Live, Occurrence, VariantState};
use crate::store::{
    Act, Done, Happened, RevisionNumber, Store, StoreError, VariantVersion, Warning,
};

/// Whether a command that shortens the time for which Ukrainian is public
/// shortens English too.
///
/// A command on English leaves Ukrainian as it is, whichever is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cascade {
    /// English stays as it is. Where the site requires Ukrainian first, and
    /// English would stay public alone, the command is refused.
    #[default]
    Refuse,
    /// English is public no longer than Ukrainian, from the command on: its
    /// window is cut, or it is taken down, with an event of its own.
    English,
}

impl Store {
    /// Publishes a revision in one language for a window of time: at once,
    /// later, until a moment or for good. The other language stays as it is.
    ///
    /// `first_published_at` becomes the beginning of the first window in which
    /// readers saw the text, and stays so ever after. Publishing again replaces
    /// revision and window, and calls off a scheduled replacement (with a
    /// [`Warning::ReplacementDropped`]). A text that was withdrawn goes on
    /// answering 410 until the window begins. Readers go on being told of a
    /// former update or correction, unless the revision is from before it.
    ///
    /// # Errors
    ///
    /// A conflict. A revision that is not there. An article in the archive. A
    /// window that has not begun or is over, for a text that readers see now:
    /// they would see nothing meanwhile, and [`replace`](Self::replace) at a
    /// moment is what keeps it there until then. A revision that nobody has
    /// approved, where the site wants a review.
    /// English without Ukrainian, or less Ukrainian than English, where the
    /// site requires Ukrainian first.
    pub async fn publish(
        &self,
        seen: VariantVersion,
        revision: RevisionNumber,
        window: Window,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, revision, window, act.clone());
        self.write(arguments, |transaction, (seen, revision, window, act)| {
            Box::pin(async move { transaction.publish(seen, *revision, *window, act).await })
        })
        .await
    }

    /// Makes the time for which a published text is public another one: longer,
    /// shorter or later. A scheduled replacement that would come outside is
    /// called off, with a [`Warning::ReplacementDropped`].
    ///
    /// The moment at which readers first saw the text stays the first.
    ///
    /// # Errors
    ///
    /// A conflict. A text that is not published, or was taken down since. An
    /// article in the archive. English without Ukrainian, or less Ukrainian
    /// than English, where the site requires Ukrainian first; unless, for the
    /// latter, `cascade` cuts English.
    pub async fn set_window(
        &self,
        seen: VariantVersion,
        window: Window,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, window, cascade, act.clone());
        self.write(arguments, |transaction, (seen, window, cascade, act)| {
            Box::pin(async move { transaction.set_window(seen, *window, *cascade, act).await })
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
        before.check_there()?;
        let window = rounded(window, act.at)?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        check_stays_public(variant, window, act.at)?;
        let kept = self.kept(seen.article, language, revision).await?;
        check_review(self.settings.review, variant, revision, act.at)?;
        let dropped = variant.next.is_some();
        variant.go_live(&kept, window, act);
        let occurrence = Occurrence::new(act, Happened::Published).of(revision);
        let mut saved = self.save(Some(&before), after, occurrence).await?;
        if dropped {
            saved.warnings.push(Warning::ReplacementDropped);
        }
        saved.done(language)
    }

    async fn set_window(
        &mut self,
        seen: &VariantVersion,
        window: Window,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let before = self.seen(seen, act).await?;
        before.check_there()?;
        let window = rounded(window, act.at)?;
        self.shorten(before, seen.language, cascade, act, |variant| {
            let published = variant.publication.window().and(variant.live.as_ref());
            let live = published.map(|live| live.revision).ok_or_else(|| {
                StoreError::refused("the text is not published: publish a revision in that window")
            })?;
            variant.open(window, act.at);
            Ok(Occurrence::new(act, Happened::WindowSet).of(live))
        })
        .await
    }

    /// Does what may shorten the time for which a text is public, with what
    /// follows for English.
    pub(super) async fn shorten<'a>(
        &mut self,
        before: ArticleState,
        language: Language,
        cascade: Cascade,
        act: &'a Act,
        change: impl FnOnce(&mut VariantState) -> Result<Occurrence<'a>, StoreError> + Send,
    ) -> Result<Done, StoreError> {
        let cascade = (cascade, language) == (Cascade::English, Language::Ukrainian);
        let before = match cascade {
            true => self.settle(before, &[Language::English], act.at).await?,
            false => before,
        };
        let mut after = before.clone();
        let occurrence = change(after.variant_mut(language)?)?;
        let english = cascade.then(|| after.cut_english(act.at)).flatten();
        let dropped = Language::ALL.into_iter().any(|language| {
            let next = |state: &ArticleState| state.variant(language)?.next.clone();
            next(&before).is_some() && next(&after).is_none()
        });
        let occurrence = occurrence.with_english(english);
        let mut saved = self.save(Some(&before), after, occurrence).await?;
        if dropped {
            saved.warnings.push(Warning::ReplacementDropped);
        }
        saved.done(language)
    }
}

/// Refuses to take down, by publishing it for another time, what readers see.
fn check_stays_public(
    variant: &VariantState,
    window: Window,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let shown = variant.publication.window();
    let is_public_at = |moment| shown.is_some_and(|shown| shown.contains(moment));
    if !is_public_at(now) || window.contains(now) {
        return Ok(());
    }
    let from = window.live_from();
    Err(StoreError::refused(match from > now {
        true if is_public_at(from) => format!(
            "readers see the text now, and would see nothing until {}: let the revision take its place at that moment with `replace`, or take the text down first with `unpublish`",
            written(from)
        ),
        true => format!(
            "readers see the text now: take it down with `unpublish` first, to publish it again from {} on",
            written(from)
        ),
        false => "readers see the text now, and the window is over: take it down with `unpublish`"
            .to_owned(),
    }))
}

impl VariantState {
    /// Makes a revision the live one for a window, and calls off a replacement.
    fn go_live(&mut self, kept: &KeptRevision, window: Window, act: &Act) {
        let made_from = self.made_from_of(kept);
        self.next = None;
        self.open(window, act.at);
        let window = self.publication.window().unwrap_or(window);
        let live = Live {
            revision: kept.number,
            since: act.at.max(window.live_from()),
            parts: kept.parts.clone(),
            made_from,
        };
        self.show(live, None);
    }

    /// What a revision of a translation stands for: as it was recorded, or as
    /// somebody has accepted since for the newest, the live or the next one.
    pub(super) fn made_from_of(&self, kept: &KeptRevision) -> Option<PartHashes> {
        if kept.number == self.head {
            return self.made_from.clone();
        }
        match (&self.live, &self.next) {
            (Some(live), _) if live.revision == kept.number => live.made_from.clone(),
            (_, Some(next)) if next.revision == kept.number => next.made_from.clone(),
            _ => kept.made_from.clone(),
        }
    }
}
