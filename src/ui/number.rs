use std::fmt;

use super::Decimal;
use super::PluralCategory;
use super::digits::{write_grouped, write_ungrouped};
use crate::language::Language;

/// A number as a reader of the language expects it; `Display` writes it.
///
/// By CLDR 48: groups of three with a comma in English and a no-break space
/// in Ukrainian, at most three digits after the point, halves rounded to even.
///
/// ```
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::{CompactStyle, Decimal, Number};
///
/// assert_eq!(Number::decimal(Ukrainian, 1_234_567).to_string(), "1\u{A0}234\u{A0}567");
/// assert_eq!(Number::percent(Ukrainian, Decimal::new(125, 3)).to_string(), "12,5%");
/// assert_eq!(Number::compact(English, 1_200, CompactStyle::Short).to_string(), "1.2K");
/// assert_eq!(Number::compact(Ukrainian, 21_000_000, CompactStyle::Long).to_string(), "21 мільйон");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    language: Language,
    value: Decimal,
    style: Style,
}

/// How much room a compact number takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompactStyle {
    /// 1.2K, 1,2 тис.
    Short,
    /// 1.2 thousand, 1,2 тисячі
    Long,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Style {
    Decimal,
    Percent,
    Compact(CompactStyle),
}

impl Number {
    /// All of the number: 1,234.5.
    pub fn decimal(language: Language, value: impl Into<Decimal>) -> Self {
        Self {
            language,
            value: value.into(),
            style: Style::Decimal,
        }
    }

    /// A share of one in hundredths: 0.125 is 12.5%.
    pub fn percent(language: Language, share: impl Into<Decimal>) -> Self {
        Self {
            language,
            value: share.into(),
            style: Style::Percent,
        }
    }

    /// Its size in words: two digits, more where the integer has more.
    pub fn compact(language: Language, value: impl Into<Decimal>, style: CompactStyle) -> Self {
        Self {
            language,
            value: value.into(),
            style: Style::Compact(style),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.style {
            Style::Decimal => write_decimal(f, self.language, self.value),
            Style::Percent => {
                write_decimal(f, self.language, self.value.hundredfold())?;
                f.write_str("%")
            }
            Style::Compact(style) => write_compact(f, self.language, self.value, style),
        }
    }
}

/// CLDR's pattern `#,##0.###`.
const MOST_FRACTION_DIGITS: u8 = 3;

fn write_decimal(f: &mut fmt::Formatter<'_>, language: Language, value: Decimal) -> fmt::Result {
    let value = value.rounded(MOST_FRACTION_DIGITS).trimmed();
    if value.is_negative() {
        f.write_str("-")?;
    }
    write_grouped(f, language, value.integer_part())?;
    write_fraction(f, language, value)
}

fn write_fraction(f: &mut fmt::Formatter<'_>, language: Language, value: Decimal) -> fmt::Result {
    let width = usize::from(value.fraction_digits());
    if width == 0 {
        return Ok(());
    }
    f.write_str(match language {
        Language::English => ".",
        Language::Ukrainian => ",",
    })?;
    write!(f, "{:0width$}", value.fraction_part())
}

fn write_compact(
    f: &mut fmt::Formatter<'_>,
    language: Language,
    value: Decimal,
    style: CompactStyle,
) -> fmt::Result {
    let (value, power) = compacted(value);
    if value.is_negative() {
        f.write_str("-")?;
    }
    // In compact numbers a group stands apart from five digits on: 1000T, 12,000T.
    if value.integer_part() < 10_000 {
        write_ungrouped(f, value.integer_part())?;
    } else {
        write_grouped(f, language, value.integer_part())?;
    }
    write_fraction(f, language, value)?;
    let Some(power) = power else { return Ok(()) };
    f.write_str(match (style, language) {
        (CompactStyle::Short, Language::English) => "",
        (CompactStyle::Short, Language::Ukrainian) => "\u{A0}",
        (CompactStyle::Long, _) => " ",
    })?;
    f.write_str(match style {
        CompactStyle::Short => power.short(language),
        CompactStyle::Long => power.long(language, value.cardinal(language)),
    })
}

/// The value in units of a power of a thousand, rounded: to whole units, or to
/// two digits where that keeps more. Rounding may reach the next power: 999,999
/// is 1 million.
fn compacted(value: Decimal) -> (Decimal, Option<Power>) {
    let magnitude = value.magnitude();
    let exact = |power: Option<Power>| value.divided(power.map_or(0, Power::zeros));
    let power = Power::of_magnitude(magnitude);
    let first = round_compact(exact(power));
    let grown = i16::from(power.map_or(0, Power::zeros)) + first.magnitude();
    let power = Power::of_magnitude(grown.max(magnitude));
    (round_compact(exact(power)), power)
}

fn round_compact(value: Decimal) -> Decimal {
    let scale = u8::try_from(2 - value.magnitude()).unwrap_or(0);
    value.rounded(scale).trimmed()
}

/// The powers of a thousand that have a name in everyday use.
#[derive(Clone, Copy)]
enum Power {
    Thousand,
    Million,
    Billion,
    Trillion,
}

impl Power {
    fn of_magnitude(digits: i16) -> Option<Self> {
        match digits {
            ..=3 => None,
            4..=6 => Some(Self::Thousand),
            7..=9 => Some(Self::Million),
            10..=12 => Some(Self::Billion),
            13.. => Some(Self::Trillion),
        }
    }

    const fn zeros(self) -> u8 {
        match self {
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    // The words are CLDR 48's (see LICENSE-UNICODE).
    const fn short(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, Self::Thousand) => "K",
            (Language::English, Self::Million) => "M",
            (Language::English, Self::Billion) => "B",
            (Language::English, Self::Trillion) => "T",
            (Language::Ukrainian, Self::Thousand) => "тис.",
            (Language::Ukrainian, Self::Million) => "млн",
            (Language::Ukrainian, Self::Billion) => "млрд",
            (Language::Ukrainian, Self::Trillion) => "трлн",
        }
    }

    const fn long(self, language: Language, category: PluralCategory) -> &'static str {
        use PluralCategory::{Few, Many, One};
        match (language, self, category) {
            (Language::English, Self::Thousand, _) => "thousand",
            (Language::English, Self::Million, _) => "million",
            (Language::English, Self::Billion, _) => "billion",
            (Language::English, Self::Trillion, _) => "trillion",
            (Language::Ukrainian, Self::Thousand, One) => "тисяча",
            (Language::Ukrainian, Self::Thousand, Many) => "тисяч",
            (Language::Ukrainian, Self::Thousand, _) => "тисячі",
            (Language::Ukrainian, Self::Million, One) => "мільйон",
            (Language::Ukrainian, Self::Million, Few) => "мільйони",
            (Language::Ukrainian, Self::Million, Many) => "мільйонів",
            (Language::Ukrainian, Self::Million, _) => "мільйона",
            (Language::Ukrainian, Self::Billion, One) => "мільярд",
            (Language::Ukrainian, Self::Billion, Few) => "мільярди",
            (Language::Ukrainian, Self::Billion, Many) => "мільярдів",
            (Language::Ukrainian, Self::Billion, _) => "мільярда",
            (Language::Ukrainian, Self::Trillion, One) => "трильйон",
            (Language::Ukrainian, Self::Trillion, Few) => "трильйони",
            (Language::Ukrainian, Self::Trillion, Many) => "трильйонів",
            (Language::Ukrainian, Self::Trillion, _) => "трильйона",
        }
    }
}
