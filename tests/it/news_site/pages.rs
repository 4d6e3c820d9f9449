//! What is on the site's pages.

use dvomova::audit::{Severity, assert_page_language, audit_page};

use super::site::{Site, is_page, language_of};

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
        // Who walks back in a list arrives at its beginning.
        let status = match path.contains("?before=") {
            true => 307,
            false => 200,
        };
        assert_eq!(answer.status, status, "{path}");
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
        assert!(page.contains(&format!("&nbsp;· {label} <time ")), "{path}");
    }
}
