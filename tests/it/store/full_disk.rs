//! A disk that is full, where a small one can be mounted: by root on Linux.
//! What each command does then, a test beside the commands shows.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use dvomova::store::{Done, RevisionNumber, Store, StoreErrorKind};
use tempfile::TempDir;

use super::newsroom::{at, begin, olena, open_newsroom, retitled};
use super::open::options;

/// A disk in memory, until it is dropped.
struct Disk(TempDir);

impl Disk {
    fn mount(size: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", size, "tmpfs"]);
        mount.arg(folder.path()).stderr(Stdio::null());
        let mounted = mount.status().is_ok_and(|status| status.success());
        mounted.then(|| Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[tokio::test]
async fn a_full_disk_is_told_and_the_file_goes_on_once_there_is_room() {
    let Some(disk) = Disk::mount("size=3m") else {
        return;
    };
    let ballast = disk.path().join("ballast");
    fs::write(&ballast, vec![1; 1 << 20]).unwrap();
    let file = disk.path().join("news.db");
    let url = format!("sqlite:{}", file.display());
    let store = Store::open(&url, options()).await.unwrap();
    open_newsroom(&store).await;
    let mut last = begin(&store, "Трамвай на Подолі", &olena(1)).await;
    let article = last.variant.article;
    let newer = |done: &Done, number: usize| {
        let mut text = retitled(done, &format!("Трамвай {number}"));
        text.body = "Їде на Поділ. ".repeat(2_000).parse().unwrap();
        text
    };
    let error = loop {
        let number = last.revision.number().try_into().unwrap();
        let (seen, act) = (last.variant, olena(2));
        let saved = store.save_draft(seen, newer(&last, number), &act).await;
        match saved {
            Ok(done) => last = done,
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), StoreErrorKind::Full, "{error:?}");
    assert_eq!(
        error.to_string(),
        "there is no room left for the SQLite database: the command was not carried out"
    );
    assert!(last.revision.number() > 3, "there was room for some");
    let overview = store.article_overview(article, at(3)).await.unwrap();
    let ukrainian = overview.languages.ukrainian.unwrap();
    assert_eq!(
        (ukrainian.version, ukrainian.newest),
        (last.variant, last.revision)
    );

    fs::remove_file(&ballast).unwrap();
    let saved = store
        .save_draft(last.variant, newer(&last, 0), &olena(4))
        .await;
    assert_eq!(
        saved.unwrap().revision,
        RevisionNumber::new(last.revision.number() + 1)
    );
    let connection = rusqlite::Connection::open(&file).unwrap();
    let whole: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(whole, "ok");
}
