//! What a reader chooses: each `POST` changes that reader's cookies and
//! nothing else.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::Utc;
use dvomova::address::{Destination, Page};
use dvomova::article::ArticleId;
use dvomova::language::Language;
use dvomova::ui::{Category, Consent};

use crate::article_page::REACTIONS;
use crate::pages;
use crate::reader;
use crate::responses::keep_private;
use crate::site::Site;
use crate::views::View;

/// Answers `POST`: to a form with a redirect to a page that shows the choice,
/// to the script with `204`.
pub(crate) async fn choose(
    State(site): State<Arc<Site>>,
    jar: CookieJar,
    headers: HeaderMap,
    uri: Uri,
    body: Bytes,
) -> Response {
    // A form on somebody else's site has no business here.
    if headers
        .get("sec-fetch-site")
        .is_some_and(|from| from == "cross-site")
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Destination::Page { language, page } = site.addresses.parse(None, uri.path(), uri.query())
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let view = View::new(&site, language, Utc::now(), &[]);
    let form = Form(form_urlencoded::parse(&body).collect());
    let chosen = match &page {
        Page::Favorites => favorite(&view, &form, jar).await,
        Page::Reader { .. } => reaction(&view, &page, &form, jar).await,
        Page::CookieSettings { from } => consent(&view, from.as_deref(), &form, jar),
        Page::LanguageChoice { from } => {
            language_choice(&view, from.as_deref(), &form, jar, &headers).await
        }
        _ => {
            let allow = [(header::ALLOW, "GET, HEAD")];
            return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
        }
    };
    let Some((jar, to)) = chosen else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let answer = match reader::wants_json(&headers) {
        true => StatusCode::NO_CONTENT.into_response(),
        false => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
    };
    let mut response = (jar, answer).into_response();
    keep_private(&mut response);
    response
}

struct Form<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl Form<'_> {
    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(found, _)| found == name);
        named.map(|(_, value)| value.as_ref())
    }

    fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    async fn article(&self, view: &View<'_>) -> Option<ArticleId> {
        let id = self.one("article")?.parse().ok()?;
        view.site.has(id, view.now).await.ok()?.then_some(id)
    }

    fn is_wanted(&self) -> bool {
        self.one("wish") != Some("remove")
    }
}

/// The cookies after the choice, and the page that shows it.
type Chosen = Option<(CookieJar, String)>;

async fn favorite(view: &View<'_>, form: &Form<'_>, jar: CookieJar) -> Chosen {
    let article = form.article(view).await?;
    let mut favorites = reader::favorites(&jar);
    favorites.retain(|id| *id != article);
    if form.is_wanted() {
        favorites.insert(0, article);
    }
    let jar = jar.add(reader::favorites_cookie(view, &favorites));
    Some((jar, view.href(&Page::Favorites)))
}

async fn reaction(view: &View<'_>, page: &Page, form: &Form<'_>, jar: CookieJar) -> Chosen {
    let article = form.article(view).await?;
    let value = form.one("reaction")?;
    let (value, _) = REACTIONS.into_iter().find(|(known, _)| *known == value)?;
    let mut reactions = reader::reactions(&jar);
    let same = reactions.contains(&(article, value.to_owned()));
    reactions.retain(|(id, _)| *id != article);
    if !same {
        reactions.insert(0, (article, value.to_owned()));
    }
    let jar = jar.add(reader::reactions_cookie(view, &reactions));
    Some((jar, view.href(page)))
}

fn consent(view: &View<'_>, from: Option<&Page>, form: &Form<'_>, jar: CookieJar) -> Chosen {
    let necessary = Consent::necessary(reader::CONSENT_VERSION, view.now);
    let consent = match form.one("accept")? {
        "all" => Consent::all(reader::CONSENT_VERSION, view.now),
        "necessary" => necessary,
        "chosen" => {
            let chosen = |category: &Category| form.all("category").any(|it| it == category.name());
            Category::ALL
                .into_iter()
                .filter(chosen)
                .fold(necessary, Consent::with)
        }
        _ => return None,
    };
    let jar = jar.add(reader::cookie(view, reader::CONSENT, consent.to_string()));
    let from = from.cloned().map(Box::new);
    Some((jar, view.href(&Page::CookieSettings { from })))
}

/// Either a language to read in, or an offer to switch that is declined.
async fn language_choice(
    view: &View<'_>,
    from: Option<&Page>,
    form: &Form<'_>,
    jar: CookieJar,
    headers: &HeaderMap,
) -> Chosen {
    let from = from.unwrap_or(&Page::HOME);
    if form.one("stay").is_some() {
        let jar = reader::dismiss(view, jar, headers);
        return Some((jar, view.href(from)));
    }
    if form.one("forget").is_some() {
        let jar = jar.add(reader::forgotten(view, reader::LANGUAGE));
        let from = Some(Box::new(from.clone()));
        return Some((jar, view.href(&Page::LanguageChoice { from })));
    }
    let language: Language = form.one("language")?.parse().ok()?;
    let links = pages::links_of(view, from).await.ok()?;
    let to = links.page(language).unwrap_or(&Page::HOME);
    let jar = jar.add(reader::cookie(view, reader::LANGUAGE, language.to_string()));
    Some((jar, view.site.addresses.href(language, to)))
}
