use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow, PgValueFormat, PgValueRef};
use sqlx::{Arguments, AssertSqlSafe, Error, Postgres, Row as _, TypeInfo, ValueRef};

use super::error::{told, told_of_commit};
use super::server::Server;
use super::translate;
use crate::store::StoreError;
use crate::store::database::transaction::Listeners;
use crate::store::database::{Row, Value};

/// A connection out of the pool. One that goes home inside a transaction or a
/// statement, since its task was dropped or panicked or the server is silent, is
/// closed, and so rolled back.
pub(in crate::store::database) struct Held {
    connection: PoolConnection<Postgres>,
    line: Line,
    open: bool,
}

/// Where answers come from.
struct Line {
    server: Arc<Server>,
    /// The last one has come.
    answered: bool,
}

impl Line {
    async fn answer<T>(
        &mut self,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.answered = false;
        let answer = self.server.answer(answer).await;
        self.answered = matches!(answer, Ok(_) | Err(Error::Database(_)));
        answer
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.open || !self.line.answered {
            self.connection.close_on_drop();
        }
    }
}

impl Held {
    pub(super) async fn take(server: &Arc<Server>) -> Result<Self, StoreError> {
        let connection = match server.pool.acquire().await {
            Ok(connection) => connection,
            Err(Error::PoolTimedOut) => return Err(server.refusal().await),
            Err(cause) => return Err(told(cause)),
        };
        let line = Line {
            server: Arc::clone(server),
            answered: true,
        };
        Ok(Self {
            connection,
            line,
            open: false,
        })
    }

    pub(super) async fn begin(&mut self, begin: &str) -> Result<(), StoreError> {
        self.open = true;
        self.run(begin).await
    }

    /// Commits, and tells whoever listens. `commit` is `COMMIT`, or that and a
    /// question whose number is given.
    pub(in crate::store::database) async fn commit(
        &mut self,
        commit: &str,
        listeners: Listeners,
    ) -> Result<Option<i64>, StoreError> {
        let commit = match listeners {
            Listeners::Told => format!("NOTIFY \"{}\"; {commit}", self.line.server.schema),
            Listeners::LeftAlone => commit.to_owned(),
        };
        let answer = sqlx::raw_sql(AssertSqlSafe(commit)).fetch_optional(&mut *self.connection);
        let answer = self.line.answer(answer).await.map_err(told_of_commit)?;
        self.open = false;
        let number = answer
            .map(|row| row.try_get::<Option<i64>, _>(0))
            .transpose();
        Ok(number.map_err(told_of_commit)?.flatten())
    }

    /// Rolls back; what fails here is rolled back by closing the connection.
    pub(in crate::store::database) async fn roll_back(&mut self) {
        if self.open && self.line.answered && self.run("ROLLBACK").await.is_ok() {
            self.open = false;
        }
    }

    /// A question of one number that concerns the server.
    pub(super) async fn ask(&mut self, sql: &'static str) -> Result<Option<i64>, StoreError> {
        let answer = sqlx::query_scalar::<_, Option<i64>>(sql).fetch_one(&mut *self.connection);
        self.line.answer(answer).await.map_err(told)
    }

    /// A setting of the server.
    pub(super) async fn setting(&mut self, sql: &'static str) -> Result<String, StoreError> {
        let answer = sqlx::query_scalar(sql).fetch_one(&mut *self.connection);
        self.line.answer(answer).await.map_err(told)
    }

