//! How a database is brought up to date, and which one is refused.

use std::env;
use std::process::{Command, Stdio};

use dvomova::store::{Store, StoreErrorKind};
use tokio::runtime::Runtime;

use super::backends::{Database, on_every_database};
use super::open::{refusal, write, written};

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

const TEST: &str = "store::migrations::processes_that_start_at_once_make_one_database";

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
