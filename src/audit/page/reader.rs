//! HTML in, [`Dom`] out, within bounds.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, TokenizerResult, ns};

use super::dom::{Content, Dom, Element, NodeId};

/// Bytes of a page that are read.
const LARGEST: usize = 4 << 20;
/// Elements inside one another. Browsers stop at 512, and pages of news far
/// earlier.
const DEEPEST: usize = 256;
/// Elements and texts of a page.
const MOST_NODES: usize = 200_000;
/// Bytes handed to the parser between two looks at the bounds.
const PIECE: usize = 4 << 10;
/// The parser compares each attribute of a tag with those before it; this many
/// comparisons, in thousands, are allowed in tags longer than a [`PIECE`].
const MOST_COMPARISONS: usize = 50_000;
/// Attributes of an element that further tags of it may still add to.
const MOST_MERGED: usize = 256;

/// Why a page was not read to its end.
pub(super) type Stopped = Option<&'static str>;

/// Parses a page as browsers do, until its end or a bound.
pub(super) fn read(html: &str) -> (Dom, Stopped) {
    let options = TreeBuilderOpts {
        // So that what stands in `noscript` is read.
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let counter = Counter {
        builder: TreeBuilder::new(Sink::new(), options),
        tokens: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(counter, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let (mut rest, mut stopped) = (html, None);
    if html.len() > LARGEST {
        rest = split(html, LARGEST).0;
        stopped = Some("it is larger than 4 MB");
    }
    let mut tag = LongTag::default();
    while !rest.is_empty() {
        let (piece, more) = split(rest, PIECE);
        rest = more;
        queue.push_back(StrTendril::from_slice(piece));
        // It pauses at scripts and encodings; neither matters here.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        let bound = tokenizer.sink.builder.sink.bound();
        if bound.is_some() {
            stopped = bound;
            break;
        }
        if tag.is_costly(piece, tokenizer.sink.tokens.take()) {
            stopped = Some("a tag has too many attributes");
            break;
        }
    }
    // Ending would read on in what is queued and close what is open; the tree
    // is complete without.
    if stopped.is_none() {
        tokenizer.end();
    }
    (tokenizer.sink.builder.sink.finish(), stopped)
}

/// The text cut before the first character that would cross `bytes`.
fn split(text: &str, bytes: usize) -> (&str, &str) {
    text.split_at_checked(text.floor_char_boundary(bytes))
        .unwrap_or((text, ""))
}

/// A tag or comment that has gone on for whole pieces.
#[derive(Debug, Default)]
struct LongTag {
    separators: usize,
    comparisons: usize,
}

impl LongTag {
    /// Whether long tags have cost more than they may. Attributes cannot
    /// outnumber what separates them.
    fn is_costly(&mut self, piece: &str, tokens: usize) -> bool {
        if tokens > 0 {
            self.separators = 0;
            return false;
        }
        let separates =
            |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
        let more = piece.as_bytes().iter().filter(separates).count();
        self.comparisons += more * self.separators / 1_000;
        self.separators += more;
        self.comparisons > MOST_COMPARISONS
    }
}

/// Counts the tags, comments and texts on their way to the tree.
struct Counter {
    builder: TreeBuilder<Handle, Sink>,
    tokens: Cell<usize>,
}

impl TokenSink for Counter {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if !matches!(token, Token::ParseError(_)) {
            self.tokens.set(self.tokens.get() + 1);
        }
        self.builder.sink.line.set(line);
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Builds the tree as html5ever tells it to.
struct Sink {
    dom: RefCell<Dom>,
    line: Cell<u64>,
    deepest: Cell<usize>,
    no_name: Rc<QualName>,
}

/// A node as html5ever holds it.
#[derive(Clone)]
struct Handle {
    at: NodeId,
    name: Rc<QualName>,
}

impl Sink {
    fn new() -> Self {
        Self {
            dom: RefCell::new(Dom::new()),
            line: Cell::new(1),
            deepest: Cell::new(0),
            no_name: Rc::new(QualName::new(None, ns!(), LocalName::from(""))),
        }
    }

    fn bound(&self) -> Stopped {
        if self.deepest.get() > DEEPEST {
            Some("more than 256 elements stand inside one another")
        } else if self.dom.borrow().len() > MOST_NODES {
            Some("it has more than 200,000 elements and texts")
        } else {
            None
        }
    }

    fn nameless(&self, at: NodeId) -> Handle {
        Handle {
            at,
            name: Rc::clone(&self.no_name),
        }
    }

    fn other(&self) -> Handle {
        let at = self.dom.borrow_mut().add(Content::Other, self.line.get());
        self.nameless(at)
    }

    /// Adds text at the end of a text node; hands it back if the node is none.
    fn extend(&self, node: Option<NodeId>, text: StrTendril) -> Option<StrTendril> {
        let mut dom = self.dom.borrow_mut();
        let Some(node) = node else { return Some(text) };
        let Content::Text(before) = &mut dom.node_mut(node).content else {
            return Some(text);
        };
        before.push_tendril(&text);
        None
    }

    fn node_of(&self, text: StrTendril) -> NodeId {
        self.dom
            .borrow_mut()
            .add(Content::Text(text), self.line.get())
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.nameless(Dom::ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> Handle {
        let element = Element {
            name: name.local.to_ascii_lowercase().to_string(),
            attributes: attributes.into_iter().map(pair).collect(),
        };
        let at = self
            .dom
            .borrow_mut()
            .add(Content::Element(element), self.line.get());
        Handle {
            at,
            name: Rc::new(name),
        }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.other()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.other()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child.at,
            NodeOrText::AppendText(text) => {
                let last = self.dom.borrow().node(parent.at).last;
                let Some(text) = self.extend(last, text) else {
                    return;
                };
                self.node_of(text)
            }
        };
        let mut dom = self.dom.borrow_mut();
        dom.append(parent.at, child);
        self.deepest
            .set(self.deepest.get().max(dom.node(child).depth));
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.dom.borrow_mut().detach(child.at);
                child.at
            }
            NodeOrText::AppendText(text) => {
                let previous = self.dom.borrow().node(sibling.at).previous;
                let Some(text) = self.extend(previous, text) else {
                    return;
                };
                self.node_of(text)
            }
        };
        let mut dom = self.dom.borrow_mut();
        dom.insert_before(sibling.at, child);
        self.deepest
            .set(self.deepest.get().max(dom.node(child).depth));
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.dom.borrow().node(element.at).parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public: StrTendril,
        _system: StrTendril,
    ) {
    }

    // What stands in a template is read like any other text, so the template
    // holds it itself.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.at == y.at
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut dom = self.dom.borrow_mut();
        let Content::Element(element) = &mut dom.node_mut(target.at).content else {
            return;
        };
        for (name, value) in attributes.into_iter().map(pair) {
            let room = element.attributes.len() < MOST_MERGED;
            if room && element.attribute(&name).is_none() {
                element.attributes.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.dom.borrow_mut().detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom.node(node.at).first {
            dom.detach(child);
            dom.append(new_parent.at, child);
        }
    }

    fn allow_declarative_shadow_roots(&self, _parent: &Handle) -> bool {
        false
    }
}

fn pair(attribute: Attribute) -> (String, StrTendril) {
    let name = attribute.name.local.to_ascii_lowercase().to_string();
    (name, attribute.value)
}
