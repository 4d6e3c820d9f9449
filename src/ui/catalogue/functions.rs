use std::borrow::Cow;

use fluent::types::{FluentNumberType, FluentType};
use fluent::{FluentArgs, FluentValue};
use intl_memoizer::{IntlLangMemoizer, concurrent};

use crate::ui::LocalTime;

/// A date on its way through fluent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FluentDate(pub(super) LocalTime);

impl FluentType for FluentDate {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    // The checks refuse a date that is printed without DATETIME.
    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }

    fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }
}

/// `NUMBER($n, …)`
pub(super) fn number<'a>(
    positional: &[FluentValue<'a>],
    named: &FluentArgs<'_>,
) -> FluentValue<'a> {
    let Some(FluentValue::Number(number)) = positional.first() else {
        return FluentValue::Error;
    };
    let mut number = number.clone();
    for (name, value) in named.iter() {
        match (name, value) {
            ("useGrouping", value) => number.options.use_grouping = !is_no(value),
            ("minimumIntegerDigits", FluentValue::Number(digits)) => {
                number.options.minimum_integer_digits = Some(digits.into());
            }
            ("type", FluentValue::String(kind)) => {
                number.options.r#type = FluentNumberType::from(kind.as_ref());
            }
            _ => {}
        }
    }
    FluentValue::Number(number)
}

fn is_no(value: &FluentValue<'_>) -> bool {
    match value {
        FluentValue::Number(number) => number.value == 0.0,
        FluentValue::String(word) => matches!(word.as_ref(), "false" | "0"),
        _ => false,
    }
}

/// The date that `DATETIME` was given.
pub(super) fn date_of(positional: &[FluentValue<'_>]) -> Option<LocalTime> {
    let Some(FluentValue::Custom(value)) = positional.first() else {
        return None;
    };
    // The value inside the box; the box could be asked too.
    let value: &(dyn FluentType + Send) = value.as_ref();
    let date = value.as_any().downcast_ref::<FluentDate>()?;
    Some(date.0)
}

/// The message that a date is printed by.
pub(super) fn date_message(named: &FluentArgs<'_>) -> Option<String> {
    let style = |name: &str| match named.get(name.to_owned()) {
        Some(FluentValue::String(style)) => Some(style.as_ref()),
        _ => None,
    };
    match (style("dateStyle"), style("timeStyle")) {
        (Some(date), Some(time)) => Some(format!("date-{date}-time-{time}")),
        (Some(date), None) => Some(format!("date-{date}")),
        (None, Some(time)) => Some(format!("time-{time}")),
        (None, None) => None,
    }
}
