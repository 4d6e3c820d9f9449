//! The file of an SQLite database: where it cannot be one, or cannot be written.

use std::fs;
use std::path::PathBuf;

use dvomova::store::{Store, StoreErrorKind};
use tempfile::TempDir;

use super::open::{options, refusal, told, write, written};

/// A folder with an SQLite file in it that has something written, and the file's
/// address.
pub(super) async fn file() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", path(&folder).display());
    let store = Store::open(&url, options()).await.unwrap();
    write(&store, "city").await.unwrap();
    (folder, url)
}

pub(super) fn path(folder: &TempDir) -> PathBuf {
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
