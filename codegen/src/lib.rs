//! Fluent messages of a Ukrainian and English site: checked together, turned
//! into typed Rust.
//!
//! A site calls [`site`] from its `build.rs`:
//!
//! ```no_run
//! dvomova_codegen::site("locales");
//! ```
//!
//! It reads `locales/en/*.ftl` and `locales/uk/*.ftl`, lays them over the
//! messages of `dvomova` and writes `messages.rs` into the build's output, with
//! a method for every message:
//!
//! ```text
//! mod messages {
//!     include!(concat!(env!("OUT_DIR"), "/messages.rs"));
//! }
//! ```
//!
//! Every fault is a build error with its file, line and column, all at once.
//! [`check`] finds the same faults at run time.
//!
//! # What is understood
//!
//! Plain [Fluent] syntax, so that any Fluent tool reads the same files: texts,
//! variables, selects, references to messages and attributes, terms with words
//! as arguments, and the functions `NUMBER` and `DATETIME`. What a variable
//! holds is inferred from its use in both languages together, see [`Type`].
//! Methods take variables in the order of the alphabet, so that rewording a
//! text never swaps two arguments.
//!
//! - `NUMBER($n, useGrouping: 0)` prints digits alone, `minimumIntegerDigits: 2`
//!   pads with zeros (and does not group), `type: "ordinal"` selects by order.
//! - `DATETIME($d, dateStyle: "long")` is the message `date-long`, with
//!   `timeStyle: "short"` it is `time-short`, with both
//!   `date-long-time-short`. That message takes any of `$year`,
//!   `$year-of-century`, `$month`, `$day`, `$weekday` (1 is Monday), `$hour` and
//!   `$minute`, which are numbers wherever they stand.
//!   A message with any of them has a method that takes a whole `LocalTime`.
//! - A select on words makes an `enum` named after its variable.
//! - `# @other-language` above a message excuses a text that is meant to be in
//!   the other language, `# @same` one that both languages write alike: in
//!   Latin letters, since English writes nothing in Cyrillic ones.
//!
//! [Fluent]: https://projectfluent.org

mod build;
mod check;
mod checked;
mod emit;
mod graph;
mod lower;
mod name;
mod parse;
mod plural;
mod problem;
mod report;
pub mod script;
mod source;
mod texts;
mod tongue;
mod tree;
mod types;

pub use build::{library, site};
pub use checked::{Checked, check};
pub use problem::{Problem, Problems};
pub use source::Source;
pub use tongue::Tongue;
pub use types::Type;
