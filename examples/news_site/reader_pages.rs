//! Pages that are made for one reader: they show what their cookies hold, and
//! no cache keeps them.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use dvomova::address::Page;
use dvomova::language::LanguageSet;
use dvomova::store::{Served, StoreError};
use dvomova::ui::{Category, Zone};

use crate::article_page::reactions;
use crate::pages::links_of;
use crate::reader;
use crate::responses::{keep_private, private};
use crate::views::{CookieCategory, CookiesPage, LanguagePage, Link, ListPage, ReaderPage, View};

pub(crate) async fn favorites(view: &View<'_>, jar: &CookieJar) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let kept = reader::favorites(jar);
    let here = site.store.cards(&kept, language, now).await?;
    let there = site.store.cards(&kept, language.other(), now).await?;
    let only_there = |card: &&dvomova::store::Card| !here.iter().any(|it| it.id == card.id);
    let other = there.iter().filter(only_there).count();
    let mut cards: Vec<_> = here.iter().map(|card| view.card(card)).collect();
    for card in &mut cards {
        card.favorite.kept = true;
    }
    let mut notes = match cards.len() {
        0 => vec![
            m.favorites_empty().to_owned(),
            m.favorites_hint().to_owned(),
        ],
        count => vec![m.favorites_count(count).to_string()],
    };
    if other > 0 {
        notes.push(m.favorites_other_language(other).to_string());
    }
    if kept.len() == reader::LONGEST_LIST {
        notes.push(m.favorites_full(reader::LONGEST_LIST).to_string());
    }
    notes.push(m.favorites_kept().to_owned());
    let frame = view.private_frame(m.favorites(), &Page::Favorites);
    let heading = m.favorites().to_owned();
    let page = ListPage {
        frame,
        m,
        heading,
        notes,
        cards,
        newer: None,
        older: None,
    };
    Ok(private(view.language, &page))
}

pub(crate) fn cookies(view: &View<'_>, page: &Page, jar: &CookieJar) -> Response {
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

pub(crate) fn language_choice(
    view: &View<'_>,
    page: &Page,
    jar: &CookieJar,
    headers: &HeaderMap,
) -> Response {
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
pub(crate) async fn reader_page(
    view: &View<'_>,
    from: Option<&Page>,
    jar: &CookieJar,
    headers: &HeaderMap,
) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let from = from.unwrap_or(&Page::HOME);
    let article = match from {
        Page::Article(path) => match site.store.read(language, path, now).await? {
            Served::Exact(article) => Some(article),
            _ => None,
        },
        _ => None,
    };
    let article = article.as_deref();
    let reaction = article.and_then(|article| {
        let mut reactions = reader::reactions(jar).into_iter();
        Some(reactions.find(|(id, _)| *id == article.id)?.1)
    });
    if !reader::wants_json(headers) {
        let title = article.map_or_else(
            || m.home().to_owned(),
            |article| view.text(&article.text.title),
        );
        let page = Page::Reader {
            from: Some(Box::new(from.clone())),
        };
        let page = ReaderPage {
            frame: view.private_frame(m.reaction_question(), &page),
            m,
            back: Link::new(title, view.href(from)),
            reactions: article.and_then(|article| reactions(view, from, article)),
            reaction,
        };
        return Ok(private(view.language, &page));
    }
    let favorites = reader::favorites(jar)
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    let links = links_of(view, from).await?;
    let suggestion = reader::suggestion(view, &links, jar, headers, article.is_some());
    let answer = serde_json::json!({
        "favorites": favorites,
        "reaction": reaction,
        "consent": reader::consent(jar).is_some(),
        "suggestion": suggestion,
    });
    let mut response = axum::Json(answer).into_response();
    if suggestion.is_some() {
        let other = HeaderValue::from_static(language.other().tag());
        response
            .headers_mut()
            .insert(header::CONTENT_LANGUAGE, other);
    }
    keep_private(&mut response);
    Ok(response)
}
