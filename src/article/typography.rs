use std::borrow::Cow;

use super::quotation::Quotations;
use super::romanization::{is_apostrophe, is_attached, is_cyrillic};
use crate::language::Language;

/// Sets a whole paragraph, a title or a caption in its language's typography.
///
/// What a keyboard has one key for gets its printed form; marks that were typed
/// in a printed form stay, so that setting a text twice changes nothing more:
///
/// | typed | Ukrainian | English |
/// | --- | --- | --- |
/// | `"a "b" c"` | «a „b“ c» | “a ‘b’ c” |
/// | `'a'` | as typed | ‘a’ |
/// | `п'ять`, `don't` | п’ять, don’t | п’ять, don’t |
/// | `27"`, `5'30` | 27″, 5′30 | 27″, 5′30 |
/// | `a - b`, `a -- b` | a — b, with U+00A0 before the dash | a — b |
/// | `...` | …, and `?..` after a question mark | … |
///
/// In Ukrainian the space after a word of one letter and the space before a
/// dash become U+00A0, so that no line ends in the one or begins with the other.
/// A hyphen between two numbers stays, since it may be a minus, and so does one
/// that begins a paragraph.
///
/// For display only: hashes, slugs, addresses and code keep what was written.
///
/// ```
/// use dvomova::article::typeset;
/// use dvomova::language::Language::{English, Ukrainian};
///
/// let text = typeset(r#"Роман "Тигролови" - про п'ять літ у тайзі..."#, Ukrainian);
/// assert_eq!(text, "Роман «Тигролови»\u{A0}— про п’ять літ у\u{A0}тайзі…");
/// assert_eq!(typeset("'Tis a \"fine\" day", English), "’Tis a “fine” day");
/// ```
pub fn typeset(text: &str, language: Language) -> Cow<'_, str> {
    Typographer::new(language).last_piece(text)
}

/// Sets a paragraph that markup has cut in pieces, one piece after the other,
/// by the rules of [`typeset`].
///
/// It remembers what came before, so that a quotation may begin in one piece
/// and end in another. The time grows with the length of the pieces, and what
/// is remembered does not grow at all.
///
/// ```
/// use dvomova::article::Typographer;
/// use dvomova::language::Language;
///
/// // He said "<em>yes</em>" to <code>"x"</code>.
/// let mut typographer = Typographer::new(Language::English);
/// assert_eq!(typographer.piece("He said \""), "He said “");
/// assert_eq!(typographer.piece("yes"), "yes");
/// assert_eq!(typographer.piece("\" to "), "” to ");
/// typographer.skip();
/// assert_eq!(typographer.last_piece("."), ".");
/// ```
#[derive(Clone, Debug)]
pub struct Typographer {
    language: Language,
    quotations: Quotations,
    /// The last character, as it was set.
    last: Option<char>,
    /// The last character that is no white space.
    last_solid: Option<char>,
    word: Word,
}

/// The word that a place stands in or right after.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Word {
    None,
    /// One letter that is a whole word of Ukrainian.
    OneLetter,
    Longer,
}

/// Stands for something that is no text.
const OBJECT: char = '\u{FFFC}';

impl Typographer {
    /// A typographer at the start of a paragraph.
    pub const fn new(language: Language) -> Self {
        Self {
            language,
            quotations: Quotations::new(language),
            last: None,
            last_solid: None,
            word: Word::None,
        }
    }

    /// Goes to the start of another paragraph; quotations left open end here.
    pub fn reset(&mut self) {
        *self = Self::new(self.language);
    }

    /// Passes over something that is no text and stands in the paragraph like a
    /// word: code, a picture.
    pub fn skip(&mut self) {
        self.pass(OBJECT);
    }

    /// Passes over a line break that the reader sees.
    pub fn break_line(&mut self) {
        self.pass('\n');
    }

