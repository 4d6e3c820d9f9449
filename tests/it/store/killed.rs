//! What a writer was told is done is there after it was killed at any moment,
//! and nothing is half there.

use std::collections::HashSet;
use std::env;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use tokio::runtime::Runtime;

use super::backends::{Backend, Database, on};
use super::killed_writer::{EVERYTHING, write};
use super::nothing_lost::{check_nothing_is_half_there, check_nothing_is_lost};

/// Set for the process that writes.
const WRITER: &str = "DVOMOVA_TEST_WRITER";
const TEST: &str = "store::killed::nothing_acknowledged_is_lost_in_an_sqlite_file";

#[test]
fn nothing_acknowledged_is_lost_in_an_sqlite_file() {
    if let Some(address) = address() {
        let database = Database::at(&address);
        return Runtime::new().unwrap().block_on(write(&database));
    }
    let done = Mutex::new(HashSet::new());
    // Each file is made by writers that may be killed while they make it.
    for _ in 0..10 {
        on(Backend::SqliteFile, async |database: &Database| {
            let acknowledged = kill_writers(database, 20).await;
            assert_eq!(database.ask("PRAGMA integrity_check").await, [["ok"]]);
            let broken = database.ask("PRAGMA foreign_key_check").await;
            assert!(broken.is_empty(), "{broken:?}");
            done.lock().unwrap().extend(happened(&acknowledged));
        });
    }
    assert_eq!(done.into_inner().unwrap(), EVERYTHING.into());
}

#[test]
fn nothing_acknowledged_is_lost_on_postgresql() {
    on(Backend::Postgres, async |database: &Database| {
        let acknowledged = kill_writers(database, 50).await;
        assert_eq!(happened(&acknowledged), EVERYTHING.into());
    });
}

/// What the writers have done at all.
fn happened(acknowledged: &HashSet<Vec<String>>) -> HashSet<&'static str> {
    let is_done = |word: &&str| acknowledged.iter().any(|command| command[3] == *word);
    EVERYTHING.into_iter().filter(is_done).collect()
}

async fn kill_writers(database: &Database, times: u32) -> HashSet<Vec<String>> {
    let mut acknowledged = HashSet::new();
    for time in 0..times {
        acknowledged.extend(kill_a_writer(database, time));
        // Every other time the next writer is the first to open it.
        if time % 2 == 1 {
            check_nothing_is_lost(database, &acknowledged).await;
            check_nothing_is_half_there(database).await;
        }
    }
    acknowledged
}

/// Lets a writer do something and kills it: most after some commands that it
/// was told are done, some while they start.
fn kill_a_writer(database: &Database, time: u32) -> HashSet<Vec<String>> {
    let mut writer = start(TEST, database);
    let mut output = BufReader::new(writer.stdout.take().unwrap());
    let mut acknowledged = HashSet::new();
    let random = RandomState::new().hash_one(time);
    if time.is_multiple_of(4) {
        sleep(Duration::from_micros(random % 60_000));
    } else {
        // One in twenty goes on until it has done everything.
        let everything = time % 20 == 5;
        for number in 0.. {
            match everything {
                true if happened(&acknowledged).len() == EVERYTHING.len() => break,
                false if number > random % 12 => break,
                _ => acknowledged.insert(next_acknowledged(&mut output).unwrap()),
            };
        }
        sleep(Duration::from_micros(random % 5_000));
    }
    kill(&mut writer);
    while let Some(command) = next_acknowledged(&mut output) {
        acknowledged.insert(command);
    }
    acknowledged
}

/// A test once more, in a process of its own, which [`address`] tells which
/// database to write to.
pub(super) fn start(test: &str, database: &Database) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(WRITER, database.address())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The database that this process writes to, if it is one that is killed.
pub(super) fn address() -> Option<String> {
    env::var(WRITER).ok()
}

fn kill(writer: &mut Child) {
    writer.kill().unwrap();
    let status = writer.wait().unwrap();
    assert_eq!(status.code(), None, "the writer ended by itself");
}

/// What the writer tells of the next command that was done.
fn next_acknowledged(output: &mut BufReader<ChildStdout>) -> Option<Vec<String>> {
    loop {
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        if line.is_empty() {
            return None;
        }
        if let Some((_, command)) = line.split_once("acknowledged: ") {
            let values = command.trim_end().splitn(6, ' ');
            return Some(values.map(str::to_owned).collect());
        }
    }
}
