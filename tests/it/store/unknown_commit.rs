//! The connection to PostgreSQL breaks while a command is being committed: only
//! whoever reads can know whether it was.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use dvomova::language::Language::Ukrainian;
use dvomova::store::{Store, StoreErrorKind};
use tokio::time::timeout;

use super::backends::{Backend, Database, on};
use super::cluster::{Cluster, on_a_cluster};
use super::newsroom::{at, begin, olena, open_newsroom, publish, retitled};
use super::open::{options, write, written as sections};
use super::proxy::{Cut, Proxy};
use super::replica::{caught_up, hold_back, release};

/// A store whose next commit is cut off once the proxy is armed.
async fn open(database: &Database, cut: Cut) -> (Store, Arc<Proxy>) {
    let proxy = Proxy::to(&database.url, cut).await;
    let pool = proxy.pool(&database.url).await;
    let store = Store::from_pool(pool, Vec::new(), database.options()).await;
    (store.unwrap(), proxy)
}

/// What has happened in all, and which revisions there are.
async fn written(database: &Database) -> (usize, Vec<String>) {
    let events = database.ask("SELECT happened FROM @event").await;
    let revisions = "SELECT title FROM @revision ORDER BY number";
    (events.len(), database.ask(revisions).await.concat())
}

#[test]
fn a_commit_that_breaks_off_is_told_as_unknown_and_is_not_done_again() {
    let titles = ["Трамвай", "Трамвай і автобус"];
    for (cut, saved) in [(Cut::Before, 0), (Cut::After, 1)] {
        on(Backend::Postgres, async |database: &Database| {
            let (store, proxy) = open(database, cut).await;
            open_newsroom(&store).await;
            let begun = begin(&store, titles[0], &olena(1)).await;
            let live = publish(&store, &begun, &olena(2)).await;
            let (events, _) = written(database).await;

            proxy.armed.store(true, Ordering::SeqCst);
            let newer = retitled(&live, titles[1]);
            let act = olena(3);
            let cut_off = store.save_draft(live.variant, newer.clone(), &act).await;
            let error = cut_off.unwrap_err();
            assert!(!proxy.armed.load(Ordering::SeqCst));
            assert_eq!(error.kind(), StoreErrorKind::Unavailable);
            assert_eq!(
                error.to_string(),
                "the connection to PostgreSQL broke while the command was being committed, so that its outcome is unknown: read what it was to change before trying again"
            );
            assert!(error.source().is_some(), "{error:?}");

            // Whoever reads sees which it was, and goes on from there.
            let kept = titles[..=saved].iter().map(|&title| title.to_owned());
            let expected = (events + saved, kept.collect());
            assert_eq!(written(database).await, expected, "{cut:?}");
            let overview = store.article_overview(live.variant.article, at(4)).await;
            let seen = overview.unwrap().languages[Ukrainian]
                .as_ref()
                .unwrap()
                .version;
            assert_eq!(seen.version.number(), 2 + i64::try_from(saved).unwrap());
            let again = store.save_draft(live.variant, newer.clone(), &act).await;
            match cut {
                Cut::Before => assert_eq!(again.unwrap().revision.number(), 2),
                _ => assert_eq!(again.unwrap_err().kind(), StoreErrorKind::Conflict),
            }
        });
    }
}

/// Also where the caller did not wait for the answer.
#[test]
fn a_commit_of_unknown_outcome_is_not_looked_for_on_a_replica_that_may_lack_it() {
    for cut in [Cut::After, Cut::Unanswered] {
        on_a_cluster(async |cluster: &Cluster| {
            let proxy = Proxy::to(&cluster.primary, cut).await;
            let options = options().with_replicas([&cluster.replica]);
            let url = proxy.url(&cluster.primary);
            let store = Store::open(&url, options.clone()).await.unwrap();
            write(&store, "city").await.unwrap();
            caught_up(cluster).await;
            hold_back(cluster).await;

            proxy.armed.store(true, Ordering::SeqCst);
            let cut_off = timeout(Duration::from_millis(500), write(&store, "culture")).await;
            assert!(!matches!(cut_off, Ok(Ok(()))), "{cut_off:?}");
            assert!(!proxy.armed.load(Ordering::SeqCst));
            for _ in 0..5 {
                let seen = sections(&store).await.unwrap();
                assert_eq!(seen, ["city", "culture"], "{cut:?}");
            }

            // A replica that has caught up is read again, even where it then
            // lacks what others write.
            let elsewhere = Store::open(&cluster.primary, options).await.unwrap();
            release(cluster).await;
            caught_up(cluster).await;
            hold_back(cluster).await;
            write(&elsewhere, "sport").await.unwrap();
            assert_eq!(sections(&store).await.unwrap(), ["city", "culture"]);
            release(cluster).await;
            caught_up(cluster).await;

            // Where nobody can be asked, the replica is read at once.
            proxy.armed.store(true, Ordering::SeqCst);
            let cut_off = timeout(Duration::from_millis(500), write(&store, "music")).await;
            assert!(!matches!(cut_off, Ok(Ok(()))), "{cut_off:?}");
            proxy.hang_up();
            cluster.control("primary", &["stop", "--mode=immediate"]);
            // What answered a second ago is taken to be there.
            tokio::time::sleep(Duration::from_secs(1)).await;
            for _ in 0..3 {
                let seen = timeout(Duration::from_secs(2), sections(&store)).await;
                let seen = seen.unwrap().unwrap();
                assert!(
                    seen.starts_with(&["city".into(), "culture".into()]),
                    "{seen:?}"
                );
            }
        });
    }
}
