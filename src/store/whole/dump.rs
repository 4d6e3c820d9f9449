//! A store as one text file.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::tables::{TABLES, Table};
use crate::store::database::{Row, Transaction, Value};
use crate::store::hexadecimal::hexadecimal;
use crate::store::migration;
use crate::store::state::json;
use crate::store::thread::beside_database;
use crate::store::{Store, StoreError, StoreErrorKind};

/// The version of what a dump looks like.
pub(super) const FORMAT: u32 = 1;

/// How many rows are read at once, and about how many bytes of them: a row that
/// has more is read alone.
const PAGE: i64 = 200;
pub(super) const PAGE_BYTES: usize = 1024 * 1024;

/// The longest line. The largest text that the store takes comes to some 40
/// MiB: half a million empty headings, the hash of each twice, and key points.
pub(super) const MAX_LINE: usize = 256 * 1024 * 1024;

/// The first line of a dump.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) dvomova: String,
    pub(super) format: u32,
    /// How many migrations the database has.
    #[serde(default)]
    pub(super) schema: usize,
}

/// The line before the rows of a table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heading {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
}

/// The last line of a dump: how many rows each table has, and the SHA-256 of
/// all lines before.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trailer {
    pub(super) rows: BTreeMap<String, u64>,
    pub(super) sha256: String,
}

impl Heading {
    pub(super) fn of(table: &Table) -> Self {
        Self {
            table: table.name.to_owned(),
            columns: table
                .columns
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect(),
        }
    }
}

impl Store {
    /// Writes all of the store as one file, from which
    /// [`restore_dump`](Self::restore_dump) makes the same store on either database. It
    /// is one moment's state, however long the writing takes. Others go on
    /// reading and writing meanwhile, but for a store in memory, whose one
    /// connection it takes. Gives the writer back.
    ///
    /// The file is text: a line of JSON that says what it is, for each table
    /// one with its columns and one for each row in the order of its key, and a
    /// last one with the numbers of rows and a hash of everything before. It
    /// holds what nobody but the newsroom may read: keep it as you keep the
    /// database.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # let addresses = || dvomova::address::Addresses::new("https://misto.example".parse().unwrap());
    /// use dvomova::store::{Store, StoreOptions};
    ///
    /// let old = Store::open("sqlite::memory:", StoreOptions::new(addresses())).await?;
    /// let dump = old.dump(Vec::new()).await?;
    /// let new = Store::open("sqlite::memory:", StoreOptions::new(addresses())).await?;
    /// new.restore_dump(std::io::Cursor::new(dump.clone())).await?;
    /// assert_eq!(new.dump(Vec::new()).await?, dump);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A database that does not answer. A writer that fails: the file is
    /// incomplete then, and [`restore_dump`](Self::restore_dump) refuses it.
    pub async fn dump<W>(&self, writer: W) -> Result<W, StoreError>
    where
        W: Write + Send + 'static,
    {
        let (send, receive) = mpsc::channel(4);
        let writing = beside_database(move || write_all(writer, receive))?;
        let arguments = (send, AtomicBool::new(false));
        let read = self.read_newest(arguments, |transaction, (send, begun)| {
            Box::pin(async move {
                if begun.swap(true, Ordering::Relaxed) {
                    return Err(interrupted());
                }
                transaction.dump(send).await
            })
        });
        let read = read.await;
        let writer = writing.await.map_err(|cause| {
            StoreError::new(StoreErrorKind::Failed, "the dump cannot be written").with_source(cause)
        })?;
        read.map(|()| writer)
    }
}

fn write_all<W: Write>(mut writer: W, mut receive: mpsc::Receiver<Vec<u8>>) -> io::Result<W> {
    while let Some(lines) = receive.blocking_recv() {
        writer.write_all(&lines)?;
    }
    writer.flush()?;
    Ok(writer)
}

fn interrupted() -> StoreError {
    StoreError::new(
        StoreErrorKind::Unavailable,
        "the connection broke while the store was dumped: begin again",
    )
}

/// Lines on their way into the file.
struct Lines<'a> {
    send: &'a mpsc::Sender<Vec<u8>>,
    hash: Sha256,
}

