use super::consent;
use crate::report::Report;
use crate::script::{LetterCount, Script, mixed_words, russian_letters, stray_letters};
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Call, Kind, Marks, Pattern, Piece, Place, Selector};

/// Reports texts that are in the wrong language, and phrases that must not be
/// said in any.
pub(crate) fn check(texts: &Texts, report: &mut Report<'_>) {
    for tongue in Tongue::ALL {
        for ((kind, id), entry) in texts.of(tongue) {
            let other = texts.entry(tongue.other(), *kind, id);
            let marks = marks(texts, *kind, id);
            for (attribute, pattern) in entry.patterns() {
                let counterpart = other.and_then(|other| other.pattern(attribute));
                let text = Text {
                    texts,
                    tongue,
                    marks,
                    pattern,
                    is_same: counterpart.is_some_and(|other| written(other) == written(pattern)),
                };
                text.check(report);
            }
        }
    }
}

/// The marks of an entry: one in either file excuses it in both.
fn marks(texts: &Texts, kind: Kind, id: &str) -> Marks {
    let mut marks = Marks::default();
    for tongue in Tongue::ALL {
        if let Some(entry) = texts.entry(tongue, kind, id) {
            marks.same |= entry.marks.same;
            marks.other_language |= entry.marks.other_language;
        }
    }
    marks
}

/// One text and what is known of it.
struct Text<'a> {
    texts: &'a Texts,
    tongue: Tongue,
    marks: Marks,
    pattern: &'a Pattern,
    /// Whether the other language writes it alike.
    is_same: bool,
}

impl Text<'_> {
    fn check(&self, report: &mut Report<'_>) {
        self.pattern.each(&mut |piece| match piece {
            Piece::Text(text, place) => self.check_text(text, *place, report),
            Piece::Message(reference, place) => {
                self.check_reference(Kind::Message, &reference.id, *place, report);
            }
            Piece::Term(call, place) => {
                self.check_reference(Kind::Term, &call.term.id, *place, report);
                self.check_arguments(call, report);
            }
            Piece::Select {
                selector: Selector::Term(call),
                ..
            } => self.check_arguments(call, report),
            Piece::Select { .. } | Piece::Variable { .. } => {}
        });
        if self.tongue == Tongue::Ukrainian {
            self.check_is_ukrainian(report);
        }
        consent::check(&all_text(self.pattern), self.pattern.place, report);
    }

    fn check_text(&self, text: &str, place: Place, report: &mut Report<'_>) {
        let at = |offset: usize| Place {
            at: place.at + offset,
            ..place
        };
        for (offset, letter) in text.char_indices().filter(|&(_, it)| turns_direction(it)) {
            let code = u32::from(letter);
            report.add(
                at(offset),
                format!("U+{code:04X} turns the direction of what follows; remove it"),
            );
        }
        let mut mixed = false;
        for word in mixed_words(text) {
            mixed = true;
            report.add(
                at(word.at),
                format!(
                    "`{}` mixes Latin and Cyrillic letters; type it in one keyboard layout",
                    word.text
                ),
            );
        }
        if self.tongue == Tongue::Ukrainian {
            check_ukrainian(text, &at, report);
        } else if !mixed {
            self.check_english(text, &at, report);
        }
    }

    /// Two languages write nothing alike in Cyrillic, so `@same` is no excuse.
    fn check_english(&self, text: &str, at: &dyn Fn(usize) -> Place, report: &mut Report<'_>) {
        let cyrillic = text
            .char_indices()
            .find(|&(_, letter)| Script::of(letter) == Some(Script::Cyrillic));
        if let Some((offset, _)) = cyrillic
            && !self.marks.other_language
        {
            report.add(
                at(offset),
                format!(
                    "Cyrillic letters in an English text: “{}”; write it in English, or \
                     put `# @other-language` above it if it is meant to be Ukrainian",
                    shortened(text)
                ),
            );
        }
    }

    /// A text in the other language stays one wherever it is put.
    fn check_reference(&self, kind: Kind, id: &str, place: Place, report: &mut Report<'_>) {
        if !self.marks.other_language && marks(self.texts, kind, id).other_language {
            let dash = if kind == Kind::Term { "-" } else { "" };
            report.add(
                place,
                format!(
                    "`{dash}{id}` is in the other language; put `# @other-language` above this \
                     text too if that is meant"
                ),
            );
        }
    }

    /// What a term is given it may print.
    fn check_arguments(&self, call: &Call, report: &mut Report<'_>) {
        for (value, place) in call.arguments.values() {
            self.check_text(value, *place, report);
        }
    }

    /// Ukrainian that is English word for word, or has not one Cyrillic letter.
    fn check_is_ukrainian(&self, report: &mut Report<'_>) {
        if self.marks.same || self.marks.other_language {
            return;
        }
        let text = all_text(self.pattern);
        let letters = LetterCount::of(&text);
        if self.is_same && letters.cyrillic > 0 {
            // It is the English text that is in the wrong language.
            return;
        }
        if self.is_same && letters.total() > 0 {
            report.add(
                self.pattern.place,
                format!(
                    "the Ukrainian text is the same as the English: “{}”; translate it, or put \
                     `# @same` above it if both languages write it alike",
                    shortened(&text)
                ),
            );
        } else if let Some(pattern) = without_cyrillic(self.pattern) {
            report.add(
                pattern.place,
                format!(
                    "no Cyrillic letter in a Ukrainian text: “{}”; write it in Ukrainian, or put \
                     `# @same` above it for a name, `# @other-language` for English",
                    shortened(&all_text(pattern))
                ),
            );
        }
    }
}

