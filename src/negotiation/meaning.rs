//! What a language range means to a site in Ukrainian and English.

use crate::language::Language;

use super::cldr;
use super::diagnostic::Notes;

/// How a range bears on the site's two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It names the language, in no or its native script.
    Direct(Language, Extent),
    /// It names a region where the language is the likely one.
    Inferred(Language),
    /// It names the language in another script than the site writes.
    OtherScript(Language),
    /// It names a language whose readers are likely to read English.
    Related,
    /// It is `*`.
    Wildcard,
    /// It says nothing about either.
    Nothing,
}

/// Whether a range covers the language in every region, so that refusing the
/// range refuses the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Part,
}

/// A range, understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) claim: Claim,
    /// The language subtag, packed by [`pack`]; `ua` is `uk` here.
    pub(super) language: u64,
    is_country_code: bool,
}

/// The subtags that matter, packed by [`pack`]; 0 where there is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subtags {
    pub(super) language: u64,
    script: u64,
    pub(super) region: u64,
    /// Whether there are others: variants, extensions, private use.
    has_more: bool,
}

/// A subtag of at most eight characters in lower case, ordered as text is.
pub(super) const fn pack(subtag: &[u8]) -> u64 {
    let mut packed = 0;
    let mut rest = subtag;
    let mut length = 0;
    while let [first, tail @ ..] = rest {
        packed = packed << 8 | first.to_ascii_lowercase() as u64;
        rest = tail;
        length += 1;
    }
    if length == 0 || length > 8 {
        return 0;
    }
    packed << (8 * (8 - length))
}

const ENGLISH: u64 = pack(b"en");
const UKRAINIAN: u64 = pack(b"uk");
const COUNTRY: u64 = pack(b"ua");
const UNDETERMINED: u64 = pack(b"und");
const ANY: u64 = pack(b"*");
const LATIN: u64 = pack(b"latn");

/// What a language of two letters is to the site.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Other,
    English,
    Ukrainian,
    Country,
    Related,
}

/// The kinds of the 26 × 26 codes, made from CLDR's tables when compiled.
static KINDS: [Kind; 26 * 26] = kinds();

const fn kinds() -> [Kind; 26 * 26] {
    let mut kinds = [Kind::Other; 26 * 26];
    let mut related = cldr::RELATED;
    while let [(code, _), rest @ ..] = related {
        set(&mut kinds, code.as_bytes(), Kind::Related);
        related = rest;
    }
    let mut aliases = cldr::ALIASES;
    while let [(code, _), rest @ ..] = aliases {
        // English's and Ukrainian's own have three letters.
        set(&mut kinds, code.as_bytes(), Kind::Related);
        aliases = rest;
    }
    set(&mut kinds, b"en", Kind::English);
    set(&mut kinds, b"uk", Kind::Ukrainian);
    set(&mut kinds, b"ua", Kind::Country);
    kinds
}

#[allow(
    clippy::indexing_slicing,
    reason = "runs when compiled, where a wrong index is a build error"
)]
const fn set(kinds: &mut [Kind; 26 * 26], code: &[u8], kind: Kind) {
    if let [a @ b'a'..=b'z', b @ b'a'..=b'z'] = *code {
        kinds[(a - b'a') as usize * 26 + (b - b'a') as usize] = kind;
    }
}

impl Meaning {
    /// What two letters mean; nothing if they are no letters.
    #[inline]
    pub(super) fn of_language(a: u8, b: u8) -> Option<Self> {
        Self::of_two(a, b, Extent::Whole)
    }

    /// What `uk-UA` means; nothing if these are no letters, or if the answer
    /// takes more than a glance.
    #[inline]
    pub(super) fn of_language_and_region(a: u8, b: u8, c: u8, d: u8) -> Option<Self> {
        let meaning = Self::of_two(a, b, Extent::Part)?;
        let plain = c.is_ascii_alphabetic()
            && d.is_ascii_alphabetic()
            && !matches!(meaning.claim, Claim::Related);
        plain.then_some(meaning)
    }

