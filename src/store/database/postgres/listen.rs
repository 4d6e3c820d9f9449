use std::time::Duration;

use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::sync::watch;
use tokio::time::sleep;

use super::Postgres;

/// How long a server is left alone that cannot be listened to.
const PAUSE: Duration = Duration::from_secs(1);

impl Postgres {
    /// Counts what the primary tells of writes, for ever. Its connection is one
    /// beside those of the pool, which may be few.
    pub(in crate::store) fn listen(
        &self,
        heard: watch::Sender<u64>,
    ) -> impl Future<Output = ()> + Send + 'static {
        let address = self.primary.pool.connect_options();
        let schema = self.primary.schema.clone();
        async move {
            let pool = PgPoolOptions::new()
                .max_connections(1)
                .max_lifetime(None)
                .idle_timeout(None)
                .connect_lazy_with((*address).clone());
            let count = || heard.send_modify(|count| *count = count.wrapping_add(1));
            loop {
                if let Ok(mut listener) = PgListener::connect_with(&pool).await
                    && listener.listen(&schema).await.is_ok()
                {
                    // Much may have been told while nobody listened: before
                    // this, and whenever the connection had to be made again.
                    count();
                    while listener.try_recv().await.is_ok() {
                        count();
                    }
                }
                sleep(PAUSE).await;
            }
        }
    }
}
