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
        &"<p>".repeat(220_000),
        Some("it has more than 200,000 elements and texts"),
    );
    check(
        &format!("<!--{}-->", "x".repeat(5 << 20)),
        Some("it is larger than 4 MB"),
    );
    check(
        &"<li>Слово".repeat(1_001),
        Some("it has more than 1,000 findings"),
    );
    let many: String = (0..100_000).map(|number| format!(" a{number}")).collect();
    check(&format!("<p{many}>"), Some("a tag has too many attributes"));
    check(&format!("<p title=\"{}\">", "x".repeat(1 << 18)), None);
    check(&"</b>".repeat(1 << 16), None);
    check(
        &format!("{}{}", "<b>".repeat(200), "</i>".repeat(1 << 13)),
        None,
    );
    // Blocks inside many inline elements, and inside many runs.
    for outer in ["<span>", "<span lang=uk><span lang=en>"] {
        let outer = outer.repeat(240 / outer.split('<').count());
        check(&format!("{outer}{}", "<p>x</p>".repeat(5_000)), None);
    }
    // One paragraph of elements inside one another, with and without own words.
    for open in ["<span>", "<span>a "] {
        let nest = format!("{}x{}", open.repeat(200), "</span>".repeat(200));
        check(&format!("<p>{}", nest.repeat(50)), None);
    }
    check(&format!("<html lang=en>{}", "<table>x".repeat(100)), None);
}

/// Where blocks break off what an inline element says, its words before and
/// after are still judged as its own, and not with those around it.
#[test]
fn an_element_around_blocks_still_holds_its_words() {
    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found = audit_page(&page(English, body), English);
        let places = found.iter().map(|found| found.place.element.as_deref());
        assert_eq!(
            places.collect::<Vec<_>>(),
            expected
                .iter()
                .map(|place| Some(*place))
                .collect::<Vec<_>>()
        );
    }
    let label = "<span class=share>";
    check(
        &format!("All that the opera sang {label}Культура міста<p>Opera</p></span>"),
        &["body > span.share"],
    );
    check(
        &format!(
            "All that the opera sang on the water of the lake {label}<p>Opera</p>Культура міста</span> sang on the lake tonight"
        ),
        &["body > span.share"],
    );
    check(
        &format!(
            "{label}<i><p>Opera</p></i></span><p>Opera</p>{label}Культура міста</span> sang on the lake tonight"
        ),
        &["body > span.share"],
    );
    // Two runs are open where the block begins.
    check(
        "Поширити<span lang=uk><p>Опера</p></span> All that the opera sang tonight",
        &["body"],
    );
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
