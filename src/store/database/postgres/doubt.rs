use std::sync::{Mutex, MutexGuard, PoisonError};

use super::held::Held;
use crate::store::StoreError;
use crate::store::database::values;

/// The end of what is on the primary's disk, and so of every transaction that
/// was acknowledged. (The end of what was inserted may lie behind a page's
/// header, where an idle server's replicas never come.)
pub(super) const POSITION: &str = "SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint";

/// The first transaction that is yet to begin.
const NEXT: &str = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

/// The position, once all transactions before one are over.
const POSITION_AFTER: &str = "
    SELECT CASE WHEN pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= ?1
        THEN (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint END";

/// Whether a command may have been committed that nobody was told of: one whose
/// connection broke, or whose caller went away, during its `COMMIT`. Until that
/// is over, how far the store has written is not known.
#[derive(Default)]
pub(super) struct Doubt(Mutex<State>);

#[derive(Clone, Copy, Default)]
struct State {
    /// How often somebody doubted.
    raised: u64,
    now: Now,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Now {
    #[default]
    Known,
    Doubted,
    /// Until the transactions before this one are over.
    Until(i64),
}

/// Doubts when it is dropped before an end is known.
pub(super) struct Committing<'d> {
    doubt: &'d Doubt,
    known: bool,
}

impl Committing<'_> {
    pub(super) fn known(mut self) {
        self.known = true;
    }
}

impl Drop for Committing<'_> {
    fn drop(&mut self) {
        if !self.known {
            let mut state = self.doubt.state();
            state.raised += 1;
            state.now = Now::Doubted;
        }
    }
}

impl Doubt {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn committing(&self) -> Committing<'_> {
        Committing {
            doubt: self,
            known: false,
        }
    }

    pub(super) fn is_there(&self) -> bool {
        self.state().now != Now::Known
    }

    /// Asks the primary, and gives its position to `note` where there is nothing
    /// to doubt any more.
    pub(super) async fn settle(
        &self,
        primary: &mut Held,
        note: impl FnOnce(i64),
    ) -> Result<(), StoreError> {
        let State { raised, now } = *self.state();
        let next = match now {
            Now::Known => return Ok(()),
            Now::Until(next) => next,
            Now::Doubted => {
                let next = primary.ask(NEXT).await?.unwrap_or(i64::MAX);
                self.move_on(raised, Now::Until(next));
                next
            }
        };
        if let Some(row) = primary.row(POSITION_AFTER, values![next]).await?
            && let Some(position) = row.get(0)?
        {
            note(position);
            self.move_on(raised, Now::Known);
        }
        Ok(())
    }

    /// Unless somebody has doubted since.
    fn move_on(&self, raised: u64, now: Now) {
        let mut state = self.state();
        if state.raised == raised {
            state.now = now;
        }
    }
}
