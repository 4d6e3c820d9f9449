use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::watch;
#[cfg(feature = "postgres")]
use tokio::task::AbortHandle;

#[cfg(feature = "postgres")]
use super::database::postgres::Postgres;
#[cfg(feature = "sqlite")]
use super::database::sqlite::Sqlite;
use super::database::{Bulk, Database, Scope, Work};
use super::location::Location;
use super::mark::WriteMark;
use super::options::{Migrations, Settings, StoreOptions};
use super::{StoreError, StoreErrorKind, event, migration};

/// The articles of a site in a database. Cheap to clone: clones share the
/// connections.
///
/// Its methods are called from tasks of a tokio runtime that has its clock
/// enabled, as `#[tokio::main]` makes it.
///
/// A command whose future is dropped, as by a timeout or a browser that hangs
/// up, is carried out as a whole or not at all: it is rolled back unless it is
/// being committed already. Whoever wants to know which it was reads what it was
/// to change. So a command that has to be done is given a task of its own.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
    at_least: WriteMark,
}

struct Inner {
    database: Database,
    settings: Arc<Settings>,
    writes: watch::Sender<u64>,
    listening: Mutex<Weak<Listening>>,
}

/// Hears of others' writes for as long as somebody keeps it.
pub(super) struct Listening {
    #[cfg(feature = "postgres")]
    task: Option<AbortHandle>,
}

#[cfg(feature = "postgres")]
impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

impl Store {
    /// Opens a database and brings it up to date.
    ///
    /// | address | |
    /// | --- | --- |
    /// | `sqlite::memory:` | in memory: gone with the last clone of the store |
    /// | `sqlite:news.db`, `sqlite:/srv/news.db` | a file, made if it is not there; its folder must be there |
    /// | `postgres://user:password@host/database` | a schema of a PostgreSQL database, made if it is not there |
    ///
    /// # Errors
    ///
    /// Of kind [`InvalidUrl`](StoreErrorKind::InvalidUrl): `mysql://…`,
    /// `news.db` without `sqlite:`, `postgres://…` in a program built without
    /// the feature `postgres`. [`Unavailable`](StoreErrorKind::Unavailable): a
    /// file in a folder that is not there. [`Corrupt`](StoreErrorKind::Corrupt):
    /// a file that is a picture. [`Newer`](StoreErrorKind::Newer) and
    /// [`Changed`](StoreErrorKind::Changed): a database that other versions of
    /// the library have made. [`Outdated`](StoreErrorKind::Outdated): one that
    /// waits for [`migrate`](Self::migrate), where the options say so.
    pub async fn open(url: &str, options: StoreOptions) -> Result<Self, StoreError> {
        let store = Self::connect(url, &options).await?;
        store.checked(options.migrations).await
    }

    /// Brings a database up to date, or makes it. Several processes may do so
    /// at once.
    ///
    /// # Errors
    ///
    /// As of [`open`](Self::open).
    pub async fn migrate(url: &str, options: &StoreOptions) -> Result<(), StoreError> {
        let store = Self::connect(url, options).await?;
        migration::apply(&store).await
    }

    /// A store in the pool that a site already has, with pools of its replicas
    /// if there are any. It brings the database up to date like
    /// [`open`](Self::open); of the options those of the connections do not
    /// matter, but the timeout does, for locks and servers that are silent. What
    /// a firewall between may forget of an idle connection is for the pool to
    /// find out. Each pool leads to one server, as
    /// each address of [`with_replicas`](StoreOptions::with_replicas).
    ///
    /// # Errors
    ///
    /// As of [`open`](Self::open); of kind
    /// [`InvalidUrl`](StoreErrorKind::InvalidUrl) where a pool that is named as
    /// a replica's is the primary's.
    #[cfg(feature = "postgres")]
    pub async fn from_pool(
        primary: sqlx::PgPool,
        replicas: Vec<sqlx::PgPool>,
        options: StoreOptions,
    ) -> Result<Self, StoreError> {
        let postgres = Postgres::from_pools(primary, replicas, &options).await?;
        Self::of(Database::Postgres(postgres), &options)
            .checked(options.migrations)
            .await
    }

    async fn connect(url: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        let location = Location::of(url)?;
        if location != Location::Postgres && !options.replicas.is_empty() {
            return Err(StoreError::new(
                StoreErrorKind::InvalidUrl,
                "an SQLite database has no replicas: leave them out of the options, or open a PostgreSQL database",
            ));
        }
        let database = match location {
            #[cfg(feature = "sqlite")]
            Location::Memory => Database::Sqlite(Sqlite::memory(options).await?),
            #[cfg(feature = "sqlite")]
            Location::File(path) => Database::Sqlite(Sqlite::file(&path, options).await?),
            #[cfg(not(feature = "sqlite"))]
            Location::Memory | Location::File(_) => return Err(not_built_in("sqlite")),
            #[cfg(feature = "postgres")]
            Location::Postgres => Database::Postgres(Postgres::open(url, options).await?),
            #[cfg(not(feature = "postgres"))]
            Location::Postgres => return Err(not_built_in("postgres")),
        };
        Ok(Self::of(database, options))
    }

