use std::borrow::Cow;

use dvomova::article::{Typographer, typeset};
use dvomova::language::Language::{self, English, Ukrainian};
use proptest::prelude::*;

#[track_caller]
fn check(language: Language, text: &str, expected: &str) {
    assert_eq!(typeset(text, language), expected, "{text:?}");
    assert_eq!(typeset(expected, language), expected, "set twice");
}

#[track_caller]
fn ukrainian(text: &str, expected: &str) {
    // A tilde stands for U+00A0.
    check(Ukrainian, text, &expected.replace('~', "\u{A0}"));
}

#[track_caller]
fn english(text: &str, expected: &str) {
    check(English, text, expected);
}

#[test]
fn quotations_nest_in_ukrainian() {
    ukrainian("\"Слово\"", "«Слово»");
    ukrainian("Гурт \"Жадан і Собаки\"!", "Гурт «Жадан і~Собаки»!");
    ukrainian("\"Кіт \"Мурчик\" пішов\"", "«Кіт „Мурчик“ пішов»");
    ukrainian("\"Газета \"День\"\"", "«Газета „День“»");
    ukrainian("\"\"День\" — газета\".", "«„День“~— газета».");
    ukrainian("«Кіт \"Мурчик\" пішов»", "«Кіт „Мурчик“ пішов»");
    ukrainian(
        "(\"так\"), [\"ні\"]: екс-\"Динамо\"/\"Шахтар\"",
        "(«так»), [«ні»]: екс-«Динамо»/«Шахтар»",
    );
    ukrainian("Сказав:\"Так\"", "Сказав:«Так»");
    ukrainian(
        "\"Сказав:\"Так\" і \"пішов:\"\"",
        "«Сказав:„Так“ і~„пішов:“»",
    );
    ukrainian(
        "«Наталка Полтавка\" і “Слово\"",
        "«Наталка Полтавка» і~“Слово”",
    );
    ukrainian("\"Так!\" - \"Ні...\"", "«Так!»~— «Ні…»");
    ukrainian("\" Так \"", "« Так »");
    ukrainian("\"а \"б \"в\" г\" ґ\"", "«а~„б~«в» г“ ґ»");
    ukrainian("«Кіт “Мурчик» і \"Пес\"", "«Кіт “Мурчик» і~«Пес»");
    ukrainian("«„Так” \"ні\"»", "«„Так” „ні“»");
}

#[test]
fn quotations_nest_in_english() {
    english("\"Yes,\" he said.", "“Yes,” he said.");
    english("\"He said \"yes\" twice\"", "“He said ‘yes’ twice”");
    english("\"He said 'yes' twice\"", "“He said ‘yes’ twice”");
    english("'He said \"yes\" twice'", "‘He said “yes” twice’");
    english("\"'Yes,' he said\"", "“‘Yes,’ he said”");
    english(
        "She wrote (\"no\") - \"never\"",
        "She wrote (“no”) — “never”",
    );
    english(
        "\"‘I don’t say \"yes\" now’ - no\"",
        "“‘I don’t say “yes” now’ — no”",
    );
}

#[test]
fn an_apostrophe_is_no_quotation_mark() {
    ukrainian(
        "п'ять, об`єкт, ім´я, зʼїзд, пів‘їжака, сім′я, м＇яч, подвірʹя, в’юн",
        "п’ять, об’єкт, ім’я, з’їзд, пів’їжака, сім’я, м’яч, подвір’я, в’юн",
    );
    ukrainian(
        "П'ЯТЬ О'Генрі, O'Brien, Mac'и",
        "П’ЯТЬ О’Генрі, O’Brien, Mac’и",
    );
    ukrainian("'слово' дівчат'", "'слово' дівчат'");
    english(
        "don't, 1990's, '90s, rock 'n' roll, 'tis, 'Twas",
        "don’t, 1990’s, ’90s, rock ’n’ roll, ’tis, ’Twas",
    );
    english("the dogs' \"big\" bone", "the dogs’ “big” bone");
    english(
        "'The dogs' bone' and \"more\"",
        "‘The dogs’ bone’ and “more”",
    );
    english("'tissue' and 'emperor'", "‘tissue’ and ‘emperor’");
    english(
        "Lvivsʹka, Hawaiʻi, Знам'янка",
        "Lvivsʹka, Hawaiʻi, Знам’янка",
    );
    english("'né' 'n2'", "‘né’ ‘n2’");
    ukrainian("зая\u{301}`їзд", "зая\u{301}’їзд");
    ukrainian("'я так'", "'я~так'");
}

