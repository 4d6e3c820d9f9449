//! Whatever the newsroom does, and in whatever order: readers get what the
//! [model](super::model) says.

use std::collections::{BTreeMap, BTreeSet};

use dvomova::address::ArticlePath;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{List, ListQuery, Served, Store};
use proptest::prelude::*;

use super::backends::{Backend, Database, on};
use super::model::{Article, FOR_GOOD, Model, Moment, Text};
use super::newsroom::{begin, olena, open_newsroom};
use super::steps::{Desk, Outcome, Step, any_command, any_language, steps};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn readers_get_what_the_rules_say(steps in steps(any_command(), any_language(), 1..25)) {
        check(Backend::SqliteMemory, &steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn readers_get_what_the_rules_say_on_postgresql(
        steps in steps(any_command(), any_language(), 1..16),
    ) {
        check(Backend::Postgres, &steps);
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
        let next = text.next.or(text.former).map(|next| next.0);
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
