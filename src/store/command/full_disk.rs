//! Commands for which the disk has no room. SQLite counts pages per connection,
//! and the one that writes is not to be had from outside.

#![allow(
    clippy::unwrap_used,
    reason = "tests fail by panicking, their helpers too"
)]

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;
use tempfile::TempDir;

use super::{Cascade, Change, NewArticle, PurgedAddresses};
use crate::address::Addresses;
use crate::article::{ArticleId, ArticleVariant, Window};
use crate::language::Language::{English, Ukrainian};
use crate::store::database::values;
use crate::store::{
    Act, Done, RevisionNumber, SharedFacts, Store, StoreError, StoreErrorKind, StoreOptions,
    VariantVersion,
};

/// A command that may be given again and again, each time with another number.
#[derive(Clone, Copy, Debug)]
enum Command {
    Create,
    Save,
    Translate,
    Publish,
    Replace,
    Rename,
    Withdraw,
    Purge,
    Preview,
}

const ALL: [Command; 9] = [
    Command::Create,
    Command::Save,
    Command::Translate,
    Command::Publish,
    Command::Replace,
    Command::Rename,
    Command::Withdraw,
    Command::Preview,
    Command::Purge,
];

/// A text of many pages.
fn text(number: usize) -> ArticleVariant {
    let body = "Трамвай їде на Поділ. ".repeat(400);
    serde_json::from_value(json!({
        "slug": format!("tramvai-{number}"), "title": format!("Трамвай {number}"),
        "lead": "Про що мова.", "body": body,
    }))
    .unwrap()
}

/// Each is a second after the one before.
fn act(number: usize) -> Act {
    let noon: DateTime<Utc> = "2025-11-05T10:00:00Z".parse().unwrap();
    let seconds = TimeDelta::seconds(number.try_into().unwrap());
    Act::new("olena".parse().unwrap(), noon + seconds)
}

async fn create(store: &Store, number: usize) -> Result<Done, StoreError> {
    let new = NewArticle {
        id: ArticleId::from_path(&format!("city/{number}")),
        original: Ukrainian,
        facts: SharedFacts::new("city".parse().unwrap()),
        text: text(number),
    };
    store.create(new, &act(number)).await
}

impl Command {
    /// Gives it about an article that is public, in whichever version it is.
    async fn give(
        self,
        store: &Store,
        article: ArticleId,
        number: usize,
    ) -> Result<(), StoreError> {
        let overview = store.article_overview(article, act(number).at).await?;
        let ukrainian = overview.languages.ukrainian.unwrap();
        let seen = ukrainian.version;
        let first = RevisionNumber::new(1);
        let note = || "Уточнення.".parse().unwrap();
        let mut newer = text(number);
        newer.slug = ukrainian.slug;
        let act = act(number);
        let done = match self {
            Self::Create => create(store, number).await,
            Self::Save => store.save_draft(seen, newer, &act).await,
            Self::Translate => {
                let absent = VariantVersion::absent(article, English);
                let seen = overview.languages.english.map_or(absent, |it| it.version);
                store.translate(seen, first, text(0), &act).await
            }
            Self::Publish => store.publish(seen, first, Window::from(act.at), &act).await,
            Self::Replace => {
                let change = Change::Correction(note());
                store.replace(seen, first, act.at, change, &act).await
            }
            Self::Rename => {
                let slug = format!("slug-{number}").parse().unwrap();
                store.change_slug(seen, slug, &act).await
            }
            Self::Withdraw => store.withdraw(seen, note(), Cascade::Refuse, &act).await,
            Self::Purge => {
                let gone = PurgedAddresses::Gone;
                store.purge(seen, note(), gone, Cascade::Refuse, &act).await
            }
            Self::Preview => {
                let evening = "2025-11-05T16:00:00Z".parse().unwrap();
                let made = store.create_preview(article, Ukrainian, first, evening, &act);
                return made.await.map(drop);
            }
        };
        done.map(drop)
    }
}

/// Every row of every table, and that the file is whole.
fn rows(path: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open(path).unwrap();
    let all = |sql: &str| {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect();
        let rows = statement.query_map([], row).unwrap();
        rows.collect::<Result<Vec<Vec<Value>>, _>>().unwrap()
    };
    let whole = all("PRAGMA integrity_check");
    assert_eq!(whole, [[Value::Text("ok".to_owned())]]);
    assert_eq!(all("PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    let mut found = Vec::new();
    for table in all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
        if let Some(Value::Text(table)) = table.first() {
            found.extend(all(&format!("SELECT * FROM \"{table}\"")));
        }
    }
    found
}

/// Lets the file have so many pages; one that is longer stays as long as it is.
async fn limit(store: &Store, pages: u32) {
    let pragma = format!("PRAGMA max_page_count = {pages}");
    let done = store.write(pragma, |transaction, pragma| {
        Box::pin(transaction.row(pragma, values![]))
    });
    done.await.unwrap();
}

#[tokio::test]
async fn a_command_without_room_does_nothing_and_the_next_one_works() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("news.db").display().to_string();
    let addresses = Addresses::new("https://misto.example".parse().unwrap());
    let options = StoreOptions::new(addresses);
    let store = Store::open(&format!("sqlite:{path}"), options)
        .await
        .unwrap();
    let section = json!({"id": "city", "names": {
        "uk": {"name": "Місто", "slug": "misto"}, "en": {"name": "City", "slug": "city"}}});
    let section = serde_json::from_value(section).unwrap();
    store.create_section(section, &act(0)).await.unwrap();

    let mut number = 0;
    for command in ALL {
        // Each begins with an article of its own that is public.
        number += 1;
        let begun = create(&store, number).await.unwrap();
        let article = begun.variant.article;
        let window = Window::from(act(number).at);
        let (seen, act) = (begun.variant, act(number));
        let published = store.publish(seen, begun.revision, window, &act).await;
        assert_eq!(published.unwrap().warnings, []);

        limit(&store, 1).await;
        let (error, before) = loop {
            number += 1;
            let before = rows(&path);
            match command.give(&store, article, number).await {
                Ok(()) => assert!(rows(&path) != before, "{command:?} did nothing"),
                Err(error) => break (error, before),
            }
        };
        assert_eq!(error.kind(), StoreErrorKind::Full, "{command:?}: {error}");
        assert_eq!(
            error.to_string(),
            "there is no room left for the SQLite database: the command was not carried out",
        );
        assert!(rows(&path) == before, "{command:?} did something");

        limit(&store, 1_000_000).await;
        command.give(&store, article, number).await.unwrap();
        assert!(rows(&path) != before, "{command:?} did nothing");
    }
}
