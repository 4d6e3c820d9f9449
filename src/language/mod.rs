//! The two languages of a site, and values that exist once in each.

mod language_set;
mod per_language;
mod tag;

pub use dvomova_codegen::script;
pub use language_set::LanguageSet;
pub use per_language::PerLanguage;
pub use tag::{Language, UnknownLanguage};
