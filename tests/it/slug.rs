use dvomova::article::Slug;
use dvomova::language::Language::{self, English, Ukrainian};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, slug: &str) {
    let made = Slug::from_text(text);
    assert_eq!(made.as_ref().map_or("", Slug::as_str), slug, "{text:?}");
}

#[test]
fn latin_letters_lose_their_marks() {
    check("Łódź, Gdańsk, Kraków", "lodz-gdansk-krakow");
    check(
        "STRAẞE Straße Ærø Œuvre Þingvellir Đakovo",
        "strasse-strasse-aero-oeuvre-thingvellir-dakovo",
    );
    check(
        "İstanbul, Diyarbakır, Aqmescit, Bağçasaray",
        "istanbul-diyarbakir-aqmescit-bagcasaray",
    );
    check(
        "Ångström, Dvořák, Nguyễn, Ţepeş, Ǽ Ǿ",
        "angstrom-dvorak-nguyen-tepes-ae-o",
    );
    check("cafe\u{301} crème bru\u{302}lée", "cafe-creme-brulee");
    check("ﬁnal ﬂow Ｆｕｌｌ", "final-flow-full");
}

#[test]
fn digits_in_other_places_are_digits_and_signs_are_none() {
    check("CO₂ на 5 м²", "co2-na-5-m2");
    check("Школа №5™", "shkola-5");
    check("1\u{A0}000,5 €", "1-000-5");
}

#[test]
fn an_apostrophe_inside_a_word_joins_and_elsewhere_parts() {
    check("Don't: the O’Briens’ café", "dont-the-obriens-cafe");
    check("rock 'n' roll, rock'n'roll", "rock-n-roll-rocknroll");
    check("’90s, 1990’s, 5′30″", "90s-1990s-5-30");
    check("об''єкт Куп’янськ", "ob-yekt-kupiansk");
}

#[test]
fn other_scripts_part_words() {
    check("Αθήνα — Київ", "kyiv");
    check("東京 2020", "2020");
    check("😀 👨\u{200D}👩", "");
    check("-- а -- б --", "a-b");
    check("", "");
}

#[test]
fn invisible_characters_part_nothing() {
    check(
        "Ки\u{AD}їв Ки\u{200B}їв Ки\u{2060}їв Ly\u{AD}iv",
        "kyiv-kyiv-kyiv-lyiv",
    );
    check("\u{FEFF}Київ", "kyiv");
}

#[test]
fn a_long_title_is_cut_behind_a_word() {
    let word = "n".repeat(39);
    check(&format!("{word} {word} x"), &format!("{word}-{word}"));
    check(&format!("{word} {word}x x"), &format!("{word}-{word}x"));
    check(&format!("{word} {word}xx x"), &word);
    check(&"щ".repeat(30), &"shch".repeat(20));
    check(&format!("а {}", "щ".repeat(30)), "a");
    check(&"ю".repeat(100), &format!("yu{}", "iu".repeat(39)));
}

#[test]
fn a_title_without_letters_still_has_a_slug() {
    assert_eq!(Slug::from_title("?!", English).as_str(), "untitled");
    assert_eq!(Slug::from_title("", Ukrainian).as_str(), "bez-nazvy");
}

#[test]
fn a_title_never_takes_an_address_of_the_site() {
    assert_eq!(
        Slug::from_title("Favorites", English).as_str(),
        "favorites-2"
    );
    assert_eq!(Slug::from_title("Таг", Ukrainian).as_str(), "tah");
    assert_eq!(Slug::from_title("UK", English).as_str(), "uk-2");
    for word in Slug::RESERVED {
        let slug: Slug = word.parse().unwrap();
        assert!(slug.is_reserved());
        assert!(!slug.numbered(2).is_reserved());
    }
    assert!(Slug::RESERVED.is_sorted());
}

#[test]
fn a_number_takes_the_place_of_last_words() {
    let slug: Slug = format!("{}-{}", "a".repeat(40), "b".repeat(39))
        .parse()
        .unwrap();
    assert_eq!(slug.numbered(2).as_str(), format!("{}-2", "a".repeat(40)));
    let slug: Slug = "a".repeat(80).parse().unwrap();
    assert_eq!(slug.numbered(2).as_str(), format!("{}-2", "a".repeat(78)));
    assert_eq!(slug.numbered(u32::MAX).as_str().len(), 80);
    let slug: Slug = "novyny".parse().unwrap();
    let first: Vec<String> = slug
        .candidates()
        .take(3)
        .map(|slug| slug.to_string())
        .collect();
    assert_eq!(first, ["novyny", "novyny-2", "novyny-3"]);
}

#[test]
fn what_is_no_slug_is_refused() {
    for text in [
        "",
        "Snih",
        "сніг",
        "-a",
        "a-",
        "a--b",
        "a b",
        "a/b",
        "a.b",
        "é",
        &"a".repeat(81),
    ] {
        let refusal = text.parse::<Slug>().unwrap_err().to_string();
        assert_eq!(
            refusal,
            format!(
                "expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, \
                 found {text:?}"
            )
        );
    }
    let refusal = serde_json::from_str::<Slug>("\"A\"")
        .unwrap_err()
        .to_string();
    assert!(
        refusal.starts_with("expected a slug of 1 to 80"),
        "{refusal}"
    );
    assert_eq!(
        serde_json::to_string(&"a-1".parse::<Slug>().unwrap()).unwrap(),
        "\"a-1\""
    );
}

fn languages() -> impl Strategy<Value = Language> {
    prop_oneof![Just(English), Just(Ukrainian)]
}

proptest! {
    #[test]
    fn any_title_makes_a_valid_slug(title in any::<String>(), language in languages()) {
        let slug = Slug::from_title(&title, language);
        prop_assert_eq!(slug.to_string().parse(), Ok(slug.clone()));
        prop_assert!(!slug.is_reserved());
    }

    #[test]
    fn words_make_a_valid_slug(title in "[a-zA-Zа-яА-ЯєіїґŁøß0-9'’ .,\u{301}-]{0,200}", number in any::<u32>()) {
        if let Some(slug) = Slug::from_text(&title) {
            prop_assert_eq!(slug.to_string().parse(), Ok(slug.clone()));
            let numbered = slug.numbered(number);
            prop_assert_eq!(numbered.to_string().parse(), Ok(numbered.clone()));
            let end = format!("-{number}");
            prop_assert!(numbered.as_str().ends_with(&end));
        } else {
            prop_assert!(!title.contains(char::is_alphanumeric));
        }
    }

    #[test]
    fn a_slug_is_its_own_slug(slug in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,6}") {
        prop_assert_eq!(Slug::from_text(&slug), slug.parse().ok());
    }

    #[test]
    fn parsing_never_panics(text in any::<String>()) {
        if let Ok(slug) = text.parse::<Slug>() {
            prop_assert_eq!(slug.as_str(), text);
        }
    }
}
