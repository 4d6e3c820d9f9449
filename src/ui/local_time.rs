use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike};

/// A date and a time of day on a wall clock, to the minute, as [`Zone`] makes
/// it from an instant. What messages print.
///
/// ```
/// use chrono::NaiveDate;
/// use dvomova::ui::LocalTime;
///
/// let day = NaiveDate::from_ymd_opt(2025, 11, 5).map(LocalTime::from);
/// assert_eq!(day.map(LocalTime::weekday), Some(3), "a Wednesday");
/// ```
///
/// [`Zone`]: super::Zone
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalTime {
    year: i32,
    month: u8,
    day: u8,
    weekday: u8,
    hour: u8,
    minute: u8,
}

impl LocalTime {
    /// The year, all of it: 2025.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The year's last two digits: 25. For short dates.
    pub const fn year_of_century(self) -> u32 {
        self.year.rem_euclid(100).unsigned_abs()
    }

    /// 1 (January) to 12.
    pub const fn month(self) -> u32 {
        self.month as u32
    }

    /// 1 to 31.
    pub const fn day(self) -> u32 {
        self.day as u32
    }

    /// 1 (Monday) to 7 (Sunday), as in ISO 8601.
    pub const fn weekday(self) -> u32 {
        self.weekday as u32
    }

    /// 0 to 23.
    pub const fn hour(self) -> u32 {
        self.hour as u32
    }

    /// 0 to 59.
    pub const fn minute(self) -> u32 {
        self.minute as u32
    }
}

impl From<NaiveDateTime> for LocalTime {
    fn from(at: NaiveDateTime) -> Self {
        // Each part is at most 59.
        let small = |part: u32| u8::try_from(part).unwrap_or_default();
        Self {
            year: at.year(),
            month: small(at.month()),
            day: small(at.day()),
            weekday: small(at.weekday().number_from_monday()),
            hour: small(at.hour()),
            minute: small(at.minute()),
        }
    }
}

/// Midnight at the start of the date, for messages that print dates alone.
impl From<NaiveDate> for LocalTime {
    fn from(date: NaiveDate) -> Self {
        date.and_time(NaiveTime::MIN).into()
    }
}

/// What a clock in the value's own zone shows. At the very ends of time, which
/// no zone can shift any further, that of UTC.
impl<Z: TimeZone> From<DateTime<Z>> for LocalTime {
    fn from(at: DateTime<Z>) -> Self {
        let utc = at.naive_utc();
        utc.checked_add_offset(at.offset().fix())
            .unwrap_or(utc)
            .into()
    }
}

/// `2025-11-05T12:05`, which is also a valid `datetime` of HTML's `<time>`.
impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}",
            self.year, self.month, self.day, self.hour, self.minute
        )
    }
}

impl fmt::Debug for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
