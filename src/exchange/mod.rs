//! Folders of Markdown with front matter, read and written back.

mod article_file;
mod article_reader;
mod error;
mod fields;
mod folder;
mod front_matter;
mod load;
mod node;
mod picture;
mod problem;
mod reader;
mod site;
mod toml_text;
mod walk;
mod write;
mod yaml_text;

pub use article_file::ArticleFile;
pub use error::{ExchangeError, ExchangeErrorKind};
pub use folder::Folder;
pub use problem::Problem;
pub use site::Site;
