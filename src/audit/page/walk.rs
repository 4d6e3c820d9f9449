//! A page's texts in the order of reading, each with the language it is
//! promised to be in.

use std::ops::Range;

use super::dom::{Below, Content, Dom, Element, NodeId};
use crate::language::Language;

/// The language that a place of the page promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// One of the site's.
    Language(Language),
    /// `ua`, which is no language. Read as Ukrainian.
    Country,
    /// Another language, or none known: nothing can be said of the text.
    Other,
}

impl Promise {
    /// Reads the value of a `lang` attribute.
    pub(super) fn of(tag: &str) -> Self {
        let tag = tag.trim();
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        // A script other than the site's: `uk-Latn`.
        let has_script = subtags.next().is_some_and(|subtag| {
            subtag.len() == 4
                && !subtag.eq_ignore_ascii_case("latn")
                && !subtag.eq_ignore_ascii_case("cyrl")
        });
        let romanized = tag.to_ascii_lowercase().starts_with("uk-latn");
        if language.eq_ignore_ascii_case("ua") {
            return Self::Country;
        }
        match language.parse() {
            Ok(language) if !has_script && !romanized => Self::Language(language),
            _ => Self::Other,
        }
    }

    /// The language to judge by.
    pub(super) const fn language(self) -> Option<Language> {
        match self {
            Self::Language(language) => Some(language),
            Self::Country => Some(Language::Ukrainian),
            Self::Other => None,
        }
    }
}

/// Words that are read in one go, with the elements they stand in.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) language: Option<Language>,
    /// The element that holds all of it.
    pub(super) element: NodeId,
    /// The texts and inline elements inside, innermost first: where each is
    /// and which element to name.
    pub(super) pieces: Vec<Piece>,
    /// Inline elements that the words stand in, outermost first.
    open: Vec<Open>,
    /// How many of those were open when the run last began anew.
    carried: usize,
    /// Whether nothing was added since the run, and all below it up to their
    /// block, last began anew.
    is_new: bool,
    holder: Holder,
}

/// An inline element, and where in the run it begins.
#[derive(Clone, Copy, Debug)]
struct Open {
    element: NodeId,
    begin: usize,
}

/// What kind of element a run belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// A paragraph, a button: nothing before or after it is of one text with it.
    Block,
    /// An inline element marked with another language.
    Inline,
}

/// A part of a [`Run`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) element: NodeId,
    pub(super) kind: PieceKind,
}

/// What a [`Piece`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A text between two tags.
    Text,
    /// An element that could carry a `lang` of its own: a link, a time.
    Element,
}

impl Run {
    fn new(element: NodeId, language: Option<Language>, holder: Holder) -> Self {
        Self {
            text: String::new(),
            language,
            element,
            pieces: Vec::new(),
            open: Vec::new(),
            carried: 0,
            is_new: false,
            holder,
        }
    }

    /// The innermost element that holds all words of a part of the text.
    pub(super) fn holder_of(&self, part: Range<usize>) -> NodeId {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let begin = part.start + (text.len() - text.trim_start().len());
        let end = begin + text.trim().len();
        let holds = |piece: &&Piece| piece.begin <= begin && end <= piece.end;
        self.pieces
            .iter()
            .filter(holds)
            .min_by_key(|piece| piece.end - piece.begin)
            .map_or(self.element, |piece| piece.element)
    }

    /// Opens an inline element.
    fn open(&mut self, element: NodeId) {
        self.part();
        let begin = self.text.len();
        self.open.push(Open { element, begin });
    }

    /// Closes the innermost inline element, if it is this one.
    fn close(&mut self, element: NodeId) {
        if let Some(open) = self.open.pop_if(|open| open.element == element) {
            let begin = if self.open.len() < self.carried {
                0
            } else {
                open.begin
            };
            self.carried = self.carried.min(self.open.len());
            self.end(Open { begin, ..open });
        }
    }

    /// Notes what an inline element holds.
    fn end(&mut self, open: Open) {
        self.part();
        let piece = Piece {
            begin: open.begin,
            end: self.text.len().saturating_sub(1),
            element: open.element,
            kind: PieceKind::Element,
        };
        // Of elements that hold the same words, the innermost stands for all.
        let is_same = self.pieces.last().is_some_and(|last| {
            (last.kind, last.begin, last.end) == (piece.kind, piece.begin, piece.end)
        });
        if piece.begin < piece.end && !is_same {
            self.pieces.push(piece);
        }
    }

    /// Puts a space between what stands in different elements.
    fn part(&mut self) {
        if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.is_new = false;
    }

    /// Ends the run within its open elements. Of those that hold all of it, the
    /// innermost stands for all, so that deep nesting costs nothing.
    fn end_open(&mut self) {
        for at in (self.carried..self.open.len()).rev() {
            if let Some(open) = self.open.get(at).copied() {
                self.end(open);
            }
        }
        let innermost = self.carried.checked_sub(1);
        if let Some(open) = innermost.and_then(|at| self.open.get(at).copied()) {
            self.end(Open { begin: 0, ..open });
        }
    }

