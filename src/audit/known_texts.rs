//! Texts of a catalogue, to be found again on a page of the other language.

use std::collections::HashMap;

use crate::language::{Language, PerLanguage};

/// The texts of messages, by the language that they are written in.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownTexts {
    whole: HashMap<String, PerLanguage<Option<String>>>,
    with_gaps: PerLanguage<Vec<Pattern>>,
}

/// A message with variables: the text before, between and after them.
#[derive(Clone, Debug)]
struct Pattern {
    id: String,
    pieces: Vec<String>,
}

/// Letters that the text beside a variable must have to be told from a name.
const FEWEST_LETTERS: usize = 4;
/// Bytes of a text on a page that may be a message.
const LONGEST: usize = 400;

impl KnownTexts {
    /// Adds a text, as Fluent writes it; a `{ … }` in it stands for any text.
    pub(super) fn add(&mut self, language: Language, id: &str, text: &str) {
        let text = plain(text);
        let pieces: Vec<String> = gaps(&text).map(str::to_owned).collect();
        if pieces.len() > 1 {
            let told = |piece: &String| longest_word(piece) >= FEWEST_LETTERS;
            if pieces.iter().any(told) {
                let id = id.to_owned();
                self.with_gaps[language].push(Pattern { id, pieces });
            }
        } else if longest_word(&text) > 1 {
            let ids = self.whole.entry(text).or_default();
            ids[language].get_or_insert_with(|| id.to_owned());
        }
    }

    /// The message whose text this is, if it is a text of `language` and not
    /// also one of the other language, as a brand is.
    pub(super) fn message(&self, text: &str, language: Language) -> Option<&str> {
        if text.len() > LONGEST {
            return None;
        }
        let text = plain(text);
        if let Some(ids) = self.whole.get(&text) {
            return match (&ids[language], &ids[language.other()]) {
                (Some(id), None) => Some(id),
                _ => None,
            };
        }
        let mut patterns = self.with_gaps[language].iter();
        patterns
            .find(|pattern| pattern.matches(&text))
            .map(|pattern| pattern.id.as_str())
    }
}

impl Pattern {
    /// Whether the pieces stand in the text in order, the first at its
    /// beginning and the last at its end.
    fn matches(&self, text: &str) -> bool {
        let [first, between @ .., last] = self.pieces.as_slice() else {
            return false;
        };
        let Some(mut rest) = text
            .strip_prefix(first.as_str())
            .and_then(|rest| rest.strip_suffix(last.as_str()))
        else {
            return false;
        };
        for piece in between {
            let Some((_, after)) = rest.split_once(piece.as_str()) else {
                return false;
            };
            rest = after;
        }
        true
    }
}

/// The text between Fluent's placeables, `{ $name }`; the pieces of a text
/// without any are the text itself.
fn gaps(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((before, after)) = text.split_once('{') else {
            rest = None;
            return Some(text);
        };
        rest = Some(after.split_once('}').map_or("", |(_, after)| after));
        Some(before)
    })
}

/// Lower case, single spaces, no mark at the end, one kind of apostrophe: so
/// that `SHARE:` is still the message *Share*.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{AD}' | '\u{200B}' | '\u{2060}' => {}
            '\'' | '\u{2BC}' => plain.push('’'),
            letter if letter.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            letter => plain.push(letter),
        }
    }
    let end = plain
        .trim_end_matches(|c: char| matches!(c, '.' | ':' | '…' | '!' | '?') || c.is_whitespace())
        .len();
    plain.truncate(end);
    plain
}

fn longest_word(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}
