//! A store as one file, and the same store made of it.

use std::io::{self, Cursor, Write};
use std::time::Duration;

use dvomova::address::Addresses;
use dvomova::article::{ArticleId, ArticleVariant, Body, Text, Window};
use dvomova::exchange::Folder;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Change, EventCursor, Happened, NewArticle, PurgedAddresses, Store, StoreError,
    StoreErrorKind, StoreOptions, VariantVersion,
};

use super::backends::{Backend, Database, on, on_every_backend, on_two};
use super::events::{next, read};
use super::import::{article, import};
use super::newsroom::{at, begin, facts, olena, open_newsroom, petro, shared, text};
use crate::udhr;

/// A store in which every table has something.
async fn fill(store: &Store) {
    open_newsroom(store).await;
    let root = udhr::folder();
    let folder = Folder::load_strict(root.path()).unwrap();
    drop(store.import(&folder, &olena(0)).await.unwrap());
    let first = begin(store, "Трамвай «на Подолі»\u{2028}", &olena(1)).await;
    let article = first.variant.article;
    let done = store
        .publish(
            first.variant,
            first.revision,
            Window::from(at(2)),
            &olena(2),
        )
        .await;
    let done = done.unwrap();
    let mut newer = text("Трамвай «на Подолі»");
    newer.slug = done.slug.clone();
    let done = store
        .save_draft(done.variant, newer, &olena(3))
        .await
        .unwrap();
    let change = Change::Correction("Виправлено \"назву\" \\ рік.".parse().unwrap());
    let done = store
        .replace(done.variant, done.revision, at(90), change, &olena(4))
        .await;
    drop(done.unwrap());
    let absent = VariantVersion::absent(article, English);
    let source = first.revision;
    let done = store
        .translate(absent, source, text("A tram to Podil"), &petro(5))
        .await;
    let done = done.unwrap();
    let token = store
        .create_preview(article, English, done.revision, at(600), &petro(6))
        .await;
    drop(token.unwrap());
    let second = begin(store, "Нічний трамвай", &petro(7)).await;
    let seen = shared(second.variant.article, 1);
    let seen = store
        .set_related(seen, vec![article], &petro(8))
        .await
        .unwrap();
    let third = begin(store, "Третій трамвай", &petro(9)).await;
    let third_seen = shared(third.variant.article, 1);
    store.merge(third_seen, seen, &olena(10)).await.unwrap();
    let fourth = begin(store, "Четвертий трамвай", &petro(11)).await;
    let reason = "Рішення суду".parse().unwrap();
    let gone = PurgedAddresses::Gone;
    let purged = store
        .purge(fourth.variant, reason, gone, Cascade::Refuse, &olena(12))
        .await;
    drop(purged.unwrap());
    let rows = [("/?p=1".to_owned(), article, Some(Ukrainian))];
    drop(store.import_legacy(rows, &olena(13)).await.unwrap());
}

async fn dumped(store: &Store) -> String {
    String::from_utf8(store.dump(Vec::new()).await.unwrap()).unwrap()
}

fn store_options() -> StoreOptions {
    StoreOptions::new(Addresses::new("https://misto.example".parse().unwrap()))
}

async fn restore(store: &Store, dump: &str) -> Result<(), StoreError> {
    store.restore_dump(Cursor::new(dump.to_owned())).await
}

#[test]
fn a_dump_restored_and_dumped_again_is_the_same_to_the_byte() {
    use Backend::{Postgres, SqliteFile, SqliteMemory};
    let pairs = [
        (SqliteFile, SqliteMemory),
        (SqliteFile, Postgres),
        (Postgres, SqliteFile),
        (Postgres, Postgres),
    ];
    on_two(&pairs, async |first: &Database, second: &Database| {
        let store = first.open().await;
        fill(&store).await;
        let dump = dumped(&store).await;
        // No table was forgotten.
        for table in dump.split("{\"table\":").skip(1) {
            let rows = table.lines().count();
            assert!(rows > 1, "{table}");
        }
        let other = second.open().await;
        restore(&other, &dump).await.unwrap();
        assert_eq!(dumped(&other).await, dump);

        // And the newsroom works on in it: the same command, the same event.
        let mut dumps = Vec::new();
        for store in [&store, &other] {
            let id = ArticleId::from_path("later");
            let new = NewArticle {
                id,
                original: Ukrainian,
                facts: facts(),
                text: text("Новий трамвай"),
            };
            drop(store.create(new, &olena(20)).await.unwrap());
            assert_ne!(store.tick(at(100)).await.unwrap().articles, 0);
            dumps.push(dumped(store).await);
        }
        assert_ne!(dumps[0], dump);
        let without_numbers = |dump: &str| {
            let lines = dump.lines().filter(|line| !line.starts_with("{\"rows\""));
            let lines: Vec<String> = lines
                .map(|line| match line.split_once(',') {
                    // PostgreSQL leaves numbers out.
                    Some((first, rest)) if first[1..].parse::<i64>().is_ok() => rest.to_owned(),
                    _ => line.to_owned(),
                })
                .collect();
            lines
        };
        assert_eq!(without_numbers(&dumps[0]), without_numbers(&dumps[1]));
    });
}

