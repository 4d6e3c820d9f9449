use std::borrow::Cow;
use std::sync::Arc;

use dvomova_codegen::{Source, Tongue};
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::functions::{self, FluentDate};
use crate::language::Language;
use crate::ui::arguments::{Arguments, InvalidCall, Value};
use crate::ui::{LocalTime, write_integer};

type Fluent = FluentBundle<Arc<FluentResource>>;

/// The messages of one language. Texts were checked before.
pub(super) struct Bundle(Fluent);

impl Bundle {
    /// Later sources replace messages of earlier ones.
    pub(super) fn new<'a>(language: Language, sources: impl Iterator<Item = &'a Source>) -> Self {
        let tongue = match language {
            Language::English => Tongue::English,
            Language::Ukrainian => Tongue::Ukrainian,
        };
        let resources = sources
            .filter(|source| source.tongue == tongue)
            .map(|source| {
                let resource = FluentResource::try_new(source.text.clone());
                Arc::new(resource.unwrap_or_else(|(resource, _)| resource))
            })
            .collect::<Vec<_>>();
        // DATETIME prints by messages that use NUMBER alone, so that it needs
        // only a bundle like this one without itself.
        let dates = Arc::new(bundle(language, &resources));
        let mut whole = bundle(language, &resources);
        // An error means that a message is called `DATETIME`, which the checks
        // refuse.
        let _ = whole.add_function("DATETIME", move |positional, named| {
            let printed = functions::date_of(positional)
                .zip(functions::date_message(named))
                .and_then(|(date, message)| print_date(&dates, &message, date));
            printed.map_or(FluentValue::Error, FluentValue::from)
        });
        Self(whole)
    }

    /// The text of an id with those arguments that the message takes.
    pub(super) fn format<'a>(
        &self,
        id: &str,
        names: impl Iterator<Item = &'a str>,
        arguments: &Arguments<'_>,
    ) -> Result<Cow<'_, str>, InvalidCall> {
        let mut values = FluentArgs::new();
        for name in names {
            if let Some(value) = arguments.get(name) {
                values.set(name.to_owned(), fluent_value(value));
            }
        }
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let message = self.0.get_message(message);
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|it| it.value()),
        });
        let pattern = pattern.ok_or_else(|| InvalidCall::unknown(id))?;
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(InvalidCall::refused(id, error)),
        }
    }
}

fn bundle(language: Language, resources: &[Arc<FluentResource>]) -> Fluent {
    let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::from(language)]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| print_number(value, Language::English),
        Language::Ukrainian => |value, _| print_number(value, Language::Ukrainian),
    }));
    for resource in resources {
        bundle.add_resource_overriding(Arc::clone(resource));
    }
    // As with DATETIME, the checks leave the name free.
    let _ = bundle.add_function("NUMBER", functions::number);
    bundle
}

fn fluent_value<'a>(value: &Value<'_>) -> FluentValue<'a> {
    match value {
        Value::Integer(n) => FluentValue::from(*n),
        Value::Text(text) => FluentValue::from(text.clone().into_owned()),
        Value::Date(date) => FluentValue::Custom(Box::new(FluentDate(*date))),
    }
}

/// A number as the generated code prints it.
fn print_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "arguments are whole numbers that a float holds exactly"
    )]
    let n = number.value as i64;
    let options = &number.options;
    match options.minimum_integer_digits {
        Some(digits @ 2..=9) => Some(format!("{n:0digits$}")),
        _ if !options.use_grouping => Some(n.to_string()),
        _ => {
            let mut text = String::new();
            write_integer(&mut text, language, n).ok()?;
            Some(text)
        }
    }
}

/// Prints a date by the message of its style.
fn print_date(bundle: &Fluent, message: &str, date: LocalTime) -> Option<String> {
    let mut parts = FluentArgs::new();
    parts.set("year", date.year());
    for name in ["year_of_century", "year-of-century", "yearOfCentury"] {
        parts.set(name, date.year_of_century());
    }
    parts.set("month", date.month());
    parts.set("day", date.day());
    parts.set("weekday", date.weekday());
    parts.set("hour", date.hour());
    parts.set("minute", date.minute());
    let pattern = bundle.get_message(message)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&parts), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}
