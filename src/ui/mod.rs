//! Every word around the article, in both languages.

mod decimal;
mod digits;
mod local_time;
mod number;
mod plural;
mod zone;

pub use decimal::{Decimal, InvalidDecimal};
pub use digits::write_integer;
pub use local_time::LocalTime;
pub use number::{CompactStyle, Number};
pub use plural::{PluralCategory, cardinal, ordinal};
pub use zone::{UnknownZone, Zone};
