use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::connect::Connected;
use super::held::Held;
use super::server::{PATIENCE, Server};
use crate::store::error::Failure;
use crate::store::{StoreError, StoreErrorKind};

/// How long a replica that does not answer is left out.
const AWAY: Duration = Duration::from_secs(5);

/// How long a replica that lags behind is not asked again.
const BEHIND: Duration = Duration::from_millis(20);

/// The replicas of a primary, which reads are spread over.
pub(super) struct Replicas {
    all: Vec<Replica>,
    turn: AtomicUsize,
}

/// A server that follows the primary, some way behind it.
pub(super) struct Replica {
    server: Arc<Server>,
    /// How often the pool has connected. None where it cannot tell.
    connected: Option<Connected>,
    known: Mutex<Known>,
}

/// What is known of a replica.
#[derive(Clone, Copy)]
struct Known {
    /// It has replayed what the primary wrote until here …
    replayed: u64,
    /// … since it was connected to for this time. A server that started again
    /// may have gone back.
    connected: u64,
    /// It is not asked before.
    ask_after: Option<Instant>,
    away: bool,
}

/// Where a read may go: a connection, and the replica that it is of.
pub(super) struct Route<'r> {
    pub(super) held: Held,
    pub(super) replica: &'r Replica,
}

impl Replicas {
    pub(super) fn new(pools: impl IntoIterator<Item = (Server, Option<Connected>)>) -> Self {
        let replica = |(server, connected)| Replica {
            server: Arc::new(server),
            connected,
            known: Mutex::new(Known {
                replayed: 0,
                connected: 0,
                ask_after: None,
                away: false,
            }),
        };
        Self {
            all: pools.into_iter().map(replica).collect(),
            turn: AtomicUsize::new(0),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A connection to the next replica in turn that has what was written
    /// until `needed`.
    pub(super) async fn next(&self, needed: u64) -> Option<Route<'_>> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let start = turn.checked_rem(self.all.len())?;
        let (before, from) = self.all.split_at(start);
        for replica in from.iter().chain(before) {
            if let Some(held) = replica.caught_up(needed).await {
                return Some(Route { held, replica });
            }
        }
        None
    }

    /// Where the primary is away replicas are asked again that were left out.
    /// One that was silent a moment ago still is.
    pub(super) fn ask_again(&self) {
        let all = self.all.iter();
        for replica in all.filter(|replica| !replica.server.was_silent()) {
            replica.known().ask_after = None;
        }
    }

    /// How many connections there are, any of which may have broken.
    pub(super) fn connections(&self) -> u32 {
        self.all
            .iter()
            .map(|replica| replica.server.pool.size())
            .sum()
    }

    /// Refuses a server that follows none or lets nobody in. One that does not
    /// answer may be right.
    pub(super) async fn check(&self) -> Result<(), StoreError> {
        for replica in &self.all {
            let mut held = match timeout(PATIENCE, Held::take(&replica.server)).await {
                Ok(Ok(held)) => held,
                Ok(Err(error)) if error.failure() == Failure::Final => return Err(error),
                _ => {
                    replica.went_away();
                    continue;
                }
            };
            if let Ok(Some(0)) = held.ask("SELECT pg_is_in_recovery()::int::bigint").await {
                return Err(StoreError::new(
                    StoreErrorKind::InvalidUrl,
                    "a server that is named as a replica follows no primary: leave it out, or make it a streaming replica",
                ));
            }
        }
        Ok(())
    }
}

impl Replica {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often the pool has connected, until now.
    fn connected(&self) -> u64 {
        self.connected.as_ref().map_or(0, Connected::count)
    }

    /// What it is known to have replayed, on a connection of now.
    fn replayed(&self) -> u64 {
        let known = *self.known();
        let current = self.connected.is_some() && known.connected == self.connected();
        if current { known.replayed } else { 0 }
    }

    async fn caught_up(&self, needed: u64) -> Option<Held> {
        {
            let mut known = self.known();
            let waits = known.ask_after.is_some_and(|after| Instant::now() < after);
            if waits && (known.away || known.replayed < needed) {
                return None;
            }
            if known.away {
                // Others go elsewhere while this read looks whether it is back.
                known.ask_after = Some(Instant::now() + AWAY);
            }
        }
        let mut held = self.connection().await?;
        if needed == 0 || self.replayed() >= needed {
            return Some(held);
        }
        let connected = self.connected();
        let asked = held
            .ask("SELECT (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint")
            .await;
        let Ok(replayed) = asked else {
            self.went_away();
            return None;
        };
        let replayed = replayed.and_then(|at| u64::try_from(at).ok()).unwrap_or(0);
        let mut known = self.known();
        known.replayed = replayed;
        known.connected = connected;
        if replayed >= needed {
            return Some(held);
        }
        known.ask_after = Some(Instant::now() + BEHIND);
        None
    }

    async fn connection(&self) -> Option<Held> {
        let taken = match timeout(PATIENCE, Held::take(&self.server)).await {
            Ok(taken) => taken,
            Err(_) => Err(self.server.refusal().await),
        };
        match taken {
            Ok(held) => {
                let mut known = self.known();
                if known.away {
                    known.away = false;
                    known.ask_after = None;
                }
                drop(known);
                Some(held)
            }
            // Others will have done with its connections.
            Err(error) if error.kind() == StoreErrorKind::Busy => None,
            Err(_) => {
                self.went_away();
                None
            }
        }
    }

    /// Leaves it out for some seconds.
    pub(super) fn went_away(&self) {
        let mut known = self.known();
        known.away = true;
        known.replayed = 0;
        known.ask_after = Some(Instant::now() + AWAY);
    }
}
