//! What concerns all of a store at once.

mod import;
mod legacy;
mod legacy_path;

pub use import::{ImportProblem, ImportProblemKind, Imported};
pub use legacy::ImportedLegacy;
