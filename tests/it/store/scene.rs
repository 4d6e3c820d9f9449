//! One article in both languages, with what was last seen of it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use dvomova::article::{ArticleId, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::PerLanguage;
use dvomova::store::{
    Act, ArticleVersion, Done, Event, EventCursor, List, ListQuery, RevisionNumber, Served, Store,
    StoreError, StoreErrorKind, VariantVersion, Version, Warning,
};

use tokio::time::timeout;
use uuid::Uuid;

use super::newsroom::{at, begin, olena, open_newsroom, text};

pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) article: ArticleId,
    seen: PerLanguage<Done>,
}

impl Scene {
    /// A newsroom with one article: a draft in Ukrainian, “Трамвай на Подолі”,
    /// and its translation, “A tram in Podil”.
    pub(crate) async fn open(store: Store) -> Self {
        open_newsroom(&store).await;
        Self::another(store).await
    }

    /// The same where the newsroom is open.
    pub(crate) async fn another(store: Store) -> Self {
        let ukrainian = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let article = ukrainian.variant.article;
        let absent = VariantVersion::absent(article, English);
        let text = text("A tram in Podil");
        let english = store
            .translate(absent, ukrainian.revision, text, &olena(2))
            .await;
        let english = english.unwrap();
        Self {
            store,
            article,
            seen: PerLanguage { ukrainian, english },
        }
    }

    pub(crate) fn seen(&self, language: Language) -> VariantVersion {
        self.seen[language].variant
    }

    pub(crate) fn head(&self, language: Language) -> RevisionNumber {
        self.seen[language].revision
    }

    /// Remembers what a command has done; its warnings.
    #[track_caller]
    pub(crate) fn keep(&mut self, done: Result<Done, StoreError>) -> Vec<Warning> {
        let done = done.unwrap();
        let warnings = done.warnings.clone();
        let language = done.variant.language;
        self.seen[language] = done;
        warnings
    }

    /// Saves a text as the newest revision.
    pub(crate) async fn save(&mut self, title: &str, act: &Act) {
        let language = match title.is_ascii() {
            true => English,
            false => Ukrainian,
        };
        let mut text = text(title);
        text.slug = self.seen[language].slug.clone();
        let done = self.store.save_draft(self.seen(language), text, act).await;
        self.keep(done);
    }

    pub(crate) async fn publish(
        &mut self,
        language: Language,
        revision: i64,
        window: Window,
        act: &Act,
    ) -> Vec<Warning> {
        let revision = RevisionNumber::new(revision);
        let done = self
            .store
            .publish(self.seen(language), revision, window, act);
        let done = done.await;
        self.keep(done)
    }

    /// What a cascade did to the other language: its version grew by one.
    pub(crate) fn cascaded(&mut self, language: Language) {
        let version = &mut self.seen[language].variant.version;
        *version = Version::new(version.number() + 1);
    }

    /// What readers find, in a word; the list of all articles agrees.
    pub(crate) async fn reads(&self, language: Language, now: DateTime<Utc>) -> String {
        let served = self.store.read_by_id(language, self.article, now);
        let found = match served.await.unwrap() {
            Served::Exact(article) => article.text.title.to_string(),
            Served::OtherLanguage { title, .. } => format!("other: {title}"),
            Served::Gone { notice, .. } => match notice {
                Some(notice) => format!("gone: {notice}"),
                None => "gone".to_owned(),
            },
            Served::NotFound { .. } => "nothing".to_owned(),
            Served::Moved { to, .. } => panic!("an id does not move to {to}"),
        };
        let query = ListQuery::first(language, List::All, 100);
        let page = self.store.list(&query, now).await.unwrap();
        let card = page.cards.into_iter().find(|card| card.id == self.article);
        match card {
            Some(card) => assert_eq!(card.title.as_str(), found, "the list says otherwise"),
            None => assert!(
                ["other", "gone", "nothing"].contains(&found.split(':').next().unwrap()),
                "the list lacks {found}"
            ),
        }
        found
    }

    /// What happened to the article. Events are read in an order in which none
    /// comes late, so that a PostgreSQL that is at work on something else holds
    /// them back: here one that was written after them is waited for.
    pub(crate) async fn events(&self) -> Vec<Event> {
        let mark = Uuid::new_v4().to_string();
        let tag = serde_json::from_value(serde_json::json!({"id": mark, "names": {}})).unwrap();
        let _ = self.store.create_tag(tag, &olena(0)).await.unwrap();
        let subject = Some(format!("tag/{mark}"));
        let marked = async {
            loop {
                let page = self.store.events_after(&EventCursor::START, 100_000).await;
                let events = page.unwrap().events;
                if events.iter().any(|event| event.subject == subject) {
                    return events;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let events = timeout(Duration::from_secs(60), marked).await.unwrap();
        let ours = |event: &Event| event.article == Some(self.article);
        events.into_iter().filter(ours).collect()
    }

    /// The events since the two drafts, a line each: `uk published 1 by olena at
    /// 3`, with the revision and the minute.
    pub(crate) async fn told(&self) -> Vec<String> {
        let line = |event: &Event| {
            let language = event.language.map_or("both", Language::tag);
            let revision = event.revision.map(|revision| format!(" {revision}"));
            let minute = (event.at - at(0)).num_minutes();
            format!(
                "{language} {}{} by {} at {minute}",
                event.happened,
                revision.unwrap_or_default(),
                event.actor
            )
        };
        self.events().await.iter().skip(3).map(line).collect()
    }

    /// The version of the shared facts, by the last event about them.
    pub(crate) async fn facts(&self) -> ArticleVersion {
        let events = self.events().await;
        let last = events.iter().rev().find(|event| event.language.is_none());
        ArticleVersion {
            article: self.article,
            version: last.unwrap().version.unwrap(),
        }
    }
}

/// From one minute until another.
pub(crate) fn between(from: i64, until: i64) -> Window {
    Window::new(at(from), Some(at(until))).unwrap()
}

/// From a minute on.
pub(crate) fn from(minute: i64) -> Window {
    Window::from(at(minute))
}

/// What a command that the rules forbid advises.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, StoreError>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Refused, "{error}");
    error.to_string()
}

/// Looks whether a command was refused with a reason.
#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(
    result: Result<T, StoreError>,
    kind: StoreErrorKind,
    why: &str,
) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.to_string()), (kind, why.to_owned()));
}
