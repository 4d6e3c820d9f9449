//! Letters counted by script, and words typed in the wrong keyboard layout.

use dvomova_codegen::script::{
    CyrillicSigns, LetterCount, Script, mixed_words, russian_letters, stray_letters, words,
};

#[test]
fn letters_are_counted_by_script_and_nothing_else_is() {
    #[track_caller]
    fn check(text: &str, latin: usize, cyrillic: usize, other: usize) {
        let expected = LetterCount {
            latin,
            cyrillic,
            other,
        };
        assert_eq!(LetterCount::of(text), expected, "{text}");
    }
    check("", 0, 0, 0);
    check("12:05, 40 %", 0, 0, 0);
    check("Ґанок і їжак", 0, 10, 0);
    check("Łódź, naïve, ﬁn", 11, 0, 0);
    check("Αθήνα", 0, 0, 5);
    // An apostrophe is none, not even the one that Unicode calls a letter.
    check("п'ять п’ять пʼять", 0, 12, 0);
    // A stress mark stands on a letter and is none.
    check("за\u{301}мок", 0, 5, 0);
}

#[test]
fn a_share_of_no_letters_is_unknown() {
    assert_eq!(LetterCount::of("2025").per_mille(Script::Latin), None);
    assert_eq!(LetterCount::of("аб c").per_mille(Script::Latin), Some(333));
    let both = LetterCount::of("аб") + LetterCount::of("c");
    assert_eq!(both.per_mille(Script::Cyrillic), Some(666));
}

#[test]
fn mixed_words_are_found_with_their_place() {
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let found = mixed_words(text).map(|word| (word.text, word.at));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }
    check("Київ", &[]);
    check("Kиїв", &[("Kиїв", 0)]);
    check("у мiстi", &[("мiстi", 3)]);
    check("H2О", &[("H2О", 0)]);
    check("за\u{301}мoк", &[("за\u{301}мoк", 0)]);
    // A hyphen or an apostrophe joins words of two scripts rightly.
    check("IT-фахівець, Facebook’у, 5G-мережа", &[]);
}

#[test]
fn a_latin_letter_alone_among_ukrainian_words_is_stray() {
    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let found = stray_letters(text).map(|letter| letter.at);
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }
    check("мир i спокій", &[7]);
    check("мир і спокій", &[]);
    check("i спокій", &[]);
    check("план x спрацював", &[]);
    check("to i fro", &[]);
}

#[test]
fn russian_and_ukrainian_letters_are_told_apart() {
    let words = russian_letters("Мэр и объезд, ёлка").map(|word| word.text);
    assert_eq!(words.collect::<Vec<_>>(), ["Мэр", "объезд", "ёлка"]);
    let signs = CyrillicSigns::of("Її ґанок: ЭЫ");
    assert_eq!((signs.russian, signs.ukrainian), (2, 3));
}

#[test]
fn words_are_runs_of_letters_and_digits() {
    let found = words(" а1, «б» ").map(|word| (word.text, word.at));
    assert_eq!(found.collect::<Vec<_>>(), [("а1", 1), ("б", 8)]);
}
