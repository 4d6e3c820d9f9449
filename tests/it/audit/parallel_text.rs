//! The Universal Declaration of Human Rights: real text in both languages.

use dvomova::audit::{Rule, Severity, audit_page};
use dvomova::language::Language;

use crate::udhr::{PARTS, PartText};

fn page(language: Language, text: &PartText) -> String {
    let paragraphs: String = text
        .paragraphs
        .iter()
        .map(|text| format!("<p>{text}</p>\n"))
        .collect();
    format!(
        "<html lang={language}><body><h1>{}</h1>\n{paragraphs}</body></html>",
        text.title
    )
}

#[test]
fn nothing_is_found_in_the_declaration() {
    assert_eq!(PARTS.len(), 31);
    for part in PARTS.iter() {
        for language in Language::ALL {
            let found = audit_page(&page(language, part.text(language)), language);
            assert_eq!(found, [], "{} {language}", part.number);
        }
    }
}

#[test]
fn every_part_of_the_declaration_is_found_under_the_other_language() {
    let mut passed = Vec::new();
    for part in PARTS.iter() {
        for language in [Language::Ukrainian, Language::English] {
            let text = part.text(language);
            let html = page(language.other(), text);
            let found = audit_page(&html, language.other());
            let is_error = |line| {
                found.iter().any(|found| {
                    found.rule == Rule::WrongLanguage
                        && found.severity == Severity::Error
                        && found.place.line == Some(line)
                })
            };
            assert!(
                found.iter().any(|found| found.rule == Rule::WrongLanguage),
                "{} {language}",
                part.number
            );
            let paragraphs = text.paragraphs.iter().zip(2..);
            passed.extend(
                paragraphs
                    .filter(|(_, line)| !is_error(*line))
                    .map(|(text, _)| text.clone()),
            );
        }
    }
    // Of 119 paragraphs, these two: by their letters they may be names.
    assert_eq!(passed, ["Now, therefore,", "The General Assembly"]);
}
