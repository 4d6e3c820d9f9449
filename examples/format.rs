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

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use dvomova::language::Language;
use dvomova::ui::{CompactStyle, Decimal, List, Messages, Number, RelativeTime, TimeUnit, Zone};

fn main() -> io::Result<()> {
    match answer_all() {
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn answer_all() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        match std::str::from_utf8(&line)
            .map_err(Into::into)
            .and_then(answer)
        {
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
        // Editors cut the tab before no items.
        ["list", language, kind] => list(language.parse()?, kind, ""),
        ["list", language, kind, items] => list(language.parse()?, kind, items),
        _ => Err("expected a request such as `date<TAB>uk<TAB>2025-11-05<TAB>long`".into()),
    }
}

/// A day of the years 1 to 9999, written in full.
fn day(text: &str) -> Result<NaiveDate, Box<dyn Error>> {
    text.parse::<NaiveDate>()
        .ok()
        .filter(|day| (1..=9999).contains(&day.year()) && day.to_string() == text)
        .ok_or_else(|| format!("expected a date such as `2025-11-05`, found {text:?}").into())
}

fn instant(text: &str) -> Result<DateTime<Utc>, Box<dyn Error>> {
    let expected =
        |_| format!("expected an instant such as `2025-01-15T10:05:00Z`, found {text:?}");
    Ok(DateTime::parse_from_rfc3339(text)
        .map_err(expected)?
        .to_utc())
}

fn date(language: Language, date: NaiveDate, style: &str) -> Answer {
    let m = Messages::new(language);
    let date = date.into();
    Ok(match style {
        "full" => m.date_full(date).to_string(),
        "long" => m.date_long(date).to_string(),
        "medium" => m.date_medium(date).to_string(),
        "short" => m.date_short(date).to_string(),
        "news" => m.date_news(date).to_string(),
        _ => return Err(format!("expected a style of dates, found {style:?}").into()),
    })
}

fn part(language: Language, date: NaiveDate, part: &str) -> Answer {
    let m = Messages::new(language);
    let date = date.into();
    Ok(match part {
        "month_year_long" => m.month_year_long(date).to_string(),
        "month_year_short" => m.month_year_short(date).to_string(),
        "day_month_long" => m.day_month_long(date).to_string(),
        "day_month_short" => m.day_month_short(date).to_string(),
        "month_standalone" => m.month_standalone(date).to_string(),
        "weekday_long" => m.weekday_long(date).to_string(),
        "weekday_short" => m.weekday_short(date).to_string(),
        "weekday_narrow" => m.weekday_narrow(date).to_string(),
        _ => return Err(format!("expected a part of dates, found {part:?}").into()),
    })
}

fn datetime(language: Language, at: DateTime<Utc>, styles: &str) -> Answer {
    let m = Messages::new(language);
    let at = Zone::KYIV.local(at);
    Ok(match styles {
        "full+short" => m.date_full_time_short(at).to_string(),
        "long+short" => m.date_long_time_short(at).to_string(),
        "medium+short" => m.date_medium_time_short(at).to_string(),
        "short+short" => m.date_short_time_short(at).to_string(),
        "news+short" => m.date_time_news(at).to_string(),
        "-+short" => m.time_short(at).to_string(),
        _ => return Err(format!("expected styles such as `long+short`, found {styles:?}").into()),
    })
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
