//! Which language a reader wants, and why.
//!
//! Four steps, each a pure function that allocates nothing for an ordinary
//! request:
//!
//! 1. [`AcceptLanguage`] reads what the browser sent.
//! 2. [`prefer`] finds the reader's [`Preference`] in it, which may be none,
//!    with the [`Tier`] that says how it was found.
//! 3. [`Policy::decide`] adds the URL, the account and the cookie to that, and
//!    gives the [`Decision`]: the language to serve, always there, with its
//!    [`Source`] and the `Vary` that follows.
//! 4. [`suggest`] says whether to offer the reader the other language, or why
//!    not; [`Policy::redirect`] whether a page may redirect.
//!
//! A site that has everything else needs the first two:
//!
//! ```
//! use dvomova::language::{Language, LanguageSet};
//! use dvomova::negotiation::{AcceptLanguage, SiteRules, Tier, prefer};
//!
//! let headers = ["uk-UA,uk;q=0.9", "en;q=0.8"];
//! let list = AcceptLanguage::from_headers(headers);
//! let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
//! assert_eq!(wanted.language(), Some(Language::Ukrainian));
//! assert_eq!(wanted.tier(), Tier::Direct);
//! assert_eq!(wanted.range().as_str(), "uk-UA");
//! ```
//!
//! All four, for a reader in Kyiv on the English page of an article:
//!
//! ```
//! use chrono::DateTime;
//! use dvomova::language::{Language, LanguageSet};
//! use dvomova::negotiation::{
//!     AcceptLanguage, Dismissals, Page, Policy, Signals, Unsuggested, suggest,
//! };
//!
//! let now = DateTime::from_timestamp(1_762_340_700, 0).unwrap_or_default();
//! let policy = Policy::ukrainian_first();
//! let list = AcceptLanguage::parse("uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7");
//! let signals = Signals {
//!     url: Some(Language::English),
//!     browser: Some(&list),
//!     ..Signals::default()
//! };
//!
//! let decision = policy.decide(&signals, LanguageSet::BOTH);
//! assert_eq!(decision.language(), Language::English);
//! // Every reader gets this page, so any cache may keep it.
//! assert_eq!(decision.vary().value(), None);
//!
//! let page = Page::from(&decision);
//! let offer = suggest(decision.preference(), &page, &policy, &Dismissals::NONE, now)?;
//! assert_eq!(offer.language(), Language::Ukrainian);
//!
//! // Written on a click, and read with the next request.
//! let cookie = Dismissals::NONE.with(offer.dismissal(now)).to_string();
//! let dismissed = Dismissals::from_cookie(&cookie);
//! assert_eq!(
//!     suggest(decision.preference(), &page, &policy, &dismissed, now),
//!     Err(Unsuggested::Dismissed)
//! );
//! # Ok::<(), Unsuggested>(())
//! ```

mod accept_language;
mod cldr;
mod decision;
mod diagnostic;
mod dismissal;
mod element;
mod language_choice;
mod matched_range;
mod meaning;
mod policy;
mod preference;
mod quality;
mod ranking;
mod redirect;
mod site_rules;
mod suggestion;
mod tier;
mod vary;

pub use accept_language::AcceptLanguage;
pub use decision::{Decision, Missing, Signals, Source};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use dismissal::{Dismissal, Dismissals, InvalidDismissal};
pub use language_choice::LanguageChoice;
pub use matched_range::MatchedRange;
pub use policy::{First, Policy, Redirects, SuggestByRules, SuggestEnglish};
pub use preference::{Preference, prefer};
pub use quality::{InvalidQuality, Quality};
pub use ranking::{InvalidRanking, Ranking};
pub use redirect::{Purpose, Redirect, RedirectStatus};
pub use site_rules::{InvalidSiteRule, SiteRule, SiteRules};
pub use suggestion::{Page, Suggestion, Unsuggested, suggest};
pub use tier::Tier;
pub use vary::Vary;
