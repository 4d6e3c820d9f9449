//! Reading a list of languages: what is taken, mended, skipped and told.

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{AcceptLanguage, Diagnostic, Quality, SiteRules, prefer};

/// Winner, range, weight, tie and diagnostics for both languages.
#[track_caller]
fn check(header: impl AsRef<[u8]>, expected: &str) {
    let list = AcceptLanguage::parse(header.as_ref());
    let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
    let found = format!(
        "{} {} {} {}{} {}",
        wanted.language().map_or("-", Language::tag),
        wanted.tier(),
        wanted.range(),
        wanted.weight().thousandths(),
        if wanted.is_tie() { " tie" } else { "" },
        list.diagnostics(),
    );
    let header = String::from_utf8_lossy(header.as_ref());
    assert_eq!(found.trim_end(), expected, "{header:?}");
}

#[test]
fn examples_of_the_standards() {
    // RFC 9110 §12.5.4
    check("da, en-gb;q=0.8, en;q=0.7", "en direct en-gb 800");
    // RFC 4647 §2.3
    check("en, fr, zh-Hant", "en direct en 1000");
    check("fr, en", "en direct en 1000");
    // RFC 4647 §2.2: `*` may stand for a subtag.
    check("*-CH", "- none  0");
    check("*-GB", "en inferred *-GB 1000");
    check("en-*", "en direct en-* 1000");
    check("uk-*-UA", "uk direct uk-*-UA 1000");
    // RFC 9110 §5.6.1.2: a recipient passes over empty elements.
    check(",", "- none  0");
    check("uk , ,en;q=0.4,   ,", "uk direct uk 1000");
    // RFC 9110 §12.4.2: three digits at most, and the name in any case.
    check("uk;q=0.123, en;Q=0.124", "en direct en 124");
    check("uk;q=1.000,en;q=0.999", "uk direct uk 1000");
}

#[test]
fn an_empty_list_prefers_nothing() {
    for empty in ["", " ", "\t", ",,,", " , ,"] {
        check(empty, "- none  0");
        assert!(AcceptLanguage::parse(empty).is_empty());
    }
}

#[test]
fn white_space_may_surround_separators() {
    check("uk ; q = 0.9 , en ; q = 0.8", "uk direct uk 900");
    check("\tuk\t;\tq=0.3\t,\ten\t", "en direct en 1000");
    check("uk UA,en;q=0.1", "en direct en 100 malformed-range");
    check("uk\u{a0},en;q=0.1", "en direct en 100 malformed-range");
    check("uk\r,en;q=0.1", "en direct en 100 malformed-range");
}

#[test]
fn a_posix_locale_is_a_range() {
    check("uk_UA", "uk direct uk_UA 1000");
    check("uk_UA.UTF-8", "uk direct uk_UA.UTF-8 1000");
    check("uk_UA@euro;q=0.4", "uk direct uk_UA@euro 400");
    check(
        "en_US.ISO_8859-1@dict,uk;q=0.5",
        "en direct en_US.ISO_8859-1@dict 1000",
    );
    check("C.UTF-8", "- none  0");
    check(".UTF-8", "- none  0 malformed-range");
    check("uk.UTF 8", "- none  0 malformed-range");
}

#[test]
fn weights_are_taken_in_thousandths() {
    check("uk;q=.9,en;q=0.8", "uk direct uk 900");
    check("uk;q=1.,en", "uk direct uk 1000 tie");
    check("uk;q=0.8999,en;q=0.89911", "uk direct uk 899 tie");
    check("uk;q=0.0009,en;q=0.001", "en direct en 1");
    check("uk;q=0.,en;q=0.1", "en direct en 100");
    check("uk;q=0.000,en;q=0.1", "en direct en 100");
}

