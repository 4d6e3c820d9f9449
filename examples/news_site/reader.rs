//! What one reader chose, kept in that reader's cookies and nowhere else.

use axum::http::{HeaderMap, header};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use dvomova::address::PublishedLinks;
use dvomova::article::ArticleId;
use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{
    AcceptLanguage, Decision, Dismissals, LanguageChoice, Page, Policy, Signals, suggest,
};
use dvomova::ui::{Consent, Messages};
use time::Duration;
use uuid::Uuid;

use crate::views::View;

/// How many articles a list in a cookie holds: at 42 bytes each it stays well
/// below the 4,096 bytes that browsers keep (RFC 6265 §6.1).
pub(crate) const LONGEST_LIST: usize = 60;

/// Raised when the site begins to use cookies for something new, so that
/// readers are asked again.
pub(crate) const CONSENT_VERSION: u16 = 1;

const FAVORITES: &str = "favorites";
const REACTIONS: &str = "reactions";
const DISMISSED: &str = Dismissals::COOKIE;
pub(crate) const CONSENT: &str = Consent::COOKIE;
pub(crate) const LANGUAGE: &str = LanguageChoice::COOKIE;

fn value<'a>(jar: &'a CookieJar, name: &str) -> &'a str {
    jar.get(name).map_or("", Cookie::value)
}

/// The articles that the reader keeps, the latest first.
pub(crate) fn favorites(jar: &CookieJar) -> Vec<ArticleId> {
    let ids = value(jar, FAVORITES).split('.').take(LONGEST_LIST);
    ids.filter_map(id).collect()
}

pub(crate) fn favorites_cookie(view: &View<'_>, favorites: &[ArticleId]) -> Cookie<'static> {
    let ids: Vec<String> = favorites.iter().take(LONGEST_LIST).map(simple).collect();
    cookie(view, FAVORITES, ids.join("."))
}

/// What the reader felt about articles, the latest first.
pub(crate) fn reactions(jar: &CookieJar) -> Vec<(ArticleId, String)> {
    let pairs = value(jar, REACTIONS).split('.').take(LONGEST_LIST);
    pairs
        .filter_map(|pair| {
            let (article, reaction) = pair.split_once('-')?;
            Some((id(article)?, reaction.to_owned()))
        })
        .collect()
}

pub(crate) fn reactions_cookie(
    view: &View<'_>,
    reactions: &[(ArticleId, String)],
) -> Cookie<'static> {
    let pair =
        |(article, reaction): &(ArticleId, String)| format!("{}-{reaction}", simple(article));
    let pairs: Vec<String> = reactions.iter().take(LONGEST_LIST).map(pair).collect();
    cookie(view, REACTIONS, pairs.join("."))
}

fn id(text: &str) -> Option<ArticleId> {
    Uuid::try_parse(text).ok().map(ArticleId::from)
}

fn simple(id: &ArticleId) -> String {
    id.uuid().simple().to_string()
}

/// The choice about cookies, if it was made for what the site does now.
pub(crate) fn consent(jar: &CookieJar) -> Option<Consent> {
    let consent: Consent = value(jar, CONSENT).parse().ok()?;
    (consent.version() == CONSENT_VERSION).then_some(consent)
}

/// A cookie of the site's own, for half a year. Scripts have no use for it.
pub(crate) fn cookie(view: &View<'_>, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .secure(view.site.addresses.origin(view.language).is_secure())
        .same_site(SameSite::Lax)
        .max_age(Duration::days(180))
        .build()
}

/// A cookie that is taken back.
pub(crate) fn forgotten(view: &View<'_>, name: &'static str) -> Cookie<'static> {
    let mut cookie = cookie(view, name, String::new());
    cookie.make_removal();
    cookie
}

/// Whether the script asks, not a person.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept == "application/json")
}

/// Why a page in this language is shown, and what the reader would prefer.
pub(crate) fn decide(
    url: Language,
    available: LanguageSet,
    jar: &CookieJar,
    headers: &HeaderMap,
) -> Decision {
    let list = accept_language(headers);
    let choice: Option<LanguageChoice> = value(jar, LANGUAGE).parse().ok();
    let signals = Signals {
        url: Some(url),
        cookie: choice.map(|choice| choice.language),
        browser: Some(&list),
        ..Signals::default()
    };
    Policy::ukrainian_first().decide(&signals, available)
}

fn accept_language(headers: &HeaderMap) -> AcceptLanguage<'_> {
    AcceptLanguage::from_headers(headers.get_all(header::ACCEPT_LANGUAGE))
}

/// The words that offer the page in the other language, in that language; none
/// where there is nothing to offer.
pub(crate) fn suggestion(
    view: &View<'_>,
    links: &PublishedLinks,
    jar: &CookieJar,
    headers: &HeaderMap,
    is_article: bool,
) -> Option<&'static str> {
    let decision = decide(view.language, links.languages(), jar, headers);
    let page = Page::from(&decision);
    let dismissed = Dismissals::from_cookie(value(jar, DISMISSED));
    let policy = Policy::ukrainian_first();
    let offer = suggest(decision.preference(), &page, &policy, &dismissed, view.now).ok()?;
    let m = Messages::new(offer.language());
    Some(match (decision.chosen(), is_article) {
        (Some(_), _) => m.suggestion_chosen(),
        (None, true) => m.suggestion_article(),
        (None, false) => m.suggestion_page(),
    })
}

/// Remembers that the reader declined the offer to leave this page's language.
pub(crate) fn dismiss(view: &View<'_>, jar: CookieJar, headers: &HeaderMap) -> CookieJar {
    let decision = decide(view.language, LanguageSet::BOTH, &jar, headers);
    let dismissal = dvomova::negotiation::Dismissal::new(
        view.language.other(),
        decision.preference().ranking(),
        view.now,
    );
    let dismissed = Dismissals::from_cookie(value(&jar, DISMISSED)).with(dismissal);
    jar.add(cookie(view, DISMISSED, dismissed.to_string()))
}
