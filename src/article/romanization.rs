use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Writes Ukrainian in Latin letters, as passports and road signs do.
///
/// The rules are those of resolution 55 of the Cabinet of Ministers of Ukraine
/// (27 January 2010):
///
/// - *є, ї, й, ю, я* are *ye, yi, y, yu, ya* at the start of a word and *ie, i,
///   i, iu, ia* inside it. A hyphen ends a word; an apostrophe does not, and a
///   digit counts as inside: *5-й* is `5-y`, *10й* is `10i`.
/// - *зг* is *zgh*, so that nobody reads it as *ж*.
/// - The soft sign is dropped, and so is an apostrophe between two letters of
///   which one is Cyrillic, whichever of nine characters it was typed with. An
///   apostrophe at the edge of a word is a quotation mark and stays.
///
/// Beyond the resolution:
///
/// - A capital that becomes several letters keeps them all capital before
///   another capital and at the end of a word in capitals (*ЄС* is `YES`);
///   otherwise only the first is (*Єва* is `Yeva`). A word of one letter counts
///   as in capitals if the whole text is.
/// - Letters of quoted Russian and Belarusian get the nearest reading (*ё* yo or
///   io, *ы* y, *э* e, *ў* u; *ъ* is dropped), and so do some letters of other
///   Cyrillic alphabets.
/// - The text is read as NFC. Stress marks, soft hyphens and zero-width spaces
///   are dropped. All else stays as it is: Latin text, digits, punctuation.
///
/// The time grows with the length of the text and with nothing else.
///
/// ```
/// use dvomova::article::romanize;
///
/// assert_eq!(romanize("Згурівка, Короп’є, Йосип"), "Zghurivka, Koropie, Yosyp");
/// assert_eq!(romanize("5-й з’їзд ЄС"), "5-y zizd YES");
/// assert_eq!(romanize("Ukraine’s Київ"), "Ukraine’s Kyiv");
/// ```
pub fn romanize(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let text: Cow<'_, str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect::<String>().into(),
    };
    let mut latin = String::with_capacity(text.len());
    // The last letter or digit of the word that is being read, if any.
    let mut inside: Option<char> = None;
    let mut in_capitals: Option<bool> = None;
    let mut rest = text.chars();
    while let Some(found) = rest.next() {
        if is_dropped(found) {
            continue;
        }
        if is_apostrophe(found) {
            let next = next_of_word(rest.as_str());
            match (inside, next) {
                (Some(last), Some(next)) if is_cyrillic(last) || is_cyrillic(next) => {}
                (Some(_), Some(_)) => latin.push(found),
                _ => {
                    latin.push(found);
                    inside = None;
                }
            }
        } else if is_attached(found) {
            if !inside.is_some_and(is_cyrillic) {
                latin.push(found);
            }
        } else if let Some(letters) = reading(found, inside) {
            if !found.is_uppercase() {
                latin.push_str(letters);
            } else if letters.len() > 1
                && all_capital(rest.as_str(), inside)
                    .unwrap_or_else(|| *in_capitals.get_or_insert_with(|| is_in_capitals(&text)))
            {
                latin.push_str(&letters.to_ascii_uppercase());
            } else {
                let mut letters = letters.chars();
                latin.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                latin.push_str(letters.as_str());
            }
            inside = Some(found);
        } else {
            latin.push(found);
            inside = found.is_alphanumeric().then_some(found);
        }
    }
    latin
}

/// The characters that people type for the Ukrainian apostrophe.
pub(super) const fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′' | '\u{FF07}' | 'ʹ'
    )
}

pub(super) const fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{0400}'..='\u{052F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}')
}

/// Stress mark, soft hyphen, zero-width space: they say how a word is read or
/// broken, not how it is spelled.
const fn is_dropped(character: char) -> bool {
    matches!(character, '\u{0301}' | '\u{00AD}' | '\u{200B}')
}

/// What stands on or between letters without ending their word.
pub(super) fn is_attached(character: char) -> bool {
    is_dropped(character)
        || matches!(
            character,
            '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}'
        )
        || is_combining_mark(character)
}

/// The letter or digit that a word goes on with, right here.
fn next_of_word(rest: &str) -> Option<char> {
    rest.chars()
        .find(|&next| !is_attached(next))
        .filter(|&next| next.is_alphanumeric() && !is_apostrophe(next))
}

/// Whether all letters that a capital becomes are capital; nothing for a
/// capital that is a word of its own.
fn all_capital(rest: &str, inside: Option<char>) -> Option<bool> {
    let mut following = rest.chars().filter(|&next| !is_attached(next));
    let mut next = following.next();
    if next.is_some_and(is_apostrophe) {
        next = following.next();
    }
    match next {
        Some(next) if next.is_uppercase() => Some(true),
        Some(next) if next.is_lowercase() => Some(false),
        _ => inside
            .filter(|last| last.is_alphabetic())
            .map(char::is_uppercase),
    }
}

/// Whether a text is a headline in capitals: two of them in a row, and no small
/// letter anywhere.
fn is_in_capitals(text: &str) -> bool {
    let mut before = false;
    let mut in_a_row = false;
    for character in text.chars() {
        if character.is_lowercase() {
            return false;
        }
        in_a_row |= before && character.is_uppercase();
        before = character.is_uppercase();
    }
    in_a_row
}

/// The Latin letters, in lower case, of a Cyrillic letter that comes after
/// `inside` in its word.
fn reading(letter: char, inside: Option<char>) -> Option<&'static str> {
    if !is_cyrillic(letter) {
        return None;
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    by_rule(small, inside).or_else(|| {
        // A letter with a mark that no alphabet here knows: ѐ, ѝ, ӓ.
        let mut base = small;
        decompose_canonical(small, |part| {
            if !is_combining_mark(part) {
                base = part;
            }
        });
        by_rule(base, inside)
    })
}

fn by_rule(small: char, inside: Option<char>) -> Option<&'static str> {
    let starts = inside.is_none();
    let at_start = |first, other| if starts { first } else { other };
    Some(match small {
        // The resolution's table.
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' if matches!(inside, Some('з' | 'З')) => "gh",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' => at_start("ye", "ie"),
        'ж' => "zh",
        'з' => "z",
        'и' => "y",
        'і' => "i",
        'ї' => at_start("yi", "i"),
        'й' => at_start("y", "i"),
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' => "",
        'ю' => at_start("yu", "iu"),
        'я' => at_start("ya", "ia"),
        // Russian and Belarusian.
        'ё' => at_start("yo", "io"),
        'ъ' => "",
        'ы' => "y",
        'э' => "e",
        'ў' => "u",
        // Older spellings.
        'ѣ' | 'ѵ' => "i",
        'ѳ' => "f",
        // Serbian and Macedonian.
        'ђ' => "dj",
        'ѓ' => "gj",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' => "c",
        'ќ' => "kj",
        'џ' => "dzh",
        'ѕ' => "dz",
        // Turkic languages.
        'ә' => "a",
        'ғ' => "g",
        'җ' => "zh",
        'қ' => "k",
        'ң' => "n",
        'ө' => "o",
        'ұ' | 'ү' => "u",
        'һ' | 'ҳ' => "h",
        'ҷ' => "ch",
        _ => return None,
    })
}
