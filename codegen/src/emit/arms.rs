use crate::lower::{By, Part};
use crate::tongue::Tongue;
use crate::tree::Key;

/// The arms of a select, sorted into what they match.
pub(super) struct Arms<'a> {
    pub(super) by: By,
    pub(super) numbers: Vec<(i64, &'a [Part])>,
    pub(super) words: Vec<(&'a str, &'a [Part])>,
    pub(super) default: &'a [Part],
    /// Whether the words are all there are, so that no default is needed.
    pub(super) is_whole: bool,
}

impl<'a> Arms<'a> {
    pub(super) fn new(
        arms: &'a [(Key, Vec<Part>)],
        default: &Key,
        by: By,
        all_words: usize,
    ) -> Self {
        let mut sorted = Self {
            by,
            numbers: Vec::new(),
            words: Vec::new(),
            default: &[],
            is_whole: by == By::Word && arms.len() == all_words,
        };
        for (key, parts) in arms {
            if key == default {
                sorted.default = parts;
                // A number that stands before plural forms is matched first
                // even where it is the default.
                let is_first = by != By::Number && matches!(key, Key::Number(_));
                if !sorted.is_whole && !is_first {
                    continue;
                }
            }
            match key {
                Key::Number(number) => sorted.numbers.push((*number, parts)),
                Key::Word(word) => sorted.words.push((word, parts)),
            }
        }
        sorted
    }

    /// Whether numbers are matched first and plural forms after them.
    pub(super) fn is_nested(&self) -> bool {
        !self.numbers.is_empty() && !self.words.is_empty()
    }

    /// Nothing but texts in the arms.
    pub(super) fn texts(&self) -> Option<()> {
        let is_text = |parts: &[Part]| matches!(parts, [] | [Part::Text(_)]);
        let numbers = self.numbers.iter().all(|(_, parts)| is_text(parts));
        let words = self.words.iter().all(|(_, parts)| is_text(parts));
        (numbers && words && is_text(self.default)).then_some(())
    }

    pub(super) fn scrutinee(&self, variable: &str, tongue: Tongue) -> String {
        if self.by == By::Word || self.words.is_empty() || self.is_nested() {
            variable.to_owned()
        } else {
            self.category(variable, tongue)
        }
    }

    pub(super) fn category(&self, variable: &str, tongue: Tongue) -> String {
        let rule = match self.by {
            By::Ordinal => "ordinal",
            _ => "cardinal",
        };
        format!("ui::{rule}(Language::{tongue}, {variable}.unsigned_abs())")
    }
}
