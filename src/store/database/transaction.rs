use std::pin::Pin;
use std::sync::Arc;

use super::{Row, Value};
use crate::store::StoreError;
use crate::store::options::Settings;

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
/// PostgreSQL alone. No statement has `@`, `?` or a comment mark in a literal.
pub(in crate::store) struct Transaction {
    pub(super) connection: Connection,
    pub(in crate::store) settings: Arc<Settings>,
    /// Whether it has changed the name of something, so that what this process
    /// knows of names does not hold in it.
    pub(in crate::store) names_changed: bool,
}

pub(super) enum Connection {
    #[cfg(feature = "sqlite")]
    Sqlite(super::sqlite::Held),
}

impl Transaction {
    /// All rows of a statement.
    pub(in crate::store) async fn rows(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(held) => held.rows(sql, &values),
        }
    }

    /// The first row of a statement, if it has any.
    pub(in crate::store) async fn row(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(held) => held.row(sql, &values),
        }
    }

    /// Runs a statement that gives no rows; how many rows it changed.
    pub(in crate::store) async fn execute(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<u64, StoreError> {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(held) => held.execute(sql, &values),
        }
    }

    /// Makes the tables of a migration.
    pub(in crate::store) async fn define(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(held) => held.define(sql),
        }
    }

    /// Whether a table of the store is there. Its name is without `@`.
    pub(in crate::store) async fn has_table(&mut self, name: &str) -> Result<bool, StoreError> {
        match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => {
                let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
                Ok(self.row(sql, super::values![name]).await?.is_some())
            }
        }
    }

    /// The database's own clock, in SQL: milliseconds UTC.
    pub(in crate::store) fn clock(&self) -> &'static str {
        match &self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => "unixepoch() * 1000",
        }
    }
}
