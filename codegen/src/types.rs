use std::collections::BTreeMap;
use std::fmt;

use crate::graph::Graph;
use crate::name::snake;
use crate::report::Report;
use crate::tongue::Tongue;
use crate::tree::{KeyKind, Kind, Piece, Place, Reference, Selector, Usage, Variant};

/// What a variable of a message holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A whole number of any integer type: `WholeNumber`. Selected on by plural or number, printed by
    /// `NUMBER`, or named as a part of a date (`$year`, `$month`, …).
    Integer,
    /// One of the words that a select lists: a generated `enum`.
    Word,
    /// A date and time on a wall clock: `LocalTime`. Printed by `DATETIME`.
    Date,
    /// Any text, printed as it is.
    Text,
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Integer => "a number",
            Self::Word => "a word",
            Self::Date => "a date",
            Self::Text => "a text",
        })
    }
}

/// The variables of one text, by name.
pub(crate) type Variables = BTreeMap<String, Type>;

/// The variables of every message's value and attributes.
pub(crate) type Signatures = BTreeMap<Reference, Variables>;

/// The parts of a date, which `DATETIME` gives to the message that prints it.
pub(crate) const DATE_PARTS: [&str; 7] = [
    "year",
    "year_of_century",
    "month",
    "day",
    "weekday",
    "hour",
    "minute",
];

/// Whether a variable's name says that it is a part of a date.
pub(crate) fn is_date_part(name: &str) -> bool {
    DATE_PARTS.contains(&snake(name).as_str())
}

/// How a text uses a variable, and where first.
#[derive(Clone, Default)]
struct Uses(BTreeMap<Option<Type>, Place>);

type AllUses = BTreeMap<String, Uses>;

/// Infers the types of all variables from their use in both languages.
pub(crate) fn infer(graph: &Graph<'_>, report: &mut Report<'_>) -> Signatures {
    let mut uses = vec![None; graph.nodes.len()];
    for (index, node) in graph.in_order() {
        if node.name.kind == Kind::Term {
            continue;
        }
        let mut own = AllUses::new();
        node.pattern.each(&mut |piece| note(piece, &mut own));
        for &(needed, place) in &node.needs {
            let date = node.pattern_prints_date(place);
            let inherited: Option<&AllUses> = uses.get(needed).and_then(Option::as_ref);
            for (name, used) in inherited.into_iter().flatten().filter(|_| !date) {
                let uses = own.entry(name.clone()).or_default();
                for &kind in used.0.keys() {
                    uses.0.entry(kind).or_insert(place);
                }
            }
        }
        if let Some(slot) = uses.get_mut(index) {
            *slot = Some(own);
        }
    }
    let mut by_reference = BTreeMap::<&Reference, BTreeMap<Tongue, AllUses>>::new();
    for (node, uses) in graph.nodes.iter().zip(uses) {
        if let Some(uses) = uses {
            by_reference
                .entry(&node.name.reference)
                .or_default()
                .insert(node.name.tongue, uses);
        }
    }
    by_reference
        .into_iter()
        .map(|(reference, both)| (reference.clone(), unify(reference, &both, report)))
        .collect()
}

impl crate::graph::Node<'_> {
    /// Whether the piece at a place prints a date, whose parts are no
    /// variables of this text.
    fn pattern_prints_date(&self, at: Place) -> bool {
        let mut found = false;
        self.pattern.each(&mut |piece| {
            if let Piece::Variable {
                usage: Usage::Date(_),
                place,
                ..
            } = piece
            {
                found |= *place == at;
            }
        });
        found
    }
}

