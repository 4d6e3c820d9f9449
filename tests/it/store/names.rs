use dvomova::article::{Slug, Tag};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Found, Store, Version};
use serde_json::json;

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{olena, open_newsroom};

fn slug(word: &str) -> Slug {
    word.parse().unwrap()
}

/// What stands at a tag's address, in a word.
async fn tag_at(store: &Store, language: Language, word: &str) -> String {
    match store.tag_at(language, &slug(word)).await.unwrap() {
        Found::Current(Tag { id, .. }) => id.to_string(),
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
        assert_eq!(found, ["trams", "trams", "not found", "podil", "not found"]);
        let one = store.tag(&"podil".parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(one.version, Version::new(1));
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
        let found = store.section_at(English, &slug("culture")).await.unwrap();
        assert!(matches!(found, Found::Current(section) if section.id.as_str() == "culture"));
        let found = store.person_at(Ukrainian, &slug("olha-koval")).await;
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
        assert_eq!(tag_at(&other, English, "stops").await, "stops");
        assert_eq!(other.tags().await.unwrap().len(), 3);
    });
}
