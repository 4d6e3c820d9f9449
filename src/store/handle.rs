use std::sync::Arc;

use tokio::sync::watch;

#[cfg(feature = "sqlite")]
use super::database::sqlite::Sqlite;
use super::database::{Database, Work};
use super::location::Location;
use super::options::{Migrations, Settings, StoreOptions};
use super::{StoreError, StoreErrorKind, migration};

/// The articles of a site in a database. Cheap to clone: clones share the
/// connections.
///
/// Its methods are called from tasks of a tokio runtime that has its clock
/// enabled, as `#[tokio::main]` makes it.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    database: Database,
    settings: Arc<Settings>,
    writes: watch::Sender<u64>,
}

impl Store {
    /// Opens a database and brings it up to date.
    ///
    /// | address | |
    /// | --- | --- |
    /// | `sqlite::memory:` | in memory: gone with the last clone of the store |
    /// | `sqlite:news.db`, `sqlite:/srv/news.db` | a file, made if it is not there; its folder must be there |
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
        match options.migrations {
            Migrations::OnOpen => migration::apply(&store).await?,
            Migrations::ByHand => migration::check(&store).await?,
        }
        Ok(store)
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

    async fn connect(url: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        let database = match Location::of(url)? {
            #[cfg(feature = "sqlite")]
            Location::Memory => Database::Sqlite(Sqlite::memory(options).await?),
            #[cfg(feature = "sqlite")]
            Location::File(path) => Database::Sqlite(Sqlite::file(&path, options).await?),
            #[cfg(not(feature = "sqlite"))]
            Location::Memory | Location::File(_) => return Err(not_built_in("sqlite")),
            Location::Postgres => return Err(not_built_in("postgres")),
        };
        Ok(Self(Arc::new(Inner {
            database,
            settings: Arc::new(Settings::clone(&options.settings)),
            writes: watch::Sender::new(0),
        })))
    }

    /// Does something in one transaction: committed if it gives `Ok`, else
    /// rolled back.
    pub(super) async fn write<A, T>(&self, arguments: A, work: Work<A, T>) -> Result<T, StoreError>
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
    {
        let Inner {
            database,
            settings,
            writes,
        } = &*self.0;
        let value = match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(sqlite) => sqlite.write(settings, arguments, work).await,
        }?;
        writes.send_modify(|count| *count = count.wrapping_add(1));
        Ok(value)
    }

    /// Reads one snapshot of the database.
    pub(super) async fn read<A, T>(&self, arguments: A, work: Work<A, T>) -> Result<T, StoreError>
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
    {
        let Inner {
            database, settings, ..
        } = &*self.0;
        match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(sqlite) => sqlite.read(settings, arguments, work).await,
        }
    }

    /// Reads with one statement, which is a snapshot by itself and costs less
    /// than [`read`](Self::read).
    pub(super) async fn read_one<A, T>(
        &self,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError>
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
    {
        let Inner {
            database, settings, ..
        } = &*self.0;
        match database {
            #[cfg(feature = "sqlite")]
            Database::Sqlite(sqlite) => sqlite.read_one(settings, arguments, work).await,
        }
    }

    /// Tells of every write that this store, or a clone of it, has committed.
    pub(super) fn writes(&self) -> watch::Receiver<u64> {
        self.0.writes.subscribe()
    }
}

fn not_built_in(feature: &str) -> StoreError {
    StoreError::new(
        StoreErrorKind::InvalidUrl,
        format!("the address needs the feature `{feature}` of dvomova: turn it on in `Cargo.toml`"),
    )
}
