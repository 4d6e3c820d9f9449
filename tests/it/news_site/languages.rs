//! How a page leads to the other language.

use std::collections::BTreeSet;

use dvomova::audit::assert_page_language;
use dvomova::language::Language;

use super::site::{Answer, BOTH, Site, attribute, is_page, language_of};

#[test]
fn alternates_lead_to_pages_that_lead_back() {
    let site = Site::start();
    let pages = site.pages();
    let alternates = |path: &str| -> BTreeSet<(String, String)> {
        let Answer { body, .. } = &pages[path];
        body.split("<link rel=\"alternate\" ")
            .skip(1)
            .map(|tag| {
                let tag = format!(" {tag}");
                let part = |name| attribute(&tag, " ", name).unwrap().to_owned();
                let href = part("href");
                let path = href.strip_prefix(&site.origin).unwrap().to_owned();
                (part("hreflang"), path)
            })
            .collect()
    };
    let mut pairs = 0;
    for (path, answer) in pages.iter().filter(|(_, answer)| is_page(answer)) {
        let own = alternates(path);
        let is_alone = answer.body.contains("noindex") || path.contains("?after=");
        assert_eq!(own.is_empty(), is_alone, "{path}");
        for (language, other) in &own {
            assert!(["uk", "en", "x-default"].contains(&language.as_str()));
            assert_eq!(alternates(other), own, "{path} and {other}");
            if language != "x-default" {
                assert_eq!(language_of(other).tag(), language);
                pairs += usize::from(other != path);
            }
        }
    }
    assert!(pairs > 60, "{pairs}");
}

#[test]
fn an_article_that_is_not_in_a_language_links_the_one_that_is() {
    let site = Site::start();
    let pages = site.pages();
    let alone = pages.iter().find(|(path, answer)| {
        path.starts_with("/kultura/") && !answer.body.contains("hreflang=\"en\"")
    });
    let (path, ukrainian) = alone.unwrap();
    let english = path.replace("/kultura", "/en/culture");
    let answer = site.get(&english, &[]);
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-language"), "en");
    assert_page_language(&answer.body, Language::English);
    assert!(
        answer
            .body
            .contains("This article is not available in English yet")
    );
    assert!(
        answer
            .body
            .contains(&format!("href=\"{path}\" lang=\"uk\""))
    );
    assert!(!ukrainian.body.contains(&english));
}

#[test]
fn the_other_language_is_offered_to_those_who_prefer_it() {
    let site = Site::start();
    #[track_caller]
    fn check(site: &Site, path: &str, headers: &[(&str, &str)], expected: Option<&str>) {
        assert_eq!(site.reader(path, headers)["suggestion"].as_str(), expected);
    }
    let english = "Your browser is set to English, and this article is available in English.";
    let ukrainian =
        "Мова вашого браузера\u{A0}— українська. Цей матеріал можна читати й українською.";
    let prefers = |range| [("accept-language", range)];
    check(&site, BOTH[0], &prefers("en-US,en;q=0.9"), Some(english));
    check(&site, BOTH[0], &prefers("en-US,en;q=0.9,uk;q=0.8"), None);
    check(&site, BOTH[0], &prefers("uk"), None);
    check(&site, BOTH[0], &prefers("*"), None);
    check(
        &site,
        BOTH[1],
        &prefers("uk-UA,uk;q=0.9,en;q=0.8"),
        Some(ukrainian),
    );
    check(&site, BOTH[1], &prefers("ru"), None);

    // What is said is said in the language that is offered.
    let headers = [("accept", "application/json"), ("accept-language", "en")];
    let answer = site.get(&format!("/reader?from={}", BOTH[0]), &headers);
    assert_eq!(answer.header("content-language"), "en");

    let declined = site.post(
        &format!("/language?from={}", BOTH[0]),
        &[("accept-language", "en-US,en;q=0.9")],
        &[("stay", "uk")],
    );
    assert_eq!(
        (declined.status, declined.header("location")),
        (303, BOTH[0])
    );
    let cookie = declined.cookies[0].split(';').next().unwrap();
    let with = |range| [("accept-language", range), ("cookie", cookie)];
    check(&site, BOTH[0], &with("en-US,en;q=0.9"), None);
    // Another ranking is another wish.
    check(&site, BOTH[0], &with("en,de;q=0.5"), Some(english));

    let chosen = site.post(
        &format!("/language?from={}", BOTH[0]),
        &[],
        &[("language", "en")],
    );
    assert_eq!((chosen.status, chosen.header("location")), (303, BOTH[1]));
    let cookie = chosen.cookies[0].split(';').next().unwrap();
    assert_eq!(cookie, "language=en");
    let chosen = "You have chosen English on this site, and this page is available in English.";
    check(&site, "/misto", &[("cookie", cookie)], Some(chosen));
}

#[test]
fn related_articles_are_those_of_the_page_s_language() {
    let site = Site::start();
    let cards = |path: &str| -> Vec<String> {
        let page = site.get(path, &[]);
        let related = page.body.split_once("<h2 id=\"related\">").unwrap().1;
        let cards = related.split("<h3><a href=\"").skip(1);
        let cards = cards.filter_map(|card| card.split('"').next());
        cards.map(str::to_owned).collect()
    };
    // The third one is in Ukrainian alone.
    let ukrainian = cards("/nauka/naistarsha-palma-mista-pererosla-dakh-dakh-pidnialy");
    assert_eq!(ukrainian.len(), 3);
    assert_eq!(ukrainian[2], "/suspilstvo/toloka-v-popivskomu-sadu");
    let english =
        cards("/en/science/the-citys-oldest-palm-outgrew-its-roof-so-they-raised-the-roof");
    assert_eq!(english.len(), 2);
    for path in english {
        assert_eq!(language_of(&path), Language::English, "{path}");
    }
}
