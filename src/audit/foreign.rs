//! Whether a text is written in the other language, told by its letters.
//!
//! The two directions differ. English has no reason for Cyrillic letters, so
//! there a few are enough. Ukrainian prints many names in Latin letters (*Nova
//! Poshta*, *iPhone 17*, *The New York Times*), so there it takes words that
//! no name has: words in lower case.

use std::ops::Range;

use super::template_words;
use crate::language::Language;
use crate::language::script::{LetterCount, Script, words};

/// How much of a text is in the other language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    /// Most of it or all.
    Whole,
    /// All of it, by nothing but the number of its words. Where several links
    /// stand in a row it means nothing.
    Capitals,
    /// Some words in a row.
    Phrase(Range<usize>),
    /// Some words in a row, all of them inside quotation marks.
    Quotation(Range<usize>),
    /// A date: a month of the other language beside a number.
    Date(Range<usize>),
}

impl Foreign {
    /// Where in the text it is, unless it is the whole.
    pub(super) fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Whole | Self::Capitals => None,
            Self::Phrase(range) | Self::Quotation(range) | Self::Date(range) => Some(range.clone()),
        }
    }
}

/// Cyrillic words in a row that an English text may hold: a name, a title.
const CYRILLIC_WORDS_IN_A_NAME: usize = 3;
/// Words in lower case that a row of Latin words may hold in a Ukrainian text.
const LOWER_CASE_IN_A_NAME: usize = 2;
/// The same where the whole text is in Latin letters, as a label is.
const LOWER_CASE_IN_A_LABEL: usize = 1;
/// Latin words, in whatever case and particles aside, that a whole text may
/// consist of: *International Federation of Red Cross and Red Crescent Societies*.
const LATIN_WORDS_IN_A_NAME: usize = 7;

/// Finds text of the other language.
///
/// Web and mail addresses, user names and hashtags are no language and are
/// passed over, and so are letters of scripts other than Latin and Cyrillic.
pub(super) fn foreign(text: &str, language: Language) -> Option<Foreign> {
    let words = Words::of(text, language);
    if words.foreign == 0 {
        return None;
    }
    match language {
        Language::English if words.foreign > words.native.max(1) => return Some(Foreign::Whole),
        Language::Ukrainian if words.native == 0 => return english(&words),
        _ => {}
    }
    date(&words.list, language).or_else(|| phrase(text, &words.list, language))
}

/// Whether an article's part is in the other language, for the most part at
/// least. Unlike a page's text it may quote as it likes.
pub(super) fn is_foreign(text: &str, language: Language) -> bool {
    match foreign(text, language) {
        Some(Foreign::Whole | Foreign::Capitals) => true,
        Some(Foreign::Phrase(_)) => {
            let words = Words::of(text, language);
            words.foreign > words.native
        }
        _ => false,
    }
}

/// What Latin words alone, without one Cyrillic letter, are, unless a name.
fn english(words: &Words<'_>) -> Option<Foreign> {
    let foreign = || words.list.iter().filter(|word| word.is_foreign());
    let is_capital = |word: &Word<'_>| !word.text.chars().any(char::is_lowercase);
    let known = foreign().next().is_some()
        && foreign().all(|word| template_words::is_english(word.text))
        // One word all in capitals is an abbreviation: *US Open*.
        && (foreign().all(is_capital) || !foreign().any(is_capital));
    let plain = foreign().filter(|word| word.is_plain()).count();
    let long = foreign()
        .filter(|word| !template_words::is_particle(word.text))
        .count();
    if known || plain > LOWER_CASE_IN_A_LABEL {
        Some(Foreign::Whole)
    } else if long > LATIN_WORDS_IN_A_NAME {
        Some(Foreign::Capitals)
    } else {
        date(&words.list, Language::Ukrainian)
    }
}

