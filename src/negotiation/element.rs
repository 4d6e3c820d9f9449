//! One element of a list: a range, a weight, and what is odd about them.

use super::diagnostic::Notes;
use super::meaning::Meaning;
use super::quality::Quality;

/// The most bytes of an element, without white space around it.
const LONGEST_ELEMENT: usize = 128;

/// A readable element, or the notes about one that is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'h> {
    /// The range as it was written.
    pub(super) text: &'h [u8],
    /// What the range means; nothing if the element was not readable.
    pub(super) meaning: Option<Meaning>,
    pub(super) weight: Quality,
    pub(super) notes: Notes,
}

impl<'h> Element<'h> {
    const fn unreadable(notes: Notes) -> Self {
        Self {
            text: b"",
            meaning: None,
            weight: Quality::ZERO,
            notes,
        }
    }

    fn readable(text: &'h [u8], meaning: Meaning, weight: Quality, notes: Notes) -> Self {
        Self {
            text,
            meaning: Some(meaning),
            weight,
            notes: notes.and(meaning.notes()),
        }
    }

    /// A bare range, without parameters, as `navigator.languages` has them.
    pub(super) fn from_range(text: &'h [u8], weight: Quality) -> Self {
        let text = trim(text);
        if text.len() > LONGEST_ELEMENT {
            return Self::unreadable(Notes::TOO_LONG);
        }
        match Meaning::of(text) {
            Some(meaning) => Self::readable(text, meaning, weight, Notes::NONE),
            None => Self::unreadable(Notes::MALFORMED),
        }
    }
}

/// The elements of one header line; empty ones are passed over (RFC 9110 §5.6.1.2).
#[derive(Clone, Debug)]
pub(super) struct Elements<'h> {
    rest: &'h [u8],
}

impl<'h> Elements<'h> {
    pub(super) const fn new(line: &'h [u8]) -> Self {
        Self { rest: line }
    }

    /// An element in the shapes that browsers send: `uk` or `uk-UA`, alone or
    /// with a weight of one decimal.
    #[inline]
    fn plain(&mut self) -> Option<Element<'h>> {
        let line = self.rest;
        let length = match line {
            [_, _] | [_, _, b',' | b';', ..] => 2,
            [_, _, b'-', _, _] | [_, _, b'-', _, _, b',' | b';', ..] => 5,
            _ => return None,
        };
        let (text, after) = line.split_at_checked(length)?;
        let meaning = match *text {
            [a, b] => Meaning::of_language(a, b)?,
            [a, b, _, c, d] => Meaning::of_language_and_region(a, b, c, d)?,
            _ => return None,
        };
        let (weight, rest) = match after {
            [
                b';',
                b'q',
                b'=',
                b'0',
                b'.',
                tenths @ b'0'..=b'9',
                rest @ ..,
            ] if matches!(rest, [] | [b',', ..]) => (u16::from(tenths - b'0') * 100, rest),
            [b';', ..] => return None,
            _ => (1000, after),
        };
        self.rest = rest;
        let weight = Quality::from_thousandths(weight);
        Some(Element::readable(text, meaning, weight, Notes::NONE))
    }

    /// Any element, whatever it looks like.
    #[cold]
    fn general(&mut self) -> Element<'h> {
        let end = position(self.rest, b',');
        let (whole, after) = self.rest.split_at(end);
        self.rest = after;
        let element = trim(whole);
        if element.len() > LONGEST_ELEMENT {
            return Element::unreadable(Notes::TOO_LONG);
        }
        let (range, parameters) = element.split_at(position(element, b';'));
        let range = trim(range);
        let (weight, notes) = self.weight(parameters);
        match Meaning::of(range) {
            Some(meaning) => Element::readable(range, meaning, weight, notes),
            None => Element::unreadable(Notes::MALFORMED),
        }
    }

    /// The weight among an element's parameters, each with its `;` before it.
    ///
    /// The first that can be read counts; unknown parameters are ignored.
    fn weight(&mut self, mut parameters: &'h [u8]) -> (Quality, Notes) {
        let mut notes = Notes::NONE;
        let mut found = None;
        while let [b';', rest @ ..] = parameters {
            let (parameter, after) = rest.split_at(position(rest, b';'));
            parameters = after;
            let Some(text) = weight_of(trim(parameter)) else {
                continue;
            };
            let is_last = after.is_empty();
            let read = match text {
                [whole @ (b'0' | b'1')] if is_last => match self.fraction_after_comma() {
                    Some(fraction) => {
                        notes = notes.and(Notes::DECIMAL_COMMA);
                        with_fraction(*whole, fraction)
                    }
                    None => Quality::read(text),
                },
                _ => Quality::read(text),
            };
            match read {
                Some(_) => found = found.or(read),
                None => notes = notes.and(Notes::INVALID_WEIGHT),
            }
        }
        let weight = match found {
            Some(weight) => weight,
            None if notes.has(Notes::INVALID_WEIGHT) => Quality::LEAST,
            None => Quality::ONE,
        };
        (weight, notes)
    }

    /// The decimals of `q=0,9`: what follows the comma is a number, which no
    /// range is. They are taken from the line.
    fn fraction_after_comma(&mut self) -> Option<&'h [u8]> {
        let [b',', after @ ..] = self.rest else {
            return None;
        };
        let element = after.get(..position(after, b','))?;
        let fraction = trim(element.get(..position(element, b';'))?);
        if fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
            return None;
        }
        self.rest = after.get(element.len()..)?;
        Some(fraction)
    }
}

impl<'h> Iterator for Elements<'h> {
    type Item = Element<'h>;

    #[inline]
    fn next(&mut self) -> Option<Element<'h>> {
        while let [b',' | b' ' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
        if self.rest.is_empty() {
            return None;
        }
        match self.plain() {
            Some(element) => Some(element),
            None => Some(self.general()),
        }
    }
}

/// The weight that a parameter gives: what follows `q=`, or a bare number
/// whose `q=` was forgotten. Nothing for other parameters.
fn weight_of(parameter: &[u8]) -> Option<&[u8]> {
    match parameter {
        [b'q' | b'Q', rest @ ..] => match trim(rest) {
            [] => Some(b""),
            [b'=', value @ ..] => Some(trim(value)),
            _ => None,
        },
        // No weight is read from it, so that it is told as invalid.
        number if is_number(number) => Some(b""),
        _ => None,
    }
}

fn is_number(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_digit)
        && text
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'))
}

/// The weight `0,9` or `1,0`, mended.
fn with_fraction(whole: u8, fraction: &[u8]) -> Option<Quality> {
    let mut text = [whole, b'.', b'0', b'0', b'0'];
    for (place, digit) in text.iter_mut().skip(2).zip(fraction) {
        *place = *digit;
    }
    Quality::read(&text)
}

/// Where the byte first stands, or the length if it does not.
fn position(text: &[u8], byte: u8) -> usize {
    text.iter().position(|&at| at == byte).unwrap_or(text.len())
}

/// Without the spaces and tabs around it.
fn trim(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}
