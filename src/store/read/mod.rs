//! What readers and editors are shown.

mod card;
mod list;
mod names;
mod served;

pub use card::Card;
pub use list::{List, ListPage, ListQuery};
pub use names::{Found, Versioned};
pub use served::{Served, ServedArticle};
