use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A decimal number, exact, that remembers how many digits it was written with.
///
/// Plural forms and rounding depend on written digits, which a float does not
/// keep. Parses from plain digits with a point: `1234.50`, `-7`; prints the
/// same. [`Number`] writes it for readers. Two are equal if they are written
/// alike: 1.0 is not 1.
///
/// ```
/// use dvomova::ui::Decimal;
///
/// let price: Decimal = "41.350".parse()?;
/// assert_eq!(price.to_string(), "41.350");
/// assert_eq!(Decimal::new(-5, 1).to_string(), "-0.5");
/// # Ok::<(), dvomova::ui::InvalidDecimal>(())
/// ```
///
/// [`Number`]: super::Number
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// All digits, without the point.
    digits: u128,
    /// How many of them stand after the point: at most [`MOST_DIGITS`].
    scale: u8,
}

/// A `u128` holds 38 digits: room for percents (two more digits) and for
/// trillions (the point moves by twelve).
const MOST_DIGITS: u8 = 24;

impl Decimal {
    /// `mantissa` divided by ten to the power of `scale`; a scale above 24
    /// counts as 24.
    pub const fn new(mantissa: i64, scale: u8) -> Self {
        Self {
            negative: mantissa < 0,
            digits: mantissa.unsigned_abs() as u128,
            scale: if scale > MOST_DIGITS {
                MOST_DIGITS
            } else {
                scale
            },
        }
    }

    /// Whether it carries a minus, which zero may.
    pub const fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether nothing but zeros stands after the point.
    pub const fn is_whole(self) -> bool {
        self.digits.is_multiple_of(self.one())
    }

    pub(super) const fn integer_part(self) -> u128 {
        self.digits / self.one()
    }

    pub(super) const fn fraction_part(self) -> u128 {
        self.digits % self.one()
    }

    pub(super) const fn fraction_digits(self) -> u8 {
        self.scale
    }

    /// What 1 is in units of the last digit.
    const fn one(self) -> u128 {
        10u128.pow(self.scale as u32)
    }

    /// The number of digits before the point; none for 0.5, negative for 0.05.
    pub(super) fn magnitude(self) -> i16 {
        let digits = self.digits.checked_ilog10().map_or(0, |log| log + 1);
        i16::try_from(digits).unwrap_or(i16::MAX) - i16::from(self.scale)
    }

    /// Keeps `scale` digits after the point at most, rounding halves to the
    /// even neighbor.
    pub(super) fn rounded(self, scale: u8) -> Self {
        let Some(dropped) = self.scale.checked_sub(scale).filter(|&n| n > 0) else {
            return self;
        };
        let unit = 10u128.pow(u32::from(dropped));
        let (mut digits, rest) = (self.digits / unit, self.digits % unit);
        if rest > unit / 2 || (rest == unit / 2 && !digits.is_multiple_of(2)) {
            digits += 1;
        }
        Self {
            digits,
            scale,
            ..self
        }
    }

    /// Drops zeros from the end of the fraction.
    pub(super) fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }

    /// Moves the point `places` to the left.
    pub(super) const fn divided(self, places: u8) -> Self {
        Self {
            scale: self.scale.saturating_add(places),
            ..self
        }
    }

    /// A hundred times the value.
    pub(super) const fn hundredfold(self) -> Self {
        match self.scale {
            0 => Self {
                digits: self.digits.saturating_mul(100),
                ..self
            },
            1 => Self {
                digits: self.digits.saturating_mul(10),
                scale: 0,
                ..self
            },
            scale => Self {
                scale: scale - 2,
                ..self
            },
        }
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Decimal {
            fn from(n: $integer) -> Self {
                // An `i128` holds each of these types.
                let n = n as i128;
                Self {
                    negative: n < 0,
                    digits: n.unsigned_abs(),
                    scale: 0,
                }
            }
        }
    )*};
}

from_integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// A text that is not a plain decimal number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a number such as `-1234.5` with at most {MOST_DIGITS} digits, found {found:?}")]
pub struct InvalidDecimal {
    found: String,
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    /// Reads an optional minus, digits, and an optional point with digits.
    ///
    /// # Errors
    ///
    /// The empty text, `1,5` (a comma), `.5` (no digit before the point),
    /// `1e3`, `+1`, more than 24 digits.
    fn from_str(text: &str) -> Result<Self, InvalidDecimal> {
        let invalid = || InvalidDecimal {
            found: text.chars().take(50).collect(),
        };
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(invalid()),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if whole.is_empty() || whole.len() + fraction.len() > usize::from(MOST_DIGITS) {
            return Err(invalid());
        }
        let mut digits = 0u128;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(invalid());
            }
            digits = digits * 10 + u128::from(byte - b'0');
        }
        Ok(Self {
            negative,
            digits,
            scale: u8::try_from(fraction.len()).map_err(|_| invalid())?,
        })
    }
}

/// Plain digits with a point, for machines; the form that is parsed.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_str("-")?;
        }
        write!(f, "{}", self.integer_part())?;
        if self.scale > 0 {
            let width = usize::from(self.scale);
            write!(f, ".{:0width$}", self.fraction_part())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
