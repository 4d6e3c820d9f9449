use std::collections::BTreeMap;

use crate::graph::{Graph, Name};
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Call, Key, KeyKind, Kind, Pattern, Piece, Reference, Selector, Usage, Variant};

/// A part of a text as it is written out: terms and texts without variables
/// have been put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    Variable(String, Usage),
    Message(Reference),
    Select {
        variable: String,
        by: By,
        arms: Vec<(Key, Vec<Part>)>,
        default: Key,
    },
}

/// How an arm of a select is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Cardinal,
    Ordinal,
    Number,
    Word,
}

/// The parts of every message's value and attributes in both languages.
pub(crate) struct Lowered(BTreeMap<(Tongue, Reference), Vec<Part>>);

impl Lowered {
    /// Lowers texts in which the checks found no fault.
    pub(crate) fn new(graph: &Graph<'_>, texts: &Texts) -> Self {
        let mut lowered = Self(BTreeMap::new());
        for (_, node) in graph.in_order() {
            let Name {
                tongue,
                kind,
                reference,
            } = &node.name;
            if *kind == Kind::Message {
                let mut writer = Lowering {
                    tongue: *tongue,
                    texts,
                    done: &lowered,
                };
                let parts = writer.parts(node.pattern, None);
                lowered.0.insert((*tongue, reference.clone()), parts);
            }
        }
        lowered
    }

    pub(crate) fn parts(&self, tongue: Tongue, reference: &Reference) -> &[Part] {
        self.0
            .get(&(tongue, reference.clone()))
            .map_or(&[], Vec::as_slice)
    }
}

struct Lowering<'a> {
    tongue: Tongue,
    texts: &'a Texts,
    done: &'a Lowered,
}

impl Lowering<'_> {
    /// The parts of a pattern; of a term's, with what it was called with.
    fn parts(&mut self, pattern: &Pattern, call: Option<&Call>) -> Vec<Part> {
        let mut parts = Vec::new();
        for piece in &pattern.pieces {
            match piece {
                Piece::Text(text, _) => add_text(&mut parts, text),
                Piece::Variable { name, usage, .. } => match call {
                    Some(call) => {
                        let given = call.arguments.get(name);
                        add_text(&mut parts, given.map_or("", |(value, _)| value));
                    }
                    None => parts.push(Part::Variable(name.clone(), usage.clone())),
                },
                Piece::Message(reference, _) => match self.done.parts(self.tongue, reference) {
                    [] => {}
                    [Part::Text(text)] => add_text(&mut parts, text),
                    _ => parts.push(Part::Message(reference.clone())),
                },
                Piece::Term(call, _) => {
                    for part in self.term(call) {
                        add(&mut parts, part);
                    }
                }
                Piece::Select {
                    selector, variants, ..
                } => match (selector, call) {
                    (Selector::Variable { name, ordinal }, None) => {
                        for part in self.select(name, *ordinal, variants) {
                            add(&mut parts, part);
                        }
                    }
                    (Selector::Variable { name, .. }, Some(call)) => {
                        let word = call.arguments.get(name).map(|(value, _)| value.as_str());
                        let chosen = chosen(variants, word);
                        for part in chosen.map_or_else(Vec::new, |it| self.parts(it, Some(call))) {
                            add(&mut parts, part);
                        }
                    }
                    (Selector::Term(selector), call) => {
                        let word = self.term(selector);
                        let word = match word.as_slice() {
                            [Part::Text(word)] => Some(word.as_str()),
                            _ => None,
                        };
                        let chosen = chosen(variants, word);
                        for part in chosen.map_or_else(Vec::new, |it| self.parts(it, call)) {
                            add(&mut parts, part);
                        }
                    }
                },
            }
        }
        parts
    }

    fn term(&mut self, call: &Call) -> Vec<Part> {
        let Call { term, .. } = call;
        let entry = self.texts.entry(self.tongue, Kind::Term, &term.id);
        let pattern = entry.and_then(|entry| entry.pattern(term.attribute.as_deref()));
        pattern.map_or_else(Vec::new, |pattern| self.parts(pattern, Some(call)))
    }

    /// A select, with what all variants begin or end with before and after it.
    fn select(&mut self, variable: &str, ordinal: bool, variants: &[Variant]) -> Vec<Part> {
        let by = match (KeyKind::of(variants), ordinal) {
            (KeyKind::Numbers, _) => By::Number,
            (KeyKind::Words | KeyKind::Mixed, _) => By::Word,
            (KeyKind::Plural, true) => By::Ordinal,
            (KeyKind::Plural, false) => By::Cardinal,
        };
        let default = variants.iter().find(|variant| variant.is_default);
        let default = default.or(variants.first()).map(|it| it.key.clone());
        let mut arms = variants
            .iter()
            .map(|variant| (variant.key.clone(), self.parts(&variant.pattern, None)))
            .collect::<Vec<_>>();
        let mut parts = Vec::new();
        while let Some(first) = common(&arms, |parts| parts.first()) {
            parts.push(first);
            for (_, arm) in &mut arms {
                arm.remove(0);
            }
        }
        let mut after = Vec::new();
        while let Some(last) = common(&arms, |parts| parts.last()) {
            after.push(last);
            for (_, arm) in &mut arms {
                arm.pop();
            }
        }
        parts.push(Part::Select {
            variable: variable.to_owned(),
            by,
            arms,
            default: default.unwrap_or(Key::Number(0)),
        });
        parts.extend(after.into_iter().rev());
        parts
    }
}

/// The part that all arms have at one end, where that does not empty them all.
fn common(arms: &[(Key, Vec<Part>)], end: impl Fn(&[Part]) -> Option<&Part>) -> Option<Part> {
    let mut ends = arms.iter().map(|(_, parts)| end(parts));
    let first = ends.next()??;
    let leaves_some = arms.iter().any(|(_, parts)| parts.len() > 1);
    (leaves_some && ends.all(|part| part == Some(first))).then(|| first.clone())
}

/// The variant of a word, or the default.
fn chosen<'a>(variants: &'a [Variant], word: Option<&str>) -> Option<&'a Pattern> {
    let is_word = |variant: &&Variant| match &variant.key {
        Key::Word(key) => Some(key.as_str()) == word,
        Key::Number(_) => false,
    };
    let variant = variants.iter().find(is_word);
    let variant = variant.or_else(|| variants.iter().find(|variant| variant.is_default));
    variant.map(|variant| &variant.pattern)
}

fn add(parts: &mut Vec<Part>, part: Part) {
    match part {
        Part::Text(text) => add_text(parts, &text),
        part => parts.push(part),
    }
}

fn add_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(last)) => last.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}
