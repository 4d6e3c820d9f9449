//! What answers carry besides their content.

use std::error::Error;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, Utc};
use dvomova::address::{File, Page};
use dvomova::article::PictureType;
use dvomova::language::Language;
use dvomova::store::StoreError;
use sha2::{Digest, Sha256};

use crate::site::Site;
use crate::views::{MessagePage, View};

const FOR_A_MINUTE: &str = "public, max-age=60";

/// A page that is the same for every reader.
pub(crate) fn public(page: &impl Template, language: Language) -> Response {
    match page.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_LANGUAGE, language.tag()),
                (header::CACHE_CONTROL, FOR_A_MINUTE),
                (header::ETAG, &etag(html.as_bytes())),
            ];
            (headers, Html(html)).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// A page that is made for one reader.
pub(crate) fn private(language: Language, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => {
            let language = [(header::CONTENT_LANGUAGE, language.tag())];
            let mut response = (language, Html(html)).into_response();
            keep_private(&mut response);
            response
        }
        Err(error) => failed(&error),
    }
}

/// The store does not answer.
pub(crate) fn unavailable(view: &View<'_>, error: &StoreError) -> Response {
    eprintln!("news_site: {}", told(error));
    let m = view.m;
    let page = MessagePage {
        frame: view.private_frame(m.unavailable_title(), &Page::HOME),
        m,
        text: m.unavailable_text().to_owned(),
        other_title: None,
        onward: None,
    };
    let mut response = private(view.language, &page);
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let seconds = HeaderValue::from_static("5");
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

/// What failed, and why. A driver's error tells its own cause itself.
pub(crate) fn told(error: &(dyn Error + 'static)) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

fn failed(error: &askama::Error) -> Response {
    eprintln!("{error}");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// A mark of these bytes and no others.
fn etag(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let hex = hash.iter().take(16).map(|byte| format!("{byte:02x}"));
    format!("\"{}\"", hex.collect::<String>())
}

/// The answer, or `304` to who has the same bytes already (RFC 9110 §13.1.2).
pub(crate) fn fresh(mut response: Response, headers: &HeaderMap) -> Response {
    let Some(etag) = response.headers().get(header::ETAG) else {
        return response;
    };
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut known = known.flat_map(|value| value.as_bytes().split(|&byte| byte == b','));
    let is_known = known.any(|tag| {
        let tag = tag.trim_ascii();
        tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == etag.as_bytes()
    });
    if is_known && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        // The body stays for its length and is not sent.
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    response
}

/// A page loads nothing from elsewhere, runs no script but the site's own and
/// stands in nobody's frame.
pub(crate) async fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

const POLICY: &str = "default-src 'none'; connect-src 'self'; img-src 'self'; \
    script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// A page that has another address, for good.
pub(crate) fn moved(to: &str) -> Response {
    let headers = [
        (header::LOCATION, to),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

/// An address that leads elsewhere another day.
pub(crate) fn moved_for_now(to: &str) -> Response {
    let headers = [
        (header::LOCATION, to),
        (header::CACHE_CONTROL, FOR_A_MINUTE),
    ];
    (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
}

/// No cache keeps a page longer than until the next moment at which anything
/// comes or goes by schedule.
pub(crate) fn keep_until(change: DateTime<Utc>, now: DateTime<Utc>, response: &mut Response) {
    let seconds = (change - now).num_seconds();
    let headers = response.headers_mut();
    if seconds < 60
        && headers
            .get(header::CACHE_CONTROL)
            .is_some_and(|it| it == FOR_A_MINUTE)
        && let Ok(kept) = HeaderValue::from_str(&format!("public, max-age={seconds}"))
    {
        headers.insert(header::CACHE_CONTROL, kept);
    }
}

/// What one reader is answered is kept by no cache.
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

/// A picture of the content, or a file that belongs to the pages.
pub(crate) async fn file_response(site: &Site, file: &File) -> Response {
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
        (header::ETAG, &etag(&bytes)),
    ];
    (headers, bytes).into_response()
}

const STYLE: &[u8] = include_bytes!("style.css");
const SCRIPT: &[u8] = include_bytes!("script.js");
const ICON: &[u8] = include_bytes!("icon.svg");
