//! The databases that the store's tests run on. A promise that every store
//! keeps is one call, which runs on SQLite in memory, in a file, and on
//! PostgreSQL:
//!
//! ```ignore
//! #[test]
//! fn a_new_article_has_no_address() {
//!     on_every_backend(async |store| { … });
//! }
//! ```

use std::any::type_name;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use dvomova::address::Addresses;
use dvomova::store::{Store, StoreOptions};
use sqlx::{Connection, PgConnection, Row, ValueRef};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;

use super::left_out;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    SqliteMemory,
    SqliteFile,
    Postgres,
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SqliteMemory => "SQLite in memory",
            Self::SqliteFile => "an SQLite file",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// Runs a test on each backend, every time with a new store.
pub(crate) fn on_every_backend<T: AsyncFn(Store)>(test: T) {
    on_every_backend_with(|options| options, test);
}

/// As [`on_every_backend`], with other rules of the site.
pub(crate) fn on_every_backend_with<T: AsyncFn(Store)>(
    change: impl Fn(StoreOptions) -> StoreOptions,
    test: T,
) {
    let all = [
        Backend::SqliteMemory,
        Backend::SqliteFile,
        Backend::Postgres,
    ];
    on_each(&all, type_name::<T>(), async |database: &Database| {
        test(database.open_with(change(database.options())).await).await;
    });
}

/// Runs a test on each backend whose databases can be opened more than once:
/// by another process, after a crash, to look at the rows.
pub(crate) fn on_every_database<T: AsyncFn(&Database)>(test: T) {
    let all = [Backend::SqliteFile, Backend::Postgres];
    on_each(&all, type_name::<T>(), test);
}

/// Runs a test on one backend alone, such as one of what only it can do.
pub(crate) fn on<T: AsyncFn(&Database)>(backend: Backend, test: T) {
    on_each(&[backend], type_name::<T>(), test);
}

/// Runs a test on pairs of databases, each pair of its kinds.
pub(crate) fn on_two<T: AsyncFn(&Database, &Database)>(pairs: &[(Backend, Backend)], test: T) {
    let name = type_name::<T>();
    for &(first, second) in pairs {
        let Some(second) = Database::new(second, name) else {
            continue;
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            on_each(&[first], name, async |first: &Database| {
                test(first, &second).await;
            });
        }));
        second.remove();
        if let Err(failure) = outcome {
            resume_unwind(failure);
        }
    }
}

fn on_each(backends: &[Backend], name: &str, test: impl AsyncFn(&Database)) {
    let mut failures = Vec::new();
    for &backend in backends {
        let Some(database) = Database::new(backend, name) else {
            continue;
        };
        let runtime = Runtime::new().unwrap();
        let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&database))));
        // What the test has left running ends here, and its connections with it.
        drop(runtime);
        database.remove();
        if let Err(payload) = outcome {
            let message = payload.downcast_ref::<String>().map(String::as_str);
            let message = message.or_else(|| payload.downcast_ref::<&str>().copied());
            failures.push(format!("on {backend}: {}", message.unwrap_or("a panic")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// An empty database that a test has to itself.
pub(crate) struct Database {
    pub(crate) backend: Backend,
    pub(crate) url: String,
    /// The test's own in a PostgreSQL that all tests share.
    pub(crate) schema: String,
    folder: Option<TempDir>,
}

impl Database {
    /// `None` where there is no server for it and the test is left out.
    fn new(backend: Backend, test: &str) -> Option<Self> {
        let folder = (backend == Backend::SqliteFile).then(|| TempDir::new().unwrap());
        let url = match (&folder, backend) {
            (Some(folder), _) => format!("sqlite:{}/news.db", folder.path().display()),
            (None, Backend::Postgres) => left_out::variable("DVOMOVA_TEST_POSTGRES", test)?,
            (None, _) => "sqlite::memory:".to_owned(),
        };
        Some(Self {
            backend,
            url,
            schema: format!("test_{}", Uuid::new_v4().simple()),
            folder,
        })
    }

    /// What [`at`](Self::at) takes in another process.
    pub(crate) fn address(&self) -> String {
        format!("{} {}", self.schema, self.url)
    }

    /// A database of another process, which will remove it.
    pub(crate) fn at(address: &str) -> Self {
        let (schema, url) = address.split_once(' ').unwrap();
        Self {
            backend: match url.starts_with("sqlite:") {
                true => Backend::SqliteFile,
                false => Backend::Postgres,
            },
            url: url.to_owned(),
            schema: schema.to_owned(),
            folder: None,
        }
    }

    /// Those of a site at `https://misto.example`.
    pub(crate) fn options(&self) -> StoreOptions {
        let addresses = Addresses::new("https://misto.example".parse().unwrap());
        let options = StoreOptions::new(addresses);
        options.with_schema(&self.schema).unwrap()
    }

    pub(crate) async fn open(&self) -> Store {
        self.open_with(self.options()).await
    }

    pub(crate) async fn open_with(&self, options: StoreOptions) -> Store {
        Store::open(&self.url, options).await.unwrap()
    }

    /// What the database itself answers: `@article` is a table of ours, each
    /// value is as text, bytes in hexadecimal.
    pub(crate) async fn ask(&self, sql: &str) -> Vec<Vec<String>> {
        match self.backend {
            Backend::SqliteMemory => panic!("a database in memory has one connection"),
            Backend::SqliteFile => self.ask_sqlite(&sql.replace('@', "")),
            Backend::Postgres => {
                let sql = sql.replace('@', &format!("{}.", self.schema));
                self.ask_postgres(&sql).await
            }
        }
    }

    fn ask_sqlite(&self, sql: &str) -> Vec<Vec<String>> {
        let path = self.url.strip_prefix("sqlite:").unwrap();
        let connection = rusqlite::Connection::open(path).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let text = |at| row.get(at).map(text_of_sqlite);
            (0..columns).map(text).collect::<Result<Vec<_>, _>>()
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    async fn ask_postgres(&self, sql: &str) -> Vec<Vec<String>> {
        let mut connection = PgConnection::connect(&self.url).await.unwrap();
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        let rows = sqlx::raw_sql(sql).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let text = |row: &sqlx::postgres::PgRow, at| {
            let value = row.try_get_raw(at).unwrap();
            let text = (!value.is_null()).then(|| value.as_str().unwrap());
            let text = text.unwrap_or("NULL");
            text.strip_prefix("\\x").unwrap_or(text).to_owned()
        };
        let row = |row| (0..sqlx::Row::len(row)).map(|at| text(row, at)).collect();
        rows.iter().map(row).collect()
    }

    fn remove(self) {
        if self.backend == Backend::Postgres {
            let runtime = Runtime::new().unwrap();
            let sql = format!("DROP SCHEMA IF EXISTS {} CASCADE", self.schema);
            runtime.block_on(self.ask_postgres(&sql));
        }
        if let Some(folder) = self.folder {
            folder.close().unwrap();
        }
    }
}

fn text_of_sqlite(value: rusqlite::types::Value) -> String {
    use rusqlite::types::Value;
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
