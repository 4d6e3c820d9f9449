//! What both languages of an article share.

use dvomova::article::Reactions;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Happened, List, ListQuery, Served, Store, StoreErrorKind};

use super::articles::{last, live_in_both, served, shared};
use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{at, begin, facts, olena, open_newsroom, petro};
use super::scene::refusal;

/// The Ukrainian titles of a list.
async fn titles(store: &Store, list: List) -> Vec<String> {
    let query = ListQuery::first(Ukrainian, list, 20);
    let page = store.list(&query, at(20)).await.unwrap();
    page.cards
        .iter()
        .map(|card| card.title.to_string())
        .collect()
}

#[test]
fn facts_are_changed_for_both_languages_at_once() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let article = done.ukrainian.variant.article;
        let mut changed = facts();
        let tags = ["podil", "trams", "podil"];
        changed.tags = tags.map(|tag| tag.parse().unwrap()).into();
        changed.authors = vec!["moroz".parse().unwrap()];
        changed.source = Some("agency".parse().unwrap());
        changed.reactions = Reactions::Off;
        let act = olena(11);
        let seen = store.change_facts(shared(article, 1), changed.clone(), &act);
        let seen = seen.await.unwrap();
        assert_eq!(seen, shared(article, 2));
        let event = last(&store, article).await;
        assert_eq!(event.happened, Happened::FactsChanged);
        assert_eq!((event.language, event.version), (None, Some(seen.version)));
        for tag in ["list:uk:author/koval", "list:en:author/moroz"] {
            assert!(event.cache_tags.contains(&tag.to_owned()), "{tag}");
        }

        // What is named twice stands once.
        changed.tags.pop();
        for language in [Ukrainian, English] {
            let served = store.read_by_id(language, article, at(12)).await.unwrap();
            let Served::Exact(served) = served else {
                panic!("it is public");
            };
            assert_eq!(served.facts, changed);
        }
        let author = |id: &str| List::Author(id.parse().unwrap());
        assert_eq!(titles(&store, author("moroz")).await, ["Трамвай"]);
        assert_eq!(titles(&store, author("koval")).await, [""; 0]);
        let podil = List::Tag("podil".parse().unwrap());
        assert_eq!(titles(&store, podil).await, ["Трамвай"]);

        let again = store.change_facts(seen, changed, &olena(13)).await;
        assert_eq!(again.unwrap(), seen, "nothing differs");
    });
}

#[test]
fn facts_that_name_what_is_not_there_are_refused() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let seen = shared(begun.variant.article, 1);
        let mut wrong = facts();
        wrong.tags.push("metro".parse().unwrap());
        let act = olena(2);
        let refused = store.change_facts(seen, wrong, &act).await;
        assert_eq!(refusal(refused), "there is no tag `metro`: create it first");
        let sport = "sport".parse().unwrap();
        let refused = store.move_to_section(seen, sport, &act).await;
        assert_eq!(
            refusal(refused),
            "there is no section `sport`: create it first"
        );
    });
}

#[test]
fn the_id_of_a_tag_that_was_merged_stands_for_the_other_one() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let tag = async |id: &str| store.tag(&id.parse().unwrap()).await.unwrap().unwrap();
        let (trams, podil) = (tag("trams").await, tag("podil").await);
        let from = (trams.value.id, trams.version);
        let into = (podil.value.id, podil.version);
        store.merge_tags(from, into, &olena(2)).await.unwrap();
        let found = tag("trams").await;
        assert_eq!(found.value.id.as_str(), "podil");
        assert_eq!(found.version.number(), 2);

        // An editor's page that was opened before names the former one.
        let article = begun.variant.article;
        let mut changed = facts();
        changed.reactions = Reactions::Off;
        let seen = store
            .change_facts(shared(article, 2), changed, &petro(3))
            .await;
        assert_eq!(seen.unwrap(), shared(article, 3));
        let overview = store.article_overview(article, at(4)).await.unwrap();
        assert_eq!(overview.facts.tags, ["podil".parse().unwrap()]);
    });
}

#[test]
fn a_moved_article_is_found_from_its_former_section() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let article = done.ukrainian.variant.article;
        let culture = "culture".parse().unwrap();
        store
            .move_to_section(shared(article, 1), culture, &olena(11))
            .await
            .unwrap();
        let former = served(&store, Ukrainian, "misto/tramvai", 12).await;
        assert_eq!(former, "moved /kultura/tramvai");
        let former = served(&store, English, "city/tram", 12).await;
        assert_eq!(former, "moved /en/culture/tram");
        let section = |id: &str| List::Section(id.parse().unwrap());
        assert_eq!(titles(&store, section("culture")).await, ["Трамвай"]);
        assert_eq!(titles(&store, section("city")).await, [""; 0]);

        let event = last(&store, article).await;
        assert_eq!(event.happened, Happened::Moved);
        for path in ["/misto/tramvai", "/en/city/tram", "/en/culture/tram"] {
            let url = format!("https://misto.example{path}");
            assert!(event.urls.contains(&url), "{url} of {:?}", event.urls);
        }
    });
}

#[test]
fn shared_facts_have_a_version_of_their_own() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let seen = shared(done.ukrainian.variant.article, 1);
        let variants = "SELECT * FROM @variant ORDER BY language";
        let before = database.ask(variants).await;
        let culture = "culture".parse().unwrap();
        let moved = store.move_to_section(seen, culture, &olena(11)).await;
        assert_eq!(moved.unwrap().version.number(), 2);
        assert_eq!(database.ask(variants).await, before);

        let late = store.change_facts(seen, facts(), &petro(12)).await;
        let late = late.unwrap_err();
        assert_eq!(late.kind(), StoreErrorKind::Conflict);
        assert_eq!(
            late.to_string(),
            "expected version 1, found 2: moved by olena at 2025-11-05T08:11:00Z"
        );
    });
}
