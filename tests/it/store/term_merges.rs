//! What becomes of sections, tags, persons and sources that are merged, and of
//! the articles that name them.

use dvomova::article::Reactions;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Act, ArticleVersion, Found, Happened, List, ListQuery, Served, Store, StoreErrorKind, Version,
};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{
    at, begin, facts, first_version, olena, open_newsroom, petro, publish, published,
    second_version, shared,
};
use super::read::{path, served};
use super::scene::refused;
use super::term_names::told;
use super::terms::{FIRST, name_tag, named, section_at, tag_at};

async fn merge_tags(store: &Store, from: &str, into: &str, act: &Act) -> Version {
    let seen = async |id: &str| {
        let id = id.parse().unwrap();
        let version = store.tag(&id).await.unwrap().unwrap().version;
        (id, version)
    };
    let (from, into) = (seen(from).await, seen(into).await);
    store.merge_tags(from, into, act).await.unwrap()
}

async fn listed(store: &Store, list: List) -> Vec<String> {
    let query = ListQuery::first(Ukrainian, list, 10);
    let page = store.list(&query, at(60)).await.unwrap();
    page.cards
        .iter()
        .map(|card| card.title.to_string())
        .collect()
}

#[test]
fn articles_of_a_merged_tag_have_the_other_one_once() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let both = published(&store, "Новина 1", &olena(1)).await;
        let one = published(&store, "Новина 2", &olena(2)).await;
        let mut both_tags = facts();
        both_tags.tags = vec!["podil".parse().unwrap(), "trams".parse().unwrap()];
        let seen = first_version(&both);
        let changed = store.change_facts(seen, both_tags, &olena(3)).await;
        assert_eq!(changed.unwrap().version.number(), 2);

        let version = merge_tags(&store, "trams", "podil", &olena(4)).await;
        assert_eq!(version.number(), 2);
        let podil = List::Tag("podil".parse().unwrap());
        assert_eq!(listed(&store, podil).await, ["Новина 2", "Новина 1"]);
        let trams = List::Tag("trams".parse().unwrap());
        assert_eq!(listed(&store, trams).await, ["Новина 2", "Новина 1"]);
        for (done, number) in [(&both, 3), (&one, 2)] {
            let here = path("misto", done.slug.as_str());
            let Served::Exact(article) = store.read(Ukrainian, &here, at(5)).await.unwrap() else {
                panic!("it is public");
            };
            assert_eq!(article.facts.tags, ["podil".parse().unwrap()]);
            // What both languages share has changed, and the text has not.
            let mut untagged = facts();
            untagged.tags = vec![];
            let seen = shared(done.variant.article, number);
            let changed = store.change_facts(seen, untagged, &olena(6)).await.unwrap();
            assert_eq!(changed.version.number(), number + 1);
            let kept = store.submit(done.variant, &olena(7)).await.unwrap();
            assert_eq!(kept.variant.version.number(), 3);
        }
        assert_eq!(tag_at(&store, Ukrainian, "tramvai").await, "moved podil");
        assert_eq!(tag_at(&store, English, "trams").await, "not found");
        let former = store.tag(&"trams".parse().unwrap()).await.unwrap();
        assert_eq!(former.unwrap().value.id.as_str(), "podil");
    });
}

#[test]
fn articles_of_a_merged_section_have_moved() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let _ = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let draft = begin(&store, "Нова вистава", &olena(2)).await;
        let archived = begin(&store, "Стара новина", &olena(2)).await;
        let archived = store.archive(first_version(&archived), &olena(3)).await;
        let from = ("city".parse().unwrap(), FIRST);
        let into = ("culture".parse().unwrap(), FIRST);
        let version = store.merge_sections(from, into, &olena(4)).await.unwrap();
        assert_eq!(version.number(), 2);

        assert_eq!(
            section_at(&store, Ukrainian, "misto").await,
            "moved kultura"
        );
        assert_eq!(section_at(&store, English, "city").await, "moved culture");
        let old = path("misto", "tramvai-na-podoli");
        assert_eq!(
            served(&store, Ukrainian, &old, 5).await,
            "moved /kultura/tramvai-na-podoli"
        );
        let culture = List::Section("culture".parse().unwrap());
        assert_eq!(listed(&store, culture.clone()).await, ["Трамвай на Подолі"]);
        // A draft and an archived article stand there too, once they are public.
        let _ = publish(&store, &draft, &olena(6)).await;
        let archived = ArticleVersion {
            version: Version::new(3),
            ..archived.unwrap()
        };
        assert_eq!(
            store
                .restore(archived, &olena(7))
                .await
                .unwrap()
                .article
                .version
                .number(),
            4
        );
        assert_eq!(
            served(&store, Ukrainian, &path("kultura", "nova-vystava"), 8).await,
            "exact Нова вистава"
        );
        refused(
            store
                .move_to_section(first_version(&draft), "city".parse().unwrap(), &olena(9))
                .await,
            StoreErrorKind::Conflict,
            "expected version 1, found 2: moved by olena at 2025-11-05T08:04:00Z",
        );
    });
}

