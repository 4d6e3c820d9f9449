//! What is shown at each address: the front page here, the rest in files of
//! their own. Pages at addresses that name their language are the
//! same for every reader.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use chrono::{DateTime, Utc};
use dvomova::address::{Destination, File, ListPosition, Page, PublishedLinks};
use dvomova::language::{Language, LanguageSet};
use dvomova::store::{Found, List, ListQuery, Served, StoreError};

use crate::article_page::article;
use crate::listing::{Listing, list};
use crate::reader_pages::{cookies, favorites, language_choice, reader_page};
use crate::responses::{file_response, fresh, keep_until, moved, public, unavailable};
use crate::site::{Site, SiteName};
use crate::views::{Block, HomePage, MessagePage, View};

/// Answers `GET` and `HEAD`.
pub(crate) async fn show(
    State(site): State<Arc<Site>>,
    jar: CookieJar,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let now = Utc::now();
    let mut response = match site.addresses.parse(None, uri.path(), uri.query()) {
        Destination::Page { language, page } => {
            page_response(&site, language, now, page, &jar, &headers)
                .await
                .unwrap_or_else(|error| failed(&site, language, now, &error))
        }
        Destination::File(File::Sitemap) => nothing_here(&site, Language::Ukrainian, now).await,
        Destination::File(file) => file_response(&site, &file).await,
        Destination::Moved(to) => moved(&to),
        Destination::Neutral => moved(&site.addresses.href(Language::Ukrainian, &Page::HOME)),
        Destination::NotFound { language } => {
            let language = language.unwrap_or(Language::Ukrainian);
            nothing_here(&site, language, now).await
        }
    };
    if let Ok(Some(change)) = site.store.next_change(now).await {
        keep_until(change, now, &mut response);
    }
    fresh(response, &headers)
}

async fn nothing_here(site: &Site, language: Language, now: DateTime<Utc>) -> Response {
    match site.menu(language, now).await {
        Ok(menu) => not_found(&View::new(site, language, now, &menu)),
        Err(error) => failed(site, language, now, &error),
    }
}

fn failed(site: &Site, language: Language, now: DateTime<Utc>, error: &StoreError) -> Response {
    unavailable(&View::new(site, language, now, &[]), error)
}

async fn page_response(
    site: &Site,
    language: Language,
    now: DateTime<Utc>,
    page: Page,
    jar: &CookieJar,
    headers: &HeaderMap,
) -> Result<Response, StoreError> {
    let menu = site.menu(language, now).await?;
    let view = &View::new(site, language, now, &menu);
    match page {
        Page::HOME => home(view).await,
        Page::Home(_) | Page::Section(..) | Page::Tag(..) | Page::Author(..) => {
            list(view, &page).await
        }
        Page::Article(ref path) => article(view, &page, path).await,
        Page::Favorites => favorites(view, jar).await,
        Page::CookieSettings { .. } => Ok(cookies(view, &page, jar)),
        Page::LanguageChoice { .. } => Ok(language_choice(view, &page, jar, headers)),
        Page::Reader { from } => reader_page(view, from.as_deref(), jar, headers).await,
        _ => Ok(not_found(view)),
    }
}

async fn home(view: &View<'_>) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        m,
        menu,
    } = *view;
    let store = &site.store;
    let links = Listing::All.links(view, ListPosition::FIRST).await?;
    let SiteName { name, tagline } = &site.names[language];
    let mut frame = view.frame(name, &Page::HOME, &links);
    frame.title = match tagline {
        Some(tagline) => format!("{name} — {tagline}"),
        None => name.clone(),
    };
    frame.description = tagline.clone();
    let newest = Listing::All.query(view, ListPosition::FIRST);
    let newest = store.list(&newest, now).await?;
    let older = newest.older.map(|older| view.href(&Page::Home(older)));
    let mut newest = newest.cards.into_iter();
    let top = newest.next();
    let mut blocks = Vec::new();
    for section in menu {
        let list = List::Section(section.id.clone());
        let newest = store
            .list(&ListQuery::first(language, list, 5), now)
            .await?;
        let is_top = |id| top.as_ref().is_some_and(|top| top.id == id);
        let others = newest.cards.iter().filter(|card| !is_top(card.id));
        let mut cards = others.take(4).map(|card| view.card_in_section(card));
        if let Some(first) = cards.next() {
            blocks.push(Block {
                link: view.section(section),
                first,
                others: cards.collect(),
            });
        }
    }
    let page = HomePage {
        frame,
        m,
        top: top.as_ref().map(|top| view.card(top)),
        latest: newest.map(|card| view.card(&card)).collect(),
        older,
        blocks,
    };
    Ok(public(&page, language))
}

/// Where the page that a reader comes from is public.
pub(crate) async fn links_of(view: &View<'_>, page: &Page) -> Result<PublishedLinks, StoreError> {
    let View {
        site,
        language,
        now,
        ..
    } = *view;
    let found = match page {
        Page::Article(path) => match site.store.read(language, path, now).await? {
            Served::Exact(article) => Some(article.links),
            Served::OtherLanguage { links, .. } | Served::Gone { links, .. } => Some(links),
            _ => None,
        },
        _ => match Listing::find(view, page).await? {
            Found::Current(listing) => Some(listing.links(view, page.position().clone()).await?),
            _ => None,
        },
    };
    Ok(found.unwrap_or_else(|| {
        PublishedLinks::same_page(&site.addresses, page, language, LanguageSet::BOTH)
    }))
}

pub(crate) fn not_found(view: &View<'_>) -> Response {
    let m = view.m;
    let page = MessagePage {
        frame: view.private_frame(m.not_found_title(), &Page::HOME),
        m,
        text: m.not_found_text().to_owned(),
        other_title: None,
        onward: None,
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
