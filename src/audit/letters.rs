//! Letters that do not belong: Latin ones in a Cyrillic word and the other way
//! round, and those that only Russian writes.

use crate::language::Language;
use crate::language::script::{
    CyrillicSigns, LetterCount, Script, mixed_words, russian_letters, stray_letters,
};

/// A word with letters of the wrong script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mixed<'a> {
    pub(super) word: &'a str,
    pub(super) at: usize,
    pub(super) message: String,
}

/// The words of a text that mix Latin and Cyrillic letters, and the Latin
/// *a i o y* that stand for a Ukrainian word, with the wrong letter named.
pub(super) fn mixed(text: &str, language: Language) -> impl Iterator<Item = Mixed<'_>> {
    let words = mixed_words(text).map(move |found| {
        let count = LetterCount::of(found.text);
        // The fewer letters are the wrong ones; of as many, the foreign ones.
        let wrong = match (count.cyrillic.cmp(&count.latin), language) {
            (std::cmp::Ordering::Less, _) | (std::cmp::Ordering::Equal, Language::English) => {
                Script::Cyrillic
            }
            _ => Script::Latin,
        };
        (found, wrong)
    });
    let letters = stray_letters(text).map(|found| (found, Script::Latin));
    words.chain(letters).filter_map(|(found, wrong)| {
        let (place, letter) = found
            .text
            .chars()
            .enumerate()
            .find(|(_, letter)| Script::of(*letter) == Some(wrong))?;
        let (script, other) = match wrong {
            Script::Latin => ("Latin", "Cyrillic"),
            _ => ("Cyrillic", "Latin"),
        };
        let meant = lookalike(letter).map_or_else(String::new, |meant| {
            format!("; the {other} “{meant}” is U+{:04X}", u32::from(meant))
        });
        Some(Mixed {
            word: found.text,
            at: found.at,
            message: format!(
                "“{}” has the {script} letter “{letter}” (U+{:04X}), letter {} of the word{meant}",
                super::words::excerpt(found.text),
                u32::from(letter),
                place + 1,
            ),
        })
    })
}

/// What Russian letters make of a Ukrainian text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Russian<'a> {
    /// The text is in Russian.
    Text(CyrillicSigns),
    /// These words are not Ukrainian.
    Words(Vec<&'a str>),
}

/// Letters that a text must have before its language is told by them.
const ENOUGH: usize = 100;

/// Looks for ы э ъ ё.
pub(super) fn russian(text: &str) -> Option<Russian<'_>> {
    let signs = CyrillicSigns::of(text);
    if signs.russian == 0 {
        return None;
    }
    if signs.russian > signs.ukrainian && LetterCount::of(text).cyrillic >= ENOUGH {
        return Some(Russian::Text(signs));
    }
    Some(Russian::Words(
        russian_letters(text).map(|word| word.text).collect(),
    ))
}

/// The letter of the other script that looks the same.
fn lookalike(letter: char) -> Option<char> {
    PAIRS.into_iter().find_map(|(latin, cyrillic)| {
        if letter == latin {
            Some(cyrillic)
        } else if letter == cyrillic {
            Some(latin)
        } else {
            None
        }
    })
}

/// Latin and Cyrillic letters of one look.
const PAIRS: [(char, char); 22] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('ï', 'ї'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('Ï', 'Ї'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
];