#[test]
fn persons_and_sources_are_merged_as_tags_are() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let act = olena(1);
        let news = named("Новини", "novyny");
        let wire = serde_json::json!({"id": "wire", "names": {"uk": news}});
        let wire = serde_json::from_value(wire).unwrap();
        assert_eq!(store.create_source(wire, &act).await.unwrap(), FIRST);
        let done = published(&store, "Трамвай на Подолі", &act).await;
        let mut sourced = facts();
        sourced.source = Some("agency".parse().unwrap());
        let changed = store
            .change_facts(first_version(&done), sourced, &olena(2))
            .await;
        assert_eq!(changed.unwrap().version.number(), 2);

        let from = ("koval".parse().unwrap(), FIRST);
        let into = ("moroz".parse().unwrap(), FIRST);
        let version = store.merge_persons(from, into, &olena(3)).await;
        assert_eq!(version.unwrap().number(), 2);
        let from = ("agency".parse().unwrap(), FIRST);
        let into = ("wire".parse().unwrap(), FIRST);
        let version = store.merge_sources(from, into, &olena(4)).await;
        assert_eq!(version.unwrap().number(), 2);

        let here = path("misto", "tramvai-na-podoli");
        let Served::Exact(article) = store.read(Ukrainian, &here, at(5)).await.unwrap() else {
            panic!("it is public");
        };
        let authors = article.authors.iter().map(|author| author.id.as_str());
        assert_eq!(authors.collect::<Vec<_>>(), ["moroz"]);
        assert_eq!(article.source.unwrap().id.as_str(), "wire");
        let moroz = List::Author("moroz".parse().unwrap());
        assert_eq!(listed(&store, moroz).await, ["Трамвай на Подолі"]);
        let old = "olha-koval".parse().unwrap();
        let moved = Found::Moved("ivan-moroz".parse().unwrap());
        assert_eq!(store.person_at(Ukrainian, &old).await.unwrap(), moved);
    });
}

#[test]
fn what_was_merged_into_a_merged_term_follows_it() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let routes = serde_json::json!({
            "id": "routes",
            "names": {"uk": named("Маршрути", "marshruty")},
        });
        let routes = serde_json::from_value(routes).unwrap();
        assert_eq!(store.create_tag(routes, &olena(1)).await.unwrap(), FIRST);
        merge_tags(&store, "trams", "podil", &olena(2)).await;
        merge_tags(&store, "podil", "routes", &olena(3)).await;
        for slug in ["tramvai", "podil"] {
            assert_eq!(tag_at(&store, Ukrainian, slug).await, "moved marshruty");
        }
        let rows = "SELECT id, merged_into FROM @term WHERE kind = 'tag' ORDER BY id";
        assert_eq!(
            database.ask(rows).await,
            [["podil", "routes"], ["routes", "NULL"], ["trams", "routes"]]
        );
    });
}

#[test]
fn a_merged_term_is_neither_named_nor_merged_nor_made_again() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let podil = || ("podil".parse().unwrap(), Version::new(2));
        let trams = || ("trams".parse().unwrap(), Version::new(2));
        let itself = (trams().0, FIRST);
        refused(
            store.merge_tags(itself.clone(), itself, &olena(1)).await,
            StoreErrorKind::Refused,
            "a tag cannot be merged into itself",
        );
        merge_tags(&store, "trams", "podil", &olena(2)).await;
        let why = "the tag `trams` was merged into `podil`: change that one";
        let new = named("Трамвай", "tram");
        refused(
            name_tag(
                &store,
                ("trams", Version::new(2)),
                Ukrainian,
                new,
                &olena(3),
            )
            .await,
            StoreErrorKind::Refused,
            why,
        );
        for (from, into) in [(trams(), podil()), (podil(), trams())] {
            refused(
                store.merge_tags(from, into, &olena(4)).await,
                StoreErrorKind::Refused,
                why,
            );
        }
        let again = serde_json::json!({"id": "trams", "names": {"uk": named("Т", "t")}});
        let again = serde_json::from_value(again).unwrap();
        refused(
            store.create_tag(again, &olena(5)).await,
            StoreErrorKind::Refused,
            "there is a tag `trams` already: take another id",
        );
    });
}

#[test]
fn the_events_of_a_merge_tell_caches_of_both_under_all_their_slugs() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let new = named("Трамвай", "tram");
        let version = name_tag(&store, ("trams", FIRST), Ukrainian, new, &olena(1)).await;
        assert_eq!(version.unwrap().number(), 2);
        merge_tags(&store, "trams", "podil", &olena(2)).await;
        for (happened, of, other) in [
            (Happened::TermMergedAway, "tag/trams", "podil"),
            (Happened::TermMerged, "tag/podil", "trams"),
        ] {
            let [subject, note, cache_tags, urls] = told(database, happened).await;
            assert_eq!([subject.as_str(), note.as_str()], [of, other]);
            for mark in [
                "term:uk:tag/trams",
                "term:uk:tag/podil",
                "list:uk:tag/podil",
            ] {
                assert!(cache_tags.contains(&format!("\"{mark}\"")), "{mark}");
            }
            for page in [
                "/tag/tram",
                "/tag/tramvai",
                "/tag/tramvai/feed",
                "/tag/podil",
                "/en/tag/trams",
            ] {
                let url = format!("\"https://misto.example{page}\"");
                assert!(urls.contains(&url), "{url} in {urls}");
            }
        }
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
        changed.tags.push("podil".parse().unwrap());
        changed.reactions = Reactions::Off;
        let seen = store
            .change_facts(second_version(&begun), changed, &petro(3))
            .await;
        assert_eq!(seen.unwrap().version.number(), 3);
        let overview = store.article_overview(article, at(4)).await.unwrap();
        assert_eq!(overview.facts.tags, ["podil".parse().unwrap()]);
    });
}
