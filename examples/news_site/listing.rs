//! The lists of articles that have a page: of a section, a tag, an author.

use dvomova::address::{ListPosition, Page, PublishedLinks};
use dvomova::article::{Named, Person, Section, Slug, Tag};
use dvomova::store::{Found, List, StoreError};

use crate::views::View;

pub(crate) enum Listing {
    Section(Section),
    Tag(Tag),
    Author(Person),
}

impl Listing {
    /// The list that stands at a page's address, or the slug it has now.
    pub(crate) async fn find(view: &View<'_>, page: &Page) -> Result<Found<Self>, StoreError> {
        let View { site, language, .. } = *view;
        let store = &site.store;
        Ok(match page {
            Page::Section(slug, _) => map(store.section_at(language, slug).await?, Self::Section),
            Page::Tag(slug, _) => map(store.tag_at(language, slug).await?, Self::Tag),
            Page::Author(slug, _) => map(store.person_at(language, slug).await?, Self::Author),
            _ => Found::NotFound,
        })
    }

    pub(crate) fn heading(&self, view: &View<'_>) -> String {
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

    pub(crate) fn list(&self) -> List {
        match self {
            Self::Section(section) => List::Section(section.id.clone()),
            Self::Tag(tag) => List::Tag(tag.id.clone()),
            Self::Author(author) => List::Author(author.id.clone()),
        }
    }

    /// Where the list has articles to show.
    pub(crate) async fn links(
        &self,
        view: &View<'_>,
        position: ListPosition,
    ) -> Result<PublishedLinks, StoreError> {
        let View {
            site,
            language,
            now,
            ..
        } = *view;
        let addresses = &site.addresses;
        let live = site.store.live_languages(&self.list(), now).await?;
        Ok(match self {
            Self::Section(it) => PublishedLinks::section(addresses, it, position, language, live),
            Self::Tag(it) => PublishedLinks::tag(addresses, it, position, language, live),
            Self::Author(it) => PublishedLinks::author(addresses, it, position, language, live),
        })
    }
}

fn map<T>(found: Found<T>, listing: impl FnOnce(T) -> Listing) -> Found<Listing> {
    match found {
        Found::Current(value) => Found::Current(listing(value)),
        Found::Moved(slug) => Found::Moved(slug),
        Found::NotFound => Found::NotFound,
    }
}

/// The same list at another slug.
pub(crate) fn at_slug(page: &Page, slug: Slug) -> Page {
    match page {
        Page::Section(_, position) => Page::Section(slug, position.clone()),
        Page::Tag(_, position) => Page::Tag(slug, position.clone()),
        Page::Author(_, position) => Page::Author(slug, position.clone()),
        other => other.clone(),
    }
}
