//! Ukrainian first: when English may be public.

use chrono::{DateTime, Utc};

use super::ArticleState;
use crate::article::{UkrainianFirst, Window};
use crate::language::Language;
use crate::store::{StoreError, Warning};

/// Compares an article's windows with what the site wants.
///
/// # Errors
///
/// Under [`UkrainianFirst::Require`] a change after which English would be
/// public, from `now` on, at a time when Ukrainian is not.
pub(in crate::store) fn check(
    policy: UkrainianFirst,
    before: Option<&ArticleState>,
    after: &ArticleState,
    now: DateTime<Utc>,
) -> Result<Option<Warning>, StoreError> {
    let windows = |state: &ArticleState| Language::ALL.map(|language| window(state, language));
    // What was so before is no reason to refuse another change.
    let same = before.is_some_and(|before| windows(before) == windows(after));
    if same || policy == UkrainianFirst::Off || !english_alone(after, now) {
        return Ok(None);
    }
    if policy != UkrainianFirst::Require {
        return Ok(Some(Warning::EnglishBeforeUkrainian));
    }
    let restored = before.is_some_and(|before| !before.is_there()) && after.is_there();
    let shortened = before.is_some_and(|before| {
        window(before, Language::English) == window(after, Language::English)
    });
    Err(StoreError::refused(if restored {
        "English would be public without Ukrainian: unpublish English first"
    } else if shortened {
        "English would stay public without Ukrainian: take it down first, or cut it with `Cascade::English` of the commands that have it"
    } else {
        "English may be public only while Ukrainian is: publish Ukrainian first, for at least as long"
    }))
}

fn window(state: &ArticleState, language: Language) -> Option<Window> {
    let variant = state.variant(language).filter(|_| state.is_there());
    variant?.publication.window()
}

/// Whether there is a moment from `now` on at which English is public and
/// Ukrainian is not.
fn english_alone(state: &ArticleState, now: DateTime<Utc>) -> bool {
    let Some(english) = window(state, Language::English) else {
        return false;
    };
    let begins = english.live_from().max(now);
    if english.live_until().is_some_and(|until| until <= begins) {
        return false;
    }
    let Some(ukrainian) = window(state, Language::Ukrainian) else {
        return true;
    };
    let ends_early = match (ukrainian.live_until(), english.live_until()) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(ukrainian), Some(english)) => ukrainian < english,
    };
    ukrainian.live_from() > begins || ends_early
}
