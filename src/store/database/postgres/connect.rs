use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{Connection, Error};
use tokio::time::timeout;

use super::error::told;
use crate::store::error::Failure;
use crate::store::options::StoreOptions;
use crate::store::{StoreError, StoreErrorKind};

/// Statements that a connection keeps prepared: more than the store has.
const STATEMENTS: usize = 256;

/// How often a pool has made a connection.
#[derive(Clone, Default)]
pub(super) struct Connected(Arc<AtomicU64>);

impl Connected {
    pub(super) fn count(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A pool that connects when it is first asked. A connection that broke while
/// it was idle is found out by its first use, so that no use pays for a test.
pub(super) fn pool(url: &str, options: &StoreOptions) -> Result<(PgPool, Connected), StoreError> {
    let address = PgConnectOptions::from_str(url).map_err(|error| {
        let message = "cannot read the PostgreSQL address: expected `postgres://user:password@host:port/database`";
        let invalid = StoreError::new(StoreErrorKind::InvalidUrl, message);
        match error {
            sqlx::Error::Configuration(cause) => invalid.with_source(cause),
            error => invalid.with_source(error),
        }
    })?;
    let name = address
        .get_application_name()
        .unwrap_or("dvomova")
        .to_owned();
    let address = address
        .application_name(&name)
        .statement_cache_capacity(STATEMENTS);
    let connected = Connected::default();
    let count = connected.clone();
    let pool = PgPoolOptions::new()
        .max_connections(options.connections)
        .acquire_timeout(options.timeout)
        .test_before_acquire(false)
        .after_connect(move |_, _| {
            count.0.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { Ok(()) })
        })
        .connect_lazy_with(address);
    Ok((pool, connected))
}

/// Why a pool gave no connection in time. It tries again and again and does not
/// say why in vain, so the server is asked for one connection more.
pub(super) async fn refusal(pool: &PgPool) -> StoreError {
    const PATIENCE: Duration = Duration::from_secs(1);
    let address = pool.connect_options();
    match timeout(PATIENCE, PgConnection::connect_with(&address)).await {
        Ok(Ok(connection)) => {
            // It was of use already.
            let _ = connection.close().await;
            let message = "all connections to PostgreSQL were in use for as long as the options let a command wait: try again, or open the store with more connections or a longer timeout";
            StoreError::new(StoreErrorKind::Busy, message).with_failure(Failure::Connection)
        }
        Ok(Err(Error::Io(cause))) => {
            let message = "cannot connect to the PostgreSQL server: look at the host and port of the address, and whether the server runs";
            StoreError::new(StoreErrorKind::Unavailable, message)
                .with_failure(Failure::Connection)
                .with_source(cause)
        }
        Ok(Err(cause)) => told(cause),
        Err(_) => told(Error::PoolTimedOut),
    }
}
