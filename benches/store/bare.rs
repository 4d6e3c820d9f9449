//! What a site would write by hand: the same texts in one table, the same rows
//! read with one statement.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dvomova::address::ArticlePath;
use dvomova::article::Article;
use dvomova::language::Language;
use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool, Row};

use super::SCHEMA;

/// The text that stands at an address.
const SELECT: &str = "SELECT v.live_from, r.origin, r.title, r.lead, r.body
    FROM slug k JOIN variant v ON v.article = k.article AND v.language = k.language
    JOIN revision r ON r.article = v.article AND r.language = v.language AND r.number = v.live
    WHERE k.language = 'en' AND k.slug = $1";

/// The store's own database.
pub(crate) enum Bare {
    Sqlite(Arc<Mutex<rusqlite::Connection>>),
    Postgres(PgPool),
}

impl Bare {
    pub(crate) async fn sqlite(file: &Path) -> Self {
        let connection = rusqlite::Connection::open(file).unwrap();
        Self::Sqlite(Arc::new(Mutex::new(connection)))
    }

    pub(crate) async fn postgres(url: &str) -> Self {
        let pool = PgPool::connect(url).await.unwrap();
        Self::Postgres(pool)
    }

    /// As PostgreSQL does by itself after a while.
    pub(crate) async fn analyze(&self) {
        if let Self::Postgres(pool) = self {
            sqlx::raw_sql("VACUUM ANALYZE").execute(pool).await.unwrap();
        }
    }

    /// The microseconds of a `SELECT` that leaves the async world in peace.
    pub(crate) fn on_this_thread(&self, paths: &[ArticlePath]) -> Option<f64> {
        let Self::Sqlite(connection) = self else {
            return None;
        };
        let connection = connection.lock().unwrap();
        let round = || {
            let start = Instant::now();
            for path in paths {
                select(&connection, path.slug.as_str());
            }
            start.elapsed()
        };
        let best = (0..12).map(|_| round()).min().unwrap();
        Some(best.as_secs_f64() * 1e6 / paths.len() as f64)
    }

    pub(crate) async fn select(&self, path: &ArticlePath) {
        match self {
            Self::Sqlite(connection) => {
                let connection = Arc::clone(connection);
                let slug = path.slug.to_string();
                let work = move || select(&connection.lock().unwrap(), &slug);
                tokio::task::spawn_blocking(work).await.unwrap();
            }
            Self::Postgres(pool) => {
                let sql = SELECT.replace("slug k", &format!("{SCHEMA}.slug k"));
                let sql = sql.replace("JOIN ", &format!("JOIN {SCHEMA}."));
                let query = sqlx::query(AssertSqlSafe(sql)).bind(path.slug.as_str());
                let row = query.fetch_one(pool).await.unwrap();
                assert!(row.get::<i64, _>(0) > 0);
                for text in 1..5 {
                    assert!(!row.get::<String, _>(text).is_empty());
                }
            }
        }
    }
}

fn select(connection: &rusqlite::Connection, slug: &str) -> (i64, [String; 4]) {
    let mut statement = connection.prepare_cached(SELECT).unwrap();
    let read = |row: &rusqlite::Row<'_>| {
        let texts = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
        Ok((row.get(0)?, texts))
    };
    statement.query_row([slug], read).unwrap()
}

pub(crate) async fn drop_schema(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
    let dropped = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection);
    dropped.await.unwrap();
}

/// The time that it takes to insert the texts of articles into one table of a
/// new SQLite file, in one transaction.
pub(crate) fn inserts(articles: &[Article]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE text (article BLOB NOT NULL, language TEXT NOT NULL,
                slug TEXT NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL, body TEXT NOT NULL,
                PRIMARY KEY (article, language))",
        )
        .unwrap();
    let start = Instant::now();
    let transaction = connection.transaction().unwrap();
    {
        let sql = "INSERT INTO text VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = transaction.prepare(sql).unwrap();
        for article in articles {
            for language in Language::ALL {
                let Some(edition) = article.edition(language) else {
                    continue;
                };
                let text = &edition.variant;
                let id = article.id.uuid();
                let values = (
                    &id.as_bytes()[..],
                    language.tag(),
                    text.slug.as_str(),
                    text.title.as_str(),
                    text.lead.as_str(),
                    text.body.as_str(),
                );
                insert.execute(values).unwrap();
            }
        }
    }
    transaction.commit().unwrap();
    start.elapsed()
}
