//! The lists of articles that have a page: of a section, a tag, an author.

use dvomova::address::{ListPosition, Page, PublishedLinks, live_languages};
use dvomova::article::{Article, Named, Person, Section, Slug, Tag};

use crate::views::View;

#[derive(Clone, Copy)]
pub(crate) enum Listing<'a> {
    Section(&'a Section),
    Tag(&'a Tag),
    Author(&'a Person),
}

impl<'a> Listing<'a> {
    /// The list that stands at a page's address.
    pub(crate) fn find(view: &View<'a>, page: &Page) -> Option<Self> {
        let View { site, language, .. } = *view;
        let is = |named: &Named, slug: &Slug| named.slug == *slug;
        match page {
            Page::Section(slug, _) => {
                let mut sections = site.sections.iter();
                let found = sections.find(|section| is(&section.names[language], slug));
                found.map(Self::Section)
            }
            Page::Tag(slug, _) => {
                let mut tags = site.tags.iter();
                let named =
                    |tag: &&Tag| tag.names[language].as_ref().is_some_and(|it| is(it, slug));
                tags.find(named).map(Self::Tag)
            }
            Page::Author(slug, _) => {
                let mut people = site.people.iter();
                let named =
                    |who: &&Person| who.names[language].as_ref().is_some_and(|it| is(it, slug));
                people.find(named).map(Self::Author)
            }
            _ => None,
        }
    }

    pub(crate) fn heading(self, view: &View<'_>) -> String {
        let View { language, m, .. } = *view;
        let name = |named: &Option<Named>| {
            named
                .as_ref()
                .map_or_else(String::new, |named| named.name.to_string())
        };
        match self {
            Self::Section(section) => section.names[language].name.to_string(),
            Self::Tag(tag) => m.topic_title(name(&tag.names[language])).to_string(),
            Self::Author(author) => m.author_title(name(&author.names[language])).to_string(),
        }
    }

    pub(crate) fn has(self, article: &Article) -> bool {
        match self {
            Self::Section(section) => article.section == section.id,
            Self::Tag(tag) => article.tags.contains(&tag.id),
            Self::Author(author) => article.authors.contains(&author.id),
        }
    }

    /// Where the list has articles to show.
    pub(crate) fn links(self, view: &View<'_>, position: ListPosition) -> PublishedLinks {
        let View {
            site,
            language,
            now,
            ..
        } = *view;
        let addresses = &site.addresses;
        let articles = site.articles().filter(|article| self.has(article));
        let live = live_languages(articles, now);
        match self {
            Self::Section(it) => PublishedLinks::section(addresses, it, position, language, live),
            Self::Tag(it) => PublishedLinks::tag(addresses, it, position, language, live),
            Self::Author(it) => PublishedLinks::author(addresses, it, position, language, live),
        }
    }
}
