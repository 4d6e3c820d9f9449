use crate::language::{Language, LanguageSet};

use super::accept_language::AcceptLanguage;
use super::diagnostic::Diagnostics;
use super::matched_range::MatchedRange;
use super::preference::Preference;
use super::quality::Quality;
use super::tier::Tier;
use super::vary::Vary;

/// What a request tells about the reader's language. Each may be missing.
///
/// There is no place for a country guessed from an address: where a reader is
/// does not say what they read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signals<'a> {
    /// The language that the URL names.
    pub url: Option<Language>,
    /// The language kept in the reader's account.
    pub account: Option<Language>,
    /// The language in a cookie that was written when the reader chose it.
    pub cookie: Option<Language>,
    /// The languages of the reader's browser.
    pub browser: Option<&'a AcceptLanguage<'a>>,
}

impl Signals<'_> {
    /// The language that the reader chose: the account's, else the cookie's.
    pub const fn chosen(&self) -> Option<Language> {
        match self.account {
            Some(language) => Some(language),
            None => self.cookie,
        }
    }
}

/// What decided the language that is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The URL names it.
    Url,
    /// The reader's account keeps it.
    Account,
    /// A cookie keeps the reader's choice.
    Cookie,
    /// The reader's browser prefers it.
    Browser,
    /// Nothing said otherwise: it is the policy's default.
    Default,
    /// There is no other version, and the URL names none.
    OnlyVersion,
}

/// An article that is not there in the language which its URL names: a page
/// with the status 404 that links what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The language that the URL names, and the page's.
    pub language: Language,
    /// The languages that there are, if any.
    pub exists: LanguageSet,
}

/// The language that a response is served in, and why.
///
/// A copy of what counts: it borrows nothing from the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Decision {
    pub(super) language: Language,
    pub(super) source: Source,
    pub(super) available: LanguageSet,
    pub(super) chosen: Option<Language>,
    pub(super) preference: Preference,
    pub(super) diagnostics: Diagnostics,
    pub(super) vary: Vary,
}

impl Decision {
    /// The language to serve.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What decided it.
    pub const fn source(&self) -> Source {
        self.source
    }

    /// The languages that there are.
    pub const fn available(&self) -> LanguageSet {
        self.available
    }

    /// The language that the reader chose, in their account or on the site.
    pub const fn chosen(&self) -> Option<Language> {
        self.chosen
    }

    /// What the reader prefers, whatever is served: their choice, else their
    /// browser's preference among the languages that there are.
    pub const fn preference(&self) -> &Preference {
        &self.preference
    }

    /// What to tell instead of the article, if it is not there in the language
    /// to serve.
    pub fn missing(&self) -> Option<Missing> {
        (!self.available.contains(self.language)).then_some(Missing {
            language: self.language,
            exists: self.available,
        })
    }

    /// How the preference was found.
    pub const fn tier(&self) -> Tier {
        self.preference.tier()
    }

    /// The range that the preference rests on.
    pub const fn range(&self) -> &MatchedRange {
        self.preference.range()
    }

    /// That range's weight.
    pub const fn weight(&self) -> Quality {
        self.preference.weight()
    }

    /// Whether the reader wants the other language as much as the preferred one.
    pub fn is_tie(&self) -> bool {
        self.preference.is_tie()
    }

    /// What is not as the standards want it in the browser's list.
    pub const fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The request headers that the served language depends on.
    pub const fn vary(&self) -> Vary {
        self.vary
    }
}
