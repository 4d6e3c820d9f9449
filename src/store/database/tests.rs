//! What no command of the store does on purpose: a panic, an error that is
//! overlooked, a disk without room.

#![allow(
    clippy::unwrap_used,
    reason = "tests fail by panicking, their helpers too"
)]

use tempfile::TempDir;

use super::{Transaction, values};
use crate::address::Addresses;
use crate::store::{Store, StoreError, StoreErrorKind, StoreOptions};

async fn open(url: &str) -> Store {
    let addresses = Addresses::new("https://misto.example".parse().unwrap());
    let store = Store::open(url, StoreOptions::new(addresses)).await;
    let store = store.unwrap();
    let table = "CREATE TABLE @note (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;";
    let made = store.write(table, |tx, table| Box::pin(tx.define(table)));
    made.await.unwrap();
    store
}

async fn add(tx: &mut Transaction, number: i64, text: &str) -> Result<u64, StoreError> {
    let sql = "INSERT INTO @note (number, text) VALUES (?1, ?2)";
    tx.execute(sql, values![number, text]).await
}

async fn notes(store: &Store) -> Vec<i64> {
    let read = store.read_one((), |tx, ()| {
        Box::pin(async {
            let rows = tx.rows("SELECT number FROM @note ORDER BY number", values![]);
            rows.await?.iter().map(|row| row.get(0)).collect()
        })
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_panic_rolls_back_and_goes_on_in_the_caller() {
    let store = open("sqlite::memory:").await;
    let panicking = store.clone();
    let task = tokio::spawn(async move {
        let write = panicking.write((), |tx, ()| {
            Box::pin(async {
                add(tx, 1, "lost").await?;
                panic!("of the work")
            })
        });
        write.await.unwrap_or(())
    });
    assert!(task.await.unwrap_err().is_panic());
    let write = store.write((), |tx, ()| Box::pin(add(tx, 2, "kept")));
    assert_eq!(write.await.unwrap(), 1);
    assert_eq!(notes(&store).await, [2]);
}

#[tokio::test]
async fn an_error_rolls_back() {
    let store = open("sqlite::memory:").await;
    let write = store.write((), |tx, ()| {
        Box::pin(async {
            add(tx, 1, "lost").await?;
            Err::<(), _>(StoreError::refused("write something else"))
        })
    });
    assert_eq!(write.await.unwrap_err().kind(), StoreErrorKind::Refused);
    assert!(notes(&store).await.is_empty());
}

#[tokio::test]
async fn nothing_is_committed_where_the_error_of_a_statement_is_overlooked() {
    let store = open("sqlite::memory:").await;
    let write = store.write((), |tx, ()| {
        Box::pin(async {
            add(tx, 1, "first").await?;
            let _ = add(tx, 1, "of the same number").await;
            Ok(())
        })
    });
    let error = write.await.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Failed);
    assert_eq!(
        error.to_string(),
        "a statement of the command failed: it was not carried out",
    );
    assert!(notes(&store).await.is_empty());
}

#[tokio::test]
async fn a_read_of_a_file_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let store = open(&format!("sqlite:{}/news.db", folder.path().display())).await;
    let read = store.read_snapshot((), |tx, ()| Box::pin(add(tx, 1, "lost")));
    assert_eq!(read.await.unwrap_err().kind(), StoreErrorKind::ReadOnly);
    assert!(notes(&store).await.is_empty());
}

#[tokio::test]
async fn a_disk_without_room_is_told_and_nothing_acknowledged_is_lost() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}/news.db", folder.path().display());
    let store = open(&url).await;
    limit(&store, "PRAGMA max_page_count = 1").await;
    let mut acknowledged = Vec::new();
    let error = loop {
        let number = acknowledged.len() as i64;
        let write = store.write(number, |tx, number| {
            Box::pin(add(tx, *number, "Про що мова."))
        });
        match write.await {
            Ok(_) => acknowledged.push(number),
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), StoreErrorKind::Full);
    assert_eq!(
        error.to_string(),
        "there is no room left for the SQLite database: the command was not carried out",
    );
    assert_eq!(notes(&store).await, acknowledged);

    limit(&store, "PRAGMA max_page_count = 1000000").await;
    let write = store.write((), |tx, ()| Box::pin(add(tx, -1, "Є місце.")));
    assert_eq!(write.await.unwrap(), 1);
    let check = store.read_one((), |tx, ()| {
        Box::pin(async {
            let row = tx.row("PRAGMA integrity_check", values![]).await?;
            row.unwrap().get::<String>(0)
        })
    });
    assert_eq!(check.await.unwrap(), "ok");
}

/// Of the one connection that writes. SQLite takes no limit under the size that
/// the file has.
async fn limit(store: &Store, pragma: &str) {
    let done = store.write(pragma.to_owned(), |tx, pragma| {
        Box::pin(tx.row(pragma, values![]))
    });
    done.await.unwrap();
}
