//! Servers that say nothing any more, while their connections stay open: their
//! host was cut off, or they were stopped.

use std::time::{Duration, Instant};

use dvomova::store::{Store, StoreErrorKind};
use sqlx::{Connection, PgConnection};
use tokio::time::timeout;

use super::backends::{Backend, Database, on};
use super::cluster::{Cluster, on_a_cluster};
use super::open::{options, write, written};
use super::proxy::{Cut, Proxy};
use super::replica::{caught_up, hold_back};

/// Reads as many do at once, more than there are connections.
async fn all_read(store: &Store, expected: &[&str]) {
    let reading = (0..30).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { written(&store).await })
    });
    for read in reading.collect::<Vec<_>>() {
        let read = timeout(Duration::from_secs(20), read).await;
        assert_eq!(read.unwrap().unwrap().unwrap(), expected);
    }
}

#[test]
fn a_silent_replica_is_left_out() {
    on_a_cluster(async |cluster: &Cluster| {
        let proxy = Proxy::to(&cluster.replica, Cut::Before).await;
        let replicated = options().with_replicas([proxy.url(&cluster.replica)]);
        let store = Store::open(&cluster.primary, replicated).await.unwrap();
        write(&store, "city").await.unwrap();
        caught_up(cluster).await;
        all_read(&store, &["city"]).await;

        // It is asked whether it has what was written, and asked to read.
        proxy.silent.send_replace(true);
        write(&store, "culture").await.unwrap();
        all_read(&store, &["city", "culture"]).await;
        let start = Instant::now();
        all_read(&store, &["city", "culture"]).await;
        assert!(start.elapsed() < Duration::from_secs(3));

        proxy.silent.send_replace(false);
        tokio::time::sleep(Duration::from_secs(6)).await;
        caught_up(cluster).await;
        // The first finds out that it is back.
        written(&store).await.unwrap();
        hold_back(cluster).await;
        let elsewhere = Store::open(&cluster.primary, options()).await.unwrap();
        write(&elsewhere, "sport").await.unwrap();
        // It reads the replica again.
        all_read(&store, &["city", "culture"]).await;

        // What it is known to have is not asked for.
        proxy.silent.send_replace(true);
        all_read(&store, &["city", "culture", "sport"]).await;
    });
}

#[test]
fn a_silent_primary_is_told_and_taken_up_again() {
    on(Backend::Postgres, async |database: &Database| {
        let proxy = Proxy::to(&database.url, Cut::Before).await;
        let options = database.options().with_timeout(Duration::from_secs(2));
        let url = proxy.url(&database.url);
        let store = Store::open(&url, options).await.unwrap();
        write(&store, "city").await.unwrap();

        proxy.silent.send_replace(true);
        for _ in 0..2 {
            let (read, wrote) = tokio::join!(
                timeout(Duration::from_secs(10), written(&store)),
                timeout(Duration::from_secs(10), write(&store, "culture")),
            );
            for error in [read.unwrap().unwrap_err(), wrote.unwrap().unwrap_err()] {
                assert_eq!(error.kind(), StoreErrorKind::Unavailable);
                assert_eq!(
                    error.to_string(),
                    "the PostgreSQL server does not answer within the time that the options give",
                );
            }
        }

        proxy.silent.send_replace(false);
        write(&store, "sport").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city", "sport"]);
    });
}

#[test]
fn a_slow_statement_is_waited_for() {
    on(Backend::Postgres, async |database: &Database| {
        let options = database.options().with_timeout(Duration::from_millis(100));
        let store = database.open_with(options).await;
        write(&store, "city").await.unwrap();
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        let lock = format!("BEGIN; LOCK TABLE {}.site", database.schema);
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let slow = store.clone();
        let slow = tokio::spawn(async move { written(&slow).await });
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert!(!slow.is_finished());
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        assert_eq!(slow.await.unwrap().unwrap(), ["city"]);
    });
}

/// As by a firewall that forgets connections on which nothing goes.
#[test]
fn a_connection_that_was_forgotten_while_it_was_idle_is_left_for_another() {
    on(Backend::Postgres, async |database: &Database| {
        let proxy = Proxy::to(&database.url, Cut::Before).await;
        let url = proxy.url(&database.url);
        let store = Store::open(&url, database.options()).await.unwrap();
        write(&store, "city").await.unwrap();
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        proxy.forget();
        let read = timeout(Duration::from_secs(10), written(&store)).await;
        assert_eq!(read.unwrap().unwrap(), ["city"]);
    });
}
