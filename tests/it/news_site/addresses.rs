//! Where the site's pages are.

use dvomova::audit::assert_page_language;
use dvomova::language::Language;

use super::site::{BOTH, Site};

#[test]
fn addresses_have_one_form() {
    let site = Site::start();
    #[track_caller]
    fn moved(site: &Site, from: &str, to: &str) {
        let answer = site.get(from, &[]);
        assert_eq!(
            (answer.status, answer.header("location")),
            (308, to),
            "{from}"
        );
    }
    moved(&site, "/en/", "/en");
    moved(&site, "/EN/City", "/en/city");
    moved(&site, "//kultura//", "/kultura");
    moved(&site, &BOTH[0].replace("/misto", "/sport"), BOTH[0]);
    // Somebody put `/en` before a Ukrainian address.
    moved(&site, &format!("/en{}", BOTH[0]), BOTH[1]);
    assert_eq!(site.get("/misto?utm_source=letter", &[]).status, 200);
    for nothing in [
        "/nothing",
        "/tag/nothing",
        "/misto?page=99",
        "/pictures/../site.toml",
        "/static/x",
    ] {
        assert_eq!(site.get(nothing, &[]).status, 404, "{nothing}");
    }
}

#[test]
fn what_the_site_does_not_serve_is_not_found_in_its_language() {
    let site = Site::start();
    for (path, language) in [
        ("/feed", Language::Ukrainian),
        ("/en/culture/feed", Language::English),
        ("/sitemap.xml", Language::Ukrainian),
    ] {
        let answer = site.get(path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-language"), language.tag(), "{path}");
        assert_page_language(&answer.body, language);
    }
}

#[test]
fn behind_an_address_of_https_links_and_cookies_are_of_it() {
    let site = Site::start_with(&["--origin", "https://news.example"]);
    let page = site.get("/misto", &[]).body;
    let canonical = "<link rel=\"canonical\" href=\"https://news.example/misto\">";
    assert!(page.contains(canonical), "{page}");
    let kept = site.post("/cookies", &[], &[("accept", "necessary")]);
    assert!(kept.cookies[0].contains("; Secure"), "{:?}", kept.cookies);

    let plain = Site::start().post("/cookies", &[], &[("accept", "necessary")]);
    assert!(!plain.cookies[0].contains("Secure"), "{:?}", plain.cookies);
}