    /// Begins anew within the same elements.
    fn begin_anew(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.carried = self.open.len();
        self.is_new = true;
    }
}

/// What the walk meets.
pub(super) trait Visitor {
    /// An element's start, with the promise made for it and its attributes.
    fn element(&mut self, at: NodeId, element: &Element, promise: Promise);
    /// Words without a break between them.
    fn run(&mut self, run: &Run);
}

/// Walks over a page, with what its reader is promised until a `lang` says so.
pub(super) fn walk(dom: &Dom, page: Promise, visitor: &mut impl Visitor) {
    let mut promises = vec![(Dom::ROOT, page)];
    // One run, and one more for each inline element marked with another
    // language.
    let mut runs = vec![Run::new(Dom::ROOT, page.language(), Holder::Block)];
    let mut next = Some(Dom::ROOT);
    while let Some(at) = next {
        let mut below = Below::Visit;
        match &dom.node(at).content {
            Content::Text(text) => add_text(dom, &mut runs, at, text),
            Content::Element(element) => {
                let outer = promises.last().map_or(page, |(_, promise)| *promise);
                // What `<html>` says must be what the page is promised to be in,
                // and is checked by itself.
                let marked = element.attribute("lang").filter(|_| element.name != "html");
                let promise = marked.map_or(outer, Promise::of);
                visitor.element(at, element, promise);
                if is_unread(&element.name) {
                    below = Below::Skip;
                } else {
                    if promise != outer {
                        promises.push((at, promise));
                    }
                    enter(&mut runs, at, element, promise, visitor);
                }
            }
            Content::Other => {}
        }
        let skipped = below == Below::Skip;
        next = dom.after(at, below, |left| {
            if let Some(element) = dom.element(left)
                && !(skipped && left == at)
            {
                leave(&mut runs, left, element, visitor);
                promises.pop_if(|(marked, _)| *marked == left && left != Dom::ROOT);
            }
        });
    }
    flush(&mut runs, visitor);
}

fn add_text(dom: &Dom, runs: &mut [Run], at: NodeId, text: &str) {
    let Some(run) = runs.last_mut() else { return };
    let begin = run.text.len();
    run.text.push_str(text);
    run.is_new = false;
    if !text.trim().is_empty() {
        run.pieces.push(Piece {
            begin,
            end: run.text.len(),
            element: dom.node(at).parent.unwrap_or(at),
            kind: PieceKind::Text,
        });
    }
}

fn enter(
    runs: &mut Vec<Run>,
    at: NodeId,
    element: &Element,
    promise: Promise,
    visitor: &mut impl Visitor,
) {
    let language = promise.language();
    if !is_inline(&element.name) {
        flush(runs, visitor);
        runs.push(Run::new(at, language, Holder::Block));
        return;
    }
    let Some(run) = runs.last_mut() else { return };
    if run.language != language {
        // The reader sees words here, but they are not of this run.
        run.text.push_str(" \u{FFFC} ");
        run.is_new = false;
        runs.push(Run::new(at, language, Holder::Inline));
    } else if element.name == "br" {
        run.text.push('\n');
        run.is_new = false;
    } else if !is_emphasis(&element.name) {
        // Links side by side are words apart, whatever the styles make of them.
        run.open(at);
    }
}

fn leave(runs: &mut Vec<Run>, at: NodeId, element: &Element, visitor: &mut impl Visitor) {
    if !is_inline(&element.name) {
        flush(runs, visitor);
    }
    if let Some(run) = runs.pop_if(|run| run.element == at && at != Dom::ROOT) {
        report(&run, visitor);
    } else if let Some(run) = runs.last_mut() {
        run.close(at);
    }
}

/// Reports the runs of the innermost block and begins them anew: where a block
/// begins or ends, what was said before has ended.
fn flush(runs: &mut [Run], visitor: &mut impl Visitor) {
    for run in runs.iter_mut().rev() {
        if run.is_new {
            break;
        }
        run.end_open();
        report(run, visitor);
        run.begin_anew();
        if run.holder == Holder::Block {
            break;
        }
    }
}

fn report(run: &Run, visitor: &mut impl Visitor) {
    if !run.text.trim().is_empty() {
        visitor.run(run);
    }
}

/// Elements whose content is no language.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "code"
            | "kbd"
            | "samp"
            | "var"
            | "math"
            | "iframe"
            | "noembed"
            | "noframes"
    )
}

/// Elements inside a line of text.
fn is_inline(name: &str) -> bool {
    is_emphasis(name)
        || matches!(
            name,
            "a" | "abbr"
                | "br"
                | "data"
                | "font"
                | "label"
                | "meter"
                | "output"
                | "progress"
                | "rp"
                | "rt"
                | "ruby"
                | "small"
                | "span"
                | "time"
                | "img"
                | "input"
        )
}

/// Inline elements that a text has for emphasis, quotation or shape: what
/// stands in them is judged with the words around it.
fn is_emphasis(name: &str) -> bool {
    matches!(
        name,
        "b" | "bdi"
            | "bdo"
            | "cite"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "mark"
            | "q"
            | "s"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "wbr"
    )
}
