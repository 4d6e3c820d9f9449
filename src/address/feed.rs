use super::{ListPosition, Page};
use crate::article::Slug;

/// The list that an Atom feed follows, apart from the language it is in.
///
/// ```
/// use dvomova::address::{Addresses, Destination, Feed, ListPosition, Page};
/// use dvomova::language::Language;
///
/// let addresses = Addresses::new("https://news.example".parse()?);
/// let section = Page::Section("culture".parse()?, ListPosition::page(2));
/// let feed = section.feed().ok_or("no list")?;
/// assert_eq!(feed, Feed::Section("culture".parse()?));
/// assert_eq!(feed.list(), section.first());
///
/// let page = Page::Feed(feed);
/// assert_eq!(addresses.url(Language::English, &page), "https://news.example/en/culture/feed");
/// assert_eq!(
///     addresses.parse(None, "/en/culture/feed", None),
///     Destination::Page { language: Language::English, page },
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feed {
    /// The front page's: `/feed`.
    Home,
    /// A section's: `/culture/feed`.
    Section(Slug),
    /// A tag's: `/tag/museums/feed`.
    Tag(Slug),
    /// An author's: `/author/olha-koval/feed`.
    Author(Slug),
}

impl Feed {
    /// The page of the list, from its first article on.
    pub fn list(&self) -> Page {
        match self {
            Self::Home => Page::HOME,
            Self::Section(slug) => Page::Section(slug.clone(), ListPosition::FIRST),
            Self::Tag(slug) => Page::Tag(slug.clone(), ListPosition::FIRST),
            Self::Author(slug) => Page::Author(slug.clone(), ListPosition::FIRST),
        }
    }
}

impl Page {
    /// The feed that follows a list of articles; none for any other page, a
    /// search among them.
    pub fn feed(&self) -> Option<Feed> {
        Some(match self {
            Self::Home(_) => Feed::Home,
            Self::Section(slug, _) => Feed::Section(slug.clone()),
            Self::Tag(slug, _) => Feed::Tag(slug.clone()),
            Self::Author(slug, _) => Feed::Author(slug.clone()),
            _ => return None,
        })
    }
}
