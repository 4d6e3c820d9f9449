use super::consent;
use crate::report::Report;
use crate::script::{LetterCount, Script, mixed_words, russian_letters, stray_letters};
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Marks, Pattern, Piece, Place};

/// Reports texts that are in the wrong language, and phrases that must not be
/// said in any.
pub(crate) fn check(texts: &Texts, report: &mut Report<'_>) {
    for tongue in Tongue::ALL {
        for ((kind, id), entry) in texts.of(tongue) {
            let other = texts.entry(tongue.other(), *kind, id);
            let marks = joined(
                entry.marks,
                other.map_or_else(Marks::default, |it| it.marks),
            );
            for (attribute, pattern) in entry.patterns() {
                let counterpart = other.and_then(|other| other.pattern(attribute));
                let text = Text {
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

/// A mark in either file excuses the entry in both.
const fn joined(one: Marks, other: Marks) -> Marks {
    Marks {
        same: one.same || other.same,
        other_language: one.other_language || other.other_language,
    }
}

/// One text and what is known of it.
struct Text<'a> {
    tongue: Tongue,
    marks: Marks,
    pattern: &'a Pattern,
    /// Whether the other language writes it alike.
    is_same: bool,
}

impl Text<'_> {
    fn check(&self, report: &mut Report<'_>) {
        let excused = self.marks.other_language || (self.marks.same && self.is_same);
        let foreign = self.tongue.other().script();
        self.pattern.each(&mut |piece| {
            let Piece::Text(text, place) = piece else {
                return;
            };
            let at = |offset: usize| Place {
                at: place.at + offset,
                ..*place
            };
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
            if self.tongue == Tongue::English {
                let cyrillic = text
                    .char_indices()
                    .find(|&(_, letter)| Script::of(letter) == Some(foreign));
                if let Some((offset, _)) = cyrillic
                    && !excused
                    && !mixed
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
            } else {
                check_ukrainian(text, &at, report);
            }
        });
        if self.tongue == Tongue::Ukrainian {
            self.check_is_ukrainian(report);
        }
        consent::check(&all_text(self.pattern), self.pattern.place, report);
    }

    /// Ukrainian that is English word for word, or has not one Cyrillic letter.
    fn check_is_ukrainian(&self, report: &mut Report<'_>) {
        if self.marks.same || self.marks.other_language {
            return;
        }
        let text = all_text(self.pattern);
        if self.is_same && LetterCount::of(&text).total() > 0 {
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