    fn of(database: Database, options: &StoreOptions) -> Self {
        let inner = Inner {
            database,
            settings: Arc::new(Settings::clone(&options.settings)),
            writes: watch::Sender::new(0),
            listening: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
            at_least: WriteMark::default(),
        }
    }

    async fn checked(self, migrations: Migrations) -> Result<Self, StoreError> {
        match migrations {
            Migrations::OnOpen => migration::apply(&self).await?,
            Migrations::ByHand => migration::check(&self).await?,
        }
        event::adopt(&self).await?;
        match &self.inner.database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(_) => {}
            // A replica that is behind may not have the tables yet.
            #[cfg(feature = "postgres")]
            Database::Postgres(postgres) => postgres.catch_up().await?,
        }
        Ok(self)
    }

    /// How far this store and its clones have written.
    pub fn mark(&self) -> WriteMark {
        let written = match &self.inner.database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(_) => WriteMark::default(),
            #[cfg(feature = "postgres")]
            Database::Postgres(postgres) => WriteMark::new(postgres.written()),
        };
        written.max(self.at_least)
    }

    /// The same store for reads that have to see what another process has
    /// written until `mark`. A mark that no store made sends reads to the
    /// primary.
    #[must_use]
    pub fn at_least(&self, mark: WriteMark) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            at_least: self.at_least.max(mark),
        }
    }

    /// Does something in one transaction: committed if it gives `Ok`, else
    /// rolled back.
    pub(super) async fn write<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let Inner {
            database,
            settings,
            writes,
            ..
        } = &*self.inner;
        let value = match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(sqlite) => sqlite.write(settings, arguments, work).await,
            #[cfg(feature = "postgres")]
            Database::Postgres(postgres) => postgres.write(settings, &arguments, work).await,
        }?;
        writes.send_modify(|count| *count = count.wrapping_add(1));
        Ok(value)
    }

    /// Tells the database that much is about to be written, or no longer. A
    /// writer that is dropped in between leaves it a larger cache and a longer
    /// log, until the next one ends.
    pub(super) async fn expect(&self, bulk: Bulk) -> Result<(), StoreError> {
        match (&self.inner.database, bulk) {
            #[cfg(feature = "sqlite")]
            (Database::Sqlite(sqlite), bulk) => sqlite.expect(bulk).await,
            #[cfg(feature = "postgres")]
            (Database::Postgres(_), Bulk::Begins | Bulk::Ended) => Ok(()),
        }
    }

    /// Reads one snapshot of the database.
    pub(super) async fn read_snapshot<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        self.read_in(Scope::Snapshot, arguments, work).await
    }

    /// Reads with one statement, which is a snapshot by itself and costs less
    /// than [`read_snapshot`](Self::read_snapshot), unless PostgreSQL plans it
    /// anew each time.
    pub(super) async fn read_one<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        self.read_in(Scope::Statement, arguments, work).await
    }

    /// Reads one snapshot that has all that anybody has written.
    pub(super) async fn read_newest<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        self.read_in(Scope::Newest, arguments, work).await
    }

    async fn read_in<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        scope: Scope,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let Inner {
            database, settings, ..
        } = &*self.inner;
        match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(sqlite) => sqlite.read(scope, settings, arguments, work).await,
            #[cfg(feature = "postgres")]
            Database::Postgres(postgres) => {
                let needed = self.at_least.position();
                postgres
                    .read(scope, needed, settings, &arguments, work)
                    .await
            }
        }
    }

    /// Tells of every write that this store, or a clone of it, has committed,
    /// and of others' where somebody listens.
    pub(super) fn writes(&self) -> watch::Receiver<u64> {
        self.inner.writes.subscribe()
    }

    /// Listens for others' writes, with one connection for all who do.
    pub(super) fn listen(&self) -> Arc<Listening> {
        let known = self.inner.listening.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.upgrade().unwrap_or_else(|| {
            let listening = Arc::new(Listening {
                #[cfg(feature = "postgres")]
                task: match &self.inner.database {
                    #[cfg(feature = "sqlite")]
                    Database::Sqlite(_) => None,
                    Database::Postgres(postgres) => {
                        let heard = postgres.listen(self.inner.writes.clone());
                        Some(tokio::spawn(heard).abort_handle())
                    }
                },
            });
            *known = Arc::downgrade(&listening);
            listening
        })
    }
}

#[cfg(not(all(feature = "sqlite", feature = "postgres")))]
fn not_built_in(feature: &str) -> StoreError {
    StoreError::new(
        StoreErrorKind::InvalidUrl,
        format!("the address needs the feature `{feature}` of dvomova: turn it on in `Cargo.toml`"),
    )
}
