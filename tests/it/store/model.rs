//! What readers and translators should get, by a few plain rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{ArticlePath, Page};
use dvomova::article::ArticleId;
use dvomova::language::Language::{self, Ukrainian};
use dvomova::store::{Cascade, TaskState, WorkState};

use super::newsroom::at;
use super::steps::{Command, Step};

/// A text that readers see, in minutes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Text {
    pub(super) version: i64,
    pub(super) slug: String,
    /// None of those that were erased.
    revisions: Vec<Option<Revision>>,
    pub(super) work: WorkState,
    /// What of the source the newest revision stands for.
    made_from: Option<usize>,
    live: Option<Shown>,
    pub(super) window: Option<(i64, i64)>,
    pub(super) first: Option<i64>,
    /// Readers have seen it, whatever the clock says now.
    seen: bool,
    /// What takes the live one's place.
    pub(super) next: Option<Shown>,
    /// What a replacement that came by schedule took the place of, and when.
    pub(super) former: Option<(i64, Shown)>,
    withdrawn: bool,
    pub(super) purged: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Revision {
    title: String,
    /// The first revision of which this one is a copy, or itself.
    parts: usize,
    made_from: Option<usize>,
}

/// A revision that readers see, and since when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    revision: usize,
    pub(super) since: i64,
    made_from: Option<usize>,
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

    fn revision(&self, number: i64) -> Option<&Revision> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.revisions.get(place)?.as_ref()
    }

    fn parts(&self, shown: Shown) -> Option<usize> {
        Some(self.revision(shown.revision as i64)?.parts)
    }

    /// What a revision stands for: as it was saved, or accepted since.
    fn stands_for(&self, revision: usize) -> Option<usize> {
        let accepted = [self.live, self.next].into_iter().flatten();
        let saved = || self.revision(revision as i64)?.made_from;
        match accepted.into_iter().find(|it| it.revision == revision) {
            _ if revision == self.newest() => self.made_from,
            Some(shown) => shown.made_from,
            None => saved(),
        }
    }

    fn save(&mut self, title: &str, parts: Option<usize>, made_from: Option<usize>) {
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
    fn known(&self, now: i64) -> bool {
        self.seen || self.first.is_some_and(|first| first <= now)
    }

    /// Somebody looks at the clock: what was due has happened.
    fn settle(&mut self, now: i64) {
        self.seen |= self.first.is_some_and(|first| first <= now);
        self.withdrawn &= self.window.is_none_or(|window| window.0 > now);
        if let Some(next) = self.next.take_if(|next| next.since <= now) {
            self.former = self.live.map(|live| (next.since, live));
            self.live = Some(next);
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
        self.next = self.next.filter(|next| inside(next.since));
    }

    fn close(&mut self) {
        self.first = self.first.filter(|_| self.seen);
        self.window = None;
        self.next = None;
    }

    /// As if nobody had ever seen it.
    fn forget(&mut self) {
        (self.seen, self.first, self.withdrawn) = (false, None, false);
        "purged".clone_into(&mut self.slug);
    }

    /// Whether readers are told that it was taken back.
    fn gone(&self, moment: Moment) -> bool {
        let published = self.window.is_some_and(|it| moment.reached(it.0));
        self.withdrawn && !published
    }

    /// The revision that is shown at a moment, should it be public then.
    fn shown(&self, moment: Moment) -> Option<Shown> {
        let next = self.next.filter(|next| moment.reached(next.since));
        let former = self.former.filter(|former| !moment.reached(former.0));
        next.or(former.map(|former| former.1)).or(self.live)
    }

    /// The revision at a moment, if it is public then.
    fn at(&self, moment: Moment) -> Option<Shown> {
        let (from, until) = self.window?;
        let begun = moment.reached(from);
        let ended = until != FOR_GOOD && moment.reached(until);
        self.shown(moment).filter(|_| begun && !ended)
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
    /// Of what both languages share.
    pub(super) version: i64,
    pub(super) section: &'static str,
    pub(super) archived: bool,
    pub(super) texts: BTreeMap<&'static str, Text>,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) articles: Vec<Article>,
    /// Where a slug leads, in a language.
    pub(super) slugs: BTreeMap<(&'static str, String), usize>,
    /// Those that led somewhere and were erased.
    pub(super) erased: BTreeSet<String>,
}

impl Model {
    pub(super) fn leads_nowhere(&self, slug: &str) -> bool {
        self.slugs.keys().all(|(_, leading)| leading != slug)
    }

    pub(super) fn leads_to(&self, article: &Article, language: Language, slug: &str) -> bool {
        let leads_to = self.slugs.get(&(language.tag(), slug.to_owned()));
        leads_to.is_some_and(|&leads_to| self.articles[leads_to].id == article.id)
    }

    /// Does a step, if it is allowed.
    pub(super) fn work(&mut self, step: &Step, title: &str, slug: Option<String>) -> Option<()> {
        let &Step { now, language, .. } = step;
        let article = &mut self.articles[step.article];
        let language = language.tag();
        let archived = article.archived;
        // What a translation is made from.
        let source = match step.command {
            Command::Translate { source } | Command::Acknowledge { source } => {
                Some(article.texts["uk"].revision(source)?.parts)
            }
            _ => None,
        };
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
            Command::Translate { .. } if language == "en" && !article.texts.contains_key("en") => {
                source?;
                let slug = slug?;
                self.slugs.insert(("en", slug.clone()), step.article);
                let mut text = Text::new(&slug, title);
                text.revisions[0].as_mut()?.made_from = source;
                text.made_from = source;
                article.texts.insert("en", text);
                return Some(());
            }
            Command::Translate { .. } | Command::Acknowledge { .. } => {
                (language == "en" && source.is_some()).then_some(())?;
            }
            _ => {}
        }
        let text = article.texts.get_mut(language)?;
        if !archived {
            text.settle(now);
        }
        let before = text.clone();
        let forgotten = match &step.command {
            Command::ChangeSlug(slug) => {
                let owner = self.slugs.get(&(language, slug.to_string()));
                let free = owner.is_none_or(|&owner| owner == step.article);
                (free && text.slug != slug.to_string()).then_some(())?;
                let known = text.known(now);
                (!known).then(|| vec![text.slug.clone()])
            }
            &Command::Purge { forgotten, .. } if forgotten || !text.known(now) => {
                let all = self
                    .slugs
                    .iter()
                    .filter(|&((of, _), &article)| *of == language && article == step.article);
                Some(all.map(|((_, slug), _)| slug.clone()).collect())
            }
            _ => None,
        };
        text.change(&step.command, now, title, source, archived)?;
        // Whoever sets or accepts what is so already does nothing.
        let may_be_so = matches!(
            step.command,
            Command::SetWindow { .. } | Command::Acknowledge { .. }
        );
        if !may_be_so || *text != before {
            text.version += 1;
        }
        for slug in forgotten.into_iter().flatten() {
            let key = (language, slug);
            if self.slugs.get(&key) == Some(&step.article) {
                self.slugs.remove(&key);
                self.erased.insert(key.1);
            }
        }
        match &step.command {
            Command::Purge { forgotten, .. } if *forgotten || !before.known(now) => text.forget(),
            Command::Purge { .. } => {}
            // The slug that it has, or takes.
            _ => {
                let slug = slug?;
                self.slugs.insert((language, slug.clone()), step.article);
                text.slug = slug;
            }
        }
        if let Some(Cascade::English) = step.command.cascade()
            && language == "uk"
        {
            article.cut_english(now);
        }
        Some(())
    }
}

impl Text {
    fn change(
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
                allowed(self.next.is_some())?;
                self.next = None;
            }
            Command::Unpublish(_) => {
                allowed(self.window.is_some())?;
                self.seen = self.known(now);
                self.close();
            }
            Command::Withdraw(_) => {
                allowed(self.live.is_some() && self.known(now))?;
                self.seen = true;
                self.close();
                self.withdrawn = true;
            }
            Command::Purge { .. } => {
                self.seen = self.known(now);
                self.close();
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
        self.version += 1;
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
        let before = english.clone();
        let left = ukrainian.map(|(begins, ends)| {
            let from = if begins > now { from.max(begins) } else { from };
            (from, until.min(ends))
        });
        match left {
            Some(left) if left == (from, until) => {}
            Some(left) if left.0 < left.1 && left.1 > now => english.open(left, now),
            _ => english.close(),
        }
        english.version += i64::from(*english != before);
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
        let shown = text.at(moment)?;
        Some(&text.revision(shown.revision as i64)?.title)
    }

    /// What of Ukrainian readers see at a moment, or saw last.
    fn source(&self, shown: impl Fn(&Text) -> Option<Shown>, moment: Moment) -> Option<usize> {
        let source = self.texts.get("uk")?;
        let begun = source.window.is_some_and(|it| moment.reached(it.0));
        source.parts(shown(source).filter(|_| begun)?)
    }

    /// Whether a text in a language is behind its original on its page.
    fn is_stale(&self, language: &str, moment: Moment) -> bool {
        let shown = self.texts.get(language).and_then(|text| text.shown(moment));
        let source = self.source(|source| source.shown(moment), moment);
        let made_from = shown.and_then(|shown| shown.made_from);
        language == "en" && source.is_some() && made_from != source
    }

    /// Whether the newest translation is behind the live original.
    pub(super) fn is_behind(&self, translation: &Text, now: i64) -> bool {
        let live = |source: &Text| source.next.filter(|next| next.since <= now).or(source.live);
        let source = self.source(live, Moment(now, 0));
        source.is_some() && translation.made_from != source
    }

    /// What translators have to do, since when, and the original's title.
    pub(super) fn task(&self, moment: Moment) -> Option<(TaskState, i64, &str)> {
        let title = self.public(Language::Ukrainian, moment)?;
        let source = self.texts.get("uk")?;
        let (begun, live) = (source.window?.0, source.live?);
        let translation = self.texts.get("en").filter(|it| !it.purged);
        let Some(translation) = translation else {
            return Some((TaskState::Missing, begun, title));
        };
        let stale = |shown: Shown| translation.made_from != source.parts(shown);
        let shown = source.at(moment).filter(|&shown| stale(shown))?;
        let since = match stale(live) {
            true => live.since.max(begun),
            false => shown.since,
        };
        moment
            .reached(since)
            .then_some((TaskState::Stale, since, title))
    }

    /// What a reader gets who asks for a slug in the right section.
    pub(super) fn served(&self, language: Language, slug: &str, moment: Moment) -> String {
        let text = self.texts.get(language.tag());
        let elsewhere = self.public(language.other(), moment);
        match (self.public(language, moment), text) {
            (Some(title), Some(text)) if text.slug == slug => {
                let first = text.first.map(at);
                let languages = 1 + usize::from(elsewhere.is_some());
                let stale = self.is_stale(language.tag(), moment);
                format!("{title}, first {first:?}, in {languages}, stale {stale}")
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
