//! What readers should get, by a few plain rules.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{ArticlePath, Page};
use dvomova::article::ArticleId;
use dvomova::language::Language::{self, Ukrainian};
use dvomova::store::{Cascade, WorkState};

use super::newsroom::at;
use super::steps::{Command, Step};

/// A text that readers see, in minutes.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) slug: String,
    titles: Vec<String>,
    work: WorkState,
    live: Option<usize>,
    pub(super) window: Option<(i64, i64)>,
    pub(super) first: Option<i64>,
    /// Readers have seen it, whatever the clock says now.
    seen: bool,
    pub(super) next: Option<(i64, usize)>,
    /// What a replacement that came by schedule took the place of, and when.
    pub(super) former: Option<(i64, usize)>,
    withdrawn: bool,
}

/// The end of a window that has none.
pub(super) const FOR_GOOD: i64 = i64::MAX;

impl Text {
    pub(super) fn new(slug: &str, title: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            titles: vec![title.to_owned()],
            ..Self::default()
        }
    }

    /// Somebody looks at the clock: what was due has happened.
    fn settle(&mut self, now: i64) {
        self.seen |= self.first.is_some_and(|first| first <= now);
        self.withdrawn &= self.window.is_none_or(|window| window.0 > now);
        if let Some((moment, revision)) = self.next.take_if(|next| next.0 <= now) {
            self.former = self.live.map(|live| (moment, live));
            self.live = Some(revision);
        }
    }

    fn open(&mut self, (from, until): (i64, i64), now: i64) {
        // What readers have once seen keeps its first moment, and is not
        // public before that.
        let first = self.first.filter(|_| self.seen).unwrap_or(from);
        let from = from.max(first);
        self.first = Some(first);
        self.window = (from < until).then_some((from, until));
        self.withdrawn &= self.window.is_none_or(|window| window.0 > now);
        let inside = |moment| {
            self.window
                .is_some_and(|it| it.0 <= moment && moment < it.1)
        };
        self.next = self.next.filter(|next| inside(next.0));
    }

    fn close(&mut self) {
        self.first = self.first.filter(|_| self.seen);
        self.window = None;
        self.next = None;
    }

    /// Whether readers are told that it was taken back.
    fn gone(&self, moment: Moment) -> bool {
        let published = self.window.is_some_and(|it| moment.reached(it.0));
        self.withdrawn && !published
    }

    /// The title at a moment, if it is public then.
    fn at(&self, moment: Moment) -> Option<&str> {
        let (from, until) = self.window?;
        let begun = moment.reached(from);
        let ended = until != FOR_GOOD && moment.reached(until);
        let next = self.next.filter(|next| moment.reached(next.0));
        let former = self.former.filter(|former| !moment.reached(former.0));
        let shown = next.or(former).map(|it| it.1).or(self.live)?;
        (begun && !ended).then(|| self.titles[shown - 1].as_str())
    }
}

/// Milliseconds from a minute on, so that −1 is just before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(pub(super) i64, pub(super) i64);

impl Moment {
    fn reached(self, minute: i64) -> bool {
        self >= Self(minute, 0)
    }

