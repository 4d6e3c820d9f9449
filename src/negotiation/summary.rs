//! What a list comes to, found in one pass.

use crate::language::{Language, LanguageSet};

use super::accept_language::MOST_ELEMENTS;
use super::bids::{Bid, Bids};
use super::element::{Element, Elements};
use super::meaning::Claim;
use super::ranking::Ranker;

/// All that is kept of a list beside its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summary {
    /// How many elements were read.
    pub(super) elements: u8,
    /// Whether there were more.
    pub(super) has_more: bool,
    /// Whether one gave rise to diagnostics, so that it must be read again for them.
    pub(super) is_noted: bool,
    /// The languages that a range with the weight zero covers whole.
    zeroed: LanguageSet,
    /// The best range of each kind.
    pub(super) bids: Bids,
    pub(super) ranker: Ranker,
}

impl Summary {
    pub(super) const EMPTY: Self = Self {
        elements: 0,
        has_more: false,
        is_noted: false,
        zeroed: LanguageSet::NONE,
        bids: Bids::NONE,
        ranker: Ranker::EMPTY,
    };

    /// Reads a line before which so many bytes were read.
    #[inline]
    pub(super) fn read_line(&mut self, line: &[u8], read: usize) {
        for element in Elements::new(line) {
            if !self.admit(&element, read) {
                break;
            }
        }
    }

    /// Takes an element, if there is room.
    #[inline]
    pub(super) fn admit(&mut self, element: &Element<'_>, read: usize) -> bool {
        let place = self.elements;
        if usize::from(place) == MOST_ELEMENTS {
            self.has_more = true;
            return false;
        }
        self.elements += 1;
        self.is_noted |= !element.notes.is_none();
        let Some(meaning) = element.meaning else {
            return true;
        };
        let weight = element.weight;
        self.ranker.add(meaning.language, weight);
        let bid = Bid::new(weight, place, read + element.offset, element.text.len());
        self.bids.improve(meaning.claim, bid);
        if bid.is_none() && meaning.is_whole {
            self.zeroed = match meaning.claim {
                Claim::DirectEnglish => self.zeroed.with(Language::English),
                Claim::DirectUkrainian => self.zeroed.with(Language::Ukrainian),
                _ => self.zeroed,
            };
        }
        true
    }

    /// The languages that are refused and not named beside that.
    pub(super) fn refused(&self) -> LanguageSet {
        if self.zeroed.is_empty() {
            return LanguageSet::NONE;
        }
        Language::ALL
            .into_iter()
            .filter(|&language| {
                self.zeroed.contains(language) && self.bids.best(Claim::direct(language)).is_none()
            })
            .collect()
    }

    /// The languages that a range wants by name, in any script, or by region.
    pub(super) fn listed(&self) -> LanguageSet {
        let mut listed = LanguageSet::NONE;
        for language in Language::ALL {
            let named = self.bids.named(language);
            let bid = named.or(self.bids.best(Claim::other_script(language)));
            if !bid.is_none() {
                listed = listed.with(language);
            }
        }
        listed
    }
}
