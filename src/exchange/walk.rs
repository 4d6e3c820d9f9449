use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::Problem;
use super::node::{Fault, Place};
use super::picture;

/// The most bytes of a file of text.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// How many folders may lie in each other.
const MAX_DEPTH: usize = 16;
/// The most files that are read from a folder.
const MAX_FILES: usize = 200_000;

/// The Markdown files in a folder, by their paths from it, in order.
pub(super) fn markdown_files(root: &Path, problems: &mut Vec<Problem>) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let unreadable =
            |error: io::Error| Problem::new(&folder, None, format!("cannot be read: {error}"));
        let entries = match fs::read_dir(root.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if folder.is_empty() => return Err(error),
            Err(error) => {
                problems.push(unreadable(error));
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    problems.push(unreadable(error));
                    continue;
                }
            };
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            let slash = if folder.is_empty() { "" } else { "/" };
            let path = format!("{folder}{slash}{shown}");
            // `night.uk.MD` is told of, not passed over.
            let markdown = Path::new(&name)
                .extension()
                .is_some_and(|it| it.eq_ignore_ascii_case("md"));
            if shown.starts_with('.') || path == picture::FOLDER || shown == "README.md" {
                continue;
            }
            let Ok(kind) = entry.file_type() else {
                problems.push(Problem::new(&path, None, "cannot be read"));
                continue;
            };
            if kind.is_symlink() {
                problems.push(Problem::new(&path, None, "a symbolic link is not followed"));
            } else if name.to_str().is_none() && (markdown || kind.is_dir()) {
                problems.push(Problem::new(&path, None, "the name is not UTF-8"));
            } else if kind.is_dir() {
                if depth + 1 < MAX_DEPTH {
                    folders.push((path, depth + 1));
                } else {
                    let message = format!("more than {MAX_DEPTH} folders lie in each other");
                    problems.push(Problem::new(&path, None, message));
                }
            } else if kind.is_file() && markdown {
                if files.len() == MAX_FILES {
                    let message = format!("more than {MAX_FILES} files: the rest is not read");
                    problems.push(Problem::new(&path, None, message));
                    folders.clear();
                    break;
                }
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The text of a file.
pub(super) fn read_text(path: &Path) -> Result<String, Fault> {
    let fault = |message: String| Fault {
        place: None,
        message,
    };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| fault(format!("cannot be read: {error}")))?;
    if bytes.len() > MAX_BYTES {
        let megabytes = MAX_BYTES / 1024 / 1024;
        return Err(fault(format!("the file is longer than {megabytes} MB")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = bytes.get(..valid).unwrap_or_default();
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        Fault {
            place: Some(Place {
                line: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
                column: String::from_utf8_lossy(in_line).chars().count() + 1,
            }),
            message: "not UTF-8: save the file in that encoding".to_owned(),
        }
    })
}
