//! Every word around the article, in both languages.
//!
//! The words stand in `locales/en/*.ftl` and `locales/uk/*.ftl` and nowhere
//! else. When the crate is built they are checked together and become the
//! methods of [`Messages`]: a text that is missing in one language, or is in
//! the wrong one, does not build.
//!
//! # Messages
//!
//! A text without variables is a `&'static str`, any other a value to print.
//! Counts may be of any integer type ([`WholeNumber`]) and come with the form of
//! the word that the language asks for.
//!
//! ```
//! use dvomova::language::Language;
//! use dvomova::ui::{Messages, Reaction};
//!
//! let m = Messages::new(Language::Ukrainian);
//! assert_eq!(m.favorites_remove(), "Вилучити з обраного");
//! assert_eq!(m.comments_count(21).to_string(), "21 коментар");
//! assert_eq!(m.comments_count(1_234).to_string(), "1\u{A0}234 коментарі");
//! assert_eq!(m.reaction_name(Reaction::Surprise).to_string(), "Подив");
//! ```
//!
//! In a template they are called as methods. Askama hands over what it has as
//! references, which counts and texts may be; a date or a word is copied out of
//! its reference with `*`:
//!
//! ```
//! use askama::Template;
//! use dvomova::language::Language;
//! use dvomova::ui::{LocalTime, Messages};
//!
//! #[derive(Template)]
//! #[template(
//!     source = "{{ m.published_at(*at) }} · {{ m.views(views) }} · {{ m.byline(author) }}",
//!     ext = "txt"
//! )]
//! struct Line {
//!     m: Messages,
//!     at: LocalTime,
//!     views: u64,
//!     author: String,
//! }
//!
//! let line = Line {
//!     m: Messages::new(Language::English),
//!     at: "2025-11-05T12:05:00".parse::<chrono::NaiveDateTime>()?.into(),
//!     views: 1_234,
//!     author: "Olena Koval".to_owned(),
//! };
//! assert_eq!(
//!     line.render()?,
//!     "Published November 5, 2025 at 12:05\u{202F}PM · 1,234 views · By Olena Koval"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Dates
//!
//! A [`Zone`] turns an instant into a [`LocalTime`]. Messages print it by CLDR's
//! rules (`date_full` to `date_short`, `…_time_short`, parts such as
//! `month_year_long`) or as newsrooms do; a [`RelativeTime`] tells how long ago
//! it was.
//!
//! ```
//! use chrono::DateTime;
//! use dvomova::language::Language;
//! use dvomova::ui::{Messages, RelativeTime, Zone};
//!
//! let [published, now] = [1_762_337_100, 1_762_347_900]
//!     .map(|seconds| DateTime::from_timestamp_secs(seconds).unwrap_or_default());
//! let at = Zone::KYIV.local(published);
//!
//! let m = Messages::new(Language::Ukrainian);
//! assert_eq!(m.date_time_news(at).to_string(), "5 листопада 2025, 12:05");
//! assert_eq!(m.date_long(at).to_string(), "5 листопада 2025\u{202F}р.");
//! assert_eq!(RelativeTime::since(m.language(), published, now).to_string(), "3 години тому");
//!
//! let m = Messages::new(Language::English);
//! assert_eq!(m.date_medium(at).to_string(), "Nov 5, 2025");
//! assert_eq!(m.date_time_kyiv(at).to_string(), "November 5, 2025, 12:05\u{202F}PM Kyiv time");
//! ```
//!
//! # Numbers and lists
//!
//! ```
//! use dvomova::language::Language::{English, Ukrainian};
//! use dvomova::ui::{CompactStyle, List, Number};
//!
//! assert_eq!(Number::decimal(English, 1_234_567).to_string(), "1,234,567");
//! assert_eq!(Number::compact(Ukrainian, 1_200, CompactStyle::Short).to_string(), "1,2\u{A0}тис.");
//! assert_eq!(List::conjunction(Ukrainian, ["Київ", "Львів"]).to_string(), "Київ і Львів");
//! ```
//!
//! # Reasons and choices
//!
//! [`explain`] says in a sentence or two why a page is shown in its language.
//! A [`Consent`] is a reader's choice about cookies, which gates real scripts.
//!
//! Numbers, dates, relative times, lists and plural forms follow CLDR 48, under
//! the license in `LICENSE-UNICODE`.

mod arguments;
#[cfg(feature = "fluent")]
mod catalogue;
mod consent;
mod decimal;
mod described;
mod digits;
mod explain;
mod list;
mod local_time;
mod messages;
mod number;
mod plural;
mod relative_time;
mod whole_number;
mod zone;

pub use arguments::{Arguments, InvalidCall, UnknownWord, Value};
#[cfg(feature = "fluent")]
pub use catalogue::{Catalogue, LiveCatalogue, SiteText};
pub use consent::{Category, Consent, InvalidConsent};
pub use decimal::{Decimal, InvalidDecimal};
pub use described::{Described, Holds};
pub use digits::write_integer;
#[cfg(feature = "fluent")]
pub use dvomova_codegen::{Problem, Problems};
pub use explain::{Explanation, PreferenceExplanation, explain, explain_preference};
pub use list::List;
pub use local_time::LocalTime;
pub use messages::*;
pub use number::{CompactStyle, Number};
pub use plural::{PluralCategory, cardinal, ordinal};
pub use relative_time::{RelativeTime, TimeUnit};
pub use whole_number::WholeNumber;
pub use zone::{UnknownZone, Zone};
