//! The site started again and again, in whatever database, while its folder
//! changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::TempDir;

use super::site::{BOTH, Site};
use crate::postgres_database::PostgresDatabase;

/// A folder of two articles, one of them in both languages.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let names = "[site]\nuk = { name = \"Ранок\" }\nen = { name = \"Morning\" }\n\n\
                 [sections.city]\nuk = { name = \"Місто\" }\nen = { name = \"City\" }\n";
    fs::write(folder.path().join("site.toml"), names).unwrap();
    fs::create_dir(folder.path().join("city")).unwrap();
    write(folder.path(), TRAM, "Трамвай повернувся", "Рух відновлено.");
    write(
        folder.path(),
        TRAM_IN_ENGLISH,
        "The tram is back",
        "Cars run again.",
    );
    write(folder.path(), SNOW, "Перший сніг", "Удень розтане.");
    folder
}

const TRAM: &str = "city/tram.uk.md";
const TRAM_IN_ENGLISH: &str = "city/tram.en.md";
const SNOW: &str = "city/snow.uk.md";

fn write(folder: &Path, file: &str, title: &str, lead: &str) {
    let date = "2025-11-05T12:05:00+02:00";
    let text =
        format!("+++\ntitle = \"{title}\"\nlead = \"{lead}\"\ndate = {date}\n+++\n\n{lead}\n");
    fs::write(folder.join(file), text).unwrap();
}

fn start(folder: &Path, database: &str) -> Site {
    Site::start_with(&[
        "--content",
        folder.to_str().unwrap(),
        "--database",
        database,
    ])
}

/// Whether each of the three texts of [`folder`] is there.
#[track_caller]
fn check(site: &Site, expected: [u16; 3]) {
    let paths = [
        "/misto/tramvai-povernuvsia",
        "/en/city/the-tram-is-back",
        "/misto/pershyi-snih",
    ];
    assert_eq!(paths.map(|path| site.get(path, &[]).status), expected);
}

/// What the site shows is what its folder says, each time it is started.
fn follow(database: &str) {
    let folder = folder();
    let folder = folder.path();
    check(&start(folder, database), [200, 200, 200]);
    check(&start(folder, database), [200, 200, 200]);

    write(folder, TRAM, "Трамвай повернувся", "Колію відремонтували.");
    let snow = fs::read(folder.join(SNOW)).unwrap();
    for file in [TRAM_IN_ENGLISH, SNOW] {
        fs::remove_file(folder.join(file)).unwrap();
    }
    // Two at once: what one of them takes down the other need not.
    let sites = thread::scope(|scope| {
        let sites = [(); 2].map(|()| scope.spawn(|| start(folder, database)));
        sites.map(|site| site.join().unwrap())
    });
    for site in sites {
        check(&site, [200, 404, 404]);
        let tram = site.get("/misto/tramvai-povernuvsia", &[]).body;
        assert!(tram.contains("Колію відремонтували."));
    }

    // One comes back as it was, the other with another lead.
    fs::write(folder.join(SNOW), snow).unwrap();
    write(
        folder,
        TRAM_IN_ENGLISH,
        "The tram is back",
        "Cars run from six.",
    );
    let site = start(folder, database);
    check(&site, [200, 200, 200]);
    let tram = site.get("/en/city/the-tram-is-back", &[]).body;
    assert!(tram.contains("Cars run from six."));

    // A file that cannot be read is not one that was removed.
    fs::write(folder.join(SNOW), "+++\ntitle = \n+++\n").unwrap();
    check(&start(folder, database), [200, 200, 200]);
}

#[test]
fn an_sqlite_file_follows_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    follow(&format!("sqlite:{}/news.db", folder.path().display()));
}

#[test]
fn a_postgresql_database_follows_the_folder() {
    let test = "news_site::restart::a_postgresql_database_follows_the_folder";
    if let Some(database) = PostgresDatabase::new(test) {
        follow(&database.url());
    }
}

#[test]
fn a_site_is_there_again_after_another_one_in_its_database() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}/news.db", folder.path().display());
    let mine = self::folder();
    let example = || Site::start_with(&["--database", &database]);
    assert_eq!(example().get(BOTH[0], &[]).status, 200);
    let site = start(mine.path(), &database);
    check(&site, [200, 200, 200]);
    assert_eq!(site.get(BOTH[0], &[]).status, 404);
    drop(site);
    let site = example();
    assert_eq!(BOTH.map(|path| site.get(path, &[]).status), [200, 200]);
    check(&site, [404, 404, 404]);
}

/// Where a site that names no database keeps the one of a folder.
struct Kept(PathBuf);

impl Kept {
    fn of(folder: &Path) -> Self {
        let folder = folder.canonicalize().unwrap();
        let below = folder.strip_prefix("/").unwrap();
        Self(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("data")
                .join(below),
        )
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn each_folder_has_a_database_of_its_own() {
    let folders = [folder(), folder()];
    fs::remove_file(folders[1].path().join(SNOW)).unwrap();
    let kept = folders.each_ref().map(|folder| Kept::of(folder.path()));
    for _ in 0..2 {
        for (folder, snow) in folders.iter().zip([200, 404]) {
            let content = folder.path().to_str().unwrap();
            let site = Site::start_from(&["--content", content]);
            check(&site, [200, 200, snow]);
        }
    }
    for kept in &kept {
        assert!(kept.0.join("news.db").exists());
    }
}
