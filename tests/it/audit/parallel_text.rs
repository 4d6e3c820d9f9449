//! The Universal Declaration of Human Rights: real text in both languages.

use dvomova::audit::{Rule, Severity, audit_page};
use dvomova::language::{Language, PerLanguage};
use serde::Deserialize;

#[derive(Deserialize)]
struct Part {
    number: u32,
    #[serde(flatten)]
    texts: PerLanguageParts,
}

#[derive(Deserialize)]
struct PerLanguageParts {
    uk: Text,
    en: Text,
}

#[derive(Deserialize)]
struct Text {
    title: String,
    paragraphs: Vec<String>,
}

fn parts() -> Vec<(u32, PerLanguage<Text>)> {
    let parts: Vec<Part> = serde_json::from_str(include_str!("../cases/udhr.json")).unwrap();
    parts
        .into_iter()
        .map(|part| {
            (
                part.number,
                PerLanguage {
                    ukrainian: part.texts.uk,
                    english: part.texts.en,
                },
            )
        })
        .collect()
}

fn page(language: Language, text: &Text) -> String {
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
    let parts = parts();
    assert_eq!(parts.len(), 31);
    for (number, texts) in &parts {
        for (language, text) in texts.iter() {
            assert_eq!(
                audit_page(&page(language, text), language),
                [],
                "{number} {language}"
            );
        }
    }
}

#[test]
fn every_part_of_the_declaration_is_found_under_the_other_language() {
    let mut passed = Vec::new();
    for (number, texts) in parts() {
        for (language, text) in texts.iter() {
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
                "{number} {language}"
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
