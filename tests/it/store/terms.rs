//! Sections, tags, persons and sources: how they are found, and what tests call
//! and name them by.

use dvomova::article::Named;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Act, Found, Store, StoreError, Version};
use serde_json::json;

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{olena, open_newsroom};

pub(super) const FIRST: Version = Version::new(1);

pub(super) fn named(name: &str, slug: &str) -> Named {
    Named {
        name: name.parse().unwrap(),
        slug: slug.parse().unwrap(),
    }
}

pub(super) async fn name_section(
    store: &Store,
    (id, seen): (&str, Version),
    language: Language,
    named: Named,
    act: &Act,
) -> Result<Version, StoreError> {
    let id = id.parse().unwrap();
    store.name_section(id, seen, language, named, act).await
}

pub(super) async fn name_tag(
    store: &Store,
    (id, seen): (&str, Version),
    language: Language,
    named: Named,
    act: &Act,
) -> Result<Version, StoreError> {
    let id = id.parse().unwrap();
    store.name_tag(id, seen, language, named, act).await
}

/// Where the slug of a section leads, in a word.
pub(super) async fn section_at(store: &Store, language: Language, slug: &str) -> String {
    let slug = slug.parse().unwrap();
    match store.section_at(language, &slug).await.unwrap() {
        Found::Current(section) => format!("current {}", section.id),
        Found::Moved(slug) => format!("moved {slug}"),
        Found::NotFound => "not found".to_owned(),
    }
}

/// Where the slug of a tag leads, in a word.
pub(super) async fn tag_at(store: &Store, language: Language, slug: &str) -> String {
    let slug = slug.parse().unwrap();
    match store.tag_at(language, &slug).await.unwrap() {
        Found::Current(tag) => format!("current {}", tag.id),
        Found::Moved(slug) => format!("moved {slug}"),
        Found::NotFound => "not found".to_owned(),
    }
}

#[test]
fn a_slug_leads_to_a_tag_in_its_language_alone() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let found = [
            tag_at(&store, Ukrainian, "tramvai").await,
            tag_at(&store, English, "trams").await,
            tag_at(&store, English, "tramvai").await,
            tag_at(&store, Ukrainian, "podil").await,
            tag_at(&store, English, "podil").await,
        ];
        assert_eq!(
            found,
            [
                "current trams",
                "current trams",
                "not found",
                "current podil",
                "not found"
            ]
        );
        let one = store.tag(&"podil".parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(one.version, FIRST);
        assert_eq!(one.value.names.english, None);
        let none = store.tag(&"none".parse().unwrap()).await.unwrap();
        assert_eq!(none, None);
    });
}

#[test]
fn sections_and_the_like_come_in_the_order_of_their_ids() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let sections = store.sections().await.unwrap();
        let ids: Vec<&str> = sections.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["city", "culture"]);
        let persons = store.persons().await.unwrap();
        let ids: Vec<&str> = persons.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["koval", "moroz"]);
        let tags = store.tags().await.unwrap();
        let ids: Vec<&str> = tags.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["podil", "trams"]);
        assert_eq!(store.sources().await.unwrap()[0].id.as_str(), "agency");
        assert_eq!(
            section_at(&store, English, "culture").await,
            "current culture"
        );
        let found = store
            .person_at(Ukrainian, &"olha-koval".parse().unwrap())
            .await;
        assert!(matches!(found.unwrap(), Found::Current(person) if person.id.as_str() == "koval"));
    });
}

#[test]
fn a_name_that_another_store_has_changed_is_known_at_once() {
    on_every_database(async |database| {
        let (one, other) = (database.open().await, database.open().await);
        open_newsroom(&one).await;
        assert_eq!(other.tags().await.unwrap().len(), 2);
        let tag = json!({"id": "stops", "names": {"en": {"name": "Stops", "slug": "stops"}}});
        let tag = serde_json::from_value(tag).unwrap();
        one.create_tag(tag, &olena(1)).await.unwrap();
        assert_eq!(tag_at(&other, English, "stops").await, "current stops");
        assert_eq!(other.tags().await.unwrap().len(), 3);
    });
}
