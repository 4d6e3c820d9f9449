//! What concerns all of a store at once.

mod dump;
mod dump_reader;
mod import;
mod legacy;
mod legacy_path;
mod restore;
mod tables;

pub(in crate::store) use import::not_edited;
pub use import::{ImportProblem, ImportProblemKind, Imported};
pub use legacy::ImportedLegacy;
pub(in crate::store) use legacy_path::normalized;
