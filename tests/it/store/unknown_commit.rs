//! The connection to PostgreSQL breaks while a command is being committed: only
//! whoever reads can know whether it was.

use std::error::Error;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dvomova::language::Language::Ukrainian;
use dvomova::store::{Store, StoreErrorKind};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::backends::{Backend, Database, on};
use super::newsroom::{at, begin, olena, open_newsroom, publish, retitled};

/// Where the connection is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Before the server has heard of the commit.
    Before,
    /// After it has answered that it is done.
    After,
}

/// Stands between a store and the server.
struct Proxy {
    listener: TcpListener,
    server: String,
    cut: Cut,
    /// Whether the next commit is cut off.
    armed: AtomicBool,
}

impl Proxy {
    async fn serve(self: Arc<Self>) {
        loop {
            let (client, _) = self.listener.accept().await.unwrap();
            tokio::spawn(Arc::clone(&self).pass_on(client));
        }
    }

    /// Passes all on until one side ends, or a commit is cut off.
    async fn pass_on(self: Arc<Self>, mut client: TcpStream) -> std::io::Result<()> {
        let mut server = TcpStream::connect(&self.server).await?;
        let (mut said, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
        loop {
            tokio::select! {
                length = client.read(&mut said) => {
                    let said = &said[..length?];
                    let commits = said.windows(8).any(|words| words == b"; COMMIT");
                    let cuts = commits && self.armed.swap(false, Ordering::SeqCst);
                    if said.is_empty() || cuts && self.cut == Cut::Before {
                        return Ok(());
                    }
                    server.write_all(said).await?;
                    if cuts {
                        // It answers once the commit is on its disk.
                        server.readable().await?;
                        return Ok(());
                    }
                }
                length = server.read(&mut answered) => {
                    let answered = &answered[..length?];
                    if answered.is_empty() {
                        return Ok(());
                    }
                    client.write_all(answered).await?;
                }
            }
        }
    }
}

/// A store whose next commit is cut off once the proxy is armed.
async fn open(database: &Database, cut: Cut) -> (Store, Arc<Proxy>) {
    let server = PgConnectOptions::from_str(&database.url).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let proxy = Arc::new(Proxy {
        listener,
        server: format!("{}:{}", server.get_host(), server.get_port()),
        cut,
        armed: AtomicBool::new(false),
    });
    tokio::spawn(Arc::clone(&proxy).serve());
    // What is encrypted cannot be looked into.
    let options = server.host("127.0.0.1").port(port);
    let options = options.ssl_mode(PgSslMode::Disable);
    let pool = PgPoolOptions::new().connect_with(options).await.unwrap();
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
                Cut::After => assert_eq!(again.unwrap_err().kind(), StoreErrorKind::Conflict),
            }
        });
    }
}
