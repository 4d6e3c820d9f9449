//! PostgreSQL: a primary that is written to, and replicas that are read where
//! they have what this store has written.

mod connect;
mod doubt;
mod error;
mod held;
mod listen;
mod replica;
mod server;
mod translate;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgPool;

use self::connect::Connected;
use self::doubt::{Doubt, POSITION};
pub(super) use self::held::Held;
use self::replica::Replicas;
use self::server::{PATIENCE, Server};
use super::Scope;
use super::transaction::{Connection, Transaction, Work};
use crate::store::error::Failure;
use crate::store::options::{Settings, StoreOptions};
use crate::store::{StoreError, StoreErrorKind};

/// Begins a read of several statements. They go by keys and indexes, whatever
/// their parameters: planning them anew each time can take longer than they do.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL plan_cache_mode = force_generic_plan";

/// How often a write is done again that met others'.
const ATTEMPTS: u32 = 5;

/// A PostgreSQL database.
pub(in crate::store) struct Postgres {
    primary: Arc<Server>,
    replicas: Replicas,
    begin: String,
    commit: &'static str,
    /// How far this store has written, as the primary's log counts …
    written: AtomicU64,
    /// … as far as it knows.
    doubt: Doubt,
}

impl Postgres {
    pub(in crate::store) async fn open(
        url: &str,
        options: &StoreOptions,
    ) -> Result<Self, StoreError> {
        let (primary, _) = connect::pool(url, options)?;
        let replicas = options.replicas.iter().map(|url| {
            let (pool, connected) = connect::pool(url, options)?;
            Ok((pool, Some(connected)))
        });
        let replicas = replicas.collect::<Result<Vec<_>, StoreError>>()?;
        Self::start(primary, replicas, options).await
    }

    pub(in crate::store) async fn from_pools(
        primary: PgPool,
        replicas: Vec<PgPool>,
        options: &StoreOptions,
    ) -> Result<Self, StoreError> {
        let replicas = replicas.into_iter().map(|pool| (pool, None));
        Self::start(primary, replicas.collect(), options).await
    }

