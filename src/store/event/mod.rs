mod cursor;
mod log;
mod moved;
mod reader;
mod record;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::database::Row;
use super::{RevisionNumber, StoreError, Version};
use crate::article::{ArticleId, Text, UnknownWord};
use crate::language::Language;

pub use cursor::{EventCursor, InvalidEventCursor};
pub use log::EventPage;
pub(in crate::store) use moved::adopt;
pub use reader::EventReader;
pub(in crate::store) use record::NewEvent;

/// Something that happened: a line of the audit trail, and what caches must
/// forget because of it. It was written in the transaction that made it so.
///
/// A command that changed both languages of an article has an event for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// Its number. Later events mostly have higher ones, but two that were
    /// written at once may become visible in either order: an
    /// [`EventReader`] gives them in an order that never changes.
    pub id: i64,
    /// When, as whoever acted said.
    pub at: DateTime<Utc>,
    /// Who acted.
    pub actor: Text,
    /// What they did.
    pub happened: Happened,
    /// The article, if it was done to one.
    pub article: Option<ArticleId>,
    /// The language, if it was done to one.
    pub language: Option<Language>,
    /// A section, tag, person or source, as `tag/ID`, if it was done to one.
    pub subject: Option<String>,
    /// The version that it made: of the language, or of what both share.
    pub version: Option<Version>,
    /// The revision that it was about.
    pub revision: Option<RevisionNumber>,
    /// What whoever acted said about it.
    pub note: Option<String>,
    /// Marks of cached pages to forget, as [`CacheTags`](super::CacheTags)
    /// gives them to pages. None where readers see nothing new, as after a
    /// draft was saved.
    pub cache_tags: Vec<String>,
    /// Addresses of cached pages to forget, for caches that know no marks: the
    /// article under all its slugs, the first pages and feeds of its lists, the
    /// sitemap, pages that show its card as related. Those that cannot be told
    /// are reached by marks alone: later pages of lists, texts that link the
    /// article, the articles of a section whose slug was changed.
    pub urls: Vec<String>,
}

impl Event {
    /// The columns that [`read`](Self::read) takes, in its order.
    pub(in crate::store) const COLUMNS: &str = "id, at, actor, happened, article, language, \
         subject, version, revision, note, cache_tags, urls";

    /// How many these are.
    const WIDTH: usize = 12;

    pub(in crate::store) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get(0)?,
            at: row.get(1)?,
            actor: row.word(2)?,
            happened: row.word(3)?,
            article: row.get(4)?,
            language: row.get(5)?,
            subject: row.get(6)?,
            version: row.get(7)?,
            revision: row.get(8)?,
            note: row.get(9)?,
            cache_tags: row.json(10)?,
            urls: row.json(11)?,
        })
    }
}

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Happened {
    /// An article was begun.
    Created,
    /// A draft was saved.
    Saved,
    /// An editor's program saved a draft by itself: the first time of those that
    /// follow each other, as the trail would grow without an end.
    Autosaved,
    /// A translation was saved, with what it was made from.
    Translated,
    /// A draft was handed in for review.
    Submitted,
    /// A draft was found good.
    Approved,
    /// A draft was handed back.
    Rejected,
    /// A revision was published, at once or for a later moment.
    Published,
    /// A window was made longer or shorter.
    WindowSet,
    /// A window that was scheduled has begun.
    WentLive,
    /// A window has ended.
    Ended,
    /// A replacement of the live revision was scheduled.
    ReplacementScheduled,
    /// A scheduled replacement was called off.
    ReplacementDropped,
    /// Another revision has become the live one, as a silent fix.
    Replaced,
    /// Another revision has become the live one, as an update.
    Updated,
    /// Another revision has become the live one, as a correction.
    Corrected,
    /// A text was taken down; it may come back.
    Unpublished,
    /// A text was taken back, with a notice.
    Withdrawn,
    /// A text was erased.
    Purged,
    /// An article was put aside.
    Archived,
    /// An article was taken out of the archive.
    Restored,
    /// An old revision was made the newest draft.
    Reverted,
    /// An address was changed.
    SlugChanged,
    /// An article was moved to another section.
    Moved,
    /// What both languages share was changed.
    FactsChanged,
    /// The related articles were set.
    RelatedChanged,
    /// A translation was found right beside its changed source.
    Acknowledged,
    /// An article was merged into another one.
    MergedAway,
    /// Another article was merged into this one.
    Merged,
    /// An article was imported.
    Imported,
    /// A key to one revision was made.
    PreviewCreated,
    /// A key to one revision was made useless.
    PreviewRevoked,
    /// A section, tag, person or source was made.
    TermCreated,
    /// A section, tag, person or source was given another name, or none.
    TermNamed,
    /// A section, tag, person or source was merged into another one.
    TermMergedAway,
    /// Another section, tag, person or source was merged into this one.
    TermMerged,
    /// Paths of a former site were imported.
    LegacyImported,
}

impl Happened {
    /// All of them.
    pub const ALL: [Self; 37] = [
        Self::Created,
        Self::Saved,
        Self::Autosaved,
        Self::Translated,
        Self::Submitted,
        Self::Approved,
        Self::Rejected,
        Self::Published,
        Self::WindowSet,
        Self::WentLive,
        Self::Ended,
        Self::ReplacementScheduled,
        Self::ReplacementDropped,
        Self::Replaced,
        Self::Updated,
        Self::Corrected,
        Self::Unpublished,
        Self::Withdrawn,
        Self::Purged,
        Self::Archived,
        Self::Restored,
        Self::Reverted,
        Self::SlugChanged,
        Self::Moved,
        Self::FactsChanged,
        Self::RelatedChanged,
        Self::Acknowledged,
        Self::MergedAway,
        Self::Merged,
        Self::Imported,
        Self::PreviewCreated,
        Self::PreviewRevoked,
        Self::TermCreated,
        Self::TermNamed,
        Self::TermMergedAway,
        Self::TermMerged,
        Self::LegacyImported,
    ];

    /// Its word, such as `slug_changed`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Saved => "saved",
            Self::Autosaved => "autosaved",
            Self::Translated => "translated",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Published => "published",
            Self::WindowSet => "window_set",
            Self::WentLive => "went_live",
            Self::Ended => "ended",
            Self::ReplacementScheduled => "replacement_scheduled",
            Self::ReplacementDropped => "replacement_dropped",
            Self::Replaced => "replaced",
            Self::Updated => "updated",
            Self::Corrected => "corrected",
            Self::Unpublished => "unpublished",
            Self::Withdrawn => "withdrawn",
            Self::Purged => "purged",
            Self::Archived => "archived",
            Self::Restored => "restored",
            Self::Reverted => "reverted",
            Self::SlugChanged => "slug_changed",
            Self::Moved => "moved",
            Self::FactsChanged => "facts_changed",
            Self::RelatedChanged => "related_changed",
            Self::Acknowledged => "acknowledged",
            Self::MergedAway => "merged_away",
            Self::Merged => "merged",
            Self::Imported => "imported",
            Self::PreviewCreated => "preview_created",
            Self::PreviewRevoked => "preview_revoked",
            Self::TermCreated => "term_created",
            Self::TermNamed => "term_named",
            Self::TermMergedAway => "term_merged_away",
            Self::TermMerged => "term_merged",
            Self::LegacyImported => "legacy_imported",
        }
    }
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Happened {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}
