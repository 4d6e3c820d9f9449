//! The catalogue that is made at run time.

mod bundle;
mod functions;
mod live;

use std::borrow::Cow;

use dvomova_codegen::{Checked, Problems, Source, Tongue, Type};

use self::bundle::Bundle;
use super::arguments::{Arguments, InvalidCall, Value};
use crate::language::{Language, PerLanguage};

pub use self::live::LiveCatalogue;

// The files themselves, from `locales/` by way of `build.rs`.
include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Messages looked up by their id at run time: dvomova's and a site's over
/// them.
///
/// For template engines that know messages by name, and for texts that change
/// without a rebuild. The same rules are checked as at build time, by the same
/// code, and the same text comes out as from [`Messages`]; only later and
/// slower. `Send` and `Sync`.
///
/// ```
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::{Arguments, Catalogue, SiteText};
///
/// let catalogue = Catalogue::new(&[
///     SiteText::new(English, "site.ftl", "rain = { $days } days of rain, at least { NUMBER($days) }\n"),
///     SiteText::new(Ukrainian, "site.ftl", "rain = Днів дощу: { $days }\n"),
/// ])?;
/// let arguments = Arguments::new().with("days", 1_200);
/// assert_eq!(catalogue.format(Ukrainian, "rain", &arguments)?, "Днів дощу: 1\u{A0}200");
///
/// let days = Arguments::new();
/// let refusal = catalogue.format(English, "rain", &days).unwrap_err();
/// assert_eq!(refusal.to_string(), "message `rain`: the variable `$days` is not given");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`Messages`]: super::Messages
pub struct Catalogue {
    checked: Checked,
    bundles: PerLanguage<Bundle>,
}

impl Catalogue {
    /// Checks a site's texts together with dvomova's and makes a catalogue of
    /// both. A message of the same id takes the place of dvomova's, in both
    /// languages and with the same variables.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the texts, as `dvomova_codegen::check`
    /// tells it: a message in one language only, variables that differ, a text
    /// in the wrong language, a circular reference. Files above 1 MiB.
    pub fn new(site: &[SiteText]) -> Result<Self, Problems> {
        let library = SOURCES
            .iter()
            .map(|&(path, language, text)| source(path, language, text))
            .collect::<Vec<_>>();
        let site = site
            .iter()
            .map(|text| source(&text.path, text.language, &text.text))
            .collect::<Vec<_>>();
        let checked = dvomova_codegen::check(&library, &site)?;
        let bundles =
            PerLanguage::from_fn(|language| Bundle::new(language, library.iter().chain(&site)));
        Ok(Self { checked, bundles })
    }

    /// The text of a message (`views`) or an attribute
    /// (`favorites.aria-label`). Borrowed where it has no variables.
    ///
    /// # Errors
    ///
    /// An id that is not there; a variable that is not given, holds something
    /// else, is a word that the message does not know, or a number beyond
    /// ±9,007,199,254,740,992 (fluent counts in floats).
    pub fn format(
        &self,
        language: Language,
        id: &str,
        arguments: &Arguments<'_>,
    ) -> Result<Cow<'_, str>, InvalidCall> {
        let variables = self
            .checked
            .variables(id)
            .ok_or_else(|| InvalidCall::unknown(id))?;
        for (name, kind) in variables {
            self.check_argument(id, name, *kind, arguments)?;
        }
        let names = variables.keys().map(String::as_str);
        self.bundles[language].format(id, names, arguments)
    }

    fn check_argument(
        &self,
        id: &str,
        name: &str,
        kind: Type,
        arguments: &Arguments<'_>,
    ) -> Result<(), InvalidCall> {
        let value = arguments
            .get(name)
            .ok_or_else(|| InvalidCall::missing(id, name))?;
        match (kind, value) {
            (Type::Text | Type::Integer, Value::Integer(n)) if n.unsigned_abs() > EXACT => {
                Err(InvalidCall::too_large(id, name))
            }
            (Type::Integer, Value::Integer(_))
            | (Type::Date, Value::Date(_))
            | (Type::Text, Value::Text(_) | Value::Integer(_)) => Ok(()),
            (Type::Word, Value::Text(word)) => {
                if self.checked.words(name).any(|known| known == word) {
                    return Ok(());
                }
                let known = self.checked.words(name).map(str::to_owned).collect();
                Err(InvalidCall::unknown_word(id, name, word, known))
            }
            (Type::Integer, _) => Err(InvalidCall::mistaken(id, name, "a whole number", value)),
            (Type::Date, _) => Err(InvalidCall::mistaken(id, name, "a date", value)),
            (Type::Word, _) => Err(InvalidCall::mistaken(id, name, "a word", value)),
            (Type::Text, _) => Err(InvalidCall::mistaken(id, name, "a text", value)),
        }
    }

    /// The ids of all messages and attributes, in order.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.checked.ids()
    }
}

/// The largest number up to which a float holds every whole number.
const EXACT: u64 = 1 << 53;

/// A file of a site's own messages in one language, already read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteText {
    language: Language,
    path: String,
    text: String,
}

impl SiteText {
    /// A text in Fluent syntax; problems are reported under the path.
    pub fn new(language: Language, path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            language,
            path: path.into(),
            text: text.into(),
        }
    }
}

fn source(path: &str, language: Language, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        tongue: match language {
            Language::English => Tongue::English,
            Language::Ukrainian => Tongue::Ukrainian,
        },
        text: text.to_owned(),
    }
}
