use pulldown_cmark::Tag;

use super::block;
use super::figure::figures;
use super::tree::{Kind, Node};

/// What readers read in a block: no markup, no addresses, no alternative texts,
/// no credits, no blocks of code. Blocks within it stand on lines of their own.
pub(super) fn text(node: &Node<'_>, markdown: &str) -> String {
    let mut text = String::new();
    block_text(node, markdown, &mut text);
    text.truncate(text.trim_end().len());
    text
}

fn block_text(node: &Node<'_>, markdown: &str, text: &mut String) {
    match &node.kind {
        Kind::Element(Tag::CodeBlock(_)) => {}
        Kind::Element(Tag::BlockQuote(_)) if block::reminder(node, markdown) => {
            end_line(text);
            inline_text(block::below_mark(node), text);
            end_line(text);
            for child in node.children.iter().skip(1) {
                block_text(child, markdown, text);
            }
        }
        Kind::Element(
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow,
        ) => {
            end_line(text);
            for child in &node.children {
                block_text(child, markdown, text);
            }
            end_line(text);
        }
        Kind::Element(Tag::TableCell | Tag::Heading { .. } | Tag::HtmlBlock) => {
            end_line(text);
            inline_text(&node.children, text);
            end_line(text);
        }
        Kind::Element(Tag::Paragraph) => {
            end_line(text);
            let figures = figures(node);
            for figure in &figures {
                inline_text(figure.caption, text);
                end_line(text);
            }
            if figures.is_empty() {
                inline_text(&node.children, text);
                end_line(text);
            }
        }
        _ => inline(node, text),
    }
}

/// The text of inline nodes, without markup.
pub(super) fn inline_text(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        inline(node, text);
    }
}

fn inline(node: &Node<'_>, text: &mut String) {
    match &node.kind {
        Kind::Text(piece) | Kind::Code(piece) | Kind::Html(piece) => text.push_str(piece),
        Kind::SoftBreak | Kind::HardBreak => text.push(' '),
        Kind::Element(Tag::Image { .. }) | Kind::Rule => {}
        Kind::Element(_) => inline_text(&node.children, text),
    }
}

fn end_line(text: &mut String) {
    let end = text.trim_end_matches(' ').len();
    text.truncate(end);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}
