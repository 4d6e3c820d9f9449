use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;

use super::names::NamesCache;
use crate::address::Addresses;
use crate::article::UkrainianFirst;

/// How a store is opened, and the rules of the site that it keeps.
///
/// ```
/// use dvomova::address::Addresses;
/// use dvomova::store::{Review, StoreOptions};
///
/// let addresses = Addresses::new("https://misto.example".parse()?);
/// let options = StoreOptions::new(addresses)
///     .with_review(Review::Required)
///     .with_schema("news")?
///     .with_replicas(["postgres://reader@db2.example/misto"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct StoreOptions {
    pub(super) settings: Arc<Settings>,
    pub(super) replicas: Vec<String>,
    pub(super) schema: String,
    pub(super) migrations: Migrations,
    pub(super) readers: usize,
    pub(super) connections: u32,
    pub(super) timeout: Duration,
}

/// The rules of the site and the names in it, which every transaction knows.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) addresses: Addresses,
    pub(super) review: Review,
    pub(super) ukrainian_first: UkrainianFirst,
    pub(super) names: NamesCache,
}

/// Whether a revision must be approved before it is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Review {
    /// Whoever may publish publishes.
    #[default]
    Optional,
    /// Only an approved revision may be published.
    Required,
}

/// When the database is brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Migrations {
    OnOpen,
    ByHand,
}

impl StoreOptions {
    /// The addresses of the site, from which the store makes those to purge
    /// from caches; everything else as the other methods' first sentences say.
    pub fn new(addresses: Addresses) -> Self {
        Self {
            settings: Arc::new(Settings {
                addresses,
                review: Review::default(),
                ukrainian_first: UkrainianFirst::default(),
                names: NamesCache::default(),
            }),
            replicas: Vec::new(),
            schema: "dvomova".to_owned(),
            migrations: Migrations::OnOpen,
            readers: 4,
            connections: 10,
            timeout: Duration::from_secs(5),
        }
    }

    /// Whether a revision must be approved before it is published; it need not.
    #[must_use]
    pub fn with_review(mut self, review: Review) -> Self {
        Arc::make_mut(&mut self.settings).review = review;
        self
    }

    /// Whether English may be public at a time when Ukrainian is not:
    /// [`Warn`](UkrainianFirst::Warn), so that commands do it and say so.
    #[must_use]
    pub fn with_ukrainian_first(mut self, policy: UkrainianFirst) -> Self {
        Arc::make_mut(&mut self.settings).ukrainian_first = policy;
        self
    }

    /// The read replicas of a PostgreSQL primary; none. SQLite has none, and
    /// opening it with any is an error.
    ///
    /// Each address leads to one server. How far a replica has come is remembered
    /// by its address, so that behind a load balancer, or a name with several
    /// addresses, a read may come to a server that lacks what was written.
    #[must_use]
    pub fn with_replicas<U: Into<String>>(mut self, urls: impl IntoIterator<Item = U>) -> Self {
        self.replicas = urls.into_iter().map(Into::into).collect();
        self
    }

    /// The schema that the tables of the store have to themselves in a
    /// PostgreSQL database; `dvomova`.
    ///
    /// # Errors
    ///
    /// Anything but 1 to 63 letters `a`–`z`, digits and `_` beginning with a
    /// letter; `public`, which is not ours alone; what begins with `pg_`, which
    /// PostgreSQL keeps for itself.
    pub fn with_schema(mut self, name: &str) -> Result<Self, InvalidSchemaName> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let valid = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.len() <= 63
            && name.bytes().all(allowed)
            && name != "public"
            && !name.starts_with("pg_");
        if !valid {
            return Err(InvalidSchemaName {
                found: name.chars().take(100).collect(),
            });
        }
        name.clone_into(&mut self.schema);
        Ok(self)
    }

    /// Opens only a database that is up to date, instead of bringing it up to
    /// date: [`Store::migrate`](super::Store::migrate) does that when the site
    /// decides. For sites whose server has no right to make tables.
    #[must_use]
    pub fn with_migrations_by_hand(mut self) -> Self {
        self.migrations = Migrations::ByHand;
        self
    }

    /// How many reads of an SQLite file may go on at once, 1 at least; 4.
    #[must_use]
    pub fn with_readers(mut self, readers: usize) -> Self {
        self.readers = readers.max(1);
        self
    }

    /// The most connections to a PostgreSQL server, and as many to each
    /// replica, 1 at least; 10.
    #[must_use]
    pub fn with_connections(mut self, connections: u32) -> Self {
        self.connections = connections.max(1);
        self
    }

    /// How long to wait for others before the answer is
    /// [`Busy`](super::StoreErrorKind::Busy); 5 seconds: for a connection, on
    /// SQLite for another process to end its write, on PostgreSQL for each lock
    /// that a command needs. What a statement takes by itself has no limit.
    ///
    /// A PostgreSQL server that is silent for a second is asked whether it lets
    /// anybody in. One that does not for as long as this (and a second at least)
    /// is taken to be [away](super::StoreErrorKind::Unavailable); a replica that
    /// does not for one second is left out.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

impl fmt::Debug for StoreOptions {
    /// Without the addresses of replicas, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreOptions")
            .field("settings", &self.settings)
            .field("replicas", &self.replicas.len())
            .field("schema", &self.schema)
            .field("migrations", &self.migrations)
            .field("readers", &self.readers)
            .field("connections", &self.connections)
            .field("timeout", &self.timeout)
            .finish()
    }
}

/// A name that the schema of a store cannot have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected a schema name of `a`–`z`, `0`–`9` and `_` beginning with a letter, at most 63, neither `public` nor `pg_…`, found {found:?}"
)]
pub struct InvalidSchemaName {
    found: String,
}
