use std::fmt;

use crate::language::Language;

/// Writes an integer in the language's groups of three: `1,234`, `1 234` with
/// a no-break space. No allocation; generated messages call it.
///
/// ```
/// use dvomova::{language::Language, ui};
///
/// let mut out = String::new();
/// ui::write_integer(&mut out, Language::English, -1_234)?;
/// assert_eq!(out, "-1,234");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only what `out` itself reports.
#[inline]
pub fn write_integer<W: fmt::Write + ?Sized>(
    out: &mut W,
    language: Language,
    n: i64,
) -> fmt::Result {
    if n < 0 {
        out.write_str("-")?;
    }
    match n.unsigned_abs() {
        small @ 0..1000 => write_first_group(out, small),
        large => write_groups(out, separator(language), large),
    }
}

const fn separator(language: Language) -> &'static str {
    match language {
        Language::English => ",",
        Language::Ukrainian => "\u{A0}",
    }
}

/// The same for a number of up to 39 digits.
pub(super) fn write_grouped<W: fmt::Write + ?Sized>(
    out: &mut W,
    language: Language,
    n: u128,
) -> fmt::Result {
    write_wide(out, separator(language), n)
}

/// The digits alone.
pub(super) fn write_ungrouped<W: fmt::Write + ?Sized>(out: &mut W, n: u128) -> fmt::Result {
    write_wide(out, "", n)
}

/// What is left below a quintillion fits a `u64`.
const QUINTILLION: u128 = 1_000_000_000_000_000_000;

fn write_wide<W: fmt::Write + ?Sized>(out: &mut W, separator: &str, n: u128) -> fmt::Result {
    let low = |n: u128| u64::try_from(n % QUINTILLION).unwrap_or_default();
    if n < QUINTILLION {
        return write_groups(out, separator, low(n));
    }
    write_wide(out, separator, n / QUINTILLION)?;
    write_next_groups(out, separator, low(n), QUINTILLION_AS_U64)
}

const QUINTILLION_AS_U64: u64 = 1_000_000_000_000_000_000;

fn write_groups<W: fmt::Write + ?Sized>(out: &mut W, separator: &str, n: u64) -> fmt::Result {
    let mut unit = 1;
    while n / unit >= 1000 {
        unit *= 1000;
    }
    write_first_group(out, n / unit)?;
    write_next_groups(out, separator, n % unit, unit)
}

/// Writes everything below `unit`, a power of a thousand.
fn write_next_groups<W: fmt::Write + ?Sized>(
    out: &mut W,
    separator: &str,
    mut rest: u64,
    mut unit: u64,
) -> fmt::Result {
    while unit >= 1000 {
        unit /= 1000;
        out.write_str(separator)?;
        out.write_str(three_digits(rest / unit))?;
        rest %= unit;
    }
    Ok(())
}

#[inline]
fn write_first_group<W: fmt::Write + ?Sized>(out: &mut W, n: u64) -> fmt::Result {
    let zeros = match n {
        0..10 => 2,
        10..100 => 1,
        _ => 0,
    };
    out.write_str(three_digits(n).get(zeros..).unwrap_or_default())
}

/// `000` to `999`, cut from one table so that nothing is formatted.
#[inline]
fn three_digits(n: u64) -> &'static str {
    let at = usize::try_from(n).map_or(usize::MAX, |n| n.saturating_mul(3));
    GROUPS.get(at..at.saturating_add(3)).unwrap_or_default()
}

static GROUPS: &str = match std::str::from_utf8(&GROUP_BYTES) {
    Ok(groups) => groups,
    Err(_) => "",
};

static GROUP_BYTES: [u8; 3000] = group_bytes();

#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when the crate is compiled, where a wrong index is a build error"
)]
const fn group_bytes() -> [u8; 3000] {
    let mut bytes = [b'0'; 3000];
    let mut n = 0;
    while n < 1000 {
        bytes[n * 3] += (n / 100) as u8;
        bytes[n * 3 + 1] += (n / 10 % 10) as u8;
        bytes[n * 3 + 2] += (n % 10) as u8;
        n += 1;
    }
    bytes
}
