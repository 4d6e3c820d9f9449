//! Opening a database: by which addresses and options, and what is refused.

use std::error::Error;
use std::time::Duration;

use dvomova::address::Addresses;
use dvomova::article::Section;
use dvomova::store::{Store, StoreError, StoreErrorKind, StoreOptions};
use serde_json::json;
use sqlx::PgPool;
use tokio::runtime::Runtime;

use super::backends::{Backend, Database, on, on_every_database};
use super::newsroom::olena;

pub(crate) fn options() -> StoreOptions {
    StoreOptions::new(Addresses::new("https://misto.example".parse().unwrap()))
}

/// Writes something small.
pub(crate) async fn write(store: &Store, id: &str) -> Result<(), StoreError> {
    let named = |slug: String| json!({"name": id, "slug": slug});
    let names = json!({"uk": named(format!("{id}-uk")), "en": named(format!("{id}-en"))});
    let section: Section = serde_json::from_value(json!({"id": id, "names": names})).unwrap();
    store.create_section(section, &olena(0)).await.map(drop)
}

/// What has been written, by its ids.
pub(crate) async fn written(store: &Store) -> Result<Vec<String>, StoreError> {
    let sections = store.sections().await?;
    Ok(sections.iter().map(|s| s.id.to_string()).collect())
}

pub(super) async fn refusal(url: &str, options: StoreOptions) -> StoreError {
    Store::open(url, options).await.err().unwrap()
}

/// The error and its causes.
pub(super) fn told(error: &StoreError) -> String {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        told = format!("{told}: {cause}");
        source = cause.source();
    }
    told
}

#[track_caller]
fn check(url: &str, expected: &str) {
    let runtime = Runtime::new().unwrap();
    let error = runtime.block_on(refusal(url, options()));
    assert_eq!(error.kind(), StoreErrorKind::InvalidUrl, "{url}");
    assert_eq!(told(&error), expected, "{url}");
}

#[test]
fn an_address_of_another_kind_is_refused() {
    const EXPECTED: &str = "expected a database's address that begins with `sqlite:`, `postgres://` or `postgresql://`";
    check(
        "mysql://root@db.example/news",
        &format!("{EXPECTED}, found `mysql://`"),
    );
    for none in ["", "news.db", "hunter2:news.db", "SQLITE:news.db"] {
        check(none, &format!("{EXPECTED}, found none of these"));
    }
    for no_file in ["sqlite:", "sqlite://"] {
        check(
            no_file,
            "expected a file after `sqlite:`, as in `sqlite:news.db`, or `:memory:`",
        );
    }
    check(
        "sqlite:news.db?mode=ro",
        "an SQLite file's address has no `?…`: `StoreOptions` has what can be set",
    );
    check(
        "postgres:news",
        "expected two slashes: `postgres://user@host/database`",
    );
    check(
        "postgres://editor:hunter2@db.example:high/news",
        "cannot read the PostgreSQL address: expected `postgres://user:password@host:port/database`: invalid port number",
    );
}

#[tokio::test]
async fn an_sqlite_database_with_replicas_is_refused() {
    let options = options().with_replicas(["postgres://db2.example/news"]);
    let error = refusal("sqlite::memory:", options).await;
    assert_eq!(
        told(&error),
        "an SQLite database has no replicas: leave them out of the options, or open a PostgreSQL database",
    );
}

#[tokio::test]
async fn a_password_is_not_told_where_no_server_answers() {
    let url = "postgres://editor:hunter2@127.0.0.1:1/news";
    let error = refusal(url, options().with_timeout(Duration::from_millis(50))).await;
    assert_eq!(error.kind(), StoreErrorKind::Unavailable);
    assert_eq!(
        told(&error),
        "cannot connect to the PostgreSQL server: look at the host and port of the address, and whether the server runs: Connection refused (os error 111)",
    );
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    let options = options().with_replicas([url]);
    assert!(!format!("{options:?}").contains("hunter2"), "{options:?}");
}

