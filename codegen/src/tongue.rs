use std::fmt;

use crate::plural::Category;

/// The language that a file of messages is written in.
///
/// `dvomova` has `Language` for everything else; this crate stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// English; folder `en`.
    English,
    /// Ukrainian; folder `uk`.
    Ukrainian,
}

impl Tongue {
    /// Both, in the order of their folders.
    pub const ALL: [Self; 2] = [Self::English, Self::Ukrainian];

    /// The folder its files stand in: `en` or `uk`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Ukrainian => "uk",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Ukrainian,
            Self::Ukrainian => Self::English,
        }
    }

    /// The forms that whole numbers take, by CLDR's cardinal rules.
    pub(crate) const fn cardinals(self) -> &'static [Category] {
        match self {
            Self::English => &[Category::One, Category::Other],
            Self::Ukrainian => &[Category::One, Category::Few, Category::Many],
        }
    }

    /// The forms that places in an order take, by CLDR's ordinal rules.
    pub(crate) const fn ordinals(self) -> &'static [Category] {
        match self {
            Self::English => &[Category::One, Category::Two, Category::Few, Category::Other],
            Self::Ukrainian => &[Category::Few, Category::Other],
        }
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::English => "English",
            Self::Ukrainian => "Ukrainian",
        })
    }
}
