//! What is shown at each address. Pages at addresses that name their language
//! are the same for every reader; those that are not are kept by no cache.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::Utc;
use dvomova::address::{
    ArticlePath, Destination, File, ListPosition, Page, Placement, PublishedLinks, live_languages,
};
use dvomova::article::{
    Article, ArticleKind, Named, Origin, PictureSource, PictureType, ReadingSpeed, ReadingTime,
    Rendering, Slug, words,
};
use dvomova::language::{Language, LanguageSet, PerLanguage};
use dvomova::ui::{Category, Messages, Reaction, ShareTarget, Zone};

use crate::listing::Listing;
use crate::reader;
use crate::site::{Published, Site};
use crate::views::{
    ArticlePage, Block, CookieCategory, CookiesPage, Credit, HomePage, LanguagePage, Link,
    ListPage, MessagePage, Moment, Reactions, ReaderPage, View,
};

/// How many articles a page of a list shows.
const PAGE_LENGTH: usize = 18;

pub(crate) const REACTIONS: [(&str, Reaction); 5] = [
    ("like", Reaction::Like),
    ("joy", Reaction::Joy),
    ("surprise", Reaction::Surprise),
    ("sadness", Reaction::Sadness),
    ("anger", Reaction::Anger),
];

/// Answers `GET` and `HEAD`.
pub(crate) async fn show(
    State(site): State<Arc<Site>>,
    jar: CookieJar,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let now = Utc::now();
    match site.addresses.parse(None, uri.path(), uri.query()) {
        Destination::Page { language, page } => {
            let view = View::new(&site, language, now);
            page_response(&view, page, &jar, &headers)
        }
        Destination::File(file) => file_response(&site, &file).await,
        Destination::Moved(to) => moved(&to),
        Destination::Neutral => moved(&site.addresses.href(Language::Ukrainian, &Page::HOME)),
        Destination::NotFound { language } => {
            let language = language.unwrap_or(Language::Ukrainian);
            not_found(&View::new(&site, language, now), None)
        }
    }
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
        _ => not_found(view, None),
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
    let mut frame = view.frame(
        &format!(
            "{} — {}",
            site.names[language].name, site.names[language].tagline
        ),
        &Page::HOME,
        &links,
    );
    frame.description = Some(site.names[language].tagline.clone());
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
        return not_found(view, None);
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
        return not_found(view, None);
    }
    let cards = view.cards(articles.by_ref().take(PAGE_LENGTH));
    let at = |number: u32| view.href(&page.clone().at(ListPosition::page(number)));
    let older = articles.next().map(|_| at(number.saturating_add(1)));
    let newer = (number > 1).then(|| at(number - 1));
    let heading = listing.heading(view);
    let frame = view.frame(&heading, page, &links);
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

