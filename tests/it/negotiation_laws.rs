//! What holds for any list at all.

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{
    AcceptLanguage, Dismissals, Preference, Ranking, SiteRules, Tier, prefer,
};
use proptest::prelude::*;

const SETS: [LanguageSet; 2] = [LanguageSet::NONE, LanguageSet::BOTH];

fn wanted(header: impl AsRef<[u8]>, available: LanguageSet) -> Preference {
    let header = header.as_ref();
    prefer(&AcceptLanguage::parse(header), available, &SiteRules::NONE)
}

fn what(preference: &Preference) -> (Option<Language>, Tier, u16, bool) {
    (
        preference.language(),
        preference.tier(),
        preference.weight().thousandths(),
        preference.is_tie(),
    )
}

/// Ranges that mean something, in one way or another.
fn known_range() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "en",
        "en-US",
        "en-GB",
        "eng",
        "en-Shaw",
        "uk",
        "uk-UA",
        "ukr",
        "uk-Latn",
        "ua",
        "und-UA",
        "*-GB",
        "*",
        "ka",
        "cy-GB",
        "i-klingon",
    ])
    .prop_map(str::to_owned)
}

/// Ranges that say nothing about the two languages.
fn unknown_range() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "ru",
        "ru-UA",
        "pl",
        "de-DE",
        "zh-Hant-TW",
        "x-uk",
        "und",
        "und-Cyrl",
        "be",
        "fr-CA",
        "pa-PK",
        "mul",
    ])
    .prop_map(str::to_owned)
}

fn weight() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (0..=10u16).prop_map(|tenths| format!(";q={}.{}", tenths / 10, tenths % 10)),
        (0..1000u16).prop_map(|thousandths| format!(";q=0.{thousandths:03}")),
        Just(";q=high".to_owned()),
    ]
}

fn element(range: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (range, weight()).prop_map(|(range, weight)| range + &weight)
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(element(prop_oneof![known_range(), unknown_range()]), 0..8)
}

proptest! {
    #[test]
    fn random_bytes_never_panic(line in prop::collection::vec(any::<u8>(), 0..6000)) {
        for available in SETS {
            let _ = wanted(&line, available);
        }
        let list = AcceptLanguage::parse(&line);
        let _ = (list.ranking(), list.diagnostics().to_string(), list.listed());
        let half = line.len() / 2;
        let _ = AcceptLanguage::from_headers([&line[..half], &line[half..]]).ranking();
        let _ = AcceptLanguage::from_languages(line.split(|byte| *byte == b',')).ranking();
    }

    #[test]
    fn random_characters_of_headers_never_panic(line in "[ukena,;=q0-9.*@_ \t-]{0,300}") {
        let rules: SiteRules = "ru=uk, *-UA=uk, en-UA=none".parse().unwrap();
        let list = AcceptLanguage::parse(&line);
        let preference = prefer(&list, LanguageSet::BOTH, &rules);
        prop_assert!(preference.range().as_str().len() <= 35);
        prop_assert!(line.contains(preference.range().as_str()));
        prop_assert!(preference.weight() >= preference.rival_weight());
    }

    #[test]
    fn letter_case_changes_nothing(elements in list()) {
        let header = elements.join(",");
        let (lower, upper) = (header.to_lowercase(), header.to_uppercase());
        for available in SETS {
            prop_assert_eq!(what(&wanted(&lower, available)), what(&wanted(&upper, available)));
        }
        let [lower, upper] = [&lower, &upper].map(|header| AcceptLanguage::parse(header).ranking());
        prop_assert_eq!(lower, upper);
    }

    #[test]
    fn ranges_that_say_nothing_change_nothing(
        elements in list(),
        unknown in prop::collection::vec((element(unknown_range()), any::<prop::sample::Index>()), 0..6),
    ) {
        let header = elements.join(",");
        let mut more = elements;
        for (element, at) in unknown {
            more.insert(at.index(more.len() + 1), element);
        }
        let more = more.join(",");
        for available in [
            LanguageSet::BOTH,
            LanguageSet::from(Language::English),
            LanguageSet::from(Language::Ukrainian),
        ] {
            prop_assert_eq!(what(&wanted(&header, available)), what(&wanted(&more, available)));
        }
    }

    #[test]
    fn what_is_preferred_is_available_and_not_refused(elements in list()) {
        let header = elements.join(",");
        let refused = AcceptLanguage::parse(&header).refused();
        for only in Language::ALL {
            let found = wanted(&header, LanguageSet::from(only)).language();
            prop_assert!(found.is_none_or(|found| found == only && !refused.contains(only)));
        }
        let both = wanted(&header, LanguageSet::BOTH);
        prop_assert!(both.language().is_none_or(|found| !refused.contains(found)));
        prop_assert_eq!(both.language().is_some(), !matches!(both.tier(), Tier::None | Tier::AllExcluded));
    }

    #[test]
    fn lines_and_one_line_are_the_same(elements in list(), at in any::<prop::sample::Index>()) {
        let whole = elements.join(",");
        let (first, second) = elements.split_at(at.index(elements.len() + 1));
        let (first, second) = (first.join(","), second.join(","));
        let lines = AcceptLanguage::from_headers([first.as_str(), second.as_str()]);
        let one = AcceptLanguage::parse(&whole);
        prop_assert_eq!(lines.ranking(), one.ranking());
        prop_assert_eq!(lines.diagnostics(), one.diagnostics());
        let rules: SiteRules = "ru=uk, pl=en".parse().unwrap();
        prop_assert_eq!(
            prefer(&lines, LanguageSet::BOTH, &rules),
            prefer(&one, LanguageSet::BOTH, &rules)
        );
    }

    #[test]
    fn a_cookie_of_any_text_never_panics(text in "\\PC{0,300}") {
        let kept = Dismissals::from_cookie(&text);
        prop_assert_eq!(Dismissals::from_cookie(&kept.to_string()), kept);
        let _ = text.parse::<Ranking>();
    }
}
