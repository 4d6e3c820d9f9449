use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Connection, Error};
use tokio::time::timeout;

use super::server::PATIENCE;
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
/// it was idle is found out by its first use, so that a busy site pays for no
/// test; but what stands between may have forgotten one that was idle, without
/// telling anybody.
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
        .before_acquire(|connection, known| {
            Box::pin(async move {
                if known.idle_for < PATIENCE {
                    return Ok(true);
                }
                let answer = timeout(PATIENCE, connection.ping()).await;
                answer.unwrap_or(Err(Error::PoolTimedOut)).map(|()| true)
            })
        })
        .after_connect(move |_, _| {
            count.0.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { Ok(()) })
        })
        .connect_lazy_with(address);
    Ok((pool, connected))
}
