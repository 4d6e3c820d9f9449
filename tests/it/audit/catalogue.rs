//! Every message of the crate, as a label on a page of either language.

use std::path::Path;

use dvomova::audit::{Rule, Severity, audit_page};
use dvomova::language::Language;

/// The messages of one line without variables, and whether a comment marks
/// them: `share = Share`.
fn labels(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language.tag());
    let mut labels = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut is_marked = false;
        let mut lines = source.lines().peekable();
        while let Some(line) = lines.next() {
            if line.starts_with('#') {
                is_marked |= line.contains("@same") || line.contains("@other-language");
                continue;
            }
            let goes_on = lines.peek().is_some_and(|next| next.starts_with(' '));
            if let Some((id, text)) = line.split_once(" = ")
                && !is_marked
                && !goes_on
                && !text.contains('{')
                && !id.starts_with(['-', ' '])
            {
                labels.push((id.to_owned(), text.to_owned()));
            }
            is_marked = false;
        }
    }
    labels
}

fn page(language: Language, label: &str) -> String {
    format!("<html lang={language}><body><button>{label}</button></body></html>")
}

#[test]
fn every_label_is_found_on_a_page_of_the_other_language() {
    for language in Language::ALL {
        let labels = labels(language);
        assert!(labels.len() > 100, "{}", labels.len());
        for (id, label) in labels {
            let found = audit_page(&page(language.other(), &label), language.other());
            assert_eq!(found.len(), 1, "{id}: {label}: {found:#?}");
            assert_eq!(found[0].rule, Rule::OtherLanguageMessage, "{id}: {label}");
            assert_eq!(found[0].severity, Severity::Error);
        }
    }
}

#[test]
fn every_label_passes_on_a_page_of_its_language() {
    for language in Language::ALL {
        for (id, label) in labels(language) {
            assert_eq!(audit_page(&page(language, &label), language), [], "{id}");
        }
    }
}

#[test]
fn a_message_with_variables_is_found_with_any_values() {
    #[track_caller]
    fn check(language: Language, text: &str, id: &str) {
        let found = audit_page(&page(language.other(), text), language.other());
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert!(
            found[0].message.contains(&format!("message `{id}`")),
            "{}",
            found[0].message
        );
        assert_eq!(audit_page(&page(language, text), language), [], "{text}");
    }
    check(Language::English, "1,234 reactions", "reactions-count");
    check(Language::English, "1 reaction", "reactions-count");
    check(Language::English, "Share on Telegram", "share-by");
    check(Language::Ukrainian, "Поділитися в Telegram", "share-by");
}
