//! What a reader chooses, and nobody else gets to see.

use dvomova::audit::assert_page_language;

use super::site::{BOTH, Site, attribute, language_of};

#[test]
fn favorites_are_kept_and_shown_in_the_language_of_the_list() {
    let site = Site::start();
    let article = site.get(BOTH[1], &[]);
    let id = attribute(&article.body, "name=\"article\"", "value").unwrap();
    let kept = site.post("/en/favorites", &[], &[("article", id), ("wish", "add")]);
    assert_eq!(
        (kept.status, kept.header("location")),
        (303, "/en/favorites")
    );
    assert!(kept.cookies[0].contains("HttpOnly"), "{:?}", kept.cookies);
    let cookie = kept.cookies[0].split(';').next().unwrap();

    for (list, article) in [("/favorites", BOTH[0]), ("/en/favorites", BOTH[1])] {
        let shown = site.get(list, &[("cookie", cookie)]);
        assert!(
            shown.body.contains(&format!("href=\"{article}\"")),
            "{list}"
        );
        // Without script, too, the button takes the article away.
        assert!(shown.body.contains("name=\"wish\" value=\"remove\""));
        assert_page_language(&shown.body, language_of(list));
        assert_eq!(shown.header("cache-control"), "private, no-store");
    }
    assert_eq!(
        site.reader(BOTH[0], &[("cookie", cookie)])["favorites"][0],
        id
    );

    let form = [("article", id), ("wish", "remove")];
    let removed = site.post("/en/favorites", &[("cookie", cookie)], &form);
    let cookie = removed.cookies[0].split(';').next().unwrap();
    let empty = site.get("/en/favorites", &[("cookie", cookie)]);
    assert!(empty.body.contains("You have no favorites yet."));
}

#[test]
fn a_choice_about_cookies_is_kept_and_can_be_changed() {
    let site = Site::start();
    assert_eq!(site.reader("/", &[])["consent"], false);
    let form = [("accept", "chosen"), ("category", "statistics")];
    let kept = site.post("/cookies?from=/misto", &[], &form);
    assert_eq!(kept.status, 303);
    let cookie = kept.cookies[0].split(';').next().unwrap();
    assert_eq!(site.reader("/", &[("cookie", cookie)])["consent"], true);
    let settings = site.get("/cookies", &[("cookie", cookie)]).body;
    assert!(settings.contains("value=\"statistics\" checked"));
    assert!(settings.contains("value=\"marketing\">"));
    let form = [("accept", "necessary")];
    let changed = site.post("/en/cookies", &[("cookie", cookie)], &form);
    let cookie = changed.cookies[0].split(';').next().unwrap();
    let settings = site.get("/en/cookies", &[("cookie", cookie)]).body;
    assert!(settings.contains("value=\"statistics\">"));
}

#[test]
fn a_reaction_is_kept_for_its_reader() {
    let site = Site::start();
    let article = site.get(BOTH[0], &[]);
    let id = attribute(&article.body, "name=\"article\"", "value").unwrap();
    let path = format!("/reader?from={}", BOTH[0]);
    let form = [("article", id), ("reaction", "joy")];
    let kept = site.post(&path, &[], &form);
    assert_eq!((kept.status, kept.header("location")), (303, path.as_str()));
    let cookie = kept.cookies[0].split(';').next().unwrap();
    assert_eq!(
        site.reader(BOTH[0], &[("cookie", cookie)])["reaction"],
        "joy"
    );
    let page = site.get(&path, &[("cookie", cookie)]).body;
    assert!(page.contains("data-reaction=\"joy\" aria-pressed=\"true\""));
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let site = Site::start();
    #[track_caller]
    fn check(
        site: &Site,
        path: &str,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
        status: u16,
    ) {
        let answer = site.post(path, headers, form);
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.cookies.is_empty(), "{path}");
    }
    let unknown = "00000000-0000-0000-0000-000000000000";
    check(&site, "/favorites", &[], &[("article", unknown)], 400);
    check(&site, "/favorites", &[], &[("article", "../../etc")], 400);
    check(
        &site,
        "/reader",
        &[],
        &[("article", unknown), ("reaction", "joy")],
        400,
    );
    check(&site, "/cookies", &[], &[("accept", "everything")], 400);
    check(&site, "/language", &[], &[("language", "ua")], 400);
    check(&site, "/misto", &[], &[], 405);
    assert_eq!(site.post("/misto", &[], &[]).header("allow"), "GET, HEAD");
    check(&site, "/a/b/c/d", &[], &[], 404);
    let elsewhere = [("sec-fetch-site", "cross-site")];
    check(&site, "/cookies", &elsewhere, &[("accept", "all")], 403);
    let long = "x".repeat(20_000);
    check(&site, "/cookies", &[], &[("accept", &long)], 413);
    // Cookies that nobody wrote.
    let strange = "favorites=%00..; reactions=--.; consent=9.x; dismissed=;;; language=ua";
    for path in ["/favorites", "/cookies", "/language", "/reader"] {
        assert_eq!(site.get(path, &[("cookie", strange)]).status, 200, "{path}");
    }
}
