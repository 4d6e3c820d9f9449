//! Where the parts of an article stand.

use super::super::Place;
use crate::article::Article;
use crate::exchange::{ArticleFile, Folder};
use crate::language::{Language, PerLanguage};

/// An article and, if it comes from a folder, its files.
pub(super) struct Places<'a> {
    article: &'a Article,
    files: PerLanguage<Option<&'a ArticleFile>>,
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
        }
    }

    pub(super) fn in_folder(article: &'a Article, folder: &'a Folder) -> Self {
        Self {
            article,
            files: PerLanguage::from_fn(|language| folder.file(article.id, language)),
        }
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
