//! Every address of a site, and which of them are public.
//!
//! [`Addresses`] builds each address from the site's settings and reads it
//! back as a [`Destination`]. [`PublishedLinks`] is the one list of the
//! languages in which a page is public, for everything that links to it.
//!
//! | page | Ukrainian | English |
//! | --- | --- | --- |
//! | front page | `/` | `/en` |
//! | section | `/kultura` | `/en/culture` |
//! | article | `/kultura/nich-muzeiv` | `/en/culture/the-night-of-museums` |
//! | tag, author | `/tag/…`, `/author/…` | `/en/tag/…`, `/en/author/…` |
//! | feed of any of these lists | `/feed`, `/kultura/feed`, `/tag/…/feed` | `/en/feed`, `/en/culture/feed` |
//! | favorites | `/favorites` | `/en/favorites` |
//! | search | `/search?q=…` | `/en/search?q=…` |
//! | choices | `/cookies`, `/language` | `/en/cookies`, `/en/language` |
//! | what differs per reader | `/reader` | `/en/reader` |
//! | preview | `/preview/UUID` | `/en/preview/UUID` |
//! | files | `/static/…`, `/pictures/…`, `/sitemap.xml` | the same |
//!
//! Other schemes give both languages a prefix ([`Addresses::prefixed`]) or a
//! host ([`Addresses::on_hosts`]), say `/eng` ([`Addresses::with_prefix`]), or
//! keep an article's id ([`Addresses::with_article_ids`]). No slug has a dot,
//! so that a site is free to serve `/robots.txt` or `/culture/rss.xml`.
//!
//! ```
//! use dvomova::address::{Addresses, ArticlePath, Destination, Page, Placement};
//! use dvomova::language::Language;
//!
//! let addresses = Addresses::new("https://news.example".parse()?);
//! let Destination::Page { language, page } =
//!     addresses.parse(None, "/en/sport/the-night-of-museums", None)
//! else {
//!     return Err("not a page".into());
//! };
//! assert_eq!(language, Language::English);
//!
//! // The article is found by its slug; it stands in another section.
//! let found = Page::Article(ArticlePath {
//!     section: "culture".parse()?,
//!     slug: "the-night-of-museums".parse()?,
//!     id: None,
//! });
//! assert_eq!(
//!     addresses.placement(language, &page, &found),
//!     Placement::Moved("/en/culture/the-night-of-museums".to_owned()),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod addresses;
mod feed;
mod list_position;
mod origin;
mod page;
mod parse;
mod percent;
mod published_links;
mod query;

pub use addresses::{Addresses, InvalidScheme};
pub use feed::Feed;
pub use list_position::{Cursor, InvalidCursor, ListPosition, Side};
pub use origin::{InvalidOrigin, Origin};
pub use page::{ArticlePath, Destination, File, Page, Placement};
pub use published_links::{PublishedLinks, live_languages};
