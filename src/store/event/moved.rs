//! A database whose events were written on another server.
//!
//! `pg_dump` takes the numbers of transactions along, but the server that the
//! dump is restored on counts its own. Events to come would be sorted before
//! those that are there.

use uuid::Uuid;

use crate::store::database::{Transaction, values};
use crate::store::{Store, StoreError};

/// Puts events that another server has numbered before all others, in the order
/// in which they were written. Cursors from before are refused from then on.
pub(in crate::store) async fn adopt(store: &Store) -> Result<(), StoreError> {
    let moved = store.read_newest((), |tx, ()| Box::pin(tx.events_were_moved()));
    if moved.await? {
        let adopt = store.write((), |tx, ()| Box::pin(tx.adopt_events()));
        adopt.await?;
    }
    Ok(())
}

impl Transaction {
    /// Whether there is an event of a transaction that has not been yet.
    async fn events_were_moved(&mut self) -> Result<bool, StoreError> {
        const MOVED: &str = "
            SELECT COUNT(*) FROM @site
            WHERE (SELECT MAX(transaction_id) FROM @event)
                >= 1 /*pg * pg_snapshot_xmax(pg_current_snapshot())::text::bigint */";
        let row = self.row(MOVED, values![]).await?;
        Ok(row.map(|row| row.get::<i64>(0)).transpose()? == Some(1))
    }

    async fn adopt_events(&mut self) -> Result<(), StoreError> {
        // Others may be doing the same, and nothing is written in between.
        const LOCK: &str = "UPDATE @site SET names_version = names_version";
        const ADOPT: &str = "UPDATE @event SET transaction_id = 0 WHERE transaction_id <> 0";
        const BEGIN_ANEW: &str = "UPDATE @site SET generation = ?1";
        self.execute(LOCK, values![]).await?;
        if self.events_were_moved().await? {
            self.execute(ADOPT, values![]).await?;
            let generation = Uuid::new_v4().to_string();
            self.execute(BEGIN_ANEW, values![generation]).await?;
        }
        Ok(())
    }
}
