use std::future::poll_fn;
use std::io::ErrorKind;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnection, PgPool};
use sqlx::{Connection, Error};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::error::told;
use crate::store::error::Failure;
use crate::store::{StoreError, StoreErrorKind};

/// How long a server may be silent before somebody looks whether it is there.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// A server, and the pool of connections to it.
pub(super) struct Server {
    pub(super) pool: PgPool,
    pub(super) schema: Arc<str>,
    /// How long it may take to let somebody in.
    patience: Duration,
    /// What came of knocking last, locked by whoever knocks: one for all.
    knocked: Mutex<Option<(Instant, Heard)>>,
}

/// What comes of a new connection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    Welcome,
    /// It is there, and says why it lets nobody in.
    Refusal,
    Silence,
    /// This process could not ask.
    Nothing,
}

impl Server {
    pub(super) fn new(pool: PgPool, schema: &Arc<str>, patience: Duration) -> Self {
        Self {
            pool,
            schema: Arc::clone(schema),
            patience: patience.max(PATIENCE),
            knocked: Mutex::default(),
        }
    }

    /// What the server says to a statement, which may take as long as it likes:
    /// TCP waits for a quarter of an hour or for ever, but a server that has
    /// gone silent lets nobody in either.
    pub(super) async fn answer<T>(
        &self,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let mut answer = pin!(answer);
        let asked = Instant::now();
        loop {
            if let Ok(answer) = timeout(PATIENCE, &mut answer).await {
                return answer;
            }
            let mut knock = pin!(self.knock());
            let first = poll_fn(|context| match answer.as_mut().poll(context) {
                Poll::Ready(answer) => Poll::Ready(Ok(answer)),
                Poll::Pending => knock.as_mut().poll(context).map(Err),
            });
            let (heard, cause) = match first.await {
                Ok(answer) => return answer,
                Err(heard) => heard,
            };
            let is_silent = match heard {
                Heard::Welcome | Heard::Refusal => false,
                Heard::Silence => true,
                Heard::Nothing => asked.elapsed() > self.patience,
            };
            if is_silent {
                return Err(cause.unwrap_or(Error::PoolTimedOut));
            }
        }
    }

    /// Why the pool gave no connection in time. It tries again and again and does
    /// not say why in vain.
    pub(super) async fn refusal(&self) -> StoreError {
        match self.knock().await {
            (Heard::Welcome, _) => {
                let message = "all connections to PostgreSQL were in use for as long as the options let a command wait: try again, or open the store with more connections or a longer timeout";
                StoreError::new(StoreErrorKind::Busy, message).with_failure(Failure::Server)
            }
            (_, Some(Error::Io(cause))) => {
                let message = "cannot connect to the PostgreSQL server: look at the host and port of the address, and whether the server runs";
                StoreError::new(StoreErrorKind::Unavailable, message)
                    .with_failure(Failure::Server)
                    .with_source(cause)
            }
            (_, cause) => told(cause.unwrap_or(Error::PoolTimedOut)),
        }
    }

    /// Whether nobody is there.
    pub(super) async fn is_silent(&self) -> bool {
        let (heard, _) = self.knock().await;
        heard == Heard::Silence
    }

    /// Whether somebody has just found out that nobody is there.
    pub(super) fn was_silent(&self) -> bool {
        let knocked = self.knocked.try_lock();
        knocked.is_ok_and(|knocked| {
            knocked.is_some_and(|(at, heard)| heard == Heard::Silence && at.elapsed() < PATIENCE)
        })
    }

    /// Looks whether the server lets somebody in, with one connection for all
    /// who want to know; whoever made it hears why not.
    async fn knock(&self) -> (Heard, Option<Error>) {
        let mut knocked = self.knocked.lock().await;
        if let Some((at, heard)) = *knocked
            && at.elapsed() < PATIENCE
        {
            return (heard, None);
        }
        let address = self.pool.connect_options();
        let visit = async {
            let connection = PgConnection::connect_with(&address).await?;
            connection.close().await
        };
        let (heard, cause) = match timeout(self.patience, visit).await {
            Ok(Ok(())) => (Heard::Welcome, None),
            Ok(Err(cause @ Error::Database(_))) => (Heard::Refusal, Some(cause)),
            Ok(Err(Error::Io(cause))) if cause.kind() == ErrorKind::ConnectionRefused => {
                (Heard::Silence, Some(Error::Io(cause)))
            }
            Ok(Err(cause)) => (Heard::Nothing, Some(cause)),
            Err(_) => (Heard::Silence, None),
        };
        *knocked = Some((Instant::now(), heard));
        (heard, cause)
    }
}
