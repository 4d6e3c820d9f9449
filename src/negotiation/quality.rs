use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// How much a reader wants a language, in thousandths: `0..=1000`.
///
/// RFC 9110 §12.4.2 allows three decimals at most, so an integer holds every
/// weight exactly and, unlike `f32`, is `Eq` and `Ord`.
///
/// Parses from and prints as a weight is written in a header, which is also
/// its serde form.
///
/// ```
/// use dvomova::negotiation::Quality;
///
/// let weight: Quality = ".85".parse()?;
/// assert_eq!(weight.thousandths(), 850);
/// assert_eq!(weight.to_string(), "0.85");
/// assert!(weight < Quality::ONE);
/// # Ok::<(), dvomova::negotiation::InvalidQuality>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quality(u16);

impl Quality {
    /// Not wanted: `q=0`.
    pub const ZERO: Self = Self(0);
    /// The weight of a range that gives none.
    pub const ONE: Self = Self(1000);
    /// What a weight that cannot be read counts as: the smallest that is wanted.
    pub const LEAST: Self = Self(1);

    /// The weight of so many thousandths; more than a thousand count as one.
    pub const fn from_thousandths(thousandths: u16) -> Self {
        Self(if thousandths > 1000 {
            1000
        } else {
            thousandths
        })
    }

    /// The weight in thousandths, from 0 to 1000.
    pub const fn thousandths(self) -> u16 {
        self.0
    }

    /// Reads a weight as headers write it.
    ///
    /// Beside RFC 9110's form it takes a missing zero (`.9`), a trailing point
    /// (`0.`) and more than three decimals, which it cuts off.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let (whole, fraction) = match text {
            [b'0', rest @ ..] => (0, rest),
            [b'1', rest @ ..] => (1000, rest),
            [b'.', _, ..] => (0, text),
            _ => return None,
        };
        let decimals = match fraction {
            [] => return Some(Self(whole)),
            [b'.', decimals @ ..] => decimals,
            _ => return None,
        };
        let mut scale = 100;
        let mut sum = whole;
        for digit in decimals {
            if !digit.is_ascii_digit() {
                return None;
            }
            sum += u16::from(digit - b'0') * scale;
            scale /= 10;
        }
        (sum <= 1000).then_some(Self(sum))
    }
}

impl fmt::Display for Quality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / 1000, self.0 % 1000);
        match decimals {
            0 => write!(f, "{whole}"),
            d if d % 100 == 0 => write!(f, "{whole}.{}", d / 100),
            d if d % 10 == 0 => write!(f, "{whole}.{:02}", d / 10),
            d => write!(f, "{whole}.{d:03}"),
        }
    }
}

/// A text that is no weight.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a weight from 0 to 1 with at most three decimals, found {found:?}")]
pub struct InvalidQuality {
    found: String,
}

impl FromStr for Quality {
    type Err = InvalidQuality;

    /// Reads a weight such as `0.8`, `1`, `.9` or `0.`.
    ///
    /// # Errors
    ///
    /// `1.5` (over one), `-1`, `1e-1`, `high`, the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidQuality> {
        Self::read(text.as_bytes()).ok_or_else(|| InvalidQuality {
            found: text.chars().take(35).collect(),
        })
    }
}

impl Serialize for Quality {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quality {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
