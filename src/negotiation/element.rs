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
    /// Where it begins in its line.
    pub(super) offset: usize,
    /// What the range means; nothing if the element was not readable.
    pub(super) meaning: Option<Meaning>,
    pub(super) weight: Quality,
    pub(super) notes: Notes,
}

impl<'h> Element<'h> {
    const fn unreadable(notes: Notes) -> Self {
        Self {
            text: b"",
            offset: 0,
            meaning: None,
            weight: Quality::ZERO,
            notes,
        }
    }

    /// A bare range, without parameters, as `navigator.languages` has them.
    pub(super) fn from_range(range: &'h [u8], weight: Quality) -> Self {
        let text = trim(range);
        if text.len() > LONGEST_ELEMENT {
            return Self::unreadable(Notes::TOO_LONG);
        }
        match Meaning::of(text) {
            Some(meaning) => Self {
                text,
                offset: range.len() - trim_start(range).len(),
                meaning: Some(meaning),
                weight,
                notes: meaning.notes(),
            },
            None => Self::unreadable(Notes::MALFORMED),
        }
    }
}

/// The elements of one header line; empty ones are passed over (RFC 9110 §5.6.1.2).
#[derive(Clone, Debug)]
pub(super) struct Elements<'h> {
    /// The length of the line.
    length: usize,
    rest: &'h [u8],
}

impl<'h> Elements<'h> {
    pub(super) const fn new(line: &'h [u8]) -> Self {
        Self {
            length: line.len(),
            rest: line,
        }
    }
}

impl<'h> Iterator for Elements<'h> {
    type Item = Element<'h>;

    #[inline]
    fn next(&mut self) -> Option<Element<'h>> {
        let mut rest = self.rest;
        while let [b',' | b' ' | b'\t', after @ ..] = rest {
            rest = after;
        }
        if rest.is_empty() {
            return None;
        }
        let offset = self.length - rest.len();
        let (element, rest) = match plain(rest, offset) {
            Some(read) => read,
            None => general(rest, offset),
        };
        self.rest = rest;
        Some(element)
    }
}

/// An element in the shapes that browsers send, `uk` or `uk-UA`, alone or with
/// a weight of one decimal; and the rest of the line.
#[inline]
fn plain(line: &[u8], offset: usize) -> Option<(Element<'_>, &[u8])> {
    let (text, meaning, after) = match *line {
        [a, b, ref after @ ..] if matches!(after, [] | [b',' | b';', ..]) => {
            (line.get(..2)?, Meaning::of_language(a, b)?, after)
        }
        [a, b, b'-', c, d, ref after @ ..] if matches!(after, [] | [b',' | b';', ..]) => {
            let meaning = Meaning::of_language_and_region(a, b, c, d)?;
            (line.get(..5)?, meaning, after)
        }
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
    let element = Element {
        text,
        offset,
        meaning: Some(meaning),
        weight: Quality::from_thousandths(weight),
        notes: Notes::NONE,
    };
    Some((element, rest))
}

/// Any element, whatever it looks like; and the rest of the line.
#[cold]
fn general(line: &[u8], offset: usize) -> (Element<'_>, &[u8]) {
    let (whole, after) = line.split_at(position(line, b','));
    let whole = trim(whole);
    if whole.len() > LONGEST_ELEMENT {
        return (Element::unreadable(Notes::TOO_LONG), after);
    }
    let (range, parameters) = whole.split_at(position(whole, b';'));
    let range = trim(range);
    let (weight, notes, rest) = weight(parameters, after);
    let element = match Meaning::of(range) {
        Some(meaning) => Element {
            text: range,
            offset,
            meaning: Some(meaning),
            weight,
            notes: notes.and(meaning.notes()),
        },
        None => Element::unreadable(Notes::MALFORMED),
    };
    (element, rest)
}

/// The weight among an element's parameters, each with its `;` before it; and
/// what stands behind the element.
///
/// The first that can be read counts; unknown parameters are ignored.
fn weight<'h>(mut parameters: &[u8], mut behind: &'h [u8]) -> (Quality, Notes, &'h [u8]) {
    let mut notes = Notes::NONE;
    let mut found = None;
    while let [b';', rest @ ..] = parameters {
        let (parameter, after) = rest.split_at(position(rest, b';'));
        parameters = after;
        let Some(text) = weight_of(trim(parameter)) else {
            continue;
        };
        let mut read = Quality::read(text);
        if let ([whole @ (b'0' | b'1')], []) = (text, after)
            && let Some((fraction, rest)) = fraction_after_comma(behind)
        {
            behind = rest;
            notes = notes.and(Notes::DECIMAL_COMMA);
            read = with_fraction(*whole, fraction);
        }
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
    (weight, notes, behind)
}

/// The decimals of `q=0,9` and the rest of the line: what follows the comma is
/// a number, which no range is.
fn fraction_after_comma(behind: &[u8]) -> Option<(&[u8], &[u8])> {
    let [b',', after @ ..] = behind else {
        return None;
    };
    let (element, rest) = after.split_at(position(after, b','));
    let fraction = trim(element.get(..position(element, b';'))?);
    let is_number = !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit);
    is_number.then_some((fraction, rest))
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
fn trim(text: &[u8]) -> &[u8] {
    let mut text = trim_start(text);
    while let [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    text
}
