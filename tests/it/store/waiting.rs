//! Commands that meet others at work: how long they wait, and what comes of it.

use std::time::Duration;

use dvomova::store::{Store, StoreErrorKind};
use sqlx::{Connection, PgConnection};

use super::backends::{Backend, Database, on};
use super::cluster::{Cluster, on_a_cluster};
use super::open::{options, write, written};
use super::replica::hold_back;
use super::sqlite_file::{file, path};

#[tokio::test]
async fn a_database_that_another_keeps_locked_is_busy() {
    let (folder, url) = file().await;
    let patient = options().with_timeout(Duration::from_millis(50));
    let store = Store::open(&url, patient).await.unwrap();
    let other = rusqlite::Connection::open(path(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = write(&store, "culture").await.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Busy);
    assert_eq!(
        error.to_string(),
        "another process kept the SQLite database locked for too long: try again",
    );
    assert_eq!(written(&store).await.unwrap(), ["city"]);
    other.execute_batch("ROLLBACK").unwrap();
    write(&store, "culture").await.unwrap();
}

#[tokio::test]
async fn a_command_whose_caller_is_gone_leaves_nothing_behind() {
    let (folder, url) = file().await;
    let store = Store::open(&url, options()).await.unwrap();
    let other = rusqlite::Connection::open(path(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let abandoned = write(&store, "culture");
    let abandoned = tokio::time::timeout(Duration::from_millis(100), abandoned).await;
    assert!(abandoned.is_err());
    other.execute_batch("ROLLBACK").unwrap();
    // It goes after the abandoned one, on the same connection.
    write(&store, "sport").await.unwrap();
    assert_eq!(written(&store).await.unwrap(), ["city", "sport"]);
}

#[test]
fn a_command_waits_for_others_as_long_as_the_options_say() {
    on(Backend::Postgres, async |database: &Database| {
        drop(database.open().await);
        let patient = database.options().with_timeout(Duration::from_millis(100));
        let store = database.open_with(patient).await;
        let schema = &database.schema;
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        let lock = format!("BEGIN; LOCK TABLE {schema}.site, {schema}.event IN EXCLUSIVE MODE");
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let error = write(&store, "city").await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Busy);
        assert_eq!(
            error.to_string(),
            "PostgreSQL made the command wait for too long: it was not carried out; try again",
        );

        // A caller that does not wait for the end leaves nothing behind.
        let store = database.open().await;
        let abandoned = write(&store, "culture");
        let abandoned = tokio::time::timeout(Duration::from_millis(100), abandoned).await;
        assert!(abandoned.is_err());
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        write(&store, "city").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city"]);
    });
}

#[test]
fn a_command_that_met_another_in_a_deadlock_is_done_again() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        let schema = &database.schema;
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        // The command is the one that PostgreSQL ends, since it looks first.
        let lock = format!(
            "SET deadlock_timeout = '1min'; BEGIN; LOCK TABLE {schema}.event IN EXCLUSIVE MODE"
        );
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let command = tokio::spawn(async move { write(&store, "city").await });
        let waiting = "SELECT count(*) FROM pg_locks
            WHERE relation = '@event'::regclass AND NOT granted";
        while database.ask(waiting).await[0][0] == "0" {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let cross = format!("UPDATE {schema}.site SET names_version = names_version");
        let cross = sqlx::AssertSqlSafe(cross);
        sqlx::raw_sql(cross).execute(&mut other).await.unwrap();
        sqlx::raw_sql("COMMIT").execute(&mut other).await.unwrap();
        command.await.unwrap().unwrap();
        assert_eq!(written(&database.open().await).await.unwrap(), ["city"]);
    });
}

#[test]
fn a_pool_in_use_is_busy() {
    on(Backend::Postgres, async |database: &Database| {
        let few = database.options().with_connections(1);
        let store = database
            .open_with(few.with_timeout(Duration::from_millis(300)))
            .await;
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        let lock = format!("BEGIN; LOCK TABLE {}.site", database.schema);
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let reading = store.clone();
        let reading = tokio::spawn(async move { written(&reading).await });
        tokio::time::sleep(Duration::from_millis(100)).await;
        for refused in [written(&store).await.map(drop), write(&store, "city").await] {
            let error = refused.unwrap_err();
            assert_eq!(error.kind(), StoreErrorKind::Busy);
            assert_eq!(
                error.to_string(),
                "all connections to PostgreSQL were in use for as long as the options let a command wait: try again, or open the store with more connections or a longer timeout",
            );
        }
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        reading.await.unwrap().unwrap();
    });
}

/// Of a primary whose replica is behind.
#[test]
fn a_primary_in_use_is_busy_and_not_told_as_away() {
    on_a_cluster(async |cluster: &Cluster| {
        let few = options()
            .with_connections(1)
            .with_replicas([&cluster.replica]);
        let few = few.with_timeout(Duration::from_millis(300));
        let store = Store::open(&cluster.primary, few).await.unwrap();
        hold_back(cluster).await;
        write(&store, "city").await.unwrap();
        let mut other = PgConnection::connect(&cluster.primary).await.unwrap();
        let lock = "BEGIN; LOCK TABLE dvomova.site";
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let reading = store.clone();
        let reading = tokio::spawn(async move { written(&reading).await });
        tokio::time::sleep(Duration::from_millis(100)).await;
        let error = written(&store).await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Busy);
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        assert_eq!(reading.await.unwrap().unwrap(), ["city"]);
    });
}
