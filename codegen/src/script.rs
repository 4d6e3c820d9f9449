//! Which script a text is written in, and what its letters say of its language.
//!
//! Nothing here guesses a language from its words. Letters are counted by
//! script (Unicode's `Script` property, for Latin and Cyrillic), and the few
//! letters that only Russian or only Ukrainian writes are told apart. That is
//! enough to notice a Ukrainian label on an English page, a Russian word in a
//! Ukrainian one, and a Latin *i* typed inside a Ukrainian word.
//!
//! All functions take time linear in the text and allocate nothing.

use std::iter;

/// A script that one of the two languages is written in, or any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// English, and every name kept in Latin letters.
    Latin,
    /// Ukrainian, and also Russian, Bulgarian, Serbian.
    Cyrillic,
    /// Greek, Georgian, Chinese and the rest.
    Other,
}

impl Script {
    /// The script of a letter; `None` for what is no letter: digits,
    /// punctuation, the apostrophe in all its forms (U+02BC too, which Unicode
    /// counts as a letter), combining marks.
    ///
    /// ```
    /// use dvomova_codegen::script::Script;
    ///
    /// assert_eq!(Script::of('ї'), Some(Script::Cyrillic));
    /// assert_eq!(Script::of('i'), Some(Script::Latin));
    /// assert_eq!(Script::of('ʼ'), None);
    /// ```
    pub fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' => Some(Self::Latin),
            '\0'..='\u{A9}' => None,
            // Spacing modifiers, the letter apostrophe among them, and
            // combining marks.
            '\u{2B9}'..='\u{2DF}' | '\u{2E5}'..='\u{36F}' | '\u{483}'..='\u{489}' => None,
            _ if !letter.is_alphabetic() => None,
            '\u{400}'..='\u{52F}'
            | '\u{1C80}'..='\u{1C8F}'
            | '\u{1D2B}'
            | '\u{1D78}'
            | '\u{2DE0}'..='\u{2DFF}'
            | '\u{A640}'..='\u{A69F}'
            | '\u{1E030}'..='\u{1E08F}' => Some(Self::Cyrillic),
            '\u{AA}'
            | '\u{BA}'
            | '\u{C0}'..='\u{2B8}'
            | '\u{2E0}'..='\u{2E4}'
            | '\u{1D00}'..='\u{1D25}'
            | '\u{1D2C}'..='\u{1D5C}'
            | '\u{1D62}'..='\u{1D65}'
            | '\u{1D6B}'..='\u{1D77}'
            | '\u{1D79}'..='\u{1DBE}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{2071}'
            | '\u{207F}'
            | '\u{2090}'..='\u{209C}'
            | '\u{212A}'..='\u{212B}'
            | '\u{2132}'
            | '\u{214E}'
            | '\u{2160}'..='\u{2188}'
            | '\u{2C60}'..='\u{2C7F}'
            | '\u{A722}'..='\u{A787}'
            | '\u{A78B}'..='\u{A7FF}'
            | '\u{AB30}'..='\u{AB64}'
            | '\u{FB00}'..='\u{FB06}'
            | '\u{FF21}'..='\u{FF3A}'
            | '\u{FF41}'..='\u{FF5A}' => Some(Self::Latin),
            _ => Some(Self::Other),
        }
    }
}

/// How many letters of each script a text has.
///
/// ```
/// use dvomova_codegen::script::LetterCount;
///
/// let count = LetterCount::of("Обʼєднання iPhone, 2025");
/// assert_eq!((count.cyrillic, count.latin, count.other), (9, 6, 0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterCount {
    /// Latin letters.
    pub latin: usize,
    /// Cyrillic letters.
    pub cyrillic: usize,
    /// Letters of any other script.
    pub other: usize,
}

impl LetterCount {
    /// Counts the letters of a text.
    pub fn of(text: &str) -> Self {
        text.chars().filter_map(Script::of).collect()
    }

    /// All letters, of whatever script.
    pub const fn total(self) -> usize {
        self.latin
            .saturating_add(self.cyrillic)
            .saturating_add(self.other)
    }

    /// The letters of one script.
    pub const fn in_script(self, script: Script) -> usize {
        match script {
            Script::Latin => self.latin,
            Script::Cyrillic => self.cyrillic,
            Script::Other => self.other,
        }
    }

    /// How many letters of a thousand are of the script, rounded down; `None`
    /// for a text without letters.
    pub fn per_mille(self, script: Script) -> Option<u16> {
        let share = self
            .in_script(script)
            .saturating_mul(1_000)
            .checked_div(self.total())?;
        u16::try_from(share).ok()
    }
}

impl std::ops::Add for LetterCount {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self {
            latin: self.latin.saturating_add(more.latin),
            cyrillic: self.cyrillic.saturating_add(more.cyrillic),
            other: self.other.saturating_add(more.other),
        }
    }
}

