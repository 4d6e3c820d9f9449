use super::{Feed, ListPosition};
use crate::article::{ArticleId, FilePath, Slug};
use crate::language::Language;

/// A page of a site, apart from the language it is in.
///
/// Slugs are those of that language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Page {
    /// The front page: `/`.
    Home(ListPosition),
    /// The articles of a section: `/culture`.
    Section(Slug, ListPosition),
    /// The articles with a tag: `/tag/museums`.
    Tag(Slug, ListPosition),
    /// The articles of an author: `/author/olha-koval`.
    Author(Slug, ListPosition),
    /// An article: `/culture/the-night-of-museums`.
    Article(ArticlePath),
    /// The Atom feed of a list: `/feed`, `/culture/feed`.
    Feed(Feed),
    /// The reader's favorites: `/favorites`.
    Favorites,
    /// What a search found: `/search?q=museum`.
    Search {
        /// The words searched for; more than 300 bytes of them are cut.
        words: String,
        /// Where in the list.
        position: ListPosition,
    },
    /// Where the reader chooses about cookies: `/cookies`.
    CookieSettings {
        /// The page to come back to, in the same language.
        from: Option<Box<Page>>,
    },
    /// Where the reader chooses a language: `/language`.
    LanguageChoice {
        /// The page to come back to, in the same language.
        from: Option<Box<Page>>,
    },
    /// What differs from reader to reader, asked for by a page's script:
    /// `/reader`.
    Reader {
        /// The page that asks.
        from: Option<Box<Page>>,
    },
    /// An article as its editors see it before readers do: `/preview/UUID`.
    Preview(ArticleId),
}

impl Page {
    /// The front page, from its first article on.
    pub const HOME: Self = Self::Home(ListPosition::FIRST);

    /// The page with which the counterpart of a list begins, and any other
    /// page as it is: a list's second page in one language has no second page
    /// in the other that would hold the same.
    #[must_use]
    pub fn first(self) -> Self {
        self.at(ListPosition::FIRST)
    }

    /// A list at another place in it, and any other page as it is.
    #[must_use]
    pub fn at(self, position: ListPosition) -> Self {
        match self {
            Self::Home(_) => Self::Home(position),
            Self::Section(slug, _) => Self::Section(slug, position),
            Self::Tag(slug, _) => Self::Tag(slug, position),
            Self::Author(slug, _) => Self::Author(slug, position),
            Self::Search { words, .. } => Self::Search { words, position },
            other => other,
        }
    }

    /// Where in its list the page stands; the beginning for a page that is no
    /// list.
    pub fn position(&self) -> &ListPosition {
        match self {
            Self::Home(position)
            | Self::Section(_, position)
            | Self::Tag(_, position)
            | Self::Author(_, position)
            | Self::Search { position, .. } => position,
            _ => &ListPosition::FIRST,
        }
    }

    /// The page that a reader comes back to from a page of choices.
    pub fn back(&self) -> Option<&Self> {
        match self {
            Self::CookieSettings { from }
            | Self::LanguageChoice { from }
            | Self::Reader { from } => from.as_deref(),
            _ => None,
        }
    }
}

/// What the address of an article holds.
///
/// Look an article up by `id` where there is one, else by `slug`, and never by
/// `section`: an article keeps its slug when it moves to another section.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticlePath {
    /// The slug of its section.
    pub section: Slug,
    /// Its own slug.
    pub slug: Slug,
    /// Its id, where the scheme keeps ids in addresses.
    pub id: Option<ArticleId>,
}

/// A file that pages of both languages use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum File {
    /// A style sheet, a script, an icon: `/static/site.css`.
    Static(FilePath),
    /// A picture of an article: `/pictures/museum.jpg`.
    Picture(FilePath),
    /// The map of all pages, for search engines: `/sitemap.xml`.
    Sitemap,
}

/// What an address that was asked for leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Destination {
    /// A page, and the address is its canonical one. Whether such an article
    /// or section exists is not known here.
    Page {
        /// The language that the address names.
        language: Language,
        /// The page.
        page: Page,
    },
    /// A file.
    File(File),
    /// The front page of a scheme that gives both languages a prefix: the
    /// address names no language.
    Neutral,
    /// A page or file whose canonical address is another one: redirect there,
    /// for good. It begins with `/` and stays on the same host.
    Moved(String),
    /// No page of this scheme.
    NotFound {
        /// The language that the address names, to answer in.
        language: Option<Language>,
    },
}

/// Whether a page was asked for where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Placement {
    /// It was.
    Canonical,
    /// It stands at this address: redirect there, for good.
    Moved(String),
}
