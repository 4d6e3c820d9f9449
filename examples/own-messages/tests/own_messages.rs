//! The example as a site's author meets it: what it prints, and how its build
//! fails when a label is in the wrong language.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop with a panic"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn both_languages_are_printed_with_the_sites_texts_over_the_librarys() {
    let output = Command::new(env!("CARGO_BIN_EXE_own-messages"))
        .output()
        .unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        printed.lines().collect::<Vec<_>>(),
        [
            "Tell a friend",
            "Read more",
            "Subscribe to the Riverside newsletter (One letter a week, on Fridays)",
            "Issue 1,204 of November 5, 2025",
            "It rained today",
            "1 day without rain",
            "3 days without rain",
            "11 days without rain",
            "21 days without rain",
            "Cloudy",
            "Оля, you came in 2nd",
            "Розповісти друзям",
            "Читати далі",
            "Підписатися на розсилку «Набережної» (Один лист на тиждень, щоп’ятниці)",
            "Випуск 1\u{A0}204 від 5 листопада 2025\u{202F}р.",
            "Сьогодні дощило",
            "1 день без дощу",
            "3 дні без дощу",
            "11 днів без дощу",
            "21 день без дощу",
            "Хмарно",
            "Оля, ви на 2-му місці",
        ]
    );
}

#[test]
fn a_ukrainian_label_on_the_english_page_does_not_build() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wrong-language");
    copy_site(root, &copy);
    let english = copy.join("locales/en/site.ftl");
    let text = fs::read_to_string(&english).unwrap();
    let wrong = text.replace("share = Tell a friend", "share = Розповісти друзям");
    assert_ne!(text, wrong);
    fs::write(&english, wrong).unwrap();

    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--color", "never"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{errors}");
    let expected = "own-messages@0.1.0: locales/en/site.ftl:6:9: Cyrillic letters in an English \
                    text: “Розповісти друзям”; write it in English, or put `# @other-language` \
                    above it if it is meant to be Ukrainian";
    assert!(errors.contains(expected), "{errors}");
}

/// Copies the example out of the workspace, as somebody who begins from it
/// would, with its dependencies named by whole paths.
fn copy_site(from: &Path, to: &Path) {
    let workspace = from.join("../..").canonicalize().unwrap();
    for file in [
        "build.rs",
        "src/main.rs",
        "locales/en/site.ftl",
        "locales/uk/site.ftl",
    ] {
        let target: PathBuf = to.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(from.join(file), target).unwrap();
    }
    let manifest = format!(
        "[package]\nname = \"own-messages\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         [workspace]\n\
         [dependencies]\n\
         chrono = {{ version = \"0.4\", default-features = false }}\n\
         dvomova = {{ path = {workspace:?}, default-features = false }}\n\
         [build-dependencies]\n\
         dvomova-codegen = {{ path = {:?} }}\n",
        workspace.join("codegen")
    );
    fs::write(to.join("Cargo.toml"), manifest).unwrap();
    fs::copy(workspace.join("Cargo.lock"), to.join("Cargo.lock")).unwrap();
}
