//! What a store costs while a site grows: an import, a page view, lists, the
//! translators' queue, beside bare statements on the same database.
//!
//! `cargo bench -p dvomova-benches --bench store -- 1000 100000 1000000` for so
//! many articles; without numbers, the smaller two and 10,000. PostgreSQL is
//! measured too where `DVOMOVA_TEST_POSTGRES` has its address, in a schema
//! `bench_store` that is dropped again. A million needs some 20 GB and half an
//! hour on each.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench has nobody to hand an error to"
)]

mod bare;
mod newsroom;
mod table;

use std::time::{Duration, Instant};

use dvomova::address::{Addresses, ArticlePath};
use dvomova::article::Article;
use dvomova::language::Language;
use dvomova::store::{Act, List, ListQuery, QueueQuery, Served, Store, StoreOptions, TaskState};

use self::bare::Bare;
use self::newsroom::{Newsroom, now};
use self::table::{Column, Table};

const SCHEMA: &str = "bench_store";

/// How many articles are made and taken over at once.
const BATCH: usize = 50_000;

/// How many articles are read in a round: as many, spread over all.
const SAMPLE: usize = 500;

#[tokio::main]
async fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    let postgres = std::env::var("DVOMOVA_TEST_POSTGRES").ok();
    let mut tables = vec![Table::new("SQLite, a file")];
    tables.extend(postgres.as_ref().map(|_| Table::new("PostgreSQL")));
    for &size in &sizes {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("news.db");
        let url = format!("sqlite:{}", file.display());
        tables[0].push(measure(&url, size, || Bare::sqlite(&file)).await);
        let used = std::fs::metadata(&file).unwrap().len();
        println!(
            "{size} articles: {} KB each in the file",
            used / 1024 / size as u64
        );
        drop(folder);
        if let Some(url) = &postgres {
            bare::drop_schema(url).await;
            tables[1].push(measure(url, size, || Bare::postgres(url)).await);
            bare::drop_schema(url).await;
        }
    }
    for table in &tables {
        println!("\n{table}");
    }
}

/// Fills a store with so many articles and reads them.
async fn measure(url: &str, size: usize, bare: impl AsyncFnOnce() -> Bare) -> Column {
    let addresses = Addresses::new("https://misto.example".parse().unwrap());
    let options = StoreOptions::new(addresses).with_schema(SCHEMA).unwrap();
    let store = Store::open(url, options).await.unwrap();
    let newsroom = Newsroom::new();
    let mut column = Column::new(size);

    let mut inserting = Duration::ZERO;
    let mut importing = Duration::ZERO;
    let act = Act::new("bench".parse().unwrap(), now());
    for first in (0..size).step_by(BATCH) {
        let articles = newsroom.articles(first..size.min(first + BATCH));
        inserting += bare::inserts(&articles);
        importing += import(&store, articles, &act).await;
    }
    column.push_bulk("insert into one table of a file", inserting);
    column.push_bulk("import", importing);
    let bare = bare().await;
    bare.analyze().await;

    let sample: Vec<ArticlePath> = (0..SAMPLE)
        .map(|at| newsroom.path(at * size / SAMPLE / 10 * 10))
        .collect();
    let sample = &sample;
    if let Some(micros) = bare.on_this_thread(sample) {
        column.push("SELECT, on this thread", micros);
    }
    column.push(
        "SELECT",
        best(sample, async |path| bare.select(path).await).await,
    );
    column.push(
        "article by its address",
        best(sample, async |path| {
            let served = store.read(Language::English, path, now()).await.unwrap();
            assert!(matches!(served, Served::Exact(_)));
        })
        .await,
    );
    lists(&store, &mut column).await;
    column
}

async fn import(store: &Store, articles: Vec<Article>, act: &Act) -> Duration {
    let count = articles.len();
    let site = Newsroom::site();
    let start = Instant::now();
    let imported = store.import_articles(&site, articles, act).await.unwrap();
    let time = start.elapsed();
    assert_eq!(imported.problems, []);
    assert_eq!(imported.new, count);
    time
}

async fn lists(store: &Store, column: &mut Column) {
    let query = |list| ListQuery::first(Language::English, list, 20);
    let list = async |query: &ListQuery| store.list(query, now()).await.unwrap();
    let times = [(); 40];

    let all = query(List::All);
    let first = best(&times, async |()| {
        assert_eq!(list(&all).await.cards.len(), 20)
    })
    .await;
    column.push("first page of all", first);
    let tag = query(List::Tag("tag-7".parse().unwrap()));
    let first = best(&times, async |()| assert_ne!(list(&tag).await.cards, [])).await;
    column.push("first page of a tag", first);

    let mut far = all.clone();
    for _ in 1..1_000 {
        match list(&far).await.older {
            Some(older) => far.position = older,
            None => break,
        }
    }
    let page = best(&times, async |()| assert_ne!(list(&far).await.cards, [])).await;
    column.push("page 1,000, or the last, by cursor", page);

    for (name, state) in [
        ("queue, to be translated", TaskState::Missing),
        ("queue, stale", TaskState::Stale),
    ] {
        let query = QueueQuery::first(Language::English, state, 20);
        let time = best(&times, async |()| {
            let page = store.queue(&query, now()).await.unwrap();
            assert_eq!(page.tasks.len(), 20);
        });
        column.push(name, time.await);
    }
    let sections = best(&times, async |()| {
        let sections = store.live_sections(Language::English, now()).await.unwrap();
        assert_eq!(sections.len(), 8);
    });
    column.push("sections with articles", sections.await);
    let next = best(&times, async |()| {
        assert!(store.next_change(now()).await.unwrap().is_some());
    });
    column.push("next change", next.await);
    let parity = best(&[()], async |()| {
        let parity = store.parity(now()).await.unwrap();
        assert_ne!(parity.site.ukrainian.public, 0);
    });
    column.push("parity, which counts all", parity.await);
}

/// The time of one call, in microseconds: the mean over some inputs, in the best
/// of some rounds.
async fn best<T>(inputs: &[T], mut work: impl AsyncFnMut(&T)) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..12 {
        let start = Instant::now();
        for input in inputs {
            work(input).await;
        }
        best = best.min(start.elapsed());
    }
    best.as_secs_f64() * 1e6 / inputs.len() as f64
}
