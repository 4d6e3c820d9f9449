use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};

use super::Body;
use super::invalid::{InvalidBody, Why};
use super::nesting;
use super::source::line_at;

/// A piece of parsed Markdown, with its place in the source.
pub(super) struct Node<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) range: Range<usize>,
    pub(super) children: Vec<Node<'a>>,
}

/// What a piece is. Only [`Kind::Element`] has children.
pub(super) enum Kind<'a> {
    Element(Tag<'a>),
    Text(CowStr<'a>),
    Code(CowStr<'a>),
    /// HTML in the source: no markup here but text.
    Html(CowStr<'a>),
    SoftBreak,
    HardBreak,
    Rule,
}

impl Node<'_> {
    pub(super) fn is_break(&self) -> bool {
        matches!(self.kind, Kind::SoftBreak | Kind::HardBreak)
    }

    pub(super) fn is_image(&self) -> bool {
        matches!(self.kind, Kind::Element(Tag::Image { .. }))
    }

    pub(super) fn is_paragraph(&self) -> bool {
        matches!(self.kind, Kind::Element(Tag::Paragraph))
    }
}

/// Parses Markdown into its top-level pieces. The tree is at most a few levels
/// deeper than [`Body::MAX_DEPTH`], so that walking it may recurse.
///
/// # Errors
///
/// Markdown that is nested deeper.
pub(super) fn parse(markdown: &str) -> Result<Vec<Node<'_>>, InvalidBody> {
    nesting::check(markdown)?;
    let mut top = Vec::new();
    let mut open: Vec<Node<'_>> = Vec::new();
    let mut depth = 0;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let kind = match event {
            Event::Start(tag) => {
                depth += usize::from(nests(&tag));
                if depth > Body::MAX_DEPTH {
                    let line = line_at(markdown, range.start);
                    return Err(InvalidBody(Why::TooDeep { line }));
                }
                open.push(leaf(Kind::Element(tag), range));
                continue;
            }
            Event::End(_) => {
                if let Some(node) = open.pop() {
                    if let Kind::Element(tag) = &node.kind {
                        depth -= usize::from(nests(tag));
                    }
                    push(&mut open, &mut top, node);
                }
                continue;
            }
            Event::Text(text) => Kind::Text(text),
            Event::Code(code) => Kind::Code(code),
            Event::Html(html) | Event::InlineHtml(html) => Kind::Html(html),
            Event::SoftBreak => Kind::SoftBreak,
            Event::HardBreak => Kind::HardBreak,
            Event::Rule => Kind::Rule,
            // Extensions that are not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => continue,
        };
        push(&mut open, &mut top, leaf(kind, range));
    }
    Ok(top)
}

fn leaf(kind: Kind<'_>, range: Range<usize>) -> Node<'_> {
    Node {
        kind,
        range,
        children: Vec::new(),
    }
}

fn push<'a>(open: &mut [Node<'a>], top: &mut Vec<Node<'a>>, node: Node<'a>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None => top.push(node),
    }
}

/// Whether an element can hold another of its kind and so counts as a level.
const fn nests(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