impl Lines<'_> {
    async fn push(&mut self, lines: Vec<u8>) -> Result<(), StoreError> {
        self.hash.update(&lines);
        // Nobody receives any more where the writer has failed.
        self.send.send(lines).await.map_err(|_| interrupted())
    }

    async fn push_line(&mut self, line: &impl Serialize) -> Result<(), StoreError> {
        let mut line = json(line)?.into_bytes();
        line.push(b'\n');
        self.push(line).await
    }
}

impl Transaction {
    async fn dump(&mut self, send: &mpsc::Sender<Vec<u8>>) -> Result<(), StoreError> {
        let hash = Sha256::new();
        let mut lines = Lines { send, hash };
        let header = Header {
            dvomova: "dump".to_owned(),
            format: FORMAT,
            schema: migration::COUNT,
        };
        lines.push_line(&header).await?;
        let mut rows = BTreeMap::new();
        for table in &TABLES {
            lines.push_line(&Heading::of(table)).await?;
            let count = self.dump_table(table, &mut lines).await?;
            rows.insert(table.name.to_owned(), count);
        }
        let sha256 = hexadecimal(&lines.hash.clone().finalize());
        lines.push_line(&Trailer { rows, sha256 }).await
    }

    /// Page by page, each after the sizes of its rows; how many rows it has.
    async fn dump_table(
        &mut self,
        table: &Table,
        lines: &mut Lines<'_>,
    ) -> Result<u64, StoreError> {
        let (columns, key, name) = (table.names(), table.key_names(), table.name);
        let marks: Vec<String> = (2..=table.key + 1).map(|at| format!("?{at}")).collect();
        let marks = marks.join(", ");
        let size = table.size();
        let mut rest = String::new();
        let mut values = vec![Value::from(PAGE)];
        let mut count = 0;
        loop {
            let from = format!("FROM @{name} {rest} ORDER BY {key} LIMIT ?1");
            let sizes = format!("SELECT {size} {from}");
            let sizes = self.rows(&sizes, values.clone()).await?;
            if let Some(limit) = values.first_mut() {
                *limit = Value::from(fitting(&sizes)?);
            }
            let page = format!("SELECT {columns} {from}");
            let page = self.rows(&page, values).await?;
            let Some(last) = page.last() else {
                return Ok(count);
            };
            let mut text = Vec::new();
            for row in &page {
                count += 1;
                write_row(&mut text, table, row)?;
            }
            lines.push(text).await?;
            rest = format!("WHERE ({key}) > ({marks})");
            values = vec![Value::from(PAGE)];
            values.extend(last.values().take(table.key).cloned());
        }
    }
}

/// How many of the next rows make a page.
fn fitting(sizes: &[Row]) -> Result<i64, StoreError> {
    let (mut rows, mut bytes) = (0, 0);
    for size in sizes {
        bytes += size.get::<i64>(0)?;
        if rows > 0 && bytes > PAGE_BYTES as i64 {
            break;
        }
        rows += 1;
    }
    Ok(rows)
}

/// A row as a line: a list of numbers, texts and, for bytes, texts of
/// hexadecimal digits.
///
/// # Errors
///
/// One that could not be restored.
fn write_row(into: &mut Vec<u8>, table: &Table, row: &Row) -> Result<(), StoreError> {
    let values: Vec<serde_json::Value> = row
        .values()
        .map(|value| match value {
            Value::Integer(number) => (*number).into(),
            Value::Text(text) => text.as_deref().into(),
            Value::Blob(bytes) => bytes.as_deref().map(hexadecimal).into(),
        })
        .collect();
    let line = json(&values)?;
    if line.len() >= MAX_LINE {
        let key: Vec<String> = values
            .iter()
            .take(table.key)
            .map(ToString::to_string)
            .collect();
        let (bytes, table, key) = (line.len(), table.name, key.join(", "));
        let what = format!(
            "a row of {bytes} bytes in the table `{table}`, of the key {key}, where {MAX_LINE} are the most"
        );
        return Err(StoreError::corrupt(what));
    }
    into.extend(line.into_bytes());
    into.push(b'\n');
    Ok(())
}
