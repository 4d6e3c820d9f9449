use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The path of a file below its folder: parts joined by `/`, at most 512 bytes,
/// none of them empty, `.` or `..`, so that it never leads out of the folder.
///
/// ```
/// use dvomova::article::FilePath;
///
/// let path: FilePath = "2025/museum.jpg".parse()?;
/// assert_eq!(path.as_str(), "2025/museum.jpg");
/// assert!("../secret.txt".parse::<FilePath>().is_err());
/// # Ok::<(), dvomova::article::InvalidFilePath>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(String);

impl FilePath {
    /// The most bytes a path has.
    pub const MAX_BYTES: usize = 512;

    /// The path's text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no path of a file inside its folder.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected a path inside the folder, of at most 512 bytes, its parts joined by `/`, found {found:?}"
)]
pub struct InvalidFilePath {
    found: String,
}

impl FromStr for FilePath {
    type Err = InvalidFilePath;

    /// # Errors
    ///
    /// `/etc/passwd` (not inside), `a/../b` (a step out), `a//b` (an empty
    /// part), `a\b` (another system's separator), the empty text.
    fn from_str(text: &str) -> Result<Self, InvalidFilePath> {
        let part = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && !part.contains(|letter: char| letter == '\\' || letter.is_control())
        };
        if text.len() <= Self::MAX_BYTES && text.split('/').all(part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidFilePath {
                found: text.chars().take(100).collect(),
            })
        }
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for FilePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for FilePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