    pub(in crate::store::database) async fn rows(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let sql = translate::statement(sql, &self.line.server.schema);
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments(values)?);
        let rows = query.fetch_all(&mut *self.connection);
        let rows = self.line.answer(rows).await.map_err(told)?;
        rows.iter().map(read).collect()
    }

    pub(in crate::store::database) async fn row(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        let sql = translate::statement(sql, &self.line.server.schema);
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments(values)?);
        let row = query.fetch_optional(&mut *self.connection);
        let row = self.line.answer(row).await.map_err(told)?;
        row.as_ref().map(read).transpose()
    }

    pub(in crate::store::database) async fn execute(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<u64, StoreError> {
        let sql = translate::statement(sql, &self.line.server.schema);
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments(values)?);
        let done = query.execute(&mut *self.connection);
        let done = self.line.answer(done).await.map_err(told)?;
        Ok(done.rows_affected())
    }

    pub(in crate::store::database) async fn execute_all(
        &mut self,
        sql: &str,
        values: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        for values in values {
            self.execute(sql, values).await?;
        }
        Ok(())
    }

    pub(in crate::store::database) async fn define(&mut self, sql: &str) -> Result<(), StoreError> {
        let sql = translate::definition(sql, &self.line.server.schema);
        self.run(&sql).await
    }

    /// Makes the schema, one process at a time, however long the others take.
    /// One that is there is not even asked for: PostgreSQL would want the right
    /// to make it, which its owner need not have.
    pub(in crate::store::database) async fn lock_definitions(&mut self) -> Result<(), StoreError> {
        let schema = Arc::clone(&self.line.server.schema);
        let lock = format!(
            "SET LOCAL lock_timeout = 0;
             SELECT pg_advisory_xact_lock(hashtextextended('dvomova {schema}', 0))"
        );
        self.run(&lock).await?;
        let there = "SELECT 1 FROM pg_namespace WHERE nspname = ?1";
        let there = self.row(there, vec![Value::from(&*schema)]).await?;
        if there.is_none() {
            let make = format!("CREATE SCHEMA \"{schema}\"");
            self.run(&make).await?;
        }
        Ok(())
    }

    pub(in crate::store::database) async fn has_table(
        &mut self,
        name: &str,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM pg_tables WHERE schemaname = ?1 AND tablename = ?2";
        let values = vec![Value::from(&*self.line.server.schema), Value::from(name)];
        Ok(self.row(sql, values).await?.is_some())
    }

    async fn run(&mut self, sql: &str) -> Result<(), StoreError> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let done = self.line.answer(sql.execute(&mut *self.connection)).await;
        done.map(drop).map_err(told)
    }
}

fn arguments(values: Vec<Value>) -> Result<PgArguments, StoreError> {
    let mut arguments = PgArguments::default();
    for value in values {
        let added = match value {
            Value::Integer(number) => arguments.add(number),
            Value::Text(text) => arguments.add(text),
            Value::Blob(bytes) => arguments.add(bytes),
        };
        added.map_err(|error| told(sqlx::Error::Encode(error)))?;
    }
    Ok(arguments)
}

fn read(row: &PgRow) -> Result<Row, StoreError> {
    let value = |at| {
        let raw: PgValueRef<'_> = row.try_get_raw(at).map_err(told)?;
        value(raw).map_err(|what| StoreError::corrupt(format!("column {at} is {what}")))
    };
    let mut values = Vec::with_capacity(row.len());
    for at in 0..row.len() {
        values.push(value(at)?);
    }
    Ok(Row(values))
}

fn value(raw: PgValueRef<'_>) -> Result<Value, String> {
    let info = raw.type_info();
    let kind = info.name();
    let bytes = match raw.is_null() {
        true => None,
        false => Some(raw.as_bytes().map_err(|error| error.to_string())?),
    };
    if raw.format() == PgValueFormat::Text {
        return Err("in the text format".to_owned());
    }
    Ok(match kind {
        "INT8" | "INT4" | "INT2" | "BOOL" => Value::Integer(bytes.map(integer).transpose()?),
        "TEXT" | "VARCHAR" | "NAME" | "UNKNOWN" => {
            let text = bytes.map(std::str::from_utf8).transpose();
            Value::Text(text.map_err(|_| "not UTF-8")?.map(str::to_owned))
        }
        "BYTEA" => Value::Blob(bytes.map(<[u8]>::to_owned)),
        kind => return Err(format!("of type {kind}: cast it to BIGINT or TEXT")),
    })
}

/// Big-endian, of 1, 2, 4 or 8 bytes.
fn integer(bytes: &[u8]) -> Result<i64, String> {
    match *bytes {
        [a] => Ok(i64::from(a)),
        [a, b] => Ok(i16::from_be_bytes([a, b]).into()),
        [a, b, c, d] => Ok(i32::from_be_bytes([a, b, c, d]).into()),
        [a, b, c, d, e, f, g, h] => Ok(i64::from_be_bytes([a, b, c, d, e, f, g, h])),
        _ => Err(format!("an integer of {} bytes", bytes.len())),
    }
}
