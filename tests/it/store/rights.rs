//! PostgreSQL users who may do less than a superuser.

use dvomova::store::{Store, StoreError, StoreErrorKind};
use uuid::Uuid;

use super::backends::{Backend, Database, on};
use super::open::{options, write, written};

/// The address of a database, for another user.
fn url(database: &Database, user: &str, name: &str) -> String {
    let (server, _) = database.url.rsplit_once('/').unwrap();
    let (scheme, server) = server.split_once("://").unwrap();
    let host = server.rsplit_once('@').map_or(server, |(_, host)| host);
    format!("{scheme}://{user}@{host}/{name}")
}

#[test]
fn who_owns_the_schema_need_not_be_allowed_to_make_one() {
    on(Backend::Postgres, async |database: &Database| {
        let (_, name) = database.url.rsplit_once('/').unwrap();
        let (schema, user) = (
            &database.schema,
            format!("user_{}", Uuid::new_v4().simple()),
        );
        database.ask(&format!("CREATE ROLE {user} LOGIN")).await;
        let poor = url(database, &user, name);
        let error = Store::open(&poor, database.options()).await.err().unwrap();
        assert_eq!(
            error.to_string(),
            "the PostgreSQL user lacks a right: it has to own the store's schema, or be allowed to make one",
        );

        let owned = format!("CREATE SCHEMA {schema} AUTHORIZATION {user}");
        database.ask(&owned).await;
        let store = Store::open(&poor, database.options()).await.unwrap();
        write(&store, "city").await.unwrap();
        assert_eq!(written(&store).await.unwrap(), ["city"]);
        drop(store);
        let gone = format!("DROP OWNED BY {user} CASCADE; DROP ROLE {user}");
        database.ask(&gone).await;
    });
}

/// What fails behind `COMMIT` takes nothing back.
#[test]
fn a_command_that_is_committed_is_not_told_as_refused() {
    on(Backend::Postgres, async |database: &Database| {
        let name = format!("other_{}", Uuid::new_v4().simple());
        database.ask(&format!("CREATE ROLE {name} LOGIN")).await;
        let made = format!("CREATE DATABASE {name} OWNER {name}");
        database.ask(&made).await;
        let (admin, _) = database.url.rsplit_once('/').unwrap();
        let admin = Database::at(&format!("{name} {admin}/{name}"));
        let poor = url(database, &name, &name);
        let store = Store::open(&poor, options()).await.unwrap();
        let function = "FUNCTION pg_current_wal_flush_lsn()";
        admin
            .ask(&format!("REVOKE EXECUTE ON {function} FROM PUBLIC"))
            .await;
        let error: StoreError = write(&store, "city").await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Unavailable);
        assert_eq!(
            error.to_string(),
            "the connection to PostgreSQL broke while the command was being committed, so that its outcome is unknown: read what it was to change before trying again",
        );
        assert_eq!(written(&store).await.unwrap(), ["city"]);
        drop(store);
        let gone = format!("DROP DATABASE {name} WITH (FORCE)");
        database.ask(&gone).await;
        database.ask(&format!("DROP ROLE {name}")).await;
    });
}
