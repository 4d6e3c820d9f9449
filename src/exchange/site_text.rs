use super::Site;
use super::node::{Field, Node, Place, Value};
use super::toml_text;
use crate::article::Named;
use crate::language::PerLanguage;

/// What a table says of one id: its fields in each language.
type Entry = (
    String,
    PerLanguage<Option<Vec<(&'static str, Option<Value>)>>>,
);

/// The text of `site.toml` for a site. Of the `former` text, which was read as
/// `loaded`, all stays that is no part of a site or could not be read. None
/// where that text is no TOML.
pub(super) fn write(site: &Site, loaded: &Site, former: &str) -> Option<String> {
    let mut fields = toml_text::read(former.trim_start_matches('\u{feff}'), 0).ok()?;
    for ((table, now), (_, then)) in tables(site).into_iter().zip(tables(loaded)) {
        set_entries(&mut fields, table, now, &then);
    }
    Some(text(fields))
}

/// A site as the tables of its file.
fn tables(site: &Site) -> [(&'static str, Vec<Entry>); 4] {
    let named = |name: &Named| {
        vec![
            ("name", Some(Value::Text(name.name.to_string()))),
            ("slug", Some(Value::Text(name.slug.to_string()))),
        ]
    };
    let optional =
        |names: &PerLanguage<Option<Named>>| names.as_ref().map(|_, name| name.as_ref().map(named));
    let sections = site.sections.iter().map(|of| {
        let names = of.names.as_ref().map(|_, name| Some(named(name)));
        (of.id.to_string(), names)
    });
    let tags = site.tags.iter();
    let tags = tags.map(|of| (of.id.to_string(), optional(&of.names)));
    let people = site.people.iter();
    let people = people.map(|of| (of.id.to_string(), optional(&of.names)));
    let sources = site.sources.iter().map(|of| {
        let names = optional(&of.names).map(|language, mut fields| {
            if let Some(fields) = &mut fields {
                let page = of.pages[language].as_ref();
                fields.push(("page", page.map(|page| Value::Text(page.to_string()))));
            }
            fields
        });
        (of.id.to_string(), names)
    });
    [
        ("sections", sections.collect()),
        ("tags", tags.collect()),
        ("people", people.collect()),
        ("sources", sources.collect()),
    ]
}

/// Sets the entries of a table. What was not loaded from it is not the site's
/// to take out.
fn set_entries(fields: &mut Vec<Field>, table: &str, now: Vec<Entry>, then: &[Entry]) {
    if now.is_empty() && then.is_empty() {
        return;
    }
    let mut former = match take(fields, table) {
        Some(Value::Table(former)) => former,
        _ => Vec::new(),
    };
    let mut entries = Vec::new();
    for (id, names) in now {
        let mut entry = match take(&mut former, &id) {
            Some(Value::Table(entry)) => entry,
            _ => Vec::new(),
        };
        let loaded = then
            .iter()
            .find(|(of, _)| *of == id)
            .map(|(_, names)| names);
        for (language, values) in names.iter() {
            let Some(values) = values else {
                if loaded.is_some_and(|names| names[language].is_some()) {
                    take(&mut entry, language.tag());
                }
                continue;
            };
            let mut named = match take(&mut entry, language.tag()) {
                Some(Value::Table(named)) => named,
                _ => Vec::new(),
            };
            for (name, value) in values {
                take(&mut named, name);
                if let Some(value) = value {
                    named.push(field(name, value.clone()));
                }
            }
            entry.push(field(language.tag(), Value::Table(named)));
        }
        entries.push(field(&id, Value::Table(entry)));
    }
    former.retain(|field| then.iter().all(|(id, _)| *id != field.name));
    entries.extend(former);
    if !entries.is_empty() {
        fields.push(field(table, Value::Table(entries)));
    }
}

fn text(fields: Vec<Field>) -> String {
    let mut text = String::new();
    let (tables, plain): (Vec<Field>, Vec<Field>) = fields
        .into_iter()
        .partition(|field| matches!(field.node.value, Value::Table(_)));
    for field in plain {
        toml_text::write_field(&field.name, &field.node.value, &mut text);
    }
    for table in tables {
        let Value::Table(entries) = table.node.value else {
            continue;
        };
        let (nested, plain): (Vec<Field>, Vec<Field>) = entries
            .into_iter()
            .partition(|entry| matches!(entry.node.value, Value::Table(_)));
        if !plain.is_empty() || nested.is_empty() {
            header(&[&table.name], &mut text);
            for field in plain {
                toml_text::write_field(&field.name, &field.node.value, &mut text);
            }
        }
        for entry in nested {
            header(&[&table.name, &entry.name], &mut text);
            if let Value::Table(fields) = entry.node.value {
                for field in fields {
                    toml_text::write_field(&field.name, &field.node.value, &mut text);
                }
            }
        }
    }
    text
}

fn header(names: &[&str], text: &mut String) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push('[');
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            text.push('.');
        }
        toml_text::write_key(name, text);
    }
    text.push_str("]\n");
}

fn take(fields: &mut Vec<Field>, name: &str) -> Option<Value> {
    let at = fields.iter().position(|field| field.name == name)?;
    Some(fields.remove(at).node.value)
}

fn field(name: &str, value: Value) -> Field {
    let place = Place::default();
    Field {
        name: name.to_owned(),
        place,
        node: Node { place, value },
        bytes: None,
    }
}
