use std::io::BufRead;

use tokio::sync::{Mutex, mpsc};
use uuid::Uuid;

use super::dump_reader::{Part, read};
use super::tables::{TABLES, Table};
use crate::store::database::{Transaction, Value, values};
use crate::store::thread::beside_database;
use crate::store::{Store, StoreError, StoreErrorKind};

impl Store {
    /// Makes an empty store what another one was when it was
    /// [dumped](Self::dump), on whichever database. It takes everything or
    /// nothing.
    ///
    /// Versions, revisions, events with their numbers, keys of previews:
    /// everything is as it was, but for the place of readers in the events.
    /// Their [cursors](crate::store::EventCursor) from before are refused, as
    /// on every database that was restored.
    ///
    /// # Errors
    ///
    /// A store that is not empty. A file that was cut off or changed, or that a
    /// newer version of the library has written: the text says on which line.
    /// A database that does not answer, or has no room.
    pub async fn restore_dump<R>(&self, reader: R) -> Result<(), StoreError>
    where
        R: BufRead + Send + 'static,
    {
        let (send, receive) = mpsc::channel(4);
        // Nobody receives any more where the database has refused.
        let reading =
            beside_database(move || read(reader, |part| send.blocking_send(part).is_ok()))?;
        let written = self.write(Mutex::new(Some(receive)), |transaction, receive| {
            Box::pin(async move {
                let receive = receive.lock().await.take();
                let mut receive = receive.ok_or_else(interrupted)?;
                let restored = transaction.restore_parts(&mut receive).await;
                // The file is read once.
                restored.map_err(StoreError::of_one_try)
            })
        });
        let written = written.await;
        match (written, reading.await) {
            // What is wrong with the file is why there was nothing to write.
            (Err(error), Err(why)) if error.kind() == StoreErrorKind::Unavailable => Err(why),
            (written, _) => written,
        }
    }
}

fn interrupted() -> StoreError {
    StoreError::new(
        StoreErrorKind::Unavailable,
        "the store was not restored to its end: begin again",
    )
}

/// Why rows were not written: where the rest of the file is wrong too, that is
/// the reason, and tells more.
async fn reason(error: StoreError, parts: &mut mpsc::Receiver<Part>) -> StoreError {
    if error.kind() != StoreErrorKind::Failed {
        return error;
    }
    loop {
        match parts.recv().await {
            Some(Part::Rows(..)) => {}
            Some(Part::End) => return error,
            None => return interrupted(),
        }
    }
}

impl Transaction {
    async fn restore_parts(&mut self, parts: &mut mpsc::Receiver<Part>) -> Result<(), StoreError> {
        self.lock_names().await?;
        for table in &TABLES {
            let sql = format!("SELECT 1 FROM @{} LIMIT 1", table.name);
            if self.row(&sql, values![]).await?.is_some() {
                return Err(StoreError::refused(format!(
                    "the store is not empty, it has rows in the table `{}`: restore into a new database",
                    table.name
                )));
            }
        }
        loop {
            match parts.recv().await {
                Some(Part::Rows(table, rows)) => {
                    if let Err(error) = self.restore_rows(table, rows).await {
                        return Err(reason(error, parts).await);
                    }
                }
                Some(Part::End) => return self.begin_anew().await,
                None => return Err(interrupted()),
            }
        }
    }

    async fn restore_rows(
        &mut self,
        table: &Table,
        mut rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let (name, columns) = (table.name, table.names());
        let into = if name == "event" {
            // Before those of every transaction to come, in their own order.
            for row in &mut rows {
                row.push(Value::from(0_i64));
            }
            format!("INSERT INTO @{name} ({columns}, transaction_id) VALUES")
        } else {
            format!("INSERT INTO @{name} ({columns}) VALUES")
        };
        self.insert(&into, rows, "").await
    }

    /// Lets events be numbered on, and refuses cursors of another database, and
    /// of this one while it was empty.
    async fn begin_anew(&mut self) -> Result<(), StoreError> {
        const NUMBER: &str = "
            SELECT MAX(id) /*pg , setval(pg_get_serial_sequence(
                (SELECT tableoid::regclass::text FROM @event LIMIT 1), 'id'), MAX(id)) */
            FROM @event";
        const ANEW: &str = "UPDATE @site SET generation = ?1, names_version = names_version + 1";
        self.row(NUMBER, values![]).await?;
        self.execute(ANEW, values![Uuid::new_v4().to_string()])
            .await?;
        self.names_changed = true;
        self.tell_listeners();
        Ok(())
    }
}
