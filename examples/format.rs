//! Formats dates, times, numbers, plurals and lists as the crate prints them.
//!
//! Reads one request a line from standard input, its fields separated by
//! tabs, and prints one line for each. Spaces that an eye cannot tell apart
//! are written as `\u00A0`, `\u202F`, `\u2009`.
//!
//! ```console
//! $ printf 'date\tuk\t2025-11-05\tlong\n' | cargo run -q --example format
//! 5 листопада 2025\u202Fр.
//! ```
//!
//! ```text
//! date      uk  2025-11-05            full|long|medium|short|news
//! part      uk  2025-11-05            month_year_long|month_year_short|day_month_long|day_month_short
//!                                     |month_standalone|weekday_long|weekday_short|weekday_narrow
//! datetime  uk  2025-01-15T10:05:00Z  full+short|long+short|medium+short|short+short|news+short|-+short
//! relative  uk  long  always|auto  second|minute|hour|day|week|month|quarter|year  -3
//! number    uk  decimal|percent|compact_short|compact_long  1234567
//! plural    uk  cardinal|ordinal  5
//! list      uk  conjunction|disjunction  А|Б|В
//! ```
//!
//! Instants are shown on Kyiv's clock.

use std::borrow::Cow;
use std::error::Error;
use std::io::{self, BufRead, Write};

use chrono::{DateTime, NaiveDate, Utc};
use dvomova::language::Language;
use dvomova::ui::{
    CompactStyle, DatePart, DateStyle, DateText, Decimal, List, Number, RelativeTime, TimeUnit,
    Zone,
};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        match answer(&String::from_utf8_lossy(&line)) {
            Ok(text) => writeln!(out, "{}", visible(&text))?,
            Err(error) => writeln!(out, "error: {error}")?,
        }
    }
    out.flush()
}

type Answer = Result<String, Box<dyn Error>>;

fn answer(line: &str) -> Answer {
    let fields: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
    match *fields.as_slice() {
        ["date", language, text, style] => date(language.parse()?, day(text)?, style),
        ["part", language, text, which] => part(language.parse()?, day(text)?, which),
        ["datetime", language, at, style] => datetime(language.parse()?, instant(at)?, style),
        ["relative", language, "long", numeric, unit, value] => {
            relative(language.parse()?, numeric, unit, value)
        }
        ["number", language, style, value] => number(language.parse()?, style, value.parse()?),
        ["plural", language, kind, value] => plural(language.parse()?, kind, value.parse()?),
        ["list", language, kind, items] => list(language.parse()?, kind, items),
        _ => Err("expected a request such as `date<TAB>uk<TAB>2025-11-05<TAB>long`".into()),
    }
}

fn day(text: &str) -> Result<NaiveDate, Box<dyn Error>> {
    let expected = |_| format!("expected a date such as `2025-11-05`, found {text:?}");
    Ok(NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(expected)?)
}

fn instant(text: &str) -> Result<DateTime<Utc>, Box<dyn Error>> {
    let expected =
        |_| format!("expected an instant such as `2025-01-15T10:05:00Z`, found {text:?}");
    Ok(DateTime::parse_from_rfc3339(text)
        .map_err(expected)?
        .to_utc())
}

fn date(language: Language, date: NaiveDate, style: &str) -> Answer {
    Ok(DateText::date(language, date, date_style(style)?).to_string())
}

fn date_style(style: &str) -> Result<DateStyle, Box<dyn Error>> {
    Ok(match style {
        "full" => DateStyle::Full,
        "long" => DateStyle::Long,
        "medium" => DateStyle::Medium,
        "short" => DateStyle::Short,
        "news" => DateStyle::News,
        _ => return Err(format!("expected a style of dates, found {style:?}").into()),
    })
}

fn part(language: Language, date: NaiveDate, part: &str) -> Answer {
    let part = match part {
        "month_year_long" => DatePart::MonthYear,
        "month_year_short" => DatePart::MonthYearShort,
        "day_month_long" => DatePart::DayMonth,
        "day_month_short" => DatePart::DayMonthShort,
        "month_standalone" => DatePart::Month,
        "weekday_long" => DatePart::Weekday,
        "weekday_short" => DatePart::WeekdayShort,
        "weekday_narrow" => DatePart::WeekdayNarrow,
        _ => return Err(format!("expected a part of dates, found {part:?}").into()),
    };
    Ok(DateText::part(language, date, part).to_string())
}

fn datetime(language: Language, at: DateTime<Utc>, styles: &str) -> Answer {
    let at = Zone::KYIV.local(at);
    let text = match styles.split_once('+') {
        Some(("-", "short")) => DateText::time(language, at),
        Some((style, "short")) => DateText::date_time(language, at, date_style(style)?),
        _ => return Err(format!("expected styles such as `long+short`, found {styles:?}").into()),
    };
    Ok(text.to_string())
}

fn relative(language: Language, numeric: &str, unit: &str, amount: &str) -> Answer {
    let unit = match unit {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" => TimeUnit::Year,
        _ => return Err(format!("expected a unit of time, found {unit:?}").into()),
    };
    let expected = |_| format!("expected a whole number, found {amount:?}");
    let amount: i64 = amount.parse().map_err(expected)?;
    let text = match numeric {
        "always" => RelativeTime::always(language, amount, unit),
        "auto" => RelativeTime::auto(language, amount, unit),
        _ => return Err(format!("expected `always` or `auto`, found {numeric:?}").into()),
    };
    Ok(text.to_string())
}

fn number(language: Language, style: &str, value: Decimal) -> Answer {
    let number = match style {
        "decimal" => Number::decimal(language, value),
        "percent" => Number::percent(language, value),
        "compact_short" => Number::compact(language, value, CompactStyle::Short),
        "compact_long" => Number::compact(language, value, CompactStyle::Long),
        _ => return Err(format!("expected a style of numbers, found {style:?}").into()),
    };
    Ok(number.to_string())
}

fn plural(language: Language, kind: &str, value: Decimal) -> Answer {
    let category = match kind {
        "cardinal" => value.cardinal(language),
        "ordinal" => value.ordinal(language),
        _ => return Err(format!("expected `cardinal` or `ordinal`, found {kind:?}").into()),
    };
    Ok(category.name().to_owned())
}

fn list(language: Language, kind: &str, items: &str) -> Answer {
    let items = items.split('|');
    match kind {
        "conjunction" => Ok(List::conjunction(language, items).to_string()),
        "disjunction" => Ok(List::disjunction(language, items).to_string()),
        _ => Err(format!("expected `conjunction` or `disjunction`, found {kind:?}").into()),
    }
}

fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{A0}', '\u{202F}', '\u{2009}']) {
        return text.into();
    }
    text.replace('\u{A0}', "\\u00A0")
        .replace('\u{202F}', "\\u202F")
        .replace('\u{2009}', "\\u2009")
        .into()
}