    #[inline]
    fn of_two(a: u8, b: u8, extent: Extent) -> Option<Self> {
        let (a, b) = (a | 0x20, b | 0x20);
        let (row, column) = (a.wrapping_sub(b'a'), b.wrapping_sub(b'a'));
        if row >= 26 || column >= 26 {
            return None;
        }
        let kind = *KINDS.get(usize::from(row) * 26 + usize::from(column))?;
        let claim = match kind {
            Kind::Other => Claim::Nothing,
            Kind::English => Claim::Direct(Language::English, extent),
            Kind::Ukrainian | Kind::Country => Claim::Direct(Language::Ukrainian, extent),
            Kind::Related => Claim::Related,
        };
        let is_country_code = kind == Kind::Country;
        let language = if is_country_code {
            UKRAINIAN
        } else {
            u64::from(a) << 56 | u64::from(b) << 48
        };
        Some(Self {
            claim,
            language,
            is_country_code,
        })
    }

    /// What any range means; nothing if it is no range.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let head = without_posix_tail(text)?;
        if let Some(meaning) = Self::of_grandfathered(head) {
            return Some(meaning);
        }
        let subtags = Subtags::read(head)?;
        let is_country_code = subtags.language == COUNTRY;
        let language = if is_country_code {
            UKRAINIAN
        } else {
            subtags.language
        };
        let claim = Subtags {
            language,
            ..subtags
        }
        .claim();
        Some(Self {
            claim,
            language,
            is_country_code,
        })
    }

    /// The two irregular tags of RFC 5646 §2.2.8 for which CLDR has a meaning here.
    fn of_grandfathered(text: &[u8]) -> Option<Self> {
        let (claim, language) = if text.eq_ignore_ascii_case(b"i-klingon") {
            (Claim::Related, pack(b"tlh"))
        } else if text.eq_ignore_ascii_case(b"i-default") {
            (Claim::Direct(Language::English, Extent::Part), ENGLISH)
        } else {
            return None;
        };
        Some(Self {
            claim,
            language,
            is_country_code: false,
        })
    }

    #[inline]
    pub(super) const fn notes(self) -> Notes {
        if self.is_country_code {
            Notes::COUNTRY_CODE
        } else {
            Notes::NONE
        }
    }
}

