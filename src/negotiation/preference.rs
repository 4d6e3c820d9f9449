use crate::language::{Language, LanguageSet, PerLanguage};

use super::accept_language::AcceptLanguage;
use super::bids::Bid;
use super::matched_range::MatchedRange;
use super::meaning::Claim;
use super::quality::Quality;
use super::ranking::Ranking;
use super::site_rules::SiteRules;
use super::tier::Tier;

/// The language that a reader wants, or none, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Preference {
    language: Option<Language>,
    tier: Tier,
    range: MatchedRange,
    weight: Quality,
    /// The weight of the other language where it competed with this one.
    rival: Quality,
    listed: LanguageSet,
    refused: LanguageSet,
    ranking: Ranking,
}

impl Preference {
    /// The preference of a reader who chose a language on the site or in their
    /// account.
    ///
    /// ```
    /// use dvomova::language::Language;
    /// use dvomova::negotiation::{Preference, Tier};
    ///
    /// let chosen = Preference::explicit(Language::English);
    /// assert_eq!(chosen.language(), Some(Language::English));
    /// assert_eq!(chosen.tier(), Tier::Explicit);
    /// ```
    pub fn explicit(language: Language) -> Self {
        Self {
            language: Some(language),
            tier: Tier::Explicit,
            range: MatchedRange::NONE,
            weight: Quality::ONE,
            rival: Quality::ZERO,
            listed: LanguageSet::from(language),
            refused: LanguageSet::NONE,
            ranking: Ranking::of_choice(language),
        }
    }

    /// The language, if any is preferred.
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// How the preference was found.
    pub const fn tier(&self) -> Tier {
        self.tier
    }

    /// The range that it rests on; empty where it rests on none.
    pub const fn range(&self) -> &MatchedRange {
        &self.range
    }

    /// The range's weight; zero where there is no range.
    pub const fn weight(&self) -> Quality {
        self.weight
    }

    /// Whether the other language is wanted as much, so that only the order in
    /// the list decided.
    pub fn is_tie(&self) -> bool {
        self.weight != Quality::ZERO && self.weight == self.rival
    }

    /// The weight of the other language where it competed with the preferred
    /// one; zero where it did not.
    pub const fn rival_weight(&self) -> Quality {
        self.rival
    }

    /// The languages that the reader's list wants by name, in any script, or by
    /// region, whether they are available or not.
    pub const fn listed(&self) -> LanguageSet {
        self.listed
    }

    /// The languages that the reader's list refuses.
    pub const fn refused(&self) -> LanguageSet {
        self.refused
    }

    /// The order of the reader's languages, as a fingerprint.
    pub const fn ranking(&self) -> Ranking {
        self.ranking
    }
}

/// The language that a reader prefers among those that are available.
///
/// The result does not depend on the order of the available languages, on
/// letter case, or on ranges that say nothing about them. There is no default
/// here: see [`Policy`](super::Policy).
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, SiteRules, Tier, prefer};
///
/// // Ukrainian, then anything: English gets the weight of the wildcard.
/// let list = AcceptLanguage::parse("ru,uk;q=0.3,*;q=0.8");
/// let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
/// assert_eq!(wanted.language(), Some(Language::English));
/// assert_eq!(wanted.tier(), Tier::Wildcard);
///
/// // Russian is not Ukrainian because both are Cyrillic.
/// let list = AcceptLanguage::parse("ru-RU,ru;q=0.9");
/// let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
/// assert_eq!(wanted.language(), None);
/// ```
// Inlined into other crates, so that they pay for no more than they read.
#[inline]
pub fn prefer(list: &AcceptLanguage<'_>, available: LanguageSet, rules: &SiteRules) -> Preference {
    let refused = list.refused();
    let mut open = available;
    for language in Language::ALL {
        if refused.contains(language) {
            open = open.without(language);
        }
    }
    let best = best(list, available, open, rules);
    let mut preference = Preference {
        language: best.language,
        tier: best.tier,
        range: MatchedRange::NONE,
        weight: best.bid.weight(),
        rival: best.rival.weight(),
        listed: list.listed(),
        refused,
        ranking: list.ranking(),
    };
    preference.range.keep(list.text(best.bid));
    preference
}

