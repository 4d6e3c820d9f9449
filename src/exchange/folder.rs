use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::article_file::ArticleFile;
use super::picture;
use super::{ExchangeError, Problem, Site};
use super::{load, write};
use crate::article::{Article, ArticleId, Picture};
use crate::language::{Language, PerLanguage};

/// A folder of content: a `site.toml`, a folder `pictures` and Markdown files
/// with front matter, one for each article and language.
///
/// A file names its language as `culture/night.uk.md` or as
/// `uk/culture/night.md`. Facts that both languages share stand in the
/// original's file.
#[derive(Clone, Debug)]
pub struct Folder {
    /// What articles share.
    pub site: Site,
    /// The articles, in the order of their paths. Change them as you like and
    /// [`write`](Self::write) the folder.
    pub articles: Vec<Article>,
    pub(super) root: PathBuf,
    pub(super) problems: Vec<Problem>,
    pub(super) files: BTreeMap<ArticleId, PerLanguage<Option<ArticleFile>>>,
    pub(super) site_file: Option<SiteFile>,
}

/// `site.toml` as it was read or written.
#[derive(Clone, Debug)]
pub(super) struct SiteFile {
    pub(super) site: Site,
    pub(super) text: String,
}

impl Folder {
    /// Reads a folder. What cannot be read is told in
    /// [`problems`](Self::problems), and the rest is there.
    ///
    /// Not read are files and folders whose names begin with a dot, files
    /// named `README.md`, and what symbolic links lead to. A text file has at
    /// most 4 MB, its front matter 64 KB.
    ///
    /// # Errors
    ///
    /// A path that is no folder, or cannot be read.
    pub fn load(root: impl AsRef<Path>) -> Result<Self, ExchangeError> {
        load::folder(root.as_ref())
    }

    /// Reads a folder in which everything must be right.
    ///
    /// # Errors
    ///
    /// As [`load`](Self::load), and any problem: the error's text has one a
    /// line.
    pub fn load_strict(root: impl AsRef<Path>) -> Result<Self, ExchangeError> {
        let folder = Self::load(root)?;
        if folder.problems.is_empty() {
            Ok(folder)
        } else {
            Err(ExchangeError::problems(folder.problems))
        }
    }

    /// A folder without articles, to add some and write it.
    pub fn new(root: impl Into<PathBuf>, site: Site) -> Self {
        Self {
            site,
            articles: Vec::new(),
            root: root.into(),
            problems: Vec::new(),
            files: BTreeMap::new(),
            site_file: None,
        }
    }

    /// The folder's path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What could not be taken as it stands, by file and from the top.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The article with this id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The article with this id, to change it.
    pub fn article_mut(&mut self, id: ArticleId) -> Option<&mut Article> {
        self.articles.iter_mut().find(|article| article.id == id)
    }

    /// The file in which an article stands in a language.
    pub fn file(&self, id: ArticleId, language: Language) -> Option<&ArticleFile> {
        self.files.get(&id)?[language].as_ref()
    }

    /// The lines of `site.toml`, as it was read or written last, on which its
    /// tables begin: `[tags.museum]` by `("tags", "museum")`.
    #[cfg(any(feature = "sqlite", feature = "postgres"))]
    pub(crate) fn site_lines(&self) -> std::collections::HashMap<(String, String), usize> {
        let text = self.site_file.as_ref().map(|file| file.text.as_str());
        super::site::lines(text.unwrap_or_default())
    }

    /// Measures a picture of the folder, such as `pictures/museum.jpg`: front
    /// matter and bodies name pictures so.
    ///
    /// # Errors
    ///
    /// A path that leads out of `pictures`, a missing file, a file that is no
    /// picture or another kind of picture than its name says.
    pub fn picture(&self, path: &str) -> Result<Picture, Problem> {
        picture::read(&self.root, path).map_err(|message| Problem::new(path, None, message))
    }

    /// The article and language of a file, by its path from the folder.
    pub fn at(&self, path: &str) -> Option<(ArticleId, Language)> {
        self.files.iter().find_map(|(id, files)| {
            let file = files.iter().filter_map(|(_, file)| file.as_ref());
            let file = file.into_iter().find(|file| file.path() == path)?;
            Some((*id, file.language()))
        })
    }

    /// Records in a translation's file that somebody has looked at its
    /// original as it is now. Only `made_from` is written; every other byte of
    /// the file stays, and so does what was changed here but not yet
    /// [written](Self::write).
    ///
    /// `path` is the file's path from the folder.
    ///
    /// # Errors
    ///
    /// The path of an original, or of no file here. A file that cannot be
    /// written, or a front matter whose fields do not stand one a line.
    pub fn accept(&mut self, path: &str) -> Result<(), ExchangeError> {
        let refused = || ExchangeError::no_translation(path);
        let (id, language) = self.at(path).ok_or_else(refused)?;
        let mut article = self.article(id).ok_or_else(refused)?.clone();
        article.acknowledge(language).map_err(|_| refused())?;
        let made_from = article
            .edition(language)
            .and_then(|edition| edition.made_from.clone());
        let file = self.file(id, language).ok_or_else(refused)?;
        let file = write::with_made_from(&self.root, file, made_from.as_ref())?;
        if let Some(files) = self.files.get_mut(&id) {
            files[language] = Some(file);
        }
        if let Some(edition) = self.article_mut(id).and_then(|it| it.edition_mut(language)) {
            edition.made_from = made_from;
        }
        Ok(())
    }
}
