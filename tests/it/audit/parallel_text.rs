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
fn every_paragraph_of_the_declaration_is_found_under_the_other_language() {
    for (number, texts) in parts() {
        for (language, text) in texts.iter() {
            let html = page(language.other(), text);
            let found = audit_page(&html, language.other());
            let wrong = found
                .iter()
                .filter(|found| {
                    found.rule == Rule::WrongLanguage && found.severity == Severity::Error
                })
                .filter(|found| found.place.element.as_deref() == Some("body > p"));
            assert_eq!(
                wrong.count(),
                text.paragraphs.len(),
                "{number} {language}: {found:#?}"
            );
        }
    }
}
