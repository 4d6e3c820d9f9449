//! The example, run as a process on the repository's own folders.

use std::collections::BTreeMap;
use std::path::Path;

use dvomova::audit::{Finding, Rule, Severity};

use crate::example::output;

#[track_caller]
fn findings(folder: &str, code: i32) -> Vec<Finding> {
    let output = output("audit", &[folder, "--json"], b"");
    assert_eq!(
        output.status.code(),
        Some(code),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_content_of_the_example_site_has_no_errors() {
    let found = findings("examples/content", 0);
    let rules: Vec<(Rule, Severity)> = found
        .iter()
        .map(|found| (found.rule, found.severity))
        .collect();
    assert_eq!(
        rules,
        [(Rule::MissingTranslation, Severity::Note); 2],
        "{found:#?}"
    );
}

#[test]
fn each_fault_is_found_exactly_once() {
    let found = findings("examples/faulty-content", 1);
    let by_file: BTreeMap<&str, (Rule, Severity, Option<u64>)> = found
        .iter()
        .map(|found| {
            (
                found.place.path.as_deref().unwrap(),
                (found.rule, found.severity, found.place.line),
            )
        })
        .collect();
    assert_eq!(by_file.len(), found.len(), "{found:#?}");
    let expected = [
        (
            "city/broken-front-matter.uk.md",
            Rule::BrokenFile,
            Severity::Error,
            Some(6),
        ),
        (
            "city/english-under-ukrainian.uk.md",
            Rule::WrongLanguage,
            Severity::Error,
            Some(12),
        ),
        (
            "city/latin-letter.uk.md",
            Rule::MixedScripts,
            Severity::Error,
            Some(12),
        ),
        (
            "city/only-english.en.md",
            Rule::EnglishBeforeUkrainian,
            Severity::Warning,
            Some(9),
        ),
        (
            "culture/link-to-other-language.en.md",
            Rule::LinkToOtherLanguage,
            Severity::Warning,
            Some(18),
        ),
        (
            "culture/missing-caption.en.md",
            Rule::MissingCaption,
            Severity::Warning,
            None,
        ),
        (
            "culture/russian-letters.uk.md",
            Rule::RussianLetters,
            Severity::Warning,
            Some(12),
        ),
        (
            "culture/stale-translation.en.md",
            Rule::StaleTranslation,
            Severity::Warning,
            Some(9),
        ),
    ];
    let expected = expected.map(|(path, rule, severity, line)| (path, (rule, severity, line)));
    assert_eq!(by_file, BTreeMap::from(expected), "{found:#?}");
}

#[test]
fn the_table_has_a_finding_a_line_and_the_sum() {
    let plain = output("audit", &["examples/faulty-content"], b"");
    assert_eq!(plain.status.code(), Some(1));
    let table = String::from_utf8(plain.stdout).unwrap();
    assert_eq!(table.lines().count(), 9, "{table}");
    assert_eq!(table.lines().last(), Some("3 errors, 5 warnings, 0 notes"));
    assert!(
        table.contains("warning  english-before-ukrainian  city/only-english.en.md:9 (en)"),
        "{table}"
    );
    let strict = output(
        "audit",
        &["examples/faulty-content", "--ukrainian-first", "require"],
        b"",
    );
    assert!(
        String::from_utf8(strict.stdout)
            .unwrap()
            .ends_with("4 errors, 4 warnings, 0 notes\n")
    );
}

#[test]
fn accepting_a_translation_ends_its_being_stale() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("examples/faulty-content"), folder.path());
    let path = folder.path().to_str().unwrap();
    let stale = |found: &[Finding]| {
        found
            .iter()
            .any(|found| found.rule == Rule::StaleTranslation)
    };
    let before = findings(path, 1);
    assert!(stale(&before));

    let file = "culture/stale-translation.en.md";
    let accepted = output("audit", &[path, "--accept", file], b"");
    assert_eq!(
        String::from_utf8(accepted.stdout).unwrap(),
        format!("{file}: accepted\n")
    );
    assert_eq!(accepted.status.code(), Some(0));
    let after = findings(path, 1);
    assert!(!stale(&after));
    assert_eq!(after.len(), before.len() - 1);

    let source = "culture/stale-translation.uk.md";
    let refused = output("audit", &[path, "--accept", source], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .starts_with(&format!(
                "audit: `{source}` is not the file of a translation"
            ))
    );
}

#[test]
fn a_translation_that_cannot_be_read_is_not_called_missing() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("examples/faulty-content"), folder.path());
    let path = folder.path().to_str().unwrap();
    let before = findings(path, 1);
    let file = folder.path().join("city/without-fault.en.md");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("title = \"", "title = ", 1)).unwrap();
    let after = findings(path, 1);
    let new: Vec<(Rule, Option<&str>)> = after
        .iter()
        .filter(|found| !before.contains(found))
        .map(|found| (found.rule, found.place.path.as_deref()))
        .collect();
    assert_eq!(new, [(Rule::BrokenFile, Some("city/without-fault.en.md"))]);
}

#[test]
fn a_command_line_that_cannot_be_read_says_why() {
    for (arguments, message) in [
        (&[][..], "audit: expected a folder, see --help\n"),
        (&["no/such/folder"], "audit: cannot read `no/such/folder`: "),
        (&["a", "b"], "audit: expected one folder, see --help\n"),
        (&["--loud"], "audit: unknown option --loud, see --help\n"),
        (
            &["a", "--accept"],
            "audit: --accept needs a value, see --help\n",
        ),
        (
            &["a", "--ukrainian-first", "maybe"],
            "audit: expected one of `off`, `warn`, `require`, found \"maybe\"\n",
        ),
    ] {
        let output = output("audit", arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .starts_with(message),
            "{arguments:?}"
        );
    }
    let help = output("audit", &["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(
        String::from_utf8(help.stdout)
            .unwrap()
            .contains("--accept FILE")
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
