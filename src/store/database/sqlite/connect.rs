use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, RecycleResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use tokio::task::spawn_blocking;

use super::SHUTTING_DOWN;
use super::error;
use crate::store::thread::joined;
use crate::store::{StoreError, StoreErrorKind};

/// Opens the connections of a pool.
pub(super) struct Manager {
    place: Place,
    timeout: Duration,
}

#[derive(Clone)]
enum Place {
    Memory,
    File(PathBuf, Role),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Writer,
    Reader,
}

impl Manager {
    pub(super) fn file(path: &Path, role: Role, timeout: Duration) -> Self {
        let place = Place::File(path.to_owned(), role);
        Self { place, timeout }
    }

    pub(super) fn memory(timeout: Duration) -> Self {
        let place = Place::Memory;
        Self { place, timeout }
    }
}

impl managed::Manager for Manager {
    type Type = Connection;
    type Error = StoreError;

    async fn create(&self) -> Result<Connection, StoreError> {
        let place = self.place.clone();
        let timeout = self.timeout;
        let opened = spawn_blocking(move || open(&place, timeout)).await;
        joined(opened, SHUTTING_DOWN)?
    }

    async fn recycle(&self, _: &mut Connection, _: &Metrics) -> RecycleResult<StoreError> {
        Ok(())
    }
}

/// Statements that a connection keeps prepared: more than the store has.
const STATEMENTS: usize = 256;

/// Of the writer: a new file has pages of the size of an article's text.
const SIZES: &str = "PRAGMA page_size = 8192; PRAGMA cache_size = -65536";

/// While much is written: the pages of the indexes that each transaction changes
/// stay in memory, and go from the log to the file once for many transactions.
pub(super) const BULK: &str = "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 32768";

/// Afterwards: as before, with an empty log, unless somebody reads it.
pub(super) const NO_BULK: &str = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 1000;
    PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory";

fn open(place: &Place, timeout: Duration) -> Result<Connection, StoreError> {
    let connection = match place {
        Place::Memory => Connection::open_in_memory().map_err(error::told)?,
        Place::File(path, role) => {
            let connection = open_file(path)?;
            connection.busy_timeout(timeout).map_err(error::told)?;
            match role {
                Role::Writer => {
                    set(&connection, SIZES)?;
                    write_ahead(&connection, timeout)?;
                }
                Role::Reader => {
                    set(
                        &connection,
                        "PRAGMA query_only = ON; PRAGMA cache_size = -16384",
                    )?;
                }
            }
            connection
        }
    };
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else SQLite compiles a statement anew whenever it is given other values
    // that might allow for another plan, which takes longer than running it.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(error::told)?;
    set(
        &connection,
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL",
    )?;
    Ok(connection)
}

fn open_file(path: &Path) -> Result<Connection, StoreError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let message = format!(
            "cannot open `{}`: make the folder `{}` first",
            path.display(),
            folder.display(),
        );
        return Err(StoreError::new(StoreErrorKind::Unavailable, message));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|cause| {
        let message = format!("cannot open `{}`", path.display());
        StoreError::new(StoreErrorKind::Unavailable, message).with_source(cause)
    })
}

fn set(connection: &Connection, pragmas: &str) -> Result<(), StoreError> {
    connection.execute_batch(pragmas).map_err(error::told)
}

/// Changes a new file's journal to a write-ahead log. SQLite answers "busy" at
/// once where another process is doing the same.
fn write_ahead(connection: &Connection, timeout: Duration) -> Result<(), StoreError> {
    let start = Instant::now();
    loop {
        let mode = connection.query_row("PRAGMA journal_mode = WAL", [], |row| {
            row.get::<_, String>(0)
        });
        match mode {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(mode) => {
                let message = format!(
                    "the SQLite file keeps its journal mode `{mode}`, but the store needs a write-ahead log: use a file system that can share memory"
                );
                return Err(StoreError::new(StoreErrorKind::Unavailable, message));
            }
            Err(cause)
                if cause.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < timeout =>
            {
                thread::sleep(Duration::from_millis(5));
            }
            Err(cause) => return Err(error::told(cause)),
        }
    }
}
