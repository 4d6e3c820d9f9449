//! Every word around the article, in both languages.

mod arguments;
mod consent;
mod decimal;
mod described;
mod digits;
mod local_time;
mod messages;
mod number;
mod plural;
mod zone;

pub use arguments::{Arguments, InvalidCall, UnknownWord, Value};
pub use consent::{Category, Consent, InvalidConsent};
pub use decimal::{Decimal, InvalidDecimal};
pub use described::{Described, Holds};
pub use digits::write_integer;
pub use local_time::LocalTime;
pub use messages::*;
pub use number::{CompactStyle, Number};
pub use plural::{PluralCategory, cardinal, ordinal};
pub use zone::{UnknownZone, Zone};
