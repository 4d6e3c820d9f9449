//! What the site is started with, and what it says where that is wrong.

use std::fs;

use super::site::Site;
use crate::example;

#[test]
fn a_folder_of_somebody_else_is_a_site() {
    let folder = crate::udhr::folder();
    let site = Site::start_with(&["--content", folder.path().to_str().unwrap()]);
    for (front, name) in [("/", "Останні новини"), ("/en", "Latest news")] {
        let home = site.get(front, &[]).body;
        assert!(home.contains(&format!("<title>{name}</title>")), "{front}");
        assert!(!home.contains("class=\"tagline\""), "{front}");
    }
    // Typewriter's apostrophes are set as a newspaper sets them.
    let article = site.get("/prava-liudyny/preambula", &[]).body;
    let lead = article.split_once("<p class=\"lead\">").unwrap().1;
    let lead = lead.split_once("</p>").unwrap().0;
    assert!(lead.contains("членам людської сім’ї"), "{lead}");
}

const USAGE: &str =
    "usage: news_site [--listen ADDR] [--content DIR] [--origin URL] [--database URL]";

/// The site does not start, and says why.
#[track_caller]
fn check(options: &[&str], expected: &str) {
    let free = ["--listen", "127.0.0.1:0", "--database", "sqlite::memory:"];
    let options: Vec<&str> = free.iter().chain(options).copied().collect();
    let output = example::output("news_site", &options, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, format!("news_site: {expected}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

#[test]
fn an_option_that_makes_no_sense_is_refused() {
    check(
        &["--port", "3000"],
        &format!("unknown option \"--port\"\n{USAGE}"),
    );
    check(
        &["--database"],
        &format!("--database needs a value\n{USAGE}"),
    );
    check(
        &["--listen", "3000"],
        "expected an address such as 127.0.0.1:3000, found \"3000\"",
    );
    check(
        &["--origin", "news.example"],
        "expected an origin such as `https://example.org`, found \"news.example\": \
         it begins with neither `https://` nor `http://`",
    );
}

#[test]
fn a_database_that_cannot_be_opened_is_told_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    check(
        &["--database", "mysql://localhost/news"],
        "expected a database's address that begins with `sqlite:`, `postgres://` or \
         `postgresql://`, found `mysql://`",
    );
    check(
        &["--database", &format!("sqlite:{folder}/no/news.db")],
        &format!("cannot open `{folder}/no/news.db`: make the folder `{folder}/no` first"),
    );
    // A folder is no file that a database could be written to.
    check(
        &["--database", &format!("sqlite:{folder}")],
        &format!("cannot open `{folder}`: unable to open database file: {folder}"),
    );
    fs::write(format!("{folder}/letter.db"), "Dear editors, ".repeat(50)).unwrap();
    check(
        &["--database", &format!("sqlite:{folder}/letter.db")],
        "the file is no SQLite database: name another file, or move this one away: \
         file is not a database",
    );
    // Nobody listens at this port.
    check(
        &["--database", "postgres://127.0.0.1:1/news"],
        "cannot connect to the PostgreSQL server: look at the host and port of the address, and \
         whether the server runs: Connection refused (os error 111)",
    );
}

#[test]
fn a_folder_that_is_no_site_is_told_with_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let needs = "No such file or directory (os error 2)\na site needs this file, such as\n\
         [site]\n\
         uk = { name = \"Наше місто\", tagline = \"Новини щоранку\" }\n\
         en = { name = \"Our City\", tagline = \"News every morning\" }\n\n\
         [sections.culture]\n\
         uk = { name = \"Культура\" }\n\
         en = { name = \"Culture\" }";
    check(&["--content", path], &format!("{path}/site.toml: {needs}"));
    check(
        &["--content", &format!("{path}/no")],
        &format!("cannot read `{path}/no`: No such file or directory (os error 2)"),
    );
    let site = |text: &str| fs::write(folder.path().join("site.toml"), text).unwrap();
    site("[site]\nuk = { name = \"Ранок\" }\n[sections.city\n");
    check(
        &["--content", path],
        &format!("{path}/site.toml:3:15: unclosed table, expected `]`"),
    );
    site("[site]\nuk = { name = \"Ранок\" }\n");
    check(
        &["--content", path],
        &format!("{path}/site.toml:1:1: missing field `en`"),
    );
}
