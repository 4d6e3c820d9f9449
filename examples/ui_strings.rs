//! Prints every message of the crate with sample arguments: a line with its id
//! and the arguments, then English and Ukrainian side by side.
//!
//! ```console
//! $ cargo run -q --example ui_strings | grep -A1 '^views'
//! ```
//!
//! `--tsv` prints tab-separated columns instead: id, arguments, English,
//! Ukrainian.

use std::error::Error;
use std::io::{self, Write};

use chrono::NaiveDate;
use dvomova::language::Language;
use dvomova::ui::{Arguments, Described, Holds, LocalTime, Messages, Value};

fn main() -> Result<(), Box<dyn Error>> {
    let as_table = std::env::args().skip(1).any(|argument| argument == "--tsv");
    let mut out = io::BufWriter::new(io::stdout().lock());
    for message in Messages::ALL {
        for sample in samples(message) {
            let [english, ukrainian] =
                Language::ALL.map(|language| Messages::new(language).format(message.id(), &sample));
            let (english, ukrainian) = (visible(&english?), visible(&ukrainian?));
            let (id, given) = (message.id(), written(&sample));
            if as_table {
                writeln!(out, "{id}\t{given}\t{english}\t{ukrainian}")?;
            } else {
                writeln!(out, "{id} {given}")?;
                writeln!(out, "    {english:<50}  {ukrainian}")?;
            }
        }
    }
    Ok(out.flush()?)
}

/// Enough sets of arguments to show every form: each count beside each word.
fn samples(message: &Described) -> Vec<Arguments<'static>> {
    let mut samples = vec![Arguments::new()];
    for (name, holds) in message.variables() {
        let values = values(name, *holds);
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

fn values(name: &str, holds: Holds) -> Vec<Value<'static>> {
    match (holds, name) {
        (Holds::Word(words), _) => words.iter().map(|&word| word.into()).collect(),
        (Holds::Date, _) => vec![noon().into()],
        (Holds::Integer, "year") => vec![2025.into()],
        (Holds::Integer, "year_of_century" | "year-of-century") => vec![25.into()],
        (Holds::Integer, "month") => vec![11.into()],
        (Holds::Integer, "day") => vec![5.into()],
        (Holds::Integer, "weekday") => vec![3.into()],
        (Holds::Integer, "hour") => vec![12.into()],
        (Holds::Integer, "minute") => vec![5.into()],
        (Holds::Integer, "page" | "number") => vec![2.into()],
        (Holds::Integer, _) => vec![1.into(), 3.into(), 1_234_567.into()],
        (_, "language") => vec!["українська / Ukrainian".into()],
        (_, "shown") => vec!["українською / in Ukrainian".into()],
        (_, "wanted") => vec!["англійською / in English".into()],
        (_, "range") => vec!["uk-UA".into()],
        (_, "site") => vec!["Dvomova".into()],
        (_, name) => vec![format!("<{name}>").into()],
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
