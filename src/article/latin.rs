use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};

/// Adds a character to a slug as its base letters `a`–`z` or its digit; says
/// whether it has any.
///
/// Letters lose their marks by canonical decomposition; those that Unicode
/// does not decompose are in [`base_letters`]. A digit or letter in a style of
/// its own (*₂*, fullwidth *Ａ*) counts as the plain one, but a sign of several
/// letters (*№*, *™*) does not.
pub(super) fn fold(character: char, slug: &mut String) -> bool {
    let before = slug.len();
    for small in character.to_lowercase() {
        if is_plain(small) {
            slug.push(small);
        } else if let Some(base) = base_letters(small) {
            slug.push_str(base);
        } else {
            let canonical = only_base(|each| decompose_canonical(small, each));
            let base = canonical
                .filter(|&base| is_plain(base) || base_letters(base).is_some())
                .or_else(|| only_base(|each| decompose_compatible(small, each)));
            match base.map(|base| base.to_ascii_lowercase()) {
                Some(base) if is_plain(base) => slug.push(base),
                Some(base) => slug.push_str(base_letters(base).unwrap_or_default()),
                None => {}
            }
        }
    }
    slug.len() > before
}

const fn is_plain(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

/// The one character of a decomposition that is no mark.
fn only_base(decompose: impl FnOnce(&mut dyn FnMut(char))) -> Option<char> {
    let mut base = None;
    let mut bases = 0;
    decompose(&mut |part| {
        if !is_combining_mark(part) {
            base = Some(part);
            bases += 1;
        }
    });
    base.filter(|_| bases == 1)
}

/// Small Latin letters that Unicode does not decompose, as each is usually
/// written without it.
const fn base_letters(small: char) -> Option<&'static str> {
    Some(match small {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ɵ' => "o",
        'ł' | 'ƚ' => "l",
        'đ' | 'ð' | 'ɖ' => "d",
        'þ' => "th",
        'ı' | 'ɨ' => "i",
        'ħ' => "h",
        'ĸ' => "k",
        'ŋ' => "ng",
        'ŧ' => "t",
        'ſ' => "s",
        'ƀ' => "b",
        'ƒ' => "f",
        'ə' | 'ǝ' | 'ɛ' => "e",
        'ɔ' => "o",
        'ɣ' | 'ǥ' => "g",
        'ƙ' => "k",
        'ƶ' => "z",
        'ĳ' => "ij",
        'ǆ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}
