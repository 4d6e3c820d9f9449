use crate::graph::Graph;
use crate::report::Report;
use crate::tree::{Pattern, Piece, Selector};

/// The most placeables a message may come to with everything it refers to.
/// `fluent-bundle` stops at 100.
const MOST_PLACEABLES: usize = 90;

/// The most bytes of text it may come to: a label, not an article.
const MOST_BYTES: usize = 64 * 1024;

/// What a text comes to at most, whichever variants are taken.
#[derive(Clone, Copy, Default)]
struct Size {
    placeables: usize,
    bytes: usize,
}

impl Size {
    const fn and(self, more: Self) -> Self {
        Self {
            placeables: self.placeables.saturating_add(more.placeables),
            bytes: self.bytes.saturating_add(more.bytes),
        }
    }
}

/// Reports messages that refer to so much that they would grow without bound,
/// and leaves only the others in the graph's order.
pub(crate) fn within_limits(graph: &mut Graph<'_>, report: &mut Report<'_>) {
    let mut sizes = vec![None; graph.nodes.len()];
    let mut kept = Vec::new();
    for (index, node) in graph.in_order() {
        let mut needs = Some(Size::default());
        for &(needed, _) in &node.needs {
            let size: Option<Size> = sizes.get(needed).copied().flatten();
            needs = needs.zip(size).map(|(sum, size)| sum.and(size));
        }
        // What refers to a message that is too big has been told below.
        let Some(needs) = needs else { continue };
        let size = needs.and(own_size(node.pattern));
        if size.placeables > MOST_PLACEABLES || size.bytes > MOST_BYTES {
            report.add(
                node.pattern.place,
                format!(
                    "`{}` comes to more than {MOST_PLACEABLES} placeables or {MOST_BYTES} bytes \
                     with all it refers to; split it",
                    node.name
                ),
            );
            continue;
        }
        if let Some(slot) = sizes.get_mut(index) {
            *slot = Some(size);
        }
        kept.push(index);
    }
    graph.order = kept;
}

/// A pattern's own size. Of a select it counts the biggest variant; what the
/// variants refer to is counted for all of them together.
fn own_size(pattern: &Pattern) -> Size {
    let mut sum = Size::default();
    for piece in &pattern.pieces {
        sum = sum.and(match piece {
            Piece::Text(text, _) => Size {
                placeables: 0,
                bytes: text.len(),
            },
            Piece::Variable { .. } | Piece::Message(..) | Piece::Term(..) => Size {
                placeables: 1,
                bytes: 0,
            },
            Piece::Select {
                variants, selector, ..
            } => {
                let sizes = variants.iter().map(|variant| own_size(&variant.pattern));
                let biggest = sizes.fold(Size::default(), |a, b| Size {
                    placeables: a.placeables.max(b.placeables),
                    bytes: a.bytes.max(b.bytes),
                });
                let selecting = match selector {
                    Selector::Variable { .. } => 1,
                    Selector::Term(_) => 2,
                };
                biggest.and(Size {
                    placeables: selecting,
                    bytes: 0,
                })
            }
        });
    }
    sum
}
