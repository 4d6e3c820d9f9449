use thiserror::Error;

use super::query::{self, Query};
use super::{ArticlePath, Feed, File, Origin, Page, Placement, Side, percent};
use crate::article::{Article, ArticleId, Section, Slug};
use crate::language::{Language, PerLanguage};

/// Every address of a site: builds them and reads them back, so that no other
/// code glues addresses together.
///
/// The origin comes from the site's settings. In the default scheme Ukrainian
/// stands at the root and English under `/en`; the constructors and the
/// `with_…` methods are the other schemes.
///
/// ```
/// use dvomova::address::{Addresses, Destination, ListPosition, Page};
/// use dvomova::language::Language;
///
/// let addresses = Addresses::new("https://news.example".parse()?);
/// let culture = Page::Section("culture".parse()?, ListPosition::page(2));
/// assert_eq!(
///     addresses.url(Language::English, &culture),
///     "https://news.example/en/culture?page=2",
/// );
/// assert_eq!(
///     addresses.parse(None, "/en/culture", Some("page=2&utm_source=letter")),
///     Destination::Page { language: Language::English, page: culture },
/// );
/// assert_eq!(
///     addresses.parse(None, "/en//Culture/", None),
///     Destination::Moved("/en/culture".to_owned()),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    pub(super) origins: PerLanguage<Origin>,
    pub(super) prefixes: PerLanguage<Option<String>>,
    pub(super) article_ids: ArticleIds,
    pub(super) x_default: Option<Language>,
}

/// Whether an article's id is part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArticleIds {
    InPath,
    LeftOut,
}

/// A scheme in which the two languages could not be told apart, or a page
/// would be hidden.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InvalidScheme {
    /// Both languages have the same host.
    #[error("expected a host for each language, found {host} for both")]
    SameHost {
        /// The host.
        host: String,
    },
    /// A language has no prefix in this scheme.
    #[error("addresses in `{language}` have no prefix in this scheme")]
    NoPrefix {
        /// The language.
        language: Language,
    },
    /// A prefix is no word, or one that a page or the other language has.
    #[error("expected a prefix of 1 to 20 letters a-z that no page has, found {found:?}")]
    InvalidPrefix {
        /// The prefix.
        found: String,
    },
}

/// What stands first in the address of a page or file of the site's own, in
/// every scheme. All of them are in [`Slug::RESERVED`].
const OWN_WORDS: [&str; 11] = [
    "author",
    "cookies",
    "favorites",
    "feed",
    "language",
    "pictures",
    "preview",
    "reader",
    "search",
    "static",
    "tag",
];

/// What stands first in the addresses of a language, in one scheme or another.
/// No section has them in any scheme.
const LANGUAGE_WORDS: [&str; 5] = ["en", "eng", "ua", "uk", "ukr"];

/// Where every host has its sitemap.
pub(super) const SITEMAP: &str = "/sitemap.xml";

impl Addresses {
    /// The default scheme: Ukrainian at the root, English under `/en`.
    pub fn new(origin: Origin) -> Self {
        Self {
            origins: PerLanguage {
                ukrainian: origin.clone(),
                english: origin,
            },
            prefixes: PerLanguage {
                ukrainian: None,
                english: Some(Language::English.tag().to_owned()),
            },
            article_ids: ArticleIds::LeftOut,
            x_default: Some(Language::Ukrainian),
        }
    }

    /// Both languages under a prefix, `/uk` and `/en`; `/` names neither and
    /// is [`Destination::Neutral`](super::Destination::Neutral).
    pub fn prefixed(origin: Origin) -> Self {
        Self {
            prefixes: PerLanguage::from_fn(|language| Some(language.tag().to_owned())),
            ..Self::new(origin)
        }
    }

