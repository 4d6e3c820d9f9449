use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// What a site demands of the order in which languages are published.
///
/// Ukraine’s law 2704-VIII, art. 27(6), wants the versions of a media site in
/// other languages to have no more than the Ukrainian one. It compares the
/// versions of a site; applying it article by article is our reading.
///
/// ```
/// use dvomova::article::UkrainianFirst;
///
/// assert_eq!("require".parse(), Ok(UkrainianFirst::Require));
/// assert_eq!(UkrainianFirst::default().to_string(), "warn");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UkrainianFirst {
    /// English may be public alone.
    Off,
    /// English that is public without Ukrainian, or before it, is a warning.
    #[default]
    Warn,
    /// The same is an error.
    Require,
}

impl UkrainianFirst {
    /// Every demand, from none on.
    pub const ALL: [Self; 3] = [Self::Off, Self::Warn, Self::Require];

    /// Its word in settings and JSON, such as `require`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warn => "warn",
            Self::Require => "require",
        }
    }
}

impl fmt::Display for UkrainianFirst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for UkrainianFirst {
    type Err = UnknownWord;

    /// # Errors
    ///
    /// `Warn` (a capital letter), `yes`, the empty text.
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}
