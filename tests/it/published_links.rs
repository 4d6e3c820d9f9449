use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{
    Addresses, Destination, Feed, ListPosition, Page, PublishedLinks, live_languages,
};
use dvomova::article::{Article, ArticleId, Edition, Publication, Section, Tag, Window};
use dvomova::language::{Language, LanguageSet, PerLanguage};
use proptest::prelude::*;
use serde_json::json;

use Language::{English, Ukrainian};

fn addresses() -> Addresses {
    Addresses::new("https://news.example".parse().unwrap())
}

fn noon() -> DateTime<Utc> {
    "2025-11-05T12:00:00Z".parse().unwrap()
}

fn section() -> Section {
    serde_json::from_value(json!({"id": "culture", "names": {
        "uk": {"name": "Культура", "slug": "kultura"},
        "en": {"name": "Culture", "slug": "culture"},
    }}))
    .unwrap()
}

fn edition(title: &str, slug: &str, live_from: &str, live_until: Option<&str>) -> Edition {
    serde_json::from_value(json!({
        "variant": {"slug": slug, "title": title, "lead": title, "body": title},
        "publication": {"window": {"live_from": live_from, "live_until": live_until}},
    }))
    .unwrap()
}

/// Ukrainian from 10 o'clock on, English from 11 until 13 o'clock.
fn article() -> Article {
    let ukrainian = edition("Ніч музеїв", "nich-muzeiv", "2025-11-05T10:00:00Z", None);
    let english = edition(
        "The night of museums",
        "the-night-of-museums",
        "2025-11-05T11:00:00Z",
        Some("2025-11-05T13:00:00Z"),
    );
    let id = ArticleId::from_path("culture/night");
    let mut article = Article::new(id, section().id, Ukrainian, ukrainian);
    article.insert(English, english);
    article
}

#[test]
fn an_article_lists_its_live_variants_and_nothing_else() {
    #[track_caller]
    fn check(hours: i64, live: LanguageSet, current: Language, expected: &[(&str, &str)]) {
        let now = noon() + TimeDelta::hours(hours);
        let links = PublishedLinks::article(&addresses(), &article(), &section(), current, now);
        assert_eq!(links.languages(), live);
        assert_eq!(links.alternates().collect::<Vec<_>>(), expected);
    }
    let ukrainian = "https://news.example/kultura/nich-muzeiv";
    let english = "https://news.example/en/culture/the-night-of-museums";
    let both = [("uk", ukrainian), ("en", english), ("x-default", ukrainian)];
    check(0, LanguageSet::BOTH, Ukrainian, &both);
    check(0, LanguageSet::BOTH, English, &both);
    let one = [("uk", ukrainian), ("x-default", ukrainian)];
    check(-2, Ukrainian.into(), Ukrainian, &one);
    check(1, Ukrainian.into(), Ukrainian, &one);
    check(1, Ukrainian.into(), English, &[]);
    check(-3, LanguageSet::NONE, Ukrainian, &[]);
}

#[test]
fn a_page_that_is_not_public_still_leads_to_the_other_language() {
    let now = noon() + TimeDelta::hours(1);
    let links = PublishedLinks::article(&addresses(), &article(), &section(), English, now);
    assert_eq!(links.current(), English);
    assert_eq!(links.canonical(), None);
    assert_eq!(
        links.counterpart(),
        Some("https://news.example/kultura/nich-muzeiv")
    );
}

#[test]
fn what_is_public_is_enough_to_link_it() {
    let addresses = addresses().with_article_ids();
    let (article, section) = (article(), section());
    let ukrainian = || Some("nich-muzeiv".parse().unwrap());
    let english = || Some("the-night-of-museums".parse().unwrap());
    for (hours, ukrainian, english) in [
        (0, ukrainian(), english()),
        (1, ukrainian(), None),
        (-3, None, None),
    ] {
        let now = noon() + TimeDelta::hours(hours);
        for current in Language::ALL {
            let public = PerLanguage {
                ukrainian: ukrainian.clone(),
                english: english.clone(),
            };
            assert_eq!(
                PublishedLinks::public_article(&addresses, article.id, &section, public, current),
                PublishedLinks::article(&addresses, &article, &section, current, now)
            );
        }
    }
    let public = PerLanguage {
        ukrainian: None,
        english: english(),
    };
    let links = PublishedLinks::public_article(&addresses, article.id, &section, public, Ukrainian);
    let url = format!(
        "https://news.example/en/culture/{}/the-night-of-museums",
        article.id
    );
    assert_eq!(links.counterpart(), Some(url.as_str()));
    assert_eq!(links.canonical(), None);
}

#[test]
fn a_later_page_of_a_list_switches_to_the_first_and_has_no_alternates() {
    let links = PublishedLinks::section(
        &addresses(),
        &section(),
        ListPosition::page(3),
        English,
        LanguageSet::BOTH,
    );
    assert_eq!(
        links.canonical(),
        Some("https://news.example/en/culture?page=3")
    );
    assert_eq!(links.counterpart(), Some("https://news.example/kultura"));
    assert_eq!(links.alternates().count(), 0);
}