#[test]
fn what_was_restored_is_read_from_the_first_event_on() {
    use Backend::{Postgres, SqliteFile};
    on_two(
        &[(SqliteFile, Postgres), (Postgres, SqliteFile)],
        async |first: &Database, second: &Database| {
            let store = first.open().await;
            fill(&store).await;
            let dump = dumped(&store).await;
            let (_, table) = dump.split_once("{\"table\":\"event\"").unwrap();
            let count = table
                .lines()
                .skip(1)
                .take_while(|line| line.starts_with('['))
                .count();
            let (old, end) = read(&store, count).await;
            let other = second.open().await;
            let empty = other.events_end().await.unwrap();
            restore(&other, &dump).await.unwrap();
            let (new, new_end) = read(&other, count).await;
            assert_eq!(new, old);
            for cursor in [end, empty] {
                if cursor != EventCursor::START {
                    assert!(other.events_after(&cursor, 1).await.is_err());
                }
            }
            drop(begin(&other, "Новий трамвай", &olena(20)).await);
            let mut reader = other.event_reader(new_end);
            let later = next(&mut reader, 100).await;
            assert_eq!(later[0].happened, Happened::Created);
            assert!(later[0].id > new[count - 1].id);
        },
    );
}

#[test]
fn a_store_that_is_not_empty_is_left_as_it_is() {
    on_every_backend(async |store| {
        fill(&store).await;
        let dump = dumped(&store).await;
        let error = restore(&store, &dump).await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Refused);
        assert_eq!(
            error.to_string(),
            "the store is not empty, it has rows in the table `term`: restore into a new database"
        );
        assert_eq!(dumped(&store).await, dump);
    });
}

/// Refuses a dump, with this line and reason, and writes nothing of it.
async fn check_refused(store: &Store, dump: &str, expected: &str) {
    let empty = dumped(store).await;
    let error = restore(store, dump).await.unwrap_err().to_string();
    assert_eq!(error, expected);
    assert_eq!(dumped(store).await, empty);
}

#[test]
fn a_dump_that_was_cut_or_changed_is_refused_with_its_line() {
    use Backend::{Postgres, SqliteFile};
    on_two(
        &[(SqliteFile, SqliteFile), (SqliteFile, Postgres)],
        async |first: &Database, second: &Database| {
            let store = first.open().await;
            open_newsroom(&store).await;
            let dump = dumped(&store).await;
            let lines: Vec<&str> = dump.split_inclusive('\n').collect();
            let count = lines.len();
            let other = second.open().await;
            let cut = "the dump ends here: it was cut off; nothing was restored";
            check_refused(&other, "", &format!("line 1: {cut}")).await;
            let half = lines[..count / 2].concat();
            check_refused(&other, &half, &format!("line {}: {cut}", count / 2 + 1)).await;
            let mid = &dump[..dump.len() - 5];
            check_refused(&other, mid, &format!("line {count}: {cut}")).await;

            let changed = dump.replace("Трамваї", "Тролеї");
            let expected = format!(
                "line {count}: the lines before are not those that were written; nothing was restored"
            );
            check_refused(&other, &changed, &expected).await;
            let fewer = [&lines[..3], &lines[4..]].concat().concat();
            let expected = format!(
                "line {}: there are more or fewer rows than it says; nothing was restored",
                count - 1
            );
            check_refused(&other, &fewer, &expected).await;
            let typed = dump.replacen(
                "[\"person\",\"koval\",1,",
                "[\"person\",\"koval\",\"1\",",
                1,
            );
            let expected = "line 3: expected a row of the table `term`, with `version` as Integer: the dump was changed; nothing was restored";
            check_refused(&other, &typed, expected).await;
            let more = format!("{dump}\n");
            let expected = format!(
                "line {}: something stands behind the end of the dump; nothing was restored",
                count + 1
            );
            check_refused(&other, &more, &expected).await;
            let newer = dump.replacen("\"format\":1", "\"format\":2", 1);
            let error = restore(&other, &newer).await.unwrap_err();
            assert_eq!(error.kind(), StoreErrorKind::Newer);
            check_refused(
                &other,
                "{\"some\":\"file\"}\n",
                "line 1: expected the beginning of a dump that a store has written; nothing was restored",
            )
            .await;
            // What was refused so often is taken once it is right.
            restore(&other, &dump).await.unwrap();
            assert_eq!(dumped(&other).await, dump);
        },
    );
}

