use deadpool::managed::Object;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, params_from_iter};

use super::connect::Manager;
use super::error::told;
use crate::store::StoreError;
use crate::store::database::{Row, Value};

/// A connection out of the pool. What it began and did not commit is rolled
/// back when it goes home.
pub(in crate::store::database) struct Held(Object<Manager>);

impl Drop for Held {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // It fails only where SQLite has rolled back by itself.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

impl Held {
    pub(super) fn new(connection: Object<Manager>) -> Self {
        Self(connection)
    }

    /// `BEGIN` and its like.
    pub(in crate::store::database) fn run(&self, sql: &str) -> Result<(), StoreError> {
        let done = self.0.prepare_cached(sql).and_then(|mut s| s.execute([]));
        done.map(drop).map_err(told)
    }

    pub(in crate::store::database) fn rows(
        &self,
        sql: &str,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let mut statement = prepared(&self.0, sql)?;
        let columns = statement.column_count();
        let mut found = statement.query(params_from_iter(values)).map_err(told)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(told)? {
            rows.push(read(row, columns)?);
        }
        Ok(rows)
    }

    pub(in crate::store::database) fn row(
        &self,
        sql: &str,
        values: &[Value],
    ) -> Result<Option<Row>, StoreError> {
        let mut statement = prepared(&self.0, sql)?;
        let columns = statement.column_count();
        let mut found = statement.query(params_from_iter(values)).map_err(told)?;
        let first = found.next().map_err(told)?;
        first.map(|row| read(row, columns)).transpose()
    }

    pub(in crate::store::database) fn execute(
        &self,
        sql: &str,
        values: &[Value],
    ) -> Result<u64, StoreError> {
        let mut statement = prepared(&self.0, sql)?;
        let changed = statement.execute(params_from_iter(values)).map_err(told)?;
        Ok(changed.try_into().unwrap_or(u64::MAX))
    }

    pub(in crate::store::database) fn execute_all(
        &self,
        sql: &str,
        values: &[Vec<Value>],
    ) -> Result<(), StoreError> {
        let mut statement = prepared(&self.0, sql)?;
        for values in values {
            statement.execute(params_from_iter(values)).map_err(told)?;
        }
        Ok(())
    }

    pub(in crate::store::database) fn define(&self, sql: &str) -> Result<(), StoreError> {
        self.0.execute_batch(&definition(sql)).map_err(told)
    }

    pub(in crate::store::database) fn has_table(&self, name: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        Ok(self.row(sql, &[Value::from(name)])?.is_some())
    }
}

/// Only the marks of our tables need to go: what PostgreSQL alone reads is a
/// comment.
fn prepared<'c>(connection: &'c Connection, sql: &str) -> Result<CachedStatement<'c>, StoreError> {
    let sql = sql.replace('@', "");
    connection.prepare_cached(&sql).map_err(told)
}

fn definition(sql: &str) -> String {
    sql.replace("@identity", "INTEGER PRIMARY KEY AUTOINCREMENT")
        .replace('@', "")
}

fn read(row: &rusqlite::Row<'_>, columns: usize) -> Result<Row, StoreError> {
    let value = |at| {
        Ok(match row.get_ref(at).map_err(told)? {
            ValueRef::Null => Value::Integer(None),
            ValueRef::Integer(number) => Value::Integer(Some(number)),
            ValueRef::Text(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(|error| {
                    StoreError::corrupt(format!("column {at} is not UTF-8")).with_source(error)
                })?;
                Value::Text(Some(text.to_owned()))
            }
            ValueRef::Blob(bytes) => Value::Blob(Some(bytes.to_owned())),
            ValueRef::Real(_) => {
                let what = format!("column {at} is a number with a point");
                return Err(StoreError::corrupt(what));
            }
        })
    };
    // A row of an article has some forty.
    let mut values = Vec::with_capacity(columns);
    for at in 0..columns {
        values.push(value(at)?);
    }
    Ok(Row(values))
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Self::Integer(number) => number.map(ValueRef::Integer),
            Self::Text(text) => text.as_ref().map(|text| ValueRef::Text(text.as_bytes())),
            Self::Blob(bytes) => bytes.as_ref().map(|bytes| ValueRef::Blob(bytes)),
        };
        Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
    }
}
