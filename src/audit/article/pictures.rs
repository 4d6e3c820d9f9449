//! Words about pictures that one language has and the other lacks.

use super::places::{At, Places};
use crate::article::{Article, BodyPicture, Edition};
use crate::audit::words::name;
use crate::audit::{Finding, Rule, Severity};
use crate::language::{Language, PerLanguage};

pub(super) fn check(
    article: &Article,
    pair: PerLanguage<&Edition>,
    places: &Places<'_>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut lacks = |rule, language: Language, what: &str, at| {
        let message = format!(
            "{} has {what}, {} has none",
            name(language.other()),
            name(language)
        );
        let place = places.of_part(language, what, at);
        found.push(Finding::new(rule, Severity::Warning, place, message));
    };
    if article.picture.is_some() {
        let alternative = pair.map(|_, edition| edition.variant.alternative_text.is_some());
        if let Some(language) = lacking(alternative) {
            lacks(
                Rule::MissingAlternativeText,
                language,
                "alternative text",
                At::Nowhere,
            );
        }
        let caption = pair.map(|_, edition| edition.variant.caption.is_some());
        if let Some(language) = lacking(caption) {
            lacks(Rule::MissingCaption, language, "caption", At::Nowhere);
        }
    }
    for pictures in pairs(pair) {
        let at = pictures.as_ref().map(|_, picture| At::Line(picture.line));
        let alternative = pictures
            .as_ref()
            .map(|_, picture| !picture.alternative_text.trim().is_empty());
        if let Some(language) = lacking(alternative) {
            lacks(
                Rule::MissingAlternativeText,
                language,
                "alternative text",
                at[language],
            );
        }
        let caption = pictures
            .as_ref()
            .map(|_, picture| picture.caption.is_some());
        if let Some(language) = lacking(caption) {
            lacks(Rule::MissingCaption, language, "caption", at[language]);
        }
    }
    found
}

/// The language that has none where the other has.
fn lacking(has: PerLanguage<bool>) -> Option<Language> {
    match (has.ukrainian, has.english) {
        (true, false) => Some(Language::English),
        (false, true) => Some(Language::Ukrainian),
        _ => None,
    }
}

/// The pictures of both bodies: the same file for the same time.
fn pairs(pair: PerLanguage<&Edition>) -> Vec<PerLanguage<BodyPicture>> {
    let bodies = pair.map(|_, edition| edition.variant.body.pictures());
    let mut english = bodies.english;
    let counterpart = |ukrainian: BodyPicture| {
        let at = english
            .iter()
            .position(|picture| picture.file == ukrainian.file)?;
        Some(PerLanguage {
            ukrainian,
            english: english.remove(at),
        })
    };
    bodies
        .ukrainian
        .into_iter()
        .filter_map(counterpart)
        .collect()
}
