//! The best range of each kind that a list holds.

use crate::language::Language;

use super::meaning::Claim;
use super::quality::Quality;

/// A range that a language can be preferred for: its weight, its place in the
/// list, and where its text stands. Greater is better: the higher weight, then
/// the earlier place.
///
/// From the top: the weight, the inverted place, the length of the text, its
/// offset. Zero is none, since a range without weight prefers nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bid(u64);

impl Bid {
    pub(super) const NONE: Self = Self(0);

    /// None if the weight is zero.
    #[inline]
    pub(super) const fn new(weight: Quality, place: u8, offset: usize, length: usize) -> Self {
        if weight.thousandths() == 0 {
            return Self::NONE;
        }
        // Lists are cut long before a length or an offset could be too large.
        let text = (length as u64 & 0xFF) << 16 | offset as u64 & 0xFFFF;
        Self((weight.thousandths() as u64) << 48 | (!place as u64) << 40 | text)
    }

    /// The same behind all others of its weight.
    pub(super) const fn last(self) -> Self {
        Self(self.0 & !(0xFF << 40))
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// This one, or another if this is none.
    pub(super) const fn or(self, other: Self) -> Self {
        if self.is_none() { other } else { self }
    }

    pub(super) const fn weight(self) -> Quality {
        Quality::from_thousandths((self.0 >> 48) as u16)
    }

    /// Where the text begins, over all lines together.
    pub(super) const fn offset(self) -> usize {
        (self.0 & 0xFFFF) as usize
    }

    pub(super) const fn length(self) -> usize {
        (self.0 >> 16 & 0xFF) as usize
    }
}

/// The best bid of each claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bids([Bid; Claim::COUNT]);

impl Bids {
    pub(super) const NONE: Self = Self([Bid::NONE; Claim::COUNT]);

    #[inline]
    pub(super) fn improve(&mut self, claim: Claim, bid: Bid) {
        if let Some(best) = self.0.get_mut(claim as usize) {
            *best = bid.max(*best);
        }
    }

    #[inline]
    pub(super) fn best(&self, claim: Claim) -> Bid {
        self.0.get(claim as usize).copied().unwrap_or(Bid::NONE)
    }

    /// The best that names a language or its region.
    pub(super) fn named(&self, language: Language) -> Bid {
        let direct = self.best(Claim::direct(language));
        direct.max(self.best(Claim::inferred(language)))
    }
}
