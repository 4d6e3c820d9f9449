//! What a newsroom does with articles, one transaction each.

mod archive;
mod create;
mod draft;
mod facts;
mod merge;
mod publish;
mod replace;
mod revert;
mod review;
mod slug;
mod takedown;
mod term;
mod tick;
mod translate;

pub use create::NewArticle;
pub use publish::Cascade;
pub use replace::Change;
pub use takedown::PurgedAddresses;
pub(in crate::store) use term::Term;