/// What a tier gives.
#[derive(Clone, Copy)]
struct Best {
    language: Option<Language>,
    tier: Tier,
    bid: Bid,
    /// The other language's bid.
    rival: Bid,
}

impl Best {
    const fn without_bid(language: Option<Language>, tier: Tier) -> Self {
        Self {
            language,
            tier,
            bid: Bid::NONE,
            rival: Bid::NONE,
        }
    }
}

/// Goes through the tiers, with the languages that are available and not refused.
#[inline]
fn best(
    list: &AcceptLanguage<'_>,
    available: LanguageSet,
    open: LanguageSet,
    rules: &SiteRules,
) -> Best {
    match best_of_pool(list, open) {
        Some(best) => best,
        None => best_after_pool(list, available, open, rules),
    }
}

/// Direct, inferred and wildcard ranges, by weight and then by place.
#[inline]
fn best_of_pool(list: &AcceptLanguage<'_>, open: LanguageSet) -> Option<Best> {
    let named = |language| {
        if open.contains(language) {
            list.bids().named(language)
        } else {
            Bid::NONE
        }
    };
    let mut bids = PerLanguage {
        ukrainian: named(Language::Ukrainian),
        english: named(Language::English),
    };
    let wildcard = list.bids().best(Claim::Wildcard);
    if !wildcard.is_none() {
        let is_any_named = !bids.english.is_none() || !bids.ukrainian.is_none();
        if open == LanguageSet::BOTH && !is_any_named {
            // `*` wants both alike, so it says nothing.
            return None;
        }
        // It comes last wherever it stands.
        bids = bids.map(|language, bid| match open.contains(language) {
            true => bid.or(wildcard.last()),
            false => Bid::NONE,
        });
    }
    winner(bids, |language, bid| {
        if bid == list.bids().best(Claim::direct(language)) {
            Tier::Direct
        } else if bid == list.bids().best(Claim::inferred(language)) {
            Tier::Inferred
        } else {
            Tier::Wildcard
        }
    })
}

#[cold]
fn best_after_pool(
    list: &AcceptLanguage<'_>,
    available: LanguageSet,
    open: LanguageSet,
    rules: &SiteRules,
) -> Best {
    if available.is_empty() {
        return Best::without_bid(None, Tier::None);
    }
    if open.is_empty() {
        return Best::without_bid(None, Tier::AllExcluded);
    }
    let among_open = |bids: PerLanguage<Bid>| {
        bids.map(|language, bid| match open.contains(language) {
            true => bid,
            false => Bid::NONE,
        })
    };
    let scripts = PerLanguage::from_fn(|language| list.bids().best(Claim::other_script(language)));
    if let Some(best) = winner(among_open(scripts), |_, _| Tier::OtherScript) {
        return best;
    }
    let related = PerLanguage {
        ukrainian: Bid::NONE,
        english: list.bids().best(Claim::Related),
    };
    if let Some(best) = winner(among_open(related), |_, _| Tier::Related) {
        return best;
    }
    if !rules.is_empty()
        && let Some(best) = winner(among_open(bids_by_rules(list, rules)), |_, _| Tier::Policy)
    {
        return best;
    }
    match open.only() {
        Some(language) if open != available => {
            Best::without_bid(Some(language), Tier::OnlyNotExcluded)
        }
        _ => Best::without_bid(None, Tier::None),
    }
}

/// The better bid of two languages, with the other one's beside it.
#[inline]
fn winner(bids: PerLanguage<Bid>, tier: impl Fn(Language, Bid) -> Tier) -> Option<Best> {
    let (language, bid, rival) = if bids.english > bids.ukrainian {
        (Language::English, bids.english, bids.ukrainian)
    } else {
        (Language::Ukrainian, bids.ukrainian, bids.english)
    };
    (!bid.is_none()).then(|| Best {
        language: Some(language),
        tier: tier(language, bid),
        bid,
        rival,
    })
}

/// The best range for each language by the site's rules.
fn bids_by_rules(list: &AcceptLanguage<'_>, rules: &SiteRules) -> PerLanguage<Bid> {
    let mut bids = PerLanguage::from_fn(|_| Bid::NONE);
    for (bid, text) in list.ranges() {
        if let Some(language) = rules.language_for(text) {
            bids[language] = bid.max(bids[language]);
        }
    }
    bids
}
