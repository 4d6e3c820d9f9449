//! Which language a reader wants, and why.

mod accept_language;
mod cldr;
mod diagnostic;
mod element;
mod matched_range;
mod meaning;
mod preference;
mod quality;
mod ranking;
mod site_rules;
mod tier;

pub use accept_language::AcceptLanguage;
pub use diagnostic::{Diagnostic, Diagnostics};
pub use matched_range::MatchedRange;
pub use preference::{Preference, prefer};
pub use quality::{InvalidQuality, Quality};
pub use ranking::{InvalidRanking, Ranking};
pub use site_rules::{InvalidSiteRule, SiteRule, SiteRules};
pub use tier::Tier;
