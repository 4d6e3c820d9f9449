use std::pin::Pin;
use std::sync::Arc;

use super::insert::Postponed;
use super::{Row, Value};
use crate::store::names::Names;
use crate::store::options::Settings;
use crate::store::{StoreError, StoreErrorKind};

/// What is done in a transaction: a function of its arguments alone, so that it
/// may be done again.
pub(in crate::store) type Work<A, T> =
    for<'a> fn(
        &'a mut Transaction,
        &'a A,
    ) -> Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A connection that is inside a transaction, or that reads one statement.
///
/// Statements are written for both databases: `@article` names a table of the
/// store, `?1` the first parameter; what stands in `/*pg … */` is read by
/// PostgreSQL alone. No literal has an `@`.
pub(in crate::store) struct Transaction {
    connection: Connection,
    /// A statement failed, after which PostgreSQL would answer `COMMIT` by
    /// rolling back.
    failed: bool,
    listeners: Listeners,
    pub(in crate::store) settings: Arc<Settings>,
    /// Whether it has changed the name of something, so that what this process
    /// knows of names does not hold in it.
    pub(in crate::store) names_changed: bool,
    /// All names, where this transaction has locked and read them.
    pub(in crate::store) locked_names: Option<Arc<Names>>,
    /// Rows to be written together.
    pub(super) postponed: Option<Postponed>,
}

/// Whether a commit concerns those who wait for events. Processes that share an
/// SQLite file have no way to tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listeners {
    Told,
    LeftAlone,
}

pub(super) enum Connection {
    #[cfg(feature = "sqlite")]
    Sqlite(super::sqlite::Held),
    #[cfg(feature = "postgres")]
    Postgres(super::postgres::Held),
}

/// The same on either connection.
macro_rules! either {
    ($this:ident, $held:ident => $sqlite:expr, $postgres:expr) => {{
        let done = match &mut $this.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite($held) => $sqlite,
            #[cfg(feature = "postgres")]
            Connection::Postgres($held) => $postgres.await,
        };
        $this.failed |= done.is_err();
        done
    }};
}

impl Transaction {
    pub(super) fn new(connection: Connection, settings: &Arc<Settings>) -> Self {
        Self {
            connection,
            failed: false,
            listeners: Listeners::LeftAlone,
            settings: Arc::clone(settings),
            names_changed: false,
            locked_names: None,
            postponed: None,
        }
    }

    /// All rows of a statement.
    pub(in crate::store) async fn rows(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        either!(self, held => held.rows(sql, &values), held.rows(sql, values))
    }

    /// The first row of a statement, if it has any.
    pub(in crate::store) async fn row(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        either!(self, held => held.row(sql, &values), held.row(sql, values))
    }

    /// Runs a statement that gives no rows; how many rows it changed.
    pub(in crate::store) async fn execute(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<u64, StoreError> {
        either!(self, held => held.execute(sql, &values), held.execute(sql, values))
    }

    /// Runs a statement with one set of values after another.
    pub(super) async fn execute_all(
        &mut self,
        sql: &str,
        values: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        either!(self, held => held.execute_all(sql, &values), held.execute_all(sql, values))
    }

    /// How many rows one statement should write: where each is a round trip,
    /// many.
    pub(super) const fn most_rows(&self) -> usize {
        match &self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => 1,
            #[cfg(feature = "postgres")]
            Connection::Postgres(_) => 64,
        }
    }

    /// Runs the statements of a migration. Tables end with `) STRICT;`,
    /// `) WITHOUT ROWID;` or both; `@identity` is a number that counts up;
    /// an index is named without `@`.
    pub(in crate::store) async fn define(&mut self, sql: &str) -> Result<(), StoreError> {
        either!(self, held => held.define(sql), held.define(sql))
    }

    /// Keeps other processes from defining anything until the end of the
    /// transaction, and makes the place for the tables.
    pub(in crate::store) async fn lock_definitions(&mut self) -> Result<(), StoreError> {
        either!(self, _held => Ok(()), _held.lock_definitions())
    }

    /// Whether a table of the store is there. Its name is without `@`.
    pub(in crate::store) async fn has_table(&mut self, name: &str) -> Result<bool, StoreError> {
        either!(self, held => held.has_table(name), held.has_table(name))
    }

    /// The database's own clock, in SQL: milliseconds UTC.
    pub(in crate::store) fn clock(&self) -> &'static str {
        match &self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => "CAST(strftime('%s', 'now') AS INTEGER) * 1000",
            #[cfg(feature = "postgres")]
            Connection::Postgres(_) => "(extract(epoch FROM now()) * 1000)::bigint",
        }
    }

    /// Has those told who wait for events, once this is committed.
    pub(in crate::store) const fn tell_listeners(&mut self) {
        self.listeners = Listeners::Told;
    }

    /// Commits by `commit`; the number that it asks for.
    pub(super) async fn commit(&mut self, commit: &str) -> Result<Option<i64>, StoreError> {
        if self.failed {
            let message = "a statement of the command failed: it was not carried out";
            return Err(StoreError::new(StoreErrorKind::Failed, message));
        }
        either!(self, held => held.run(commit).map(|()| None), held.commit(commit, self.listeners))
    }

    /// Ends the transaction, if it is in one, without changing anything.
    #[cfg(feature = "postgres")]
    pub(super) async fn roll_back(&mut self) {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => {}
            Connection::Postgres(held) => held.roll_back().await,
        }
    }
}
