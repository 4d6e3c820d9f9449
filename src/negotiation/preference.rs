use crate::language::{Language, LanguageSet, PerLanguage};

use super::accept_language::{AcceptLanguage, Bid};
use super::matched_range::MatchedRange;
use super::quality::Quality;
use super::ranking::Ranking;
use super::site_rules::SiteRules;
use super::tier::Tier;

/// The language that a reader wants, or none, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub fn prefer(list: &AcceptLanguage<'_>, available: LanguageSet, rules: &SiteRules) -> Preference {
    let refused = list.refused();
    let open = Language::ALL
        .into_iter()
        .filter(|&language| available.contains(language) && !refused.contains(language))
        .collect();
    let (language, tier, bid, rival) = best(list, available, open, rules);
    Preference {
        language,
        tier,
        range: bid.map_or(MatchedRange::NONE, |bid| MatchedRange::new(bid.text)),
        weight: bid.map_or(Quality::ZERO, |bid| bid.weight),
        rival,
        listed: list.listed(),
        refused,
        ranking: list.ranking(),
    }
}

type Best<'h> = (Option<Language>, Tier, Option<Bid<'h>>, Quality);

/// Goes through the tiers, with the languages that are available and not refused.
fn best<'h>(
    list: &AcceptLanguage<'h>,
    available: LanguageSet,
    open: LanguageSet,
    rules: &SiteRules,
) -> Best<'h> {
    if open.is_empty() {
        let tier = if available.is_empty() {
            Tier::None
        } else {
            Tier::AllExcluded
        };
        return (None, tier, None, Quality::ZERO);
    }
    if let Some(found) = best_of_pool(list, open) {
        return found;
    }
    if let Some(found) = winner(list.other_script, open, |_| Tier::OtherScript) {
        return found;
    }
    if let Some(bid) = list.related
        && open.contains(Language::English)
    {
        let english = Some(Language::English);
        return (english, Tier::Related, Some(bid), Quality::ZERO);
    }
    if !rules.is_empty()
        && let Some(found) = winner(bids_by_rules(list, rules), open, |_| Tier::Policy)
    {
        return found;
    }
    match open.only() {
        Some(language) if open != available => {
            (Some(language), Tier::OnlyNotExcluded, None, Quality::ZERO)
        }
        _ => (None, Tier::None, None, Quality::ZERO),
    }
}

/// Direct, inferred and wildcard ranges, by weight and then by place.
fn best_of_pool<'h>(list: &AcceptLanguage<'h>, open: LanguageSet) -> Option<Best<'h>> {
    let Some(mut wildcard) = list.wildcard else {
        return winner(list.named, open, tier_of_name);
    };
    // `*` comes last wherever it stands.
    wildcard.at = u8::MAX;
    let mut named_any = false;
    let bids = PerLanguage::from_fn(|language| {
        named_any |= open.contains(language) && list.named[language].is_some();
        list.named[language].or(Some(wildcard))
    });
    if !named_any && open == LanguageSet::BOTH {
        // `*` wants both alike, so it says nothing.
        return None;
    }
    winner(bids, open, |bid| {
        if bid.at == u8::MAX {
            Tier::Wildcard
        } else {
            tier_of_name(bid)
        }
    })
}

const fn tier_of_name(bid: &Bid<'_>) -> Tier {
    if bid.is_inferred {
        Tier::Inferred
    } else {
        Tier::Direct
    }
}

/// The better bid of two languages, with the other one's weight beside it.
#[inline]
fn winner<'h>(
    bids: PerLanguage<Option<Bid<'h>>>,
    open: LanguageSet,
    tier: impl Fn(&Bid<'h>) -> Tier,
) -> Option<Best<'h>> {
    let bid_of = |language: Language| bids[language].filter(|_| open.contains(language));
    let (english, ukrainian) = (bid_of(Language::English), bid_of(Language::Ukrainian));
    let (language, bid, rival) = match (english, ukrainian) {
        (None, None) => return None,
        (Some(english), None) => (Language::English, english, Quality::ZERO),
        (None, Some(ukrainian)) => (Language::Ukrainian, ukrainian, Quality::ZERO),
        (Some(english), Some(ukrainian)) if english.beats(&ukrainian) => {
            (Language::English, english, ukrainian.weight)
        }
        (Some(english), Some(ukrainian)) => (Language::Ukrainian, ukrainian, english.weight),
    };
    Some((Some(language), tier(&bid), Some(bid), rival))
}

/// The best range for each language by the site's rules.
fn bids_by_rules<'h>(list: &AcceptLanguage<'h>, rules: &SiteRules) -> PerLanguage<Option<Bid<'h>>> {
    let mut bids = PerLanguage::from_fn(|_| None);
    for (at, element) in (0..).zip(list.elements()) {
        if element.weight == Quality::ZERO || element.meaning.is_none() {
            continue;
        }
        let Some(language) = rules.language_for(element.text) else {
            continue;
        };
        let bid = Bid {
            text: element.text,
            weight: element.weight,
            at,
            is_inferred: false,
        };
        Bid::improve(&mut bids[language], bid);
    }
    bids
}
