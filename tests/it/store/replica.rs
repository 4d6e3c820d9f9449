//! Reads on replicas: what a store has written it reads, however far a replica
//! lags behind.

use std::time::Duration;

use dvomova::store::{Store, StoreErrorKind, StoreOptions, WriteMark};
use sqlx::{Connection, PgConnection, PgPool};

use super::cluster::{Cluster, on_a_cluster};
use super::open::{options, write, written};

fn replicated(cluster: &Cluster) -> StoreOptions {
    options()
        .with_replicas([&cluster.replica])
        .with_timeout(Duration::from_secs(2))
}

async fn ask(url: &str, sql: &'static str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let answer = sqlx::query_scalar(sql).fetch_one(&mut connection).await;
    connection.close().await.unwrap();
    answer.unwrap()
}

/// Until the replica has all that the primary has written.
pub(super) async fn caught_up(cluster: &Cluster) {
    let end = ask(&cluster.primary, "SELECT pg_current_wal_flush_lsn()::text").await;
    let replayed = format!("SELECT (pg_last_wal_replay_lsn() >= '{end}')::text");
    let mut connection = PgConnection::connect(&cluster.replica).await.unwrap();
    loop {
        let sql = sqlx::AssertSqlSafe(replayed.clone());
        let answer = sqlx::query_scalar(sql).fetch_one(&mut connection);
        let answer: String = answer.await.unwrap();
        if answer == "true" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(super) async fn hold_back(cluster: &Cluster) {
    ask(&cluster.replica, "SELECT pg_wal_replay_pause()::text").await;
    let state = "SELECT pg_get_wal_replay_pause_state()";
    while ask(&cluster.replica, state).await != "paused" {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(super) async fn release(cluster: &Cluster) {
    ask(&cluster.replica, "SELECT pg_wal_replay_resume()::text").await;
}

#[test]
fn what_was_written_is_read_while_the_replica_is_held_back_and_the_primary_away() {
    on_a_cluster(async |cluster: &Cluster| {
        let store = Store::open(&cluster.primary, replicated(cluster));
        let store = store.await.unwrap();
        write(&store, "city").await.unwrap();
        let elsewhere = Store::open(&cluster.primary, replicated(cluster));
        let elsewhere = elsewhere.await.unwrap();
        let pools = [&cluster.primary, &cluster.replica].map(|url| PgPool::connect(url));
        let [primary, replica] = pools;
        let (primary, replica) = (primary.await.unwrap(), replica.await.unwrap());
        let hosted = Store::from_pool(primary, vec![replica], options());
        let hosted = hosted.await.unwrap();
        caught_up(cluster).await;
        hold_back(cluster).await;

        write(&store, "culture").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city", "culture"]);
        for other in [&elsewhere, &hosted] {
            // It reads the replica, which does not have it yet.
            assert_eq!(written(other).await.unwrap(), ["city"]);
            let mark: WriteMark = store.mark().to_string().parse().unwrap();
            let seen = other.at_least(mark);
            assert_eq!(seen.mark(), mark);
            assert_eq!(written(&seen).await.unwrap(), ["city", "culture"]);
            assert_eq!(written(other).await.unwrap(), ["city"]);
        }

        cluster.control("primary", &["stop", "--mode=fast"]);
        assert_eq!(written(&elsewhere).await.unwrap(), ["city"]);
        let error = written(&store).await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Unavailable);
        assert_eq!(
            error.to_string(),
            "the PostgreSQL primary does not answer, and no replica has all that was written: try again",
        );
        let error = write(&store, "sport").await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Unavailable);

        release(cluster).await;
        while let Err(error) = written(&store).await {
            assert_eq!(error.kind(), StoreErrorKind::Unavailable);
        }
        assert_eq!(written(&store).await.unwrap(), ["city", "culture"]);

        // The connections that broke are no command's business.
        cluster.control("primary", &["start"]);
        for id in ["sport", "theater", "weather"] {
            write(&store, id).await.unwrap();
        }
        assert_eq!(written(&store).await.unwrap().len(), 5);
        write(&hosted, "music").await.unwrap();
        assert_eq!(written(&hosted).await.unwrap().len(), 6);
    });
}

#[test]
fn a_replica_that_is_away_is_left_out() {
    on_a_cluster(async |cluster: &Cluster| {
        let store = Store::open(&cluster.primary, replicated(cluster));
        let store = store.await.unwrap();
        write(&store, "city").await.unwrap();
        caught_up(cluster).await;
        assert_eq!(written(&store).await.unwrap(), ["city"]);

        cluster.control("replica", &["stop", "--mode=immediate"]);
        assert_eq!(written(&store).await.unwrap(), ["city"]);
        write(&store, "culture").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city", "culture"]);
        let late = Store::open(&cluster.primary, replicated(cluster));
        let late = late.await.unwrap();
        assert_eq!(written(&late).await.unwrap(), ["city", "culture"]);

        // It is asked again where nobody else answers.
        cluster.control("replica", &["start"]);
        caught_up(cluster).await;
        cluster.control("primary", &["stop", "--mode=fast"]);
        assert_eq!(written(&store).await.unwrap(), ["city", "culture"]);
        assert_eq!(written(&late).await.unwrap(), ["city", "culture"]);
    });
}
