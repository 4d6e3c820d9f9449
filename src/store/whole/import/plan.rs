//! What becomes of a text that is there, or is not yet.

use chrono::{DateTime, Utc};

use super::prepared::PreparedText;
use super::recorded::Mark;
use crate::article::{ArticleVariant, Publication, Window};
use crate::language::PerLanguage;
use crate::store::Act;
use crate::store::state::{ArticleState, Live, VariantState, WorkState};

/// What becomes of a text.
pub(super) enum Plan {
    /// The store has what the file says.
    Same,
    /// It has it, but did not know so.
    Adopt,
    /// The variant to be; its slug is the file's wish.
    Write {
        variant: Box<VariantState>,
        /// Whether the text is a new one.
        keep: bool,
        /// Whether the store keeps its moment of the first publication.
        date_kept: bool,
    },
    /// Both have changed.
    Conflict,
}

impl Plan {
    pub(super) fn of(
        before: Option<&VariantState>,
        text: &PreparedText,
        head: Option<&ArticleVariant>,
        act: &Act,
    ) -> Self {
        let Some(before) = before else {
            return Self::Write {
                variant: Box::new(new_variant(text, act)),
                keep: true,
                date_kept: false,
            };
        };
        let mark = Mark::read(before.imported.as_deref());
        if mark.is_some_and(|mark| mark.print == text.print) {
            return Self::Same;
        }
        let Some(head) = head else {
            return Self::Conflict;
        };
        let wanted = &text.edition.variant;
        let same_text = *head
            == ArticleVariant {
                slug: head.slug.clone(),
                ..wanted.clone()
            };
        let (variant, date_kept) = changed_variant(before, text, same_text, act);
        if mark.is_some_and(|mark| mark.version == before.version) {
            return Self::Write {
                variant: Box::new(variant),
                keep: !same_text,
                date_kept,
            };
        }
        // Somebody may have done in the store what the file says by now.
        let mut slugs = wanted.slug.candidates().take(100);
        let agrees = same_text
            && slugs.any(|slug| slug == before.slug)
            && variant.publication == before.publication
            && variant.made_from == before.made_from
            && variant.live == before.live
            && before.next.is_none()
            && !before.is_withdrawn(act.at);
        match agrees {
            true => Self::Adopt,
            false => Self::Conflict,
        }
    }
}

/// The article with what is to be written of it.
pub(super) fn planned(before: &ArticleState, plans: &PerLanguage<Option<Plan>>) -> ArticleState {
    let mut after = before.clone();
    for (language, plan) in plans.iter() {
        if let Some(Plan::Write { variant, .. }) = plan {
            after.variants[language] = Some(VariantState::clone(variant));
        }
    }
    after
}

/// A text that the store does not have, as its file says.
pub(super) fn new_variant(text: &PreparedText, act: &Act) -> VariantState {
    let edition = &text.edition;
    let slug = edition.variant.slug.clone();
    let mut variant = VariantState::draft(slug, edition.made_from.clone());
    place(&mut variant, edition.publication.clone(), act.at);
    if let Some(window) = edition.publication.window() {
        let updated = edition.publication.update.as_ref();
        let updated = updated.map(|update| update.updated_at.min(act.at));
        let from = window.live_from();
        variant.updated_with = edition.publication.update.as_ref().map(|_| variant.head);
        variant.live = Some(Live {
            revision: variant.head,
            since: updated.map_or(from, |updated| updated.max(from)),
            parts: text.parts.clone(),
            made_from: edition.made_from.clone(),
        });
    }
    variant
}

/// Makes a variant public, or not, as is said.
fn place(variant: &mut VariantState, publication: Publication, now: DateTime<Utc>) {
    variant.publication = publication.clone();
    match publication.window() {
        Some(window) => variant.open(window, now),
        None => variant.take_down(now),
    }
    variant.publication = publication;
}

/// A text as its changed file says, and whether another moment of its first
/// publication stays.
fn changed_variant(
    before: &VariantState,
    text: &PreparedText,
    same_text: bool,
    act: &Act,
) -> (VariantState, bool) {
    let edition = &text.edition;
    let mut variant = before.clone();
    variant.slug = edition.variant.slug.clone();
    variant.made_from = edition.made_from.clone();
    if !same_text {
        variant.head = variant.head.next();
        variant.work = WorkState::Draft;
    }
    let file = &edition.publication;
    let first = before.publication.first_published_at();
    let known = first.filter(|_| before.has_been_public(act.at));
    let window = match (file.window(), known) {
        (Some(window), Some(first)) => {
            Window::new(window.live_from().max(first), window.live_until()).ok()
        }
        (window, _) => window,
    };
    let first = known.or(file.first_published_at());
    let publication = Publication::recorded(window, first, file.update.clone());
    if file.update != before.publication.update {
        variant.updated_with = file.update.as_ref().map(|_| variant.head);
    }
    place(&mut variant, publication, act.at);
    variant.former = None;
    if let Some(window) = window {
        match &mut variant.live {
            Some(live) if live.revision == variant.head => {
                live.made_from = variant.made_from.clone();
            }
            live => {
                *live = Some(Live {
                    revision: variant.head,
                    since: act.at.max(window.live_from()),
                    parts: text.parts.clone(),
                    made_from: variant.made_from.clone(),
                });
            }
        }
    }
    let asked = file.first_published_at();
    let date_kept = known.is_some() && asked.is_some() && known != asked;
    (variant, date_kept)
}

/// Remembers what a file said, and the version that it is about to make.
pub(super) fn remember(variant: &mut VariantState, text: &PreparedText) {
    let mark = Mark {
        version: variant.version.next(),
        print: text.print,
    };
    variant.imported = Some(mark.to_string());
}
