//! The messages that come with the crate, as files.

use crate::language::Language;

// `SOURCES`: each file's path, language and text, written by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Every file of `locales/`.
pub(super) fn files() -> impl Iterator<Item = (Language, &'static str)> {
    SOURCES.iter().map(|&(_, language, text)| (language, text))
}