#[test]
fn an_invalid_weight_is_the_least() {
    for weight in [
        "2", "1.5", "1.001", "-1", "+1", "NaN", "inf", "", "1e-1", "0x1", ".", "01", "0.5.5",
        "0.5a", "\"0.5\"", "high", "0 5", "0.5%", "٠.٥",
    ] {
        check(
            format!("uk;q={weight},en;q=0.5"),
            "en direct en 500 invalid-weight",
        );
        check(format!("uk;q={weight}"), "uk direct uk 1 invalid-weight");
    }
    check("uk;q", "uk direct uk 1 invalid-weight");
    check("uk;0.9,en;q=0.5", "en direct en 500 invalid-weight");
    check("uk;-1", "uk direct uk 1 invalid-weight");
    check(
        "uk;q=2,en;q=3",
        "uk direct uk 1 tie invalid-weight invalid-weight",
    );
    // The first weight that can be read counts.
    check("uk;q=2;q=0.7", "uk direct uk 700 invalid-weight");
    check("uk;q=0.7;q=0.9", "uk direct uk 700");
}

#[test]
fn unknown_parameters_are_ignored() {
    check("uk;level=1;q=0.9,en;q=0.95", "en direct en 950");
    check("uk;q=0.9;level=1,en;q=0.95", "en direct en 950");
    check("uk;quality=0", "uk direct uk 1000");
    check("uk;en;ru", "uk direct uk 1000");
    check("uk;;;q=0.4;", "uk direct uk 400");
}

#[test]
fn a_decimal_comma_is_mended() {
    check("uk;q=0,9", "uk direct uk 900 decimal-comma");
    check(
        "uk;q=0,8,en;q=0,9,pl;q=0,7",
        "en direct en 900 decimal-comma decimal-comma decimal-comma",
    );
    check(
        "uk;q=1,0,en;q=0,9",
        "uk direct uk 1000 decimal-comma decimal-comma",
    );
    check("uk;q=0,12345,en;q=0.124", "en direct en 124 decimal-comma");
    check("uk;q=0, 9 ,en;q=0.8", "uk direct uk 900 decimal-comma");
    check("uk;q=0,0,en;q=0.1", "en direct en 100 decimal-comma");
    check("uk;q=1,5", "uk direct uk 1 decimal-comma invalid-weight");
    // A refused language before another one is no decimal comma.
    check("uk;q=0,en", "en direct en 1000");
    check("uk;q=0,9x,en;q=0.1", "en direct en 100 malformed-range");
    check("uk,9,en;q=0.1", "uk direct uk 1000 malformed-range");
}

#[test]
fn one_bad_element_leaves_the_others() {
    for bad in [
        "\"uk\"",
        "<b>",
        "uk-",
        "-uk",
        "uk--UA",
        "uk=0.9",
        "abcdefghi",
        "uk-abcdefghi",
        "u1",
        "9",
        "*uk",
        "uk-*a",
        "укр",
        "ｕｋ",
        "uk/UA",
        "uk:UA",
        ";q=0.3",
    ] {
        check(
            format!("{bad},en;q=0.5"),
            "en direct en 500 malformed-range",
        );
        check(
            format!("en;q=0.5,{bad}"),
            "en direct en 500 malformed-range",
        );
    }
    check(
        b"\xff\xfe,uk;q=0.2,\x00",
        "uk direct uk 200 malformed-range malformed-range",
    );
}

#[test]
fn the_country_code_is_read_as_the_language() {
    check("ua", "uk direct ua 1000 country-code-as-language");
    check(
        "UA-UA;q=0.4",
        "uk direct UA-UA 400 country-code-as-language",
    );
    check(
        "ua-Latn",
        "uk other-script ua-Latn 1000 country-code-as-language",
    );
    check("ua;q=0", "en only-not-excluded  0 country-code-as-language");
    check(
        "ua;q=0,7,ua;q=x",
        "uk direct ua 700 country-code-as-language decimal-comma \
         country-code-as-language invalid-weight",
    );
    // Where it is a region it is in its place.
    check("en-UA", "en direct en-UA 1000");
}

