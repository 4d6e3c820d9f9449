//! What a writer was told is done is there after it was killed at any moment,
//! and nothing is half there.

use std::collections::HashSet;
use std::env;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use dvomova::article::{ArticleId, Window};
use dvomova::language::Language;
use dvomova::store::{Done, NewArticle, SharedFacts, Store, StoreErrorKind};
use serde_json::json;
use tokio::runtime::Runtime;

use super::backends::{Backend, Database, on};
use super::newsroom::{at, olena, text};

/// Set for the process that writes, which is this test once more.
const WRITER: &str = "DVOMOVA_TEST_WRITER";
const TEST: &str = "store::killed::nothing_acknowledged_is_lost_in_an_sqlite_file";

#[test]
fn nothing_acknowledged_is_lost_in_an_sqlite_file() {
    if let Ok(address) = env::var(WRITER) {
        let database = Database::at(&address);
        return Runtime::new().unwrap().block_on(write(&database));
    }
    // Each file is made by writers that may be killed while they make it.
    for _ in 0..10 {
        on(Backend::SqliteFile, async |database: &Database| {
            kill_writers(database, 20).await;
            assert_eq!(database.ask("PRAGMA integrity_check").await, [["ok"]]);
            let broken = database.ask("PRAGMA foreign_key_check").await;
            assert!(broken.is_empty(), "{broken:?}");
        });
    }
}

#[test]
fn nothing_acknowledged_is_lost_on_postgresql() {
    on(Backend::Postgres, async |database: &Database| {
        kill_writers(database, 50).await;
    });
}

async fn kill_writers(database: &Database, times: u32) {
    let mut acknowledged = HashSet::new();
    for time in 0..times {
        acknowledged.extend(kill_a_writer(database, time));
        // Every other time the next writer is the first to open it.
        if time % 2 == 1 {
            check_nothing_is_lost(database, &acknowledged).await;
            check_nothing_is_half_there(database).await;
        }
    }
    // How many were acknowledged before the kill is the machine's affair.
    assert!(!acknowledged.is_empty());
}

/// Lets a writer do something and kills it: most after the first command that
/// it was told is done, some while they start.
fn kill_a_writer(database: &Database, time: u32) -> Vec<Vec<String>> {
    let mut writer = Command::new(env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .env(WRITER, database.address())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(writer.stdout.take().unwrap());
    let mut acknowledged = Vec::new();
    let random = RandomState::new().hash_one(time);
    if time.is_multiple_of(4) {
        sleep(Duration::from_micros(random % 60_000));
    } else {
        acknowledged.extend(next_acknowledged(&mut output));
        sleep(Duration::from_micros(random % 20_000));
    }
    kill(&mut writer);
    while let Some(command) = next_acknowledged(&mut output) {
        acknowledged.push(command);
    }
    acknowledged
}

fn kill(writer: &mut Child) {
    writer.kill().unwrap();
    let status = writer.wait().unwrap();
    assert_eq!(status.code(), None, "the writer ended by itself");
}

/// What [`told`] tells of the next command that was done.
fn next_acknowledged(output: &mut BufReader<ChildStdout>) -> Option<Vec<String>> {
    loop {
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        if line.is_empty() {
            return None;
        }
        if let Some((_, command)) = line.split_once("acknowledged: ") {
            let values = command.trim_end().splitn(5, ' ');
            return Some(values.map(str::to_owned).collect());
        }
    }
}

pub(super) async fn check_nothing_is_lost(
    database: &Database,
    acknowledged: &HashSet<Vec<String>>,
) {
    let kept = "SELECT e.article, e.language, e.version, e.revision, r.title
        FROM @event e JOIN @revision r
            ON r.article = e.article AND r.language = e.language AND r.number = e.revision";
    let kept: HashSet<Vec<String>> = database.ask(kept).await.into_iter().collect();
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
}

/// Whatever one of these selects, some of one command is there and some is not.
const HALVES: [&str; 8] = [
    "SELECT article, version FROM @variant v WHERE version <> (
        SELECT count(*) FROM @event e WHERE e.article = v.article AND e.language = v.language)",
    "SELECT article, version FROM @variant v WHERE version <> (
        SELECT max(version) FROM @event e WHERE e.article = v.article AND e.language = v.language)",
    "SELECT id, version FROM @article a WHERE version <> (
        SELECT count(*) FROM @event e WHERE e.article = a.id AND e.language IS NULL)",
    "SELECT article, head FROM @variant v WHERE head <> (
        SELECT count(*) FROM @revision r WHERE r.article = v.article AND r.language = v.language)",
    "SELECT article, head FROM @variant v WHERE head <> (
        SELECT max(number) FROM @revision r WHERE r.article = v.article AND r.language = v.language)",
    "SELECT article, number FROM @revision r WHERE NOT EXISTS (
        SELECT 1 FROM @variant v WHERE v.article = r.article AND v.language = r.language)",
    "SELECT article, slug FROM @variant v WHERE NOT EXISTS (
        SELECT 1 FROM @slug s
        WHERE s.article = v.article AND s.language = v.language AND s.slug = v.slug)",
    "SELECT article, live_from FROM @variant v WHERE (
        SELECT count(*) FROM @listed l WHERE l.article = v.article AND l.language = v.language
            AND l.live_from = v.live_from AND l.list IN ('all', 'section/city')
    ) <> CASE WHEN live_from IS NULL THEN 0 ELSE 2 END",
];

