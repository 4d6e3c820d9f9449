//! SQLite: a pool of one writer and of some readers, each used on a thread that
//! may block.

mod connect;
mod error;
mod held;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Object, Pool, PoolError};
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use self::connect::{Manager, Role};
pub(super) use self::held::Held;
use super::transaction::{Connection, Transaction, Work};
use super::{Bulk, Scope};
use crate::store::options::{Settings, StoreOptions};
use crate::store::thread::joined;
use crate::store::{StoreError, StoreErrorKind};

/// An SQLite database. What is in memory has one connection for everything.
pub(in crate::store) struct Sqlite {
    writers: Pool<Manager>,
    readers: Pool<Manager>,
}

impl Sqlite {
    pub(in crate::store) async fn file(
        path: &Path,
        options: &StoreOptions,
    ) -> Result<Self, StoreError> {
        let timeout = options.timeout;
        let manager = |role| Manager::file(path, role, timeout);
        let writers = pool(manager(Role::Writer), 1, timeout)?;
        let readers = pool(manager(Role::Reader), options.readers, timeout)?;
        // The file is made and put into its mode before anybody reads it.
        drop(checked_out(&writers).await?);
        Ok(Self { writers, readers })
    }

    pub(in crate::store) async fn memory(options: &StoreOptions) -> Result<Self, StoreError> {
        let timeout = options.timeout;
        let only = pool(Manager::memory(timeout), 1, timeout)?;
        drop(checked_out(&only).await?);
        Ok(Self {
            writers: only.clone(),
            readers: only,
        })
    }

    /// In one transaction that nobody else writes beside.
    pub(in crate::store) async fn write<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        settings: &Arc<Settings>,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        self.run(
            &self.writers,
            Some("BEGIN IMMEDIATE"),
            settings,
            arguments,
            work,
        )
        .await
    }

    /// What is committed can be read at once.
    pub(in crate::store) async fn read<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        scope: Scope,
        settings: &Arc<Settings>,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let begin = match scope {
            Scope::Statement => None,
            Scope::Snapshot | Scope::Newest => Some("BEGIN"),
        };
        self.run(&self.readers, begin, settings, arguments, work)
            .await
    }

    /// Prepares the writing connection for much to write, or for little.
    pub(in crate::store) async fn expect(&self, bulk: Bulk) -> Result<(), StoreError> {
        let held = Held::new(checked_out(&self.writers).await?);
        let pragmas = match bulk {
            Bulk::Begins => connect::BULK,
            Bulk::Ended => connect::NO_BULK,
        };
        joined(
            spawn_blocking(move || held.define(pragmas)).await,
            SHUTTING_DOWN,
        )?
    }

    /// On a thread that may block: there is nothing to wait for in the work, so
    /// that the thread only ever computes and reads the file.
    async fn run<A: Send + Sync + 'static, T: Send + 'static>(
        &self,
        pool: &Pool<Manager>,
        begin: Option<&'static str>,
        settings: &Arc<Settings>,
        arguments: A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let held = Held::new(checked_out(pool).await?);
        let settings = Arc::clone(settings);
        let runtime = Handle::current();
        let caller = Arc::new(());
        let waiting = Arc::downgrade(&caller);
        let done = spawn_blocking(move || {
            if let Some(begin) = begin {
                held.run(begin)?;
            }
            // An error, or a panic, drops the connection's holder, which rolls
            // back.
            let mut transaction = Transaction::new(Connection::Sqlite(held), &settings);
            runtime.block_on(async {
                let value = work(&mut transaction, &arguments).await?;
                if begin.is_some() {
                    // The thread goes on where its caller was dropped.
                    if waiting.strong_count() == 0 {
                        return Err(given_up());
                    }
                    transaction.commit("COMMIT").await?;
                }
                Ok(value)
            })
        });
        let done = done.await;
        drop(caller);
        joined(done, SHUTTING_DOWN)?
    }
}

fn pool(manager: Manager, size: usize, timeout: Duration) -> Result<Pool<Manager>, StoreError> {
    let pool = Pool::builder(manager)
        .max_size(size)
        .wait_timeout(Some(timeout))
        .runtime(Runtime::Tokio1)
        .build();
    pool.map_err(|error| {
        let message = "the pool of SQLite connections cannot be made";
        StoreError::new(StoreErrorKind::Failed, message).with_source(error)
    })
}

async fn checked_out(pool: &Pool<Manager>) -> Result<Object<Manager>, StoreError> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(_) => StoreError::new(
            StoreErrorKind::Busy,
            "all connections to the SQLite database are in use: try again, or open the store with more readers or a longer timeout",
        ),
        _ => shutting_down(),
    })
}

/// Which nobody hears.
fn given_up() -> StoreError {
    let message = "nobody waits for the command any more: it was not carried out";
    StoreError::new(StoreErrorKind::Failed, message)
}

fn shutting_down() -> StoreError {
    StoreError::new(StoreErrorKind::Unavailable, SHUTTING_DOWN)
}

const SHUTTING_DOWN: &str =
    "the program is shutting down; whether the last command was carried out is unknown";
