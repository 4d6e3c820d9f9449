use std::fmt;

/// How a preference was found, from the plainest to none.
///
/// [`Direct`](Tier::Direct), [`Inferred`](Tier::Inferred) and
/// [`Wildcard`](Tier::Wildcard) compete in one pool by weight. After it each
/// tier counts only where the ones before found nothing, so there is no `Ord`.
///
/// Prints as its name, such as `other-script`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tier {
    /// The reader chose the language on the site or in their account. It never
    /// comes from a list of languages.
    Explicit,
    /// A range names the language in no or its native script: `en`, `uk-UA`, `ukr`.
    Direct,
    /// A range names a region of the language and leaves the language open: `*-GB`.
    Inferred,
    /// A range takes any language: `*`.
    Wildcard,
    /// A range names the language in another script: `uk-Latn`.
    OtherScript,
    /// A range names a language whose readers are likely to read English, by
    /// CLDR's language matching: `cy`, `ka`. No language leads to Ukrainian.
    Related,
    /// A rule of the site leads from a range to the language.
    Policy,
    /// The reader refuses the other language: `en;q=0`.
    OnlyNotExcluded,
    /// The list says nothing about the languages there are.
    None,
    /// The reader refuses every language there is.
    AllExcluded,
}

impl Tier {
    /// The name that is printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Direct => "direct",
            Self::Inferred => "inferred",
            Self::Wildcard => "wildcard",
            Self::OtherScript => "other-script",
            Self::Related => "related",
            Self::Policy => "policy",
            Self::OnlyNotExcluded => "only-not-excluded",
            Self::None => "none",
            Self::AllExcluded => "all-excluded",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
