//! What both languages of an article share: changed for both, and for no text.

use dvomova::language::Language::Ukrainian;
use dvomova::store::{List, ListQuery, SharedFacts, Store, StoreErrorKind};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{
    at, begin, facts, first_version, olena, open_newsroom, petro, publish, published,
    second_version, translated,
};
use super::read::{path, served};
use super::scene::refused;

async fn length(store: &Store, list: List) -> usize {
    let query = ListQuery::first(Ukrainian, list, 10);
    store.list(&query, at(60)).await.unwrap().cards.len()
}

#[test]
fn changed_facts_hold_for_both_languages_and_change_no_text() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let _ = publish(&store, &english, &olena(3)).await;
        let texts = async || {
            let variants = database.ask("SELECT * FROM @variant ORDER BY language");
            let slugs = database.ask("SELECT * FROM @slug ORDER BY language");
            let revisions = database.ask("SELECT * FROM @revision ORDER BY language");
            [variants.await, slugs.await, revisions.await]
        };
        let before = texts().await;
        assert_eq!(before.each_ref().map(Vec::len), [2, 2, 2]);

        let mut new = facts();
        new.tags = vec!["podil".parse().unwrap()];
        new.authors = vec!["moroz".parse().unwrap()];
        new.source = Some("agency".parse().unwrap());
        let changed = store
            .change_facts(first_version(&source), new, &olena(4))
            .await;
        assert_eq!(changed.unwrap(), second_version(&source));
        assert_eq!(texts().await, before);

        for (list, expected) in [
            (List::Tag("trams".parse().unwrap()), 0),
            (List::Tag("podil".parse().unwrap()), 1),
            (List::Author("koval".parse().unwrap()), 0),
            (List::Author("moroz".parse().unwrap()), 1),
            (List::All, 1),
        ] {
            assert_eq!(length(&store, list.clone()).await, expected, "{list:?}");
        }
    });
}

#[test]
fn facts_that_name_what_is_not_there_are_refused() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let seen = first_version(&begun);
        let with = |change: fn(&mut SharedFacts)| {
            let mut facts = facts();
            change(&mut facts);
            facts
        };
        for (facts, why) in [
            (facts(), "nothing differs: nothing was changed"),
            (
                with(|facts| facts.section = "sport".parse().unwrap()),
                "there is no section `sport`: create it first",
            ),
            (
                with(|facts| facts.tags.push("metro".parse().unwrap())),
                "there is no tag `metro`: create it first",
            ),
            (
                with(|facts| facts.authors.push("bondar".parse().unwrap())),
                "there is no person `bondar`: create it first",
            ),
            (
                with(|facts| facts.source = Some("wire".parse().unwrap())),
                "there is no source `wire`: create it first",
            ),
        ] {
            let changed = store.change_facts(seen, facts, &olena(2)).await;
            refused(changed, StoreErrorKind::Refused, why);
        }
        let section = "sport".parse().unwrap();
        refused(
            store.move_to_section(seen, section, &olena(2)).await,
            StoreErrorKind::Refused,
            "there is no section `sport`: create it first",
        );
        let section = "city".parse().unwrap();
        refused(
            store.move_to_section(seen, section, &olena(2)).await,
            StoreErrorKind::Refused,
            "nothing differs: nothing was changed",
        );
    });
}

#[test]
fn an_article_has_moved_from_its_former_section_in_both_languages() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let english = publish(&store, &english, &olena(3)).await;
        let culture = "culture".parse().unwrap();
        let moved = store
            .move_to_section(first_version(&source), culture, &olena(4))
            .await;
        assert_eq!(moved.unwrap(), second_version(&source));
        for (done, from, to) in [
            (&source, "misto", "/kultura/tramvai-na-podoli"),
            (&english, "city", "/en/culture/a-tram-in-podil"),
        ] {
            let old = path(from, done.slug.as_str());
            let served = served(&store, done.variant.language, &old, 5).await;
            assert_eq!(served, format!("moved {to}"));
        }
        for (section, expected) in [("city", 0), ("culture", 1)] {
            let list = List::Section(section.parse().unwrap());
            assert_eq!(length(&store, list).await, expected);
        }
    });
}

#[test]
fn whoever_changes_facts_that_another_has_changed_meets_a_conflict() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let (seen, culture) = (first_version(&begun), "culture".parse().unwrap());
        let moved = store.move_to_section(seen, culture, &petro(2)).await;
        assert_eq!(moved.unwrap(), second_version(&begun));
        let why = "expected version 1, found 2: moved by petro at 2025-11-05T08:02:00Z";
        let changed = store.change_facts(seen, facts(), &olena(3)).await;
        refused(changed, StoreErrorKind::Conflict, why);
        let changed = store.set_related(seen, vec![], &olena(3)).await;
        refused(changed, StoreErrorKind::Conflict, why);
        // Who writes the text is not concerned.
        let submitted = store.submit(begun.variant, &olena(4)).await.unwrap();
        assert_eq!(submitted.variant.version.number(), 2);
    });
}
