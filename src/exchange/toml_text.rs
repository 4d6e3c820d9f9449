use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Fault, Field, Node, Places, Value};
use super::quoted::{write_list, write_quoted};

/// The fields of a TOML document in the order they were written, `lines`
/// further down in their file.
pub(super) fn read(text: &str, lines: usize) -> Result<Vec<Field>, Fault> {
    let places = Places::new(text, lines);
    let table = DeTable::parse(text).map_err(|error| Fault {
        place: error.span().map(|span| places.at(span.start)),
        message: error.message().to_owned(),
    })?;
    Ok(fields(&places, table.into_inner()))
}

fn fields(places: &Places, table: DeTable<'_>) -> Vec<Field> {
    let mut fields: Vec<Field> = table
        .into_iter()
        .map(|(name, value)| {
            let start = name.span().start;
            Field {
                bytes: Some(start..value.span().end),
                place: places.at(start),
                name: name.into_inner().into_owned(),
                node: node(places, value),
            }
        })
        .collect();
    fields.sort_by_key(|field| field.place);
    fields
}

fn node(places: &Places, value: Spanned<DeValue<'_>>) -> Node {
    let place = places.at(value.span().start);
    let value = match value.into_inner() {
        DeValue::String(string) => Value::Text(string.into_owned()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| node(places, item)).collect())
        }
        DeValue::Table(table) => Value::Table(fields(places, table)),
    };
    Node { place, value }
}

/// Writes `name = value` and the end of the line.
pub(super) fn write_field(name: &str, value: &Value, into: &mut String) {
    write_key(name, into);
    into.push_str(" = ");
    write_value(value, into);
    into.push('\n');
}

/// Writes a name, quoted where it has to be.
pub(super) fn write_key(name: &str, into: &mut String) {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !name.is_empty() && name.bytes().all(bare) {
        into.push_str(name);
    } else {
        write_quoted(name, into);
    }
}

/// Writes a value on one line.
fn write_value(value: &Value, into: &mut String) {
    match value {
        Value::Text(text) => write_quoted(text, into),
        Value::Number(text) | Value::Date(text) => into.push_str(text),
        Value::Flag(flag) => into.push_str(if *flag { "true" } else { "false" }),
        Value::List(items) => {
            into.push('[');
            write_list(items, into, |item, into| write_value(&item.value, into));
            into.push(']');
        }
        Value::Table(fields) => {
            into.push_str("{ ");
            write_list(fields, into, |field, into| {
                write_key(&field.name, into);
                into.push_str(" = ");
                write_value(&field.node.value, into);
            });
            into.push_str(" }");
        }
        Value::Nothing => into.push_str("\"\""),
    }
}
