use std::fs;
use std::path::Path;

use crate::problem::{Problem, Problems};
use crate::tongue::Tongue;

/// One file of messages in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name that problems are reported under.
    pub path: String,
    /// The language of its texts.
    pub tongue: Tongue,
    /// Fluent syntax.
    pub text: String,
}

impl Source {
    /// The most bytes a file may have: 1 MiB, some ten thousand messages.
    pub const MAX_BYTES: usize = 1 << 20;

    /// Reads `en/*.ftl` and `uk/*.ftl` of a folder, in the order of their names.
    ///
    /// # Errors
    ///
    /// A folder without `en` or `uk` in it, a file that cannot be read, is not
    /// UTF-8 or has more than [`Source::MAX_BYTES`]: each is reported, and the
    /// others are still read to find more.
    pub fn read_folder(folder: &Path) -> Result<Vec<Self>, Problems> {
        let mut sources = Vec::new();
        let mut problems = Vec::new();
        for tongue in Tongue::ALL {
            let folder = folder.join(tongue.folder());
            let mut refuse = |path: &Path, why: &dyn std::fmt::Display| {
                let message = format!("cannot be read: {why}");
                problems.push(Problem::new(&path.display().to_string(), (1, 1), message));
            };
            let mut paths = Vec::new();
            match fs::read_dir(&folder) {
                Ok(entries) => {
                    for entry in entries {
                        match entry {
                            Ok(entry) => paths.push(entry.path()),
                            Err(error) => refuse(&folder, &error),
                        }
                    }
                }
                Err(error) => refuse(&folder, &error),
            }
            paths.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
            paths.sort();
            for path in paths {
                match read(&path) {
                    Ok(text) => sources.push(Self {
                        path: path.display().to_string(),
                        tongue,
                        text,
                    }),
                    Err(error) => refuse(&path, &error),
                }
            }
        }
        Problems::unless_empty(problems)?;
        Ok(sources)
    }
}

fn read(path: &Path) -> std::io::Result<String> {
    let bytes = fs::metadata(path)?.len();
    if bytes > Source::MAX_BYTES as u64 {
        let message = too_big(bytes);
        return Err(std::io::Error::other(message));
    }
    fs::read_to_string(path)
}

/// Why a file of so many bytes is refused.
pub(crate) fn too_big(bytes: u64) -> String {
    format!(
        "it has {bytes} bytes and a catalogue at most {}; split it",
        Source::MAX_BYTES
    )
}

/// Where lines begin, so that an offset becomes a line and a column quickly.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(breaks).collect())
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(crate) fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|&begin| begin <= at);
        let begin = line
            .checked_sub(1)
            .and_then(|line| self.0.get(line))
            .copied()
            .unwrap_or_default();
        let before = text.get(begin..at).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}
