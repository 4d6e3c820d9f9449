//! The lists of articles that have a page: all of them, or those of a section, a
//! tag, an author.

use axum::http::StatusCode;
use axum::response::Response;
use dvomova::address::{ListPosition, Page, PublishedLinks};
use dvomova::article::{Named, Person, Section, Slug, Tag};
use dvomova::store::{Found, List, ListQuery, StoreError, StoreErrorKind};
use dvomova::ui::Zone;

use crate::pages::not_found;
use crate::responses::{moved, moved_for_now, public};
use crate::views::{Frame, Link, ListPage, MessagePage, View};

pub(crate) enum Listing {
    All,
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
            Page::Home(_) => Found::Current(Self::All),
            Page::Section(slug, _) => map(store.section_at(language, slug).await?, Self::Section),
            Page::Tag(slug, _) => map(store.tag_at(language, slug).await?, Self::Tag),
            Page::Author(slug, _) => map(store.person_at(language, slug).await?, Self::Author),
            _ => Found::NotFound,
        })
    }

    fn heading(&self, view: &View<'_>) -> String {
        let View { language, m, .. } = *view;
        let name = |named: &Option<Named>| {
            named
                .as_ref()
                .map_or_else(String::new, |named| named.name.to_string())
        };
        match self {
            Self::All => m.all_news().to_owned(),
            Self::Section(section) => section.names[language].name.to_string(),
            Self::Tag(tag) => m.topic_title(name(&tag.names[language])).to_string(),
            Self::Author(author) => m.author_title(name(&author.names[language])).to_string(),
        }
    }

    fn list(&self) -> List {
        match self {
            Self::All => List::All,
            Self::Section(section) => List::Section(section.id.clone()),
            Self::Tag(tag) => List::Tag(tag.id.clone()),
            Self::Author(author) => List::Author(author.id.clone()),
        }
    }

    /// The part of the list at a position, as long as its pages are.
    pub(crate) fn query(&self, view: &View<'_>, position: ListPosition) -> ListQuery {
        ListQuery {
            language: view.language,
            list: self.list(),
            position,
            length: match self {
                // As many as the front page has room for.
                Self::All => 9,
                _ => 18,
            },
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
            Self::All => {
                PublishedLinks::same_page(addresses, &Page::Home(position), language, live)
            }
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

/// A page of a list, newest first.
pub(crate) async fn list(view: &View<'_>, page: &Page) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let listing = match Listing::find(view, page).await? {
        Found::Current(listing) => listing,
        Found::Moved(slug) => return Ok(moved(&view.href(&at_slug(page, slug)))),
        Found::NotFound => return Ok(not_found(view)),
    };
    let position = page.position();
    if let Some(number) = position.number().filter(|&number| number > 1) {
        return numbered(view, page, &listing, number).await;
    }
    let query = listing.query(view, position.clone());
    let found = match site.store.list(&query, now).await {
        // A cursor that no page gave.
        Err(error) if error.kind() == StoreErrorKind::Refused => {
            return not_in_list(view, page, &listing).await;
        }
        found => found?,
    };
    let at = |position: ListPosition| view.href(&page.clone().at(position));
    let is_first = *position == ListPosition::FIRST;
    if !is_first && found.newer.is_none() {
        // Who walks back arrives at the beginning, with all that is new there.
        return Ok(moved_for_now(&at(ListPosition::FIRST)));
    }
    let Some(newest) = found.cards.first() else {
        return match is_first {
            true => Ok(not_found(view)),
            false => not_in_list(view, page, &listing).await,
        };
    };
    let heading = listing.heading(view);
    let (title, notes) = match is_first {
        true => (heading.clone(), Vec::new()),
        false => {
            let date = m.date_news(Zone::KYIV.local(newest.first_published_at));
            let note = m.and_earlier(date).to_string();
            (format!("{heading} — {note}"), vec![note])
        }
    };
    let card = |card| match listing {
        Listing::Section(_) => view.card_in_section(card),
        _ => view.card(card),
    };
    let links = listing.links(view, position.clone()).await?;
    let list = ListPage {
        frame: view.frame(&title, page, &links),
        m,
        heading,
        notes,
        cards: found.cards.iter().map(card).collect(),
        newer: found.newer.map(at),
        older: found.older.map(at),
    };
    Ok(public(&list, language))
}

/// A page by its number holds something else with every new article: it leads to
/// the page that holds the same today, and stays so.
async fn numbered(
    view: &View<'_>,
    page: &Page,
    listing: &Listing,
    number: u32,
) -> Result<Response, StoreError> {
    let before = listing.query(view, ListPosition::page(number - 1));
    let before = view.site.store.list(&before, view.now).await?;
    match before.older {
        Some(position) => Ok(moved_for_now(&view.href(&page.clone().at(position)))),
        None => not_in_list(view, page, listing).await,
    }
}

/// There is no such page in a list that there is.
async fn not_in_list(
    view: &View<'_>,
    page: &Page,
    listing: &Listing,
) -> Result<Response, StoreError> {
    let m = view.m;
    let first = page.clone().first();
    let links = listing.links(view, ListPosition::FIRST).await?;
    let message = MessagePage {
        frame: Frame {
            canonical: None,
            alternates: Vec::new(),
            ..view.frame(m.not_found_title(), &first, &links)
        },
        m,
        text: m.not_found_in_list_text().to_owned(),
        other_title: None,
        onward: Some(Link::new(m.go_to_newest(), view.href(&first))),
    };
    let mut response = public(&message, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// The same list at another slug.
fn at_slug(page: &Page, slug: Slug) -> Page {
    match page {
        Page::Section(_, position) => Page::Section(slug, position.clone()),
        Page::Tag(_, position) => Page::Tag(slug, position.clone()),
        Page::Author(_, position) => Page::Author(slug, position.clone()),
        other => other.clone(),
    }
}
