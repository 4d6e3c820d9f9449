use std::fmt;

use crate::article::ArticleId;
use crate::language::Language;
use crate::store::VariantVersion;
use crate::store::command::Term;

/// What an import has done, counted in articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct Imported {
    /// Articles that the store did not have.
    pub new: usize,
    /// Articles of which something is now as their files say.
    pub changed: usize,
    /// Articles of which nothing was written.
    pub unchanged: usize,
    /// What was not taken over as it stands, and why.
    pub problems: Vec<ImportProblem>,
    /// Texts that an earlier import brought, that are published, and that did
    /// not come this time: somebody has removed their files. They stay as they
    /// are, unless [`take_down_absent`](crate::store::Store::take_down_absent)
    /// takes them down.
    pub absent: Vec<VariantVersion>,
    /// Texts that it took down, as they are now.
    pub taken_down: Vec<VariantVersion>,
}

impl Imported {
    /// What has changed both in a file and in the store, where the store's
    /// stays.
    pub fn conflicts(&self) -> impl Iterator<Item = &ImportProblem> {
        let conflict = |problem: &&ImportProblem| problem.kind == ImportProblemKind::Conflict;
        self.problems.iter().filter(conflict)
    }

    pub(super) fn tell(&mut self, problem: ImportProblem) {
        self.problems.push(problem);
    }

    /// Tells why an article was not taken over.
    pub(super) fn refuse(&mut self, article: ArticleId, why: impl Into<String>) {
        let refused = ImportProblemKind::Refused;
        self.tell(ImportProblem::new(article, None, refused, why));
    }
}

/// Something that an import did not take over as it stands. Printed as
/// `culture/night.uk.md: …`, `site.toml:12: …`, or with the article's id where there is no folder.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportProblem {
    /// The article; none for a section, tag, person or source.
    pub article: Option<ArticleId>,
    /// The language; none for what both share.
    pub language: Option<Language>,
    /// The section, tag, person or source, as events name it: `tag/museum`.
    pub subject: Option<String>,
    /// The file, from the folder down.
    pub path: Option<String>,
    /// The line in it where the section, tag, person or source begins, from 1.
    pub line: Option<usize>,
    /// Why it was not.
    pub kind: ImportProblemKind,
    /// What it is about and what to do.
    pub message: String,
}

/// Why an import did not take over something as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImportProblemKind {
    /// The file has changed or was removed, and somebody has edited the same in
    /// the store. The store's stays, and the file keeps its own. It is told again
    /// at each import until both say the same.
    Conflict,
    /// It was not taken over at all.
    Refused,
    /// English would be public at a time when Ukrainian is not, which the site
    /// forbids: it was taken over, but is not public.
    HeldBack,
    /// Another article has the slug: this one was given a number.
    SlugTaken,
    /// A part that leads nowhere was left out: a tag that is not there, an
    /// article on the same topic that nobody has imported.
    LeftOut,
    /// The moment of the first publication stays as readers know it.
    DateKept,
}

impl ImportProblem {
    pub(super) fn new(
        article: ArticleId,
        language: Option<Language>,
        kind: ImportProblemKind,
        message: impl Into<String>,
    ) -> Self {
        Self {
            article: Some(article),
            language,
            subject: None,
            path: None,
            line: None,
            kind,
            message: message.into(),
        }
    }

    pub(super) fn of_name(
        term: &Term,
        kind: ImportProblemKind,
        message: impl Into<String>,
    ) -> Self {
        Self {
            article: None,
            language: None,
            subject: Some(term.subject()),
            path: None,
            line: None,
            kind,
            message: message.into(),
        }
    }
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.article, self.language) {
            (Some(path), ..) => {
                f.write_str(path)?;
                if let Some(line) = self.line {
                    write!(f, ":{line}")?;
                }
            }
            (None, Some(id), Some(language)) => write!(f, "article {id} in `{language}`")?,
            (None, Some(id), None) => write!(f, "article {id}")?,
            (None, None, _) => return f.write_str(&self.message),
        }
        write!(f, ": {}", self.message)
    }
}