impl FromIterator<Script> for LetterCount {
    fn from_iter<I: IntoIterator<Item = Script>>(scripts: I) -> Self {
        let mut count = Self::default();
        for script in scripts {
            match script {
                Script::Latin => count.latin += 1,
                Script::Cyrillic => count.cyrillic += 1,
                Script::Other => count.other += 1,
            }
        }
        count
    }
}

/// How many letters of a text belong to Russian alone, and how many to
/// Ukrainian alone, in either case.
///
/// ```
/// use dvomova_codegen::script::CyrillicSigns;
///
/// let signs = CyrillicSigns::of("Съешь ещё этих мягких булок");
/// assert_eq!((signs.russian, signs.ukrainian), (3, 0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CyrillicSigns {
    /// ы э ъ ё, which Ukrainian does not write.
    pub russian: usize,
    /// і ї є ґ, which Russian does not write.
    pub ukrainian: usize,
}

impl CyrillicSigns {
    /// Counts both kinds of letters.
    pub fn of(text: &str) -> Self {
        let mut signs = Self::default();
        for letter in text.chars() {
            if is_russian(letter) {
                signs.russian += 1;
            } else if is_ukrainian(letter) {
                signs.ukrainian += 1;
            }
        }
        signs
    }
}

/// Whether a letter is one of ы э ъ ё, in either case: Russian writes it,
/// Ukrainian never does.
pub const fn is_russian(letter: char) -> bool {
    matches!(letter, 'ы' | 'э' | 'ъ' | 'ё' | 'Ы' | 'Э' | 'Ъ' | 'Ё')
}

/// Whether a letter is one of і ї є ґ, in either case: Ukrainian writes it,
/// Russian never does.
pub const fn is_ukrainian(letter: char) -> bool {
    matches!(letter, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ')
}

/// A piece of a text and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The piece itself.
    pub text: &'a str,
    /// Its first byte, counted from the beginning of the text searched.
    pub at: usize,
}

/// The words of a text that hold a letter of Russian alone (ы э ъ ё).
///
/// ```
/// use dvomova_codegen::script::russian_letters;
///
/// let found: Vec<_> = russian_letters("Газета «Московские новости» и «Эхо»").collect();
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].text, "Эхо");
/// ```
pub fn russian_letters(text: &str) -> impl Iterator<Item = Found<'_>> {
    words(text).filter(|word| word.text.chars().any(is_russian))
}

/// The words in which Latin and Cyrillic letters stand together: nearly always
/// a letter typed in the wrong keyboard layout, which looks right and is not
/// found by any search.
///
/// Parts joined by a hyphen or an apostrophe are words of their own here, so
/// that *IT-компанія* and *Facebook’у* pass.
///
/// ```
/// use dvomova_codegen::script::mixed_words;
///
/// // The second word begins with a Latin `i`.
/// let found: Vec<_> = mixed_words("Нова iсторія IT-компанії").collect();
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].text, found[0].at), ("iсторія", 9));
/// ```
pub fn mixed_words(text: &str) -> impl Iterator<Item = Found<'_>> {
    words(text).filter(|word| {
        let count = LetterCount::of(word.text);
        count.latin > 0 && count.cyrillic > 0
    })
}

/// The Latin letters `a`, `i`, `o`, `y` that stand alone between two words of
/// Cyrillic letters: the Ukrainian conjunctions and prepositions *а*, *і*, *о*,
/// *у* typed in the wrong keyboard layout.
///
/// ```
/// use dvomova_codegen::script::stray_letters;
///
/// let found: Vec<_> = stray_letters("Хліб i сіль").collect();
/// assert_eq!((found[0].text, found[0].at), ("i", 9));
/// assert_eq!(stray_letters("Вітамін A корисний").count(), 0);
/// ```
pub fn stray_letters(text: &str) -> impl Iterator<Item = Found<'_>> {
    let is_cyrillic =
        |word: Option<Found<'_>>| word.is_some_and(|word| LetterCount::of(word.text).cyrillic > 0);
    let mut before = None;
    let mut rest = words(text).peekable();
    iter::from_fn(move || {
        loop {
            let word = rest.next()?;
            let stray = matches!(word.text, "a" | "i" | "o" | "y")
                && is_cyrillic(before)
                && is_cyrillic(rest.peek().copied());
            before = Some(word);
            if stray {
                return Some(word);
            }
        }
    })
}

/// The runs of letters, digits and combining marks of a text.
pub fn words(text: &str) -> impl Iterator<Item = Found<'_>> {
    let mut at = 0;
    iter::from_fn(move || {
        let rest = text.get(at..)?;
        let begin = at + rest.find(is_word)?;
        let word = text.get(begin..)?;
        let length = word.find(|letter| !is_word(letter)).unwrap_or(word.len());
        at = begin + length;
        Some(Found {
            text: text.get(begin..at)?,
            at: begin,
        })
    })
}

/// Letters, digits, and what is invisible or stands above a letter.
fn is_word(letter: char) -> bool {
    Script::of(letter).is_some()
        || letter.is_numeric()
        || matches!(letter, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}')
        || matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}')
}
