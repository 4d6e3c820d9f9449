use std::fmt;

/// The request headers that a decision read, for the header `Vary`
/// (RFC 9110 §12.5.5).
///
/// Prints as the header's value, such as `Cookie, Accept-Language`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Vary {
    /// None: every reader gets the same, so that any cache may keep it.
    #[default]
    Nothing,
    /// `Cookie`, where the account's and the chosen language are found.
    Cookie,
    /// `Cookie`, which decided nothing, and then `Accept-Language`.
    CookieAndAcceptLanguage,
}

impl Vary {
    /// The names of the headers.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Cookie => &["Cookie"],
            Self::CookieAndAcceptLanguage => &["Cookie", "Accept-Language"],
        }
    }

    /// The header's value; nothing where it must not be set.
    pub const fn value(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Cookie => Some("Cookie"),
            Self::CookieAndAcceptLanguage => Some("Cookie, Accept-Language"),
        }
    }
}

impl fmt::Display for Vary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.value().unwrap_or_default())
    }
}
