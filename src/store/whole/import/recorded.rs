//! What the store remembers of an import, to tell later who has changed what.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::article::ArticleId;
use crate::store::state::{VariantState, json};
use crate::store::{SharedFacts, StoreError};

/// A hash of what somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(u64);

impl Print {
    pub(super) fn of(value: &impl Serialize) -> Result<Self, StoreError> {
        let hash = Sha256::digest(json(value)?);
        let first = hash.first_chunk().copied().unwrap_or_default();
        Ok(Self(u64::from_be_bytes(first)))
    }

    /// Of what both languages of an article share.
    pub(super) fn of_facts(facts: &SharedFacts, related: &[ArticleId]) -> Result<Self, StoreError> {
        Self::of(&(facts, related))
    }

    /// Of all that editors can change of a text. What comes about by its
    /// schedule is no part of it.
    pub(super) fn of_variant(variant: &VariantState) -> Result<Self, StoreError> {
        let next = variant.next.as_ref();
        Self::of(&(
            &variant.slug,
            variant.work,
            variant.head,
            &variant.made_from,
            variant.live.as_ref().map(|live| live.revision),
            &variant.publication,
            next.map(|next| (next.revision, next.at)),
            variant.withdrawn.as_ref().map(|withdrawn| withdrawn.at),
            variant.purged_at,
        ))
    }
}

impl std::fmt::Display for Print {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for Print {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// What is remembered with a variant: what its file said, what the variant was
/// then, and with the original what the file said of both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Recorded {
    pub(super) file: Option<Print>,
    pub(super) variant: Option<Print>,
    pub(super) facts: Option<Print>,
}

impl Recorded {
    /// Of a variant as it is stored. What cannot be read was not remembered.
    pub(super) fn of(variant: Option<&VariantState>) -> Self {
        variant
            .and_then(|variant| variant.imported.as_deref())
            .map_or_else(Self::default, Self::read)
    }

    pub(super) fn read(text: &str) -> Self {
        let mut words = text.split(' ').map(|word| word.parse().ok());
        let mut next = || words.next().flatten();
        Self {
            file: next(),
            variant: next(),
            facts: next(),
        }
    }
}

impl std::fmt::Display for Recorded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = [self.file, self.variant, self.facts];
        for (place, word) in words.into_iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            match word {
                Some(print) => write!(f, "{print}")?,
                None => f.write_str("-")?,
            }
        }
        Ok(())
    }
}
