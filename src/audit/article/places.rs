//! Where the parts of an article stand.

use super::super::Place;
use crate::article::Article;
use crate::exchange::{ArticleFile, Folder};
use crate::language::{Language, LanguageSet, PerLanguage};

/// An article and, if it comes from a folder, its files.
pub(super) struct Places<'a> {
    article: &'a Article,
    files: PerLanguage<Option<&'a ArticleFile>>,
    broken: LanguageSet,
}

/// Where in a text something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// In a field of the front matter.
    Field(&'static str),
    /// On a line of the body, from 1.
    Line(usize),
    /// In no one place.
    Nowhere,
}

impl<'a> Places<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self {
            article,
            files: PerLanguage::default(),
            broken: LanguageSet::NONE,
        }
    }

    pub(super) fn in_folder(article: &'a Article, folder: &'a Folder) -> Self {
        let files = PerLanguage::from_fn(|language| folder.file(article.id, language));
        let is_broken = |language: &Language| {
            let file = files[language.other()].filter(|_| files[*language].is_none());
            let paths = file.map(|file| counterparts(file.path(), *language));
            paths.is_some_and(|paths| {
                let mut problems = folder.problems().iter();
                problems.any(|problem| paths.iter().flatten().any(|path| path == problem.path()))
            })
        };
        Self {
            article,
            files,
            broken: Language::ALL.into_iter().filter(is_broken).collect(),
        }
    }

    /// Whether there is a text in the language that could not be read.
    pub(super) const fn is_broken(&self, language: Language) -> bool {
        self.broken.contains(language)
    }

    /// The place of a part.
    pub(super) fn of_part(&self, language: Language, part: &str, at: At) -> Place {
        Place {
            part: Some(part.to_owned()),
            ..self.of_text(language, at)
        }
    }

    /// A place in the text of a language.
    pub(super) fn of_text(&self, language: Language, at: At) -> Place {
        let file = self.files[language];
        let line = file.and_then(|file| match at {
            At::Field(field) => file.line_of(field),
            At::Line(line) => Some(file.body_line() + line.saturating_sub(1)),
            At::Nowhere => None,
        });
        Place {
            path: file.map(|file| file.path().to_owned()),
            line: line.and_then(|line| u64::try_from(line).ok()),
            article: Some(self.article.id),
            language: Some(language),
            ..Place::default()
        }
    }
}

/// Where a file's counterpart in a language stands, beside it or apart.
fn counterparts(path: &str, language: Language) -> [Option<String>; 2] {
    let other = language.other();
    let beside = path.strip_suffix(&format!(".{other}.md"));
    let apart = path.strip_prefix(&format!("{other}/"));
    [
        beside.map(|stem| format!("{stem}.{language}.md")),
        apart.map(|rest| format!("{language}/{rest}")),
    ]
}
