use std::fmt::Display;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use super::Problem;
use super::node::{Field, Node, Place, Value};

/// Reads values of fields; what cannot be read becomes a problem.
pub(super) struct Reader<'a> {
    pub(super) path: &'a str,
    pub(super) fields: &'a [Field],
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub(super) fn problem(&mut self, place: Place, message: impl Into<String>) {
        self.problems
            .push(Problem::new(self.path, Some(place), message));
    }

    /// A value that is there; an empty YAML field is not.
    fn node(&self, name: &str) -> Option<Node> {
        let node = &self.field(name)?.node;
        (node.value != Value::Nothing).then(|| node.clone())
    }

    fn expected(&mut self, name: &str, what: &str, node: &Node) {
        let hint = match node.value {
            Value::Number(_) if what == "a text" => ": put it in quotes",
            _ => "",
        };
        let noun = node.value.noun();
        self.problem(
            node.place,
            format!("`{name}`: expected {what}, found {noun}{hint}"),
        );
    }

    /// A text that is not blank, without white space around it, and its place.
    pub(super) fn placed_text(&mut self, name: &str) -> Option<(String, Place)> {
        let node = self.node(name)?;
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some((text.trim().to_owned(), node.place)),
            _ => {
                self.expected(name, "a text", &node);
                None
            }
        }
    }

    /// A list of texts; one text alone is a list of one.
    pub(super) fn texts(&mut self, name: &str) -> Vec<(String, Place)> {
        let Some(node) = self.node(name) else {
            return Vec::new();
        };
        let items = match node.value {
            Value::List(items) => items,
            Value::Text(_) => vec![node],
            _ => {
                self.expected(name, "a list of texts", &node);
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) if !text.trim().is_empty() => {
                    texts.push((text.trim().to_owned(), item.place));
                }
                Value::Text(_) => self.problem(item.place, format!("`{name}`: an empty text")),
                _ => self.expected(name, "a text", &item),
            }
        }
        texts
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        let node = self.node(name)?;
        match node.value {
            Value::Flag(flag) => Some(flag),
            _ => {
                self.expected(name, "`true` or `false`", &node);
                None
            }
        }
    }

    /// A date with its time and offset (RFC 3339).
    pub(super) fn date(&mut self, name: &str) -> Option<DateTime<Utc>> {
        let node = self.node(name)?;
        let (Value::Date(text) | Value::Text(text)) = &node.value else {
            self.expected(name, "a date", &node);
            return None;
        };
        match DateTime::parse_from_rfc3339(text) {
            Ok(date) => Some(date.to_utc()),
            Err(_) => {
                self.problem(
                    node.place,
                    format!(
                        "`{name}`: expected a date with time and offset such as \
                         `2025-11-05T12:05:00+02:00`, found {text:?}"
                    ),
                );
                None
            }
        }
    }

    /// A text that stands for a value; what it does not stand for is told.
    pub(super) fn parsed<T>(&mut self, name: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        let (text, place) = self.placed_text(name)?;
        self.parse(name, &text, place)
    }

    pub(super) fn parse<T>(&mut self, name: &str, text: &str, place: Place) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.problem(place, format!("`{name}`: {error}"));
                None
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let (text, place) = self.placed_text(name)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let expected: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        self.problem(
            place,
            format!("`{name}`: expected {}, found {text:?}", expected.join(", ")),
        );
        None
    }
}
