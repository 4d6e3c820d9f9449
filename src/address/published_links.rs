use chrono::{DateTime, Utc};

use super::{Addresses, Feed, ListPosition, Page};
use crate::article::{Article, ArticleId, Named, Person, Section, Slug, Tag};
use crate::language::{Language, LanguageSet, PerLanguage};

/// The live variants of one page: in which languages it is public, and where.
///
/// The language switch, `hreflang` links, sitemaps, feeds and structured data
/// all come from this one list, so that they cannot contradict each other. It
/// never holds an address that is not public.
///
/// ```
/// use dvomova::address::{Addresses, ListPosition, PublishedLinks};
/// use dvomova::article::Section;
/// use dvomova::language::{Language, LanguageSet};
///
/// let section: Section = serde_json::from_str(r#"{"id": "culture", "names": {
///     "uk": {"name": "Культура", "slug": "kultura"},
///     "en": {"name": "Culture", "slug": "culture"}}}"#)?;
/// let addresses = Addresses::new("https://news.example".parse()?);
///
/// let links = PublishedLinks::section(
///     &addresses, &section, ListPosition::FIRST, Language::English, LanguageSet::BOTH);
/// assert_eq!(links.counterpart(), Some("https://news.example/kultura"));
/// let alternates: Vec<_> = links.alternates().collect();
/// assert_eq!(alternates, [
///     ("uk", "https://news.example/kultura"),
///     ("en", "https://news.example/en/culture"),
///     ("x-default", "https://news.example/kultura"),
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedLinks {
    current: Language,
    links: PerLanguage<Option<Link>>,
    x_default: Option<Language>,
    position: ListPosition,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    page: Page,
    url: String,
}

impl PublishedLinks {
    /// The languages in which an article is public at a moment. `section` is
    /// the article's section.
    pub fn article(
        addresses: &Addresses,
        article: &Article,
        section: &Section,
        current: Language,
        now: DateTime<Utc>,
    ) -> Self {
        let public = PerLanguage::from_fn(|language| {
            let edition = article.edition(language)?;
            let public = edition.publication.is_public(now);
            public.then(|| edition.variant.slug.clone())
        });
        Self::public_article(addresses, article.id, section, public, current)
    }

