//! Whatever the newsroom does, and in whatever order: readers get what a few
//! plain rules say.

use std::collections::{BTreeMap, BTreeSet};

use dvomova::address::{ArticlePath, Page};
use dvomova::article::ArticleId;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Cascade, List, ListQuery, Served, Store, WorkState};
use proptest::prelude::*;

use chrono::{DateTime, TimeDelta, Utc};

use super::backends::{Backend, Database, on};
use super::newsroom::{at, begin, olena, open_newsroom};
use super::random::{Command, Desk, Outcome, Step, any_command, any_language, steps};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn readers_get_what_the_rules_say(steps in steps(any_command(), any_language(), 1..25)) {
        check(Backend::SqliteMemory, &steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    #[test]
    fn readers_get_what_the_rules_say_on_postgresql(
        steps in steps(any_command(), any_language(), 1..16),
    ) {
        check(Backend::Postgres, &steps);
    }
}

/// A text that readers see, in minutes.
#[derive(Clone, Debug, Default)]
struct Text {
    slug: String,
    titles: Vec<String>,
    work: WorkState,
    live: Option<usize>,
    window: Option<(i64, i64)>,
    first: Option<i64>,
    /// Readers have seen it, whatever the clock says now.
    seen: bool,
    next: Option<(i64, usize)>,
    withdrawn: bool,
}

/// The end of a window that has none.
const FOR_GOOD: i64 = i64::MAX;

impl Text {
    fn new(slug: &str, title: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            titles: vec![title.to_owned()],
            ..Self::default()
        }
    }

    /// Somebody looks at the clock: what was due has happened.
    fn settle(&mut self, now: i64) {
        self.seen |= self.first.is_some_and(|first| first <= now);
        if let Some((_, revision)) = self.next.take_if(|next| next.0 <= now) {
            self.live = Some(revision);
        }
    }

    fn open(&mut self, (from, until): (i64, i64)) {
        // What readers have once seen keeps its first moment, and is not
        // public before that.
        let first = self.first.filter(|_| self.seen).unwrap_or(from);
        let from = from.max(first);
        self.first = Some(first);
        self.window = (from < until).then_some((from, until));
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

    /// The title at a moment, if it is public then.
    fn at(&self, moment: Moment) -> Option<&str> {
        let (from, until) = self.window?;
        let begun = moment.reached(from);
        let ended = until != FOR_GOOD && moment.reached(until);
        let next = self.next.filter(|next| moment.reached(next.0));
        let shown = next.map(|next| next.1).or(self.live)?;
        (begun && !ended).then(|| self.titles[shown - 1].as_str())
    }
}

/// Milliseconds from a minute on, so that −1 is just before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(i64, i64);

impl Moment {
    fn reached(self, minute: i64) -> bool {
        self >= Self(minute, 0)
    }

    fn time(self) -> DateTime<Utc> {
        at(self.0) + TimeDelta::milliseconds(self.1)
    }
}

#[derive(Clone, Debug)]
struct Article {
    id: ArticleId,
    section: &'static str,
    archived: bool,
    texts: BTreeMap<&'static str, Text>,
}

#[derive(Clone, Debug)]
struct Model {
    articles: Vec<Article>,
    /// Where a slug leads, in a language.
    slugs: BTreeMap<(&'static str, String), usize>,
}

impl Model {
    /// Does a step, if it is allowed.
    fn work(&mut self, step: &Step, title: &str, slug: Option<String>) -> Option<()> {
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
                self.next = None;
                self.open(window(from, length));
                self.live = Some(revision as usize);
                self.withdrawn = false;
            }
            Command::SetWindow { from, length, .. } => {
                allowed(!archived && self.window.is_some())?;
                self.open(window(from, length));
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
                self.next = Some((moment, revision));
                self.settle(now);
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
            Some(left) if left.0 < left.1 && left.1 > now => english.open(left),
            _ => english.close(),
        }
        if !archived {
            english.settle(now);
        }
    }

    fn path(&self, language: Language, slug: &str) -> ArticlePath {
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

    fn public(&self, language: Language, moment: Moment) -> Option<&str> {
        let text = self.texts.get(language.tag()).filter(|_| !self.archived)?;
        text.at(moment)
    }

    /// What a reader gets who asks for a slug in the right section.
    fn served(&self, language: Language, slug: &str, moment: Moment) -> String {
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
            (_, Some(text)) if text.withdrawn && !self.archived => "gone".to_owned(),
            _ => elsewhere.map_or("nothing".to_owned(), |title| format!("not here: {title}")),
        }
    }
}

async fn served(store: &Store, language: Language, path: &ArticlePath, moment: Moment) -> String {
    match store.read(language, path, moment.time()).await.unwrap() {
        Served::Exact(article) => {
            let languages = Language::ALL
                .into_iter()
                .filter(|&language| article.links.languages().contains(language));
            format!(
                "{}, first {:?}, in {}",
                article.text.title,
                article.publication.first_published_at(),
                languages.count()
            )
        }
        Served::OtherLanguage { title, .. } => format!("not here: {title}"),
        Served::Moved { page, .. } => format!("moved {page:?}"),
        Served::Gone { .. } => "gone".to_owned(),
        Served::NotFound { .. } => "nothing".to_owned(),
    }
}

fn check(backend: Backend, steps: &[Step]) {
    on(backend, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let titles = ["Трамвай на Подолі", "Вулиця на Подолі"];
        let (mut desks, mut model) = (
            Vec::new(),
            Model {
                articles: Vec::new(),
                slugs: BTreeMap::new(),
            },
        );
        for (number, title) in titles.into_iter().enumerate() {
            let begun = begin(&store, title, &olena(0)).await;
            let slug = begun.slug.to_string();
            model.slugs.insert(("uk", slug.clone()), number);
            model.articles.push(Article {
                id: begun.variant.article,
                section: "city",
                archived: false,
                texts: BTreeMap::from([("uk", Text::new(&slug, title))]),
            });
            desks.push(Desk::new(&begun));
        }
        for (number, step) in steps.iter().enumerate() {
            let title = match step.language {
                Ukrainian => format!("Новина {number}"),
                English => format!("News {number}"),
            };
            let outcome = desks[step.article].work(&store, step, &title).await;
            let (done, slug) = match &outcome {
                Outcome::Done(done) => (true, done.as_ref().map(|it| it.slug.to_string())),
                Outcome::Refused => (false, None),
            };
            let mut after = model.clone();
            let allowed = after.work(step, &title, slug).is_some();
            assert_eq!(
                done, allowed,
                "{outcome:?} of {number}: {step:?}\n{model:#?}"
            );
            if allowed {
                model = after;
            }
            compare(&store, &model, step, number).await;
        }
    });
}

