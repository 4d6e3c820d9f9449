//! The events of a store and those who follow them.

use std::time::Duration;

use dvomova::article::Window;
use dvomova::store::{Event, EventCursor, EventReader, Happened, Store, StoreErrorKind};
use sqlx::postgres::PgListener;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::time::timeout;

use super::backends::{Backend, Database, on, on_every_backend, on_every_database};
use super::newsroom::{at, begin, olena, open_newsroom, petro, text};

/// Far longer than any wait in a test that passes.
const LONG: Duration = Duration::from_secs(30);

/// Reads this many events from the beginning and gives the place after them.
/// What other tests write to the same server may hold them back for a while.
pub(super) async fn read(store: &Store, count: usize) -> (Vec<Event>, EventCursor) {
    let mut reader = store.event_reader(EventCursor::START);
    let mut events = Vec::new();
    while events.len() < count {
        events.extend(next(&mut reader, 100).await);
    }
    assert_eq!(events.len(), count);
    (events, reader.cursor())
}

/// How many events [`open_newsroom`] makes.
const NEWSROOM: usize = 7;

pub(super) async fn next(reader: &mut EventReader, limit: u32) -> Vec<Event> {
    let page = timeout(LONG, reader.next_batch(limit)).await;
    page.unwrap().unwrap().events
}

fn ids(events: &[Event]) -> Vec<i64> {
    events.iter().map(|event| event.id).collect()
}

#[test]
fn events_come_page_by_page_and_a_kept_cursor_reads_on() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let (all, end) = read(&store, NEWSROOM + 2).await;
        assert_eq!(all[NEWSROOM].happened, Happened::Created);
        assert_eq!(all[NEWSROOM].actor.as_str(), "olena");
        assert_eq!(all[NEWSROOM].at, at(1));

        let mut cursor = EventCursor::START;
        let mut paged = Vec::new();
        for expected in [4, 4, 1, 0, 0] {
            let page = store.events_after(&cursor, 4).await.unwrap();
            assert_eq!(page.events.len(), expected);
            paged.extend(page.events);
            cursor = page.next.to_string().parse().unwrap();
        }
        assert_eq!(paged, all);
        assert_eq!(cursor, end);
    });
}

#[test]
fn a_reader_from_the_end_gets_only_what_comes() {
    on_every_backend(async |store| {
        let empty = store.events_end().await.unwrap();
        open_newsroom(&store).await;
        let (all, end) = read(&store, NEWSROOM).await;
        assert_eq!(store.events_end().await.unwrap(), end);
        let mut early = store.event_reader(empty);
        assert_eq!(next(&mut early, 100).await, all);
        let mut late = store.event_reader(end);
        let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let first = next(&mut late, 1).await;
        assert_eq!(first[0].happened, Happened::Created);
        assert_eq!(next(&mut early, 1).await, first);
        assert_eq!(early.cursor(), late.cursor());
    });
}

#[test]
fn a_reader_that_waits_is_woken_by_what_another_process_writes() {
    on_every_database(async |database| {
        let (store, other) = (database.open().await, database.open().await);
        open_newsroom(&store).await;
        let mut reader = store.event_reader(read(&store, NEWSROOM).await.1);
        let waiting = tokio::spawn(async move { next(&mut reader, 100).await });
        let _ = begin(&other, "Трамвай на Подолі", &petro(1)).await;
        assert_eq!(waiting.await.unwrap()[0].actor.as_str(), "petro");
    });
}

#[test]
fn a_reader_that_gave_up_waiting_loses_nothing() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let mut reader = store.event_reader(read(&store, NEWSROOM).await.1);
        let waiting = timeout(Duration::from_millis(20), reader.next_batch(100));
        assert!(waiting.await.is_err());
        let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        assert_eq!(next(&mut reader, 100).await[0].happened, Happened::Created);
    });
}

#[test]
fn a_cursor_of_another_database_is_refused() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let kept = read(&store, NEWSROOM).await.1.to_string();
        let generation = "0e6f1a52-7a0e-4a2b-9a53-0c8d5b1f6a10";
        let (_, place) = kept.split_once('.').unwrap();
        let foreign = format!("{generation}.{place}").parse().unwrap();
        let refused = store.events_after(&foreign, 1).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::ForeignCursor);
        assert_eq!(
            refused.to_string(),
            "the cursor is of another database, or of this one before it was restored from a copy: forget all that was made of its events, such as cached pages, and read on from `Store::events_end`, or begin with `EventCursor::START`"
        );
    });
}

#[test]
fn a_cursor_from_before_a_copy_was_restored_is_refused() {
    on(Backend::SqliteFile, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let path = database.url.strip_prefix("sqlite:").unwrap().to_owned();
        let copy = format!("{path}.copy");
        database.ask(&format!("VACUUM INTO '{copy}'")).await;
        let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let lost = store.events_end().await.unwrap();
        drop(store);

        let url = format!("sqlite:{copy}");
        let restored = Store::open(&url, database.options()).await.unwrap();
        let refused = restored.events_after(&lost, 1).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::ForeignCursor);
        // Nor once there is an event of that number again.
        let _ = begin(&restored, "Міст на Подолі", &olena(2)).await;
        let refused = restored.events_after(&lost, 1).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::ForeignCursor);
    });
}

#[test]
fn events_that_another_server_has_numbered_come_first_after_a_move() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (before, kept) = read(&store, NEWSROOM).await;
        let moved = "UPDATE @event SET transaction_id = transaction_id + 1000000000000";
        database.ask(moved).await;
        let refused = store.events_after(&kept, 1).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::ForeignCursor);

        let reopened = database.open().await;
        let _ = begin(&reopened, "Трамвай на Подолі", &olena(1)).await;
        let (after, _) = read(&reopened, NEWSROOM + 2).await;
        assert_eq!(after[..NEWSROOM], before);
        let refused = reopened.events_after(&kept, 1).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::ForeignCursor);
    });
}

