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

mod act;
mod cache_tags;
mod command;
mod conflict;
mod database;
mod error;
mod event;
mod facts;
mod handle;
mod location;
mod mark;
mod migration;
mod moment;
mod names;
mod options;
mod read;
mod revision;
mod state;
mod version;
mod whole;

pub use act::Act;
pub use cache_tags::CacheTags;
pub use command::{Cascade, Change, NewArticle, PurgedAddresses, Ticked};
pub use conflict::Conflict;
pub use error::{StoreError, StoreErrorKind};
pub use event::{Event, EventCursor, EventPage, EventReader, Happened, InvalidEventCursor};
pub use facts::SharedFacts;
pub use handle::Store;
pub use mark::{InvalidWriteMark, WriteMark};
pub use options::{InvalidSchemaName, Review, StoreOptions};
pub use read::{
    ArticleOverview, Card, Found, History, InvalidPreviewToken, LanguageOverview, List, ListPage,
    ListQuery, Parity, ParityCounts, Preview, PreviewToken, QueuePage, QueueQuery, Revision,
    RevisionEntry, Revisions, ScheduledReplacement, SectionParity, Served, ServedArticle,
    SourceText, TranslationTask, TranslationText, Versioned, Withdrawn,
};
pub use revision::SavedBy;
pub use state::{TaskState, WorkState};
pub use version::{ArticleVersion, Done, RevisionNumber, VariantVersion, Version, Warning};
pub use whole::{ImportProblem, ImportProblemKind, Imported, ImportedLegacy};
