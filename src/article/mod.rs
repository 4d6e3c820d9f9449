//! What was written: articles whose two language variants live side by side.
//!
//! What both languages share (section, authors, the lead picture) stands once,
//! in [`Article`]. What is written in a language stands in an
//! [`ArticleVariant`], which is whole or absent: no field of it ever falls
//! back to the other language. Beside it, in an [`Edition`], stand its
//! [`Publication`] and the hashes of the source's parts that a translation was
//! made from, which tell its [`Freshness`].
//!
//! ```
//! use chrono::{DateTime, Utc};
//! use dvomova::article::{
//!     Article, ArticleId, ArticleVariant, Edition, Freshness, Origin, Publication, Rendering,
//!     SourcePart, Window,
//! };
//! use dvomova::language::Language::{English, Ukrainian};
//!
//! fn variant(
//!     slug: &str,
//!     title: &str,
//!     lead: &str,
//!     body: &str,
//! ) -> Result<ArticleVariant, Box<dyn std::error::Error>> {
//!     Ok(ArticleVariant {
//!         slug: slug.parse()?,
//!         title: title.parse()?,
//!         lead: lead.parse()?,
//!         key_points: Vec::new(),
//!         body: body.parse()?,
//!         caption: None,
//!         credit: None,
//!         alternative_text: None,
//!         seo_title: None,
//!         seo_description: None,
//!         origin: Origin::Human,
//!     })
//! }
//!
//! // An article in Ukrainian, public since noon.
//! let noon: DateTime<Utc> = "2025-11-05T10:00:00Z".parse()?;
//! let mut original = Edition::draft(variant(
//!     "leleky-povernulysia",
//!     "Лелеки повернулися",
//!     "Першу пару побачили над Десною.",
//!     "Гніздо *поновлюють* третій день.",
//! )?);
//! original.publication = Publication::published(Window::from(noon));
//! let id = ArticleId::from_path("nature/storks");
//! let mut article = Article::new(id, "nature".parse()?, Ukrainian, original);
//! assert!(article.is_public(Ukrainian, noon));
//!
//! // Its translation records what it was made from …
//! article.insert(English, Edition::draft(variant(
//!     "storks-are-back",
//!     "Storks Are Back",
//!     "The first pair was seen over the Desna.",
//!     "They have been *repairing* the nest for three days.",
//! )?));
//! article.acknowledge(English)?;
//! assert_eq!(article.freshness(English, noon), Freshness::Current);
//!
//! // … and is stale once the original says something else.
//! if let Some(original) = article.edition_mut(Ukrainian) {
//!     original.variant.body = "Гніздо *поновили* за чотири дні.".parse()?;
//!     assert_eq!(
//!         original.variant.body.to_html(&Rendering::new(Ukrainian)),
//!         "<p>Гніздо <em>поновили</em> за чотири дні.</p>\n"
//!     );
//! }
//! assert_eq!(
//!     article.freshness(English, noon),
//!     Freshness::Stale { changed: vec![SourcePart::Block(0)], added: vec![], removed: vec![] }
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod alignment;
mod body;
mod edition;
mod file_path;
mod freshness;
mod id;
mod kind;
mod latin;
mod model;
mod named;
mod part;
mod part_hashes;
mod picture;
mod publication;
mod quotation;
mod reading_time;
mod romanization;
mod slug;
mod text;
mod typography;
mod ukrainian_first;
mod update;
mod web_address;
mod word;

pub use body::{
    Block, BlockKind, Body, BodyPicture, InvalidBody, Link, LinkTarget, PictureSource, Rendering,
};
pub use edition::{ArticleVariant, Edition, Origin};
pub use file_path::{FilePath, InvalidFilePath};
pub use freshness::Freshness;
pub use id::{ArticleId, Id, InvalidArticleId};
pub use kind::{ArticleKind, Reactions};
pub use model::{Article, NotATranslation};
pub use named::{Named, Person, Section, Source, Tag};
pub use part::{InvalidPartHash, PartHash, SourcePart};
pub use part_hashes::{InvalidPartHashes, PartHashes};
pub use picture::{Picture, PictureType};
pub use publication::{InvalidWindow, Publication, Window};
pub use reading_time::{ReadingSpeed, ReadingTime, words};
pub use romanization::romanize;
pub use slug::{InvalidSlug, Slug};
pub use text::{InvalidText, Text};
pub use typography::{Typographer, typeset};
pub use ukrainian_first::UkrainianFirst;
pub use update::{Update, UpdateKind};
pub use web_address::{InvalidWebAddress, WebAddress};
pub use word::UnknownWord;