#[test]
fn an_empty_section_has_no_alternate() {
    let live = live_languages([&article()], noon() + TimeDelta::hours(2));
    assert_eq!(live, Ukrainian.into());
    let at = ListPosition::FIRST;
    let links = PublishedLinks::section(&addresses(), &section(), at, Ukrainian, live);
    assert_eq!(links.counterpart(), None);
    assert_eq!(
        links.alternates().collect::<Vec<_>>(),
        [
            ("uk", "https://news.example/kultura"),
            ("x-default", "https://news.example/kultura"),
        ]
    );
}

#[test]
fn a_tag_without_a_name_in_a_language_is_left_out_there() {
    let tag: Tag = serde_json::from_value(json!({"id": "vyshyvanka", "names": {
        "uk": {"name": "вишиванка", "slug": "vyshyvanka"}, "en": null,
    }}))
    .unwrap();
    let both = LanguageSet::BOTH;
    let links = PublishedLinks::tag(&addresses(), &tag, ListPosition::FIRST, Ukrainian, both);
    assert_eq!(links.languages(), Ukrainian.into());
    assert_eq!(
        links.canonical(),
        Some("https://news.example/tag/vyshyvanka")
    );
}

#[test]
fn x_default_is_a_setting() {
    let alternates = |addresses: Addresses| {
        PublishedLinks::same_page(&addresses, &Page::HOME, English, LanguageSet::BOTH)
            .alternates()
            .map(|(language, url)| format!("{language} {url}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        alternates(addresses().with_x_default(Some(English))),
        [
            "uk https://news.example/",
            "en https://news.example/en",
            "x-default https://news.example/en",
        ]
    );
    assert_eq!(
        alternates(addresses().with_x_default(None)),
        ["uk https://news.example/", "en https://news.example/en"]
    );
}

#[test]
fn a_page_of_choices_forgets_where_it_came_from_in_the_other_language() {
    let from = Page::Section("culture".parse().unwrap(), ListPosition::FIRST);
    let page = Page::CookieSettings {
        from: Some(Box::new(from)),
    };
    let links = PublishedLinks::same_page(&addresses(), &page, English, LanguageSet::BOTH);
    assert_eq!(
        links.canonical(),
        Some("https://news.example/en/cookies?from=/en/culture")
    );
    assert_eq!(links.counterpart(), Some("https://news.example/cookies"));
    let section = Page::Section("culture".parse().unwrap(), ListPosition::FIRST);
    let links = PublishedLinks::same_page(&addresses(), &section, English, LanguageSet::BOTH);
    assert_eq!(links.counterpart(), None);
    let feed = |feed| {
        let page = Page::Feed(feed);
        PublishedLinks::same_page(&addresses(), &page, English, LanguageSet::BOTH)
    };
    let section = feed(Feed::Section("culture".parse().unwrap()));
    assert_eq!(section.counterpart(), None);
    assert_eq!(
        feed(Feed::Home).counterpart(),
        Some("https://news.example/feed")
    );
}

proptest! {
    #[test]
    fn links_are_reciprocal_and_lead_to_public_pages_only(
        starts in proptest::array::uniform2(-50..50_i64),
        lengths in proptest::array::uniform2(proptest::option::of(1..60_i64)),
        at in -60..120_i64,
        x_default in prop_oneof![Just(None), Just(Some(English)), Just(Some(Ukrainian))],
    ) {
        let mut article = article();
        for ((language, start), length) in [Ukrainian, English].into_iter().zip(starts).zip(lengths) {
            let from = noon() + TimeDelta::hours(start);
            let until = length.map(|length| from + TimeDelta::hours(length));
            let window = Window::new(from, until).unwrap();
            article.edition_mut(language).unwrap().publication = Publication::published(window);
        }
        let now = noon() + TimeDelta::hours(at);
        let addresses = addresses().with_x_default(x_default);
        let of = |current| PublishedLinks::article(&addresses, &article, &section(), current, now);
        for current in Language::ALL {
            let links = of(current);
            prop_assert_eq!(links.languages(), article.public_languages(now));
            for language in Language::ALL {
                prop_assert_eq!(links.url(language).is_some(), article.is_public(language, now));
            }
            let alternates: Vec<_> = links.alternates().collect();
            if let Some(own) = links.canonical() {
                prop_assert!(alternates.contains(&(current.tag(), own)));
                for (_, url) in &alternates {
                    let Destination::Page { language, .. } = addresses.parse_link(url) else {
                        panic!("{url}");
                    };
                    let there = of(language);
                    prop_assert_eq!(there.alternates().collect::<Vec<_>>(), alternates.clone());
                }
            } else {
                prop_assert!(alternates.is_empty());
            }
        }
    }
}
