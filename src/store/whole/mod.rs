//! What is done with a store as a whole: content taken over from a folder.

mod import;

pub use import::{ImportProblem, ImportProblemKind, Imported};
