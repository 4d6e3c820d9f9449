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
//!
//! | to | call |
//! | --- | --- |
//! | write | [`create`](Store::create), [`save_draft`](Store::save_draft), [`autosave`](Store::autosave), [`revert`](Store::revert) |
//! | have it reviewed | [`submit`](Store::submit), [`approve`](Store::approve), [`reject`](Store::reject) |
//! | translate | [`queue`](Store::queue), [`translate`](Store::translate), [`acknowledge`](Store::acknowledge) |
//! | publish | [`publish`](Store::publish), [`set_window`](Store::set_window) |
//! | change what is public | [`replace`](Store::replace) at once or at a moment, as a fix, an update or a correction |
//! | take down | [`unpublish`](Store::unpublish) (404), [`withdraw`](Store::withdraw) (410 with a notice), [`purge`](Store::purge) (erased), [`archive`](Store::archive) |
//! | change an address | [`change_slug`](Store::change_slug), [`move_to_section`](Store::move_to_section), [`merge`](Store::merge) |
//! | change what both languages share | [`change_facts`](Store::change_facts), [`set_related`](Store::set_related) |
//! | name sections, tags, persons, sources | [`create_section`](Store::create_section), [`name_section`](Store::name_section), [`merge_sections`](Store::merge_sections), and so on |
//! | show a page | [`read`](Store::read), [`related`](Store::related), [`list`](Store::list), [`live_sections`](Store::live_sections), [`cards`](Store::cards) |
//! | show editors where things stand | [`article_overview`](Store::article_overview), [`history`](Store::history), [`revisions`](Store::revisions), [`parity`](Store::parity) |
//! | show a draft to somebody | [`create_preview`](Store::create_preview), [`preview`](Store::preview) |
//! | keep caches right | [`event_reader`](Store::event_reader), [`CacheTags`], [`Served::changes_at`], [`next_change`](Store::next_change); and [`tick`](Store::tick) every now and then, for events of what came by schedule |
//! | begin with what there is | [`import`](Store::import), [`take_down_absent`](Store::take_down_absent), [`import_legacy`](Store::import_legacy) and [`legacy`](Store::legacy) |
//! | take it elsewhere | [`dump`](Store::dump), [`restore_dump`](Store::restore_dump) |

mod act;
mod cache_tags;
mod command;
mod conflict;
mod database;
mod error;
mod event;
mod facts;
mod handle;
mod hexadecimal;
mod location;
mod mark;
mod migration;
mod moment;
mod names;
mod options;
mod read;
mod revision;
mod state;
mod thread;
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
pub use version::{
    ArticleVersion, Done, Restored, RevisionNumber, VariantVersion, Version, Warning,
};
pub use whole::{ImportProblem, ImportProblemKind, Imported, ImportedLegacy};
