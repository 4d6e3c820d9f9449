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
    if article.picture.is_some() {
        let nowhere = pair.map(|_, _| At::Nowhere);
        let variants = pair.map(|_, edition| &edition.variant);
        let described = variants.map(|_, variant| variant.alternative_text.is_some());
        found.extend(ALTERNATIVE_TEXT.check(described, nowhere, places));
        let captioned = variants.map(|_, variant| variant.caption.is_some());
        found.extend(CAPTION.check(captioned, nowhere, places));
    }
    for pictures in pairs(pair) {
        let at = pictures.as_ref().map(|_, picture| At::Line(picture.line));
        let described = pictures
            .as_ref()
            .map(|_, picture| !picture.alternative_text.trim().is_empty());
        found.extend(ALTERNATIVE_TEXT.check(described, at, places));
        let captioned = pictures
            .as_ref()
            .map(|_, picture| picture.caption.is_some());
        found.extend(CAPTION.check(captioned, at, places));
    }
    found
}

/// Words that a picture has in both languages or in none.
struct Words {
    rule: Rule,
    part: &'static str,
    one: &'static str,
}

const ALTERNATIVE_TEXT: Words = Words {
    rule: Rule::MissingAlternativeText,
    part: "alternative text",
    one: "an alternative text",
};

const CAPTION: Words = Words {
    rule: Rule::MissingCaption,
    part: "caption",
    one: "a caption",
};

impl Words {
    fn check(
        &self,
        has: PerLanguage<bool>,
        at: PerLanguage<At>,
        places: &Places<'_>,
    ) -> Option<Finding> {
        let language = lacking(has)?;
        let (there, here) = (name(language.other()), name(language));
        let message = format!("the picture has {} in {there} and none in {here}", self.one);
        let place = places.of_part(language, self.part, at[language]);
        Some(Finding::new(self.rule, Severity::Warning, place, message))
    }
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