    /// Asks the primary what it can do.
    async fn start(
        primary: PgPool,
        replicas: Vec<(PgPool, Option<Connected>)>,
        options: &StoreOptions,
    ) -> Result<Self, StoreError> {
        let schema: Arc<str> = options.schema.as_str().into();
        let server = |pool, patience| Server::new(pool, &schema, patience);
        let primary = Arc::new(server(primary, options.timeout));
        let replicas = replicas.into_iter();
        let replicas = replicas.map(|(pool, connected)| (server(pool, PATIENCE), connected));
        let replicas = Replicas::new(replicas);
        let mut held = Held::take(&primary).await?;
        let wait = options.timeout.as_millis().clamp(1, i32::MAX as u128);
        let mut begin = format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = {wait}"
        );
        if held.setting("SHOW synchronous_commit").await? == "off" {
            // What the store acknowledges is on the disk.
            begin.push_str("; SET LOCAL synchronous_commit = on");
        }
        let position = held.ask(POSITION).await;
        drop(held);
        let commit = match position {
            Ok(_) => COMMIT_AND_POSITION,
            Err(error) if error.failure() != Failure::Final => return Err(error),
            // Not every server that speaks PostgreSQL's protocol has such a log.
            Err(_) if replicas.is_empty() => "COMMIT",
            Err(error) => {
                let message = "replicas can be read only where the primary tells the position of its log: leave the replicas out, or name the primary first";
                return Err(StoreError::new(StoreErrorKind::InvalidUrl, message).with_source(error));
            }
        };
        replicas.check().await?;
        Ok(Self {
            primary,
            replicas,
            begin,
            commit,
            written: AtomicU64::new(0),
            doubt: Doubt::default(),
        })
    }

    /// From now on replicas are read that have what the primary has now.
    pub(in crate::store) async fn catch_up(&self) -> Result<(), StoreError> {
        if self.commit == COMMIT_AND_POSITION {
            let mut held = Held::take(&self.primary).await?;
            self.note(held.ask(POSITION).await?.unwrap_or(0));
        }
        Ok(())
    }

    /// How far this store has written.
    pub(in crate::store) fn written(&self) -> u64 {
        self.written.load(Ordering::SeqCst)
    }

    fn note(&self, position: i64) {
        let position = u64::try_from(position).unwrap_or(0);
        self.written.fetch_max(position, Ordering::SeqCst);
    }

    /// Whether replicas may be read: not while it is unknown what the store has
    /// written. Where nobody can tell, since the primary is away, they are.
    async fn knows_what_it_wrote(&self) -> bool {
        if !self.doubt.is_there() || self.primary.is_silent().await {
            return true;
        }
        if let Ok(mut held) = Held::take(&self.primary).await {
            // What cannot be asked stays in doubt.
            let _ = self.doubt.settle(&mut held, |at| self.note(at)).await;
        }
        !self.doubt.is_there()
    }

    /// In one transaction, which is done again where it met others'.
    pub(in crate::store) async fn write<A, T>(
        &self,
        settings: &Arc<Settings>,
        arguments: &A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let mut attempt = 1;
        loop {
            let held = self.begun().await?;
            let mut transaction = Transaction::new(Connection::Postgres(held), settings);
            let done = match work(&mut transaction, arguments).await {
                Ok(value) => {
                    let committing = self.doubt.committing();
                    let committed = transaction.commit(self.commit).await;
                    match &committed {
                        Err(error) if error.failure() == Failure::Unknown => drop(committing),
                        _ => committing.known(),
                    }
                    committed.map(|at| (value, at))
                }
                Err(error) => Err(error),
            };
            match done {
                Ok((value, position)) => {
                    self.note(position.unwrap_or(0));
                    return Ok(value);
                }
                Err(error) => {
                    transaction.roll_back().await;
                    if error.failure() != Failure::Serialization || attempt == ATTEMPTS {
                        return Err(error);
                    }
                    attempt += 1;
                }
            }
        }
    }

    /// A transaction that writes. A connection that broke while it was idle is
    /// left for another.
    async fn begun(&self) -> Result<Held, StoreError> {
        let mut stale = self.primary.pool.size();
        loop {
            let mut held = Held::take(&self.primary).await?;
            match held.begin(&self.begin).await {
                Ok(()) => return Ok(held),
                Err(error) if error.failure() == Failure::Connection && stale > 0 => stale -= 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads a server that has everything until `needed` and what this store
    /// has written: a replica, else the primary, and where that is away a
    /// replica that was not asked before.
    pub(in crate::store) async fn read<A, T>(
        &self,
        scope: Scope,
        needed: u64,
        settings: &Arc<Settings>,
        arguments: &A,
        work: Work<A, T>,
    ) -> Result<T, StoreError> {
        let begin = match scope {
            Scope::Statement => None,
            Scope::Snapshot | Scope::Newest => Some(SNAPSHOT),
        };
        let replicated = scope != Scope::Newest && !self.replicas.is_empty();
        let known = replicated && self.knows_what_it_wrote().await;
        let needed = needed.max(self.written());
        if known && let Some(route) = self.replicas.next(needed).await {
            match run(route.held, begin, settings, arguments, work).await {
                Err(error) if is_away(&error) => route.replica.went_away(),
                // What the primary sent made the replica stop the read.
                Err(error) if error.failure() == Failure::Serialization => {}
                done => return done,
            }
        }
        let mut stale = self.primary.pool.size();
        let away = loop {
            let done = match Held::take(&self.primary).await {
                Ok(held) => run(held, begin, settings, arguments, work).await,
                Err(error) => {
                    stale = 0;
                    Err(error)
                }
            };
            match done {
                Err(error) if error.failure() == Failure::Connection && stale > 0 => stale -= 1,
                // All have the primary's connections in use.
                Err(error) if is_away(&error) && error.kind() != StoreErrorKind::Busy => {
                    break error;
                }
                done => return done,
            }
        };
        if !replicated {
            return Err(away);
        }
        for _ in 0..=self.replicas.connections() {
            self.replicas.ask_again();
            let Some(route) = self.replicas.next(needed).await else {
                break;
            };
            match run(route.held, begin, settings, arguments, work).await {
                Err(error) if is_away(&error) => {}
                done => return done,
            }
        }
        Err(StoreError::new(
            StoreErrorKind::Unavailable,
            "the PostgreSQL primary does not answer, and no replica has all that was written: try again",
        )
        .with_source(away))
    }
}

const COMMIT_AND_POSITION: &str =
    "COMMIT; SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint";

/// Whether another connection or server may do better.
fn is_away(error: &StoreError) -> bool {
    matches!(error.failure(), Failure::Connection | Failure::Server)
}

async fn run<A, T>(
    mut held: Held,
    begin: Option<&'static str>,
    settings: &Arc<Settings>,
    arguments: &A,
    work: Work<A, T>,
) -> Result<T, StoreError> {
    if let Some(begin) = begin {
        held.begin(begin).await?;
    }
    let mut transaction = Transaction::new(Connection::Postgres(held), settings);
    let done = work(&mut transaction, arguments).await;
    transaction.roll_back().await;
    done
}