/// Readers get what the model says, at the moment of a step and around each
/// moment of the schedules.
async fn compare(store: &Store, model: &Model, step: &Step, number: usize) {
    let now = Moment(step.now, 0);
    for ((slugs_of, slug), &article) in &model.slugs {
        for language in Language::ALL {
            // A slug leads where it leads in the language asked for first.
            let key = (language.tag(), slug.clone());
            let article = *model.slugs.get(&key).unwrap_or(&article);
            let article = &model.articles[article];
            let path = article.path(language, slug);
            let expected = article.served(language, slug, now);
            assert_eq!(
                served(store, language, &path, now).await,
                expected,
                "{slugs_of}/{slug} in {language} after {number}: {step:?}\n{model:#?}"
            );
        }
    }
    let edges = |text: &Text| {
        let window = text.window.map(|(from, until)| [from, until]);
        let next = text.next.map(|next| next.0);
        let all = window.into_iter().flatten().chain(next);
        all.filter(|&edge| edge != FOR_GOOD).collect::<Vec<_>>()
    };
    let texts = model.articles.iter().flat_map(|it| it.texts.values());
    let edges = texts.flat_map(edges);
    let mut moments: BTreeSet<_> = edges
        .flat_map(|edge| [Moment(edge - 1, 59_999), Moment(edge, 0), Moment(edge, 1)])
        .collect();
    moments.insert(now);
    for moment in moments {
        for language in Language::ALL {
            compare_at(store, model, language, moment)
                .await
                .unwrap_or_else(|differs| {
                    panic!("{differs}\nat {moment:?} after {number}: {step:?}\n{model:#?}")
                });
        }
    }
}

async fn compare_at(
    store: &Store,
    model: &Model,
    language: Language,
    moment: Moment,
) -> Result<(), String> {
    let mut public = Vec::new();
    for article in &model.articles {
        let Some(text) = article.texts.get(language.tag()) else {
            continue;
        };
        let expected = article.served(language, &text.slug, moment);
        let path = article.path(language, &text.slug);
        let found = served(store, language, &path, moment).await;
        if found != expected {
            return Err(format!("expected {expected}, found {found}"));
        }
        if let Some(title) = article.public(language, moment) {
            public.push((text.first, article.id, title));
        }
    }
    public.sort_by(|one, other| other.cmp(one));
    let expected: Vec<&str> = public.iter().map(|listed| listed.2).collect();
    let query = ListQuery::first(language, List::All, 10);
    let page = store.list(&query, moment.time()).await.unwrap();
    let found: Vec<&str> = page.cards.iter().map(|card| card.title.as_str()).collect();
    match found == expected {
        true => Ok(()),
        false => Err(format!("expected the list {expected:?}, found {found:?}")),
    }
}
