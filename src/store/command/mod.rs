//! What a newsroom does with articles, one transaction each.

mod create;
mod draft;
mod publish;
mod term;

pub use create::NewArticle;
pub use publish::Cascade;
