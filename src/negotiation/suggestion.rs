use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::language::{Language, LanguageSet};

use super::decision::Decision;
use super::dismissal::{Dismissal, Dismissals};
use super::policy::{Policy, SuggestByRules, SuggestEnglish};
use super::preference::Preference;
use super::tier::Tier;

/// The page that a reader is on, as far as an offer to switch depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page's language.
    pub language: Language,
    /// The languages in which this very page exists.
    pub exists: LanguageSet,
    /// The language that the reader chose, in their account or on the site.
    pub chosen: Option<Language>,
}

impl From<&Decision> for Page {
    fn from(decision: &Decision) -> Self {
        Self {
            language: decision.language(),
            exists: decision.available(),
            chosen: decision.chosen(),
        }
    }
}

/// The offer to read the page in the other language, which the reader prefers.
///
/// Its words are in the offered language, under that `lang`, and its link leads
/// to the page's exact counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    language: Language,
    preference: Preference,
}

impl Suggestion {
    /// The language that is offered, and that the offer is written in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Why: the preference that the offer rests on.
    pub const fn preference(&self) -> &Preference {
        &self.preference
    }

    /// What to keep when the reader declines the offer.
    pub fn dismissal(&self, now: DateTime<Utc>) -> Dismissal {
        Dismissal::new(self.language, self.preference.ranking(), now)
    }
}

/// Why a reader is offered nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Unsuggested {
    /// The reader has no preference.
    #[error("no language is preferred")]
    NoPreference,
    /// The page is in the preferred language.
    #[error("the page is in the preferred language")]
    AlreadyPreferred,
    /// The page does not exist in the preferred language.
    #[error("the page does not exist in the preferred language")]
    NotAvailable,
    /// The reader chose the page's language.
    #[error("the page's language was chosen")]
    Chosen,
    /// The preference is too weak a ground, such as a wildcard.
    #[error("the preference is too weak")]
    TooWeak,
    /// The reader wants both languages alike.
    #[error("both languages are wanted alike")]
    Tie,
    /// The reader's list names Ukrainian too.
    #[error("Ukrainian is listed too")]
    UkrainianListed,
    /// The reader declined this offer.
    #[error("the offer was dismissed")]
    Dismissed,
}

/// Whether to offer a reader the page in the other language.
///
/// Pure, so that the reader's browser can come to the same answer from
/// `navigator.languages`.
///
/// # Errors
///
/// The reason why nothing is offered: the preferred language is the page's, or
/// does not exist for this page, or the page's was chosen; the preference is
/// no explicit choice and no direct, inferred or other-script match (a related
/// one counts only where the page's language is not listed, one by the site's
/// rules only if the policy says so); the other language is wanted as much;
/// toward English, Ukrainian is listed too; the offer was dismissed.
///
/// ```
/// use chrono::DateTime;
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::*;
///
/// let policy = Policy::default();
/// let now = DateTime::from_timestamp(1_762_340_700, 0).unwrap_or_default();
/// let page = Page { language: Language::English, exists: LanguageSet::BOTH, chosen: None };
///
/// let list = AcceptLanguage::parse("uk-UA,uk;q=0.9,en;q=0.8");
/// let wanted = prefer(&list, page.exists, &SiteRules::NONE);
/// let offer = suggest(&wanted, &page, &policy, &Dismissals::NONE, now)?;
/// assert_eq!(offer.language(), Language::Ukrainian);
///
/// let dismissed = Dismissals::NONE.with(offer.dismissal(now));
/// assert_eq!(
///     suggest(&wanted, &page, &policy, &dismissed, now),
///     Err(Unsuggested::Dismissed)
/// );
/// # Ok::<(), Unsuggested>(())
/// ```
pub fn suggest(
    preference: &Preference,
    page: &Page,
    policy: &Policy,
    dismissals: &Dismissals,
    now: DateTime<Utc>,
) -> Result<Suggestion, Unsuggested> {
    let language = preference.language().ok_or(Unsuggested::NoPreference)?;
    if language == page.language {
        return Err(Unsuggested::AlreadyPreferred);
    }
    if !page.exists.contains(language) {
        return Err(Unsuggested::NotAvailable);
    }
    if page.chosen == Some(page.language) {
        return Err(Unsuggested::Chosen);
    }
    let is_ground = match preference.tier() {
        Tier::Explicit | Tier::Direct | Tier::Inferred | Tier::OtherScript => true,
        Tier::Related => !preference.listed().contains(page.language),
        Tier::Policy => policy.suggest_by_rules == SuggestByRules::Allowed,
        Tier::Wildcard | Tier::OnlyNotExcluded | Tier::None | Tier::AllExcluded => false,
    };
    if !is_ground {
        return Err(Unsuggested::TooWeak);
    }
    if preference.weight() <= preference.rival_weight() {
        return Err(Unsuggested::Tie);
    }
    let is_ordinary_in_ukraine = language == Language::English
        && policy.suggest_english == SuggestEnglish::IfUkrainianUnlisted
        && preference.listed().contains(Language::Ukrainian);
    if is_ordinary_in_ukraine {
        return Err(Unsuggested::UkrainianListed);
    }
    let is_dismissed = dismissals
        .of(language)
        .is_some_and(|dismissal| dismissal.holds(preference.ranking(), now));
    if is_dismissed {
        return Err(Unsuggested::Dismissed);
    }
    Ok(Suggestion {
        language,
        preference: *preference,
    })
}
