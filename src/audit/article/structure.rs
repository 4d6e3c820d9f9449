//! Editions that differ in their build or length.

use super::places::{At, Places};
use crate::article::{BlockKind, Edition, LinkTarget};
use crate::audit::words::count;
use crate::audit::{Finding, Rule, Severity};
use crate::language::script::LetterCount;
use crate::language::{Language, PerLanguage};

pub(super) fn check(pair: PerLanguage<&Edition>, places: &Places<'_>) -> Vec<Finding> {
    let counts = pair.map(|_, edition| counted(edition));
    let differences: Vec<String> = counts
        .ukrainian
        .into_iter()
        .zip(counts.english)
        .filter(|((_, ukrainian), (_, english))| ukrainian != english)
        .map(|((what, ukrainian), (_, english))| {
            format!(
                "{} in Ukrainian, {english} in English",
                count(ukrainian, what)
            )
        })
        .collect();
    let mut found = Vec::new();
    let mut warn = |rule, message| {
        let place = places.of_text(Language::Ukrainian, At::Nowhere);
        found.push(Finding::new(rule, Severity::Warning, place, message));
    };
    if !differences.is_empty() {
        warn(Rule::DifferentStructure, differences.join("; "));
    }
    let letters = pair.map(|_, edition| letters(edition));
    if letters.english >= ENOUGH_LETTERS && letters.ukrainian * 100 < letters.english * SHORTEST {
        let message = format!(
            "Ukrainian has {}, English {}",
            count(letters.ukrainian, "letter"),
            letters.english
        );
        warn(Rule::ShortUkrainian, message);
    }
    found
}

/// Letters of an English text whose translation's length says something.
const ENOUGH_LETTERS: usize = 300;
/// Percent of the English letters that a whole Ukrainian text has. In the
/// Declaration of Human Rights each article has 75 or more.
const SHORTEST: usize = 60;

/// What both bodies should have the same number of.
fn counted(edition: &Edition) -> [(&'static str, usize); 4] {
    let body = &edition.variant.body;
    let blocks = body.blocks();
    let of = |is: fn(&BlockKind) -> bool| blocks.iter().filter(|block| is(&block.kind)).count();
    let links = body
        .links()
        .into_iter()
        .filter(|link| link.target != LinkTarget::Refused);
    [
        ("heading", of(|kind| matches!(kind, BlockKind::Heading(_)))),
        ("picture", body.pictures().len()),
        ("quotation", of(|kind| *kind == BlockKind::Quotation)),
        ("link", links.count()),
    ]
}

/// Letters of lead and body.
fn letters(edition: &Edition) -> usize {
    let variant = &edition.variant;
    LetterCount::of(variant.lead.as_str()).total()
        + LetterCount::of(&variant.body.plain_text()).total()
}
