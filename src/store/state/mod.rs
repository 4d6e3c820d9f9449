//! An article as its commands see it: loaded and locked at the beginning of a
//! transaction, changed in memory, saved with all that follows from it.

mod changed;
mod derived;
mod face;
mod load;
mod occurrence;
mod publicity;
mod rows;
mod save;
mod settle;
mod slugs;
mod window;

use chrono::{DateTime, Utc};

use super::{ArticleVersion, RevisionNumber, SharedFacts, StoreError, VariantVersion, Version};
use crate::article::{ArticleId, PartHashes, Publication, Slug, Text, Update};
use crate::language::{Language, PerLanguage};

pub(in crate::store) use changed::Changed;
pub use derived::TaskState;
pub(in crate::store) use load::{publication, update};
pub(in crate::store) use occurrence::Occurrence;
pub(in crate::store) use publicity::check as check_ukrainian_first;
pub(in crate::store) use rows::json;
pub(in crate::store) use settle::happened;

/// An article with both its languages.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct ArticleState {
    pub(in crate::store) id: ArticleId,
    pub(in crate::store) version: Version,
    pub(in crate::store) original: Language,
    pub(in crate::store) facts: SharedFacts,
    pub(in crate::store) created_at: DateTime<Utc>,
    pub(in crate::store) archived_at: Option<DateTime<Utc>>,
    pub(in crate::store) merged_into: Option<ArticleId>,
    /// What was imported last of what both languages share.
    pub(in crate::store) imported: Option<String>,
    pub(in crate::store) variants: PerLanguage<Option<VariantState>>,
}

/// An article in one language, without its texts.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct VariantState {
    pub(in crate::store) version: Version,
    pub(in crate::store) slug: Slug,
    pub(in crate::store) work: WorkState,
    /// The newest revision, and the source's parts that it stands for.
    pub(in crate::store) head: RevisionNumber,
    pub(in crate::store) made_from: Option<PartHashes>,
    /// The revision that readers see, or saw last.
    pub(in crate::store) live: Option<Live>,
    pub(in crate::store) publication: Publication,
    /// The first revision that the publication's update speaks of.
    pub(in crate::store) updated_with: Option<RevisionNumber>,
    /// What takes the live revision's place at a moment.
    pub(in crate::store) next: Option<Replacement>,
    /// What was live before the schedule made another revision live.
    pub(in crate::store) former: Option<Former>,
    pub(in crate::store) withdrawn: Option<Withdrawal>,
    /// When its texts were erased, until another one is saved.
    pub(in crate::store) purged_at: Option<DateTime<Utc>>,
    /// What of its schedule has become events.
    pub(in crate::store) told: Told,
    /// A hash of what was imported last.
    pub(in crate::store) imported: Option<String>,
}

/// A revision that readers see.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Live {
    pub(in crate::store) revision: RevisionNumber,
    pub(in crate::store) since: DateTime<Utc>,
    pub(in crate::store) parts: PartHashes,
    pub(in crate::store) made_from: Option<PartHashes>,
}

/// A revision that readers will see.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Replacement {
    pub(in crate::store) revision: RevisionNumber,
    pub(in crate::store) at: DateTime<Utc>,
    pub(in crate::store) parts: PartHashes,
    pub(in crate::store) made_from: Option<PartHashes>,
    pub(in crate::store) update: Option<Update>,
}

/// What readers saw before a replacement came by schedule. Those whose clock is
/// behind go on seeing it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Former {
    pub(in crate::store) live: Live,
    pub(in crate::store) update: Option<Update>,
    pub(in crate::store) updated_with: Option<RevisionNumber>,
    /// The replacement that came.
    pub(in crate::store) next: Replacement,
}

/// A text that was taken back, with what readers are told: nothing where it was
/// erased.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Withdrawal {
    pub(in crate::store) at: DateTime<Utc>,
    pub(in crate::store) notice: Option<Text>,
}

/// How far the newsroom has come with a text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum WorkState {
    /// Somebody is writing.
    #[default]
    Draft,
    /// Somebody should look at it.
    InReview,
    /// Somebody has, and it is good.
    Approved,
}

impl WorkState {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 3] = [Self::Draft, Self::InReview, Self::Approved];

    /// Its word: `draft`, `in_review`, `approved`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Approved => "approved",
        }
    }
}

impl std::fmt::Display for WorkState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for WorkState {
    type Err = crate::article::UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        crate::article::UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// Which turns of a window have become events. Stored as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Told {
    /// None of this window, but readers saw the text in an earlier one.
    Again = -1,
    Nothing,
    Beginning,
    End,
}

impl ArticleState {
    /// Refuses an article that is another one by now.
    fn check_not_merged(&self) -> Result<(), StoreError> {
        match self.merged_into {
            None => Ok(()),
            Some(into) => Err(StoreError::refused(format!(
                "the article was merged into {into}: change that one"
            ))),
        }
    }

    pub(in crate::store) fn variant(&self, language: Language) -> Option<&VariantState> {
        self.variants[language].as_ref()
    }

    /// The variant in a language, to change it.
    ///
    /// # Errors
    ///
    /// A language that the article does not have.
    pub(in crate::store) fn variant_mut(
        &mut self,
        language: Language,
    ) -> Result<&mut VariantState, StoreError> {
        let id = self.id;
        self.variants[language]
            .as_mut()
            .ok_or_else(|| StoreError::not_found(format!("article {id} in `{language}`")))
    }

    /// The version of a language: [`Version::NONE`] where there is none.
    pub(in crate::store) fn version(&self, language: Language) -> VariantVersion {
        let version = self
            .variant(language)
            .map_or(Version::NONE, |it| it.version);
        VariantVersion {
            article: self.id,
            language,
            version,
        }
    }

    /// The version of what both languages share.
    pub(in crate::store) const fn shared_version(&self) -> ArticleVersion {
        ArticleVersion {
            article: self.id,
            version: self.version,
        }
    }

    /// Whether readers may see it at all, in whatever language.
    pub(in crate::store) const fn is_there(&self) -> bool {
        self.archived_at.is_none() && self.merged_into.is_none()
    }
}

impl VariantState {
    /// A draft that nobody has published.
    pub(in crate::store) fn draft(slug: Slug, made_from: Option<PartHashes>) -> Self {
        Self {
            version: Version::NONE,
            slug,
            work: WorkState::Draft,
            head: RevisionNumber::new(1),
            made_from,
            live: None,
            publication: Publication::default(),
            updated_with: None,
            next: None,
            former: None,
            withdrawn: None,
            purged_at: None,
            told: Told::Nothing,
            imported: None,
        }
    }

    /// The revision that readers see at a moment, should it be public then.
    pub(in crate::store) fn shown(&self, now: DateTime<Utc>) -> Option<RevisionNumber> {
        match &self.next {
            Some(next) if next.at <= now => Some(next.revision),
            _ => self.live.as_ref().map(|live| live.revision),
        }
    }
}