    /// The languages in which an article is public, each with its slug there:
    /// for those who have no whole [`Article`] at hand. `section` is the
    /// article's section.
    ///
    /// ```
    /// use dvomova::address::{Addresses, PublishedLinks};
    /// use dvomova::article::{ArticleId, Section};
    /// use dvomova::language::{Language, PerLanguage};
    ///
    /// let section: Section = serde_json::from_str(r#"{"id": "culture", "names": {
    ///     "uk": {"name": "Культура", "slug": "kultura"},
    ///     "en": {"name": "Culture", "slug": "culture"}}}"#)?;
    /// let addresses = Addresses::new("https://news.example".parse()?);
    /// let id = ArticleId::from_path("culture/night");
    /// let public = PerLanguage { ukrainian: Some("nich-muzeiv".parse()?), english: None };
    ///
    /// let links =
    ///     PublishedLinks::public_article(&addresses, id, &section, public, Language::English);
    /// assert_eq!(links.canonical(), None);
    /// assert_eq!(links.counterpart(), Some("https://news.example/kultura/nich-muzeiv"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn public_article(
        addresses: &Addresses,
        id: ArticleId,
        section: &Section,
        public: PerLanguage<Option<Slug>>,
        current: Language,
    ) -> Self {
        let first = ListPosition::FIRST;
        Self::of(addresses, current, LanguageSet::BOTH, &first, |language| {
            let slug = public[language].clone()?;
            Some(addresses.article_page(language, id, section, slug))
        })
    }

    /// The languages in which a section has articles: `live`, by
    /// [`live_languages`]. An empty section has no alternate.
    pub fn section(
        addresses: &Addresses,
        section: &Section,
        position: ListPosition,
        current: Language,
        live: LanguageSet,
    ) -> Self {
        Self::of(addresses, current, live, &position, |language| {
            let slug = section.names[language].slug.clone();
            Some(Page::Section(slug, ListPosition::FIRST))
        })
    }

    /// The languages in which a tag has a name and articles (`live`).
    pub fn tag(
        addresses: &Addresses,
        tag: &Tag,
        position: ListPosition,
        current: Language,
        live: LanguageSet,
    ) -> Self {
        Self::of(addresses, current, live, &position, |language| {
            let Named { slug, .. } = tag.names[language].as_ref()?;
            Some(Page::Tag(slug.clone(), ListPosition::FIRST))
        })
    }

    /// The languages in which an author has a name and articles (`live`).
    pub fn author(
        addresses: &Addresses,
        author: &Person,
        position: ListPosition,
        current: Language,
        live: LanguageSet,
    ) -> Self {
        Self::of(addresses, current, live, &position, |language| {
            let Named { slug, .. } = author.names[language].as_ref()?;
            Some(Page::Author(slug.clone(), ListPosition::FIRST))
        })
    }

    /// A page whose address holds no word of a language, such as the front
    /// page, the favorites, or a choice about cookies, in the languages that
    /// are `live`. The counterpart of a page of choices comes back to the
    /// front page: the page it came from may have no counterpart.
    ///
    /// A page with slugs in it has no counterpart here: it is given for the
    /// current language alone.
    pub fn same_page(
        addresses: &Addresses,
        page: &Page,
        current: Language,
        live: LanguageSet,
    ) -> Self {
        let position = page.position().clone();
        Self::of(addresses, current, live, &position, |language| match page {
            Page::Section(..)
            | Page::Tag(..)
            | Page::Author(..)
            | Page::Article(_)
            | Page::Feed(Feed::Section(_) | Feed::Tag(_) | Feed::Author(_))
                if language != current =>
            {
                None
            }
            Page::CookieSettings { .. } if language != current => {
                Some(Page::CookieSettings { from: None })
            }
            Page::LanguageChoice { .. } if language != current => {
                Some(Page::LanguageChoice { from: None })
            }
            Page::Reader { .. } if language != current => Some(Page::Reader { from: None }),
            _ => Some(page.clone().first()),
        })
    }

    fn of(
        addresses: &Addresses,
        current: Language,
        live: LanguageSet,
        position: &ListPosition,
        page: impl Fn(Language) -> Option<Page>,
    ) -> Self {
        let links = PerLanguage::from_fn(|language| {
            let mut page = page(language).filter(|_| live.contains(language))?;
            if language == current {
                page = page.at(position.clone());
            }
            let url = addresses.url(language, &page);
            Some(Link { page, url })
        });
        Self {
            current,
            links,
            x_default: addresses.x_default,
            position: position.clone(),
        }
    }

    /// The language of the page that shows these links, be it public there
    /// or not.
    pub const fn current(&self) -> Language {
        self.current
    }

    /// The languages in which the page is public.
    pub fn languages(&self) -> LanguageSet {
        let live = |&language: &Language| self.links[language].is_some();
        Language::ALL.into_iter().filter(live).collect()
    }

    /// The page in a language in which it is public.
    pub fn page(&self, language: Language) -> Option<&Page> {
        self.links[language].as_ref().map(|link| &link.page)
    }

    /// The whole address in a language in which it is public.
    pub fn url(&self, language: Language) -> Option<&str> {
        self.links[language].as_ref().map(|link| link.url.as_str())
    }

    /// Where the language switch leads: the same page in the other language,
    /// for a list its first page.
    pub fn counterpart(&self) -> Option<&str> {
        self.url(self.current.other())
    }

    /// The page's own address, for `rel="canonical"`; none where it is not
    /// public in the current language.
    pub fn canonical(&self) -> Option<&str> {
        self.url(self.current)
    }

    /// The `hreflang` links with their languages: every language in which the
    /// page is public, itself included, then `x-default` where that language
    /// is public. They are the same on the page in either language.
    ///
    /// None on a page that is not public, nor on a list's later pages, which
    /// have no counterpart.
    pub fn alternates(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let shown = self.canonical().is_some() && self.position == ListPosition::FIRST;
        let languages = [Language::Ukrainian, Language::English]
            .map(|language| (language.tag(), Some(language)));
        languages
            .into_iter()
            .chain([("x-default", self.x_default)])
            .filter(move |_| shown)
            .filter_map(|(tag, language)| Some((tag, self.url(language?)?)))
    }
}

/// The languages in which at least one of the articles is public at a moment:
/// those of the list that they make.
///
/// ```
/// use dvomova::address::live_languages;
/// use dvomova::article::Article;
/// use dvomova::language::{Language, LanguageSet};
///
/// let article: Article = serde_json::from_str(r#"{
///     "id": "01890a5d-ac96-774b-bcce-b302099a8057", "section": "city", "original": "uk",
///     "editions": { "uk": {
///         "variant": {
///             "slug": "tramvai", "title": "Трамвай", "lead": "Їде.", "body": "Восени."
///         },
///         "publication": { "window": { "live_from": "2025-11-05T10:05:00Z" } }
///     } }
/// }"#)?;
/// let now = "2025-11-05T10:04:59Z".parse()?;
/// assert_eq!(live_languages([&article], now), LanguageSet::NONE);
/// let now = "2025-11-05T10:05:00Z".parse()?;
/// assert_eq!(live_languages([&article], now), LanguageSet::from(Language::Ukrainian));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn live_languages<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    now: DateTime<Utc>,
) -> LanguageSet {
    let mut live = LanguageSet::NONE;
    for article in articles {
        live = article
            .public_languages(now)
            .iter()
            .fold(live, LanguageSet::with);
        if live == LanguageSet::BOTH {
            break;
        }
    }
    live
}
