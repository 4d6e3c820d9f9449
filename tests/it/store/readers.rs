//! Whatever the newsroom does, and in whatever order: readers get what the
//! [model](super::model) says.

use std::collections::{BTreeMap, BTreeSet};

use dvomova::address::ArticlePath;
use dvomova::article::Freshness;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{List, ListQuery, QueueQuery, Served, Store, TaskState, TranslationTask};
use proptest::prelude::*;

use super::backends::{Backend, Database, on};
use super::model::{Article, Model};
use super::model_text::{FOR_GOOD, Moment, Text};
use super::newsroom::{at, begin, olena, open_newsroom};
use super::steps::{Desk, Outcome, Step, any_command, any_language, opening, steps};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(130))]

    #[test]
    fn readers_get_what_the_rules_say(
        opening in opening(),
        steps in steps(any_command(), any_language(), 1..22),
    ) {
        check(Backend::SqliteMemory, &[opening, steps].concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn readers_get_what_the_rules_say_on_postgresql(
        opening in opening(),
        steps in steps(any_command(), any_language(), 1..16),
    ) {
        check(Backend::Postgres, &[opening, steps].concat());
    }
}

async fn served(store: &Store, language: Language, path: &ArticlePath, moment: Moment) -> String {
    match store.read(language, path, moment.time()).await.unwrap() {
        Served::Exact(article) => {
            let languages = Language::ALL
                .into_iter()
                .filter(|&language| article.links.languages().contains(language));
            format!(
                "{}, first {:?}, in {}, stale {}",
                article.text.title,
                article.publication.first_published_at(),
                languages.count(),
                matches!(article.freshness, Freshness::Stale { .. })
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
                erased: BTreeSet::new(),
            },
        );
        for (number, title) in titles.into_iter().enumerate() {
            let begun = begin(&store, title, &olena(0)).await;
            let slug = begun.slug.to_string();
            model.slugs.insert(("uk", slug.clone()), number);
            model.articles.push(Article {
                id: begun.variant.article,
                version: 1,
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
            let (is_done, done) = match &outcome {
                Outcome::Done(done) => (true, done.as_ref()),
                Outcome::Refused => (false, None),
            };
            let mut after = model.clone();
            let allowed = after.work(step, &title, done).is_some();
            assert_eq!(
                is_done, allowed,
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
    for (slugs_of, slug) in model.slugs.keys() {
        for language in Language::ALL {
            let (article, expected) = model.read(language, slug, now).unwrap();
            let path = article.path(language, slug);
            assert_eq!(
                served(store, language, &path, now).await,
                expected,
                "{slugs_of}/{slug} in {language} after {number}: {step:?}\n{model:#?}"
            );
        }
    }
    for slug in model.erased.iter().filter(|slug| model.leads_nowhere(slug)) {
        for language in Language::ALL {
            let path = model.articles[step.article].path(language, slug);
            assert_eq!(
                served(store, language, &path, now).await,
                "nothing",
                "{slug}"
            );
        }
    }
    for article in &model.articles {
        compare_overview(store, article, step.now)
            .await
            .unwrap_or_else(|differs| panic!("{differs}\nafter {number}: {step:?}\n{model:#?}"));
    }
    let edges = |text: &Text| {
        let window = text.window.map(|(from, until)| [from, until]);
        let former = text.former.map(|former| former.0);
        let next = text.next.map(|next| next.since).or(former);
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
        if !model.leads_to(article, language, &text.slug) {
            continue;
        }
        let (answering, expected) = model.read(language, &text.slug, moment).unwrap();
        let path = answering.path(language, &text.slug);
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
    if found != expected {
        return Err(format!("expected the list {expected:?}, found {found:?}"));
    }
    for state in TaskState::ALL {
        let tasks = model.articles.iter().filter_map(|article| {
            let (task, since, title) = article.task(moment)?;
            (task == state && language == English).then_some((at(since), article.id, title))
        });
        let mut expected: Vec<_> = tasks.collect();
        expected.sort_by(|one, other| other.cmp(one));
        let query = QueueQuery::first(language, state, 10);
        let page = store.queue(&query, moment.time()).await.unwrap();
        let task = |task: &TranslationTask| {
            let title = task.source.title.to_string();
            (task.since, task.seen.article, title)
        };
        let found: Vec<_> = page.tasks.iter().map(task).collect();
        let expected = expected
            .into_iter()
            .map(|(since, id, title)| (since, id, title.to_owned()));
        let expected: Vec<_> = expected.collect();
        if found != expected {
            return Err(format!("expected {state} {expected:?}, found {found:?}"));
        }
    }
    Ok(())
}

/// What editors are told of an article.
async fn compare_overview(store: &Store, article: &Article, now: i64) -> Result<(), String> {
    let overview = store.article_overview(article.id, at(now)).await.unwrap();
    let mut found = vec![format!("version {}", overview.version.version)];
    let mut expected = vec![format!("version {}", article.version)];
    for language in Language::ALL {
        let text = article.texts.get(language.tag());
        let stale = |text: &Text| match language {
            Ukrainian => false,
            English => !text.purged && article.is_behind(text, now),
        };
        expected.extend(text.map(|text| {
            format!(
                "{language} {} {} {} {}, purged {}, stale {}",
                text.version,
                text.slug,
                text.work,
                text.newest(),
                text.purged,
                stale(text)
            )
        }));
        found.extend(overview.languages[language].as_ref().map(|it| {
            format!(
                "{language} {} {} {} {}, purged {}, stale {}",
                it.version.version,
                it.slug,
                it.work,
                it.newest,
                it.purged_at.is_some(),
                matches!(it.freshness, Freshness::Stale { .. })
            )
        }));
    }
    match found == expected {
        true => Ok(()),
        false => Err(format!("expected {expected:?}, found {found:?}")),
    }
}