#[test]
fn a_command_notifies_whoever_listens_and_a_refused_one_does_not() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let channel = &database.schema;
        let mut listener = PgListener::connect(&database.url).await.unwrap();
        listener.listen(channel).await.unwrap();
        let stale = begun.variant;
        let window = Window::from(at(2));
        let _ = store
            .publish(stale, begun.revision, window, &olena(2))
            .await
            .unwrap();
        store
            .save_draft(stale, text("Інший трамвай"), &olena(3))
            .await
            .unwrap_err();
        let heard = timeout(LONG, listener.recv()).await.unwrap().unwrap();
        assert_eq!(heard.channel(), channel);
        assert_eq!(heard.payload(), "");
        // A mark of our own would come after a second one, were there any.
        database.ask(&format!("NOTIFY {channel}, 'end'")).await;
        let heard = timeout(LONG, listener.recv()).await.unwrap().unwrap();
        assert_eq!(heard.payload(), "end");
    });
}

#[test]
fn all_readers_of_a_store_share_one_connection_for_notifications() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let mut readers: Vec<_> = (0..3)
            .map(|_| store.event_reader(EventCursor::START))
            .collect();
        for reader in &mut readers {
            next(reader, 1).await;
        }
        let listening = format!(
            "SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN \"{}\"'",
            database.schema
        );
        wait_for(database, &listening, "1").await;
        drop(readers);
        wait_for(database, &listening, "0").await;
    });
}

async fn wait_for(database: &Database, question: &str, answer: &str) {
    let asking = async {
        while database.ask(question).await[0][0] != answer {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LONG, asking).await.unwrap();
}

/// Inserts an event by hand.
async fn insert_event(connection: &mut PgConnection, schema: &str, actor: &str) {
    let sql = format!(
        "INSERT INTO {schema}.event (at, actor, happened, cache_tags, urls)
         VALUES (0, '{actor}', 'saved', '[]', '[]')"
    );
    run(connection, &sql).await;
}

async fn run(connection: &mut PgConnection, sql: &str) {
    let sql = sqlx::raw_sql(AssertSqlSafe(sql));
    sql.execute(connection).await.unwrap();
}

#[test]
fn an_event_that_took_its_number_first_and_is_committed_last_is_not_skipped() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (_, end) = read(&store, NEWSROOM).await;
        let mut slow = PgConnection::connect(&database.url).await.unwrap();
        run(&mut slow, "BEGIN").await;
        insert_event(&mut slow, &database.schema, "slow").await;
        let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        // What is committed is held back, for the slow one comes before it.
        let page = store.events_after(&end, 100).await.unwrap();
        assert_eq!(page.events, []);
        let mut reader = store.event_reader(page.next);
        // In one go or in two: other tests write to the same server.
        let waiting = tokio::spawn(async move {
            let mut events = next(&mut reader, 100).await;
            while events.len() < 3 {
                events.extend(next(&mut reader, 100).await);
            }
            events
        });
        run(&mut slow, "COMMIT").await;
        let events = waiting.await.unwrap();
        let actors: Vec<_> = events.iter().map(|event| event.actor.as_str()).collect();
        assert_eq!(actors, ["slow", "olena", "olena"]);
        let numbers = ids(&events);
        assert!(numbers.is_sorted(), "{numbers:?}");
    });
}

/// Writers whose transactions are of different lengths and overlap, some of
/// which are rolled back.
async fn write_at_random(url: String, schema: String, writer: u64) {
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let mut random = writer.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for _ in 0..25 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // The number of the transaction is taken some time before the event's.
        run(&mut connection, "BEGIN; SELECT pg_current_xact_id()").await;
        tokio::time::sleep(Duration::from_millis(random % 7)).await;
        insert_event(&mut connection, &schema, "writer").await;
        tokio::time::sleep(Duration::from_millis(random % 11)).await;
        let end = if random.is_multiple_of(5) {
            "ROLLBACK"
        } else {
            "COMMIT"
        };
        run(&mut connection, end).await;
    }
}

#[test]
fn readers_beside_many_writers_get_every_event_once_and_in_one_order() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (_, end) = read(&store, NEWSROOM).await;
        let writers: Vec<_> = (1..=8)
            .map(|writer| {
                let (url, schema) = (database.url.clone(), database.schema.clone());
                tokio::spawn(write_at_random(url, schema, writer))
            })
            .collect();
        let by_olena = |event: &&Event| event.actor.as_str() == "olena";
        let follow = async |limit: u32| {
            let mut reader = store.event_reader(end);
            let mut read = Vec::new();
            while read.iter().filter(by_olena).count() < 2 {
                read.extend(next(&mut reader, limit).await);
                if limit == 1 {
                    // This one is killed after every event.
                    let kept = reader.cursor().to_string();
                    reader = store.event_reader(kept.parse().unwrap());
                }
            }
            ids(&read)
        };
        let finish = async {
            for writer in writers {
                writer.await.unwrap();
            }
            let _ = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        };
        let ((), one, other) = tokio::join!(finish, follow(1), follow(7));
        let written = "SELECT id FROM @event WHERE actor = 'writer' OR happened = 'created'";
        let mut written: Vec<i64> = database
            .ask(written)
            .await
            .iter()
            .map(|row| row[0].parse().unwrap())
            .collect();
        assert!(written.len() > 100, "{}", written.len());
        assert_eq!(one, other);
        let mut read = one;
        assert!(!read.is_sorted(), "no transaction overtook another");
        read.sort_unstable();
        written.sort_unstable();
        assert_eq!(read, written);
    });
}