#[test]
fn the_highest_positive_weight_of_duplicates_wins() {
    check("uk;q=0.2,en;q=0.5,uk;q=0.9", "uk direct uk 900");
    check("uk-UA;q=0.7,uk;q=0.7,en;q=0.1", "uk direct uk-UA 700");
    check("uk;q=0,uk;q=0.3", "uk direct uk 300");
    check("en;q=0.4,eng;q=0.6,uk;q=0.5", "en direct eng 600");
}

#[test]
fn a_zero_weight_refuses_the_language() {
    #[track_caller]
    fn refused(header: &str, expected: &str) {
        assert_eq!(
            AcceptLanguage::parse(header).refused().to_string(),
            expected,
            "{header}"
        );
    }
    refused("en;q=0", "en");
    refused("EN;Q=0.0", "en");
    refused("eng;q=0", "en");
    refused("en-Latn;q=0", "en");
    refused("en-*;q=0", "en");
    refused("en;q=0,uk;q=0", "en,uk");
    // A positive range of the language stands beside it.
    refused("en;q=0,en-GB;q=0.1", "");
    refused("en-GB,en;q=0", "");
    // Part of the language only, or any language.
    refused("en-US;q=0", "");
    refused("en-Shaw;q=0", "");
    refused("en-x-twain;q=0", "");
    refused("*;q=0", "");
    refused("und-US;q=0", "");

    check("en;q=0,und-US,en-Shaw,ka", "uk only-not-excluded  0");
    check("en-US;q=0", "- none  0");
    check("*;q=0", "- none  0");
    check("en;q=0,uk;q=0,*", "- all-excluded  0");
}

#[test]
fn a_wildcard_is_for_what_is_not_named() {
    check("*", "- none  0");
    check("*-*", "- none  0");
    check("uk;q=0.5,*", "en wildcard * 1000");
    check("uk;q=0.5,*;q=0.4", "uk direct uk 500");
    check("*,uk", "uk direct uk 1000 tie");
    check("und-UA;q=0.5,*;q=0.7", "en wildcard * 700");
    check("en;q=0,*;q=0.3", "uk wildcard * 300");
    // Both come from it, so that the next tiers decide.
    check("*,uk-Latn;q=0.2", "uk other-script uk-Latn 200");
    check("*;q=0.9,cy;q=0.2", "en related cy 200");
    // What refuses nothing names nothing.
    check("en-US;q=0,*", "- none  0");
}

#[test]
fn tiers_after_the_pool_are_strict() {
    check("cy,uk-Latn;q=0.1", "uk other-script uk-Latn 100");
    check("uk-Latn,und-GB;q=0.1", "en inferred und-GB 100");
    check("en-Shaw;q=0.3,uk-Latn;q=0.4", "uk other-script uk-Latn 400");
    check("en-Shaw,uk-Latn", "en other-script en-Shaw 1000 tie");
    check("ka;q=0.3,cy;q=0.4", "en related cy 400");
    check("uk;q=0,ka", "en related ka 1000");
    check("uk;q=0,pl", "en only-not-excluded  0");
}

#[test]
fn scripts_and_regions_are_understood() {
    check("uk-Cyrl-PL", "uk direct uk-Cyrl-PL 1000");
    check("uk-Zzzz", "uk direct uk-Zzzz 1000");
    check("UK-LATN-ua", "uk other-script UK-LATN-ua 1000");
    check("und-804", "uk inferred und-804 1000");
    check("und-UK", "en inferred und-UK 1000");
    check("und-Latn-UA", "- none  0");
    check("und-Zxxx-UA", "- none  0");
    check("pa-PK", "- none  0");
    check("pa-Latn-PK", "en related pa-Latn-PK 1000");
    check("ha-NG", "en related ha-NG 1000");
    check("ha-SD", "- none  0");
    check("i-default", "en direct i-default 1000");
    check("I-KLINGON", "en related I-KLINGON 1000");
    check("x-uk", "- none  0");
    check("uk-x-en-Latn", "uk direct uk-x-en-Latn 1000");
}