    /// The next piece. A line break that is shown as a space is such a piece.
    pub fn piece<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        self.set(text, Next::Unknown)
    }

    /// The next piece, where the character that the following one begins with
    /// is known (U+FFFC for what [`skip`](Self::skip) is for). It tells more
    /// about the end of this piece: in `слово <em>— слово</em>`, or where a line
    /// of the source begins with a dash, the space.
    ///
    /// ```
    /// use dvomova::article::Typographer;
    /// use dvomova::language::Language;
    ///
    /// let mut typographer = Typographer::new(Language::Ukrainian);
    /// assert_eq!(typographer.piece("Київ"), "Київ");
    /// assert_eq!(typographer.piece_before("\n", '—'), "\u{A0}");
    /// assert_eq!(typographer.last_piece("— столиця"), "— столиця");
    /// ```
    pub fn piece_before<'a>(&mut self, text: &'a str, next: char) -> Cow<'a, str> {
        self.set(text, Next::Character(next))
    }

    /// The piece that the paragraph ends with. Like [`reset`](Self::reset) it
    /// goes to the start of another one.
    pub fn last_piece<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let set = self.set(text, Next::End);
        self.reset();
        set
    }

    fn set<'a>(&mut self, text: &'a str, after: Next) -> Cow<'a, str> {
        let mut set = String::new();
        let mut kept = 0;
        let mut at = 0;
        while let Some((found, rest)) = split_first(text.get(at..).unwrap_or_default()) {
            let place = Place {
                last: self.last,
                next: first_of(rest, after),
                rest,
                after,
            };
            let mut end = at + found.len_utf8();
            if let Some((more, replacement)) = self.replacement(found, place) {
                end += more;
                set.push_str(text.get(kept..at).unwrap_or_default());
                set.push_str(replacement);
                kept = end;
                replacement.chars().for_each(|each| self.pass(each));
            } else {
                self.pass(found);
            }
            at = end;
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        set.push_str(text.get(kept..).unwrap_or_default());
        Cow::Owned(set)
    }

    /// What a character becomes together with so many bytes after it, if not
    /// itself.
    fn replacement(&mut self, found: char, place: Place<'_>) -> Option<(usize, &'static str)> {
        match found {
            _ if is_apostrophe(found) && place.is_apostrophe(found) => {
                (found != '’').then_some((0, "’"))
            }
            '"' | '\'' | '«' | '»' | '„' | '“' | '”' | '‘' | '’' => {
                Some((0, self.quotations.mark(found, place)?))
            }
            ' ' | '\n' | '\t' => self.keeps_together(place).then_some((0, "\u{A0}")),
            '-' if place.last.is_some_and(char::is_whitespace) => {
                Some((self.dash(place.rest, place.after)?, "—"))
            }
            '.' if place.last != Some('.') => {
                let beyond = place.rest.strip_prefix("..")?;
                let full = match (self.language, place.last) {
                    _ if first_of(beyond, place.after).is(|next| next == '.') => return None,
                    (Language::Ukrainian, Some('?' | '!')) => "..",
                    _ => "…",
                };
                Some((2, full))
            }
            _ => None,
        }
    }

    /// Whether a space is no place to end a line at.
    fn keeps_together(&self, place: Place<'_>) -> bool {
        let single = !place.last.is_none_or(char::is_whitespace) && !place.next.is_space();
        let before_dash = || match split_first(place.rest) {
            Some(('—' | '–', beyond)) => !first_of(beyond, place.after).is_word(),
            Some(('-', beyond)) => self.dash(beyond, place.after).is_some(),
            Some(_) => false,
            None => place.after.is(|next| matches!(next, '—' | '–')),
        };
        self.language == Language::Ukrainian
            && single
            && (self.word == Word::OneLetter || before_dash())
    }

    /// Whether a hyphen after a space, with this after it, is a dash; how many
    /// bytes more of it there are.
    fn dash(&self, rest: &str, after: Next) -> Option<usize> {
        let last = self.last_solid?;
        let more = rest
            .bytes()
            .take(3)
            .take_while(|&byte| byte == b'-')
            .count();
        let beyond = rest.get(more..).unwrap_or_default();
        let mut following = beyond.chars();
        let space = following.next().map_or(after, Next::Character);
        let between_numbers = last.is_numeric() && following.next().is_some_and(char::is_numeric);
        (more < 3 && space.is(char::is_whitespace) && !between_numbers).then_some(more)
    }

    /// Goes past a character, as it is set.
    fn pass(&mut self, character: char) {
        let quotation = is_apostrophe(character) && self.word == Word::None;
        let of_word = is_word(character) || is_apostrophe(character) || character == '-';
        self.word = match self.word {
            _ if quotation || !of_word => Word::None,
            Word::None if is_one_letter_word(character) => Word::OneLetter,
            _ => Word::Longer,
        };
        if !character.is_whitespace() {
            self.last_solid = Some(character);
        }
        self.last = Some(character);
    }
}

/// What stands around a character.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) last: Option<char>,
    pub(super) next: Next,
    /// What follows in this piece.
    pub(super) rest: &'a str,
    /// What follows the piece.
    after: Next,
}

impl Place<'_> {
    /// Whether it has a letter or digit on both sides.
    pub(super) fn is_inside_word(self) -> bool {
        self.last.is_some_and(is_word) && self.next.is(is_word)
    }

    /// Whether a mark here is the apostrophe inside a word. Between Cyrillic
    /// letters people type it with nine characters; elsewhere, since those have
    /// uses of their own there, only with one.
    fn is_apostrophe(self, found: char) -> bool {
        let before = self
            .last
            .is_some_and(|last| is_cyrillic(last) || is_attached(last));
        if before && self.next.is(is_cyrillic) {
            return true;
        }
        found == '\'' && self.is_inside_word() && self.next.is(char::is_alphabetic)
    }
}

/// What comes after a character.
#[derive(Clone, Copy)]
pub(super) enum Next {
    Character(char),
    /// The end of the paragraph.
    End,
    /// Another piece, not known yet.
    Unknown,
}

impl Next {
    pub(super) fn is(self, like: impl FnOnce(char) -> bool) -> bool {
        matches!(self, Self::Character(next) if like(next))
    }

    pub(super) fn is_space(self) -> bool {
        matches!(self, Self::End) || self.is(char::is_whitespace)
    }

    /// Whether a word, or something that begins one, comes next.
    pub(super) fn is_word(self) -> bool {
        self.is(|next| is_word(next) || matches!(next, '(' | '[' | '«' | '„' | '“' | '‘'))
    }
}

/// A letter, a digit, a mark on one, or an object that stands like a word.
pub(super) fn is_word(character: char) -> bool {
    let letter = character.is_alphanumeric() && !is_apostrophe(character);
    letter || is_attached(character) || character == OBJECT
}

/// The words of one letter that Ukrainian has.
fn is_one_letter_word(character: char) -> bool {
    let small = character.to_lowercase().next().unwrap_or(character);
    "абвжзйіоуєя".contains(small)
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    Some((characters.next()?, characters.as_str()))
}

fn first_of(text: &str, after: Next) -> Next {
    text.chars().next().map_or(after, Next::Character)
}
