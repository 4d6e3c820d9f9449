use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How far a store has written: what a reader in another process has to see.
///
/// A site that keeps it in the editor's cookie, which it fits in as text, and
/// reads with [`Store::at_least`](super::Store::at_least) of it, shows the
/// editor what was just written even where replicas lag behind. On SQLite there
/// is nothing to wait for.
///
/// ```
/// use dvomova::store::WriteMark;
///
/// let mark: WriteMark = "16b374d848".parse()?;
/// assert_eq!(mark.to_string(), "16b374d848");
/// assert!("16/B374D848".parse::<WriteMark>().is_err());
/// # Ok::<(), dvomova::store::InvalidWriteMark>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriteMark(u64);

impl WriteMark {
    #[cfg(feature = "postgres")]
    pub(super) const fn new(position: u64) -> Self {
        Self(position)
    }

    #[cfg(feature = "postgres")]
    pub(super) const fn position(self) -> u64 {
        self.0
    }
}

impl fmt::Display for WriteMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

/// A text that is no [`WriteMark`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected 1 to 16 digits `0`–`9`, `a`–`f`, found {found:?}")]
pub struct InvalidWriteMark {
    found: String,
}

impl FromStr for WriteMark {
    type Err = InvalidWriteMark;

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    ///
    /// The empty text, `+1`, `1F`, 17 digits.
    fn from_str(text: &str) -> Result<Self, InvalidWriteMark> {
        let valid = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        let number = text
            .bytes()
            .all(valid)
            .then(|| u64::from_str_radix(text, 16));
        number
            .and_then(Result::ok)
            .map(Self)
            .ok_or_else(|| InvalidWriteMark {
                found: text.chars().take(100).collect(),
            })
    }
}
