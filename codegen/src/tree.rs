//! Messages as they are written, each part with its place.

use std::collections::BTreeMap;
use std::fmt;

use crate::plural::Category;

/// A byte of one of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) source: usize,
    pub(crate) at: usize,
}

impl Place {
    /// The byte before it.
    pub(crate) const fn before(self) -> Self {
        Self {
            source: self.source,
            at: self.at.saturating_sub(1),
        }
    }
}

/// A message or a term.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    /// The comment above it, without its marks.
    pub(crate) comment: Vec<String>,
    pub(crate) marks: Marks,
    pub(crate) value: Option<Pattern>,
    pub(crate) attributes: Vec<Attribute>,
}

impl Entry {
    /// The value or an attribute.
    pub(crate) fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern> {
        match attribute {
            None => self.value.as_ref(),
            Some(name) => self
                .attributes
                .iter()
                .find(|attribute| attribute.id == name)
                .map(|attribute| &attribute.pattern),
        }
    }

    /// The value and the attributes, each with its name.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = (Option<&str>, &Pattern)> {
        let value = self.value.iter().map(|pattern| (None, pattern));
        let attributes = self
            .attributes
            .iter()
            .map(|attribute| (Some(attribute.id.as_str()), &attribute.pattern));
        value.chain(attributes)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Message,
    Term,
}

/// What a comment excuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// `@same`: both languages write it alike.
    pub(crate) same: bool,
    /// `@other-language`: the text is meant to be in the other language.
    pub(crate) other_language: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) pattern: Pattern,
}

#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) place: Place,
    pub(crate) pieces: Vec<Piece>,
}

impl Pattern {
    /// Calls `visit` with every piece, those inside variants too.
    pub(crate) fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Piece)) {
        for piece in &self.pieces {
            visit(piece);
            if let Piece::Select { variants, .. } = piece {
                for variant in variants {
                    variant.pattern.each(visit);
                }
            }
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Text(String, Place),
    Variable {
        name: String,
        usage: Usage,
        place: Place,
    },
    Message(Reference, Place),
    Term(Call, Place),
    Select {
        selector: Selector,
        variants: Vec<Variant>,
        place: Place,
    },
}

/// How a variable is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// `{ $name }`
    Plain,
    /// `{ NUMBER($n, …) }`
    Number(NumberOptions),
    /// `{ DATETIME($d, …) }`, by the message of this id.
    Date(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberOptions {
    pub(crate) grouping: bool,
    pub(crate) least_digits: u8,
    pub(crate) ordinal: bool,
}

/// A message's value or attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    pub(crate) id: String,
    pub(crate) attribute: Option<String>,
}

impl Reference {
    pub(crate) fn new(id: &str, attribute: Option<&str>) -> Self {
        Self {
            id: id.to_owned(),
            attribute: attribute.map(str::to_owned),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)?;
        match &self.attribute {
            Some(attribute) => write!(f, ".{attribute}"),
            None => Ok(()),
        }
    }
}

/// A term with the literal arguments it is given.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) term: Reference,
    pub(crate) arguments: BTreeMap<String, (String, Place)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Selector {
    Variable {
        name: String,
        ordinal: bool,
    },
    /// `-term.attribute`
    Term(Call),
}

#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) key: Key,
    pub(crate) place: Place,
    pub(crate) is_default: bool,
    pub(crate) pattern: Pattern,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Number(i64),
    Word(String),
}

impl Key {
    pub(crate) fn category(&self) -> Option<Category> {
        match self {
            Self::Word(word) => Category::named(word),
            Self::Number(_) => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::Word(word) => f.write_str(word),
        }
    }
}

/// What a select's keys are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyKind {
    /// `[like]`
    Words,
    /// `[one]`, with or without `[0]`
    Plural,
    /// `[1]`, `[2]` and no other
    Numbers,
    /// Words beside plural categories or numbers, which cannot be told apart.
    Mixed,
}

impl KeyKind {
    pub(crate) fn of(variants: &[Variant]) -> Self {
        let is_number = |variant: &Variant| matches!(variant.key, Key::Number(_));
        let is_category = |variant: &Variant| variant.key.category().is_some();
        let is_other = |variant: &Variant| variant.key.category() == Some(Category::Other);
        if variants.iter().all(is_number) {
            Self::Numbers
        } else if variants
            .iter()
            .all(|variant| is_number(variant) || is_category(variant))
        {
            Self::Plural
        } else if variants
            .iter()
            .all(|variant| !is_number(variant) && (!is_category(variant) || is_other(variant)))
        {
            Self::Words
        } else {
            Self::Mixed
        }
    }
}
