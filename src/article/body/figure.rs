use pulldown_cmark::Tag;

use super::plain;
use super::source::Lines;
use super::tree::{Kind, Node};

/// A picture in a body, with its words as they are written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPicture {
    /// The picture's file, or whatever stands for it.
    pub file: String,
    /// What it shows, for those who do not see it; empty if nothing is written.
    pub alternative_text: String,
    /// Its caption, without markup; none for a picture within a line of text.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Its line in the body, counted from 1.
    pub line: usize,
}

/// A picture that stands by itself in a paragraph: an image alone on its line,
/// and what follows up to the next such line.
pub(super) struct Figure<'n, 'a> {
    pub(super) image: &'n Node<'a>,
    pub(super) caption: &'n [Node<'a>],
}

/// The pictures of a paragraph that begins with an image alone on its line;
/// none if it is an ordinary paragraph.
pub(super) fn figures<'n, 'a>(paragraph: &'n Node<'a>) -> Vec<Figure<'n, 'a>> {
    let mut figures = Vec::new();
    if !paragraph.is_paragraph() {
        return figures;
    }
    let nodes = paragraph.children.as_slice();
    let mut start = 0;
    while let Some((image, rest)) = nodes.get(start..).and_then(<[_]>::split_first) {
        let alone = image.is_image() && rest.first().is_none_or(Node::is_break);
        if !alone {
            break;
        }
        // The caption ends before a line that holds the next image alone.
        let next = (1..rest.len()).find(|&at| {
            let before = at.checked_sub(1).and_then(|at| rest.get(at));
            before.is_some_and(Node::is_break)
                && rest.get(at).is_some_and(Node::is_image)
                && rest.get(at + 1).is_none_or(Node::is_break)
        });
        let end = next.map_or(rest.len(), |at| at - 1);
        figures.push(Figure {
            image,
            caption: rest.get(1..end).unwrap_or_default(),
        });
        start += 1 + next.unwrap_or(rest.len());
    }
    figures
}

/// Every picture of a body, in its order.
pub(super) fn pictures(markdown: &str, tree: &[Node<'_>]) -> Vec<BodyPicture> {
    let mut lines = Lines::new(markdown);
    let mut pictures = Vec::new();
    for node in tree {
        collect(node, &mut lines, &mut pictures);
    }
    pictures
}

fn collect(node: &Node<'_>, lines: &mut Lines<'_>, pictures: &mut Vec<BodyPicture>) {
    let figures = figures(node);
    for figure in &figures {
        let mut caption = String::new();
        plain::inline_text(figure.caption, &mut caption);
        let caption = caption.trim();
        let caption = (!caption.is_empty()).then(|| caption.to_owned());
        pictures.extend(picture(figure.image, caption, lines));
        for node in figure.caption {
            collect(node, lines, pictures);
        }
    }
    if figures.is_empty() {
        pictures.extend(picture(node, None, lines));
        for child in &node.children {
            collect(child, lines, pictures);
        }
    }
}

fn picture(node: &Node<'_>, caption: Option<String>, lines: &mut Lines<'_>) -> Option<BodyPicture> {
    let Kind::Element(Tag::Image {
        dest_url, title, ..
    }) = &node.kind
    else {
        return None;
    };
    let credit = title.trim();
    Some(BodyPicture {
        file: dest_url.to_string(),
        alternative_text: alternative_text(node),
        caption,
        credit: (!credit.is_empty()).then(|| credit.to_owned()),
        line: lines.line(node.range.start),
    })
}

/// An image's alternative text: its content without markup.
pub(super) fn alternative_text(image: &Node<'_>) -> String {
    let mut text = String::new();
    for child in &image.children {
        if child.is_image() {
            text.push_str(&alternative_text(child));
        } else {
            plain::inline_text(std::slice::from_ref(child), &mut text);
        }
    }
    text
}
