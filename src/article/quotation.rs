use super::typography::{Place, is_word};
use crate::language::Language;

/// The quotations that are open at a place in a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Quotations {
    language: Language,
    /// The marks that will close them, the innermost last.
    open: [Option<char>; DEEPEST],
    depth: usize,
}

/// How many levels are remembered. Marks of deeper ones are still set, and only
/// their nesting is not known.
const DEEPEST: usize = 8;

impl Quotations {
    pub(super) const fn new(language: Language) -> Self {
        Self {
            language,
            open: [None; DEEPEST],
            depth: 0,
        }
    }

    /// Takes a mark of quotation into account; returns what it is set as, if
    /// not itself.
    pub(super) fn mark(&mut self, found: char, place: Place<'_>) -> Option<&'static str> {
        match found {
            '"' => Some(self.double(place)),
            '\'' => self.single(place),
            '«' => self.begin('»'),
            '„' => self.begin('“'),
            '‘' => self.begin('’'),
            // The same character ends „…“ and begins “…”.
            '“' if self.innermost() == Some('“') => self.end('“'),
            '“' => self.begin('”'),
            '”' if self.innermost() == Some('“') => self.end('“'),
            '’' if place.is_inside_word() => None,
            closing => self.end(closing),
        }
    }

    fn double(&mut self, place: Place<'_>) -> &'static str {
        let none_is_open = self.depth == 0;
        let opens = match place.last {
            None => true,
            Some(last) if self.is_opening(last) => true,
            // Between two spaces nothing tells but what is open.
            Some(last) if last.is_whitespace() => none_is_open || !place.next.is_space(),
            Some('-' | '‑' | '–' | '—' | '/' | ':' | '=') => {
                none_is_open || place.next.is_word()
            }
            Some(_) => none_is_open && place.next.is_word(),
        };
        if opens {
            let (first, second) = match self.language {
                Language::Ukrainian => (("«", '»'), ("„", '“')),
                Language::English => (("“", '”'), ("‘", '’')),
            };
            let (set, closing) = match self.innermost() {
                Some('»' | '”') => second,
                _ => first,
            };
            self.begin(closing);
            return set;
        }
        match self.innermost() {
            Some(closing) => {
                self.end(closing);
                as_text(closing)
            }
            None if place.last.is_some_and(char::is_numeric) => "″",
            None => match self.language {
                Language::Ukrainian => "»",
                Language::English => "”",
            },
        }
    }

    fn single(&mut self, place: Place<'_>) -> Option<&'static str> {
        let after_digit = place.last.is_some_and(char::is_numeric);
        if after_digit && place.next.is(char::is_numeric) {
            return Some("′");
        }
        if self.language == Language::Ukrainian {
            // No quotation mark of Ukrainian: what it means is not known.
            return None;
        }
        if place.is_inside_word() {
            return Some("’");
        }
        let opens = match place.last {
            None => true,
            Some('-' | '‑' | '–' | '—' | '/' | ':' | '=') => place.next.is_word(),
            Some(last) => last.is_whitespace() || self.is_opening(last),
        };
        if opens && !place.next.is_space() {
            // ’90s, ’tis
            if place.next.is(char::is_numeric) || begins_with_elision(place.rest) {
                return Some("’");
            }
            self.begin('’');
            return Some("‘");
        }
        if self.innermost() == Some('’') {
            self.end('’');
        } else if after_digit {
            return Some("′");
        }
        Some("’")
    }

    /// Whether a mark before a place has begun a quotation there.
    fn is_opening(&self, last: char) -> bool {
        match last {
            '(' | '[' | '{' | '«' | '„' | '‘' => true,
            '“' => self.innermost() == Some('”'),
            _ => false,
        }
    }

    fn innermost(&self) -> Option<char> {
        let top = self.depth.checked_sub(1)?;
        self.open.get(top).copied().flatten()
    }

    fn begin(&mut self, closing: char) -> Option<&'static str> {
        if let Some(free) = self.open.get_mut(self.depth) {
            *free = Some(closing);
            self.depth += 1;
        }
        None
    }

    /// Ends the innermost quotation that has this closing mark, and those in it
    /// that were left open.
    fn end(&mut self, closing: char) -> Option<&'static str> {
        let open = self.open.get(..self.depth).unwrap_or_default();
        if let Some(at) = open.iter().rposition(|&each| each == Some(closing)) {
            self.depth = at;
        }
        None
    }
}

const fn as_text(closing: char) -> &'static str {
    match closing {
        '»' => "»",
        '“' => "“",
        '’' => "’",
        _ => "”",
    }
}

/// Words of English that begin with an apostrophe.
const ELISIONS: [&str; 6] = ["em", "n", "til", "tis", "twas", "twere"];

fn begins_with_elision(rest: &str) -> bool {
    let length = rest
        .bytes()
        .take(6)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (word, after) = rest.split_at_checked(length).unwrap_or_default();
    !after.starts_with(is_word)
        && ELISIONS
            .iter()
            .any(|elision| elision.eq_ignore_ascii_case(word))
}
