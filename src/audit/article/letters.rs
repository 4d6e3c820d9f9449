//! Letters that do not belong, each word told of once.

use std::collections::BTreeSet;

use super::parts::Part;
use super::places::Places;
use crate::audit::letters::{Russian, mixed, russian};
use crate::audit::words::quoted;
use crate::audit::{Finding, Rule, Severity};
use crate::language::Language;

pub(super) fn check(parts: &[Part], language: Language, places: &Places<'_>) -> Vec<Finding> {
    let mut found = mixed_words(parts, language, places);
    if language == Language::Ukrainian {
        found.extend(russian_words(parts, places));
    }
    found
}

fn mixed_words(parts: &[Part], language: Language, places: &Places<'_>) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for part in parts {
        for mixed in mixed(&part.text, language) {
            if told.insert(mixed.word) {
                let place = places.of_part(language, &part.name, part.at);
                let message = mixed.message;
                found.push(Finding::new(
                    Rule::MixedScripts,
                    Severity::Error,
                    place,
                    message,
                ));
            }
        }
    }
    found
}

fn russian_words(parts: &[Part], places: &Places<'_>) -> Option<Finding> {
    let of = |part| match russian(part) {
        Some(Russian::Words(words)) => words,
        _ => Vec::new(),
    };
    let first = parts.iter().find(|part| !of(&part.text).is_empty())?;
    let words = parts.iter().flat_map(|part| of(&part.text));
    let message = format!("Ukrainian has no ы э ъ ё: {}", quoted(words));
    let place = places.of_part(Language::Ukrainian, &first.name, first.at);
    Some(Finding::new(
        Rule::RussianLetters,
        Severity::Warning,
        place,
        message,
    ))
}
