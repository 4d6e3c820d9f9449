use std::collections::BTreeMap;

use crate::report::Report;
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Kind, Pattern, Piece, Place, Reference, Selector, Usage};

/// The value or one attribute of an entry in one language.
pub(crate) struct Node<'a> {
    pub(crate) name: Name,
    pub(crate) pattern: &'a Pattern,
    /// The nodes it prints or selects on, and where.
    pub(crate) needs: Vec<(usize, Place)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) tongue: Tongue,
    pub(crate) kind: Kind,
    pub(crate) reference: Reference,
}

/// What refers to what, with unknown and circular references reported.
pub(crate) struct Graph<'a> {
    pub(crate) nodes: Vec<Node<'a>>,
    /// The nodes that reach no circle, each after those it needs.
    pub(crate) order: Vec<usize>,
}

impl<'a> Graph<'a> {
    pub(crate) fn new(
        texts: &'a Texts,
        is_broken: &dyn Fn(Tongue, &str) -> bool,
        report: &mut Report<'_>,
    ) -> Self {
        let mut nodes = Vec::new();
        let mut index = BTreeMap::new();
        for tongue in Tongue::ALL {
            for entry in texts.of(tongue).values() {
                for (attribute, pattern) in entry.patterns() {
                    let name = Name {
                        tongue,
                        kind: entry.kind,
                        reference: Reference::new(&entry.id, attribute),
                    };
                    index.insert(name.clone(), nodes.len());
                    nodes.push(Node {
                        name,
                        pattern,
                        needs: Vec::new(),
                    });
                }
            }
        }
        let mut needs = Vec::new();
        for node in &nodes {
            let mut found = Vec::new();
            node.pattern.each(&mut |piece| {
                let Some((kind, reference, place)) = reference_of(piece) else {
                    return;
                };
                let name = Name {
                    tongue: node.name.tongue,
                    kind,
                    reference,
                };
                if let Some(&needed) = index.get(&name) {
                    found.push((needed, place));
                } else if !is_broken(name.tongue, &name.reference.id) {
                    report.add(place, unknown(&name, texts, piece));
                }
            });
            needs.push(found);
        }
        for (node, needs) in nodes.iter_mut().zip(needs) {
            node.needs = needs;
        }
        let mut graph = Self {
            nodes,
            order: Vec::new(),
        };
        graph.sort(report);
        graph
    }

    pub(crate) fn node(&self, index: usize) -> Option<&Node<'a>> {
        self.nodes.get(index)
    }

    /// The nodes in an order that has each after those it needs.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (usize, &Node<'a>)> {
        self.order
            .iter()
            .filter_map(|&index| Some((index, self.node(index)?)))
    }

    /// Fills `order`; what is left over stands in or above a circle.
    fn sort(&mut self, report: &mut Report<'_>) {
        let mut waiting = self
            .nodes
            .iter()
            .map(|node| node.needs.len())
            .collect::<Vec<_>>();
        let mut needed_by = vec![Vec::new(); self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            for &(needed, _) in &node.needs {
                if let Some(list) = needed_by.get_mut(needed) {
                    list.push(index);
                }
            }
        }
        let mut ready = (0..self.nodes.len())
            .filter(|&index| waiting.get(index) == Some(&0))
            .collect::<Vec<_>>();
        while let Some(index) = ready.pop() {
            self.order.push(index);
            for &above in needed_by.get(index).into_iter().flatten() {
                if let Some(count) = waiting.get_mut(above) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push(above);
                    }
                }
            }
        }
        self.report_circles(&waiting, report);
    }

    /// Follows references from every node that is left over; the first node met
    /// twice closes a circle, which is reported once.
    fn report_circles(&self, waiting: &[usize], report: &mut Report<'_>) {
        let is_left = |index: usize| waiting.get(index).is_some_and(|&count| count > 0);
        let next = |index: usize| {
            let node = self.node(index)?;
            node.needs
                .iter()
                .copied()
                .find(|&(needed, _)| is_left(needed))
        };
        // 0: not met; otherwise the number of the walk that met it.
        let mut met = vec![0usize; self.nodes.len()];
        for walk in 1..=self.nodes.len() {
            let mut index = walk - 1;
            if !is_left(index) {
                continue;
            }
            while met.get(index) == Some(&0) {
                if let Some(mark) = met.get_mut(index) {
                    *mark = walk;
                }
                match next(index) {
                    Some((needed, _)) => index = needed,
                    None => break,
                }
            }
            if met.get(index) == Some(&walk) {
                self.report_circle(index, &next, report);
            }
        }
    }

    fn report_circle(
        &self,
        first: usize,
        next: &dyn Fn(usize) -> Option<(usize, Place)>,
        report: &mut Report<'_>,
    ) {
        const MOST_NAMES: usize = 8;
        let mut names = Vec::new();
        let mut length = 0;
        let mut index = first;
        let mut closing = None;
        while let Some((needed, place)) = next(index) {
            if let Some(node) = self.node(index)
                && names.len() < MOST_NAMES
            {
                names.push(node.name.to_string());
            }
            closing.get_or_insert(place);
            length += 1;
            index = needed;
            if index == first {
                break;
            }
        }
        if length > names.len() {
            names.push("…".to_owned());
        }
        if let (Some(place), Some(node)) = (closing, self.node(first)) {
            names.push(node.name.to_string());
            let circle = names.join(" → ");
            report.add(
                place,
                format!("a circular reference: {circle}; write one of them out"),
            );
        }
    }
}

/// What a piece refers to.
fn reference_of(piece: &Piece) -> Option<(Kind, Reference, Place)> {
    match piece {
        Piece::Message(reference, place) => Some((Kind::Message, reference.clone(), *place)),
        Piece::Term(call, place) => Some((Kind::Term, call.term.clone(), *place)),
        Piece::Variable {
            usage: Usage::Date(message),
            place,
            ..
        } => Some((Kind::Message, Reference::new(message, None), *place)),
        Piece::Select {
            selector: Selector::Term(call),
            place,
            ..
        } => Some((Kind::Term, call.term.clone(), *place)),
        Piece::Text(..) | Piece::Variable { .. } | Piece::Select { .. } => None,
    }
}

fn unknown(name: &Name, texts: &Texts, piece: &Piece) -> String {
    let (tongue, reference) = (name.tongue, &name.reference);
    let entry = texts.entry(tongue, name.kind, &reference.id);
    match (piece, &reference.attribute, entry) {
        (Piece::Variable { .. }, _, _) => format!(
            "this date is printed by the message `{reference}`, which {tongue} does not have; add \
             it"
        ),
        (_, Some(attribute), Some(_)) => format!(
            "`{}` has no attribute `{attribute}` in {tongue}; add it or correct the name",
            reference.id
        ),
        (_, None, Some(_)) => format!(
            "`{}` has attributes only and no text of its own in {tongue}; refer to an attribute",
            reference.id
        ),
        (_, _, None) => match name.kind {
            Kind::Message => format!(
                "no message `{}` in {tongue}; add it or correct the name",
                reference.id
            ),
            Kind::Term => format!(
                "no term `-{}` in {tongue}; add it or correct the name",
                reference.id
            ),
        },
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            Kind::Message => write!(f, "{}", self.reference),
            Kind::Term => write!(f, "-{}", self.reference),
        }
    }
}
