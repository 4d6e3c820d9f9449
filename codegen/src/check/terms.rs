use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::report::Report;
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Call, Key, Kind, Pattern, Piece, Selector, Usage};

/// Terms are put in where they stand, so that what they are given must be
/// known: words as arguments, and only those that the term asks for.
pub(crate) fn check(graph: &Graph<'_>, texts: &Texts, report: &mut Report<'_>) {
    for node in &graph.nodes {
        if node.name.kind == Kind::Term {
            check_term(node.pattern, report);
        }
        node.pattern.each(&mut |piece| match piece {
            Piece::Term(call, _)
            | Piece::Select {
                selector: Selector::Term(call),
                ..
            } => check_call(call, node.name.tongue, texts, report),
            _ => {}
        });
    }
}

fn check_term(pattern: &Pattern, report: &mut Report<'_>) {
    let mut has_variables = false;
    let mut calls = Vec::new();
    pattern.each(&mut |piece| match piece {
        Piece::Message(reference, place) => report.add(
            *place,
            format!("a term refers to the message `{reference}`; a term may refer to terms only"),
        ),
        Piece::Variable { usage, place, .. } => {
            has_variables = true;
            if *usage != Usage::Plain {
                report.add(*place, "a function in a term; a term's arguments are words");
            }
        }
        Piece::Select {
            selector: Selector::Variable { .. },
            variants,
            ..
        } => {
            has_variables = true;
            for variant in variants {
                if let Key::Number(n) = variant.key {
                    report.add(
                        variant.place,
                        format!("the key `{n}` in a term; a term's arguments are words"),
                    );
                }
            }
        }
        Piece::Term(_, place)
        | Piece::Select {
            selector: Selector::Term(_),
            place,
            ..
        } => calls.push(*place),
        Piece::Text(..) => {}
    });
    if has_variables {
        for place in calls {
            report.add(
                place,
                "a term with arguments refers to another term; write its text out",
            );
        }
    }
}

fn check_call(call: &Call, tongue: Tongue, texts: &Texts, report: &mut Report<'_>) {
    let term = &call.term;
    let Some(pattern) = texts
        .entry(tongue, Kind::Term, &term.id)
        .and_then(|entry| entry.pattern(term.attribute.as_deref()))
    else {
        return;
    };
    for (name, (value, place)) in &call.arguments {
        let mut keys = BTreeSet::new();
        let mut used = false;
        pattern.each(&mut |piece| match piece {
            Piece::Variable { name: one, .. } => used |= one == name,
            Piece::Select {
                selector: Selector::Variable { name: one, .. },
                variants,
                ..
            } if one == name => {
                used = true;
                keys.extend(variants.iter().map(|variant| variant.key.to_string()));
            }
            _ => {}
        });
        if !used {
            report.add(
                *place,
                format!("`-{term}` does not use the argument `{name}`; leave it out"),
            );
        } else if !keys.is_empty() && !keys.contains(value) {
            let keys = keys
                .iter()
                .map(|key| format!("`{key}`"))
                .collect::<Vec<_>>()
                .join(", ");
            report.add(
                *place,
                format!("`-{term}` has no variant `{value}`; it has {keys}"),
            );
        }
    }
    // A variable that is printed must be given; one that is selected on has a
    // default.
    pattern.each(&mut |piece| {
        if let Piece::Variable { name, place, .. } = piece
            && !call.arguments.contains_key(name)
        {
            report.add(
                *place,
                format!("`-{term}` prints `${name}`, which a message does not give; give it"),
            );
        }
    });
}
