use dvomova::address::{Addresses, Destination, ListPosition, Page};
use dvomova::article::Slug;
use dvomova::language::Language;

use super::address::{article, hosts, origin};
use Language::{English, Ukrainian};

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

#[test]
fn what_a_query_does_not_mean_is_ignored() {
    #[track_caller]
    fn check(query: &str, expected: ListPosition) {
        assert_eq!(
            Addresses::new(origin()).parse(None, "/culture", Some(query)),
            Destination::Page {
                language: Ukrainian,
                page: Page::Section(slug("culture"), expected)
            },
            "{query}"
        );
    }
    check("page=2", ListPosition::page(2));
    check("utm_source=letter&page=2", ListPosition::page(2));
    check("page=1", ListPosition::FIRST);
    check("page=0", ListPosition::FIRST);
    check("page=-1", ListPosition::FIRST);
    check("page=two", ListPosition::FIRST);
    check("page=99999999999", ListPosition::FIRST);
    check("page", ListPosition::FIRST);
    check("page=2&page=3", ListPosition::page(2));
    check("after=a%20b", ListPosition::FIRST);
    check(
        "after=ab&page=2",
        ListPosition::after("ab".parse().unwrap()),
    );
    check(
        "before=ab&page=2",
        ListPosition::before("ab".parse().unwrap()),
    );
    check(
        "before=ab&after=cd",
        ListPosition::after("cd".parse().unwrap()),
    );
    check("before=a%20b", ListPosition::FIRST);
    check(
        &format!("{}page=2", "x=1&".repeat(2000)),
        ListPosition::FIRST,
    );
}

#[test]
fn a_choice_comes_back_to_a_page_of_the_site_only() {
    #[track_caller]
    fn check(from: &str, expected: Option<Page>) {
        let query = format!("from={from}");
        assert_eq!(
            Addresses::new(origin()).parse(None, "/en/cookies", Some(&query)),
            Destination::Page {
                language: English,
                page: Page::CookieSettings {
                    from: expected.map(Box::new)
                }
            },
            "{from}"
        );
    }
    check("/en/culture/night", Some(article("culture", "night")));
    check(
        "%2Fen%2Ftag%2Fmuseums%3Fpage%3D2",
        Some(Page::Tag(slug("museums"), ListPosition::page(2))),
    );
    check("/culture/night", None);
    check("https://evil.example/en/culture", None);
    check("//evil.example/en", None);
    check("/%5Cevil.example", None);
    check("", None);
    // Not again inside of itself.
    check(
        "/en/cookies%3Ffrom=/en/cookies",
        Some(Page::CookieSettings { from: None }),
    );
}

#[test]
fn a_link_is_read_on_the_sites_own_origin_only() {
    #[track_caller]
    fn check(addresses: &Addresses, link: &str, expected: Option<(Language, Page)>) {
        let expected = match expected {
            Some((language, page)) => Destination::Page { language, page },
            None => Destination::NotFound { language: None },
        };
        assert_eq!(addresses.parse_link(link), expected, "{link}");
    }
    let addresses = Addresses::new(origin());
    let night = || article("culture", "night");
    check(
        &addresses,
        "/en/culture/night#top",
        Some((English, night())),
    );
    check(
        &addresses,
        "https://news.example/culture/night",
        Some((Ukrainian, night())),
    );
    check(
        &addresses,
        "HTTPS://NEWS.example:443/culture/night?x",
        Some((Ukrainian, night())),
    );
    check(
        &addresses,
        "https://news.example",
        Some((Ukrainian, Page::HOME)),
    );
    check(
        &addresses,
        "https://news.example?page=2",
        Some((Ukrainian, Page::Home(ListPosition::page(2)))),
    );
    for foreign in [
        "http://news.example/culture",
        "https://news.example.evil/culture",
        "https://news.example@evil/culture",
        "//evil/culture",
        "/\\evil/culture",
        "javascript:alert(1)",
        "mailto:a@news.example",
        "culture",
        "",
    ] {
        check(&addresses, foreign, None);
    }
    check(
        &hosts(),
        "https://en.news.example/culture/night",
        Some((English, night())),
    );
    check(
        &hosts(),
        "https://news.example/culture/night",
        Some((Ukrainian, night())),
    );
    check(&hosts(), "/culture/night", None);
}
