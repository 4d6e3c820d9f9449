//! The example site, over real HTTP: a process, a port, requests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use dvomova::audit::{Severity, assert_page_language, audit_page};
use dvomova::language::Language;
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::example::command;

struct Site {
    process: Child,
    origin: String,
    agent: Agent,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// What a request was answered with.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    cookies: Vec<String>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Site {
    fn start() -> Self {
        Self::start_with(&[])
    }

    fn start_with(options: &[&str]) -> Self {
        let mut process = command("news_site")
            .args(["--listen", "127.0.0.1:0", "--database", "sqlite::memory:"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let origin = line
            .trim()
            .strip_prefix("Listening on ")
            .unwrap()
            .to_owned();
        let settings = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false);
        Self {
            process,
            origin,
            agent: settings.build().into(),
        }
    }

    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call().unwrap())
    }

    fn post(&self, path: &str, headers: &[(&str, &str)], form: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.send_form(form.iter().copied()).unwrap())
    }

    /// What the script asks, as this reader.
    fn reader(&self, from: &str, headers: &[(&str, &str)]) -> serde_json::Value {
        let english = if from.starts_with("/en") { "/en" } else { "" };
        let mut headers = headers.to_vec();
        headers.push(("accept", "application/json"));
        let answer = self.get(&format!("{english}/reader?from={from}"), &headers);
        assert_eq!(answer.header("cache-control"), "private, no-store");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Every page that links lead to from the two front pages.
    fn pages(&self) -> BTreeMap<String, Answer> {
        let mut pages = BTreeMap::new();
        let mut waiting = vec!["/".to_owned(), "/en".to_owned()];
        while let Some(path) = waiting.pop() {
            if pages.contains_key(&path) {
                continue;
            }
            let answer = self.get(&path, &[]);
            if answer.header("content-type").starts_with("text/html") {
                waiting.extend(links(&answer.body).map(unescape));
            }
            pages.insert(path, answer);
        }
        pages
    }
}

fn answer(mut response: Response<Body>) -> Answer {
    let headers = response.headers();
    let text = |value: &ureq::http::HeaderValue| value.to_str().unwrap().to_owned();
    let cookies = headers.get_all("set-cookie").iter().map(text).collect();
    let headers = headers
        .iter()
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect();
    let body = response.body_mut().read_to_vec().unwrap();
    Answer {
        status: response.status().as_u16(),
        headers,
        cookies,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// What `href` and `src` of a page lead to on the site.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let attributes = [" href=\"", " src=\""];
    attributes.into_iter().flat_map(move |attribute| {
        html.split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.starts_with('/'))
            .map(|link| link.split('#').next().unwrap())
    })
}

fn unescape(attribute: &str) -> String {
    attribute.replace("&#38;", "&").replace("&amp;", "&")
}

/// The value of an attribute in the first tag that holds a text.
fn attribute<'a>(html: &'a str, tag: &str, name: &str) -> Option<&'a str> {
    let tag = html.split_once(tag)?.1.split_once('>')?.0;
    tag.split_once(&format!("{name}=\""))?.1.split('"').next()
}

fn language_of(path: &str) -> Language {
    match path == "/en" || path.starts_with("/en/") {
        true => Language::English,
        false => Language::Ukrainian,
    }
}

fn is_page(answer: &Answer) -> bool {
    answer.header("content-type").starts_with("text/html")
}

/// An article in both languages, and one in Ukrainian alone.
const BOTH: [&str; 2] = [
    "/misto/chetvirka-povernulasia-tramvai-znovu-khodyt-do-zamlynnia",
    "/en/city/the-no-4-is-back-trams-run-to-zamlynnia-again",
];

