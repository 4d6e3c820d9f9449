use std::borrow::Cow;
use std::collections::VecDeque;

use pulldown_cmark::Tag;

use super::rendering::{Rendering, Typography};
use super::tree::{Kind, Node};
use crate::article::{Typographer, typeset};
use crate::language::Language;

/// Sets a line of text in the typography of its language, piece by piece, as
/// the pieces are written in their order.
pub(super) struct Line {
    language: Language,
    typographer: Option<Typographer>,
    /// What the pieces still to come begin with.
    coming: VecDeque<char>,
}

/// What a piece that is no text begins with, for the typographer.
const OBJECT: char = '\u{FFFC}';

impl Line {
    pub(super) fn new(rendering: &Rendering<'_>) -> Self {
        let language = rendering.language;
        let typographer = match rendering.typography {
            Typography::Printed => Some(Typographer::new(language)),
            Typography::AsTyped => None,
        };
        Self {
            language,
            typographer,
            coming: VecDeque::new(),
        }
    }

    /// Begins a line that consists of these nodes.
    pub(super) fn begin(&mut self, nodes: &[Node<'_>]) {
        self.coming.clear();
        if let Some(typographer) = &mut self.typographer {
            typographer.reset();
            look_ahead(nodes, &mut self.coming);
        }
    }

    /// The next piece of the line, as it is printed.
    pub(super) fn piece<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        match &mut self.typographer {
            Some(typographer) if !text.is_empty() => {
                self.coming.pop_front();
                match self.coming.front() {
                    Some(&next) => typographer.piece_before(text, next),
                    None => typographer.last_piece(text),
                }
            }
            _ => Cow::Borrowed(text),
        }
    }

    /// Something comes that is no text: code, a picture.
    pub(super) fn object(&mut self) {
        self.coming.pop_front();
        if let Some(typographer) = &mut self.typographer {
            typographer.skip();
        }
    }

    /// A line break comes that the reader sees.
    pub(super) fn visible_break(&mut self) {
        self.coming.pop_front();
        if let Some(typographer) = &mut self.typographer {
            typographer.break_line();
        }
    }

    /// A text beside the line: an alternative text, a credit, a title.
    pub(super) fn alone<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.typographer {
            Some(_) => typeset(text, self.language),
            None => Cow::Borrowed(text),
        }
    }
}

fn look_ahead(nodes: &[Node<'_>], coming: &mut VecDeque<char>) {
    for node in nodes {
        match &node.kind {
            Kind::Text(text) => coming.extend(text.chars().next()),
            Kind::SoftBreak | Kind::HardBreak => coming.push_back('\n'),
            Kind::Code(_) | Kind::Html(_) | Kind::Element(Tag::Image { .. }) => {
                coming.push_back(OBJECT);
            }
            Kind::Element(_) => look_ahead(&node.children, coming),
            Kind::Rule => {}
        }
    }
}
