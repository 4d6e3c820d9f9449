use dvomova::language::{Language, LanguageSet, PerLanguage};
use unic_langid::LanguageIdentifier;

#[test]
fn a_language_round_trips_through_its_tag() {
    for language in Language::ALL {
        assert_eq!(language.to_string().parse(), Ok(language));
        assert_eq!(language.other().other(), language);
        assert_eq!(
            Language::try_from(&LanguageIdentifier::from(language)),
            Ok(language)
        );
    }
}

#[test]
fn ua_is_refused_with_an_explanation() {
    let refusal = "UA".parse::<Language>().unwrap_err().to_string();
    assert_eq!(
        refusal,
        "expected the language `uk` or `en`, found \"UA\": `UA` is the country Ukraine, \
         the Ukrainian language is `uk`"
    );
    let refusal = "en-US".parse::<Language>().unwrap_err().to_string();
    assert_eq!(
        refusal,
        "expected the language `uk` or `en`, found \"en-US\""
    );
}

#[test]
fn an_identifier_is_taken_by_language_and_native_script() {
    #[track_caller]
    fn check(tag: &str, expected: Option<Language>) {
        let identifier: LanguageIdentifier = tag.parse().unwrap();
        assert_eq!(Language::try_from(&identifier).ok(), expected, "{tag}");
    }
    check("uk-UA", Some(Language::Ukrainian));
    check("uk-Cyrl", Some(Language::Ukrainian));
    check("uk-Latn", None);
    check("en-Latn-GB", Some(Language::English));
    check("en-Shaw", None);
    check("und", None);
    check("pl", None);
}

#[test]
fn a_set_knows_its_languages() {
    assert!(LanguageSet::NONE.is_empty());
    assert_eq!(LanguageSet::NONE.only(), None);
    assert_eq!(LanguageSet::BOTH.only(), None);
    assert_eq!(
        LanguageSet::BOTH.without(Language::English).only(),
        Some(Language::Ukrainian)
    );
    assert_eq!(LanguageSet::BOTH.to_string(), "en,uk");
    assert_eq!(
        Language::ALL.into_iter().collect::<LanguageSet>(),
        LanguageSet::BOTH
    );
}

#[test]
fn a_pair_reads_both_keys_and_no_other() {
    let pair: PerLanguage<u8> = serde_json::from_str(r#"{"en":1,"uk":2}"#).unwrap();
    assert_eq!(pair[Language::Ukrainian], 2);
    assert_eq!(serde_json::to_string(&pair).unwrap(), r#"{"uk":2,"en":1}"#);

    let refused = |json| {
        serde_json::from_str::<PerLanguage<u8>>(json)
            .unwrap_err()
            .to_string()
    };
    assert!(refused(r#"{"uk":2}"#).starts_with("missing field `en`"));
    assert!(refused(r#"{"uk":2,"en":1,"ua":3}"#).starts_with("unknown field `ua`"));

    let half: PerLanguage<Option<u8>> = serde_json::from_str(r#"{"uk":2}"#).unwrap();
    assert_eq!(half[Language::English], None);
}
