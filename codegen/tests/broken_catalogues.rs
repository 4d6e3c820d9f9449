//! Catalogues that are broken on purpose, one folder of
//! `tests/broken-catalogues/` for each check, with the exact problems expected.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop with a panic"
)]

use std::fs;
use std::path::Path;

use dvomova_codegen::{Source, Tongue, check};

#[test]
fn every_broken_catalogue_is_refused_with_the_problems_beside_it() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken-catalogues");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for case in fs::read_dir(cases).unwrap() {
        let case = case.unwrap().path();
        let found = problems(&case);
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if found != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}--- found\n{found}",
                case.display()
            ));
        }
        seen += 1;
    }
    assert!(seen >= 25, "only {seen} cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The problems of a case, one a line, files named as in its folder.
fn problems(case: &Path) -> String {
    let read = |prefix: &str| {
        Tongue::ALL
            .into_iter()
            .filter_map(|tongue| {
                let path = format!("{prefix}{}.ftl", tongue.folder());
                let text = fs::read_to_string(case.join(&path)).ok()?;
                Some(Source { path, tongue, text })
            })
            .collect::<Vec<_>>()
    };
    match check(&read("library-"), &read("")) {
        Ok(_) => "nothing\n".to_owned(),
        Err(problems) => format!("{problems}\n"),
    }
}
