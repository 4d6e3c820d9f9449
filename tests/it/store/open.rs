use dvomova::address::Addresses;
use dvomova::store::{Store, StoreErrorKind, StoreOptions};

fn options() -> StoreOptions {
    StoreOptions::new(Addresses::new("https://misto.example".parse().unwrap()))
}

#[tokio::test]
async fn a_file_is_made_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("news.db").display());
    drop(Store::open(&url, options()).await.unwrap());
    drop(Store::open(&url, options()).await.unwrap());
    Store::open("sqlite::memory:", options()).await.unwrap();
}

#[tokio::test]
async fn a_database_waits_for_its_migration_where_that_is_done_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("news.db").display());
    let options = options().with_migrations_by_hand();
    let refused = Store::open(&url, options.clone()).await.err().unwrap();
    assert_eq!(refused.kind(), StoreErrorKind::Outdated);
    Store::migrate(&url, &options).await.unwrap();
    Store::open(&url, options).await.unwrap();
}