/// Takes some bytes, and then no more.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.checked_sub(bytes.len()) {
            Some(rest) => {
                self.0 = rest;
                Ok(bytes.len())
            }
            None => Err(io::Error::other("no room")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_writer_that_fails_is_told() {
    on(Backend::SqliteFile, async |database: &Database| {
        let store = database.open().await;
        fill(&store).await;
        let error = store.dump(Full(1000)).await.map(drop).unwrap_err();
        assert_eq!(error.to_string(), "the dump cannot be written");
        let cause = std::error::Error::source(&error).unwrap();
        assert_eq!(cause.to_string(), "no room");
    });
}

/// Remembers how much it was given at once.
struct Pieces(usize);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn long_texts_are_dumped_a_mebibyte_at_a_time() {
    const MEBIBYTE: usize = 1024 * 1024;
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        for number in 0..6 {
            let mut long = text(&format!("Трамвай {number}"));
            let length = [1, 2, 3][number % 3] * MEBIBYTE / 3;
            long.body = "a".repeat(length).parse().unwrap();
            let new = NewArticle {
                id: ArticleId::from_path(&number.to_string()),
                original: Ukrainian,
                facts: facts(),
                text: long,
            };
            drop(store.create(new, &olena(1)).await.unwrap());
        }
        let Pieces(longest) = store.dump(Pieces(0)).await.unwrap();
        assert!(longest > MEBIBYTE, "{longest}");
        assert!(longest < MEBIBYTE + 10_000, "{longest}");
        // And they come back.
        let dump = dumped(&store).await;
        let other = Store::open("sqlite::memory:", store_options())
            .await
            .unwrap();
        restore(&other, &dump).await.unwrap();
        assert_eq!(dumped(&other).await, dump);
    });
}

/// What takes the most room of all texts: a body of half a million blocks, and
/// as many key points as there may be, of letters that are escaped twice.
fn largest() -> ArticleVariant {
    let mut largest = text("Найбільший");
    let points = "\"".repeat(Text::MAX_BYTES).parse().unwrap();
    largest.key_points = vec![points; 100];
    largest.body = "#\n".repeat(Body::MAX_BYTES / 2).parse().unwrap();
    largest
}

#[test]
fn the_largest_text_that_the_store_takes_is_restored_as_it_was() {
    use Backend::{Postgres, SqliteFile};
    on_two(
        &[(SqliteFile, Postgres)],
        async |first: &Database, second: &Database| {
            let store = first.open().await;
            open_newsroom(&store).await;
            let new = NewArticle {
                id: ArticleId::from_path("largest"),
                original: Ukrainian,
                facts: facts(),
                text: largest(),
            };
            let done = store.create(new, &olena(1)).await.unwrap();
            let absent = VariantVersion::absent(done.variant.article, English);
            let act = petro(2);
            let translated = store.translate(absent, done.revision, largest(), &act);
            drop(translated.await.unwrap());
            let dump = dumped(&store).await;
            let longest = dump.lines().map(str::len).max().unwrap();
            assert!(longest > 24 * 1024 * 1024, "{longest}");
            let other = second.open().await;
            restore(&other, &dump).await.unwrap();
            assert!(dumped(&other).await == dump);
        },
    );
}

#[test]
fn more_key_points_than_a_row_should_hold_are_refused() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let mut many = text("Трамвай на Подолі");
        many.key_points = vec!["Рух відновлено".parse().unwrap(); 101];
        let act = olena(2);
        let saved = store.save_draft(done.variant, many.clone(), &act).await;
        let expected = "101 key points in `uk` are too many: keep 100 at most";
        assert_eq!(saved.unwrap_err().to_string(), expected);
        let mut imported = article("night", "Нічний трамвай", "The night tram");
        imported.edition_mut(Ukrainian).unwrap().variant = many;
        let id = imported.id;
        let imported = import(&store, &[imported], &olena(3)).await;
        assert_eq!(
            imported.problems[0].to_string(),
            format!("article {id}: {expected}")
        );
    });
}

/// Somebody's file that breaks.
struct Broken;

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        panic!("a bug of the host")
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("a bug of the host")
    }
}

#[test]
fn a_panic_of_the_host_is_its_own() {
    on_every_backend(async |store| {
        let dumping = store.clone();
        let dumping = tokio::spawn(async move { dumping.dump(Broken).await.map(drop) });
        let restoring = store.clone();
        let broken = io::BufReader::new(Broken);
        let restoring = tokio::spawn(async move { restoring.restore_dump(broken).await });
        for stopped in [dumping.await.unwrap_err(), restoring.await.unwrap_err()] {
            let panic = stopped.into_panic();
            assert_eq!(panic.downcast_ref(), Some(&"a bug of the host"));
        }
        drop(dumped(&store).await);
    });
}

#[test]
fn one_thread_that_may_block_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    for url in [
        "sqlite::memory:",
        &format!("sqlite:{}/news.db", folder.path().display()),
    ] {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let done = runtime.block_on(async {
            let both = async {
                let store = Store::open(url, store_options()).await.unwrap();
                let dump = dumped(&store).await;
                restore(&store, &dump).await.unwrap();
            };
            tokio::time::timeout(Duration::from_secs(20), both).await
        });
        // One that waits for ever would keep this one waiting.
        runtime.shutdown_background();
        assert!(done.is_ok(), "{url}");
    }
}
