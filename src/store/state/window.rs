//! When a text is public, and what follows for the other language.

use chrono::{DateTime, Utc};

use super::{ArticleState, Told, VariantState};
use crate::article::{Publication, Window};
use crate::language::Language;
use crate::store::{Happened, StoreError};

impl ArticleState {
    /// Refuses to publish what readers cannot see in any language.
    pub(in crate::store) fn check_there(&self) -> Result<(), StoreError> {
        match self.archived_at {
            Some(_) => Err(StoreError::refused(
                "the article is in the archive: restore it first",
            )),
            None => Ok(()),
        }
    }

    /// Cuts the time for which English is or will be public to what Ukrainian
    /// has; what it did to English, if anything.
    pub(in crate::store) fn cut_english(&mut self, now: DateTime<Utc>) -> Option<Happened> {
        let ukrainian = self.variant(Language::Ukrainian);
        let ukrainian = ukrainian.and_then(|it| it.publication.window());
        let english = self.variants[Language::English].as_mut()?;
        let window = english.publication.window()?;
        if window.live_until().is_some_and(|until| until <= now) {
            return None;
        }
        match ukrainian.and_then(|ukrainian| within(window, ukrainian, now)) {
            Some(left) if left == window => None,
            Some(left) => {
                english.open(left, now);
                Some(Happened::WindowSet)
            }
            None => {
                english.take_down(now);
                Some(Happened::Unpublished)
            }
        }
    }
}

/// The part of a window, from `now` on, that lies within another. What has
/// passed of it stays.
fn within(window: Window, other: Window, now: DateTime<Utc>) -> Option<Window> {
    let from = match other.live_from() > now {
        true => window.live_from().max(other.live_from()),
        false => window.live_from(),
    };
    let ends = [window.live_until(), other.live_until()];
    let until = ends.into_iter().flatten().min();
    if until.is_some_and(|until| until <= now) {
        return None;
    }
    Window::new(from, until).ok()
}

impl VariantState {
    /// Makes it public in a window, instead of the one it had. A replacement
    /// that would come outside is called off.
    pub(in crate::store) fn open(&mut self, window: Window, now: DateTime<Utc>) {
        self.end_withdrawal(now);
        let seen = self.has_been_public(now);
        let moment = self.not_before_first(now);
        self.publication.publish(window, moment);
        let window = self.publication.window();
        self.told = match window {
            Some(window) if window.live_until().is_some_and(|until| until <= now) => Told::End,
            Some(window) if window.live_from() <= now => Told::Beginning,
            _ if seen => Told::Again,
            _ => Told::Nothing,
        };
        self.end_withdrawal(now);
        self.next
            .take_if(|next| !window.is_some_and(|window| window.contains(next.at)));
    }

    /// Makes it public no more. A replacement is called off.
    pub(in crate::store) fn take_down(&mut self, now: DateTime<Utc>) {
        self.end_withdrawal(now);
        self.told = match self.has_been_public(now) {
            true => Told::Again,
            false => Told::Nothing,
        };
        let moment = self.not_before_first(now);
        self.publication.unpublish(moment);
        self.next = None;
    }

    /// Whether it is taken back at a moment: until it is published again and the
    /// new window has begun.
    pub(in crate::store) fn is_withdrawn(&self, now: DateTime<Utc>) -> bool {
        let window = self.publication.window();
        self.withdrawn.is_some() && window.is_none_or(|window| window.live_from() > now)
    }

    /// Forgets a withdrawal that a later publication has ended. What has become
    /// an event has happened.
    fn end_withdrawal(&mut self, now: DateTime<Utc>) {
        if self.told >= Told::Beginning || !self.is_withdrawn(now) {
            self.withdrawn = None;
        }
    }

    /// Takes it back to where nobody has seen it.
    pub(in crate::store) fn forget(&mut self) {
        self.told = Told::Nothing;
        self.publication = Publication::default();
        self.updated_with = None;
        self.next = None;
        self.withdrawn = None;
    }

    /// Whether readers have ever seen it, so that its addresses must go on
    /// leading somewhere. What has become an event has happened, should the
    /// clock have jumped back since.
    pub(in crate::store) fn has_been_public(&self, now: DateTime<Utc>) -> bool {
        let first = self.publication.first_published_at();
        self.told != Told::Nothing || first.is_some_and(|first| first <= now)
    }

    /// `now`, or the moment at which readers first saw it, should the clock
    /// have jumped back to before that.
    fn not_before_first(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let first = self.publication.first_published_at();
        match first.filter(|_| self.has_been_public(now)) {
            Some(first) => now.max(first),
            None => now,
        }
    }
}