/// Unicode's explicit marks of direction (UAX #9 §2), which no text of the two
/// languages needs and which make it read otherwise than it is written.
pub(crate) const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn check_ukrainian(text: &str, at: &dyn Fn(usize) -> Place, report: &mut Report<'_>) {
    for word in russian_letters(text) {
        report.add(
            at(word.at),
            format!(
                "`{}` has a letter that Ukrainian does not write (ы э ъ ё); spell it in Ukrainian",
                word.text
            ),
        );
    }
    for letter in stray_letters(text) {
        report.add(
            at(letter.at),
            format!(
                "a Latin `{}` between Ukrainian words; type it in the Ukrainian keyboard layout",
                letter.text
            ),
        );
    }
}

/// The pattern or a variant of it that has Latin letters and no Cyrillic ones.
fn without_cyrillic(pattern: &Pattern) -> Option<&Pattern> {
    let letters = LetterCount::of(&all_text(pattern));
    if letters.latin > 0 && letters.cyrillic == 0 {
        return Some(pattern);
    }
    pattern.pieces.iter().find_map(|piece| match piece {
        Piece::Select { variants, .. } => variants
            .iter()
            .find_map(|variant| without_cyrillic(&variant.pattern)),
        _ => None,
    })
}

/// All text of a pattern with its variants, in the order it is written.
fn all_text(pattern: &Pattern) -> String {
    let mut all = String::new();
    pattern.each(&mut |piece| match piece {
        Piece::Text(text, _) => all.push_str(text),
        _ => all.push(' '),
    });
    all
}

/// A pattern written so that equal ones are written alike.
fn written(pattern: &Pattern) -> String {
    let mut written = String::new();
    pattern.each(&mut |piece| match piece {
        Piece::Text(text, _) => written.push_str(text),
        Piece::Variable { name, usage, .. } => written.push_str(&format!("{{{name} {usage:?}}}")),
        Piece::Message(reference, _) => written.push_str(&format!("{{{reference}}}")),
        Piece::Term(call, _) => written.push_str(&format!("{{-{}}}", call.term)),
        Piece::Select { variants, .. } => {
            let keys = variants.iter().map(|variant| variant.key.to_string());
            written.push_str(&keys.collect::<Vec<_>>().join("|"));
        }
    });
    written
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MOST) {
        words.truncate(end);
        words.push('…');
    }
    words
}
