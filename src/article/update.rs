use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Text, UnknownWord};

/// An update or correction that readers are told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Whether something was added or something was wrong. In serde's form
    /// left out for an update.
    #[serde(default, skip_serializing_if = "UpdateKind::is_update")]
    pub kind: UpdateKind,
    /// When the text changed.
    pub updated_at: DateTime<Utc>,
    /// What changed, in the variant's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Whether a change that readers are told of adds something or mends an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum UpdateKind {
    /// There is more to tell.
    #[default]
    Update,
    /// What stood there was wrong.
    Correction,
}

impl UpdateKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Update, Self::Correction];

    /// Its word in files and JSON, such as `correction`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Correction => "correction",
        }
    }

    fn is_update(&self) -> bool {
        *self == Self::Update
    }
}

impl fmt::Display for UpdateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for UpdateKind {
    type Err = UnknownWord;

    /// # Errors
    ///
    /// `Correction` (a capital letter), `typo` (readers are not told of one),
    /// the empty text.
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}
