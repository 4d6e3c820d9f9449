//! What is scheduled comes and goes at its millisecond, wherever readers meet
//! it.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::article::{ArticleId, ArticleVariant, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{Change, Done, List, ListQuery, Served, Store, Version};

use super::backends::on_every_backend;
use super::newsroom::{
    around, at, begin, olena, open_newsroom, publish, publish_in, published, published_in,
    replaced, retitled, shared, translated,
};
use super::read::path;

pub(crate) const MILLISECOND: TimeDelta = TimeDelta::milliseconds(1);

/// An article in the section `culture`, in Ukrainian from one moment on, with
/// another revision from a second one on, until a third. Nobody else writes in
/// that section.
pub(super) async fn scheduled(store: &Store, [from, replaced, until]: [DateTime<Utc>; 3]) -> Done {
    let begun = begin(store, "Трамвай на Подолі", &olena(1)).await;
    let shared = shared(begun.variant.article, 1);
    let culture = "culture".parse().unwrap();
    let moved = store.move_to_section(shared, culture, &olena(1)).await;
    assert_eq!(moved.unwrap().version, Version::new(2));
    let window = Window::new(from, Some(until)).unwrap();
    let done = publish_in(store, &begun, window, &olena(2)).await;
    let newer = retitled(&begun, "Трамвай знову на Подолі");
    let done = store.save_draft(done.variant, newer, &olena(3)).await;
    let done = done.unwrap();
    let change = Change::Update(None);
    let act = olena(4);
    let done = store.replace(done.variant, done.revision, replaced, change, &act);
    done.await.unwrap()
}

/// The title of the article wherever readers may meet it in Ukrainian: it must
/// be the same everywhere, or nothing everywhere.
async fn seen_everywhere(store: &Store, id: ArticleId, now: DateTime<Utc>) -> Option<String> {
    let here = path("kultura", "tramvai-na-podoli");
    let page = match store.read(Ukrainian, &here, now).await.unwrap() {
        Served::Exact(article) => Some(article.text.title.to_string()),
        _ => None,
    };
    for list in [
        List::All,
        List::Section("culture".parse().unwrap()),
        List::Tag("trams".parse().unwrap()),
        List::Author("koval".parse().unwrap()),
    ] {
        let query = ListQuery::first(Ukrainian, list.clone(), 10);
        let listed = store.list(&query, now).await.unwrap();
        let card = listed.cards.iter().find(|card| card.id == id);
        let title = card.map(|card| card.title.to_string());
        assert_eq!(title, page, "in {list} at {now}");
    }
    let culture = List::Section("culture".parse().unwrap());
    let live = store.live_languages(&culture, now).await.unwrap();
    assert_eq!(live.contains(Ukrainian), page.is_some(), "at {now}");
    let live = store.live_sections(Ukrainian, now).await.unwrap();
    let live = live.iter().any(|section| section.id.as_str() == "culture");
    assert_eq!(live, page.is_some(), "at {now}");

    let cards = store.cards(&[id], Ukrainian, now).await.unwrap();
    let titles: Vec<_> = cards.iter().map(|card| card.title.to_string()).collect();
    assert_eq!(titles, Vec::from_iter(page.clone()), "at {now}");
    page
}

#[test]
fn what_is_scheduled_comes_and_goes_everywhere_at_its_millisecond() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let id = scheduled(&store, [10, 20, 30].map(at))
            .await
            .variant
            .article;
        let (first, second) = ("Трамвай на Подолі", "Трамвай знову на Подолі");
        for (moment, expected) in [
            (at(2), None),
            (at(10) - MILLISECOND, None),
            (at(10), Some(first)),
            (at(10) + MILLISECOND, Some(first)),
            (at(20) - MILLISECOND, Some(first)),
            (at(20), Some(second)),
            (at(20) + MILLISECOND, Some(second)),
            (at(30) - MILLISECOND, Some(second)),
            (at(30), None),
            (at(30) + MILLISECOND, None),
        ] {
            let seen = seen_everywhere(&store, id, moment).await;
            assert_eq!(seen.as_deref(), expected, "at {moment}");
        }
    });
}

