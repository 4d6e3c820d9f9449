//! Opening a database: what is refused, and how it is brought up to date.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use dvomova::address::Addresses;
use dvomova::article::Section;
use dvomova::store::{Store, StoreError, StoreErrorKind, StoreOptions};
use serde_json::json;
use sqlx::{Connection, PgConnection, PgPool};
use tempfile::TempDir;
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

async fn refusal(url: &str, options: StoreOptions) -> StoreError {
    Store::open(url, options).await.err().unwrap()
}

/// The error and its causes.
fn told(error: &StoreError) -> String {
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
        "no connection to PostgreSQL within the time that the options give: the server does not answer, or all connections are in use",
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

/// A folder with an SQLite file in it that has something written, and the file's
/// address.
async fn file() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", path(&folder).display());
    let store = Store::open(&url, options()).await.unwrap();
    write(&store, "city").await.unwrap();
    (folder, url)
}

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("news.db")
}

#[tokio::test]
async fn a_missing_folder_is_told() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/data/news.db", folder.path().display());
    let error = refusal(&url, options()).await;
    assert_eq!(error.kind(), StoreErrorKind::Unavailable);
    let folder = folder.path().display();
    let expected =
        format!("cannot open `{folder}/data/news.db`: make the folder `{folder}/data` first");
    assert_eq!(told(&error), expected);

    let error = refusal(&format!("sqlite:{folder}"), options()).await;
    assert_eq!(error.kind(), StoreErrorKind::Unavailable);
    assert_eq!(error.to_string(), format!("cannot open `{folder}`"));
}

#[tokio::test]
async fn a_file_of_another_kind_is_refused_and_stays() {
    let folder = TempDir::new().unwrap();
    let picture = "GIF89a".repeat(1_000);
    fs::write(path(&folder), &picture).unwrap();
    let url = format!("sqlite:{}", path(&folder).display());
    let error = refusal(&url, options()).await;
    assert_eq!(error.kind(), StoreErrorKind::Corrupt);
    assert_eq!(
        error.to_string(),
        "the file is no SQLite database: name another file, or move this one away",
    );
    assert_eq!(fs::read_to_string(path(&folder)).unwrap(), picture);
}

#[tokio::test]
async fn a_damaged_file_is_told() {
    let (folder, url) = file().await;
    let mut bytes = fs::read(path(&folder)).unwrap();
    // All but the page that says what tables there are and where.
    bytes[4096..].fill(0xff);
    fs::write(path(&folder), bytes).unwrap();
    let error = refusal(&url, options()).await;
    assert_eq!(error.kind(), StoreErrorKind::Corrupt);
    assert_eq!(
        error.to_string(),
        "the SQLite file is damaged: restore it from a copy",
    );
}

#[tokio::test]
async fn a_database_that_may_only_be_read_is_read() {
    let (folder, url) = file().await;
    let mut bytes = fs::read(path(&folder)).unwrap();
    // The version that a program needs to know to write the file (SQLite's
    // format, §1.3.3): where tests run as root, no file is read-only otherwise.
    bytes[18] = 3;
    fs::write(path(&folder), bytes).unwrap();
    let store = Store::open(&url, options()).await.unwrap();
    let error = write(&store, "culture").await.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::ReadOnly);
    assert_eq!(
        error.to_string(),
        "the SQLite database may be read only: the process needs to write the file and its folder",
    );
    assert_eq!(written(&store).await.unwrap(), ["city"]);
}

