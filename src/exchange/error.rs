use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Problem;

/// Why a folder could not be read or written. Where the system refused, its own
/// error is the `source()`.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct ExchangeError(Cause);

#[derive(Debug, Error)]
enum Cause {
    #[error("cannot read `{}`", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write `{}`", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("{}", lines(.0))]
    Problems(Vec<Problem>),
    #[error("`{path}`: the front matter cannot be changed: write one field a line")]
    FrontMatter { path: String },
    #[error("`{path}` stands there and was not read: repair it or move it away")]
    InTheWay { path: String },
    #[error("`{path}` is not the file of a translation in this folder")]
    NoTranslation { path: String },
}

/// What a caller may want to do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExchangeErrorKind {
    /// A file or folder could not be read.
    Read,
    /// A file could not be written. Files before it are written; this one is
    /// as it was.
    Write,
    /// A folder that must be right has problems.
    Problems,
    /// A front matter is written in a way that cannot be changed in place.
    FrontMatter,
    /// A file that would be written stands there already and was not read, so
    /// that writing would lose what it says.
    InTheWay,
    /// A path is not that of a translation.
    NoTranslation,
}

impl ExchangeError {
    /// What kind of failure it is.
    pub const fn kind(&self) -> ExchangeErrorKind {
        match self.0 {
            Cause::Read { .. } => ExchangeErrorKind::Read,
            Cause::Write { .. } => ExchangeErrorKind::Write,
            Cause::Problems(_) => ExchangeErrorKind::Problems,
            Cause::FrontMatter { .. } => ExchangeErrorKind::FrontMatter,
            Cause::InTheWay { .. } => ExchangeErrorKind::InTheWay,
            Cause::NoTranslation { .. } => ExchangeErrorKind::NoTranslation,
        }
    }

    pub(super) fn read(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self(Cause::Read { path, source })
    }

    pub(super) fn write(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self(Cause::Write { path, source })
    }

    pub(super) const fn problems(problems: Vec<Problem>) -> Self {
        Self(Cause::Problems(problems))
    }

    pub(super) fn front_matter(path: &str) -> Self {
        let path = path.to_owned();
        Self(Cause::FrontMatter { path })
    }

    pub(super) fn in_the_way(path: &str) -> Self {
        let path = path.to_owned();
        Self(Cause::InTheWay { path })
    }

    pub(super) fn no_translation(path: &str) -> Self {
        let path = path.to_owned();
        Self(Cause::NoTranslation { path })
    }
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
