use std::collections::BTreeSet;

use super::Problem;
use super::node::{Field, Node, Place, Value};
use super::reader::Reader;
use super::toml_text;
use crate::article::{Id, Named, Person, Section, Slug, Source, Tag};
use crate::language::{Language, PerLanguage};

/// What the articles of a folder share, from its `site.toml`: tables
/// `[sections.ID]`, `[tags.ID]`, `[people.ID]` and `[sources.ID]`, each with
/// `uk = { name = "…", slug = "…" }` and `en = { … }`. A slug that is not
/// given is made from the name; a source may also have a `page`.
///
/// Everything stands in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The sections. Each has a name in both languages.
    pub sections: Vec<Section>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// Those who write.
    pub people: Vec<Person>,
    /// The sources.
    pub sources: Vec<Source>,
}

impl Site {
    /// The name of the file.
    pub const FILE: &str = "site.toml";

    /// The section with this id.
    pub fn section(&self, id: &Id<Section>) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The tag with this id.
    pub fn tag(&self, id: &Id<Tag>) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id == *id)
    }

    /// The person with this id.
    pub fn person(&self, id: &Id<Person>) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The source with this id.
    pub fn source(&self, id: &Id<Source>) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        let fields = match toml_text::read(text.trim_start_matches('\u{feff}'), 0) {
            Ok(fields) => fields,
            Err(fault) => {
                problems.push(Problem::of(Self::FILE, fault));
                return Self::default();
            }
        };
        let mut site = Self::default();
        for entry in entries(&fields, "sections", problems) {
            let PerLanguage {
                ukrainian: Some(ukrainian),
                english: Some(english),
            } = entry.names
            else {
                let place = entry.place;
                let message = format!(
                    "the section `{}` needs a name in both languages: it is part of addresses",
                    entry.id
                );
                problems.push(Problem::new(Self::FILE, Some(place), message));
                continue;
            };
            site.sections.push(Section {
                id: entry.id,
                names: PerLanguage { ukrainian, english },
            });
        }
        site.tags = entries(&fields, "tags", problems)
            .into_iter()
            .map(|Entry { id, names, .. }| Tag { id, names })
            .collect();
        site.people = entries(&fields, "people", problems)
            .into_iter()
            .map(|Entry { id, names, .. }| Person { id, names })
            .collect();
        site.sources = entries(&fields, "sources", problems)
            .into_iter()
            .map(
                |Entry {
                     id, names, pages, ..
                 }| Source { id, names, pages },
            )
            .collect();
        site
    }

    /// The text of the file; what is not a site's own in `former` is kept.
    pub(super) fn write(&self, former: &str) -> String {
        let mut fields = toml_text::read(former, 0).unwrap_or_default();
        let named = |name: &Named| {
            vec![
                ("name", Some(Value::Text(name.name.to_string()))),
                ("slug", Some(Value::Text(name.slug.to_string()))),
            ]
        };
        let optional = |names: &PerLanguage<Option<Named>>| {
            names.as_ref().map(|_, name| name.as_ref().map(named))
        };
        let sections = self.sections.iter().map(|section| {
            let names = section.names.as_ref().map(|_, name| Some(named(name)));
            (section.id.to_string(), names)
        });
        set_entries(&mut fields, "sections", sections.collect());
        let tags = self
            .tags
            .iter()
            .map(|tag| (tag.id.to_string(), optional(&tag.names)));
        set_entries(&mut fields, "tags", tags.collect());
        let people = self
            .people
            .iter()
            .map(|of| (of.id.to_string(), optional(&of.names)));
        set_entries(&mut fields, "people", people.collect());
        let sources = self.sources.iter().map(|source| {
            let mut names = optional(&source.names);
            for language in Language::ALL {
                if let Some(fields) = &mut names[language] {
                    let page = source.pages[language].clone().map(Value::Text);
                    fields.push(("page", page));
                }
            }
            (source.id.to_string(), names)
        });
        set_entries(&mut fields, "sources", sources.collect());

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

type Values = Vec<(&'static str, Option<Value>)>;

/// Sets the entries of a table, and keeps what else stands in each.
fn set_entries(
    fields: &mut Vec<Field>,
    table: &str,
    entries: Vec<(String, PerLanguage<Option<Values>>)>,
) {
    let former = match take(fields, table) {
        Some(Value::Table(former)) => former,
        _ => Vec::new(),
    };
    if entries.is_empty() && former.is_empty() {
        return;
    }
    let mut former = former;
    let mut now = Vec::new();
    for (id, names) in entries {
        let mut entry = match take(&mut former, &id) {
            Some(Value::Table(entry)) => entry,
            _ => Vec::new(),
        };
        for (language, values) in names.iter() {
            let mut named = match take(&mut entry, language.tag()) {
                Some(Value::Table(named)) => named,
                _ => Vec::new(),
            };
            for (name, value) in values.iter().flatten() {
                take(&mut named, name);
                if let Some(value) = value {
                    named.push(field(name, value.clone()));
                }
            }
            if values.is_some() {
                entry.push(field(language.tag(), Value::Table(named)));
            }
        }
        now.push(field(&id, Value::Table(entry)));
    }
    fields.push(field(table, Value::Table(now)));
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

/// What a table of `site.toml` says about one id.
struct Entry<T> {
    id: Id<T>,
    place: Place,
    names: PerLanguage<Option<Named>>,
    pages: PerLanguage<Option<String>>,
}

fn entries<T>(fields: &[Field], table: &str, problems: &mut Vec<Problem>) -> Vec<Entry<T>> {
    let Some(found) = fields.iter().find(|field| field.name == table) else {
        return Vec::new();
    };
    let mut problem = |place: Place, message: String| {
        problems.push(Problem::new(Site::FILE, Some(place), message));
    };
    let Value::Table(found) = &found.node.value else {
        problem(
            found.place,
            format!("`{table}`: expected tables such as `[{table}.ID]`"),
        );
        return Vec::new();
    };
    let mut entries: Vec<Entry<T>> = Vec::new();
    let mut taken = PerLanguage::<BTreeSet<Slug>>::default();
    for field in found {
        let id: Id<T> = match field.name.parse() {
            Ok(id) => id,
            Err(error) => {
                problem(field.place, format!("`{table}`: {error}"));
                continue;
            }
        };
        let Value::Table(parts) = &field.node.value else {
            problem(
                field.place,
                format!("`{table}.{id}`: expected a table with `uk` and `en`"),
            );
            continue;
        };
        let mut entry = Entry {
            id,
            place: field.place,
            names: PerLanguage::default(),
            pages: PerLanguage::default(),
        };
        for language in Language::ALL {
            let Some(part) = parts.iter().find(|part| part.name == language.tag()) else {
                continue;
            };
            let Value::Table(values) = &part.node.value else {
                problem(
                    part.place,
                    format!(
                        "`{table}.{}.{language}`: expected a table with `name`",
                        entry.id
                    ),
                );
                continue;
            };
            let mut found = Vec::new();
            let mut reader = Reader {
                path: Site::FILE,
                fields: values,
                problems: &mut found,
            };
            entry.names[language] = named(&mut reader, part.place, language);
            entry.pages[language] = page(&mut reader);
            for found in found {
                problem(
                    found.place().unwrap_or(part.place),
                    found.message().to_owned(),
                );
            }
            let slug = entry.names[language]
                .as_ref()
                .map(|named| named.slug.clone());
            if let Some(slug) = slug
                && !taken[language].insert(slug.clone())
            {
                problem(
                    part.place,
                    format!(
                        "`{table}`: the slug `{slug}` is taken in `{language}`: give another one"
                    ),
                );
                entry.names[language] = None;
            }
        }
        if entry.names == PerLanguage::default() {
            problem(
                entry.place,
                format!("`{table}.{}` has a name in neither language", entry.id),
            );
        }
        entries.push(entry);
    }
    entries
}

fn named(reader: &mut Reader<'_>, place: Place, language: Language) -> Option<Named> {
    let Some((text, at)) = reader.placed_text("name") else {
        reader.problem(place, "a name is missing");
        return None;
    };
    let name = reader.parse("name", &text, at)?;
    let slug = if reader.field("slug").is_some() {
        reader.parsed("slug")?
    } else {
        Slug::from_title(&text, language)
    };
    Some(Named { name, slug })
}

fn page(reader: &mut Reader<'_>) -> Option<String> {
    let (page, place) = reader.placed_text("page")?;
    if page.starts_with("https://") {
        return Some(page);
    }
    reader.problem(
        place,
        format!("`page`: expected an address that begins with `https://`, found {page:?}"),
    );
    None
}
