//! Lists from outside are bounded in size and time, and cost no allocation.

use chrono::DateTime;
use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{
    AcceptLanguage, Diagnostic, Dismissals, Page, Policy, Purpose, Signals, SiteRules, prefer,
    suggest,
};

fn winner(list: &AcceptLanguage<'_>) -> Option<Language> {
    prefer(list, LanguageSet::BOTH, &SiteRules::NONE).language()
}

fn diagnostics(list: &AcceptLanguage<'_>) -> Vec<Diagnostic> {
    list.diagnostics().iter().collect()
}

/// `xx,xx,…` of so many bytes, then the tail.
fn filled(bytes: usize, tail: &str) -> String {
    let mut header = "x ,".repeat(bytes / 3);
    header.push_str(&",".repeat(bytes % 3));
    header + tail
}

#[test]
fn a_list_is_cut_at_the_last_comma_before_4096_bytes() {
    // Commas alone, so that only the bytes count.
    let fits = ",".repeat(4094) + "uk";
    let list = AcceptLanguage::parse(&fits);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), []);

    let ends_with_comma = ",".repeat(4094) + "uk,en";
    let list = AcceptLanguage::parse(&ends_with_comma);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedBytes]);

    // Half an element is none.
    let too_long = "en;q=0.5".to_owned() + &",".repeat(4085) + "uk-UA";
    let list = AcceptLanguage::parse(&too_long);
    assert_eq!(winner(&list), Some(Language::English));
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedBytes]);

    let no_comma = "u".repeat(5000);
    let list = AcceptLanguage::parse(&no_comma);
    assert!(list.is_empty());
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedBytes]);
}

#[test]
fn lines_share_the_limit_of_bytes() {
    let first = ",".repeat(4090);
    let list = AcceptLanguage::from_headers([first.as_str(), "uk"]);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), []);

    let list = AcceptLanguage::from_headers([first.as_str(), "uk,en-US"]);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedBytes]);

    let endless = std::iter::repeat("uk,");
    let list = AcceptLanguage::from_headers(endless.take(10_000_000));
    assert_eq!(list.len(), 64);
}

#[test]
fn at_most_64_elements_are_read() {
    let fits = "zz,".repeat(63) + "uk";
    let list = AcceptLanguage::parse(&fits);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), []);

    let too_many = "zz,".repeat(64) + "uk";
    let list = AcceptLanguage::parse(&too_many);
    assert_eq!(winner(&list), None);
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedElements]);

    let lines = vec!["zz,zz"; 33];
    let list = AcceptLanguage::from_headers(lines);
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedElements]);

    let languages = vec!["zz"; 65];
    let list = AcceptLanguage::from_languages(languages);
    assert_eq!(list.len(), 64);
    assert_eq!(diagnostics(&list), [Diagnostic::TruncatedElements]);
}

#[test]
fn an_element_has_at_most_128_bytes() {
    let parameters = ";x".repeat(63);
    assert_eq!(parameters.len(), 126);
    let fits = format!("  uk{parameters}  ,en;q=0.5");
    let list = AcceptLanguage::parse(&fits);
    assert_eq!(winner(&list), Some(Language::Ukrainian));
    assert_eq!(diagnostics(&list), []);

    let too_long = format!("uk{parameters};,en;q=0.5");
    let list = AcceptLanguage::parse(&too_long);
    assert_eq!(winner(&list), Some(Language::English));
    assert_eq!(diagnostics(&list), [Diagnostic::TooLong]);

    let long = "u".repeat(129);
    let list = AcceptLanguage::from_languages([long.as_str(), "en"]);
    assert_eq!(winner(&list), Some(Language::English));
    assert_eq!(diagnostics(&list), [Diagnostic::TooLong]);
}

#[test]
fn every_element_may_have_diagnostics() {
    let header = "ua;q=1,5,".repeat(65);
    let list = AcceptLanguage::parse(&header);
    let found = diagnostics(&list);
    assert_eq!(found.len(), 64 * 3 + 1);
    assert_eq!(
        found[189..],
        [
            Diagnostic::CountryCodeAsLanguage,
            Diagnostic::DecimalComma,
            Diagnostic::InvalidWeight,
            Diagnostic::TruncatedElements,
        ]
    );
}

#[test]
fn of_a_megabyte_only_the_beginning_is_read() {
    let shapes = [
        filled(1 << 20, "uk"),
        "uk;q=0,".repeat(150_000),
        "u".repeat(1 << 20),
        " ".repeat(1 << 20),
        ";".repeat(1 << 20),
        "\"".repeat(1 << 20),
        "en;q=0.1,uk;q=0.2,".repeat(60_000),
    ];
    for shape in &shapes {
        // The comma after the last element that fits is the last byte looked at.
        let beginning = AcceptLanguage::parse(&shape.as_bytes()[..4_097]);
        for _ in 0..100 {
            let list = AcceptLanguage::parse(shape);
            assert_eq!(diagnostics(&list), diagnostics(&beginning));
            assert!(diagnostics(&list).contains(&Diagnostic::TruncatedBytes));
            assert_eq!(list.ranking(), beginning.ranking());
            assert_eq!(list.len(), beginning.len());
        }
    }
}

#[test]
fn an_ordinary_request_allocates_nothing() {
    let headers = [
        "uk",
        "en-US,en;q=0.5",
        "uk,en-US;q=0.9,en;q=0.8",
        "ru-RU,ru;q=0.9,uk;q=0.8,en;q=0.7",
        "uk-UA,uk;q=0.8,en-US;q=0.5,en;q=0.3",
        "pl-PL,pl;q=0.9,uk-UA;q=0.8,uk;q=0.7,en-US;q=0.6,en;q=0.5",
        "uk;q=0.1,ua;q=0,5,\"x\",*;q=2,en-Latn-x-long;level=1;q=0.123",
    ];
    let policy = Policy::browser_first();
    let now = DateTime::from_timestamp(1_762_340_700, 0).unwrap();
    let counted = allocation_counter::measure(|| {
        for header in headers {
            let list = AcceptLanguage::parse(header);
            let signals = Signals {
                browser: Some(&list),
                ..Signals::default()
            };
            let decision = policy.decide(&signals, LanguageSet::BOTH);
            let page = Page::from(&decision);
            let _ = std::hint::black_box(suggest(
                decision.preference(),
                &page,
                &policy,
                &Dismissals::NONE,
                now,
            ));
            let _ = std::hint::black_box(policy.redirect(&decision, "GET", Purpose::Navigation));
            std::hint::black_box(decision.vary().value());
        }
    });
    assert_eq!(counted.count_total, 0);
}
