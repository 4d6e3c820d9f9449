//! How findings quote and count.

use crate::language::Language;

/// Characters of a text that a message quotes.
const LONGEST_EXCERPT: usize = 80;

/// The beginning of a text on one line, with `…` where it was cut.
pub(super) fn excerpt(text: &str) -> String {
    let mut excerpt = String::new();
    for (at, word) in text
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .enumerate()
    {
        if at > 0 {
            excerpt.push(' ');
        }
        excerpt.extend(word.chars().take(LONGEST_EXCERPT));
        if excerpt.len() > 4 * LONGEST_EXCERPT {
            break;
        }
    }
    if let Some((end, _)) = excerpt.char_indices().nth(LONGEST_EXCERPT) {
        let end = excerpt
            .get(..end)
            .and_then(|cut| cut.rfind(' '))
            .unwrap_or(end);
        excerpt.truncate(end);
        excerpt.push('…');
    }
    excerpt
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{FFFC}'
}

/// The language's name in English.
pub(super) const fn name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Ukrainian => "Ukrainian",
    }
}

/// A number and its noun: `1 error`, `2 errors`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// Words in quotation marks, the first five.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut list: Vec<&str> = Vec::new();
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
        if list.len() > MOST_WORDS {
            break;
        }
    }
    let more = if list.len() > MOST_WORDS { ", …" } else { "" };
    let quoted: Vec<String> = list
        .into_iter()
        .take(MOST_WORDS)
        .map(|word| format!("“{}”", excerpt(word)))
        .collect();
    quoted.join(", ") + more
}

const MOST_WORDS: usize = 5;
