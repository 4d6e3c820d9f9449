use super::front_matter::{Format, FrontMatter};
use super::node::Value;
use crate::language::Language;

/// The fields that this crate gives a meaning to.
const KNOWN: [&str; 28] = [
    "alt",
    "authors",
    "caption",
    "credit",
    "date",
    "draft",
    "id",
    "key_points",
    "kind",
    "lead",
    "live_from",
    "live_until",
    "made_from",
    "origin",
    "original",
    "picture",
    "reactions",
    "related",
    "section",
    "seo_description",
    "seo_title",
    "slug",
    "source",
    "tags",
    "title",
    "update_kind",
    "update_note",
    "updated",
];

/// A file of a folder, which holds an article in one language.
#[derive(Clone, Debug)]
pub struct ArticleFile {
    pub(super) path: String,
    pub(super) name: FileName,
    pub(super) text: String,
    pub(super) front_matter: FrontMatter,
    /// What the article said when the file was read or written.
    pub(super) written: Vec<(&'static str, Option<Value>)>,
}

impl ArticleFile {
    /// The file, from the folder down, parts joined by `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The language that the path names.
    pub const fn language(&self) -> Language {
        self.name.language
    }

    /// The line on which a field of the front matter stands, from 1.
    pub fn line_of(&self, field: &str) -> Option<usize> {
        Some(self.front_matter.field(field)?.place.line)
    }

    /// The line on which the body begins, from 1.
    pub const fn body_line(&self) -> usize {
        self.front_matter.body_line
    }

    /// The names of fields that this crate gives no meaning to. They are kept
    /// when the file is written.
    pub fn unknown_fields(&self) -> impl Iterator<Item = &str> {
        let names = self
            .front_matter
            .fields
            .iter()
            .map(|field| field.name.as_str());
        names.filter(|name| !KNOWN.contains(name))
    }

    pub(super) fn body(&self) -> &str {
        self.text
            .get(self.front_matter.body.clone())
            .unwrap_or_default()
    }
}

/// How a folder keeps the languages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// `culture/night.uk.md` beside `culture/night.en.md`.
    Beside,
    /// `uk/culture/night.md` and `en/culture/night.md`.
    Apart,
}

/// What the path of an article's file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileName {
    /// The path without its language: `culture/night`.
    pub(super) key: String,
    pub(super) language: Language,
    pub(super) layout: Layout,
}

impl FileName {
    /// Reads a path that ends with `.md`. None where it names no language.
    pub(super) fn read(path: &str) -> Option<Self> {
        let stem = path.strip_suffix(".md")?;
        let named = |tag: &str| {
            Language::ALL
                .into_iter()
                .find(|language| language.tag() == tag)
        };
        if let Some((key, tag)) = stem.rsplit_once('.')
            && let Some(language) = named(tag)
            && !key.is_empty()
            && !key.ends_with('/')
        {
            return Some(Self {
                key: key.to_owned(),
                language,
                layout: Layout::Beside,
            });
        }
        let (tag, key) = stem.split_once('/')?;
        Some(Self {
            key: key.to_owned(),
            language: named(tag)?,
            layout: Layout::Apart,
        })
    }

    pub(super) fn path(&self) -> String {
        let Self {
            key,
            language,
            layout,
        } = self;
        match layout {
            Layout::Beside => format!("{key}.{language}.md"),
            Layout::Apart => format!("{language}/{key}.md"),
        }
    }

    pub(super) fn in_language(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }
}

impl ArticleFile {
    pub(super) const fn format(&self) -> Format {
        self.front_matter.format
    }
}
