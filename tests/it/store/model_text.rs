//! What should become of a text in one language, by a few plain rules.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::store::WorkState;

use super::newsroom::at;
use super::steps::Command;

/// A text that readers see, in minutes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Text {
    pub(super) version: i64,
    pub(super) slug: String,
    /// None of those that were erased.
    pub(super) revisions: Vec<Option<Revision>>,
    pub(super) work: WorkState,
    /// What of the source the newest revision stands for.
    pub(super) made_from: Option<usize>,
    pub(super) live: Option<Shown>,
    pub(super) window: Option<(i64, i64)>,
    /// The window has begun, whatever the clock says now.
    begun: bool,
    pub(super) first: Option<i64>,
    /// Readers have seen it, whatever the clock says now.
    pub(super) seen: bool,
    /// What takes the live one's place.
    pub(super) next: Option<Shown>,
    /// What a replacement that came by schedule took the place of, and when.
    pub(super) former: Option<(i64, Shown)>,
    pub(super) withdrawn: bool,
    pub(super) purged: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Revision {
    pub(super) title: String,
    /// The first revision of which this one is a copy, or itself.
    pub(super) parts: usize,
    pub(super) made_from: Option<usize>,
}

/// A revision that readers see, and since when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) revision: usize,
    pub(super) since: i64,
    pub(super) made_from: Option<usize>,
}

/// The end of a window that has none.
pub(super) const FOR_GOOD: i64 = i64::MAX;

impl Text {
    pub(super) fn new(slug: &str, title: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            version: 1,
            revisions: vec![Some(Revision {
                title: title.to_owned(),
                parts: 1,
                made_from: None,
            })],
            ..Self::default()
        }
    }

    /// The number of the newest revision.
    pub(super) fn newest(&self) -> usize {
        self.revisions.len()
    }

    pub(super) fn revision(&self, number: i64) -> Option<&Revision> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.revisions.get(place)?.as_ref()
    }

    pub(super) fn parts(&self, shown: Shown) -> Option<usize> {
        Some(self.revision(shown.revision as i64)?.parts)
    }

    /// What a revision stands for: as it was saved, or accepted since.
    pub(super) fn stands_for(&self, revision: usize) -> Option<usize> {
        let accepted = [self.live, self.next].into_iter().flatten();
        let saved = || self.revision(revision as i64)?.made_from;
        match accepted.into_iter().find(|it| it.revision == revision) {
            _ if revision == self.newest() => self.made_from,
            Some(shown) => shown.made_from,
            None => saved(),
        }
    }

    pub(super) fn save(&mut self, title: &str, parts: Option<usize>, made_from: Option<usize>) {
        let parts = parts.unwrap_or(self.newest() + 1);
        let title = title.to_owned();
        let revision = Revision {
            title,
            parts,
            made_from,
        };
        self.revisions.push(Some(revision));
        self.made_from = made_from;
        self.work = WorkState::Draft;
        self.purged = false;
    }

    /// Whether somebody may know its addresses.
    pub(super) fn known(&self, now: i64) -> bool {
        self.seen || self.first.is_some_and(|first| first <= now)
    }

    /// Somebody looks at the clock: what was due has happened.
    pub(super) fn settle(&mut self, now: i64) {
        self.seen |= self.first.is_some_and(|first| first <= now);
        self.begun |= self.window.is_some_and(|window| window.0 <= now);
        if let Some(next) = self.next.take_if(|next| next.since <= now) {
            self.former = self.live.map(|live| (next.since, live));
            self.live = Some(next);
        }
    }

    pub(super) fn open(&mut self, (from, until): (i64, i64), now: i64) {
        self.end_withdrawal(now);
        // What readers have once seen keeps its first moment, and is not
        // public before that.
        let first = self.first.filter(|_| self.seen).unwrap_or(from);
        let from = from.max(first);
        self.first = Some(first);
        self.window = (from < until).then_some((from, until));
        self.begun = self.window.is_some_and(|window| window.0 <= now);
        self.end_withdrawal(now);
        let inside = |moment| {
            self.window
                .is_some_and(|it| it.0 <= moment && moment < it.1)
        };
        self.next = self.next.filter(|next| inside(next.since));
    }

    /// A publication that has begun ends a withdrawal before it.
    fn end_withdrawal(&mut self, now: i64) {
        let begun = self.begun || self.window.is_some_and(|window| window.0 <= now);
        self.withdrawn &= !begun;
    }

    pub(super) fn close(&mut self, now: i64) {
        self.end_withdrawal(now);
        self.begun = false;
        self.first = self.first.filter(|_| self.seen);
        self.window = None;
        self.next = None;
    }

    /// As if nobody had ever seen it.
    pub(super) fn forget(&mut self) {
        (self.seen, self.begun) = (false, false);
        (self.first, self.withdrawn) = (None, false);
        "purged".clone_into(&mut self.slug);
    }

    /// Whether readers are told that it was taken back.
    pub(super) fn gone(&self, moment: Moment) -> bool {
        let published = self.window.is_some_and(|it| moment.reached(it.0));
        self.withdrawn && !published
    }

    /// The revision that is shown at a moment, should it be public then.
    pub(super) fn shown(&self, moment: Moment) -> Option<Shown> {
        let next = self.next.filter(|next| moment.reached(next.since));
        let former = self.former.filter(|former| !moment.reached(former.0));
        next.or(former.map(|former| former.1)).or(self.live)
    }

    /// The revision at a moment, if it is public then.
    pub(super) fn at(&self, moment: Moment) -> Option<Shown> {
        let (from, until) = self.window?;
        let begun = moment.reached(from);
        let ended = until != FOR_GOOD && moment.reached(until);
        self.shown(moment).filter(|_| begun && !ended)
    }
}

