use std::ops::Range;

/// A value as TOML and YAML both have it, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// Two nodes are equal if they say the same, wherever they stand.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// As it was written.
    Number(String),
    Flag(bool),
    /// A date, a time or both, by RFC 3339.
    Date(String),
    List(Vec<Node>),
    Table(Vec<Field>),
    Nothing,
}

impl Value {
    /// What a person calls such a value.
    pub(super) const fn noun(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "`true` or `false`",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Nothing => "nothing",
        }
    }

    /// A list of texts.
    pub(super) fn texts<T: ToString>(texts: &[T]) -> Self {
        let node = |text: &T| Node {
            place: Place::default(),
            value: Self::Text(text.to_string()),
        };
        Self::List(texts.iter().map(node).collect())
    }
}

/// A field of a table, with where its name stands.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) node: Node,
    /// From the name to the end of the value, in bytes of the text that was
    /// parsed, where the format tells it.
    pub(super) bytes: Option<Range<usize>>,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.node == other.node
    }
}

/// A line and a column, counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The place in a file in which the text begins some lines further down.
    pub(super) const fn below(self, lines: usize) -> Self {
        Self {
            line: self.line + lines,
            column: self.column,
        }
    }
}

/// The place of every byte of a text, found once, so that many places of a
/// long line are cheap.
pub(super) struct Places(Vec<Place>);

impl Places {
    /// `lines` is how many lines of the file stand above the text.
    pub(super) fn new(text: &str, lines: usize) -> Self {
        let mut place = Place {
            line: lines + 1,
            column: 1,
        };
        let mut places = Vec::with_capacity(text.len() + 1);
        for letter in text.chars() {
            places.extend(std::iter::repeat_n(place, letter.len_utf8()));
            if letter == '\n' {
                place.line += 1;
                place.column = 1;
            } else {
                place.column += 1;
            }
        }
        places.push(place);
        Self(places)
    }

    /// The place of a byte; of the end, where the text has no such byte.
    pub(super) fn at(&self, byte: usize) -> Place {
        let last = self.0.last().copied().unwrap_or_default();
        self.0.get(byte).copied().unwrap_or(last)
    }
}

/// Why a text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) place: Option<Place>,
    pub(super) message: String,
}
