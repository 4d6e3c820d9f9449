use dvomova::address::{
    Addresses, ArticlePath, Cursor, Destination, Feed, File, ListPosition, Origin, Page, Placement,
};
use dvomova::article::{ArticleId, FilePath, Slug};
use dvomova::language::{Language, PerLanguage};

use Language::{English, Ukrainian};

pub(crate) fn origin() -> Origin {
    "https://news.example".parse().unwrap()
}

pub(crate) fn hosts() -> Addresses {
    let origins = PerLanguage {
        ukrainian: "https://news.example".parse().unwrap(),
        english: "https://en.news.example".parse().unwrap(),
    };
    Addresses::on_hosts(origins).unwrap()
}

/// Every scheme: five, then the same five with ids.
pub(crate) fn schemes() -> Vec<Addresses> {
    let schemes = [
        Addresses::new(origin()),
        Addresses::prefixed(origin()),
        Addresses::new(origin())
            .with_prefix(English, "eng")
            .unwrap(),
        Addresses::prefixed(origin())
            .with_prefix(Ukrainian, "ukr")
            .unwrap(),
        hosts(),
    ];
    let with_ids = schemes.clone().map(Addresses::with_article_ids);
    schemes.into_iter().chain(with_ids).collect()
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn article(section: &str, text: &str) -> Page {
    Page::Article(ArticlePath {
        section: slug(section),
        slug: slug(text),
        id: None,
    })
}

fn id() -> ArticleId {
    "0190f2b4-7e1c-7a3b-8c5d-0123456789ab".parse().unwrap()
}

fn list(slug_text: &str) -> Page {
    Page::Section(slug(slug_text), ListPosition::FIRST)
}

#[test]
fn the_default_scheme_has_ukrainian_at_the_root() {
    #[track_caller]
    fn check(page: &Page, ukrainian: &str, english: &str) {
        let addresses = Addresses::new(origin());
        for (language, expected) in [(Ukrainian, ukrainian), (English, english)] {
            assert_eq!(addresses.href(language, page), expected);
            assert_eq!(
                addresses.url(language, page),
                format!("https://news.example{expected}")
            );
        }
    }
    check(&Page::HOME, "/", "/en");
    check(&Page::Home(ListPosition::page(2)), "/?page=2", "/en?page=2");
    check(&list("culture"), "/culture", "/en/culture");
    check(
        &article("culture", "night"),
        "/culture/night",
        "/en/culture/night",
    );
    let tag = Page::Tag(slug("museums"), ListPosition::page(3));
    check(&tag, "/tag/museums?page=3", "/en/tag/museums?page=3");
    let after = ListPosition::after("0190f2b4_7".parse().unwrap());
    check(
        &Page::Author(slug("olha-koval"), after),
        "/author/olha-koval?after=0190f2b4_7",
        "/en/author/olha-koval?after=0190f2b4_7",
    );
    let before = ListPosition::before("0190f2b4_7".parse().unwrap());
    check(
        &Page::Home(before),
        "/?before=0190f2b4_7",
        "/en?before=0190f2b4_7",
    );
    for (list, ukrainian, english) in [
        (&Page::Home(ListPosition::page(2)), "/feed", "/en/feed"),
        (&list("culture"), "/culture/feed", "/en/culture/feed"),
        (&tag, "/tag/museums/feed", "/en/tag/museums/feed"),
        (
            &Page::Author(slug("olha-koval"), ListPosition::FIRST),
            "/author/olha-koval/feed",
            "/en/author/olha-koval/feed",
        ),
    ] {
        let feed = list.feed().unwrap();
        assert_eq!(feed.list(), list.clone().first());
        check(&Page::Feed(feed), ukrainian, english);
    }
    assert_eq!(article("culture", "night").feed(), None);
    check(&Page::Favorites, "/favorites", "/en/favorites");
    let search = Page::Search {
        words: "ніч & museum".to_owned(),
        position: ListPosition::page(2),
    };
    check(
        &search,
        "/search?q=%D0%BD%D1%96%D1%87%20%26%20museum&page=2",
        "/en/search?q=%D0%BD%D1%96%D1%87%20%26%20museum&page=2",
    );
    let from = Some(Box::new(search));
    check(
        &Page::CookieSettings { from },
        "/cookies?from=/search%3Fq%3D%25D0%25BD%25D1%2596%25D1%2587%2520%2526%2520museum%26page%3D2",
        "/en/cookies?from=/en/search%3Fq%3D%25D0%25BD%25D1%2596%25D1%2587%2520%2526%2520museum%26page%3D2",
    );
    check(
        &Page::LanguageChoice { from: None },
        "/language",
        "/en/language",
    );
    check(&Page::Reader { from: None }, "/reader", "/en/reader");
    check(
        &Page::Preview(id()),
        "/preview/0190f2b4-7e1c-7a3b-8c5d-0123456789ab",
        "/en/preview/0190f2b4-7e1c-7a3b-8c5d-0123456789ab",
    );
}

#[test]
fn other_schemes_are_settings() {
    let prefixed = Addresses::prefixed(origin());
    assert_eq!(
        prefixed.url(Ukrainian, &Page::HOME),
        "https://news.example/uk"
    );
    assert_eq!(prefixed.parse(None, "/", None), Destination::Neutral);
    assert_eq!(
        prefixed.parse(None, "/culture", None),
        Destination::NotFound { language: None }
    );
    assert_eq!(
        prefixed.neutral_url().as_deref(),
        Some("https://news.example/")
    );
    assert_eq!(Addresses::new(origin()).neutral_url(), None);

    let words = Addresses::new(origin())
        .with_prefix(English, "eng")
        .unwrap();
    assert_eq!(words.href(English, &list("culture")), "/eng/culture");
    assert_eq!(
        words.parse(None, "/en/culture", None),
        Destination::NotFound {
            language: Some(Ukrainian)
        }
    );

    let ids = Addresses::new(origin()).with_article_ids();
    let with_id = Page::Article(ArticlePath {
        section: slug("culture"),
        slug: slug("night"),
        id: Some(id()),
    });
    assert_eq!(
        ids.href(English, &with_id),
        "/en/culture/0190f2b4-7e1c-7a3b-8c5d-0123456789ab/night"
    );
    assert_eq!(
        ids.placement(English, &article("culture", "night"), &with_id),
        Placement::Moved("/en/culture/0190f2b4-7e1c-7a3b-8c5d-0123456789ab/night".to_owned())
    );

    let hosts = hosts();
    assert_eq!(
        hosts.href(English, &list("culture")),
        "https://en.news.example/culture"
    );
    let english = Destination::Page {
        language: English,
        page: list("culture"),
    };
    for host in [
        "en.news.example",
        "EN.News.Example.:443",
        "en.news.example:8080",
    ] {
        assert_eq!(hosts.parse(Some(host), "/culture", None), english, "{host}");
    }
    for host in [None, Some("evil.example"), Some("")] {
        assert_eq!(
            hosts.parse(host, "/culture", None),
            Destination::NotFound { language: None }
        );
    }
}

#[test]
fn two_languages_may_share_a_name_at_two_ports() {
    let origins = PerLanguage {
        ukrainian: "http://localhost:3000".parse().unwrap(),
        english: "http://localhost:3001".parse().unwrap(),
    };
    let addresses = Addresses::on_hosts(origins).unwrap();
    let language = |host| match addresses.parse(Some(host), "/", None) {
        Destination::Page { language, .. } => Some(language),
        _ => None,
    };
    assert_eq!(language("localhost:3001"), Some(English));
    assert_eq!(language("localhost:3000"), Some(Ukrainian));
    assert_eq!(language("localhost"), None);
}

#[test]
fn a_scheme_that_cannot_tell_the_languages_apart_is_refused() {
    let same = PerLanguage {
        ukrainian: origin(),
        english: "http://news.example:443".parse().unwrap(),
    };
    assert_eq!(
        Addresses::on_hosts(same).unwrap_err().to_string(),
        "expected a host for each language, found news.example for both"
    );
    let prefix = |language, word| {
        Addresses::prefixed(origin())
            .with_prefix(language, word)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        prefix(English, "tag"),
        "expected a prefix of 1 to 20 letters a-z that no page has, found \"tag\""
    );
    assert_eq!(
        prefix(English, "uk"),
        "expected a prefix of 1 to 20 letters a-z that no page has, found \"uk\""
    );
    assert_eq!(
        prefix(English, "e/n"),
        "expected a prefix of 1 to 20 letters a-z that no page has, found \"e/n\""
    );
    assert_eq!(
        Addresses::new(origin())
            .with_prefix(Ukrainian, "ukr")
            .unwrap_err()
            .to_string(),
        "addresses in `uk` have no prefix in this scheme"
    );
}

#[test]
fn another_spelling_is_moved_to_the_canonical_one() {
    #[track_caller]
    fn check(path: &str, query: Option<&str>, expected: &str) {
        assert_eq!(
            Addresses::new(origin()).parse(None, path, query),
            Destination::Moved(expected.to_owned()),
            "{path}"
        );
    }
    check("/en/", None, "/en");
    check("/culture/night/", None, "/culture/night");
    check("//culture///night", None, "/culture/night");
    check("/EN/Culture/Night", None, "/en/culture/night");
    check("/%63ulture/night", None, "/culture/night");
    check("/en/%74ag/museums", None, "/en/tag/museums");
    check("//", None, "/");
    check("/Culture/Feed/", None, "/culture/feed");
    check("//Sitemap.XML/", None, "/sitemap.xml");
    check("/pictures//a.jpg", None, "/pictures/a.jpg");
    check("/Pictures/A.jpg", None, "/pictures/A.jpg");
    check(
        "/pictures/ніч.jpg",
        None,
        "/pictures/%D0%BD%D1%96%D1%87.jpg",
    );
    check(
        "/preview/0190F2B4-7E1C-7A3B-8C5D-0123456789AB",
        None,
        "/preview/0190f2b4-7e1c-7a3b-8c5d-0123456789ab",
    );
    check("/culture/", Some("page=2&x=%20"), "/culture?page=2&x=%20");
    check("/culture/", Some("x=a b"), "/culture");
    check("/culture/", Some("x=1\r\nSet-Cookie: a=b"), "/culture");
    check("/culture/", Some(""), "/culture");
}

#[test]
fn an_address_outside_of_the_scheme_is_not_found_in_its_language() {
    #[track_caller]
    fn check(path: &str, language: Language) {
        assert_eq!(
            Addresses::new(origin()).parse(None, path, None),
            Destination::NotFound {
                language: Some(language)
            },
            "{path}"
        );
    }
    check("/a/b/c", Ukrainian);
    check("/en/a/b/c", English);
    check("/tag", Ukrainian);
    check("/en/author", English);
    check("/search/museum", Ukrainian);
    check("/favorites/x", Ukrainian);
    check("/en/en", English);
    check("/static", Ukrainian);
    check("/preview/1", Ukrainian);
    check("/культура", Ukrainian);
    check("/robots.txt", Ukrainian);
    check("/en/sitemap.xml", English);
    check("/sitemap.xml/feed", Ukrainian);
    check("/feed/feed", Ukrainian);
    check("/culture/night/feed", Ukrainian);
    check("/en/search/feed", English);
    check("/en/a--b", English);

    let addresses = Addresses::new(origin());
    let nowhere = Destination::NotFound { language: None };
    let long = format!("/{}", "a/".repeat(1024));
    for path in [
        "",
        "culture",
        "*",
        "/a%2Fb",
        "/%2e%2e/x",
        "/../x",
        "/%FF",
        "/a%00",
        "/a\\b",
        &long,
    ] {
        assert_eq!(addresses.parse(None, path, None), nowhere, "{path}");
    }
}

#[test]
fn a_wrong_section_is_moved() {
    let addresses = Addresses::new(origin());
    let found = article("culture", "night");
    assert_eq!(
        addresses.placement(English, &article("sport", "night"), &found),
        Placement::Moved("/en/culture/night".to_owned())
    );
    assert_eq!(
        addresses.placement(English, &found, &found),
        Placement::Canonical
    );
    let renamed = Page::Section(slug("arts"), ListPosition::page(2));
    assert_eq!(
        addresses.placement(
            English,
            &Page::Section(slug("culture"), ListPosition::page(2)),
            &renamed
        ),
        Placement::Moved("/en/arts?page=2".to_owned())
    );
}

#[test]
fn the_first_part_of_every_own_page_is_reserved() {
    let pages = [
        Page::Tag(slug("a"), ListPosition::FIRST),
        Page::Author(slug("a"), ListPosition::FIRST),
        Page::Favorites,
        Page::Search {
            words: String::new(),
            position: ListPosition::FIRST,
        },
        Page::CookieSettings { from: None },
        Page::LanguageChoice { from: None },
        Page::Reader { from: None },
        Page::Preview(id()),
        Page::Feed(Feed::Home),
    ];
    let addresses = Addresses::prefixed(origin());
    for page in pages {
        let path = addresses.href(English, &page);
        for part in path.split(['/', '?']).skip(1).take(2) {
            assert!(Slug::RESERVED.contains(&part), "{part}");
        }
    }
    let picture = File::Picture("a.jpg".parse().unwrap());
    assert_eq!(addresses.file_href(&picture), "/pictures/a.jpg");
    let style = File::Static("a.css".parse().unwrap());
    assert_eq!(
        addresses.file_url(English, &style),
        "https://news.example/static/a.css"
    );
    for word in ["pictures", "static", "en", "uk", "eng", "ukr"] {
        assert!(Slug::RESERVED.contains(&word), "{word}");
    }
    let own = Addresses::new(origin())
        .with_prefix(English, "angliiska")
        .unwrap();
    assert!(own.is_reserved(&slug("angliiska")));
    assert!(!addresses.is_reserved(&slug("angliiska")));
}

#[test]
fn a_path_that_leads_out_of_its_folder_is_no_file() {
    for path in ["", "/a", "a/", "a//b", ".", "a/../b", "a\\b", "a\nb"] {
        assert_eq!(
            path.parse::<FilePath>().unwrap_err().to_string(),
            format!(
                "expected a path inside the folder, of at most 512 bytes, its parts joined by `/`, found {path:?}"
            )
        );
    }
    assert!("a".repeat(513).parse::<FilePath>().is_err());
    assert_eq!(
        "a b".parse::<Cursor>().unwrap_err().to_string(),
        "expected a cursor of 1 to 64 letters, digits, `-` and `_`, found \"a b\""
    );
}

#[test]
fn a_cursor_has_room_for_a_moment_and_an_id() {
    let text = format!("{}_{}", i64::MIN, id());
    assert_eq!(text.parse::<Cursor>().unwrap().as_str(), text);
}

#[test]
fn the_sitemap_is_on_each_host() {
    assert_eq!(
        hosts().file_url(English, &File::Sitemap),
        "https://en.news.example/sitemap.xml"
    );
    assert_eq!(
        hosts().parse(Some("en.news.example"), "/sitemap.xml", None),
        Destination::File(File::Sitemap)
    );
}