#[test]
fn the_other_languages_page_and_related_articles_follow_at_the_same_millisecond() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = scheduled(&store, [10, 20, 30].map(at)).await;
        let id = done.variant.article;
        let english = translated(&store, &done, "A tram in Podil", &olena(4)).await;
        let _ = publish(&store, &english, &olena(5)).await;

        let other = published(&store, "Вулиця на Подолі", &olena(5)).await;
        let other = other.variant.article;
        let shared = shared(other, 1);
        let related = store.set_related(shared, vec![id], &olena(5)).await;
        assert_eq!(related.unwrap().version, Version::new(2));

        let here = path("culture", "a-tram-in-podil");
        for (moment, ukrainian, changes_at) in [
            (at(10) - MILLISECOND, None, Some(at(10))),
            // The replacement may make the translation stale.
            (at(10), Some("Трамвай на Подолі"), Some(at(20))),
            (
                at(20) - MILLISECOND,
                Some("Трамвай на Подолі"),
                Some(at(20)),
            ),
            (at(20), Some("Трамвай знову на Подолі"), Some(at(30))),
            (
                at(30) - MILLISECOND,
                Some("Трамвай знову на Подолі"),
                Some(at(30)),
            ),
            (at(30), None, None),
        ] {
            let Served::Exact(article) = store.read(English, &here, moment).await.unwrap() else {
                panic!("it is public in English at {moment}");
            };
            let languages = article.links.languages();
            assert_eq!(
                languages.contains(Ukrainian),
                ukrainian.is_some(),
                "at {moment}"
            );
            assert_eq!(
                article.links.counterpart(),
                ukrainian.map(|_| "https://misto.example/kultura/tramvai-na-podoli"),
                "at {moment}"
            );
            assert_eq!(article.changes_at, changes_at, "at {moment}");
            let cards = store.related(other, Ukrainian, moment).await.unwrap();
            let titles: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
            assert_eq!(titles, Vec::from_iter(ukrainian), "at {moment}");
            // Where it is not public in Ukrainian, its address there leads to
            // English and tells nothing of the Ukrainian text.
            let there = path("kultura", "tramvai-na-podoli");
            match store.read(Ukrainian, &there, moment).await.unwrap() {
                Served::Exact(_) => assert!(ukrainian.is_some(), "at {moment}"),
                Served::OtherLanguage { title, .. } => {
                    assert_eq!((title.as_str(), ukrainian), ("A tram in Podil", None));
                }
                other => panic!("{other:?} at {moment}"),
            }
        }
    });
}

#[test]
fn a_page_says_when_it_changes_next() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = scheduled(&store, [10, 20, 30].map(at)).await;
        let here = path("kultura", done.slug.as_ref());
        for (moment, changes_at) in [
            (at(10), at(20)),
            (at(20) - MILLISECOND, at(20)),
            (at(20), at(30)),
            (at(30) - MILLISECOND, at(30)),
        ] {
            let Served::Exact(article) = store.read(Ukrainian, &here, moment).await.unwrap() else {
                panic!("it is public at {moment}");
            };
            assert_eq!(article.changes_at, Some(changes_at), "at {moment}");
        }
    });
}

#[test]
fn what_lies_between_two_milliseconds_is_not_shown_early_nor_late() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let part = TimeDelta::microseconds(300);
        let id = scheduled(&store, [10, 20, 30].map(|minute| at(minute) + part))
            .await
            .variant
            .article;
        let (first, second) = ("Трамвай на Подолі", "Трамвай знову на Подолі");
        for (moment, expected) in [
            (at(10), None),
            (at(10) + part, None),
            (at(10) + MILLISECOND - TimeDelta::nanoseconds(1), None),
            (at(10) + MILLISECOND, Some(first)),
            (at(10) + MILLISECOND + part, Some(first)),
            (at(20) + part, Some(first)),
            (
                at(20) + MILLISECOND - TimeDelta::nanoseconds(1),
                Some(first),
            ),
            (at(20) + MILLISECOND, Some(second)),
            (at(30) - TimeDelta::nanoseconds(1), Some(second)),
            (at(30), None),
            (at(30) + part, None),
        ] {
            let seen = seen_everywhere(&store, id, moment).await;
            assert_eq!(seen.as_deref(), expected, "at {moment}");
        }
    });
}

/// What happened to an article, in all.
async fn count_events(store: &Store, id: ArticleId) -> usize {
    store.history(id, None, 100).await.unwrap().events.len()
}