fn article(view: &View<'_>, page: &Page, path: &ArticlePath) -> Response {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let Some(found) = find_article(view, &path.slug) else {
        return not_found(view, None);
    };
    let Some(links) = site.links(found, language, now) else {
        return not_found(view, None);
    };
    let (Some(Published { edition, since, .. }), Some(canonical)) =
        (site.published(found, language, now), links.page(language))
    else {
        return not_found_in_language(view, found, &links);
    };
    if let Placement::Moved(to) = site.addresses.placement(language, page, canonical) {
        return moved(&to);
    }
    let variant = &edition.variant;
    let named = |names: &PerLanguage<Option<Named>>| names[language].clone();
    let authors: Vec<Link> = (found.authors.iter())
        .filter_map(|id| named(&site.person(id)?.names))
        .map(|author| {
            Link::new(
                author.name,
                view.href(&Page::Author(author.slug, ListPosition::FIRST)),
            )
        })
        .collect();
    let tags = (found.tags.iter())
        .filter_map(|id| named(&site.tag(id)?.names))
        .map(|tag| {
            Link::new(
                tag.name,
                view.href(&Page::Tag(tag.slug, ListPosition::FIRST)),
            )
        });
    let source = found.source.as_ref().and_then(|id| {
        let source = site.source(id)?;
        let name = named(&source.names)?.name.to_string();
        let page = source.pages[language].as_ref().map(ToString::to_string);
        Some(Credit { name, page })
    });
    let article_href = |id| site.href(site.by_id(id)?, language, now);
    let picture_source = |file: &str| {
        let picture = site.picture(file)?;
        Some(PictureSource::new(view.image(picture)?.src, picture))
    };
    let body = variant.body.to_html(
        &Rendering::new(language)
            .reminder_label(m.reminder())
            .articles(&article_href)
            .pictures(&picture_source),
    );
    let count = words(&variant.lead) + words(&variant.body.plain_text());
    let time = ReadingTime::new(count, language, ReadingSpeed::default());
    let update = edition.publication.update.as_ref();
    let related = found.related.iter().filter_map(|&id| site.by_id(id));
    let related = related.filter_map(|article| site.published(article, language, now));
    let mut frame = view.frame(
        variant.seo_title.as_ref().unwrap_or(&variant.title),
        page,
        &links,
    );
    frame.description = variant
        .seo_description
        .as_ref()
        .or(Some(&variant.lead))
        .map(ToString::to_string);
    let url = links.canonical().unwrap_or_default();
    // The names are links, so the phrase is made around a mark.
    let byline = m.byline("\u{FFFC}").to_string();
    let (before, after) = byline.split_once('\u{FFFC}').unwrap_or((&byline, ""));
    let article_page = ArticlePage {
        frame,
        m,
        variant,
        kind: view.kind(found),
        kind_note: kind_note(view, found, source.as_ref()),
        machine: variant.origin == Origin::Machine,
        section: view.section(match site.section(&found.section) {
            Some(section) => section,
            None => return not_found(view, None),
        }),
        byline: (before.to_owned(), after.to_owned()),
        authors,
        source,
        published: Moment::new(m, since),
        updated: update.map(|update| Moment::new(m, update.updated_at)),
        note: update
            .and_then(|update| update.note.as_ref())
            .map(ToString::to_string),
        reading_time: m.reading_time(time.minutes as i64).to_string(),
        picture: found
            .picture
            .as_ref()
            .and_then(|picture| view.image(picture)),
        body,
        tags: tags.collect(),
        favorite: view.favorite(found, &variant.title),
        reactions: reactions(view, page, found),
        reaction: None,
        share: share(m, url, &variant.title),
        related: view.cards(related),
    };
    public(&article_page, language)
}

/// The article with this slug in the page's language, else in the other one:
/// people add `/en` to an address by hand.
fn find_article<'a>(view: &View<'a>, slug: &Slug) -> Option<&'a Article> {
    let View { site, language, .. } = *view;
    site.article(language, slug)
        .or_else(|| site.article(language.other(), slug))
}

fn kind_note(view: &View<'_>, article: &Article, source: Option<&Credit>) -> Option<String> {
    match (article.kind, source) {
        (ArticleKind::Opinion, _) => Some(view.m.kind_opinion_note().to_owned()),
        (ArticleKind::Sponsored, Some(source)) => {
            Some(view.m.kind_sponsored_note(&source.name).to_string())
        }
        _ => None,
    }
}

fn reactions(view: &View<'_>, page: &Page, article: &Article) -> Option<Reactions> {
    let options =
        REACTIONS.map(|(value, reaction)| (value, view.m.reaction_name(reaction).to_string()));
    (article.reactions == dvomova::article::Reactions::On).then(|| Reactions {
        action: view.href(&Page::Reader {
            from: Some(Box::new(page.clone())),
        }),
        article: article.id.to_string(),
        options: options.into(),
    })
}

