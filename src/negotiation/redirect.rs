use crate::language::Language;

use super::decision::{Decision, Source};
use super::policy::{Policy, Redirects};
use super::tier::Tier;

/// A temporary redirect to the page's URL in a language.
///
/// Its response, like the page that stands in its place for other readers,
/// depends on the request's purpose beside [`Decision::vary`]: no shared cache
/// may keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The language to redirect to.
    pub language: Language,
    /// How.
    pub status: RedirectStatus,
}

/// How to redirect by language: never for good, since readers change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RedirectStatus {
    /// `302 Found`.
    #[default]
    Found,
    /// `303 See Other`.
    SeeOther,
}

impl RedirectStatus {
    /// The status code: 302 or 303.
    pub const fn code(self) -> u16 {
        match self {
            Self::Found => 302,
            Self::SeeOther => 303,
        }
    }
}

/// Whether a person waits for the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A person opens the page.
    #[default]
    Navigation,
    /// The browser fetches the page in case it will be opened.
    Prefetch,
}

impl Purpose {
    /// Reads the header `Sec-Purpose`, or its older names `Purpose` and `X-Moz`.
    ///
    /// ```
    /// use dvomova::negotiation::Purpose;
    ///
    /// assert_eq!(Purpose::from_header("prefetch;prerender"), Purpose::Prefetch);
    /// assert_eq!(Purpose::from_header(""), Purpose::Navigation);
    /// ```
    pub fn from_header(value: impl AsRef<[u8]>) -> Self {
        let is_early = value
            .as_ref()
            .split(|byte| !byte.is_ascii_alphabetic())
            .any(|word| {
                [&b"prefetch"[..], b"prerender", b"preview"]
                    .iter()
                    .any(|early| word.eq_ignore_ascii_case(early))
            });
        if is_early {
            Self::Prefetch
        } else {
            Self::Navigation
        }
    }
}

impl Policy {
    /// Whether to redirect a request to the language that was decided for it.
    ///
    /// Only from a URL that names no language, if the policy allows it, when the
    /// reader chose the language or their browser's list names it, for the
    /// methods `GET` and `HEAD`, and not for a prefetch.
    ///
    /// ```
    /// use dvomova::language::{Language, LanguageSet};
    /// use dvomova::negotiation::{Policy, Purpose, RedirectStatus, Redirects, Signals};
    ///
    /// let policy = Policy {
    ///     redirects: Redirects::Allowed(RedirectStatus::Found),
    ///     ..Policy::browser_first()
    /// };
    /// let signals = Signals { cookie: Some(Language::English), ..Signals::default() };
    /// let decision = policy.decide(&signals, LanguageSet::BOTH);
    /// let redirect = policy.redirect(&decision, "GET", Purpose::Navigation);
    /// assert_eq!(redirect.map(|to| to.language), Some(Language::English));
    /// assert_eq!(policy.redirect(&decision, "POST", Purpose::Navigation), None);
    /// ```
    pub fn redirect(
        &self,
        decision: &Decision,
        method: &str,
        purpose: Purpose,
    ) -> Option<Redirect> {
        let Redirects::Allowed(status) = self.redirects else {
            return None;
        };
        let is_preferred = match decision.source() {
            Source::Account | Source::Cookie => true,
            Source::Browser => decision.tier() == Tier::Direct,
            Source::Url | Source::Default | Source::OnlyVersion => false,
        };
        let is_reading = matches!(method, "GET" | "HEAD");
        let is_waited_for = purpose == Purpose::Navigation;
        let exists = decision.missing().is_none();
        (is_preferred && is_reading && is_waited_for && exists).then_some(Redirect {
            language: decision.language(),
            status,
        })
    }
}
