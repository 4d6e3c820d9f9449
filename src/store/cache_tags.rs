use std::collections::BTreeSet;
use std::fmt;

use super::{Card, List, ServedArticle};
use crate::article::{ArticleId, LinkTarget, Section};
use crate::language::Language;

/// The marks of a page in a cache. When something it shows changes, at least
/// one of them stands among the
/// [`cache_tags`](super::Event::cache_tags) of the event.
///
/// | page | tags |
/// | --- | --- |
/// | an article in a language | [`for_article`](Self::for_article), and [`with_cards`](Self::with_cards) of the related articles it shows |
/// | a page of a list, or its feed | [`for_list`](Self::for_list) |
/// | any other page with cards, such as a topic of the site's own | those of its cards, by [`with_cards`](Self::with_cards) |
/// | a redirect, 404 or 410 where an article might stand | [`for_no_article`](Self::for_no_article) |
/// | the sitemap | [`for_sitemap`](Self::for_sitemap) |
///
/// Pages that name sections besides add [`with_section`](Self::with_section) of
/// each; those with a menu of [live sections](super::Store::live_sections) add
/// [`with_menu`](Self::with_menu) too.
///
/// A tag has letters, digits, `:`, `/` and `-` alone, so that it stands in
/// either header as it is. A page of fifty cards has about 2.5 KB of them;
/// caches take 16 KB.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::store::{CacheTags, List};
///
/// let list = List::Section("culture".parse()?);
/// let tags = CacheTags::for_list(Language::Ukrainian, &list, &[]);
/// assert_eq!(tags.surrogate_key(), "list:uk:section/culture term:uk:section/culture");
/// assert_eq!(tags.cache_tag(), "list:uk:section/culture,term:uk:section/culture");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CacheTags(BTreeSet<String>);

impl CacheTags {
    /// Those of an article's page. The articles that its body links count too:
    /// the links are there only while these are public.
    pub fn for_article(article: &ServedArticle) -> Self {
        let language = article.language;
        let mut tags = Self::default();
        tags.add(article_tag(language, article.id));
        for link in article.text.body.links() {
            if let LinkTarget::Article(id) = link.target {
                tags.add(article_tag(language, id));
            }
        }
        // Named or not: it may be given a name in this language.
        let facts = &article.facts;
        tags.add(term_tag(language, "section", &facts.section));
        for tag in &facts.tags {
            tags.add(term_tag(language, "tag", tag));
        }
        for author in &facts.authors {
            tags.add(term_tag(language, "person", author));
        }
        if let Some(source) = &facts.source {
            tags.add(term_tag(language, "source", source));
        }
        tags
    }

    /// Those of a page of a list, whichever, or of its feed.
    pub fn for_list(language: Language, list: &List, cards: &[Card]) -> Self {
        let mut tags = Self::default();
        tags.add(list_tag(language, list));
        match list {
            List::All => {}
            List::Section(id) => tags.add(term_tag(language, "section", id)),
            List::Tag(id) => tags.add(term_tag(language, "tag", id)),
            List::Author(id) => tags.add(term_tag(language, "person", id)),
        }
        tags.with_cards(cards)
    }

    /// That of a page in a language that stands where an article might: a
    /// redirect, “in the other language only”, “taken back”, “not found”.
    pub fn for_no_article(language: Language) -> Self {
        Self(BTreeSet::from([elsewhere_tag(language)]))
    }

    /// That of the sitemap.
    pub fn for_sitemap() -> Self {
        Self(BTreeSet::from([sitemap_tag()]))
    }

    /// These and those of cards that the page shows.
    #[must_use]
    pub fn with_cards(mut self, cards: &[Card]) -> Self {
        for card in cards {
            self.add(article_tag(card.language, card.id));
            self.add(term_tag(card.language, "section", &card.section.id));
        }
        self
    }

    /// These and that of a section that a page in a language names.
    #[must_use]
    pub fn with_section(mut self, language: Language, section: &Section) -> Self {
        self.add(term_tag(language, "section", &section.id));
        self
    }

    /// These and that of a menu of all sections that have articles in a
    /// language.
    #[must_use]
    pub fn with_menu(mut self, language: Language) -> Self {
        self.add(menu_tag(language));
        self
    }

    /// The tags.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// For the header `Surrogate-Key` (Fastly, Varnish): between spaces.
    pub fn surrogate_key(&self) -> String {
        self.joined(" ")
    }

    /// For the header `Cache-Tag` (Cloudflare, Akamai): between commas.
    pub fn cache_tag(&self) -> String {
        self.joined(",")
    }

    fn joined(&self, separator: &str) -> String {
        let tags: Vec<&str> = self.iter().collect();
        tags.join(separator)
    }

    fn add(&mut self, tag: String) {
        self.0.insert(tag);
    }
}

/// An article's page or card in a language.
pub(super) fn article_tag(language: Language, id: ArticleId) -> String {
    format!("article:{language}:{id}")
}

/// A list in a language: its pages and its feed.
pub(super) fn list_tag(language: Language, list: &List) -> String {
    format!("list:{language}:{list}")
}

/// What is where an article might be.
pub(super) fn elsewhere_tag(language: Language) -> String {
    format!("elsewhere:{language}")
}

/// Which sections have articles in a language.
pub(super) fn menu_tag(language: Language) -> String {
    format!("menu:{language}")
}

/// The name of a section, tag, person or source in a language, and its address
/// there.
pub(super) fn term_tag(language: Language, kind: &str, id: impl fmt::Display) -> String {
    format!("term:{language}:{kind}/{id}")
}

/// All addresses of the site.
pub(super) fn sitemap_tag() -> String {
    "sitemap".to_owned()
}
