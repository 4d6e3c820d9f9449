//! What readers and editors are shown.

mod card;
mod history;
mod list;
mod look_up;
mod names;
mod overview;
mod paging;
mod parity;
#[cfg(test)]
mod plans;
mod preview;
mod queue;
mod revisions;
mod schedule;
mod served;
mod shown;

pub use card::Card;
pub use history::History;
pub use list::{List, ListPage, ListQuery};
pub use names::{Found, Versioned};
pub use overview::{ArticleOverview, LanguageOverview, ScheduledReplacement, Withdrawn};
pub use parity::{Parity, ParityCounts, SectionParity};
pub use preview::{InvalidPreviewToken, Preview, PreviewToken};
pub use queue::{QueuePage, QueueQuery, SourceText, TranslationTask, TranslationText};
pub use revisions::{Revision, RevisionEntry, Revisions};
pub use served::{Served, ServedArticle};
