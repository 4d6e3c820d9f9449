//! The connection to PostgreSQL breaks while a command is being committed: only
//! whoever reads can know whether it was.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::backends::{Backend, Database, on};
use super::newsroom::{at, begin, olena, open_newsroom, publish, retitled};
use super::proxy::{Cut, Proxy};
use dvomova::language::Language::Ukrainian;
use dvomova::store::{Store, StoreErrorKind};

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
