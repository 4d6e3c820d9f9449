use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::{LocalTime, Number, WholeNumber};
use crate::language::Language;

/// What a message is called with where it is looked up by its id.
///
/// ```
/// use dvomova::ui::Arguments;
///
/// let arguments = Arguments::new().with("count", 1_234).with("section", "Культура");
/// assert_eq!(arguments.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments<'a>(BTreeMap<Cow<'a, str>, Value<'a>>);

impl<'a> Arguments<'a> {
    /// No arguments.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// These and one more; a name given before is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        self.set(name, value);
        self
    }

    /// Adds or replaces one.
    pub fn set(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) {
        self.0.insert(name.into(), value.into());
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.0.get(name)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

/// What generated code asks for.
#[doc(hidden)]
impl Arguments<'_> {
    pub fn integer(&self, id: &str, name: &'static str) -> Result<i64, InvalidCall> {
        match self.value(id, name)? {
            Value::Integer(n) => Ok(*n),
            other => Err(InvalidCall::mistaken(id, name, "a whole number", other)),
        }
    }

    pub fn date(&self, id: &str, name: &'static str) -> Result<LocalTime, InvalidCall> {
        match self.value(id, name)? {
            Value::Date(date) => Ok(*date),
            other => Err(InvalidCall::mistaken(id, name, "a date", other)),
        }
    }

    pub fn text(
        &self,
        id: &str,
        name: &'static str,
        language: Language,
    ) -> Result<impl fmt::Display, InvalidCall> {
        let value = self.value(id, name)?;
        match value {
            Value::Text(_) | Value::Integer(_) => Ok(fmt::from_fn(move |f| match value {
                Value::Integer(n) => fmt::Display::fmt(&Number::decimal(language, *n), f),
                Value::Text(text) => f.write_str(text),
                Value::Date(_) => Ok(()),
            })),
            Value::Date(_) => Err(InvalidCall::mistaken(id, name, "a text", value)),
        }
    }

    pub fn word<W: FromStr<Err = UnknownWord>>(
        &self,
        id: &str,
        name: &'static str,
    ) -> Result<W, InvalidCall> {
        match self.value(id, name)? {
            Value::Text(word) => word.parse().map_err(|error| InvalidCall {
                id: shortened(id),
                why: Why::UnknownWord(name.to_owned(), error),
            }),
            other => Err(InvalidCall::mistaken(id, name, "a word", other)),
        }
    }

    fn value(&self, id: &str, name: &'static str) -> Result<&Value<'_>, InvalidCall> {
        self.get(name).ok_or_else(|| InvalidCall::missing(id, name))
    }
}

/// One value that a message is called with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// A whole number.
    Integer(i64),
    /// A text, or one of the words that a message selects on.
    Text(Cow<'a, str>),
    /// A date and a time of day.
    Date(LocalTime),
}

/// What a value is, for errors.
impl Value<'_> {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Integer(_) => "a whole number",
            Self::Text(_) => "a text",
            Self::Date(_) => "a date",
        }
    }
}

impl<N: WholeNumber> From<N> for Value<'_> {
    fn from(n: N) -> Self {
        Self::Integer(n.to_i64())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<LocalTime> for Value<'_> {
    fn from(date: LocalTime) -> Self {
        Self::Date(date)
    }
}

/// A message that could not be written: there is none of that id, or it was
/// called with the wrong arguments.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("message `{id}`: {why}")]
pub struct InvalidCall {
    id: String,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum Why {
    #[error("there is none of this id")]
    UnknownId,
    #[error("the variable `${0}` is not given")]
    Missing(String),
    #[error("the variable `${0}` is {1} and {2} was given")]
    Mistaken(String, &'static str, &'static str),
    #[error("the variable `${0}`: {1}")]
    UnknownWord(String, UnknownWord),
    #[error("the variable `${0}` is a number beyond ±9,007,199,254,740,992")]
    #[cfg_attr(
        not(feature = "fluent"),
        allow(dead_code, reason = "only floats are too small")
    )]
    TooLarge(String),
    #[error("{0}")]
    #[cfg_attr(
        not(feature = "fluent"),
        allow(dead_code, reason = "only fluent refuses")
    )]
    Refused(String),
    #[error("the output refused it")]
    Output,
}

impl InvalidCall {
    /// For generated code.
    #[doc(hidden)]
    pub fn unknown(id: &str) -> Self {
        Self {
            id: shortened(id),
            why: Why::UnknownId,
        }
    }

    pub(super) fn missing(id: &str, name: &str) -> Self {
        Self {
            id: shortened(id),
            why: Why::Missing(name.to_owned()),
        }
    }

    pub(super) fn mistaken(id: &str, name: &str, wanted: &'static str, given: &Value<'_>) -> Self {
        Self {
            id: shortened(id),
            why: Why::Mistaken(name.to_owned(), wanted, given.kind()),
        }
    }
}

#[cfg(feature = "fluent")]
impl InvalidCall {
    pub(super) fn too_large(id: &str, name: &str) -> Self {
        Self {
            id: shortened(id),
            why: Why::TooLarge(name.to_owned()),
        }
    }

    pub(super) fn unknown_word(id: &str, name: &str, found: &str, expected: Vec<String>) -> Self {
        let word = UnknownWord {
            found: shortened(found),
            expected,
        };
        Self {
            id: shortened(id),
            why: Why::UnknownWord(name.to_owned(), word),
        }
    }

    pub(super) fn refused(id: &str, why: &impl fmt::Display) -> Self {
        Self {
            id: shortened(id),
            why: Why::Refused(why.to_string()),
        }
    }
}

/// What is written into reports an error of its own.
impl From<fmt::Error> for InvalidCall {
    fn from(_: fmt::Error) -> Self {
        Self {
            id: String::new(),
            why: Why::Output,
        }
    }
}

/// A word that a message does not select on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected one of {}, found {found:?}", expected.join(", "))]
pub struct UnknownWord {
    found: String,
    expected: Vec<String>,
}

impl UnknownWord {
    /// For generated code.
    #[doc(hidden)]
    pub fn new(found: &str, expected: &[&'static str]) -> Self {
        Self {
            found: shortened(found),
            expected: expected.iter().map(|word| (*word).to_owned()).collect(),
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(100).collect()
}
