//! What the store remembers of an import, to tell later who has changed what.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::store::state::json;
use crate::store::{StoreError, Version};

/// A hash of what somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(u64);

impl Print {
    pub(super) fn of(value: &impl Serialize) -> Result<Self, StoreError> {
        let hash = Sha256::digest(json(value)?);
        let first = hash.first_chunk().copied().unwrap_or_default();
        Ok(Self(u64::from_be_bytes(first)))
    }

    /// That of a text which was taken down as its file was removed: whatever a
    /// file says is something else.
    pub(super) fn of_no_file() -> Result<Self, StoreError> {
        Self::of(&None::<()>)
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Print {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// What a file said, and the version that it made: where there is another
/// version now, somebody has edited it in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) version: Version,
    pub(super) print: Print,
}

impl Mark {
    /// As it is stored. What cannot be read was never imported.
    pub(super) fn read(text: Option<&str>) -> Option<Self> {
        let (version, print) = text?.split_once(':')?;
        Some(Self {
            version: Version::new(version.parse().ok()?),
            print: print.parse().ok()?,
        })
    }
}

/// What is remembered of something new.
pub(super) fn first_mark(print: Print) -> String {
    let version = Version::NONE.next();
    Mark { version, print }.to_string()
}

/// What is remembered of an import once a version is followed by one that
/// nobody edited, as when a tag is merged into another one.
pub(in crate::store) fn not_edited(recorded: Option<&str>, seen: Version) -> Option<String> {
    let mark = Mark::read(recorded).filter(|mark| mark.version == seen);
    let renewed = mark.map(|mark| Mark {
        version: seen.next(),
        ..mark
    });
    renewed
        .map(|mark| mark.to_string())
        .or_else(|| recorded.map(str::to_owned))
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.version, self.print)
    }
}
