//! Rows that follow from an article's state.

use chrono::{DateTime, Utc};

use super::{ArticleState, Told, VariantState};
use crate::article::{ArticleId, PartHashes};
use crate::language::Language;
use crate::store::List;

/// A text in a list from one moment on, until another or for good.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed {
    pub(super) list: String,
    pub(super) language: Language,
    pub(super) first_published_at: DateTime<Utc>,
    pub(super) article: ArticleId,
    pub(super) live_from: DateTime<Utc>,
    pub(super) live_until: Option<DateTime<Utc>>,
}

/// The lists of an article, in any language.
pub(super) fn lists(state: &ArticleState) -> Vec<List> {
    let facts = &state.facts;
    let mut lists = vec![List::All, List::Section(facts.section.clone())];
    let tags = facts.tags.iter().cloned().map(List::Tag);
    let authors = facts.authors.iter().cloned().map(List::Author);
    for list in tags.chain(authors) {
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists
}

/// Where an article stands in lists.
pub(super) fn derive_listed(state: &ArticleState) -> Vec<Listed> {
    let mut listed = Vec::new();
    if !state.is_there() {
        return listed;
    }
    let lists = lists(state);
    for language in Language::ALL {
        let publication = state.variant(language).map(|it| &it.publication);
        let Some((window, first)) =
            publication.and_then(|it| Some((it.window()?, it.first_published_at()?)))
        else {
            continue;
        };
        listed.extend(lists.iter().map(|list| Listed {
            list: list.to_string(),
            language,
            first_published_at: first,
            article: state.id,
            live_from: window.live_from(),
            live_until: window.live_until(),
        }));
    }
    listed
}

/// Something for a translator to do from one moment on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Task {
    pub(super) language: Language,
    pub(super) state: TaskState,
    pub(super) since: DateTime<Utc>,
    pub(super) article: ArticleId,
    pub(super) until: Option<DateTime<Utc>>,
}

/// What a translator has to do about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// There is no translation.
    Missing,
    /// The original has changed since it was translated.
    Stale,
}

impl TaskState {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Missing, Self::Stale];

    /// Its word: `missing`, `stale`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
        }
    }
}

impl std::fmt::Display for TaskState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for TaskState {
    type Err = crate::article::UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        crate::article::UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// What a translator has to do about an article, now and by its schedule.
///
/// Drafts of the source ask for nothing. A translation is measured by its
/// newest revision: once somebody has saved one that was made from what is
/// live, the translator's part is done.
pub(super) fn derive_tasks(state: &ArticleState) -> Vec<Task> {
    let language = state.original.other();
    let Some(source) = state.variant(state.original).filter(|_| state.is_there()) else {
        return Vec::new();
    };
    let (Some(window), Some(live)) = (source.publication.window(), &source.live) else {
        return Vec::new();
    };
    let task = |state_word, since, until| Task {
        language,
        state: state_word,
        since,
        article: state.id,
        until,
    };
    let written = |it: &&VariantState| it.purged_at.is_none();
    let Some(translation) = state.variant(language).filter(written) else {
        return vec![task(
            TaskState::Missing,
            window.live_from(),
            window.live_until(),
        )];
    };
    let is_stale = |parts: &PartHashes| translation.made_from.as_ref() != Some(parts);
    let since = live.since.max(window.live_from());
    let end = window.live_until();
    // It comes before what is live where the clock has gone back since.
    let next = source.next.as_ref();
    let next = next.map(|next| (next.at, is_stale(&next.parts)));
    let (since, until) = match (is_stale(&live.parts), next) {
        (true, Some((at, false))) if at > since => (since, Some(at)),
        (true, None) => (since, end),
        (true, Some((at, true))) => (since.min(at), end),
        (false, Some((at, true))) => (at, end),
        (true | false, Some((_, false))) | (false, None) => return Vec::new(),
    };
    vec![task(TaskState::Stale, since, until)]
}

/// The next moment at which the schedule of a variant has something to tell
/// that is not told yet.
pub(super) fn due_at(state: &ArticleState, variant: &VariantState) -> Option<DateTime<Utc>> {
    if !state.is_there() {
        return None;
    }
    let window = variant.publication.window();
    let begins = window
        .map(|window| window.live_from())
        .filter(|_| variant.told < Told::Beginning);
    let ends = window
        .and_then(|window| window.live_until())
        .filter(|_| variant.told < Told::End);
    let next = variant.next.as_ref().map(|next| next.at);
    [begins, ends, next].into_iter().flatten().min()
}
