//! What stands between a store and PostgreSQL, and breaks off or goes silent
//! when a test wants it to.

use std::net::SocketAddr;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

/// Where a commit is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Before the server has heard of it.
    Before,
    /// After the server has answered that it is done.
    After,
    /// After that, and the connection stays.
    Unanswered,
}

pub(super) struct Proxy {
    address: SocketAddr,
    server: String,
    serving: OnceLock<AbortHandle>,
    cut: Cut,
    /// Whether the next commit is cut off.
    pub(super) armed: AtomicBool,
    /// Nothing is passed on, either way; whoever calls is kept waiting.
    pub(super) silent: watch::Sender<bool>,
    /// Calls before this one are passed on no more.
    forgotten: AtomicU64,
    calls: AtomicU64,
}

impl Proxy {
    pub(super) async fn to(url: &str, cut: Cut) -> Arc<Self> {
        let server = PgConnectOptions::from_str(url).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Arc::new(Self {
            address: listener.local_addr().unwrap(),
            serving: OnceLock::new(),
            server: format!("{}:{}", server.get_host(), server.get_port()),
            cut,
            armed: AtomicBool::new(false),
            silent: watch::Sender::new(false),
            forgotten: AtomicU64::new(0),
            calls: AtomicU64::new(0),
        });
        let serving = tokio::spawn(Arc::clone(&proxy).serve(listener));
        proxy.serving.set(serving.abort_handle()).unwrap();
        proxy
    }

    /// The address of a database behind it.
    pub(super) fn url(&self, url: &str) -> String {
        let (start, name) = url.rsplit_once('/').unwrap();
        let user = start.rsplit_once('@').map_or(start, |(user, _)| user);
        let address = self.address;
        // What is encrypted cannot be looked into.
        format!("{user}@{address}/{name}?sslmode=disable")
    }

    pub(super) async fn pool(&self, url: &str) -> PgPool {
        let options = PgConnectOptions::from_str(&self.url(url)).unwrap();
        let options = options.ssl_mode(PgSslMode::Disable);
        PgPoolOptions::new().connect_with(options).await.unwrap()
    }

    /// Goes silent on the connections that there are.
    pub(super) fn forget(&self) {
        let calls = self.calls.load(Ordering::SeqCst);
        self.forgotten.store(calls, Ordering::SeqCst);
    }

    /// Refuses whoever calls from now on.
    pub(super) fn hang_up(&self) {
        self.serving.get().unwrap().abort();
    }

    async fn serve(self: Arc<Self>, listener: TcpListener) {
        loop {
            let (client, _) = listener.accept().await.unwrap();
            tokio::spawn(Arc::clone(&self).pass_on(client));
        }
    }

    /// Passes all on until one side ends, or a commit is cut off.
    async fn pass_on(self: Arc<Self>, mut client: TcpStream) -> std::io::Result<()> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst);
        let mut server = TcpStream::connect(&self.server).await?;
        let mut silent = self.silent.subscribe();
        let (mut said, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
        loop {
            silenced(&mut silent, false).await;
            tokio::select! {
                length = client.read(&mut said) => {
                    let said = &said[..length?];
                    if call < self.forgotten.load(Ordering::SeqCst) {
                        continue;
                    }
                    let commits = said.windows(8).any(|words| words == b"; COMMIT");
                    let cuts = commits && self.armed.swap(false, Ordering::SeqCst);
                    if said.is_empty() || cuts && self.cut == Cut::Before {
                        return Ok(());
                    }
                    server.write_all(said).await?;
                    if cuts {
                        // It answers once the commit is on its disk.
                        server.readable().await?;
                        if self.cut == Cut::Unanswered {
                            tokio::io::copy(&mut client, &mut tokio::io::sink()).await?;
                        }
                        return Ok(());
                    }
                }
                length = server.read(&mut answered) => {
                    let answered = &answered[..length?];
                    if answered.is_empty() {
                        return Ok(());
                    }
                    client.write_all(answered).await?;
                }
                () = silenced(&mut silent, true) => {}
            }
        }
    }
}

async fn silenced(silent: &mut watch::Receiver<bool>, expected: bool) {
    let _ = silent.wait_for(|silent| *silent == expected).await;
}