    /// A host for each language, and no prefix.
    ///
    /// # Errors
    ///
    /// The same host for both: nothing would name the language.
    pub fn on_hosts(origins: PerLanguage<Origin>) -> Result<Self, InvalidScheme> {
        let same = origins.ukrainian.host() == origins.english.host()
            && origins.ukrainian.port() == origins.english.port();
        if same {
            return Err(InvalidScheme::SameHost {
                host: origins.ukrainian.host().to_owned(),
            });
        }
        Ok(Self {
            prefixes: PerLanguage::default(),
            origins,
            article_ids: ArticleIds::LeftOut,
            x_default: Some(Language::Ukrainian),
        })
    }

    /// The same scheme with another word for a language: `/eng` for `/en`.
    ///
    /// ```
    /// use dvomova::address::{Addresses, Page};
    /// use dvomova::language::Language;
    ///
    /// let origin = "https://news.example".parse()?;
    /// let addresses = Addresses::new(origin).with_prefix(Language::English, "eng")?;
    /// assert_eq!(addresses.href(Language::English, &Page::HOME), "/eng");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A language at the root or on its own host (it has no prefix); `tag` (a
    /// page has it); the other language's word; `En` (a capital letter).
    pub fn with_prefix(mut self, language: Language, word: &str) -> Result<Self, InvalidScheme> {
        let invalid = || InvalidScheme::InvalidPrefix {
            found: word.chars().take(100).collect(),
        };
        if self.prefixes[language].is_none() {
            return Err(InvalidScheme::NoPrefix { language });
        }
        let taken = OWN_WORDS.contains(&word);
        let letters =
            (1..=20).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if taken || !letters || self.prefixes[language.other()].as_deref() == Some(word) {
            return Err(invalid());
        }
        self.prefixes[language] = Some(word.to_owned());
        Ok(self)
    }

    /// The same scheme with the article's id in its address:
    /// `/culture/0190f2b4-…/the-night-of-museums`. An address without the id
    /// is read too.
    #[must_use]
    pub fn with_article_ids(mut self) -> Self {
        self.article_ids = ArticleIds::InPath;
        self
    }

    /// The same scheme with another language for readers of neither
    /// (`hreflang="x-default"`), or with none; by default Ukrainian.
    #[must_use]
    pub fn with_x_default(mut self, language: Option<Language>) -> Self {
        self.x_default = language;
        self
    }

    /// Where pages in a language stand.
    pub fn origin(&self, language: Language) -> &Origin {
        &self.origins[language]
    }

    /// Whether a section with this slug could not be reached, because the
    /// scheme has the word for something else: `tag`, or a language's prefix.
    /// [`Slug::RESERVED`] has more words, kept for pages that a site may get.
    pub fn is_reserved(&self, slug: &Slug) -> bool {
        OWN_WORDS.contains(&slug.as_str())
            || LANGUAGE_WORDS.contains(&slug.as_str())
            || self
                .prefixes
                .iter()
                .any(|(_, word)| word.as_deref() == Some(slug.as_str()))
    }

    /// A page's whole address.
    pub fn url(&self, language: Language, page: &Page) -> String {
        let mut url = self.origins[language].to_string();
        url.push_str(&self.path_and_query(language, page));
        url
    }

    /// A page's address as a link to it on any page of the site: without the
    /// origin, except where each language has a host of its own.
    pub fn href(&self, language: Language, page: &Page) -> String {
        if self.has_hosts() {
            self.url(language, page)
        } else {
            self.path_and_query(language, page)
        }
    }

    /// A page's address without its origin.
    pub fn path_and_query(&self, language: Language, page: &Page) -> String {
        let mut address = self.path(language, page);
        let mut query = Query::new(&mut address);
        match page {
            Page::Search { words, .. } => query.push("q", query::cut_words(words)),
            _ => {
                if let Some(back) = page.back().filter(|back| back.back().is_none()) {
                    query.push("from", &self.path_and_query(language, back));
                }
            }
        }
        let position = page.position();
        if let Some((side, cursor)) = position.cursor() {
            let name = match side {
                Side::After => "after",
                Side::Before => "before",
            };
            query.push(name, cursor.as_str());
        } else if let Some(number) = position.number().filter(|&number| number > 1) {
            query.push("page", &number.to_string());
        }
        address
    }

