//! The lines of a dump, checked as they come.

use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::dump::{FORMAT, Header, Heading, MAX_LINE, PAGE_BYTES, Trailer};
use super::tables::{TABLES, Table, Type};
use crate::store::database::Value;
use crate::store::hexadecimal::hexadecimal;
use crate::store::migration;
use crate::store::{StoreError, StoreErrorKind};

/// How many rows go on together, unless they are long.
const TOGETHER: usize = 64;

/// Some of a dump that is right as far as it goes.
pub(super) enum Part {
    /// Rows of one table.
    Rows(&'static Table, Vec<Vec<Value>>),
    /// The last line stands, and all before it is as it was written.
    End,
}

/// Reads a dump to its end and gives its parts to `take`, which answers whether
/// it takes more.
///
/// # Errors
///
/// What is not, or no longer, what [`Store::dump`](crate::store::Store::dump)
/// has written, with the number of the line.
pub(super) fn read(
    reader: impl BufRead,
    mut take: impl FnMut(Part) -> bool,
) -> Result<(), StoreError> {
    let mut lines = Lines {
        reader,
        hash: Sha256::new(),
        number: 0,
        line: Vec::new(),
    };
    lines.next()?;
    lines.check_header()?;
    lines.keep();
    let mut counts = BTreeMap::new();
    lines.next()?;
    for table in &TABLES {
        lines.check_heading(table)?;
        lines.keep();
        let mut count: u64 = 0;
        let (mut rows, mut bytes) = (Vec::new(), 0);
        lines.next()?;
        while lines.line.first() == Some(&b'[') {
            rows.push(lines.row(table)?);
            lines.keep();
            count += 1;
            bytes += lines.line.len();
            if rows.len() == TOGETHER || bytes >= PAGE_BYTES {
                let rows = std::mem::take(&mut rows);
                bytes = 0;
                if !take(Part::Rows(table, rows)) {
                    return Ok(());
                }
            }
            lines.next()?;
        }
        if !rows.is_empty() && !take(Part::Rows(table, rows)) {
            return Ok(());
        }
        counts.insert(table.name.to_owned(), count);
    }
    lines.check_trailer(&counts)?;
    lines.check_end()?;
    take(Part::End);
    Ok(())
}

struct Lines<R> {
    reader: R,
    /// Of the lines before this one.
    hash: Sha256,
    number: u64,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<(), StoreError> {
        self.number += 1;
        self.line.clear();
        let mut limited = self.reader.by_ref().take(MAX_LINE as u64);
        let read = limited.read_until(b'\n', &mut self.line);
        read.map_err(|cause| {
            let message = format!("line {}: the dump cannot be read", self.number);
            StoreError::new(StoreErrorKind::Failed, message).with_source(cause)
        })?;
        match self.line.last() {
            Some(b'\n') => Ok(()),
            Some(_) if self.number == 1 => self.check_header(),
            _ => Err(self.refused("the dump ends here: it was cut off")),
        }
    }

    fn keep(&mut self) {
        self.hash.update(&self.line);
    }

    fn refused(&self, why: &str) -> StoreError {
        let number = self.number;
        StoreError::refused(format!("line {number}: {why}; nothing was restored"))
    }

    fn parsed<T: DeserializeOwned>(&self, expected: &str) -> Result<T, StoreError> {
        serde_json::from_slice(&self.line)
            .map_err(|_| self.refused(&format!("expected {expected}: the dump was changed")))
    }

    fn check_header(&self) -> Result<(), StoreError> {
        let header = serde_json::from_slice::<Header>(&self.line).ok();
        let Some(header) = header.filter(|header| header.dvomova == "dump") else {
            return Err(self.refused("expected the beginning of a dump that a store has written"));
        };
        if header.format > FORMAT || header.schema > migration::COUNT {
            let message = format!(
                "line 1: the dump is of format {} and schema {}, newer than this version of the library, which knows {FORMAT} and {}: update the library; nothing was restored",
                header.format,
                header.schema,
                migration::COUNT
            );
            return Err(StoreError::new(StoreErrorKind::Newer, message));
        }
        if header.schema < migration::COUNT || header.format < FORMAT {
            return Err(self.refused(
                "the dump is older than this version of the library: restore it with the version that wrote it, then open that database with this one",
            ));
        }
        Ok(())
    }

