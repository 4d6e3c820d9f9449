//! Findings about articles, folders and rendered pages.

mod article;
mod built_in;
mod finding;
mod foreign;
mod ftl;
mod known_texts;
mod letters;
mod page;
mod place;
mod rule;
mod template_words;
mod words;

pub use article::{ArticleAudit, UkrainianFirst};
pub use finding::{Finding, Severity};
pub use page::{PageAudit, assert_page_language, audit_page};
pub use place::Place;
pub use rule::{Rule, UnknownRule};