#[test]
fn a_schema_has_a_plain_name_of_its_own() {
    let longest = "a".repeat(63);
    for name in ["news", "n2_b", longest.as_str()] {
        options().with_schema(name).unwrap();
    }
    let too_long = "a".repeat(64);
    for name in [
        "",
        "News",
        "2n",
        "_n",
        "a-b",
        "a\"b",
        "новини",
        "public",
        "pg_news",
        &too_long,
    ] {
        assert!(options().with_schema(name).is_err(), "{name}");
    }
    assert_eq!(
        options().with_schema("public").unwrap_err().to_string(),
        "expected a schema name of `a`–`z`, `0`–`9` and `_` beginning with a letter, at most 63, neither `public` nor `pg_…`, found \"public\"",
    );
}

#[tokio::test]
async fn a_database_in_memory_belongs_to_one_store_and_its_clones() {
    let options = options();
    let [first, second] = [options.clone(), options].map(|o| Store::open("sqlite::memory:", o));
    let (first, second) = (first.await.unwrap(), second.await.unwrap());
    write(&first, "city").await.unwrap();
    write(&second, "culture").await.unwrap();
    assert_eq!(written(&first.clone()).await.unwrap(), ["city"]);
    assert_eq!(written(&second).await.unwrap(), ["culture"]);
}

#[test]
fn what_was_written_is_there_when_opened_again() {
    on_every_database(async |database: &Database| {
        write(&database.open().await, "city").await.unwrap();
        assert_eq!(written(&database.open().await).await.unwrap(), ["city"]);
    });
}

#[test]
fn a_site_hands_in_the_pool_that_it_has() {
    on(Backend::Postgres, async |database: &Database| {
        let pool = PgPool::connect(&database.url).await.unwrap();
        let store = Store::from_pool(pool.clone(), Vec::new(), database.options());
        let store = store.await.unwrap();
        write(&store, "city").await.unwrap();
        assert_eq!(written(&database.open().await).await.unwrap(), ["city"]);

        let store = Store::from_pool(pool.clone(), vec![pool], database.options());
        let error = store.await.err().unwrap();
        assert_eq!(error.kind(), StoreErrorKind::InvalidUrl);
        assert_eq!(
            error.to_string(),
            "a server that is named as a replica follows no primary: leave it out, or make it a streaming replica",
        );
    });
}

#[test]
fn schemas_of_one_database_are_sites_of_their_own() {
    on(Backend::Postgres, async |database: &Database| {
        let second = format!("{}_second", database.schema);
        let options = options().with_schema(&second).unwrap();
        let (first, second_store) = (database.open().await, database.open_with(options).await);
        write(&first, "city").await.unwrap();
        write(&second_store, "culture").await.unwrap();
        assert_eq!(written(&first).await.unwrap(), ["city"]);
        assert_eq!(written(&second_store).await.unwrap(), ["culture"]);
        database.ask(&format!("DROP SCHEMA {second} CASCADE")).await;
    });
}

#[test]
fn a_missing_postgresql_database_is_told() {
    on(Backend::Postgres, async |database: &Database| {
        let (server, _) = database.url.rsplit_once('/').unwrap();
        let error = refusal(&format!("{server}/nowhere"), database.options()).await;
        assert_eq!(error.kind(), StoreErrorKind::Unavailable);
        assert_eq!(
            error.to_string(),
            "the PostgreSQL server has no such database: make it with `createdb`",
        );
        let cause = error.source().unwrap().to_string();
        assert!(cause.starts_with("database \"nowhere\" does not exist"));
        let replica = database.options();
        let replica = replica.with_replicas([format!("{server}/nowhere")]);
        let error = refusal(&database.url, replica).await;
        assert_eq!(error.kind(), StoreErrorKind::Unavailable);
    });
}