/// The first row of foreign words that is longer than a name.
fn phrase(text: &str, words: &[Word<'_>], language: Language) -> Option<Foreign> {
    words
        .split(|word| word.kind == Kind::Native)
        .find_map(|row| {
            let long = match language {
                Language::English => {
                    row.iter().filter(|word| word.is_foreign()).count() > CYRILLIC_WORDS_IN_A_NAME
                }
                Language::Ukrainian => {
                    row.iter().filter(|word| word.is_plain()).count() > LOWER_CASE_IN_A_NAME
                }
            };
            let mut foreign = row.iter().filter(|word| word.is_foreign());
            let first = foreign.next().filter(|_| long)?;
            let last = foreign.next_back().unwrap_or(first);
            let (begin, end) = (first.at, last.at + last.text.len());
            Some(if is_quoted(text.get(..begin)?, text.get(end..)?) {
                Foreign::Quotation(begin..end)
            } else {
                Foreign::Phrase(begin..end)
            })
        })
}

/// Whether a quotation is open where `before` ends and closes in `after`.
fn is_quoted(before: &str, after: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];
    PAIRS.into_iter().any(|(open, close)| {
        let is_open = if open == close {
            before.matches(open).count() % 2 == 1
        } else {
            before.rfind(open) > before.rfind(close)
        };
        is_open && after.contains(close)
    })
}

/// The first month of the other language that stands beside a number.
fn date(words: &[Word<'_>], language: Language) -> Option<Foreign> {
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let (month, number) = if first.kind == Kind::Number {
            (second, first)
        } else {
            (first, second)
        };
        let is_date = number.kind == Kind::Number
            && number.text.len() <= 4
            && template_words::is_month(month.text, language.other());
        is_date.then(|| Foreign::Date(first.at..second.at + second.text.len()))
    })
}

/// A word and what its letters say.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    at: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Native,
    Foreign(Case),
    Number,
    /// Other scripts, single letters.
    Neutral,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Lower case throughout, and no particle of names, such as *of* or *van*.
    Plain,
    Other,
}

impl Word<'_> {
    fn is_foreign(&self) -> bool {
        matches!(self.kind, Kind::Foreign(_))
    }

    fn is_plain(&self) -> bool {
        self.kind == Kind::Foreign(Case::Plain)
    }
}

/// The words of a text, and its letters in either script.
struct Words<'a> {
    list: Vec<Word<'a>>,
    native: usize,
    foreign: usize,
}

impl<'a> Words<'a> {
    fn of(text: &'a str, language: Language) -> Self {
        let (native_script, foreign_script) = match language {
            Language::English => (Script::Latin, Script::Cyrillic),
            Language::Ukrainian => (Script::Cyrillic, Script::Latin),
        };
        let mut all = Self {
            list: Vec::new(),
            native: 0,
            foreign: 0,
        };
        for (at, token) in tokens(text).filter(|(_, token)| !is_address(token)) {
            for found in words(token) {
                let count = LetterCount::of(found.text);
                let native = count.in_script(native_script);
                let foreign = count.in_script(foreign_script);
                all.native += native;
                all.foreign += foreign;
                let kind = if native > 0 {
                    Kind::Native
                } else if foreign > 1 {
                    Kind::Foreign(case(found.text))
                } else if foreign == 0 && count.other == 0 {
                    Kind::Number
                } else {
                    Kind::Neutral
                };
                all.list.push(Word {
                    text: found.text,
                    at: at + found.at,
                    kind,
                });
            }
        }
        all
    }
}

/// The parts of a text between white space, and where they begin.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).map(move |token| {
        let begin = at;
        at += token.len();
        (begin, token.trim_end())
    })
}

fn case(word: &str) -> Case {
    if word
        .chars()
        .any(|letter| letter.is_uppercase() || letter.is_numeric())
        || template_words::is_particle(word)
    {
        Case::Other
    } else {
        Case::Plain
    }
}

/// Whether it is a web or mail address, a user name, a hashtag or a path.
fn is_address(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#' | '/'));
    let is_domain = || {
        let host = token.split(['/', '?', '#', ':']).next().unwrap_or(token);
        let mut labels = host.split('.').peekable();
        let several = host.contains('.');
        let fits = |label: &str| {
            !label.is_empty()
                && label
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        };
        let top = host.rsplit('.').next().unwrap_or_default();
        several
            && labels.all(fits)
            && top.chars().count() >= 2
            && top.chars().all(char::is_alphabetic)
            && host.is_ascii()
    };
    token.contains("://")
        || token.starts_with(['@', '#', '/'])
        || token.contains('@')
        || (token.contains('/') && token.contains('.'))
        || is_domain()
}
