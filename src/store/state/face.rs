//! What of an article readers see, to find out whether a change shows.

use chrono::{DateTime, Utc};

use super::{ArticleState, Told, Withdrawal};
use crate::article::{PartHashes, Publication, Slug, Update};
use crate::language::Language;
use crate::store::{RevisionNumber, SharedFacts};

/// All of a variant that readers see, at whatever moment. Two that are equal
/// look the same for ever.
#[derive(PartialEq)]
pub(super) struct Face<'a> {
    is_there: bool,
    facts: &'a SharedFacts,
    pub(super) slug: &'a Slug,
    live: Option<RevisionNumber>,
    next: Option<(RevisionNumber, DateTime<Utc>, Option<&'a Update>)>,
    publication: &'a Publication,
    withdrawn: Option<&'a Withdrawal>,
    purged: bool,
    told: Told,
}

impl<'a> Face<'a> {
    /// None for what nobody but the newsroom has ever seen or will.
    pub(super) fn of(state: &'a ArticleState, language: Language) -> Option<Self> {
        let variant = state.variant(language)?;
        let face = Self {
            is_there: state.is_there(),
            facts: &state.facts,
            slug: &variant.slug,
            live: variant.live.as_ref().map(|live| live.revision),
            next: (variant.next.as_ref())
                .map(|next| (next.revision, next.at, next.update.as_ref())),
            publication: &variant.publication,
            withdrawn: variant.withdrawn.as_ref(),
            purged: variant.purged_at.is_some(),
            told: variant.told,
        };
        let known = face.publication.window().is_some()
            || face.publication.first_published_at().is_some()
            || face.withdrawn.is_some()
            || face.purged;
        known.then_some(face)
    }

    /// What of it the pages in the other language show: that it is public, and
    /// where.
    pub(super) fn links(&self) -> impl PartialEq + use<'a> {
        let window = self.publication.window();
        (
            self.is_there,
            &self.facts.section,
            self.slug,
            window,
            self.told,
        )
    }

    /// Which lists it stands in, when and at which place.
    pub(super) fn listed(&self) -> impl PartialEq + use<'a> {
        let SharedFacts {
            section,
            tags,
            authors,
            ..
        } = self.facts;
        let first = self.publication.first_published_at();
        (self.is_there, section, tags, authors, first)
    }
}

/// The parts of the original that readers see, and will see.
pub(super) fn parts(state: &ArticleState) -> [Option<&PartHashes>; 2] {
    let source = state.variant(state.original);
    let live = source.and_then(|it| it.live.as_ref());
    let next = source.and_then(|it| it.next.as_ref());
    [live.map(|it| &it.parts), next.map(|it| &it.parts)]
}

/// The parts that its translation stands for, as readers see it and will see it.
pub(super) fn made_from(state: &ArticleState) -> [Option<&PartHashes>; 2] {
    let translation = state.variant(state.original.other());
    let live = translation.and_then(|it| it.live.as_ref()?.made_from.as_ref());
    let next = translation.and_then(|it| it.next.as_ref()?.made_from.as_ref());
    [live, next]
}
