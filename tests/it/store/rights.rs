//! PostgreSQL users who may do less than a superuser.

use dvomova::store::Store;
use uuid::Uuid;

use super::backends::{Backend, Database, on};
use super::open::{write, written};

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
