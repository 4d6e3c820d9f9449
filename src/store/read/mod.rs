//! What readers and editors are shown.

mod served;

pub use served::{Served, ServedArticle};