impl Subtags {
    /// The subtags of a range that is known to be one, such as an element's.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        Self::read(without_posix_tail(text)?)
    }

    /// Reads an extended range (RFC 4647 §2.2), with `-` or `_` between subtags.
    fn read(text: &[u8]) -> Option<Self> {
        let mut parts = text.split(|byte| matches!(byte, b'-' | b'_'));
        let first = parts.next()?;
        let is_language =
            (1..=8).contains(&first.len()) && first.iter().all(u8::is_ascii_alphabetic);
        if !is_language && first != b"*" {
            return None;
        }
        let mut subtags = Self {
            language: pack(first),
            script: 0,
            region: 0,
            has_more: false,
        };
        for part in parts {
            if part == b"*" {
                continue;
            }
            if !(1..=8).contains(&part.len()) || !part.iter().all(u8::is_ascii_alphanumeric) {
                return None;
            }
            subtags.add(part);
        }
        // CLDR's codes for what is unknown say as much as no code.
        if subtags.script == pack(b"zzzz") {
            subtags.script = 0;
        }
        if subtags.region == pack(b"zz") {
            subtags.region = 0;
        }
        Some(subtags)
    }

    /// Whether it has a language and perhaps a region, and nothing else.
    pub(super) const fn is_language_and_region(&self) -> bool {
        self.script == 0 && !self.has_more
    }

    fn add(&mut self, part: &[u8]) {
        let is_alphabetic = part.iter().all(u8::is_ascii_alphabetic);
        let is_numeric = part.iter().all(u8::is_ascii_digit);
        match part.len() {
            4 if is_alphabetic && !self.has_more && self.script == 0 && self.region == 0 => {
                self.script = pack(part);
            }
            2 if is_alphabetic && !self.has_more && self.region == 0 => self.region = pack(part),
            3 if is_numeric && !self.has_more && self.region == 0 => self.region = pack(part),
            _ => self.has_more = true,
        }
    }

    fn claim(self) -> Claim {
        match self.language {
            ANY | UNDETERMINED => self.claim_of_any_language(),
            ENGLISH => self.claim_of(Language::English),
            UKRAINIAN => self.claim_of(Language::Ukrainian),
            written => match canonical(written) {
                ENGLISH => self.claim_of(Language::English),
                UKRAINIAN => self.claim_of(Language::Ukrainian),
                language => self.claim_of_related(language),
            },
        }
    }

    fn claim_of(self, language: Language) -> Claim {
        if self.script != 0 && self.script != native_script(language) {
            Claim::OtherScript(language)
        } else if self.region == 0 && !self.has_more {
            Claim::Direct(language, Extent::Whole)
        } else {
            Claim::Direct(language, Extent::Part)
        }
    }

    fn claim_of_any_language(self) -> Claim {
        let is_bare = self.script == 0 && self.region == 0 && !self.has_more;
        if is_bare && self.language == ANY {
            return Claim::Wildcard;
        }
        match likely_language(self.region) {
            Some(language) if self.script == 0 || self.script == native_script(language) => {
                Claim::Inferred(language)
            }
            _ => Claim::Nothing,
        }
    }

    fn claim_of_related(self, language: u64) -> Claim {
        let Some(own_script) = find(cldr::RELATED, language) else {
            return Claim::Nothing;
        };
        let is_related = if self.script == 0 {
            !cldr::UNRELATED_IN_REGION.iter().any(|(of, region)| {
                pack(of.as_bytes()) == language && pack(region.as_bytes()) == self.region
            })
        } else {
            self.script == LATIN || self.script == pack(own_script.as_bytes())
        };
        if is_related {
            Claim::Related
        } else {
            Claim::Nothing
        }
    }
}

const fn native_script(language: Language) -> u64 {
    match language {
        Language::English => LATIN,
        Language::Ukrainian => pack(b"cyrl"),
    }
}

/// The language that CLDR's aliases give for a code; the code itself if none.
pub(super) fn canonical(language: u64) -> u64 {
    find(cldr::ALIASES, language).map_or(language, |to| pack(to.as_bytes()))
}

/// The region that CLDR's aliases give for a code; the code itself if none.
pub(super) fn canonical_region(region: u64) -> u64 {
    find(cldr::REGION_ALIASES, region).map_or(region, |to| pack(to.as_bytes()))
}

fn likely_language(region: u64) -> Option<Language> {
    if region == 0 {
        return None;
    }
    let region = canonical_region(region);
    if region == COUNTRY {
        return Some(Language::Ukrainian);
    }
    cldr::ENGLISH_REGIONS
        .binary_search_by_key(&region, |code| pack(code.as_bytes()))
        .is_ok()
        .then_some(Language::English)
}

fn find(table: &[(&str, &'static str)], key: u64) -> Option<&'static str> {
    let at = table
        .binary_search_by_key(&key, |(code, _)| pack(code.as_bytes()))
        .ok()?;
    table.get(at).map(|&(_, value)| value)
}

/// A range without the encoding or modifier of a POSIX locale, `uk_UA.UTF-8`
/// or `uk_UA@euro`; nothing if that tail is not one.
fn without_posix_tail(text: &[u8]) -> Option<&[u8]> {
    let Some(at) = text.iter().position(|byte| matches!(byte, b'.' | b'@')) else {
        return Some(text);
    };
    let (head, tail) = text.split_at_checked(at)?;
    tail.iter()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'@' | b'-' | b'_'))
        .then_some(head)
}
