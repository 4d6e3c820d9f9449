//! Articles in a database: SQLite in a file of the site's own, or PostgreSQL
//! where one machine is not enough.
//!
//! A [`Store`] is opened from an address and cloned freely. Feature `sqlite`
//! has `sqlite:news.db` and `sqlite::memory:`, feature `postgres` has
//! `postgres://…`; what a store does is the same on both.
//!
//! ```
//! # #[cfg(feature = "sqlite")]
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! use dvomova::address::Addresses;
//! use dvomova::store::{Store, StoreOptions};
//!
//! let addresses = Addresses::new("https://misto.example".parse()?);
//! let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
//! # drop(store);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod database;
mod error;
mod handle;
mod location;
mod migration;
mod options;

pub use error::{StoreError, StoreErrorKind};
pub use handle::Store;
pub use options::{InvalidSchemaName, Review, StoreOptions};