#[tokio::test]
async fn a_database_that_another_keeps_locked_is_busy() {
    let (folder, url) = file().await;
    let patient = options().with_timeout(Duration::from_millis(50));
    let store = Store::open(&url, patient).await.unwrap();
    let other = rusqlite::Connection::open(path(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = write(&store, "culture").await.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Busy);
    assert_eq!(
        error.to_string(),
        "another process kept the SQLite database locked for too long: try again",
    );
    assert_eq!(written(&store).await.unwrap(), ["city"]);
    other.execute_batch("ROLLBACK").unwrap();
    write(&store, "culture").await.unwrap();
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
fn a_database_waits_for_its_migrations_where_they_are_made_by_hand() {
    on_every_database(async |database: &Database| {
        let options = database.options().with_migrations_by_hand();
        let error = refusal(&database.url, options.clone()).await;
        assert_eq!(error.kind(), StoreErrorKind::Outdated);
        let advice = "run `Store::migrate` with the same options, then open it again";
        assert!(error.to_string().ends_with(advice), "{error}");
        Store::migrate(&database.url, &options).await.unwrap();
        Store::migrate(&database.url, &options).await.unwrap();
        let store = Store::open(&database.url, options).await.unwrap();
        write(&store, "city").await.unwrap();
    });
}

#[test]
fn a_newer_database_is_refused() {
    on_every_database(async |database: &Database| {
        drop(database.open().await);
        let later = "INSERT INTO @migration (number, name, checksum, applied_at)
            VALUES (1000, 'video', 'c0ffee', 0)";
        database.ask(later).await;
        for options in [
            database.options(),
            database.options().with_migrations_by_hand(),
        ] {
            let error = refusal(&database.url, options).await;
            assert_eq!(error.kind(), StoreErrorKind::Newer);
            assert_eq!(
                error.to_string(),
                "the database is newer than this version of the library: it has the migration 1000 `video`: update the library",
            );
        }
    });
}

#[test]
fn a_database_of_other_migrations_is_refused() {
    on_every_database(async |database: &Database| {
        drop(database.open().await);
        let changed = "UPDATE @migration SET checksum = 'c0ffee' WHERE number = 1";
        database.ask(changed).await;
        let error = refusal(&database.url, database.options()).await;
        assert_eq!(error.kind(), StoreErrorKind::Changed);
        assert_eq!(
            error.to_string(),
            "the migration 1 `schema` of the database is another than the library's: it was made by a version that was never released, or changed by hand",
        );
    });
}

/// Set for the processes that open a database, which are this test once more.
const OPENER: &str = "DVOMOVA_TEST_OPENER";
const TEST: &str = "store::open::processes_that_start_at_once_make_one_database";

#[test]
fn processes_that_start_at_once_make_one_database() {
    if let Ok(address) = env::var(OPENER) {
        let database = Database::at(&address);
        return Runtime::new().unwrap().block_on(async {
            let store = database.open().await;
            write(&store, &format!("s{}", std::process::id()))
                .await
                .unwrap();
        });
    }
    on_every_database(async |database: &Database| {
        let open = |_| {
            let mut process = Command::new(env::current_exe().unwrap());
            process.args(["--exact", TEST]);
            process.env(OPENER, database.address());
            process.stdout(Stdio::null()).spawn().unwrap()
        };
        let processes: Vec<_> = (0..6).map(open).collect();
        let mut ids = Vec::new();
        for mut process in processes {
            ids.push(format!("s{}", process.id()));
            assert!(process.wait().unwrap().success());
        }
        ids.sort();
        assert_eq!(written(&database.open().await).await.unwrap(), ids);
        let migrations = database.ask("SELECT count(*) FROM @migration").await;
        let numbers = database.ask("SELECT max(number) FROM @migration").await;
        assert_eq!(migrations, numbers);
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

fn schema(database: &Database) -> String {
    let address = database.address();
    address.split_once(' ').unwrap().0.to_owned()
}

#[test]
fn schemas_of_one_database_are_sites_of_their_own() {
    on(Backend::Postgres, async |database: &Database| {
        let second = format!("{}_second", schema(database));
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

#[test]
fn a_command_waits_for_others_as_long_as_the_options_say() {
    on(Backend::Postgres, async |database: &Database| {
        drop(database.open().await);
        let patient = database.options().with_timeout(Duration::from_millis(100));
        let store = database.open_with(patient).await;
        let schema = schema(database);
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        let lock = format!("BEGIN; LOCK TABLE {schema}.site, {schema}.event IN EXCLUSIVE MODE");
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let error = write(&store, "city").await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Busy);
        assert_eq!(
            error.to_string(),
            "PostgreSQL made the command wait for too long: it was not carried out; try again",
        );

        // A caller that does not wait for the end leaves nothing behind.
        let store = database.open().await;
        let abandoned = write(&store, "culture");
        let abandoned = tokio::time::timeout(Duration::from_millis(100), abandoned).await;
        assert!(abandoned.is_err());
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        write(&store, "city").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city"]);
    });
}

#[test]
fn a_command_that_met_another_in_a_deadlock_is_done_again() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        let schema = schema(database);
        let mut other = PgConnection::connect(&database.url).await.unwrap();
        // The command is the one that PostgreSQL ends, since it looks first.
        let lock = format!(
            "SET deadlock_timeout = '1min'; BEGIN; LOCK TABLE {schema}.event IN EXCLUSIVE MODE"
        );
        let lock = sqlx::AssertSqlSafe(lock);
        sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
        let command = tokio::spawn(async move { write(&store, "city").await });
        let waiting = "SELECT count(*) FROM pg_locks
            WHERE relation = '@event'::regclass AND NOT granted";
        while database.ask(waiting).await[0][0] == "0" {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let cross = format!("UPDATE {schema}.site SET names_version = names_version");
        let cross = sqlx::AssertSqlSafe(cross);
        sqlx::raw_sql(cross).execute(&mut other).await.unwrap();
        sqlx::raw_sql("COMMIT").execute(&mut other).await.unwrap();
        command.await.unwrap().unwrap();
        assert_eq!(written(&database.open().await).await.unwrap(), ["city"]);
    });
}