pub(super) async fn check_nothing_is_half_there(database: &Database) {
    for half in HALVES {
        let found = database.ask(half).await;
        assert!(found.is_empty(), "{half}: {found:?}");
    }
}

/// Writes until it is killed, several articles at once.
async fn write(database: &Database) {
    let store = database.open().await;
    let section = json!({"id": "city", "names": {
        "uk": {"name": "Місто", "slug": "misto"}, "en": {"name": "City", "slug": "city"}}});
    let section = serde_json::from_value(section).unwrap();
    // Another writer may have made it before it was killed.
    if let Err(error) = store.create_section(section, &olena(0)).await {
        assert_eq!(error.kind(), StoreErrorKind::Refused, "{error}");
    }
    let tasks: Vec<_> = (0..3)
        .map(|_| tokio::spawn(write_articles(store.clone())))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

async fn write_articles(store: Store) {
    for number in 1.. {
        let act = olena(number);
        let titles = [1, 2, 3].map(|draft| format!("Новина {number}, чернетка {draft}"));
        let new = NewArticle {
            id: ArticleId::new(at(number)),
            original: Language::Ukrainian,
            facts: SharedFacts::new("city".parse().unwrap()),
            text: text(&titles[0]),
        };
        let begun = store.create(new, &act).await.unwrap();
        acknowledge(&begun, &titles[0]);
        let saved = store.save_draft(begun.variant, text(&titles[1]), &act);
        let saved = saved.await.unwrap();
        acknowledge(&saved, &titles[1]);
        let window = Window::from(at(number));
        let published = store.publish(saved.variant, saved.revision, window, &act);
        let published = published.await.unwrap();
        acknowledge(&published, &titles[1]);
        let mut changed = text(&titles[2]);
        changed.slug = published.slug;
        let saved = store.save_draft(published.variant, changed, &act);
        acknowledge(&saved.await.unwrap(), &titles[2]);
    }
}

fn acknowledge(done: &Done, title: &str) {
    let line = format!("acknowledged: {}\n", told(done, title).join(" "));
    stdout().write_all(line.as_bytes()).unwrap();
}

/// Article, language, version, revision and title of what was done.
pub(super) fn told(done: &Done, title: &str) -> Vec<String> {
    let variant = done.variant;
    vec![
        variant.article.uuid().simple().to_string(),
        variant.language.to_string(),
        variant.version.to_string(),
        done.revision.to_string(),
        title.to_owned(),
    ]
}
