//! Pages that are large, broken or random.

use dvomova::audit::{Rule, audit_page};
use dvomova::language::Language::{self, English, Ukrainian};
use proptest::prelude::*;

use super::page::page;

#[test]
fn hostile_pages_end_within_bounds() {
    #[track_caller]
    fn check(html: &str, why: Option<&str>) {
        let found = audit_page(html, English);
        let stopped = found.iter().find(|found| found.rule == Rule::UnreadPage);
        assert_eq!(
            stopped.map(|found| found.message.as_str()),
            why.map(|why| format!("the page was not read to its end: {why}"))
                .as_deref()
        );
    }
    let deep = Some("more than 256 elements stand inside one another");
    check(&"<div>".repeat(1 << 20), deep);
    check(&"<table><td>".repeat(1 << 18), deep);
    check(
        &"<p>".repeat(1_100_000),
        Some("it has more than a million elements and texts"),
    );
    check(
        &format!("<!--{}-->", "x".repeat(11 << 20)),
        Some("it is larger than 10 MB"),
    );
    check(
        &"<li>Слово".repeat(1_001),
        Some("it has more than 1,000 findings"),
    );
    let many: String = (0..800_000).map(|number| format!(" a{number}")).collect();
    check(&format!("<p{many}>"), Some("a tag has too many attributes"));
    check(&format!("<p title=\"{}\">", "x".repeat(1 << 20)), None);
    check(&"</b>".repeat(1 << 18), None);
    check(
        &format!("{}{}", "<b>".repeat(200), "</i>".repeat(1 << 15)),
        None,
    );
    check(&format!("<html lang=en>{}", "<table>x".repeat(100)), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_page_makes_it_panic(html in "(<[a-z]{1,6}( lang=(uk|en|ua|x))?( (alt|title)='[^']{0,9}')?>|</?(p|b|a|table|td|template|select|svg|math)>|[a-zа-яіїєґ «»“”.—&;]{1,9}|\\PC){0,60}") {
        for language in Language::ALL {
            for found in audit_page(&html, language) {
                prop_assert!(!found.message.contains('\n'));
                prop_assert!(!found.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_text_is_never_wrong_in_both_languages(text in "[a-zA-Zа-яіїєґА-ЯІЇЄҐ ]{1,80}") {
        let wrong = |language| {
            let found = audit_page(&page(language, &format!("<p>{text}</p>")), language);
            found.iter().any(|found| found.rule == Rule::WrongLanguage && found.message.starts_with(&format!("“{}” is not", text.trim())))
        };
        prop_assert!(!(wrong(English) && wrong(Ukrainian)), "{text}");
    }
}
