//! What was written: articles whose two language variants live side by side.
//!
//! What both languages share (section, authors, the lead picture) stands once,
//! in [`Article`]. What is written in a language stands in an
//! [`ArticleVariant`], which is whole or absent: no field of it ever falls
//! back to the other language.

mod body;
mod edition;
mod id;
mod latin;
mod model;
mod named;
mod quotation;
mod reading_time;
mod romanization;
mod slug;
mod typography;
mod text;

pub use body::{
    Block, BlockKind, Body, BodyPicture, InvalidBody, Link, LinkTarget, PictureSource, Rendering,
};
pub use edition::{ArticleVariant, Edition, Origin, Publication, Update, Window};
pub use id::{ArticleId, Id};
pub use model::{Article, ArticleKind, NoSuchEdition, Picture, Reactions};
pub use named::{Named, Person, Section, Source, Tag};
pub use reading_time::{ReadingSpeed, ReadingTime, words};
pub use romanization::romanize;
pub use slug::{InvalidSlug, Slug};
pub use typography::{Typographer, typeset};
pub use text::{InvalidText, Text};
