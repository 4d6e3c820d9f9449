use std::ops::Range;

use super::node::{Fault, Field, Place, Value};
use super::{toml_text, yaml_text};

/// The most bytes of a front matter.
const MAX_BYTES: usize = 64 * 1024;

/// The fields that stand before a text, and where the text begins.
#[derive(Clone, Debug)]
pub(super) struct FrontMatter {
    pub(super) format: Format,
    pub(super) fields: Vec<Field>,
    /// The bytes between the two lines that enclose it.
    inner: Range<usize>,
    /// The bytes of the file from which the body is read.
    pub(super) body: Range<usize>,
    /// The line on which the body begins.
    pub(super) body_line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Toml,
    Yaml,
}

impl Format {
    pub(super) const fn fence(self) -> &'static str {
        match self {
            Self::Toml => "+++",
            Self::Yaml => "---",
        }
    }

    pub(super) fn write_field(self, name: &str, value: &Value, into: &mut String) {
        match self {
            Self::Toml => toml_text::write_field(name, value, into),
            Self::Yaml => yaml_text::write_field(name, value, into),
        }
    }
}

impl FrontMatter {
    /// Reads the front matter of a file.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let at_first_line = |message: String| Fault {
            place: Some(Place { line: 1, column: 1 }),
            message,
        };
        let mut lines = lines(text);
        let first = lines.next().unwrap_or(0..0);
        let first_line = text.get(first.clone()).unwrap_or_default();
        let first_line = first_line.trim_start_matches('\u{feff}').trim_end();
        let format = [Format::Toml, Format::Yaml]
            .into_iter()
            .find(|format| format.fence() == first_line)
            .ok_or_else(|| {
                at_first_line(
                    "expected front matter: TOML between `+++` lines or YAML between `---` lines"
                        .to_owned(),
                )
            })?;
        let close = lines
            .find(|line| text.get(line.clone()).map(str::trim_end) == Some(format.fence()))
            .ok_or_else(|| {
                at_first_line(format!(
                    "the front matter has no closing `{}`",
                    format.fence()
                ))
            })?;
        let inner = first.end..close.start;
        if inner.len() > MAX_BYTES {
            return Err(at_first_line(format!(
                "the front matter is longer than {} KB",
                MAX_BYTES / 1024
            )));
        }
        let yaml_or_toml = text.get(inner.clone()).unwrap_or_default();
        let fields = match format {
            Format::Toml => toml_text::read(yaml_or_toml, 1)?,
            Format::Yaml => yaml_text::read(yaml_or_toml, 1)?,
        };
        let rest = text.get(close.end..).unwrap_or_default();
        let blank: usize = rest
            .split_inclusive('\n')
            .take_while(|line| line.trim().is_empty())
            .map(str::len)
            .sum();
        let start = close.end + blank;
        let end = start + text.get(start..).unwrap_or_default().trim_end().len();
        Ok(Self {
            format,
            fields,
            inner,
            body: start..end,
            body_line: text.get(..start).unwrap_or_default().matches('\n').count() + 1,
        })
    }

    /// The field of this name.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The text of the file with some fields set or taken out; every other
    /// byte stays. None where that cannot be done, because the fields do not
    /// stand one below the other.
    pub(super) fn edited(&self, text: &str, changes: &[(&str, Option<Value>)]) -> Option<String> {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut added = String::new();
        for (name, value) in changes {
            let mut written = String::new();
            if let Some(value) = value {
                self.format.write_field(name, value, &mut written);
            }
            match self.field(name) {
                Some(field) => edits.push((self.lines_of(text, field)?, written)),
                None => added.push_str(&written),
            }
        }
        if !added.is_empty() {
            let at = self.end_of_fields(text);
            edits.push((at..at, added));
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = String::with_capacity(text.len());
        let mut done = 0;
        for (range, written) in edits {
            edited.push_str(text.get(done..range.start)?);
            edited.push_str(&written);
            done = range.end;
        }
        edited.push_str(text.get(done..)?);
        self.is_faithful(text, &edited, changes).then_some(edited)
    }

    /// Whether the edited text says what it should, and all else as before.
    fn is_faithful(&self, text: &str, edited: &str, changes: &[(&str, Option<Value>)]) -> bool {
        let Ok(after) = Self::read(edited) else {
            return false;
        };
        let changed = |name: &str| changes.iter().find(|(of, _)| *of == name);
        let set = changes.iter().all(|(name, value)| {
            let found = after.field(name).map(|field| &field.node.value);
            match (found, value) {
                (None, None) => true,
                // A date that YAML writes is read as a text.
                (Some(Value::Text(found)), Some(Value::Date(value))) => found == value,
                (Some(found), Some(value)) => found == value,
                _ => false,
            }
        });
        let kept = |of: &Self| -> Vec<Field> {
            let fields = of
                .fields
                .iter()
                .filter(|field| changed(&field.name).is_none());
            fields.cloned().collect()
        };
        set && kept(self) == kept(&after)
            && text.get(self.body.clone()) == edited.get(after.body.clone())
    }

    /// The bytes of the whole lines in which a field stands.
    fn lines_of(&self, text: &str, field: &Field) -> Option<Range<usize>> {
        let inner = text.get(self.inner.clone())?;
        let mut starts = lines(inner).map(|line| line.start);
        // The front matter begins on the file's second line.
        let start = starts.nth(field.place.line.checked_sub(2)?)?;
        if field.place.column != 1 {
            return None;
        }
        let end = if let Some(bytes) = &field.bytes {
            inner
                .get(bytes.end..)?
                .find('\n')
                .map_or(inner.len(), |at| bytes.end + at + 1)
        } else {
            let next = self.fields.iter().map(|field| field.place.line);
            let next = next.filter(|&line| line > field.place.line).min();
            let end = match next {
                Some(line) => lines(inner).nth(line.checked_sub(2)?)?.start,
                None => inner.len(),
            };
            // Blank lines and remarks below the value belong to what follows.
            let mut end = end;
            for line in inner.get(start..end)?.split_inclusive('\n').rev() {
                if !(line.trim().is_empty() || line.starts_with('#')) {
                    break;
                }
                end -= line.len();
            }
            end
        };
        Some(self.inner.start + start..self.inner.start + end)
    }

    /// Where a field may be added: at the end, but in TOML before the first
    /// table.
    fn end_of_fields(&self, text: &str) -> usize {
        if self.format == Format::Toml {
            let inner = text.get(self.inner.clone()).unwrap_or_default();
            let headers = self.fields.iter().filter_map(|field| {
                let line = lines(inner).nth(field.place.line.checked_sub(2)?)?;
                let header = inner.get(line.clone())?.trim_start().starts_with('[');
                header.then_some(line.start)
            });
            if let Some(start) = headers.min() {
                return self.inner.start + start;
            }
        }
        self.inner.end
    }
}

/// The bytes of each line, its end included.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.len();
        *start = range.end;
        Some(range)
    })
}