#[test]
fn a_range_is_told_as_written_up_to_35_bytes() {
    check("uK-uA;q=0.5", "uk direct uK-uA 500");
    let long = "uk-u-nu-latn-x-abcdefgh-abcdefgh-abcdefgh";
    check(long, &format!("uk direct {} 1000", &long[..35]));
}

#[test]
fn several_lines_are_one_list() {
    let list = AcceptLanguage::from_headers(["uk;q=0.5,zz", "en;q=0.7,\"", "pl"]);
    let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
    assert_eq!(wanted.language(), Some(Language::English));
    assert_eq!(list.len(), 5);
    assert_eq!(list.diagnostics().to_string(), "malformed-range");
    let joined = AcceptLanguage::parse("uk;q=0.5,zz,en;q=0.7,\",pl");
    assert_eq!(list.ranking(), joined.ranking());

    let none: [&[u8]; 0] = [];
    assert!(AcceptLanguage::from_headers(none).is_empty());
}

#[test]
fn an_ordered_list_weighs_by_place() {
    let list = AcceptLanguage::from_languages(["pl", "ua", "uk;q=0.5", "en"]);
    let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
    assert_eq!(wanted.language(), Some(Language::Ukrainian));
    assert_eq!(wanted.range().as_str(), "ua");
    assert_eq!(wanted.weight(), Quality::from_thousandths(999));
    assert_eq!(wanted.rival_weight(), Quality::from_thousandths(997));
    assert!(!wanted.is_tie());
    assert_eq!(
        list.diagnostics().iter().collect::<Vec<_>>(),
        [
            Diagnostic::CountryCodeAsLanguage,
            Diagnostic::MalformedRange
        ]
    );
}

#[test]
fn a_ranking_is_the_order_of_languages() {
    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let [one_ranking, other_ranking] =
            [one, other].map(|header| AcceptLanguage::parse(header).ranking());
        assert_eq!(one_ranking == other_ranking, same, "{one} and {other}");
    }
    check("uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7", "uk,en;q=0.5", true);
    check("en;q=0.5,uk", "uk,en;q=0.5", true);
    check(
        "en;q=0.1,pl;q=0.5,uk-UA,uk;q=0.9",
        "uk,pl;q=0.3,en;q=0.2",
        true,
    );
    check("UA,en;q=0.9", "uk,EN;q=0.9", true);
    check("uk,en;q=0.9", "en,uk;q=0.9", false);
    check("uk,en;q=0.9", "uk,en;q=0.9,pl;q=0.8", false);
    check("uk,en;q=0.9", "uk", false);
    check("uk,en;q=0.1", "uk,en;q=0", false);
    check("en-Latn", "en", true);

    let ordered = AcceptLanguage::from_languages(["uk-UA", "uk", "en-US"]);
    assert_eq!(
        ordered.ranking(),
        AcceptLanguage::parse("uk,en;q=0.3").ranking()
    );
}

#[test]
fn a_weight_round_trips_and_refuses_what_is_none() {
    for thousandths in 0..=1000 {
        let weight = Quality::from_thousandths(thousandths);
        assert_eq!(weight.to_string().parse(), Ok(weight));
    }
    assert_eq!(Quality::from_thousandths(1001), Quality::ONE);
    assert_eq!(Quality::from_thousandths(70).to_string(), "0.07");
    assert_eq!(
        "high".parse::<Quality>().unwrap_err().to_string(),
        "expected a weight from 0 to 1 with at most three decimals, found \"high\""
    );
    assert_eq!(serde_json::to_string(&Quality::ONE).unwrap(), "\"1\"");
    assert!(serde_json::from_str::<Quality>("\"1.5\"").is_err());
}
