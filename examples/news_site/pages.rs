//! What is shown at each address: the front page and the lists here, the rest
//! in files of their own. Pages at addresses that name their language are the
//! same for every reader.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use chrono::Utc;
use dvomova::address::{Destination, File, ListPosition, Page, PublishedLinks, live_languages};
use dvomova::language::{Language, LanguageSet};

use crate::article_page::article;
use crate::listing::Listing;
use crate::reader_pages::{cookies, favorites, language_choice, reader_page};
use crate::responses::{file_response, fresh, moved, public};
use crate::site::{Site, SiteName};
use crate::views::{Block, HomePage, ListPage, MessagePage, View};

/// How many articles a page of a list shows.
const PAGE_LENGTH: usize = 18;

/// Answers `GET` and `HEAD`.
pub(crate) async fn show(
    State(site): State<Arc<Site>>,
    jar: CookieJar,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let now = Utc::now();
    let response = match site.addresses.parse(None, uri.path(), uri.query()) {
        Destination::Page { language, page } => {
            let view = View::new(&site, language, now);
            page_response(&view, page, &jar, &headers)
        }
        Destination::File(File::Sitemap) => not_found(&View::new(&site, Language::Ukrainian, now)),
        Destination::File(file) => file_response(&site, &file).await,
        Destination::Moved(to) => moved(&to),
        Destination::Neutral => moved(&site.addresses.href(Language::Ukrainian, &Page::HOME)),
        Destination::NotFound { language } => {
            let language = language.unwrap_or(Language::Ukrainian);
            not_found(&View::new(&site, language, now))
        }
    };
    fresh(response, &headers)
}

fn page_response(view: &View<'_>, page: Page, jar: &CookieJar, headers: &HeaderMap) -> Response {
    match page {
        Page::Home(position) => home(view, &position),
        Page::Section(..) | Page::Tag(..) | Page::Author(..) => list(view, &page),
        Page::Article(ref path) => article(view, &page, path),
        Page::Favorites => favorites(view, jar),
        Page::CookieSettings { .. } => cookies(view, &page, jar),
        Page::LanguageChoice { .. } => language_choice(view, &page, jar, headers),
        Page::Reader { from } => reader_page(view, from.as_deref(), jar, headers),
        _ => not_found(view),
    }
}

fn home(view: &View<'_>, position: &ListPosition) -> Response {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    if *position != ListPosition::FIRST {
        return moved(&view.href(&Page::HOME));
    }
    let live = live_languages(site.articles(), now);
    let links = PublishedLinks::same_page(&site.addresses, &Page::HOME, language, live);
    let SiteName { name, tagline } = &site.names[language];
    let mut frame = view.frame(name, &Page::HOME, &links);
    frame.title = match tagline {
        Some(tagline) => format!("{name} — {tagline}"),
        None => name.clone(),
    };
    frame.description = tagline.clone();
    let mut newest = view.cards(site.newest(language, now).take(9)).into_iter();
    let top = newest.next();
    let blocks = site.sections.iter().filter_map(|section| {
        let articles = site.newest(language, now).skip(1);
        let in_section = articles.filter(|published| published.article.section == section.id);
        let mut cards = view.cards(in_section.take(4)).into_iter();
        Some(Block {
            link: view.section(section),
            first: cards.next()?,
            others: cards.collect(),
        })
    });
    let blocks = blocks.collect();
    public(
        &HomePage {
            frame,
            m,
            top,
            latest: newest.collect(),
            blocks,
        },
        language,
    )
}

/// The articles of a section, tag or author, newest first.
fn list(view: &View<'_>, page: &Page) -> Response {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let Some(listing) = Listing::find(view, page) else {
        return not_found(view);
    };
    let links = listing.links(view, page.position().clone());
    let number = page.position().number().unwrap_or(1);
    let before = (number as usize - 1).saturating_mul(PAGE_LENGTH);
    let mut articles = site
        .newest(language, now)
        .filter(|published| listing.has(published.article))
        .skip(before)
        .peekable();
    if articles.peek().is_none() {
        return not_found(view);
    }
    let cards = view.cards(articles.by_ref().take(PAGE_LENGTH));
    let at = |number: u32| view.href(&page.clone().at(ListPosition::page(number)));
    let older = articles.next().map(|_| at(number.saturating_add(1)));
    let newer = (number > 1).then(|| at(number - 1));
    let heading = listing.heading(view);
    let title = match number {
        1 => heading.clone(),
        _ => format!("{heading} — {}", m.page_number(i64::from(number))),
    };
    let frame = view.frame(&title, page, &links);
    let notes = Vec::new();
    public(
        &ListPage {
            frame,
            m,
            heading,
            notes,
            cards,
            newer,
            older,
        },
        language,
    )
}

/// Where the page that a reader comes from is public.
pub(crate) fn links_of(view: &View<'_>, page: &Page) -> PublishedLinks {
    let View {
        site,
        language,
        now,
        ..
    } = *view;
    let found = match page {
        Page::Article(path) => {
            let article = site.article(language, &path.slug);
            article.and_then(|article| site.links(article, language, now))
        }
        _ => Listing::find(view, page).map(|listing| listing.links(view, ListPosition::FIRST)),
    };
    found.unwrap_or_else(|| {
        PublishedLinks::same_page(&site.addresses, page, language, LanguageSet::BOTH)
    })
}

pub(crate) fn not_found(view: &View<'_>) -> Response {
    let m = view.m;
    let page = MessagePage {
        frame: view.private_frame(m.not_found_title(), &Page::HOME),
        m,
        text: m.not_found_text(),
        other_title: None,
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