/// Reports messages that print dates and ask for more than a date gives.
pub(crate) fn check_dates(graph: &Graph<'_>, signatures: &Signatures, report: &mut Report<'_>) {
    for node in &graph.nodes {
        node.pattern.each(&mut |piece| {
            let Piece::Variable {
                usage: Usage::Date(message),
                place,
                ..
            } = piece
            else {
                return;
            };
            let variables = signatures.get(&Reference::new(message, None));
            for name in variables.into_iter().flat_map(BTreeMap::keys) {
                if !is_date_part(name) {
                    let parts = DATE_PARTS.map(|part| format!("`${part}`")).join(", ");
                    report.add(
                        *place,
                        format!(
                            "`{message}` asks for `${name}`, which a date does not have; it has \
                             {parts}"
                        ),
                    );
                }
            }
        });
    }
}

fn note(piece: &Piece, uses: &mut AllUses) {
    let (name, kind, place) = match piece {
        Piece::Variable { name, usage, place } => {
            let kind = match usage {
                Usage::Plain if is_date_part(name) => Some(Type::Integer),
                Usage::Plain => None,
                Usage::Number(_) => Some(Type::Integer),
                Usage::Date(_) => Some(Type::Date),
            };
            (name, kind, place)
        }
        Piece::Select {
            selector: Selector::Variable { name, .. },
            variants,
            place,
        } => (name, Some(type_of_keys(variants)), place),
        _ => return,
    };
    let uses = uses.entry(name.clone()).or_default();
    uses.0.entry(kind).or_insert(*place);
}

fn type_of_keys(variants: &[Variant]) -> Type {
    match KeyKind::of(variants) {
        // Mixed keys are reported with the select.
        KeyKind::Plural | KeyKind::Numbers | KeyKind::Mixed => Type::Integer,
        KeyKind::Words => Type::Word,
    }
}

fn unify(
    reference: &Reference,
    both: &BTreeMap<Tongue, AllUses>,
    report: &mut Report<'_>,
) -> Variables {
    let mut variables = Variables::new();
    for (tongue, uses) in both {
        for (name, used) in uses {
            let first = *variables
                .entry(name.clone())
                .or_insert_with(|| used.type_alone());
            let other = both.get(&tongue.other());
            match other.map(|other| other.get(name)) {
                None => {}
                Some(None) => {
                    let place = used.0.values().min().copied();
                    let other = tongue.other();
                    if let Some(place) = place {
                        report.add(
                            place,
                            format!(
                                "`{reference}` uses `${name}` in {tongue} only; use it in {other} \
                                 too or leave it out"
                            ),
                        );
                    }
                }
                Some(Some(others)) => {
                    let joined = used.joined(others);
                    if let Some((&second, &place)) = joined.conflict(used) {
                        let expected = joined.type_alone();
                        let at = joined.0.get(&Some(expected)).map(|&at| report.cite(at));
                        let second = second.unwrap_or(Type::Text);
                        let hint = match expected {
                            Type::Date => "; print it with `DATETIME`",
                            _ => "; give one of them another name",
                        };
                        report.add(
                            place,
                            format!(
                                "`${name}` is {second} here and {expected} at {}{hint}",
                                at.unwrap_or_default()
                            ),
                        );
                    }
                    let unified = joined.type_alone();
                    if unified != first {
                        variables.insert(name.clone(), unified);
                    }
                }
            }
        }
    }
    variables
}

impl Uses {
    /// The type that these uses ask for; the first of several.
    fn type_alone(&self) -> Type {
        let kinds = self.0.keys().flatten();
        kinds.min().copied().unwrap_or(Type::Text)
    }

    fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (&kind, &place) in &other.0 {
            joined.0.entry(kind).or_insert(place);
        }
        joined
    }

    /// A use among `own` that does not agree with the type of all uses. Plain
    /// printing agrees with numbers and texts.
    fn conflict<'a>(&self, own: &'a Self) -> Option<(&'a Option<Type>, &'a Place)> {
        let expected = self.type_alone();
        own.0.iter().find(|(kind, _)| match kind {
            Some(kind) => *kind != expected,
            None => matches!(expected, Type::Word | Type::Date),
        })
    }
}
