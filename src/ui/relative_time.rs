use std::fmt;

use chrono::{DateTime, Utc};

use super::Messages;
use crate::language::Language;

/// How long ago, or how soon; `Display` writes CLDR's long phrases.
///
/// ```
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::{RelativeTime, TimeUnit};
///
/// let hours = RelativeTime::always(Ukrainian, -3, TimeUnit::Hour);
/// assert_eq!(hours.to_string(), "3 години тому");
/// assert_eq!(RelativeTime::auto(Ukrainian, -1, TimeUnit::Day).to_string(), "учора");
/// assert_eq!(RelativeTime::always(English, -1, TimeUnit::Day).to_string(), "1 day ago");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelativeTime {
    language: Language,
    amount: i64,
    unit: TimeUnit,
    numeric: Numeric,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Numeric {
    Always,
    Auto,
}

impl RelativeTime {
    /// With a number, always: 1 день тому. A negative amount is the past.
    pub const fn always(language: Language, amount: i64, unit: TimeUnit) -> Self {
        Self {
            language,
            amount,
            unit,
            numeric: Numeric::Always,
        }
    }

    /// With a word where the language has one: учора.
    pub const fn auto(language: Language, amount: i64, unit: TimeUnit) -> Self {
        Self {
            language,
            amount,
            unit,
            numeric: Numeric::Auto,
        }
    }

    /// An instant as seen from now, in the largest unit of which one has
    /// passed: minutes from the 60th second on, then hours, days, weeks,
    /// months of 30 days, years of 365. Within a minute it is *now*.
    ///
    /// Days are spans of 24 hours here, so that 1 is told as a number, not as
    /// *yesterday*.
    ///
    /// ```
    /// use chrono::DateTime;
    /// use dvomova::language::Language::Ukrainian;
    /// use dvomova::ui::RelativeTime;
    ///
    /// let [published, now] = [1_762_336_300, 1_762_344_000]
    ///     .map(|seconds| DateTime::from_timestamp_secs(seconds).unwrap_or_default());
    /// assert_eq!(RelativeTime::since(Ukrainian, published, now).to_string(), "2 години тому");
    /// assert_eq!(RelativeTime::since(Ukrainian, now, now).to_string(), "зараз");
    /// ```
    pub fn since(language: Language, at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let seconds = at.timestamp().saturating_sub(now.timestamp());
        for (unit, length) in [
            (TimeUnit::Year, 365 * DAY),
            (TimeUnit::Month, 30 * DAY),
            (TimeUnit::Week, 7 * DAY),
            (TimeUnit::Day, DAY),
            (TimeUnit::Hour, 60 * 60),
            (TimeUnit::Minute, 60),
        ] {
            let amount = seconds / length;
            if amount != 0 {
                return Self::always(language, amount, unit);
            }
        }
        Self::auto(language, 0, TimeUnit::Second)
    }

    /// The word for an amount that has one.
    fn word(&self) -> Option<&'static str> {
        let m = Messages::new(self.language);
        Some(match (self.unit, self.amount) {
            (TimeUnit::Second, 0) => m.relative_second_this(),
            (TimeUnit::Minute, 0) => m.relative_minute_this(),
            (TimeUnit::Hour, 0) => m.relative_hour_this(),
            (TimeUnit::Day, -2) => m.relative_day_before_last(),
            (TimeUnit::Day, -1) => m.relative_day_last(),
            (TimeUnit::Day, 0) => m.relative_day_this(),
            (TimeUnit::Day, 1) => m.relative_day_next(),
            (TimeUnit::Day, 2) => m.relative_day_after_next(),
            (TimeUnit::Week, -1) => m.relative_week_last(),
            (TimeUnit::Week, 0) => m.relative_week_this(),
            (TimeUnit::Week, 1) => m.relative_week_next(),
            (TimeUnit::Month, -1) => m.relative_month_last(),
            (TimeUnit::Month, 0) => m.relative_month_this(),
            (TimeUnit::Month, 1) => m.relative_month_next(),
            (TimeUnit::Quarter, -1) => m.relative_quarter_last(),
            (TimeUnit::Quarter, 0) => m.relative_quarter_this(),
            (TimeUnit::Quarter, 1) => m.relative_quarter_next(),
            (TimeUnit::Year, -1) => m.relative_year_last(),
            (TimeUnit::Year, 0) => m.relative_year_this(),
            (TimeUnit::Year, 1) => m.relative_year_next(),
            _ => return None,
        })
    }
}

const DAY: i64 = 24 * 60 * 60;

impl fmt::Display for RelativeTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.numeric == Numeric::Auto
            && let Some(word) = self.word()
        {
            return f.write_str(word);
        }
        let m = Messages::new(self.language);
        let count = self.amount.saturating_abs();
        match (self.unit, self.amount < 0) {
            (TimeUnit::Second, true) => m.relative_second_past(count).fmt(f),
            (TimeUnit::Second, false) => m.relative_second_future(count).fmt(f),
            (TimeUnit::Minute, true) => m.relative_minute_past(count).fmt(f),
            (TimeUnit::Minute, false) => m.relative_minute_future(count).fmt(f),
            (TimeUnit::Hour, true) => m.relative_hour_past(count).fmt(f),
            (TimeUnit::Hour, false) => m.relative_hour_future(count).fmt(f),
            (TimeUnit::Day, true) => m.relative_day_past(count).fmt(f),
            (TimeUnit::Day, false) => m.relative_day_future(count).fmt(f),
            (TimeUnit::Week, true) => m.relative_week_past(count).fmt(f),
            (TimeUnit::Week, false) => m.relative_week_future(count).fmt(f),
            (TimeUnit::Month, true) => m.relative_month_past(count).fmt(f),
            (TimeUnit::Month, false) => m.relative_month_future(count).fmt(f),
            (TimeUnit::Quarter, true) => m.relative_quarter_past(count).fmt(f),
            (TimeUnit::Quarter, false) => m.relative_quarter_future(count).fmt(f),
            (TimeUnit::Year, true) => m.relative_year_past(count).fmt(f),
            (TimeUnit::Year, false) => m.relative_year_future(count).fmt(f),
        }
    }
}
