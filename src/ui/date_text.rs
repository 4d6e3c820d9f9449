use std::fmt;

use super::{LocalTime, Messages};
use crate::language::Language;

/// A date, a time or a part of a date in words; `Display` writes it.
///
/// The forms are CLDR's, with the spaces it wants (a narrow no-break one
/// before `р.` and `PM`), and beside them [`DateStyle::News`].
///
/// ```
/// use chrono::{TimeZone, Utc};
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::{DateStyle, DateText, Zone};
///
/// let instant = Utc.with_ymd_and_hms(2025, 11, 5, 10, 5, 0).single().unwrap_or_default();
/// let at = Zone::KYIV.local(instant);
/// assert_eq!(
///     DateText::date_time(Ukrainian, at, DateStyle::News).to_string(),
///     "5 листопада 2025, 12:05",
/// );
/// assert_eq!(
///     DateText::date_time(Ukrainian, at, DateStyle::Long).to_string(),
///     "5 листопада 2025\u{202F}р. о 12:05",
/// );
/// assert_eq!(
///     DateText::date_time_in_kyiv(English, at).to_string(),
///     "November 5, 2025, 12:05\u{202F}PM Kyiv time",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateText {
    language: Language,
    at: LocalTime,
    form: Form,
}

/// How a date is written, from the fullest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// середа, 5 листопада 2025 р.
    Full,
    /// 5 листопада 2025 р.
    Long,
    /// 5 лист. 2025 р.
    Medium,
    /// 05.11.25
    Short,
    /// 5 листопада 2025, as newsrooms print it.
    News,
}

/// What of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// листопад 2025 р.
    MonthYear,
    /// лист. 2025 р.
    MonthYearShort,
    /// 5 листопада
    DayMonth,
    /// 5 лист.
    DayMonthShort,
    /// листопад
    Month,
    /// середа
    Weekday,
    /// ср
    WeekdayShort,
    /// С
    WeekdayNarrow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    Date(DateStyle),
    DateTime(DateStyle),
    DateTimeInKyiv,
    Time,
    Part(DatePart),
}

impl DateText {
    const fn new(language: Language, at: LocalTime, form: Form) -> Self {
        Self { language, at, form }
    }

    /// A date without a time.
    pub fn date(language: Language, at: impl Into<LocalTime>, style: DateStyle) -> Self {
        Self::new(language, at.into(), Form::Date(style))
    }

    /// A date in a style, with a time of day.
    pub fn date_time(language: Language, at: impl Into<LocalTime>, style: DateStyle) -> Self {
        Self::new(language, at.into(), Form::DateTime(style))
    }

    /// A date and a time as newsrooms print them, on Kyiv's clock; the English
    /// one names the zone, for its readers live in many.
    pub fn date_time_in_kyiv(language: Language, at: impl Into<LocalTime>) -> Self {
        Self::new(language, at.into(), Form::DateTimeInKyiv)
    }

    /// A time of day without a date: 12:05, 12:05 PM.
    pub fn time(language: Language, at: impl Into<LocalTime>) -> Self {
        Self::new(language, at.into(), Form::Time)
    }

    /// Part of a date.
    pub fn part(language: Language, at: impl Into<LocalTime>, part: DatePart) -> Self {
        Self::new(language, at.into(), Form::Part(part))
    }
}

impl fmt::Display for DateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = Messages::new(self.language);
        let at = self.at;
        match self.form {
            Form::Date(DateStyle::Full) => m.date_full(at).fmt(f),
            Form::Date(DateStyle::Long) => m.date_long(at).fmt(f),
            Form::Date(DateStyle::Medium) => m.date_medium(at).fmt(f),
            Form::Date(DateStyle::Short) => m.date_short(at).fmt(f),
            Form::Date(DateStyle::News) => m.date_news(at).fmt(f),
            Form::DateTime(DateStyle::Full) => m.date_full_time_short(at).fmt(f),
            Form::DateTime(DateStyle::Long) => m.date_long_time_short(at).fmt(f),
            Form::DateTime(DateStyle::Medium) => m.date_medium_time_short(at).fmt(f),
            Form::DateTime(DateStyle::Short) => m.date_short_time_short(at).fmt(f),
            Form::DateTime(DateStyle::News) => m.date_time_news(at).fmt(f),
            Form::DateTimeInKyiv => m.date_time_kyiv(at).fmt(f),
            Form::Time => m.time_short(at).fmt(f),
            Form::Part(DatePart::MonthYear) => m.month_year_long(at).fmt(f),
            Form::Part(DatePart::MonthYearShort) => m.month_year_short(at).fmt(f),
            Form::Part(DatePart::DayMonth) => m.day_month_long(at).fmt(f),
            Form::Part(DatePart::DayMonthShort) => m.day_month_short(at).fmt(f),
            Form::Part(DatePart::Month) => m.month_standalone(at).fmt(f),
            Form::Part(DatePart::Weekday) => m.weekday_long(at).fmt(f),
            Form::Part(DatePart::WeekdayShort) => m.weekday_short(at).fmt(f),
            Form::Part(DatePart::WeekdayNarrow) => m.weekday_narrow(at).fmt(f),
        }
    }
}
