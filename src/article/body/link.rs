use pulldown_cmark::{LinkType, Tag};

use super::address;
use super::plain;
use super::source::Lines;
use super::tree::{Kind, Node};
use crate::article::ArticleId;

/// A link in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it leads to, as it is written.
    pub destination: String,
    /// What that means.
    pub target: LinkTarget,
    /// The text that readers select.
    pub text: String,
    /// Its line in the body, counted from 1.
    pub line: usize,
}

/// What a link in a body leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkTarget {
    /// Another article, `article:culture/story` or `article:UUID`; its address
    /// in the page's language is found when the body is rendered.
    Article(ArticleId),
    /// An address that is rendered as it is: `http`, `https`, `mailto`, `tel`
    /// or one that names no scheme.
    Address(String),
    /// An address that is not rendered, since its scheme might do harm or means
    /// nothing on a page. The link's text stands without a link.
    Refused,
}

impl LinkTarget {
    pub(super) fn of(destination: &str, kind: LinkType) -> Self {
        if let Some(path) = address::after_scheme(destination, "article") {
            return match path.parse() {
                Ok(id) => Self::Article(id),
                Err(_) if path.is_empty() => Self::Refused,
                Err(_) => Self::Article(ArticleId::from_path(path)),
            };
        }
        let written = match kind {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.to_owned(),
        };
        if address::is_allowed(&written, &["http", "https", "mailto", "tel"]) {
            Self::Address(written)
        } else {
            Self::Refused
        }
    }
}

/// Every link of a body, in its order.
pub(super) fn links(markdown: &str, tree: &[Node<'_>]) -> Vec<Link> {
    let mut lines = Lines::new(markdown);
    let mut links = Vec::new();
    for node in tree {
        collect(node, &mut lines, &mut links);
    }
    links
}

fn collect(node: &Node<'_>, lines: &mut Lines<'_>, links: &mut Vec<Link>) {
    if let Kind::Element(Tag::Link {
        link_type,
        dest_url,
        ..
    }) = &node.kind
    {
        let mut text = String::new();
        plain::inline_text(&node.children, &mut text);
        links.push(Link {
            destination: dest_url.to_string(),
            target: LinkTarget::of(dest_url, *link_type),
            text,
            line: lines.line(node.range.start),
        });
    }
    for child in &node.children {
        collect(child, lines, links);
    }
}
