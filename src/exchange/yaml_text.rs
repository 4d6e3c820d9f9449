use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

use super::node::{Fault, Field, Node, Place, Value};
use super::quoted::{write_list, write_quoted};

/// How deep lists and tables may lie in each other.
const MAX_DEPTH: usize = 24;
/// How many values a front matter may have, aliases counted as often as they
/// are repeated.
const MAX_NODES: usize = 20_000;

/// The fields of a YAML mapping in the order they were written, `lines`
/// further down in their file.
pub(super) fn read(text: &str, lines: usize) -> Result<Vec<Field>, Fault> {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Vec::new());
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_events: 2 * MAX_NODES,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MAX_NODES,
        },
        strict_booleans: true,
        with_snippet: false,
    };
    let root: Spanned<Found> =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| {
            let error = error.without_snippet();
            Fault {
                place: error.location().map(|location| place(location, lines)),
                message: message(&error.to_string()),
            }
        })?;
    let root = node(root, lines);
    match root.value {
        Value::Table(fields) => Ok(fields),
        other => Err(Fault {
            place: Some(root.place),
            message: format!("expected fields such as `title: …`, found {}", other.noun()),
        }),
    }
}

/// The parser's message without the place at its end, which stands before it,
/// and without what it says of its own settings.
fn message(text: &str) -> String {
    let text = text.lines().next().unwrap_or_default();
    if text.starts_with("alias replay limit") {
        return format!("aliases repeat more than {MAX_NODES} values");
    }
    let marks = [
        " at line ",
        " (line ",
        " (defined at ",
        " (used at ",
        ", set ",
        "; set ",
    ];
    let end = marks
        .into_iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    text.trim_end_matches([',', ' ']).to_owned()
}

fn place(location: Location, lines: usize) -> Place {
    let number = |of: u64| usize::try_from(of).unwrap_or(usize::MAX).max(1);
    Place {
        line: number(location.line()),
        column: number(location.column()),
    }
    .below(lines)
}

fn fields(entries: Mapping, lines: usize) -> Vec<Field> {
    entries
        .into_iter()
        .map(|(name, value)| Field {
            place: place(name.referenced, lines),
            name: name.value,
            node: node(value, lines),
            bytes: None,
        })
        .collect()
}

fn node(found: Spanned<Found>, lines: usize) -> Node {
    let value = match found.value {
        Found::Value(value) => value,
        Found::List(items) => {
            Value::List(items.into_iter().map(|item| node(item, lines)).collect())
        }
        Found::Table(mapping) => Value::Table(fields(mapping, lines)),
    };
    Node {
        place: place(found.referenced, lines),
        value,
    }
}

type Mapping = Vec<(Spanned<String>, Spanned<Found>)>;

enum Found {
    Value(Value),
    List(Vec<Spanned<Found>>),
    Table(Mapping),
}

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Found;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Found, E> {
                Ok(Found::Value(Value::Text(text.to_owned())))
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Found, E> {
                Ok(Found::Value(Value::Flag(flag)))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
                Ok(Found::Value(Value::Number(number.to_string())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
                Ok(Found::Value(Value::Number(number.to_string())))
            }

            fn visit_i128<E>(self, number: i128) -> Result<Found, E> {
                Ok(Found::Value(Value::Number(number.to_string())))
            }

            fn visit_u128<E>(self, number: u128) -> Result<Found, E> {
                Ok(Found::Value(Value::Number(number.to_string())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Found, E> {
                Ok(Found::Value(Value::Number(number.to_string())))
            }

            fn visit_unit<E>(self) -> Result<Found, E> {
                Ok(Found::Value(Value::Nothing))
            }

            fn visit_none<E>(self) -> Result<Found, E> {
                Ok(Found::Value(Value::Nothing))
            }

            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Found, D::Error> {
                Found::deserialize(inner)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Found, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Found::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Found::Table(entries))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// Writes `name: value` and the end of the line.
pub(super) fn write_field(name: &str, value: &Value, into: &mut String) {
    into.push_str(name);
    into.push_str(": ");
    write_value(value, into);
    into.push('\n');
}

/// Writes a value on one line, in the flow style (YAML 1.2.2 §7).
fn write_value(value: &Value, into: &mut String) {
    match value {
        Value::Text(text) | Value::Date(text) => write_quoted(text, into),
        Value::Number(text) => into.push_str(text),
        Value::Flag(flag) => into.push_str(if *flag { "true" } else { "false" }),
        Value::List(items) => {
            into.push('[');
            write_list(items, into, |item, into| write_value(&item.value, into));
            into.push(']');
        }
        Value::Table(fields) => {
            into.push('{');
            write_list(fields, into, |field, into| {
                write_quoted(&field.name, into);
                into.push_str(": ");
                write_value(&field.node.value, into);
            });
            into.push('}');
        }
        Value::Nothing => into.push_str("null"),
    }
}
