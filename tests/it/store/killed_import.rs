//! An import that was killed at any moment is done again, and leaves what one
//! that nobody disturbed leaves.

use std::hash::{BuildHasher, RandomState};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use dvomova::article::Article;
use tokio::runtime::Runtime;

use super::backends::{Backend, Database, on};
use super::import::{article, import, rows};
use super::killed::{address, start};
use super::newsroom::olena;

const ARTICLES: usize = 60;

/// Articles in both languages, each related to the one before and the one after
/// it.
fn articles() -> Vec<Article> {
    let mut articles: Vec<Article> = (0..ARTICLES)
        .map(|number| {
            let title = format!("Стаття {number}");
            let english = format!("Article {number}");
            article(&number.to_string(), &title, &english)
        })
        .collect();
    let ids: Vec<_> = articles.iter().map(|article| article.id).collect();
    for (number, article) in articles.iter_mut().enumerate() {
        let beside = [number.checked_sub(1), Some(number + 1)];
        let beside = beside.into_iter().flatten();
        article.related = beside.filter_map(|it| ids.get(it).copied()).collect();
    }
    articles
}

/// Kills imports, each into a database of its own, at moments between their
/// beginning and their end.
fn kill_imports(test: &str, backend: Backend, times: u32) {
    let articles = articles();
    if let Some(address) = address() {
        // The folder grows meanwhile, so that there are many transactions.
        return Runtime::new().unwrap().block_on(async {
            let store = Database::at(&address).open().await;
            for count in [15, 30, 45, ARTICLES] {
                let imported = import(&store, &articles[..count], &olena(30)).await;
                assert_eq!(imported.new, 15);
            }
        });
    }
    let undisturbed = Mutex::new(Vec::new());
    on(backend, async |database: &Database| {
        let store = database.open().await;
        let imported = import(&store, &articles, &olena(30)).await;
        assert_eq!(imported.new, ARTICLES);
        *undisturbed.lock().unwrap() = rows(database).await;
    });
    let undisturbed = undisturbed.into_inner().unwrap();
    let lasts = Mutex::new(Duration::ZERO);
    for time in 0..=times {
        on(backend, async |database: &Database| {
            let begun = Instant::now();
            let mut importing = start(test, database);
            if time > 0 {
                let random = RandomState::new().hash_one(time) % 1_000;
                sleep(*lasts.lock().unwrap() * u32::try_from(random).unwrap() / 1_000);
                // It may have come to its end before.
                importing.kill().unwrap();
            }
            let ended = importing.wait().unwrap();
            assert!([None, Some(0)].contains(&ended.code()), "{ended}");
            if time == 0 {
                *lasts.lock().unwrap() = begun.elapsed();
            }
            let store = database.open().await;
            let imported = import(&store, &articles, &olena(30)).await;
            assert_eq!((imported.problems, imported.absent), (vec![], vec![]));
            assert!(rows(database).await == undisturbed, "other rows");
        });
    }
}

#[test]
fn killed_in_an_sqlite_file_it_is_done_again_and_leaves_the_same() {
    let test =
        "store::killed_import::killed_in_an_sqlite_file_it_is_done_again_and_leaves_the_same";
    kill_imports(test, Backend::SqliteFile, 20);
}

#[test]
fn killed_on_postgresql_it_is_done_again_and_leaves_the_same() {
    let test = "store::killed_import::killed_on_postgresql_it_is_done_again_and_leaves_the_same";
    kill_imports(test, Backend::Postgres, 10);
}
