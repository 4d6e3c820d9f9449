use pulldown_cmark::{HeadingLevel, Tag};

use super::figure::figures;
use super::plain;
use super::source::Lines;
use super::tree::{Kind, Node};

/// One of a body's top-level blocks, in their order.
///
/// Together the blocks hold all of the source but the white space between
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// Its Markdown, without white space at the ends.
    pub source: &'a str,
    /// Its first line in the body, counted from 1.
    pub line: usize,
    /// What readers read in it, without markup, as
    /// [`Body::plain_text`](super::Body::plain_text) gives it.
    pub text: String,
}

/// What a block of a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading, with its level in Markdown: 1 to 6.
    Heading(u8),
    /// A paragraph of text.
    Paragraph,
    /// A picture, or several under one another, each with its caption.
    Picture,
    /// A block quotation, attributed or not.
    Quotation,
    /// A paragraph or more of background.
    Reminder,
    /// A list, numbered or not.
    List,
    /// A table.
    Table,
    /// A block of code, fenced or indented.
    Code,
    /// A line between two parts: `***`.
    Rule,
    /// Raw HTML. It is no markup here: its source is shown as text.
    Html,
    /// Addresses of reference links, `[name]: address`. Nothing is shown.
    Definitions,
}

impl BlockKind {
    /// The kind of a block's top-level node.
    pub(super) fn of(node: &Node<'_>, markdown: &str) -> Self {
        match &node.kind {
            Kind::Element(tag) => match tag {
                Tag::Heading { level, .. } => Self::Heading(heading_level(*level)),
                Tag::BlockQuote(_) if reminder(node, markdown) => Self::Reminder,
                Tag::BlockQuote(_) => Self::Quotation,
                Tag::CodeBlock(_) => Self::Code,
                Tag::HtmlBlock => Self::Html,
                Tag::List(_) => Self::List,
                Tag::Table(_) => Self::Table,
                _ if !figures(node).is_empty() => Self::Picture,
                _ => Self::Paragraph,
            },
            Kind::Rule => Self::Rule,
            Kind::Html(_) => Self::Html,
            _ => Self::Paragraph,
        }
    }
}

pub(super) const fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Whether a block quotation's first line is `[!reminder]` alone.
pub(super) fn reminder(quotation: &Node<'_>, markdown: &str) -> bool {
    quotation.children.first().is_some_and(|first| {
        let source = markdown.get(first.range.clone()).unwrap_or_default();
        let line = source.split(['\n', '\r']).next().unwrap_or_default();
        first.is_paragraph() && line.trim().eq_ignore_ascii_case("[!reminder]")
    })
}

/// The rest of a reminder's first paragraph, below its mark.
pub(super) fn below_mark<'n, 'a>(reminder: &'n Node<'a>) -> &'n [Node<'a>] {
    let first = reminder
        .children
        .first()
        .map(|node| node.children.as_slice());
    let nodes = first.unwrap_or_default();
    let first_break = nodes.iter().position(Node::is_break);
    first_break
        .and_then(|at| nodes.get(at + 1..))
        .unwrap_or_default()
}

/// The paragraph that names who said a quotation: the last, after a dash.
pub(super) fn attribution<'n, 'a>(quotation: &'n Node<'a>, markdown: &str) -> Option<&'n Node<'a>> {
    let [_, .., last] = quotation.children.as_slice() else {
        return None;
    };
    let source = markdown.get(last.range.clone()).unwrap_or_default();
    let after = source.strip_prefix('—')?;
    (last.is_paragraph() && after.starts_with([' ', '\u{A0}'])).then_some(last)
}

/// A body's blocks, from its tree.
pub(super) fn blocks<'a>(markdown: &'a str, tree: &[Node<'_>]) -> Vec<Block<'a>> {
    let mut lines = Lines::new(markdown);
    let mut blocks = Vec::with_capacity(tree.len());
    let mut push = |kind, from, to, text| {
        let source: &str = markdown.get(from..to).unwrap_or_default();
        let trimmed = source.trim_start();
        if !trimmed.is_empty() {
            blocks.push(Block {
                kind,
                source: trimmed.trim_end(),
                line: lines.line(to - trimmed.len()),
                text,
            });
        }
    };
    let mut end = 0;
    for node in tree {
        // What the parser passes over between blocks defines links.
        push(BlockKind::Definitions, end, node.range.start, String::new());
        let text = plain::text(node, markdown);
        push(
            BlockKind::of(node, markdown),
            node.range.start,
            node.range.end,
            text,
        );
        end = end.max(node.range.end);
    }
    push(BlockKind::Definitions, end, markdown.len(), String::new());
    blocks
}
