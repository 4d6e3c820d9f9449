//! What a newsroom does with articles, one transaction each.

mod archive;
mod create;
mod draft;
mod facts;
#[cfg(test)]
#[cfg(feature = "sqlite")]
mod full_disk;
mod merge;
mod publish;
mod purge;
mod related;
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
pub use purge::PurgedAddresses;
pub(in crate::store) use related::MOST_RELATED;
pub use replace::Change;
pub(in crate::store) use term::Term;
pub use tick::Ticked;
