//! A page's elements and texts, as much of them as the audit reads.

use html5ever::tendril::StrTendril;

/// A node's place in [`Dom`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// Counts up in the order in which the nodes were made.
    pub(super) const fn order(self) -> usize {
        self.0
    }
}

/// A tree of nodes in one list; links between them instead of ownership, so
/// that neither walking nor dropping a deep page needs recursion.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
    nothing: Node,
}

/// A node and its neighbors.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) parent: Option<NodeId>,
    pub(super) first: Option<NodeId>,
    pub(super) last: Option<NodeId>,
    pub(super) previous: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    /// Elements above it when it was put in its place.
    pub(super) depth: usize,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    pub(super) content: Content,
}

/// What a node is.
#[derive(Debug, Default)]
pub(super) enum Content {
    /// The document, a comment, a processing instruction.
    #[default]
    Other,
    Element(Element),
    Text(StrTendril),
}

/// An element: its name and attributes, both in lower case.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, StrTendril)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(found, _)| found == name)
            .map(|(_, value)| &**value)
    }
}

impl Dom {
    pub(super) const ROOT: NodeId = NodeId(0);

    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::default()],
            nothing: Node::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node; an empty one for a place in another tree.
    pub(super) fn node(&self, at: NodeId) -> &Node {
        self.nodes.get(at.0).unwrap_or(&self.nothing)
    }

    /// The element at a node.
    pub(super) fn element(&self, at: NodeId) -> Option<&Element> {
        match &self.node(at).content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn node_mut(&mut self, at: NodeId) -> &mut Node {
        self.nodes.get_mut(at.0).unwrap_or(&mut self.nothing)
    }

    pub(super) fn add(&mut self, content: Content, line: u64) -> NodeId {
        self.nodes.push(Node {
            content,
            line,
            ..Node::default()
        });
        NodeId(self.nodes.len() - 1)
    }

    /// Puts a node without a parent behind the last child.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let depth = self.node(parent).depth + 1;
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = last;
        node.next = None;
        node.depth = depth;
    }

    /// Puts a node without a parent before a sibling that has one.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        let Some(parent) = self.node(sibling).parent else {
            return;
        };
        let previous = self.node_mut(sibling).previous.replace(child);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let depth = self.node(parent).depth + 1;
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = previous;
        node.next = Some(sibling);
        node.depth = depth;
    }

    /// Takes a node with all below it out of the tree.
    pub(super) fn detach(&mut self, at: NodeId) {
        let node = self.node_mut(at);
        let (previous, next) = (node.previous.take(), node.next.take());
        let Some(parent) = node.parent.take() else {
            return;
        };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    /// The next node in the order of the page: below, beside, or beside what
    /// is above. `leave` is told each element whose end is passed.
    pub(super) fn after(
        &self,
        at: NodeId,
        below: Below,
        mut leave: impl FnMut(NodeId),
    ) -> Option<NodeId> {
        if below == Below::Visit
            && let Some(first) = self.node(at).first
        {
            return Some(first);
        }
        let mut at = at;
        loop {
            leave(at);
            let node = self.node(at);
            if node.next.is_some() {
                return node.next;
            }
            at = node.parent?;
        }
    }

    /// The last steps of the CSS path to a node: `main > ul > li > button.favorite`.
    pub(super) fn path(&self, at: NodeId) -> String {
        let mut steps = Vec::new();
        let mut next = Some(at);
        while let Some(at) = next
            && steps.len() < LONGEST_PATH
        {
            if let Some(element) = self.element(at) {
                if element.name == "html" && !steps.is_empty() {
                    break;
                }
                let (step, unique) = step(element);
                steps.push(step);
                if unique {
                    break;
                }
            }
            next = self.node(at).parent;
        }
        steps.reverse();
        steps.join(" > ")
    }
}

/// Whether a walk goes on to the nodes below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    Visit,
    Skip,
}

/// Steps of a path; more help nobody.
const LONGEST_PATH: usize = 5;

/// An element's step in a path, and whether it names the element alone.
fn step(element: &Element) -> (String, bool) {
    let word = |name| {
        let value = element.attribute(name)?;
        let word: String = value
            .split_ascii_whitespace()
            .next()?
            .chars()
            .take(40)
            .collect();
        Some(word)
    };
    let name: String = element.name.chars().take(40).collect();
    if let Some(id) = word("id") {
        (format!("{name}#{id}"), true)
    } else if let Some(class) = word("class") {
        (format!("{name}.{class}"), false)
    } else {
        (name, false)
    }
}