fn share(m: Messages, url: &str, title: &str) -> Vec<Link> {
    let query = |base: &str, pairs: &[(&str, &str)]| {
        let mut query = form_urlencoded::Serializer::new(format!("{base}?"));
        // A mail program would show `+`.
        query.extend_pairs(pairs).finish().replace('+', "%20")
    };
    [
        (
            ShareTarget::Telegram,
            query("https://t.me/share/url", &[("url", url), ("text", title)]),
        ),
        (
            ShareTarget::Facebook,
            query("https://www.facebook.com/sharer/sharer.php", &[("u", url)]),
        ),
        (
            ShareTarget::X,
            query(
                "https://x.com/intent/post",
                &[("url", url), ("text", title)],
            ),
        ),
        (
            ShareTarget::Email,
            query("mailto:", &[("subject", title), ("body", url)]),
        ),
    ]
    .into_iter()
    .map(|(target, href)| Link::new(m.share_by(target), href))
    .collect()
}

fn favorites(view: &View<'_>, jar: &CookieJar) -> Response {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let kept: Vec<&Article> = reader::favorites(jar)
        .into_iter()
        .filter_map(|id| site.by_id(id))
        .collect();
    let here = kept
        .iter()
        .filter_map(|article| site.published(article, language, now));
    let cards = view.cards(here);
    let other = kept.iter().filter(|article| {
        !article.is_public(language, now) && article.is_public(language.other(), now)
    });
    let other = other.count() as i64;
    let mut notes = match cards.len() {
        0 => vec![
            m.favorites_empty().to_owned(),
            m.favorites_hint().to_owned(),
        ],
        count => vec![m.favorites_count(count as i64).to_string()],
    };
    if other > 0 {
        notes.push(m.favorites_other_language(other).to_string());
    }
    notes.push(m.favorites_kept().to_owned());
    let frame = view.private_frame(m.favorites(), &Page::Favorites);
    let heading = m.favorites().to_owned();
    private(
        view.language,
        &ListPage {
            frame,
            m,
            heading,
            notes,
            cards,
            newer: None,
            older: None,
        },
    )
}

fn cookies(view: &View<'_>, page: &Page, jar: &CookieJar) -> Response {
    let m = view.m;
    let consent = reader::consent(jar);
    let category = |category, name, purpose| CookieCategory {
        value: Category::name(category),
        name,
        purpose,
        allowed: category == Category::Necessary
            || consent.is_some_and(|consent| consent.allows(category)),
        necessary: category == Category::Necessary,
    };
    let chosen_on = consent.map(|consent| {
        m.cookies_chosen_on(Zone::KYIV.local(consent.at()))
            .to_string()
    });
    private(
        view.language,
        &CookiesPage {
            frame: view.private_frame(m.cookies_settings(), page),
            m,
            action: view.href(page),
            chosen_on,
            categories: vec![
                category(
                    Category::Necessary,
                    m.cookies_necessary(),
                    m.cookies_necessary_purpose(),
                ),
                category(
                    Category::Preferences,
                    m.cookies_preferences(),
                    m.cookies_preferences_purpose(),
                ),
                category(
                    Category::Statistics,
                    m.cookies_statistics(),
                    m.cookies_statistics_purpose(),
                ),
                category(
                    Category::Marketing,
                    m.cookies_marketing(),
                    m.cookies_marketing_purpose(),
                ),
            ],
        },
    )
}

fn language_choice(view: &View<'_>, page: &Page, jar: &CookieJar, headers: &HeaderMap) -> Response {
    let m = view.m;
    let decision = reader::decide(view.language, LanguageSet::BOTH, jar, headers);
    private(
        view.language,
        &LanguagePage {
            frame: view.private_frame(m.language_choice_title(), page),
            m,
            action: view.href(page),
            explanation: dvomova::ui::explain(&decision, view.language).to_string(),
            chosen: decision.chosen(),
        },
    )
}