impl Text {
    pub(super) fn change(
        &mut self,
        command: &Command,
        now: i64,
        title: &str,
        source: Option<usize>,
        archived: bool,
    ) -> Option<()> {
        let allowed = |allowed: bool| allowed.then_some(());
        let window = |from, length: Option<i64>| {
            let from = now + from;
            (from, length.map_or(FOR_GOOD, |length| from + length))
        };
        match *command {
            Command::Save | Command::Autosave => self.save(title, None, self.made_from),
            Command::Translate { .. } => self.save(title, None, source),
            Command::Revert { revision } => {
                let copied = self.revision(revision)?.clone();
                let revision = revision as usize;
                allowed(revision < self.newest())?;
                let stands_for = self.stands_for(revision);
                self.save(&copied.title, Some(copied.parts), stands_for);
            }
            Command::Acknowledge { .. } => {
                allowed(!self.purged)?;
                self.made_from = source;
                for shown in [&mut self.live, &mut self.next].into_iter().flatten() {
                    shown.made_from = source;
                }
            }
            Command::Publish {
                revision,
                from,
                length,
            } => {
                self.revision(revision)?;
                allowed(!archived)?;
                let revision = revision as usize;
                let made_from = self.stands_for(revision);
                let window = window(from, length);
                // What readers see stays there.
                let stays = window.0 <= now && now < window.1;
                allowed(stays || self.at(Moment(now, 0)).is_none())?;
                self.next = None;
                self.open(window, now);
                let since = now.max(self.window.unwrap_or(window).0);
                self.live = Some(Shown {
                    revision,
                    since,
                    made_from,
                });
                self.former = None;
            }
            Command::SetWindow { from, length, .. } => {
                allowed(!archived && self.window.is_some())?;
                self.open(window(from, length), now);
            }
            Command::Replace {
                revision,
                after,
                fix,
            } => {
                let moment = now + after.max(0);
                let inside = self
                    .window
                    .is_some_and(|it| it.0 <= moment && moment < it.1);
                self.revision(revision)?;
                allowed(!archived && inside)?;
                let revision = revision as usize;
                allowed(!(fix && self.live.is_some_and(|live| live.revision == revision)))?;
                let made_from = self.stands_for(revision);
                let next = Shown {
                    revision,
                    since: moment,
                    made_from,
                };
                self.former = None;
                self.next = Some(next).filter(|_| moment > now);
                if moment <= now {
                    self.live = Some(next);
                }
            }
            Command::DropReplacement => {
                // One that has come by a clock ahead can still be called off.
                let early = self.former.take_if(|former| former.0 > now);
                allowed(self.next.is_some() || early.is_some())?;
                self.live = early.map(|former| former.1).or(self.live);
                self.next = None;
            }
            Command::Unpublish(_) => {
                allowed(self.window.is_some())?;
                self.seen = self.known(now);
                self.close(now);
            }
            Command::Withdraw(_) => {
                allowed(self.live.is_some() && self.known(now))?;
                self.seen = true;
                self.close(now);
                self.withdrawn = true;
            }
            Command::Purge { .. } => {
                self.seen = self.known(now);
                self.close(now);
                self.revisions.fill(None);
                (self.live, self.former, self.made_from) = (None, None, None);
                self.work = WorkState::Draft;
                (self.withdrawn, self.purged) = (true, true);
            }
            Command::Submit => {
                allowed(self.work == WorkState::Draft && !self.purged)?;
                self.work = WorkState::InReview;
            }
            Command::Approve => {
                allowed(self.work == WorkState::InReview)?;
                self.work = WorkState::Approved;
            }
            Command::Reject => {
                allowed(self.work != WorkState::Draft)?;
                self.work = WorkState::Draft;
            }
            _ => {}
        }
        // A window that has begun was seen.
        if !archived {
            self.settle(now);
        }
        Some(())
    }
}

/// Milliseconds from a minute on, so that −1 is just before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(pub(super) i64, pub(super) i64);

impl Moment {
    pub(super) fn reached(self, minute: i64) -> bool {
        self >= Self(minute, 0)
    }

    pub(super) fn time(self) -> DateTime<Utc> {
        at(self.0) + TimeDelta::milliseconds(self.1)
    }
}
