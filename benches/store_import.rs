//! How many articles in both languages an import takes over in a second, with
//! all that the store keeps of them, beside bare inserts of the same texts into
//! one table.
//!
//! `cargo bench -p dvomova-benches --bench store_import -- 20000` for 20,000
//! articles; on PostgreSQL too where `DVOMOVA_TEST_POSTGRES` has its address, in
//! a schema `bench_import` that is dropped again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench has nobody to hand an error to"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::Addresses;
use dvomova::article::{
    Article, ArticleId, ArticleVariant, Edition, PartHashes, Publication, Slug, Window,
};
use dvomova::exchange::Site;
use dvomova::language::Language;
use dvomova::store::{Act, Store, StoreOptions};
use serde_json::{Value, json};
use sqlx::Connection;
use tokio::runtime::Runtime;

const SCHEMA: &str = "bench_import";

fn main() {
    let count = std::env::args().find_map(|word| word.parse().ok());
    let count = count.unwrap_or(20_000);
    let site = site();
    let articles = articles(count);
    let folder = tempfile::tempdir().unwrap();
    let runtime = Runtime::new().unwrap();

    let bare = bare_inserts(&folder.path().join("bare.db"), &articles);
    println!("{count} articles in both languages, each second and as a part of bare inserts");
    row("bare inserts into one table", count, bare, bare);
    let url = format!("sqlite:{}/news.db", folder.path().display());
    runtime.block_on(import("SQLite", &url, &site, &articles, bare));
    let size = |name: &str| std::fs::metadata(folder.path().join(name)).unwrap().len();
    println!("{} KB an article", size("news.db") / 1024 / count as u64);
    if let Ok(url) = std::env::var("DVOMOVA_TEST_POSTGRES") {
        runtime.block_on(drop_schema(&url));
        runtime.block_on(import("PostgreSQL", &url, &site, &articles, bare));
        runtime.block_on(drop_schema(&url));
    }
}

/// The first import of articles, and the next one, in which nothing differs.
async fn import(name: &str, url: &str, site: &Site, articles: &[Article], bare: Duration) {
    let addresses = Addresses::new("https://misto.example".parse().unwrap());
    let options = StoreOptions::new(addresses);
    let options = options.with_schema(SCHEMA).unwrap();
    let store = Store::open(url, options).await.unwrap();
    let act = Act::new("bench".parse().unwrap(), moment(0));
    for what in ["import", "import again"] {
        let articles = articles.to_vec();
        let count = articles.len();
        let start = Instant::now();
        let imported = store.import_articles(site, articles, &act).await.unwrap();
        let time = start.elapsed();
        assert_eq!(imported.problems, []);
        assert_eq!(imported.new + imported.unchanged, count);
        row(&format!("{what}, {name}"), count, time, bare);
    }
}

async fn drop_schema(url: &str) {
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let sql = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
    let dropped = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection);
    dropped.await.unwrap();
}

fn row(name: &str, count: usize, time: Duration, bare: Duration) {
    let a_second = count as f64 / time.as_secs_f64();
    let ratio = bare.as_secs_f64() / time.as_secs_f64();
    println!("{name:<30} {a_second:>9.0} {ratio:>6.2}");
}

fn bare_inserts(path: &Path, articles: &[Article]) -> Duration {
    let mut connection = rusqlite::Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE text (article BLOB NOT NULL, language TEXT NOT NULL,
                slug TEXT NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL, body TEXT NOT NULL,
                PRIMARY KEY (article, language))",
        )
        .unwrap();
    let start = Instant::now();
    let transaction = connection.transaction().unwrap();
    {
        let sql = "INSERT INTO text VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = transaction.prepare(sql).unwrap();
        for article in articles {
            for language in Language::ALL {
                let text = &article.edition(language).unwrap().variant;
                let id = article.id.uuid();
                let values = (
                    &id.as_bytes()[..],
                    language.tag(),
                    text.slug.as_str(),
                    text.title.as_str(),
                    text.lead.as_str(),
                    text.body.as_str(),
                );
                insert.execute(values).unwrap();
            }
        }
    }
    transaction.commit().unwrap();
    start.elapsed()
}

fn moment(hours: i64) -> DateTime<Utc> {
    let now: DateTime<Utc> = "2025-11-05T08:00:00Z".parse().unwrap();
    now - TimeDelta::hours(hours)
}

fn site() -> Site {
    fn all<T: serde::de::DeserializeOwned>(kind: &str, count: usize) -> Vec<T> {
        let one = |number| {
            let id = format!("{kind}-{number}");
            let name = json!({"name": id, "slug": id});
            serde_json::from_value(json!({"id": id, "names": {"uk": name, "en": name}})).unwrap()
        };
        (0..count).map(one).collect()
    }
    Site {
        sections: all("section", 8),
        tags: all("tag", 100),
        people: all("person", 20),
        sources: Vec::new(),
    }
}

/// Articles of some four kilobytes a language, from a real parallel text.
fn articles(count: usize) -> Vec<Article> {
    let parts = include_str!("../tests/it/cases/udhr.json");
    let parts: Vec<Value> = serde_json::from_str(parts).unwrap();
    let text = |number: usize, language: Language| -> ArticleVariant {
        let of = |offset: usize| &parts[(number + offset) % parts.len()][language.tag()];
        let title = format!("{} {number}", of(0)["title"].as_str().unwrap());
        let paragraphs = (0..10).flat_map(|offset| of(offset)["paragraphs"].as_array().unwrap());
        let paragraphs: Vec<&str> = paragraphs.filter_map(Value::as_str).collect();
        let mut body = String::new();
        for paragraph in &paragraphs {
            if body.len() < 4000 {
                body.push_str(paragraph);
                body.push_str("\n\n");
            }
        }
        let slug = Slug::from_title(&format!("{number} {title}"), language);
        let text = json!({"slug": slug, "title": title, "lead": paragraphs[0], "body": body});
        serde_json::from_value(text).unwrap()
    };
    let id = |number: usize| ArticleId::from_path(&number.to_string());
    let article = |number: usize| {
        let publication = Publication::published(Window::from(moment(number as i64)));
        let [original, translation] = [Language::Ukrainian, Language::English].map(|language| {
            let mut edition = Edition::draft(text(number, language));
            edition.publication = publication.clone();
            edition
        });
        let made_from = PartHashes::of(&original.variant);
        let section = format!("section-{}", number % 8).parse().unwrap();
        let mut article = Article::new(id(number), section, Language::Ukrainian, original);
        article.insert(
            Language::English,
            Edition {
                made_from: Some(made_from),
                ..translation
            },
        );
        let tag = |step: usize| format!("tag-{}", (number * step) % 100).parse().unwrap();
        article.tags = vec![tag(1), tag(7)];
        article.authors = vec![format!("person-{}", number % 20).parse().unwrap()];
        article.related = (1..=3.min(number)).map(|back| id(number - back)).collect();
        article
    };
    (0..count).map(article).collect()
}