    /// The front page that names no language, in a scheme that has one.
    pub fn neutral_url(&self) -> Option<String> {
        let neutral = self.prefixes.iter().all(|(_, word)| word.is_some());
        neutral.then(|| format!("{}/", self.origins.ukrainian))
    }

    /// A file's address as a link to it on any page of the site: each host
    /// has every file.
    pub fn file_href(&self, file: &File) -> String {
        let (folder, path) = match file {
            File::Static(path) => ("/static/", path),
            File::Picture(path) => ("/pictures/", path),
            File::Sitemap => return SITEMAP.to_owned(),
        };
        let mut href = String::from(folder);
        percent::encode(path.as_str(), &mut href);
        href
    }

    /// A file's whole address for pages in a language.
    pub fn file_url(&self, language: Language, file: &File) -> String {
        format!("{}{}", self.origins[language], self.file_href(file))
    }

    /// The page of an article in a language; none where it has no edition.
    /// `section` is the article's section. Whether the edition is public is
    /// not asked: links to it come from
    /// [`PublishedLinks`](super::PublishedLinks).
    pub fn article(
        &self,
        language: Language,
        article: &Article,
        section: &Section,
    ) -> Option<Page> {
        let edition = article.edition(language)?;
        Some(self.article_page(language, article.id, section, edition.variant.slug.clone()))
    }

    /// The page of the article that has this id and, in the language, this
    /// slug: for those who have no whole [`Article`] at hand. `section` is the
    /// article's section.
    pub fn article_page(
        &self,
        language: Language,
        id: ArticleId,
        section: &Section,
        slug: Slug,
    ) -> Page {
        Page::Article(ArticlePath {
            section: section.names[language].slug.clone(),
            slug,
            id: match self.article_ids {
                ArticleIds::InPath => Some(id),
                ArticleIds::LeftOut => None,
            },
        })
    }

    /// Tells whether a page was asked for at its own address. The section is
    /// no part of an article's look-up, nor is a former slug its canonical
    /// one: both lead here.
    pub fn placement(&self, language: Language, asked: &Page, found: &Page) -> Placement {
        if self.path(language, asked) == self.path(language, found) {
            Placement::Canonical
        } else {
            Placement::Moved(self.path_and_query(language, found))
        }
    }

    pub(super) fn has_hosts(&self) -> bool {
        self.prefixes.iter().all(|(_, word)| word.is_none())
    }

    /// A page's path, without its query.
    pub(super) fn path(&self, language: Language, page: &Page) -> String {
        let mut path = String::new();
        let mut push = |part: &str| {
            path.push('/');
            path.push_str(part);
        };
        if let Some(prefix) = &self.prefixes[language] {
            push(prefix);
        }
        match page {
            Page::Home(_) => {}
            Page::Section(slug, _) => push(slug.as_str()),
            Page::Tag(slug, _) => {
                push("tag");
                push(slug.as_str());
            }
            Page::Author(slug, _) => {
                push("author");
                push(slug.as_str());
            }
            Page::Article(article) => {
                push(article.section.as_str());
                if let (ArticleIds::InPath, Some(id)) = (self.article_ids, article.id) {
                    push(&id.to_string());
                }
                push(article.slug.as_str());
            }
            Page::Feed(feed) => {
                match feed {
                    Feed::Home => {}
                    Feed::Section(slug) => push(slug.as_str()),
                    Feed::Tag(slug) => {
                        push("tag");
                        push(slug.as_str());
                    }
                    Feed::Author(slug) => {
                        push("author");
                        push(slug.as_str());
                    }
                }
                push("feed");
            }
            Page::Favorites => push("favorites"),
            Page::Search { .. } => push("search"),
            Page::CookieSettings { .. } => push("cookies"),
            Page::LanguageChoice { .. } => push("language"),
            Page::Reader { .. } => push("reader"),
            Page::Preview(id) => {
                push("preview");
                push(&id.to_string());
            }
        }
        if path.is_empty() {
            path.push('/');
        }
        path
    }
}
