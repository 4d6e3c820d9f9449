use dvomova::article::{Person, Section, Source, Tag};

#[test]
fn a_section_has_a_name_in_both_languages() {
    let json = r#"{"id":"culture","names":{"uk":{"name":"Культура","slug":"kultura"},"en":{"name":"Culture","slug":"culture"}}}"#;
    let section: Section = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&section).unwrap(), json);
    let half = r#"{"id":"culture","names":{"uk":{"name":"Культура","slug":"kultura"}}}"#;
    let refusal = serde_json::from_str::<Section>(half)
        .unwrap_err()
        .to_string();
    assert!(refusal.starts_with("missing field `en`"), "{refusal}");
}

#[test]
fn a_tag_may_lack_a_language_and_nothing_else() {
    let read = |json: &str| serde_json::from_str::<Tag>(json).map_err(|e| e.to_string());
    let tag = read(r#"{"id": "bees", "names": {"uk": {"name": "Бджоли", "slug": "bdzholy"}}}"#);
    assert_eq!(tag.unwrap().names.english, None);
    let refused = read(r#"{"id": "bees", "names": {"uk": {"name": "", "slug": "bdzholy"}}}"#);
    assert!(
        refused
            .unwrap_err()
            .starts_with("expected a text, found nothing but white space")
    );
    let refused = read(r#"{"id": "bees", "names": {"ua": {"name": "Бджоли", "slug": "bdzholy"}}}"#);
    assert!(
        refused
            .unwrap_err()
            .starts_with("unknown field `ua`, expected `uk` or `en`")
    );
}

#[test]
fn romanization_proposes_a_person_s_english_spelling() {
    #[track_caller]
    fn check(ukrainian: &str, name: &str, slug: &str) {
        let json = serde_json::json!({
            "id": "a", "names": { "uk": { "name": ukrainian, "slug": "a" } },
        });
        let person: Person = serde_json::from_value(json).unwrap();
        let proposed = person.proposed_english().unwrap();
        assert_eq!((&*proposed.name, proposed.slug.as_str()), (name, slug));
    }
    check("Юлія Згурська", "Yuliia Zghurska", "yuliia-zghurska");
    check("Олег Знам’янський", "Oleh Znamianskyi", "oleh-znamianskyi");

    let known = r#"{"id": "a", "names": {"en": {"name": "Ann Kay", "slug": "ann-kay"}}}"#;
    let known: Person = serde_json::from_str(known).unwrap();
    assert_eq!(known.proposed_english(), None, "nothing to propose from");
}

#[test]
fn a_source_s_page_is_an_address_on_the_web() {
    let read = |page: &str| {
        let json = serde_json::json!({ "id": "dsns", "names": {}, "pages": { "uk": page } });
        serde_json::from_value::<Source>(json).map_err(|refusal| refusal.to_string())
    };
    let source = read("https://dsns.gov.ua/news?page=2").unwrap();
    assert_eq!(
        source.pages.ukrainian.unwrap().as_str(),
        "https://dsns.gov.ua/news?page=2"
    );
    for page in [
        "",
        "dsns.gov.ua",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "http://a b.c",
    ] {
        assert_eq!(
            read(page).unwrap_err(),
            format!("expected an address that begins with `https://`, found {page:?}")
        );
    }
}