    pub(super) fn time(self) -> DateTime<Utc> {
        at(self.0) + TimeDelta::milliseconds(self.1)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Article {
    pub(super) id: ArticleId,
    pub(super) section: &'static str,
    pub(super) archived: bool,
    pub(super) texts: BTreeMap<&'static str, Text>,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) articles: Vec<Article>,
    /// Where a slug leads, in a language.
    pub(super) slugs: BTreeMap<(&'static str, String), usize>,
}

impl Model {
    /// Does a step, if it is allowed.
    pub(super) fn work(&mut self, step: &Step, title: &str, slug: Option<String>) -> Option<()> {
        let &Step { now, language, .. } = step;
        let article = &mut self.articles[step.article];
        let language = language.tag();
        let archived = article.archived;
        match &step.command {
            Command::Tick => {
                for article in self.articles.iter_mut().filter(|it| !it.archived) {
                    article.settle(now);
                }
                return Some(());
            }
            Command::Archive | Command::Restore | Command::Move(_) => {
                if !archived {
                    article.settle(now);
                }
                return article.change(&step.command);
            }
            &Command::Translate { source } => {
                let known = article.texts["uk"].titles.len();
                (language == "en" && within(source, known)).then_some(())?;
                if !article.texts.contains_key("en") {
                    let slug = slug?;
                    self.slugs.insert(("en", slug.clone()), step.article);
                    article.texts.insert("en", Text::new(&slug, title));
                    return Some(());
                }
            }
            &Command::Acknowledge { source } => {
                let known = article.texts["uk"].titles.len();
                (language == "en" && within(source, known)).then_some(())?;
            }
            _ => {}
        }
        let text = article.texts.get_mut(language)?;
        if !archived {
            text.settle(now);
        }
        if let Command::ChangeSlug(slug) = &step.command {
            let (slug, key) = (slug.to_string(), (language, slug.to_string()));
            let owner = *self.slugs.get(&key).unwrap_or(&step.article);
            (owner == step.article && text.slug != slug).then_some(())?;
            if !text.seen && text.first.is_none_or(|first| first > now) {
                self.slugs.remove(&(language, text.slug.clone()));
            }
            self.slugs.insert(key, step.article);
            text.slug = slug;
            return Some(());
        }
        text.change(&step.command, now, title, archived)?;
        if let Some(Cascade::English) = step.command.cascade()
            && language == "uk"
        {
            article.cut_english(now);
        }
        Some(())
    }
}

/// Whether there is a revision of this number.
fn within(revision: i64, known: usize) -> bool {
    usize::try_from(revision).is_ok_and(|revision| (1..=known).contains(&revision))
}

impl Text {
    fn change(&mut self, command: &Command, now: i64, title: &str, archived: bool) -> Option<()> {
        let allowed = |allowed: bool| allowed.then_some(());
        let known = self.titles.len();
        let window = |from, length: Option<i64>| {
            let from = now + from;
            (from, length.map_or(FOR_GOOD, |length| from + length))
        };
        let passed = self.first.is_some_and(|first| first <= now);
        match *command {
            Command::Save | Command::Autosave | Command::Translate { .. } => {
                self.titles.push(title.to_owned());
                self.work = WorkState::Draft;
            }
            Command::Revert { revision } => {
                allowed(within(revision, known - 1))?;
                self.titles.push(self.titles[revision as usize - 1].clone());
                self.work = WorkState::Draft;
            }
            Command::Publish {
                revision,
                from,
                length,
            } => {
                allowed(!archived && within(revision, known))?;
                let window = window(from, length);
                // What readers see stays there.
                let stays = window.0 <= now && now < window.1;
                allowed(stays || self.at(Moment(now, 0)).is_none())?;
                self.next = None;
                self.open(window, now);
                self.live = Some(revision as usize);
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
                allowed(!archived && inside && within(revision, known))?;
                let revision = revision as usize;
                allowed(!(fix && self.live == Some(revision)))?;
                self.former = None;
                self.next = (moment > now).then_some((moment, revision));
                if moment <= now {
                    self.live = Some(revision);
                }
            }
            Command::DropReplacement => {
                allowed(self.next.is_some())?;
                self.next = None;
            }
            Command::Unpublish(_) => {
                allowed(self.window.is_some())?;
                self.seen |= passed;
                self.close();
            }
            Command::Withdraw(_) => {
                allowed(self.live.is_some() && (self.seen || passed))?;
                self.seen = true;
                self.close();
                self.withdrawn = true;
            }
            Command::Submit => {
                allowed(self.work == WorkState::Draft)?;
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

impl Article {
    fn settle(&mut self, now: i64) {
        for text in self.texts.values_mut() {
            text.settle(now);
        }
    }

    fn change(&mut self, command: &Command) -> Option<()> {
        match *command {
            Command::Archive if !self.archived => self.archived = true,
            Command::Restore if self.archived => self.archived = false,
            Command::Move(section) if self.section != section => self.section = section,
            _ => return None,
        }
        Some(())
    }

    /// English is public no longer than Ukrainian, from now on.
    fn cut_english(&mut self, now: i64) {
        let ukrainian = self.texts["uk"].window;
        let archived = self.archived;
        let Some(english) = self.texts.get_mut("en") else {
            return;
        };
        if archived {
            english.seen |=
                english.first.is_some_and(|first| first <= now) && english.window.is_some();
        } else {
            english.settle(now);
        }
        let Some((from, until)) = english.window.filter(|it| it.1 > now) else {
            return;
        };
        let left = ukrainian.map(|(begins, ends)| {
            let from = if begins > now { from.max(begins) } else { from };
            (from, until.min(ends))
        });
        match left {
            Some(left) if left == (from, until) => {}
            Some(left) if left.0 < left.1 && left.1 > now => english.open(left, now),
            _ => english.close(),
        }
        if !archived {
            english.settle(now);
        }
    }

    pub(super) fn path(&self, language: Language, slug: &str) -> ArticlePath {
        let section = match (self.section, language) {
            ("city", Ukrainian) => "misto",
            ("culture", Ukrainian) => "kultura",
            (section, _) => section,
        };
        ArticlePath {
            section: section.parse().unwrap(),
            slug: slug.parse().unwrap(),
            id: None,
        }
    }

    pub(super) fn public(&self, language: Language, moment: Moment) -> Option<&str> {
        let text = self.texts.get(language.tag()).filter(|_| !self.archived)?;
        text.at(moment)
    }

    /// What a reader gets who asks for a slug in the right section.
    pub(super) fn served(&self, language: Language, slug: &str, moment: Moment) -> String {
        let text = self.texts.get(language.tag());
        let elsewhere = self.public(language.other(), moment);
        match (self.public(language, moment), text) {
            (Some(title), Some(text)) if text.slug == slug => {
                let first = text.first.map(at);
                let languages = 1 + usize::from(elsewhere.is_some());
                format!("{title}, first {first:?}, in {languages}")
            }
            (Some(_), Some(text)) => {
                let page = Page::Article(self.path(language, &text.slug));
                format!("moved {page:?}")
            }
            (_, Some(text)) if text.gone(moment) && !self.archived => "gone".to_owned(),
            _ => elsewhere.map_or("nothing".to_owned(), |title| format!("not here: {title}")),
        }
    }
}