#[test]
fn after_a_number_a_mark_is_a_prime() {
    ukrainian("екран 27\", кут 5'30", "екран 27″, кут 5′30");
    ukrainian("\"Їм 27\" і \"Формула 1\"", "«Їм 27» і~«Формула 1»");
    english(
        "6'2\" tall, a 27\" screen, 6' deep",
        "6′2″ tall, a 27″ screen, 6′ deep",
    );
    english("'the year 1991' \"in 1991\"", "‘the year 1991’ “in 1991”");
}

#[test]
fn a_hyphen_between_spaces_is_a_dash() {
    ukrainian("Київ - столиця", "Київ~— столиця");
    ukrainian("Київ -- столиця --- так", "Київ~— столиця~— так");
    ukrainian("Київ — столиця – так", "Київ~— столиця~– так");
    ukrainian(
        "Так, - сказав він. - Ні!",
        "Так, ~— сказав він. ~— Ні!"
            .replace(", ~", ",~")
            .replace(". ~", ".~")
            .as_str(),
    );
    ukrainian(
        "будь-який, 10-15, -5, а -б, --ні, 10 - 15",
        "будь-який, 10-15, -5, а~-б, --ні, 10 - 15",
    );
    ukrainian("- Так", "- Так");
    ukrainian("— Так", "— Так");
    ukrainian("Київ -", "Київ -");
    ukrainian("у 2024 - перший", "у~2024~— перший");
    english("Kyiv - the capital -- yes", "Kyiv — the capital — yes");
    english(
        "word--word, well-known, 10 - 15",
        "word--word, well-known, 10 - 15",
    );
    ukrainian("Київ ---- столиця", "Київ ---- столиця");
    ukrainian("Київ —столиця", "Київ —столиця");
}

#[test]
fn a_word_of_one_letter_ends_no_line_in_ukrainian() {
    ukrainian("У Києві і в Одесі", "У~Києві і~в~Одесі");
    ukrainian("Я, ти й вона («О небо»)", "Я, ти й~вона («О~небо»)");
    ukrainian("з\nЛьвова", "з~Львова");
    ukrainian("5-й канал, клас Б-а й", "5-й канал, клас Б-а й");
    ukrainian("вітамін C допоміг, x у", "вітамін C допоміг, x у");
    ukrainian(
        "кафе\u{301} і\u{301} сад, й\u{306} так",
        "кафе\u{301} і\u{301} сад, й\u{306} так",
    );
    ukrainian("в  два", "в  два");
    ukrainian("об'є кт", "об’є кт");
    english("I am a man у Києві", "I am a man у Києві");
}

#[test]
fn three_dots_are_an_ellipsis() {
    ukrainian("Ну... Що?.. Як?... Ні!...", "Ну… Що?.. Як?.. Ні!..");
    ukrainian("....  .. …", "....  .. …");
    english("Well... what?... ....", "Well… what?… ....");
}

#[test]
fn what_is_right_already_is_borrowed() {
    for (language, text) in [
        (
            Ukrainian,
            "«Кіт „Мурчик“ пішов» у\u{A0}п’ять\u{A0}— і\u{A0}не вернувся…",
        ),
        (Ukrainian, "“Слово” й\u{A0}„друге”"),
        (English, "“He said ‘yes’ twice” — don’t…"),
        (English, "the so-called «operation»"),
        (English, ""),
    ] {
        assert!(
            matches!(typeset(text, language), Cow::Borrowed(same) if same == text),
            "{text}"
        );
    }
}

/// Sets pieces that know nothing of each other and joins them with a bar.
#[track_caller]
fn pieces(language: Language, pieces: &[&str], expected: &str) {
    let mut typographer = Typographer::new(language);
    let (last, first) = pieces.split_last().unwrap();
    let mut set: Vec<_> = first
        .iter()
        .map(|piece| typographer.piece(piece).into_owned())
        .collect();
    set.push(typographer.last_piece(last).into_owned());
    assert_eq!(set.join("|"), expected.replace('~', "\u{A0}"));
}

