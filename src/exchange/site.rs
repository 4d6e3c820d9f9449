use std::collections::BTreeSet;

use super::Problem;
use super::node::{Field, Place, Value};
use super::reader::Reader;
use super::toml_text;
use crate::article::{Id, Named, Person, Section, Slug, Source, Tag, WebAddress};
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
}

/// The lines on which the tables of `site.toml` begin, by table and id.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(super) fn lines(text: &str) -> std::collections::HashMap<(String, String), usize> {
    let tables = toml_text::read(text.trim_start_matches('\u{feff}'), 0).unwrap_or_default();
    let of_table = |table: Field| {
        let Value::Table(entries) = table.node.value else {
            return Vec::new();
        };
        let line = |entry: Field| ((table.name.clone(), entry.name), entry.place.line);
        entries.into_iter().map(line).collect()
    };
    tables.into_iter().flat_map(of_table).collect()
}

/// What a table of `site.toml` says about one id.
struct Entry<T> {
    id: Id<T>,
    place: Place,
    names: PerLanguage<Option<Named>>,
    pages: PerLanguage<Option<WebAddress>>,
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
            entry.pages[language] = reader.parsed("page");
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
        reader.slug()?
    } else {
        Slug::from_title(&text, language)
    };
    Some(Named { name, slug })
}
