use super::Decimal;
use crate::language::Language;

/// The form of words that a number asks for, by CLDR's names.
///
/// English counts with `One` and `Other`, Ukrainian with `One` (1, 21, 101),
/// `Few` (2 to 4, 22 to 24), `Many` (0, 5 to 20, 25) and, for fractions,
/// `Other` (1,5). `Two` stands in English ordinals only (2nd).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PluralCategory {
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

impl PluralCategory {
    /// CLDR's name, which is also a plural key in Fluent: `one`, `few`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// The category of a count (CLDR's cardinal rules). The sign does not matter:
/// pass `n.unsigned_abs()`.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::ui::{PluralCategory, cardinal};
///
/// assert_eq!(cardinal(Language::Ukrainian, 21), PluralCategory::One);
/// assert_eq!(cardinal(Language::Ukrainian, 12), PluralCategory::Many);
/// assert_eq!(cardinal(Language::English, 21), PluralCategory::Other);
/// ```
#[inline]
pub const fn cardinal(language: Language, n: u64) -> PluralCategory {
    match language {
        Language::English => match n {
            1 => PluralCategory::One,
            _ => PluralCategory::Other,
        },
        Language::Ukrainian => match (n % 10, n % 100) {
            (1, tens) if tens != 11 => PluralCategory::One,
            (2..=4, tens) if !(tens >= 12 && tens <= 14) => PluralCategory::Few,
            _ => PluralCategory::Many,
        },
    }
}

/// The category of a place in an order (CLDR's ordinal rules): 1st, 2nd, 3rd,
/// 4th; 3-й has a category of its own in Ukrainian.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::ui::{PluralCategory, ordinal};
///
/// assert_eq!(ordinal(Language::English, 22), PluralCategory::Two);
/// assert_eq!(ordinal(Language::English, 12), PluralCategory::Other);
/// assert_eq!(ordinal(Language::Ukrainian, 23), PluralCategory::Few);
/// ```
#[inline]
pub const fn ordinal(language: Language, n: u64) -> PluralCategory {
    match (language, n % 10, n % 100) {
        (_, _, 11..=13) => PluralCategory::Other,
        (Language::English, 1, _) => PluralCategory::One,
        (Language::English, 2, _) => PluralCategory::Two,
        (_, 3, _) => PluralCategory::Few,
        _ => PluralCategory::Other,
    }
}

impl Decimal {
    /// The category of a count that may have a fraction. Digits that are
    /// written count, so 1.0 is not 1: “1.0 miles”.
    ///
    /// ```
    /// use dvomova::language::Language;
    /// use dvomova::ui::{Decimal, PluralCategory};
    ///
    /// let half: Decimal = "1.5".parse()?;
    /// assert_eq!(half.cardinal(Language::Ukrainian), PluralCategory::Other);
    /// # Ok::<(), dvomova::ui::InvalidDecimal>(())
    /// ```
    pub const fn cardinal(self, language: Language) -> PluralCategory {
        match self.fraction_digits() {
            0 => cardinal(language, last_digits(self.integer_part())),
            _ => PluralCategory::Other,
        }
    }

    /// The category of a place in an order; a fraction has none and is `Other`.
    pub const fn ordinal(self, language: Language) -> PluralCategory {
        if self.is_whole() {
            ordinal(language, last_digits(self.integer_part()))
        } else {
            PluralCategory::Other
        }
    }
}

/// No rule looks further than the last two digits, except at 1 itself.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the value is below 200 when it is cast"
)]
const fn last_digits(n: u128) -> u64 {
    if n < 100 {
        n as u64
    } else {
        (n % 100 + 100) as u64
    }
}