#[test]
fn a_clock_that_jumps_back_shows_nothing_early_and_tells_nothing_twice() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = scheduled(&store, [10, 20, 30].map(at)).await;
        let (language, id): (Language, _) = (done.variant.language, done.variant.article);
        assert_eq!(language, Ukrainian);
        assert_eq!(store.tick(at(11)).await.unwrap().articles, 1);
        let told = count_events(&store, id).await;
        for (minutes, due) in [(5, 0), (11, 0), (3, 0)] {
            let ticked = store.tick(at(minutes)).await.unwrap();
            assert_eq!((ticked.articles, ticked.next), (due, Some(at(20))));
        }
        assert_eq!(count_events(&store, id).await, told);
        assert_eq!(seen_everywhere(&store, id, at(9)).await, None);

        // Published again before it was published first: that stays first.
        let again = Window::from(at(4));
        let act = olena(4);
        let done = store.publish(done.variant, done.revision, again, &act);
        let done = done.await.unwrap();
        assert_eq!(
            seen_everywhere(&store, id, at(10) - MILLISECOND).await,
            None
        );
        let here = path("kultura", "tramvai-na-podoli");
        let Served::Exact(article) = store.read(Ukrainian, &here, at(10)).await.unwrap() else {
            panic!("it is public again");
        };
        assert_eq!(article.publication.first_published_at(), Some(at(10)));

        let act = olena(2);
        let taken = store.unpublish(done.variant, Default::default(), &act);
        let done = taken.await.unwrap();
        assert_eq!(seen_everywhere(&store, id, at(15)).await, None);
        let again = Window::from(at(40));
        let act = olena(3);
        let done = store.publish(done.variant, done.revision, again, &act);
        assert_eq!(done.await.unwrap().variant.article, id);
        assert_eq!(
            seen_everywhere(&store, id, at(40) - MILLISECOND).await,
            None
        );
        let Served::Exact(article) = store.read(Ukrainian, &here, at(40)).await.unwrap() else {
            panic!("it is public once more");
        };
        assert_eq!(article.publication.first_published_at(), Some(at(10)));
        let live = store.live_languages(&List::All, at(40)).await.unwrap();
        assert_eq!(live, LanguageSet::from(Ukrainian));
    });
}

#[test]
fn a_replacement_that_was_told_by_a_clock_ahead_is_not_seen_early_by_another() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = scheduled(&store, [10, 20, 30].map(at)).await;
        let id = done.variant.article;
        let mut seen = Vec::new();
        for moment in [at(20) - MILLISECOND, at(20)] {
            seen.push(seen_everywhere(&store, id, moment).await);
        }
        assert_ne!(seen[0], seen[1]);
        let check = async |after: &str| {
            for (moment, expected) in [at(20) - MILLISECOND, at(20)].into_iter().zip(&seen) {
                let found = seen_everywhere(&store, id, moment).await;
                assert_eq!(&found, expected, "at {moment} after {after}");
            }
        };
        assert_eq!(store.tick(at(21)).await.unwrap().articles, 1);
        check("a tick").await;
        assert_eq!(store.tick(at(22)).await.unwrap().articles, 0);
        // What an editor does who knows the new text leaves the old one as well.
        let saved = store
            .save_draft(done.variant, text_of(&store, id).await, &olena(22))
            .await
            .unwrap();
        check("a draft").await;
        let longer = Window::new(at(10), Some(at(40))).unwrap();
        let longer = store
            .set_window(saved.variant, longer, Default::default(), &olena(23))
            .await
            .unwrap();
        check("another window").await;
        let overview = store.article_overview(id, at(23)).await.unwrap();
        let of_ukrainian = overview.languages.ukrainian.unwrap();
        assert_eq!(of_ukrainian.live.unwrap().number(), 2);
        assert_eq!(of_ukrainian.replacement, None);

        // It can be called off by those for whom it has not come.
        let act = olena(19);
        let dropped = store.drop_replacement(longer.variant, &act).await.unwrap();
        let last = seen_everywhere(&store, id, at(25)).await;
        assert_eq!(last, seen[0]);
        let longer = dropped;

        // What is public at once is so for everybody.
        let act = olena(24);
        let third = store
            .replace(longer.variant, saved.revision, at(24), Change::Fix, &act)
            .await;
        assert_eq!(third.unwrap().variant.article, id);
        let last = seen_everywhere(&store, id, at(19)).await;
        assert_eq!(last, seen_everywhere(&store, id, at(24)).await);
    });
}

/// The newest text of an article, with another title.
async fn text_of(store: &Store, id: ArticleId) -> ArticleVariant {
    let overview = store.article_overview(id, at(0)).await.unwrap();
    let newest = overview.languages.ukrainian.unwrap().newest;
    let mut text = store.revision(id, Ukrainian, newest).await.unwrap().text;
    text.title = "Третій трамвай".parse().unwrap();
    text
}

#[test]
fn the_next_change_is_the_first_moment_at_which_readers_see_another_thing() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        assert_eq!(store.next_change(at(0)).await.unwrap(), None);
        let window = Window::new(at(10), Some(at(40))).unwrap();
        let tram = published_in(&store, "Трамвай", window, &olena(1)).await;
        let _ = replaced(&store, &tram, "Новий трамвай", at(30), &olena(11)).await;
        let archived = published_in(&store, "Архів", Window::from(at(15)), &olena(2)).await;
        let overview = store
            .article_overview(archived.variant.article, at(3))
            .await;
        let version = overview.unwrap().version;
        store.archive(version, &olena(3)).await.unwrap();

        let [before, moment, _] = around(at(10));
        for (now, next) in [
            (at(0), Some(at(10))),
            (before, Some(at(10))),
            (moment, Some(at(30))),
            (at(30), Some(at(40))),
            (at(40), None),
        ] {
            assert_eq!(store.next_change(now).await.unwrap(), next, "at {now}");
        }
    });
}
