use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The address of a page on the web: `https://`, a host, and whatever follows.
/// So a link to it never runs a script.
///
/// ```
/// use dvomova::article::WebAddress;
///
/// let page: WebAddress = "https://dsns.gov.ua/news".parse()?;
/// assert_eq!(page.as_str(), "https://dsns.gov.ua/news");
/// assert!("javascript:alert(1)".parse::<WebAddress>().is_err());
/// # Ok::<(), dvomova::article::InvalidWebAddress>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WebAddress(String);

impl WebAddress {
    /// The most bytes it has.
    pub const MAX_BYTES: usize = 2048;

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no page's address.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected an address that begins with `https://`, found {found:?}")]
pub struct InvalidWebAddress {
    found: String,
}

impl FromStr for WebAddress {
    type Err = InvalidWebAddress;

    /// Reads an address and keeps it as written.
    ///
    /// # Errors
    ///
    /// `dsns.gov.ua` (no scheme), `http://dsns.gov.ua`, `https:///news` (no
    /// host), `https://a b` (white space), one longer than
    /// [`WebAddress::MAX_BYTES`].
    fn from_str(text: &str) -> Result<Self, InvalidWebAddress> {
        let host = text.strip_prefix("https://").unwrap_or_default();
        let begins = host.starts_with(|first: char| first.is_alphanumeric() || first == '[');
        let unfit = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
        if begins && text.len() <= Self::MAX_BYTES && !text.contains(unfit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidWebAddress {
                found: text.chars().take(100).collect(),
            })
        }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for WebAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
