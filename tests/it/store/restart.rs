//! PostgreSQL goes away under load and comes back: nothing acknowledged is
//! lost, reads go on, and nobody opens the store again.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dvomova::address::ArticlePath;
use dvomova::article::{ArticleId, Window};
use dvomova::language::Language;
use dvomova::store::{Done, Happened, NewArticle, Served, Store, StoreError, StoreErrorKind};

use super::backends::Database;
use super::cluster::on_a_cluster;
use super::newsroom::{at, begin, facts, olena, open_newsroom, text};
use super::nothing_lost::{check_nothing_is_half_there, check_nothing_is_lost, told_of_text};

/// What the load has seen so far.
#[derive(Default)]
struct Load {
    ends: AtomicBool,
    acknowledged: Mutex<HashSet<Vec<String>>>,
    refused: Mutex<Vec<StoreError>>,
    reads: AtomicUsize,
}

impl Load {
    fn goes_on(&self) -> bool {
        !self.ends.load(Ordering::Relaxed)
    }

    fn acknowledged(&self) -> usize {
        self.acknowledged.lock().unwrap().len()
    }

    fn refused(&self) -> usize {
        self.refused.lock().unwrap().len()
    }

    fn reads(&self) -> usize {
        self.reads.load(Ordering::Relaxed)
    }

    /// The command, if it was done.
    fn note(
        &self,
        done: Result<Done, StoreError>,
        happened: Happened,
        title: &str,
    ) -> Option<Done> {
        match done {
            Ok(done) => {
                let told = told_of_text(&done, happened, title);
                self.acknowledged.lock().unwrap().insert(told);
                Some(done)
            }
            Err(error) => {
                self.refused.lock().unwrap().push(error);
                None
            }
        }
    }

    async fn write(self: Arc<Self>, store: Store, writer: i64) {
        for number in 0.. {
            if !self.goes_on() {
                return;
            }
            let act = olena(number);
            let titles = [1, 2].map(|draft| format!("Новина {writer}-{number}-{draft}"));
            let new = NewArticle {
                id: ArticleId::new(act.at),
                original: Language::Ukrainian,
                facts: facts(),
                text: text(&titles[0]),
            };
            let begun = self.note(store.create(new, &act).await, Happened::Created, &titles[0]);
            if let Some(begun) = begun {
                let saved = store.save_draft(begun.variant, text(&titles[1]), &act);
                self.note(saved.await, Happened::Saved, &titles[1]);
            }
        }
    }

    async fn read(self: Arc<Self>, store: Store) {
        while self.goes_on() {
            let served = store.read(Language::Ukrainian, &tram(), at(5)).await;
            assert!(matches!(served, Ok(Served::Exact(_))), "{served:?}");
            self.reads.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// More of everything is done than before.
    async fn goes_well(&self) {
        let (acknowledged, reads) = (self.acknowledged() + 20, self.reads() + 20);
        until("commands are acknowledged", || {
            self.acknowledged() >= acknowledged
        })
        .await;
        until("pages are read", || self.reads() >= reads).await;
    }
}

fn tram() -> ArticlePath {
    ArticlePath {
        section: "misto".parse().unwrap(),
        slug: "tramvai-na-podoli".parse().unwrap(),
        id: None,
    }
}

async fn until(what: &str, reached: impl Fn() -> bool) {
    for _ in 0..1_500 {
        if reached() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("waited in vain until {what}");
}

#[test]
fn servers_that_restart_under_load_lose_nothing_and_reads_go_on() {
    on_a_cluster(async |cluster| {
        let database = Database::at(&format!("dvomova {}", cluster.primary));
        let options = database
            .options()
            .with_replicas([cluster.replica.as_str()])
            .with_timeout(Duration::from_millis(500));
        let writing = database.open_with(options.clone()).await;
        open_newsroom(&writing).await;
        let begun = begin(&writing, "Трамвай на Подолі", &olena(1)).await;
        let (now, act) = (Window::from(at(0)), olena(2));
        let published = writing.publish(begun.variant, begun.revision, now, &act);
        let _ = published.await.unwrap();

        // As another process that only serves pages.
        let reading = database.open_with(options).await;
        let load = Arc::new(Load::default());
        let mut tasks: Vec<_> = (0..3)
            .map(|writer| tokio::spawn(Arc::clone(&load).write(writing.clone(), writer)))
            .collect();
        tasks.push(tokio::spawn(Arc::clone(&load).read(reading.clone())));
        tasks.push(tokio::spawn(Arc::clone(&load).read(reading)));

        load.goes_well().await;
        cluster.control("primary", &["restart", "--mode=fast"]);
        load.goes_well().await;
        cluster.control("primary", &["restart", "--mode=immediate"]);
        load.goes_well().await;

        cluster.control("primary", &["stop", "--mode=immediate"]);
        let (refused, reads) = (load.refused() + 3, load.reads() + 100);
        until("commands are refused", || load.refused() >= refused).await;
        until("the replica is read", || load.reads() >= reads).await;
        cluster.control("primary", &["start"]);
        load.goes_well().await;

        cluster.control("replica", &["stop", "--mode=immediate"]);
        load.goes_well().await;
        cluster.control("replica", &["start"]);
        load.goes_well().await;

        load.ends.store(true, Ordering::Relaxed);
        for task in tasks {
            task.await.unwrap();
        }
        for error in &*load.refused.lock().unwrap() {
            let expected = [StoreErrorKind::Unavailable, StoreErrorKind::Busy];
            assert!(expected.contains(&error.kind()), "{error:?}");
        }
        let acknowledged = load.acknowledged.lock().unwrap().clone();
        check_nothing_is_lost(&database, &acknowledged).await;
        check_nothing_is_half_there(&database).await;
    });
}
