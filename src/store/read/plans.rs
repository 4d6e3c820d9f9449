//! Every statement that readers wait for finds its rows through indexes, however
//! many there are.

use chrono::{DateTime, Utc};

use super::look_up::Key;
use super::paging::{Order, Paging};
use super::{card, list, queue, schedule};
use crate::address::{Addresses, ListPosition};
use crate::article::{ArticleId, Slug};
use crate::language::Language;
use crate::store::database::{Value, values};
use crate::store::{Store, StoreOptions};

/// Each statement with parameters, and whether it has to sort: a handful of
/// related articles only.
fn statements() -> Vec<(&'static str, String, Vec<Value>, Sorts)> {
    let now: DateTime<Utc> = "2025-11-05T10:05:00Z".parse().unwrap();
    let id = ArticleId::from_path("city/tram");
    let language = Language::Ukrainian;
    let slug: Slug = "tramvai".parse().unwrap();
    let cursor = format!("19a5-{}", id.uuid().simple());
    let mut statements = Vec::new();
    for (lists, tasks, position) in [
        ("a list", "the queue", ListPosition::FIRST),
        (
            "older",
            "older tasks",
            ListPosition::after(cursor.parse().unwrap()),
        ),
        (
            "newer",
            "newer tasks",
            ListPosition::before(cursor.parse().unwrap()),
        ),
    ] {
        let order = Order::FirstPublished;
        let paging = Paging::of(&position, 20, now, order).unwrap();
        let mut values = values![now, "all", language];
        values.extend(paging.values());
        statements.push((lists, list::listed(&paging), values, Sorts::Never));
        let mut values = values![now, language, "missing"];
        values.extend(paging.values());
        statements.push((tasks, queue::queued(&paging), values, Sorts::Never));
    }
    let page = values![language, language.other(), now, language, &slug];
    let by_id = values![language, language.other(), now, id];
    let cards = values![now, id, language];
    let live = values![now, language, "all"];
    let by_slug = Key::Slug(language, &slug).sql();
    statements.extend([
        ("an article", by_slug, page, Sorts::Never),
        (
            "an article by its id",
            Key::Id(id).sql(),
            by_id,
            Sorts::Never,
        ),
        ("a card", card::card_of(), cards.clone(), Sorts::Never),
        ("related cards", card::related_to(), cards, Sorts::AFew),
        ("a live list", list::any("?3"), live, Sorts::Never),
        (
            "live sections",
            list::live_sections(),
            values![now, language],
            Sorts::Never,
        ),
        (
            "the next change",
            schedule::next_change(),
            values![now],
            Sorts::Never,
        ),
    ]);
    statements
}

#[derive(Clone, Copy, PartialEq)]
enum Sorts {
    Never,
    AFew,
}

/// What a database says of how it finds the rows of each statement.
async fn plans(store: &Store, explain: &'static str, column: usize) -> Vec<(&'static str, String)> {
    let mut plans = Vec::new();
    for (name, sql, values, sorts) in statements() {
        let arguments = (format!("{explain} {sql}"), values, column);
        let plan = store.read_snapshot(arguments, |transaction, (sql, values, column)| {
            Box::pin(async move {
                if sql.starts_with("EXPLAIN (") {
                    // What PostgreSQL would do with tables too large to scan.
                    for setting in [
                        "enable_seqscan",
                        "enable_sort",
                        "enable_bitmapscan",
                        "enable_hashjoin",
                        "enable_mergejoin",
                        "enable_material",
                    ] {
                        let sql = format!("SET LOCAL {setting} = off");
                        transaction.execute(&sql, Vec::new()).await?;
                    }
                }
                let rows = transaction.rows(sql, values.clone()).await?;
                let lines: Result<Vec<String>, _> =
                    rows.iter().map(|row| row.get(*column)).collect();
                lines.map(|lines| lines.join("\n"))
            })
        });
        let mut plan = plan.await.unwrap();
        if sorts == Sorts::AFew {
            plan = plan.replace("USE TEMP B-TREE FOR ORDER BY", "");
        }
        plans.push((name, plan));
    }
    plans
}

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(test)
}

fn options() -> StoreOptions {
    StoreOptions::new(Addresses::new("https://misto.example".parse().unwrap()))
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite_searches_and_neither_scans_nor_sorts() {
    run(async {
        let store = Store::open("sqlite::memory:", options()).await.unwrap();
        for (name, plan) in plans(&store, "EXPLAIN QUERY PLAN", 3).await {
            assert!(plan.contains("SEARCH"), "{name}:\n{plan}");
            // The one row of `site` is a table to scan, too, and so are the rows
            // of a page.
            let plan = plan.replace("SCAN s\n", "\n").replace("SCAN page\n", "\n");
            for slow in ["SCAN", "TEMP B-TREE", "AUTOMATIC", "MATERIALIZE"] {
                // One row that is made of three answers.
                let lines = plan.lines().filter(|line| !line.contains("CONSTANT ROW"));
                let found = lines.filter(|line| line.contains(slow)).count();
                assert_eq!(found, 0, "{name}:\n{plan}");
            }
        }
        // The comparison of rows is what is searched by.
        for (name, plan) in plans(&store, "EXPLAIN QUERY PLAN", 3).await {
            let sought = match name {
                "a list" | "older" => "(first_published_at,article)<(?,?)",
                "newer" => "(first_published_at,article)>(?,?)",
                "the queue" | "older tasks" => "(since,article)<(?,?)",
                "newer tasks" => "(since,article)>(?,?)",
                _ => "",
            };
            assert!(plan.contains(sought), "{name}:\n{plan}");
        }
    });
}

#[cfg(feature = "postgres")]
#[test]
fn postgresql_can_do_without_scanning_and_sorting() {
    let url = std::env::var("DVOMOVA_TEST_POSTGRES").unwrap_or_default();
    if url.is_empty() {
        let everything = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!everything, "DVOMOVA_TEST_POSTGRES is not set");
        return;
    }
    run(async {
        let schema = format!("test_{}", uuid::Uuid::new_v4().simple());
        let options = options().with_schema(&schema).unwrap();
        let store = Store::open(&url, options).await.unwrap();
        let plans = plans(&store, "EXPLAIN (COSTS OFF)", 0).await;
        let dropped = store.write(schema, |transaction, schema| {
            Box::pin(async move {
                let sql = format!("DROP SCHEMA {schema} CASCADE");
                transaction.execute(&sql, Vec::new()).await
            })
        });
        dropped.await.unwrap();
        for (name, plan) in plans {
            let plan = plan.replace("Seq Scan on site s", "");
            for slow in ["Seq Scan", "Sort Key", "Hash"] {
                assert!(!plan.contains(slow), "{name}:\n{plan}");
            }
        }
    });
}
