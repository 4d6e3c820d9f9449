//! Lists of articles, page by page.

use dvomova::address::ListPosition;
use dvomova::article::Window;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{Cascade, List, ListPage, ListQuery, Store, StoreErrorKind};

use super::backends::{Backend, on, on_every_backend};
use super::newsroom::{around, at, begin, olena, open_newsroom, publish_in, published, replaced};

/// Publishes articles 1 to `count`, each a minute after the one before, from
/// minute 101 on.
async fn publish(store: &Store, count: i64) {
    open_newsroom(store).await;
    for number in 1..=count {
        let act = olena(number);
        let begun = begin(store, &format!("Новина {number}"), &act).await;
        let window = Window::from(at(100 + number));
        let done = store.publish(begun.variant, begun.revision, window, &act);
        assert_eq!(done.await.unwrap().warnings, []);
    }
}

fn titles(page: &ListPage) -> Vec<&str> {
    let titles = page.cards.iter().map(|card| card.title.as_str());
    titles
        .map(|title| title.strip_prefix("Новина ").unwrap())
        .collect()
}

#[test]
fn a_list_is_read_in_both_directions_from_any_page() {
    on_every_backend(async |store| {
        publish(&store, 7).await;
        let now = at(200);
        let mut query = ListQuery::first(Ukrainian, List::All, 3);
        let first = store.list(&query, now).await.unwrap();
        assert_eq!(titles(&first), ["7", "6", "5"]);
        assert_eq!(first.newer, None);

        query.position = first.older.clone().unwrap();
        let second = store.list(&query, now).await.unwrap();
        assert_eq!(titles(&second), ["4", "3", "2"]);

        query.position = second.older.clone().unwrap();
        let third = store.list(&query, now).await.unwrap();
        assert_eq!(titles(&third), ["1"]);
        assert_eq!(third.older, None);

        query.position = third.newer.clone().unwrap();
        let back = store.list(&query, now).await.unwrap();
        assert_eq!(titles(&back), ["4", "3", "2"]);

        query.position = back.newer.clone().unwrap();
        let back = store.list(&query, now).await.unwrap();
        assert_eq!(titles(&back), ["7", "6", "5"]);
        assert_eq!(back.newer, None);

        query.position = ListPosition::page(3);
        assert_eq!(titles(&store.list(&query, now).await.unwrap()), ["1"]);
    });
}

#[test]
fn a_list_shows_what_is_public_in_its_language_and_nothing_early() {
    on_every_backend(async |store| {
        publish(&store, 3).await;
        let now = at(103) - chrono::TimeDelta::milliseconds(1);
        let section = List::Section("city".parse().unwrap());
        for list in [
            List::All,
            section.clone(),
            List::Tag("trams".parse().unwrap()),
            List::Author("koval".parse().unwrap()),
        ] {
            let query = ListQuery::first(Ukrainian, list, 10);
            assert_eq!(titles(&store.list(&query, now).await.unwrap()), ["2", "1"]);
            assert_eq!(
                titles(&store.list(&query, at(103)).await.unwrap()),
                ["3", "2", "1"]
            );
        }
        for list in [
            List::Section("culture".parse().unwrap()),
            List::Tag("podil".parse().unwrap()),
        ] {
            let query = ListQuery::first(Ukrainian, list, 10);
            assert_eq!(store.list(&query, at(103)).await.unwrap().cards, []);
        }
        let english = ListQuery::first(English, List::All, 10);
        assert_eq!(store.list(&english, at(103)).await.unwrap().cards, []);
        let live = store.live_languages(&section, at(103)).await.unwrap();
        assert_eq!(live, LanguageSet::from(Ukrainian));
        assert_eq!(
            store.live_languages(&section, at(100)).await.unwrap(),
            LanguageSet::NONE
        );
    });
}

#[test]
fn a_cursor_that_no_page_gave_is_refused() {
    on(Backend::SqliteMemory, async |database| {
        let store = database.open().await;
        let mut query = ListQuery::first(Ukrainian, List::All, 3);
        for cursor in [
            "x",
            "12",
            "-",
            "12-34",
            "zz-00000000000000000000000000000000",
        ] {
            query.position = ListPosition::after(cursor.parse().unwrap());
            let refused = store.list(&query, at(0)).await.unwrap_err();
            assert_eq!(refused.kind(), StoreErrorKind::Refused);
        }
    });
}

#[test]
fn what_returns_stands_where_it_stood_and_comes_and_goes_at_its_moments() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let old = published(&store, "Новина 1", &olena(1)).await;
        let _ = published(&store, "Новина 2", &olena(2)).await;
        let down = store
            .unpublish(old.variant, Cascade::Refuse, &olena(3))
            .await;
        let down = down.unwrap();
        let window = Window::new(at(10), Some(at(30))).unwrap();
        let back = publish_in(&store, &down, window, &olena(4)).await;
        let _ = replaced(&store, &back, "Новина 3", at(20), &olena(5)).await;

        let expected = [
            (10, [vec!["2"], vec!["2", "1"], vec!["2", "1"]]),
            (20, [vec!["2", "1"], vec!["2", "3"], vec!["2", "3"]]),
            (30, [vec!["2", "3"], vec!["2"], vec!["2"]]),
        ];
        let query = ListQuery::first(Ukrainian, List::All, 1);
        let then = store.list(&query, at(25)).await.unwrap().older.unwrap();
        for (minute, expected) in expected {
            for (now, expected) in around(at(minute)).into_iter().zip(expected) {
                let mut query = ListQuery::first(Ukrainian, List::All, 5);
                let page = store.list(&query, now).await.unwrap();
                assert_eq!(titles(&page), expected, "at {now}");
                // Nor does a cursor of another moment show more.
                query.position = then.clone();
                let page = store.list(&query, now).await.unwrap();
                assert_eq!(titles(&page), expected[1..], "at {now}");
            }
        }
    });
}

#[test]
fn a_page_too_far_to_be_counted_is_empty_and_leads_back() {
    on(Backend::SqliteMemory, async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let _ = published(&store, "Новина 1", &olena(1)).await;
        let mut query = ListQuery::first(Ukrainian, List::All, 1);
        for number in [2, 100_002, u32::MAX] {
            query.position = ListPosition::page(number);
            let page = store.list(&query, at(2)).await.unwrap();
            assert_eq!(page.cards, []);
            assert_eq!(page.newer, Some(ListPosition::FIRST));
            assert_eq!(page.older, None);
        }
        // A page has an article at least and a hundred at most.
        query.position = ListPosition::FIRST;
        query.length = 0;
        let page = store.list(&query, at(2)).await.unwrap();
        assert_eq!(titles(&page), ["1"]);
    });
}