#[test]
fn a_paragraph_may_come_in_pieces() {
    pieces(
        English,
        &["He said \"", "yes", "\" and \"", "no", "\""],
        "He said “|yes|” and “|no|”",
    );
    pieces(
        English,
        &["\"", "Don't", "\" and '", "never", "'"],
        "“|Don’t|” and ‘|never|’",
    );
    pieces(
        Ukrainian,
        &["\"Гурт \"", "Один в каное", "\"\""],
        "«Гурт „|Один в~каное|“»",
    );
    pieces(
        Ukrainian,
        &["у ", "Києві", " - столиці"],
        "у~|Києві|~— столиці",
    );
    pieces(
        Ukrainian,
        &["я", "блуко ", "і", " груша"],
        "я|блуко |і|~груша",
    );
    pieces(Ukrainian, &["Київ ", "- столиця"], "Київ |— столиця");
}

#[test]
fn the_next_character_tells_about_the_end_of_a_piece() {
    let mut typographer = Typographer::new(Ukrainian);
    assert_eq!(typographer.piece_before("Київ ", '—'), "Київ\u{A0}");
    assert_eq!(typographer.last_piece("— столиця"), "— столиця");
    assert_eq!(typographer.piece_before("п'", 'я'), "п’");
    assert_eq!(typographer.last_piece("ять"), "ять");
    assert_eq!(typographer.piece_before("Сказав:\"", 'Т'), "Сказав:«");
}

#[test]
fn code_stands_like_a_word_and_a_new_paragraph_begins_anew() {
    let mut typographer = Typographer::new(English);
    assert_eq!(typographer.piece("the \""), "the “");
    typographer.skip();
    assert_eq!(typographer.piece("\" key and \"more"), "” key and “more");
    typographer.reset();
    assert_eq!(typographer.piece("\"Yes\""), "“Yes”");
    let mut typographer = Typographer::new(Ukrainian);
    assert_eq!(typographer.piece("Слова: о"), "Слова: о");
    typographer.break_line();
    assert_eq!(typographer.piece("\"Небо"), "«Небо");
    typographer.skip();
    assert_eq!(typographer.piece("у Києві"), "у Києві");
}

fn languages() -> impl Strategy<Value = Language> {
    prop_oneof![Just(English), Just(Ukrainian)]
}

/// Texts with many of the characters that the rules are about.
const MARKS: &str = "([абвіяєАІ]|[aIsn]|[0-9]|[\"'«»„“”‘’`ʹ]|[ \u{a0}\n]|[-–—/=]|[.?!,]|[(\\[]|\u{301}|\u{fffc}|щ){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn setting_twice_changes_nothing_more(text in MARKS, language in languages()) {
        let once = typeset(&text, language).into_owned();
        prop_assert_eq!(typeset(&once, language), once.as_str());
    }

    #[test]
    fn no_letter_or_digit_changes(text in MARKS, language in languages()) {
        let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric() || c == 'ʹ', "");
        prop_assert_eq!(letters(&typeset(&text, language)), letters(&text));
    }

    #[test]
    fn no_typewriter_quotation_mark_is_left(text in MARKS, language in languages()) {
        let set = typeset(&text, language);
        prop_assert!(!set.contains('"'));
        prop_assert!(language == Ukrainian || !set.contains('\''));
    }

    #[test]
    fn no_text_panics(texts in prop::collection::vec(any::<String>(), 0..4), next in any::<char>(), language in languages()) {
        let mut typographer = Typographer::new(language);
        for text in &texts {
            typographer.piece(text);
            typographer.piece_before(text, next);
        }
    }

    #[test]
    fn cutting_at_words_changes_nothing(text in "(\"?[абвщaIs0-9]{1,3}('[яa])?\"?[ ,]? ?){0,12}", language in languages()) {
        let whole = typeset(&text, language).into_owned();
        let mut typographer = Typographer::new(language);
        let mut set = String::new();
        let cuts: Vec<&str> = text.split_inclusive(' ').collect();
        for (at, piece) in cuts.iter().enumerate() {
            set += &match cuts.get(at + 1).and_then(|next| next.chars().next()) {
                Some(next) => typographer.piece_before(piece, next),
                None => typographer.last_piece(piece),
            };
        }
        prop_assert_eq!(set, whole);
    }
}

#[test]
fn a_megabyte_takes_no_longer_than_its_length_asks() {
    for unit in ["\"", "'", "\"а ", "- ", " -", "... ", "—", "'n", "«", "п'я"] {
        let text = unit.repeat(200_000 / unit.len());
        for language in Language::ALL {
            let set = typeset(&text, language);
            assert!(set.len() <= text.len() * 3);
        }
    }
}
