//! What answers carry beside their content.

use super::site::{BOTH, Site};

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
