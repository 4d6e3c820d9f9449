//! The links between a page and its other language.

use dvomova::audit::{Rule, Severity, audit_alternates, audit_page};
use dvomova::language::Language::{self, English, Ukrainian};

#[test]
fn alternates_agree_with_the_page() {
    #[track_caller]
    fn check(head: &str, expected: &[&str]) {
        let html = format!("<html lang=en><head>{head}</head><body>Hello</body></html>");
        let found = audit_page(&html, English);
        let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(messages, expected, "{head}");
        assert!(found.iter().all(|found| found.rule == Rule::AlternateLinks));
    }
    let own = "<link rel=alternate hreflang=en href='https://example.com/en/a'>";
    let other = "<link rel=alternate hreflang=uk href='https://example.com/a'>";
    check(&format!("{own}{other}"), &[]);
    check(own, &[]);
    check(
        other,
        &["no alternate is the page itself; expected one in `en`"],
    );
    check(
        &format!("{own}{other}<link rel=canonical href='https://example.com/en/b'>"),
        &[
            "the page's own alternate is \"https://example.com/en/a\", its canonical address \"https://example.com/en/b\"",
        ],
    );
    check(
        &format!("{own}<link rel=alternate hreflang=en href='https://example.com/en/c'>"),
        &["two alternates in `en` have different addresses"],
    );
    check(
        "<link rel=alternate hreflang=en href='/en/a'>",
        &["the alternate in `en` has the address \"/en/a\"; expected a whole one, with `https://`"],
    );
    check(
        &format!("{own}<link rel=alternate hreflang=uk href='https://example.com/en/a'>"),
        &["the alternates in both languages have one address"],
    );
    check(
        "<meta property='og:locale' content='uk_UA'>",
        &["`og:locale` is \"uk_UA\"; expected `en_US`"],
    );
    check(
        "<link rel=alternate type='application/atom+xml' hreflang=uk href='/feed'>",
        &[],
    );
    let html = format!(
        "<html lang=en><head>{own}<link rel=alternate hreflang=ua href='https://example.com/a'></head></html>"
    );
    let found = audit_page(&html, English);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, Rule::CountryAsLanguage);
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn alternates_name_one_another() {
    let page = |language: Language, links: &[(&str, &str)]| {
        let links: String = links
            .iter()
            .map(|(tag, to)| format!("<link rel=alternate hreflang={tag} href={to}>"))
            .collect();
        format!("<html lang={language}><head>{links}</head></html>")
    };
    let (uk, en) = ("https://news.example/a", "https://news.example/en/a");
    let both = [("uk", uk), ("en", en), ("x-default", uk)];
    let found = |ukrainian: &[(&str, &str)], english: &[(&str, &str)], language| {
        let pages = [
            (uk, page(Ukrainian, ukrainian)),
            (en, page(language, english)),
        ];
        let pages = pages
            .iter()
            .map(|(address, html)| (*address, html.as_str()));
        let found = audit_alternates(pages);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(found(&both, &both, English), [""; 0]);
    assert_eq!(
        found(&both, &[("en", en)], English),
        [format!(
            "{en}: error[alternate-links]: {uk} names this page as its alternate in `en`, \
             and this page does not name it back"
        )]
    );
    assert_eq!(
        found(&both, &both, Ukrainian),
        [
            format!(
                "{en}: error[alternate-links]: {uk} names this page as its alternate in `en`, \
                 and this page is in `uk`"
            ),
            format!(
                "{en}: error[alternate-links]: {en} names this page as its alternate in `en`, \
                 and this page is in `uk`"
            ),
        ]
    );
    let elsewhere = [("en", "https://other.example/")];
    assert_eq!(found(&elsewhere, &elsewhere, English), [""; 0]);
}
