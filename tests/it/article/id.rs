use chrono::{DateTime, Utc};
use dvomova::article::{ArticleId, Id, Section};

#[test]
fn an_id_made_from_a_path_is_always_the_same() {
    let id = ArticleId::from_path("culture/story");
    assert_eq!(id.to_string(), "a7d030dd-2b41-5dfb-9d31-3335f2dcf48f");
    assert_ne!(id, ArticleId::from_path("culture/Story"));
    assert_eq!(id.uuid().get_version_num(), 5);
}

#[test]
fn new_ids_sort_by_when_they_were_made() {
    let made = |text: &str| ArticleId::new(text.parse::<DateTime<Utc>>().unwrap());
    let first = made("2025-11-05T12:00:00.001Z");
    assert!(first < made("2025-11-05T12:00:00.002Z"));
    assert_ne!(first, made("2025-11-05T12:00:00.001Z"));
    assert_eq!(first.uuid().get_version_num(), 7);
    assert!(made("1969-01-01T00:00:00Z") < first);
}

#[test]
fn an_id_is_a_hyphenated_uuid() {
    let id: ArticleId = "01890A5D-AC96-774B-BCCE-B302099A8057".parse().unwrap();
    assert_eq!(id.to_string(), "01890a5d-ac96-774b-bcce-b302099a8057");
    let json = serde_json::to_string(&id).unwrap();
    assert_eq!(json, "\"01890a5d-ac96-774b-bcce-b302099a8057\"");
    assert_eq!(serde_json::from_str::<ArticleId>(&json).unwrap(), id);
    for text in [
        "",
        "culture/story",
        "01890a5dac96774bbcceb302099a8057",
        "{01890a5d-ac96-774b-bcce-b302099a8057}",
        "01890a5d-ac96-774b-bcce-b302099a805я",
    ] {
        assert_eq!(
            text.parse::<ArticleId>().unwrap_err().to_string(),
            format!("expected a UUID of 32 hexadecimal digits and 4 hyphens, found {text:?}")
        );
    }
}

#[test]
fn a_section_is_known_by_a_word() {
    let id: Id<Section> = "culture".parse().unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"culture\"");
    assert!("Культура".parse::<Id<Section>>().is_err());
    assert!(serde_json::from_str::<Id<Section>>("\"a b\"").is_err());
}