#[test]
fn every_page_is_in_the_language_that_its_address_names() {
    let site = Site::start();
    let pages = site.pages();
    let shown = pages.iter().filter(|(_, answer)| is_page(answer));
    assert!(shown.clone().count() > 90, "{:?}", pages.keys());
    for (path, answer) in shown {
        let language = language_of(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-language"), language.tag(), "{path}");
        assert_page_language(&answer.body, language);
        let findings = audit_page(&answer.body, language);
        let worst = findings.iter().map(|finding| finding.severity).max();
        assert!(worst < Some(Severity::Warning), "{path}: {findings:#?}");
    }
    for (path, answer) in &pages {
        assert_eq!(answer.status, 200, "{path}");
    }
}

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
        assert_eq!(own.is_empty(), answer.body.contains("noindex"), "{path}");
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
fn a_page_at_an_address_is_the_same_for_every_reader() {
    let site = Site::start();
    for path in ["/", "/en", BOTH[0], BOTH[1], "/kultura", "/en/nothing-here"] {
        let plain = site.get(path, &[]);
        for (header, value) in [
            ("accept-language", "en-US,en;q=0.9"),
            ("accept-language", "uk"),
            (
                "cookie",
                "language=en; consent=1.1795000000.npsm; favorites=x",
            ),
            ("user-agent", "somebody else"),
        ] {
            let other = site.get(path, &[(header, value)]);
            assert!(plain.body == other.body, "{path}: {header}: {value}");
        }
        assert_eq!(plain.header("vary"), "", "{path}");
        assert!(plain.cookies.is_empty(), "{path}");
        assert!(
            plain.header("cache-control").starts_with("public"),
            "{path}"
        );
    }
}

#[test]
fn a_page_that_the_reader_has_is_not_sent_again() {
    let site = Site::start();
    for path in ["/", BOTH[1], "/static/style.css", "/pictures/tram.jpg"] {
        let page = site.get(path, &[]);
        let etag = page.header("etag");
        assert!(etag.starts_with('"') && etag.ends_with('"'), "{path}");
        let status = |known: &str| site.get(path, &[("if-none-match", known)]).status;
        assert_eq!(status(etag), 304, "{path}");
        assert_eq!(status(&format!("\"a\", W/{etag}")), 304, "{path}");
        assert_eq!(status("*"), 304, "{path}");
        assert_eq!(status("\"a\""), 200, "{path}");
    }
    let etag = |path| site.get(path, &[]).header("etag").to_owned();
    assert_ne!(etag("/"), etag("/en"));
    // What is made for one reader has no mark, and what is not found stays so.
    assert_eq!(etag("/favorites"), "");
    assert_eq!(site.get("/nothing", &[("if-none-match", "*")]).status, 404);
}

#[test]
fn an_answer_allows_nothing_from_elsewhere() {
    let site = Site::start();
    for path in ["/", "/favorites", "/nothing", "/static/script.js"] {
        let answer = site.get(path, &[]);
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        // Such a policy also forbids these.
        for inline in [" style=\"", "<style", " onclick", "<script>"] {
            assert!(!answer.body.contains(inline), "{path}: {inline}");
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let site = Site::start();
    let pages = site.pages();
    for (path, answer) in pages.iter().filter(|(_, answer)| is_page(answer)) {
        let main = answer.body.split_once("<main").unwrap().1;
        let main = main.split_once("</main>").unwrap().0;
        let levels: Vec<u32> = main
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.first(), Some(&1), "{path}");
        for pair in levels.windows(2) {
            assert!(pair[1] > 1 && pair[1] <= pair[0] + 1, "{path}: {levels:?}");
        }
    }
}

#[test]
fn a_folder_of_somebody_else_is_a_site() {
    let folder = crate::udhr::folder();
    let site = Site::start_with(&["--content", folder.path().to_str().unwrap()]);
    for (front, list, name, second) in [
        ("/", "/prava-liudyny", "Останні новини", "Сторінка 2"),
        ("/en", "/en/human-rights", "Latest news", "Page 2"),
    ] {
        let home = site.get(front, &[]).body;
        assert!(home.contains(&format!("<title>{name}</title>")), "{front}");
        assert!(!home.contains("class=\"tagline\""), "{front}");
        let next = format!("{list}?page=2");
        let first = site.get(list, &[]).body;
        assert_eq!(attribute(&first, "rel=\"next\"", "href"), Some(&*next));
        let last = site.get(&next, &[]).body;
        assert_eq!(attribute(&last, "rel=\"prev\"", "href"), Some(list));
        let cards = |page: &str| page.matches("<article class=\"card").count();
        assert_eq!((cards(&first), cards(&last)), (18, 13));
        assert!(!last.contains("rel=\"next\""), "{next}");
        let title = last.split_once("<title>").unwrap().1;
        assert!(title.split_once("</title>").unwrap().0.contains(second));
    }
    // Typewriter's apostrophes are set as a newspaper sets them.
    let article = site.get("/prava-liudyny/preambula", &[]).body;
    let lead = article.split_once("<p class=\"lead\">").unwrap().1;
    let lead = lead.split_once("</p>").unwrap().0;
    assert!(lead.contains("членам людської сім’ї"), "{lead}");
}

#[test]
fn a_correction_is_called_one() {
    let site = Site::start();
    for (path, label) in [
        (
            "/sport/yavorynskyi-marafon-vyhrala-lystonosha-z-lypnyka",
            "Виправлення",
        ),
        (
            "/en/sports/a-mail-carrier-from-lypnyk-wins-the-yavoryn-marathon",
            "Correction",
        ),
    ] {
        let page = site.get(path, &[]).body;
        let note = page.split_once("<div class=\"correction\">").unwrap().1;
        assert!(
            note.starts_with(&format!("<p><strong>{label}:</strong> ")),
            "{path}"
        );
        assert!(page.contains(&format!(" · {label} <time ")), "{path}");
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
    let long = "x".repeat(100_000);
    check(&site, "/cookies", &[], &[("accept", &long)], 413);
    // Cookies that nobody wrote.
    let strange = "favorites=%00..; reactions=--.; consent=9.x; dismissed=;;; language=ua";
    for path in ["/favorites", "/cookies", "/language", "/reader"] {
        assert_eq!(site.get(path, &[("cookie", strange)]).status, 200, "{path}");
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