/// What differs from reader to reader: an answer for the script, and the same
/// as a page for a reader without it.
fn reader_page(
    view: &View<'_>,
    from: Option<&Page>,
    jar: &CookieJar,
    headers: &HeaderMap,
) -> Response {
    let View {
        site, language, m, ..
    } = *view;
    let from = from.unwrap_or(&Page::HOME);
    let article = match from {
        Page::Article(path) => site.article(language, &path.slug),
        _ => None,
    };
    let reaction = article.and_then(|article| {
        let mut reactions = reader::reactions(jar).into_iter();
        Some(reactions.find(|(id, _)| *id == article.id)?.1)
    });
    if !reader::wants_json(headers) {
        let title = article.and_then(|article| article.edition(language));
        let title = title.map_or(m.home(), |edition| &edition.variant.title);
        let page = Page::Reader {
            from: Some(Box::new(from.clone())),
        };
        return private(
            view.language,
            &ReaderPage {
                frame: view.private_frame(m.reaction_question(), &page),
                m,
                back: Link::new(title, view.href(from)),
                reactions: article.and_then(|article| reactions(view, from, article)),
                reaction,
            },
        );
    }
    let favorites = reader::favorites(jar)
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    let answer = serde_json::json!({
        "favorites": favorites,
        "reaction": reaction,
        "consent": reader::consent(jar).is_some(),
        "suggestion": reader::suggestion(view, &links_of(view, from), jar, headers, article.is_some()),
    });
    let mut response = axum::Json(answer).into_response();
    keep_private(&mut response);
    response
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

fn not_found_in_language(view: &View<'_>, article: &Article, links: &PublishedLinks) -> Response {
    let other = view.language.other();
    let Some(edition) = article
        .edition(other)
        .filter(|_| links.page(other).is_some())
    else {
        return not_found(view, None);
    };
    let m = view.m;
    let page = MessagePage {
        frame: view.frame(m.not_found_language_title(), &Page::HOME, links),
        m,
        text: m.not_found_language_text(),
        other_title: Some(edition.variant.title.to_string()),
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn not_found(view: &View<'_>, links: Option<&PublishedLinks>) -> Response {
    let View {
        site, language, m, ..
    } = *view;
    let home = PublishedLinks::same_page(&site.addresses, &Page::HOME, language, LanguageSet::BOTH);
    let mut frame = view.frame(m.not_found_title(), &Page::HOME, links.unwrap_or(&home));
    frame.canonical = None;
    frame.alternates = Vec::new();
    let page = MessagePage {
        frame,
        m,
        text: m.not_found_text(),
        other_title: None,
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn moved(to: &str) -> Response {
    let headers = [
        (header::LOCATION, to),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

/// A page that is the same for every reader.
fn public(page: &impl Template, language: Language) -> Response {
    let mut response = render(page, language);
    let minute = HeaderValue::from_static("public, max-age=60");
    response.headers_mut().insert(header::CACHE_CONTROL, minute);
    response
}

/// A page that is made for one reader.
fn private(language: Language, page: &impl Template) -> Response {
    let mut response = render(page, language);
    keep_private(&mut response);
    response
}

/// No cache keeps this.
pub(crate) fn keep_private(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Cookie, Accept-Language, Accept"),
    );
}

fn render(page: &impl Template, language: Language) -> Response {
    match page.render() {
        Ok(html) => ([(header::CONTENT_LANGUAGE, language.tag())], Html(html)).into_response(),
        Err(error) => {
            eprintln!("{error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn file_response(site: &Site, file: &File) -> Response {
    let (bytes, media_type) = match file {
        File::Static(path) => match path.as_str() {
            "style.css" => (STYLE.into(), "text/css; charset=utf-8"),
            "script.js" => (SCRIPT.into(), "text/javascript; charset=utf-8"),
            "icon.svg" => (ICON.into(), "image/svg+xml"),
            _ => return StatusCode::NOT_FOUND.into_response(),
        },
        File::Picture(path) => {
            let Some(kind) = PictureType::of_file(path.as_str()) else {
                return StatusCode::NOT_FOUND.into_response();
            };
            let file = site.folder.join("pictures").join(path.as_str());
            match tokio::fs::read(file).await {
                Ok(bytes) => (bytes, kind.as_str()),
                Err(_) => return StatusCode::NOT_FOUND.into_response(),
            }
        }
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}

const STYLE: &[u8] = include_bytes!("style.css");
const SCRIPT: &[u8] = include_bytes!("script.js");
const ICON: &[u8] = include_bytes!("icon.svg");