    fn check_heading(&self, table: &Table) -> Result<(), StoreError> {
        let expected = Heading::of(table);
        let what = format!("a row, or the beginning of the table `{}`", table.name);
        let found: Heading = self.parsed(&what)?;
        if found.table != expected.table || found.columns != expected.columns {
            return Err(self.refused(&format!("expected {what}: the dump was changed")));
        }
        Ok(())
    }

    fn row(&self, table: &Table) -> Result<Vec<Value>, StoreError> {
        let row: Vec<Json> = self.parsed("a list of values")?;
        let wrong = |column: &str| {
            self.refused(&format!(
                "expected a row of the table `{}`, {column}: the dump was changed",
                table.name
            ))
        };
        if row.len() != table.columns.len() {
            return Err(wrong(&format!("{} values", table.columns.len())));
        }
        let values = row.into_iter().zip(table.columns);
        let values = values.map(|(found, (column, kind))| {
            value(found, *kind).ok_or_else(|| wrong(&format!("with `{column}` as {kind:?}")))
        });
        values.collect()
    }

    fn check_trailer(&self, counts: &BTreeMap<String, u64>) -> Result<(), StoreError> {
        let trailer: Trailer = self.parsed("a row, or the last line of the dump")?;
        if trailer.rows != *counts {
            return Err(self.refused("there are more or fewer rows than it says"));
        }
        if trailer.sha256 != hexadecimal(&self.hash.clone().finalize()) {
            return Err(self.refused("the lines before are not those that were written"));
        }
        Ok(())
    }

    fn check_end(&mut self) -> Result<(), StoreError> {
        self.number += 1;
        let rest = self.reader.fill_buf().map_err(|cause| {
            let message = format!("line {}: the dump cannot be read", self.number);
            StoreError::new(StoreErrorKind::Failed, message).with_source(cause)
        })?;
        match rest.is_empty() {
            true => Ok(()),
            false => Err(self.refused("something stands behind the end of the dump")),
        }
    }
}

fn value(found: Json, kind: Type) -> Option<Value> {
    Some(match (kind, found) {
        (Type::Integer, Json::Null) => Value::Integer(None),
        (Type::Integer, Json::Number(number)) => Value::Integer(Some(number.as_i64()?)),
        (Type::Text, Json::Null) => Value::Text(None),
        (Type::Text, Json::String(text)) => Value::Text(Some(text)),
        (Type::Blob, Json::Null) => Value::Blob(None),
        (Type::Blob, Json::String(text)) => Value::Blob(Some(bytes(&text)?)),
        _ => return None,
    })
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = |&[high, low]: &[u8; 2]| u8::try_from(digit(high)? << 4 | digit(low)?).ok();
    match rest {
        [] => pairs.iter().map(byte).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, PAGE_BYTES, Part, TABLES, read};
    use crate::store::migration;

    #[test]
    fn long_rows_go_on_alone_and_short_ones_together() {
        let header = format!(
            "{{\"dvomova\":\"dump\",\"format\":1,\"schema\":{}}}\n",
            migration::COUNT
        );
        let heading = serde_json::to_string(&Heading::of(&TABLES[0])).unwrap();
        let row = |length| {
            let id = "a".repeat(length);
            format!("[\"tag\",\"{id}\",1,null,null]\n")
        };
        let lengths = [
            PAGE_BYTES,
            1,
            1,
            2 * PAGE_BYTES,
            PAGE_BYTES / 2,
            PAGE_BYTES / 2,
            1,
        ];
        let rows: String = lengths.map(row).concat();
        let dump = format!("{header}{heading}\n{rows}");
        let mut together = Vec::new();
        let take = |part| {
            if let Part::Rows(_, rows) = part {
                together.push(rows.len());
            }
            true
        };
        // It ends before its time, with a row that was not given on.
        assert!(read(dump.as_bytes(), take).is_err());
        assert_eq!(together, [1, 3, 2]);
    }
}
