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
//! part      uk  2025-11-05            month_year_long|day_month_long|month_standalone|weekday_long|…
//! datetime  uk  2025-01-15T10:05:00Z  long+short|medium+short|-+short|news+short     (in Kyiv)
//! relative  uk  long  always|auto  hour  -3
//! number    uk  decimal|percent|compact_short|compact_long  1234567
//! plural    uk  cardinal|ordinal  5
//! list      uk  conjunction|disjunction  А|Б|В
//! ```

use std::borrow::Cow;
use std::error::Error;
use std::io::{self, BufRead, Write};

use chrono::{DateTime, NaiveDate, Utc};
use dvomova::language::Language;
use dvomova::ui::{CompactStyle, Decimal, LocalTime, Number, Zone};
use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};

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
        ["date", language, date, style] => date_text(language.parse()?, day(date)?, style),
        ["part", language, date, which] => part(language.parse()?, day(date)?, which),
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

fn say(language: Language, id: &str, args: &[(&str, i64)]) -> Answer {
    let source = match language {
        Language::English => concat!(
            include_str!("../locales/en/dates.ftl"),
            "\n",
            include_str!("../locales/en/relative-time.ftl"),
            "\n",
            include_str!("../locales/en/lists.ftl")
        ),
        Language::Ukrainian => concat!(
            include_str!("../locales/uk/dates.ftl"),
            "\n",
            include_str!("../locales/uk/relative-time.ftl"),
            "\n",
            include_str!("../locales/uk/lists.ftl")
        ),
    };
    let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, e)| format!("{e:?}"))?;
    let mut bundle = FluentBundle::new(vec![language.into()]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource)
        .map_err(|e| format!("{e:?}"))?;
    bundle
        .add_function("NUMBER", |positional, named| match positional.first() {
            Some(FluentValue::Number(n)) => {
                let mut n = n.clone();
                n.options.merge(named);
                FluentValue::Number(n)
            }
            _ => FluentValue::Error,
        })
        .map_err(|e| format!("{e:?}"))?;
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(n) => Some(match n.options.minimum_integer_digits {
            Some(width) => format!("{:0width$}", n.value),
            None => format!("{}", n.value),
        }),
        _ => None,
    }));
    let mut fluent_args = FluentArgs::new();
    for (name, value) in args {
        fluent_args.set(*name, *value);
    }
    let message = bundle.get_message(id).ok_or("no message")?;
    let pattern = message.value().ok_or("no value")?;
    let mut errors = vec![];
    let text = bundle.format_pattern(pattern, Some(&fluent_args), &mut errors);
    match errors.as_slice() {
        [] => Ok(text.into_owned()),
        _ => Err(format!("{errors:?}").into()),
    }
}

fn say_at(language: Language, id: &str, t: LocalTime) -> Answer {
    let args = [
        ("year", i64::from(t.year())),
        ("year_of_century", t.year_of_century().into()),
        ("month", t.month().into()),
        ("day", t.day().into()),
        ("weekday", t.weekday().into()),
        ("hour", t.hour().into()),
        ("minute", t.minute().into()),
    ];
    say(language, id, &args)
}

fn date_text(language: Language, date: NaiveDate, style: &str) -> Answer {
    let id = match style {
        "full" => "date-full",
        "long" => "date-long",
        "medium" => "date-medium",
        "short" => "date-short",
        "news" => "date-news",
        _ => return Err(format!("expected a style of dates, found {style:?}").into()),
    };
    say_at(language, id, date.into())
}

fn part(language: Language, date: NaiveDate, part: &str) -> Answer {
    let id = match part {
        "month_year_long" => "month-year-long",
        "month_year_short" => "month-year-short",
        "day_month_long" => "day-month-long",
        "day_month_short" => "day-month-short",
        "month_standalone" => "month-standalone",
        "weekday_long" => "weekday-long",
        "weekday_short" => "weekday-short",
        "weekday_narrow" => "weekday-narrow",
        _ => return Err(format!("expected a part of dates, found {part:?}").into()),
    };
    say_at(language, id, date.into())
}

fn datetime(language: Language, at: DateTime<Utc>, style: &str) -> Answer {
    let id = match style {
        "full+short" => "date-full-time-short",
        "long+short" => "date-long-time-short",
        "medium+short" => "date-medium-time-short",
        "short+short" => "date-short-time-short",
        "news+short" => "date-time-news",
        "-+short" => "time-short",
        _ => return Err(format!("expected a style of times, found {style:?}").into()),
    };
    say_at(language, id, Zone::KYIV.local(at))
}

fn relative(language: Language, numeric: &str, unit: &str, value: &str) -> Answer {
    let n: i64 = value.parse()?;
    let past = value.starts_with('-');
    let named = match (unit, n) {
        (_, 0) => "this",
        ("second" | "minute" | "hour", _) => "",
        (_, -1) => "last",
        (_, 1) => "next",
        ("day", -2) => "before-last",
        ("day", 2) => "after-next",
        _ => "",
    };
    let direction = match numeric {
        "auto" if !named.is_empty() => named,
        "auto" | "always" if past => "past",
        "auto" | "always" => "future",
        _ => return Err(format!("expected `always` or `auto`, found {numeric:?}").into()),
    };
    let text = say(
        language,
        &format!("relative-{unit}-{direction}"),
        &[("count", n.abs())],
    )?;
    let digits = n.unsigned_abs().to_string();
    let grouped = Number::decimal(language, n.unsigned_abs()).to_string();
    Ok(text.replace(&digits, &grouped))
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
    let (pair, last) = match kind {
        "conjunction" => ("list-and-pair", "list-and-last"),
        "disjunction" => ("list-or-pair", "list-or-last"),
        _ => return Err(format!("expected `conjunction` or `disjunction`, found {kind:?}").into()),
    };
    let items: Vec<&str> = items.split('|').collect();
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 && at + 1 == items.len() {
            let joint = if items.len() == 2 { pair } else { last };
            text.push_str(&say(language, joint, &[])?);
        } else if at > 0 {
            text.push_str(&say(language, "list-separator", &[])?);
        }
        text.push_str(item);
    }
    Ok(text)
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
