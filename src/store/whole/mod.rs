//! What concerns all of a store at once.

mod import;
mod import_article;
mod import_names;

pub use import::{ImportProblem, Imported};
