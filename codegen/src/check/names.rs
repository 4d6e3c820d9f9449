use std::collections::BTreeMap;

use super::Words;
use crate::name::{method_name, parameter_name, type_name};
use crate::report::Report;
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Kind, Pattern, Piece, Place, Reference, Selector};

/// Methods that `Messages` has itself.
const OWN_METHODS: [&str; 5] = ["format", "ids", "language", "new", "write"];

/// Types that stand beside the generated enums.
const OWN_TYPES: [&str; 6] = [
    "Arguments",
    "Language",
    "LocalTime",
    "Messages",
    "Self",
    "Value",
];

/// Reports ids, variables and words that would have the same name in Rust.
pub(crate) fn check(texts: &Texts, words: &Words, report: &mut Report<'_>) {
    let mut methods = BTreeMap::<String, (Reference, Place)>::new();
    for tongue in Tongue::ALL {
        for ((kind, id), entry) in texts.of(tongue) {
            if *kind == Kind::Term {
                continue;
            }
            if matches!(id.as_str(), "NUMBER" | "DATETIME") {
                report.add(
                    entry.place,
                    format!("`{id}` is a function; choose another id"),
                );
            }
            for (attribute, pattern) in entry.patterns() {
                let reference = Reference::new(id, attribute);
                let place = pattern.place;
                let method = method_name(&reference);
                if OWN_METHODS.contains(&method.as_str()) {
                    report.add(
                        entry.place,
                        format!(
                            "`{id}` would become a method that `Messages` has; choose another id"
                        ),
                    );
                }
                check_variables(pattern, report);
                let (first, at) = methods
                    .entry(method.clone())
                    .or_insert_with(|| (reference.clone(), place));
                if *first != reference {
                    let at = report.cite(*at);
                    report.add(
                        entry.place,
                        format!(
                            "`{reference}` and `{first}` ({at}) would both become the method \
                             `{method}`; rename one"
                        ),
                    );
                }
            }
        }
    }
    check_types(texts, words, report);
}

fn check_variables(pattern: &Pattern, report: &mut Report<'_>) {
    let mut parameters = BTreeMap::<String, &str>::new();
    pattern.each(&mut |piece| {
        let (name, place) = match piece {
            Piece::Variable { name, place, .. } => (name, place),
            Piece::Select {
                selector: Selector::Variable { name, .. },
                place,
                ..
            } => (name, place),
            _ => return,
        };
        let first = *parameters.entry(parameter_name(name)).or_insert(name);
        if first != name {
            report.add(
                *place,
                format!("`${name}` and `${first}` would have the same name in Rust; rename one"),
            );
        }
    });
}

fn check_types(texts: &Texts, words: &Words, report: &mut Report<'_>) {
    let mut types = BTreeMap::<String, &str>::new();
    for (variable, words) in words {
        let Some(place) = place_of_select(texts, variable) else {
            continue;
        };
        let name = type_name(variable);
        if OWN_TYPES.contains(&name.as_str()) {
            report.add(
                place,
                format!("`${variable}` would become the type `{name}`, which exists; rename it"),
            );
        }
        let first = *types.entry(name.clone()).or_insert(variable);
        if first != variable {
            report.add(
                place,
                format!(
                    "`${variable}` and `${first}` would both become the type `{name}`; rename one"
                ),
            );
        }
        let mut variants = BTreeMap::<String, &str>::new();
        for word in words {
            let first = *variants.entry(type_name(word)).or_insert(word);
            if first != word {
                report.add(
                    place,
                    format!("the variants `{word}` and `{first}` would have the same name in Rust; rename one"),
                );
            }
        }
    }
}

fn place_of_select(texts: &Texts, variable: &str) -> Option<Place> {
    let mut found = None;
    for tongue in Tongue::ALL {
        for entry in texts.of(tongue).values() {
            for (_, pattern) in entry.patterns() {
                pattern.each(&mut |piece| {
                    if let Piece::Select {
                        selector: Selector::Variable { name, .. },
                        place,
                        ..
                    } = piece
                        && name == variable
                    {
                        found.get_or_insert(*place);
                    }
                });
            }
        }
    }
    found
}
