use crate::language::{Language, LanguageSet};

use super::accept_language::AcceptLanguage;
use super::decision::{Decision, Signals, Source};
use super::diagnostic::Diagnostics;
use super::preference::{Preference, prefer};
use super::redirect::RedirectStatus;
use super::site_rules::SiteRules;
use super::vary::Vary;

/// How a site decides which language to serve where the URL names none and the
/// reader chose none, and how it treats readers who prefer the other one.
///
/// A URL that names its language decides, always; then the account, then the
/// cookie, then the policy.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, Policy, Signals, Source};
///
/// let list = AcceptLanguage::parse("en-US,en;q=0.9");
/// let signals = Signals { browser: Some(&list), ..Signals::default() };
///
/// let decision = Policy::ukrainian_first().decide(&signals, LanguageSet::BOTH);
/// assert_eq!(decision.language(), Language::Ukrainian);
/// assert_eq!(decision.source(), Source::Default);
/// assert_eq!(decision.vary().value(), Some("Cookie"));
///
/// let decision = Policy::browser_first().decide(&signals, LanguageSet::BOTH);
/// assert_eq!(decision.language(), Language::English);
/// assert_eq!(decision.vary().value(), Some("Cookie, Accept-Language"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What decides where nothing explicit does.
    pub first: First,
    /// What the site knows of readers whose list names neither language.
    pub rules: SiteRules,
    /// Whether a URL that names no language may redirect to one that does.
    pub redirects: Redirects,
    /// When a reader of a Ukrainian page is offered the English one.
    pub suggest_english: SuggestEnglish,
    /// Whether a preference by the site's own rules is worth an offer.
    pub suggest_by_rules: SuggestByRules,
}

/// What decides where neither the URL nor the reader's choice does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// Ukrainian, whatever the browser says.
    #[default]
    Ukrainian,
    /// The browser's preference, and Ukrainian where there is none.
    Browser,
}

/// Whether a URL that names no language may redirect to one that does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Redirects {
    /// It never does.
    #[default]
    Never,
    /// It does for readers whose preference is plain; see [`Policy::redirect`].
    Allowed(RedirectStatus),
}

/// When a reader of a Ukrainian page is offered the English one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SuggestEnglish {
    /// When their list does not name Ukrainian at all. `en-US,en;q=0.9,uk;q=0.8`
    /// is an ordinary browser in Kyiv, whose reader needs no offer.
    #[default]
    IfUkrainianUnlisted,
    /// Whenever they prefer English.
    IfPreferred,
}

/// Whether a preference by the site's own [rules](SiteRules) is worth an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SuggestByRules {
    /// It is not: the reader's list names neither language.
    #[default]
    Never,
    /// It is.
    Allowed,
}

impl Default for Policy {
    fn default() -> Self {
        Self::ukrainian_first()
    }
}

impl Policy {
    /// Serves Ukrainian where nothing explicit says otherwise. The default:
    /// Ukraine's law 2704-VIII, article 27(6), wants media sites to load in
    /// Ukrainian by default for users in Ukraine.
    pub const fn ukrainian_first() -> Self {
        Self::new(First::Ukrainian)
    }

    /// Takes the browser's preference where nothing explicit says otherwise,
    /// and Ukrainian where there is none.
    pub const fn browser_first() -> Self {
        Self::new(First::Browser)
    }

    const fn new(first: First) -> Self {
        Self {
            first,
            rules: SiteRules::NONE,
            redirects: Redirects::Never,
            suggest_english: SuggestEnglish::IfUkrainianUnlisted,
            suggest_by_rules: SuggestByRules::Never,
        }
    }

    /// The language to serve of a page that exists in the available languages.
    ///
    /// A page in one language is served in it at a URL that names none; at a URL
    /// that names the other, [`Decision::missing`] tells what there is.
    ///
    /// ```
    /// use dvomova::language::{Language, LanguageSet};
    /// use dvomova::negotiation::{Policy, Signals, Source};
    ///
    /// let written = LanguageSet::from(Language::Ukrainian);
    /// let decision = Policy::default().decide(&Signals::default(), written);
    /// assert_eq!(decision.source(), Source::OnlyVersion);
    ///
    /// let signals = Signals { url: Some(Language::English), ..Signals::default() };
    /// let decision = Policy::default().decide(&signals, written);
    /// assert_eq!(decision.language(), Language::English);
    /// assert_eq!(decision.missing().map(|missing| missing.exists), Some(written));
    /// ```
    pub fn decide(&self, signals: &Signals<'_>, available: LanguageSet) -> Decision {
        let browser = match signals.browser {
            Some(list) => prefer(list, available, &self.rules),
            None => prefer(&AcceptLanguage::EMPTY, available, &self.rules),
        };
        let (language, source, vary) = self.served(signals, available, &browser);
        Decision {
            language,
            source,
            available,
            chosen: signals.chosen(),
            preference: signals.chosen().map_or(browser, Preference::explicit),
            diagnostics: signals
                .browser
                .map_or(Diagnostics::NONE, |list| *list.diagnostics()),
            vary,
        }
    }

    fn served(
        &self,
        signals: &Signals<'_>,
        available: LanguageSet,
        browser: &Preference,
    ) -> (Language, Source, Vary) {
        if let Some(language) = signals.url {
            return (language, Source::Url, Vary::Nothing);
        }
        if let Some(language) = available.only() {
            return (language, Source::OnlyVersion, Vary::Nothing);
        }
        if let Some(language) = signals.account {
            return (language, Source::Account, Vary::Cookie);
        }
        if let Some(language) = signals.cookie {
            return (language, Source::Cookie, Vary::Cookie);
        }
        match (self.first, browser.language()) {
            (First::Ukrainian, _) => (Language::Ukrainian, Source::Default, Vary::Cookie),
            (First::Browser, Some(language)) => {
                (language, Source::Browser, Vary::CookieAndAcceptLanguage)
            }
            (First::Browser, None) => (
                Language::Ukrainian,
                Source::Default,
                Vary::CookieAndAcceptLanguage,
            ),
        }
    }
}
