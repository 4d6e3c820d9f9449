use dvomova::address::{
    Addresses, ArticlePath, Destination, Feed, File, ListPosition, Origin, Page,
};
use dvomova::article::{ArticleId, FilePath, Slug};
use dvomova::language::Language;
use proptest::prelude::*;

use super::address::schemes;
use Language::{English, Ukrainian};

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}"
        .prop_filter("reserved", |text| !Slug::RESERVED.contains(&text.as_str()))
        .prop_map(|text| text.parse().unwrap())
}

fn any_position() -> impl Strategy<Value = ListPosition> {
    prop_oneof![
        any::<u32>().prop_map(ListPosition::page),
        "[A-Za-z0-9_-]{1,64}".prop_map(|text| ListPosition::after(text.parse().unwrap())),
        "[A-Za-z0-9_-]{1,64}".prop_map(|text| ListPosition::before(text.parse().unwrap())),
    ]
}

fn any_simple_page(ids: bool) -> impl Strategy<Value = Page> {
    prop_oneof![
        any_position().prop_map(Page::Home),
        (any_slug(), any_position()).prop_map(|(slug, at)| Page::Section(slug, at)),
        (any_slug(), any_position()).prop_map(|(slug, at)| Page::Tag(slug, at)),
        (any_slug(), any_position()).prop_map(|(slug, at)| Page::Author(slug, at)),
        (any_slug(), any_slug(), any::<Option<u128>>()).prop_map(move |(section, slug, id)| {
            let id = id.map(uuid).filter(|_| ids);
            Page::Article(ArticlePath { section, slug, id })
        }),
        Just(Page::Feed(Feed::Home)),
        any_slug().prop_map(|slug| Page::Feed(Feed::Section(slug))),
        any_slug().prop_map(|slug| Page::Feed(Feed::Tag(slug))),
        any_slug().prop_map(|slug| Page::Feed(Feed::Author(slug))),
        Just(Page::Favorites),
        ("\\PC{0,70}", any_position())
            .prop_map(|(words, position)| Page::Search { words, position }),
        any::<u128>().prop_map(|id| Page::Preview(uuid(id))),
    ]
}

fn uuid(bits: u128) -> ArticleId {
    let hex = format!("{bits:032x}");
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-").parse().unwrap()
}

fn any_page(ids: bool) -> impl Strategy<Value = Page> {
    let back = || proptest::option::of(any_simple_page(ids).prop_map(Box::new));
    prop_oneof![
        4 => any_simple_page(ids),
        1 => back().prop_map(|from| Page::CookieSettings { from }),
        1 => back().prop_map(|from| Page::LanguageChoice { from }),
        1 => back().prop_map(|from| Page::Reader { from }),
    ]
}

/// The host, path and query of an address that a scheme built.
fn ask(addresses: &Addresses, url: &str) -> Destination {
    let (_, rest) = url.split_once("://").unwrap();
    let (host, rest) = rest.split_at(rest.find('/').unwrap());
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (rest, None),
    };
    addresses.parse(Some(host), path, query)
}

proptest! {
    #[test]
    fn what_a_scheme_builds_it_reads_back(
        plain in any_page(false),
        with_id in any_page(true),
        scheme in 0..10_usize,
        english in any::<bool>(),
    ) {
        let addresses = &schemes()[scheme];
        let page = if scheme < 5 { plain } else { with_id };
        let language = if english { English } else { Ukrainian };
        let url = addresses.url(language, &page);
        let expected = Destination::Page { language, page };
        prop_assert_eq!(ask(addresses, &url), expected.clone(), "{}", url);
        prop_assert_eq!(addresses.parse_link(&url), expected, "{}", url);
    }

    #[test]
    fn a_file_is_read_back(path in "[^/\\\\\\pC]{3,20}(/[^/\\\\\\pC]{3,20}){0,2}", scheme in 0..10_usize) {
        let addresses = &schemes()[scheme];
        let Ok(path) = path.parse::<FilePath>() else { return Ok(()) };
        for file in [File::Picture(path.clone()), File::Static(path), File::Sitemap] {
            let url = addresses.file_url(English, &file);
            prop_assert_eq!(ask(addresses, &url), Destination::File(file));
        }
    }

    #[test]
    fn a_redirect_stays_on_the_host_and_is_the_last(
        path in "(/{0,3}(en|uk|EN|tag|culture|%63a|night|A-b|pictures|a\\.b|%2e%2e|%|static|cookies|feed|Sitemap\\.xml)){0,5}/{0,2}",
        query in proptest::option::of("\\PC{0,20}"),
        scheme in 0..10_usize,
    ) {
        let addresses = &schemes()[scheme];
        let host = Some("news.example");
        if let Destination::Moved(to) = addresses.parse(host, &path, query.as_deref()) {
            prop_assert!(to.starts_with('/') && !to.starts_with("//"));
            prop_assert!(to.bytes().all(|byte| byte.is_ascii_graphic()));
            let (path, query) = to.split_once('?').map_or((to.as_str(), None), |(path, query)| (path, Some(query)));
            let again = addresses.parse(host, path, query);
            prop_assert!(!matches!(again, Destination::Moved(_) | Destination::NotFound { .. }), "{:?}", again);
        }
    }

    #[test]
    fn any_address_is_answered(host in ".{0,20}", path in "/?.{0,60}", query in ".{0,60}", scheme in 0..10_usize) {
        let addresses = &schemes()[scheme];
        let _ = addresses.parse(Some(&host), &path, Some(&query));
        let _ = addresses.parse_link(&path);
        let _ = addresses.parse_link(&format!("https://news.example{path}?{query}"));
        let _ = path.parse::<Origin>();
    }
}
