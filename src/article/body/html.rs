use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, LinkType, Tag};

use super::block::{self, BlockKind, heading_level};
use super::figure::{Figure, alternative_text, figures};
use super::line::Line;
use super::link::LinkTarget;
use super::rendering::{PictureSource, Rendering};
use super::tree::{Kind, Node};
use super::{address, escape};

/// Renders a body's tree. Everything that comes out is written here: tags and
/// attributes are constants, text and addresses go through `escape` and
/// `address`.
pub(super) fn render(markdown: &str, tree: &[Node<'_>], rendering: &Rendering<'_>) -> String {
    let highest = tree.iter().filter_map(level).min().unwrap_or(1);
    let mut writer = Writer {
        markdown,
        rendering,
        highest,
        line: Line::new(rendering),
        html: String::with_capacity(markdown.len() + markdown.len() / 4),
    };
    writer.blocks(tree);
    writer.html
}

fn level(node: &Node<'_>) -> Option<u8> {
    match node.kind {
        Kind::Element(Tag::Heading { level, .. }) => Some(heading_level(level)),
        _ => None,
    }
}

struct Writer<'r, 'a> {
    markdown: &'r str,
    rendering: &'r Rendering<'a>,
    highest: u8,
    line: Line,
    html: String,
}

impl Writer<'_, '_> {
    /// Blocks, each on lines of its own. A tight list's items hold inline nodes
    /// among them.
    fn blocks(&mut self, nodes: &[Node<'_>]) {
        let mut nodes = nodes;
        while let Some(first) = nodes.first() {
            let run = nodes.iter().take_while(|node| is_inline(node)).count();
            let (inline, rest) = nodes.split_at(run.max(1));
            if run > 0 {
                self.line(inline);
                if !rest.is_empty() {
                    self.html.push('\n');
                }
            } else {
                self.block(first);
                self.html.push('\n');
            }
            nodes = rest;
        }
    }

    fn block(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Rule => self.html.push_str("<hr>"),
            Kind::Element(tag) => match tag {
                Tag::Heading { level, .. } => {
                    let below = heading_level(*level).saturating_sub(self.highest);
                    let level = (self.rendering.top_heading + below).min(6);
                    // Writing to a string never fails, here and below.
                    let _ = write!(self.html, "<h{level}>");
                    self.line(&node.children);
                    let _ = write!(self.html, "</h{level}>");
                }
                Tag::BlockQuote(_) => self.quotation(node),
                Tag::CodeBlock(kind) => self.code(kind, node),
                Tag::HtmlBlock => self.paragraph(&node.children),
                Tag::List(start) => self.list(*start, node),
                Tag::Table(alignments) => self.table(alignments, node),
                Tag::Paragraph => {
                    let figures = figures(node);
                    for (at, figure) in figures.iter().enumerate() {
                        if at > 0 {
                            self.html.push('\n');
                        }
                        self.figure(figure);
                    }
                    if figures.is_empty() {
                        self.paragraph(&node.children);
                    }
                }
                // Extensions that are not switched on, and parts of the above.
                _ => self.blocks(&node.children),
            },
            _ => self.line(std::slice::from_ref(node)),
        }
    }

    fn paragraph(&mut self, nodes: &[Node<'_>]) {
        self.html.push_str("<p>");
        self.line(nodes);
        self.html.truncate(self.html.trim_end().len());
        self.html.push_str("</p>");
    }

    fn quotation(&mut self, node: &Node<'_>) {
        if BlockKind::of(node, self.markdown) == BlockKind::Reminder {
            self.html.push_str("<aside class=\"reminder\">\n");
            if let Some(label) = self.rendering.reminder_label {
                self.html.push_str("<p class=\"label\">");
                escape::text(label, &mut self.html);
                self.html.push_str("</p>\n");
            }
            let first = block::below_mark(node);
            if !first.is_empty() {
                self.paragraph(first);
                self.html.push('\n');
            }
            self.blocks(node.children.get(1..).unwrap_or_default());
            self.html.push_str("</aside>");
            return;
        }
        let attribution = block::attribution(node, self.markdown);
        let said = node.children.len() - usize::from(attribution.is_some());
        self.html
            .push_str("<figure class=\"quotation\">\n<blockquote>\n");
        self.blocks(node.children.get(..said).unwrap_or_default());
        self.html.push_str("</blockquote>\n");
        if let Some(attribution) = attribution {
            self.html.push_str("<figcaption>");
            self.line(&attribution.children);
            self.html.push_str("</figcaption>\n");
        }
        self.html.push_str("</figure>");
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, node: &Node<'_>) {
        self.html.push_str("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.html.push_str(" class=\"language-");
            escape::attribute(language, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
        for child in &node.children {
            if let Kind::Text(text) = &child.kind {
                escape::text(text, &mut self.html);
            }
        }
        self.html.push_str("</code></pre>");
    }

    fn list(&mut self, start: Option<u64>, node: &Node<'_>) {
        match start {
            None => self.html.push_str("<ul>\n"),
            Some(1) => self.html.push_str("<ol>\n"),
            Some(start) => {
                let _ = writeln!(self.html, "<ol start=\"{start}\">");
            }
        }
        for item in &node.children {
            self.html.push_str("<li>");
            if !item.children.first().is_none_or(is_inline) {
                self.html.push('\n');
            }
            self.blocks(&item.children);
            self.html.push_str("</li>\n");
        }
        self.html
            .push_str(if start.is_none() { "</ul>" } else { "</ol>" });
    }

    /// A table, in a box that scrolls where the page is narrower.
    fn table(&mut self, alignments: &[Alignment], node: &Node<'_>) {
        self.html
            .push_str("<div class=\"table\" tabindex=\"0\">\n<table>\n");
        let mut rows = node.children.iter();
        if let Some(head) = rows.next() {
            self.html.push_str("<thead>\n");
            self.row(alignments, head, "th");
            self.html.push_str("</thead>\n");
        }
        let mut body = rows.peekable();
        if body.peek().is_some() {
            self.html.push_str("<tbody>\n");
            for row in body {
                self.row(alignments, row, "td");
            }
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n</div>");
    }

    fn row(&mut self, alignments: &[Alignment], row: &Node<'_>, tag: &str) {
        self.html.push_str("<tr>");
        let mut alignments = alignments.iter();
        for cell in &row.children {
            let attributes = match alignments.next() {
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Right) => " class=\"right\"",
                _ => "",
            };
            let _ = write!(self.html, "<{tag}{attributes}>");
            self.line(&cell.children);
            let _ = write!(self.html, "</{tag}>");
        }
        self.html.push_str("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure<'_, '_>) {
        self.html.push_str("<figure class=\"picture\">\n");
        self.image(figure.image, None);
        self.html.push('\n');
        let credit = match &figure.image.kind {
            Kind::Element(Tag::Image { title, .. }) => title.trim(),
            _ => "",
        };
        if !figure.caption.is_empty() || !credit.is_empty() {
            self.html.push_str("<figcaption>");
            self.line(figure.caption);
            if !credit.is_empty() {
                if !figure.caption.is_empty() {
                    self.html.push(' ');
                }
                self.html.push_str("<span class=\"credit\">");
                escape::text(&self.line.alone(credit), &mut self.html);
                self.html.push_str("</span>");
            }
            self.html.push_str("</figcaption>\n");
        }
        self.html.push_str("</figure>");
    }

    fn image(&mut self, node: &Node<'_>, title: Option<&str>) {
        let Kind::Element(Tag::Image { dest_url, .. }) = &node.kind else {
            return;
        };
        let alternative_text = alternative_text(node);
        let alternative_text = self.line.alone(&alternative_text);
        let (address, size) = match self.rendering.pictures.map(|source| source(dest_url)) {
            None => (Some(dest_url.to_string()), None),
            Some(None) => (None, None),
            Some(Some(PictureSource {
                address,
                width,
                height,
            })) => (Some(address), Some((width, height))),
        };
        let address = address.filter(|address| address::is_allowed(address, &["http", "https"]));
        let Some(address) = address else {
            self.html.push_str("<span class=\"picture\">");
            escape::text(&alternative_text, &mut self.html);
            self.html.push_str("</span>");
            return;
        };
        self.html.push_str("<img src=\"");
        address::write(&address, &mut self.html);
        self.html.push_str("\" alt=\"");
        escape::attribute(&alternative_text, &mut self.html);
        self.html.push('"');
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            self.html.push_str(" title=\"");
            escape::attribute(&self.line.alone(title), &mut self.html);
            self.html.push('"');
        }
        if let Some((width, height)) = size {
            let _ = write!(self.html, " width=\"{width}\" height=\"{height}\"");
        }
        self.html.push_str(" loading=\"lazy\">");
    }

    /// A whole line of text: a paragraph, a heading, a cell.
    fn line(&mut self, nodes: &[Node<'_>]) {
        self.line.begin(nodes);
        self.inline(nodes);
    }

    fn inline(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match &node.kind {
                Kind::Text(text) => escape::text(&self.line.piece(text), &mut self.html),
                Kind::Html(text) => {
                    self.line.object();
                    escape::text(text, &mut self.html);
                }
                Kind::Code(code) => {
                    self.line.object();
                    self.html.push_str("<code>");
                    escape::text(code, &mut self.html);
                    self.html.push_str("</code>");
                }
                Kind::SoftBreak => self.html.push_str(&self.line.piece("\n")),
                Kind::HardBreak => {
                    self.line.visible_break();
                    self.html.push_str("<br>\n");
                }
                Kind::Element(Tag::Emphasis) => self.element("em", &node.children),
                Kind::Element(Tag::Strong) => self.element("strong", &node.children),
                Kind::Element(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    ..
                }) => self.link(*link_type, dest_url, title, &node.children),
                Kind::Element(Tag::Image { title, .. }) => {
                    self.line.object();
                    self.image(node, Some(title));
                }
                Kind::Element(_) | Kind::Rule => self.block(node),
            }
        }
    }

    fn element(&mut self, tag: &str, nodes: &[Node<'_>]) {
        let _ = write!(self.html, "<{tag}>");
        self.inline(nodes);
        let _ = write!(self.html, "</{tag}>");
    }

    fn link(&mut self, kind: LinkType, destination: &str, title: &str, nodes: &[Node<'_>]) {
        let address = match LinkTarget::of(destination, kind) {
            LinkTarget::Address(address) => Some(address),
            LinkTarget::Refused => None,
            LinkTarget::Article(id) => self
                .rendering
                .articles
                .and_then(|address| address(id))
                .filter(|address| address::is_allowed(address, &["http", "https"])),
        };
        let Some(address) = address else {
            return self.inline(nodes);
        };
        self.html.push_str("<a href=\"");
        address::write(&address, &mut self.html);
        self.html.push('"');
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::attribute(&self.line.alone(title), &mut self.html);
            self.html.push('"');
        }
        if address::is_external(&address) {
            self.html.push_str(" rel=\"noopener\"");
        }
        self.html.push('>');
        self.inline(nodes);
        self.html.push_str("</a>");
    }
}

/// Whether a node stands in a line of text. A picture's paragraph is a block.
const fn is_inline(node: &Node<'_>) -> bool {
    match &node.kind {
        Kind::Rule => false,
        Kind::Element(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => true,
    }
}
