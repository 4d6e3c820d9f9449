//! Prints every message of the crate with sample arguments, tab-separated: its
//! id, English, Ukrainian, the arguments.
//!
//! ```console
//! $ cargo run -q --example ui_strings | grep '^views'
//! views   1 view  1 перегляд      count=1
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use dvomova::language::Language;
use dvomova::ui::{Arguments, Described, Holds, LocalTime, Messages, Value};

fn main() -> Result<(), Box<dyn Error>> {
    match io::stdout().lock().write_all(table()?.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

fn table() -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for message in Messages::ALL {
        let [english, ukrainian] = Language::ALL.map(|language| samples(message, language));
        for (english, ukrainian) in english.iter().zip(&ukrainian) {
            writeln!(
                out,
                "{}\t{}\t{}\t{}",
                message.id(),
                visible(&Messages::new(Language::English).format(message.id(), english)?),
                visible(&Messages::new(Language::Ukrainian).format(message.id(), ukrainian)?),
                written(english),
            )?;
        }
    }
    Ok(out)
}

/// Sets of arguments that show every form: each count beside each word.
fn samples(message: &Described, language: Language) -> Vec<Arguments<'static>> {
    let mut samples = vec![Arguments::new()];
    for (name, holds) in message.variables() {
        let values = values(name, *holds, language);
        samples = samples
            .iter()
            .flat_map(|sample| {
                let with = |value: &Value<'static>| sample.clone().with(*name, value.clone());
                values.iter().map(with).collect::<Vec<_>>()
            })
            .collect();
    }
    samples
}

fn values(name: &str, holds: Holds, language: Language) -> Vec<Value<'static>> {
    let m = Messages::new(language);
    match holds {
        Holds::Word(words) => words.iter().map(|&word| word.into()).collect(),
        Holds::Date => vec![noon().into()],
        Holds::Integer => match name {
            "year" => vec![2025.into()],
            "year_of_century" => vec![25.into()],
            "month" => vec![11.into()],
            "weekday" => vec![3.into()],
            "hour" => vec![12.into()],
            "day" | "minute" => vec![5.into()],
            "page" | "number" => vec![1.into()],
            _ => vec![1.into(), 3.into(), 12_345.into()],
        },
        _ => vec![match name {
            "language" => m.language_ukrainian().into(),
            "shown" => m.in_ukrainian().into(),
            "wanted" => m.in_english().into(),
            "range" => "uk-UA".into(),
            name => format!("<{name}>").into(),
        }],
    }
}

fn noon() -> LocalTime {
    let day = NaiveDate::from_ymd_opt(2025, 11, 5).unwrap_or_default();
    day.and_hms_opt(12, 5, 0).unwrap_or_default().into()
}

fn written(sample: &Arguments<'_>) -> String {
    let each = sample.iter().map(|(name, value)| match value {
        Value::Integer(n) => format!("{name}={n}"),
        Value::Text(text) => format!("{name}={text}"),
        Value::Date(date) => format!("{name}={date}"),
        _ => name.to_owned(),
    });
    each.collect::<Vec<_>>().join(" ")
}

/// Spaces that look like any other are written as escapes.
fn visible(text: &str) -> String {
    text.replace('\u{A0}', "\\u00A0")
        .replace('\u{202F}', "\\u202F")
}
