//! What readers and editors are shown.

mod card;
mod list;
mod served;

pub use card::Card;
pub use list::{List, ListPage, ListQuery};
pub use served::{Served, ServedArticle};
