//! Migrations: what the library's tables are, in the order in which they came to
//! be. Each is applied in one transaction together with its record.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::database::{Row, Transaction, values};
use super::handle::Store;
use super::hexadecimal::hexadecimal;
use super::{StoreError, StoreErrorKind};

struct Migration {
    number: i64,
    name: &'static str,
    sql: &'static str,
}

/// Never changed once released; a new one is added at the end.
const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    name: "schema",
    sql: include_str!("schema.sql"),
}];

/// How many migrations the library knows.
pub(super) const COUNT: usize = MIGRATIONS.len();

impl Migration {
    /// Of the lines, whatever they end with.
    fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.sql.lines() {
            hash.update(line);
            hash.update("\n");
        }
        hexadecimal(&hash.finalize())
    }

    fn is(&self, row: &Row) -> Result<bool, StoreError> {
        Ok(row.get::<i64>(0)? == self.number && row.get::<&str>(1)? == self.checksum())
    }
}

/// Brings the database up to date. Several processes may do so at once.
pub(super) async fn apply(store: &Store) -> Result<(), StoreError> {
    while pending(store).await? > 0 {
        store.write((), |tx, ()| Box::pin(apply_next(tx))).await?;
    }
    Ok(())
}

/// Refuses a database that is not up to date.
pub(super) async fn check(store: &Store) -> Result<(), StoreError> {
    match pending(store).await? {
        0 => Ok(()),
        count => Err(StoreError::new(
            StoreErrorKind::Outdated,
            format!(
                "the database lacks {count} of the library's migrations: run `Store::migrate` with the same options, then open it again"
            ),
        )),
    }
}

/// How many migrations the database lacks.
async fn pending(store: &Store) -> Result<usize, StoreError> {
    let applied = store
        .read_newest((), |tx, ()| Box::pin(applied(tx)))
        .await?;
    Ok(MIGRATIONS.len() - applied)
}

async fn apply_next(tx: &mut Transaction) -> Result<(), StoreError> {
    tx.lock_definitions().await?;
    let applied = applied(tx).await?;
    let Some(migration) = MIGRATIONS.get(applied) else {
        return Ok(());
    };
    if applied == 0 {
        tx.define(TABLE).await?;
    }
    tx.define(migration.sql).await?;
    let now = tx.clock();
    let record = format!(
        "INSERT INTO @migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, {now})"
    );
    let values = values![migration.number, migration.name, migration.checksum()];
    tx.execute(&record, values).await?;
    if applied == 0 {
        let site = "INSERT INTO @site (one, generation, names_version) VALUES (1, ?1, 0)";
        tx.execute(site, values![Uuid::new_v4().to_string()])
            .await?;
    }
    Ok(())
}

const TABLE: &str = "CREATE TABLE @migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;";

/// How many migrations the database has, all of which the library knows.
async fn applied(tx: &mut Transaction) -> Result<usize, StoreError> {
    if !tx.has_table("migration").await? {
        return Ok(0);
    }
    let sql = "SELECT number, checksum, name FROM @migration ORDER BY number";
    let rows = tx.rows(sql, values![]).await?;
    for (at, row) in rows.iter().enumerate() {
        let Some(migration) = MIGRATIONS.get(at) else {
            let (number, name): (i64, &str) = (row.get(0)?, row.get(2)?);
            return Err(StoreError::new(
                StoreErrorKind::Newer,
                format!(
                    "the database is newer than this version of the library: it has the migration {number} `{name}`: update the library"
                ),
            ));
        };
        if !migration.is(row)? {
            let (number, name) = (migration.number, migration.name);
            return Err(StoreError::new(
                StoreErrorKind::Changed,
                format!(
                    "the migration {number} `{name}` of the database is another than the library's: it was made by a version that was never released, or changed by hand"
                ),
            ));
        }
    }
    Ok(rows.len())
}
