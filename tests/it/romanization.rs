use dvomova::article::{Slug, romanize};
use proptest::prelude::*;

const CASES: &str = include_str!("cases/ukrainian/romanization_kmu55.tsv");
const DECLARATION: &str = include_str!("cases/udhr.json");

const ALPHABET: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";

/// The table's columns: text, romanized, slug.
fn cases() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CASES.lines().skip(1).map(|row| {
        let columns: Vec<&str> = row.split('\t').collect();
        match columns[..] {
            [_, text, latin, slug] => (text, latin, slug),
            _ => panic!("expected four columns: {row:?}"),
        }
    })
}

#[test]
fn every_row_of_the_table_is_romanized_and_made_a_slug() {
    let mut rows = 0;
    for (text, latin, slug) in cases() {
        assert_eq!(romanize(text), latin, "{text:?}");
        let made = Slug::from_text(text);
        assert_eq!(made.as_ref().map_or("", Slug::as_str), slug, "{text:?}");
        rows += 1;
    }
    assert_eq!(rows, 393);
}

#[track_caller]
fn check(text: &str, latin: &str) {
    assert_eq!(romanize(text), latin, "{text:?}");
}

#[test]
fn only_the_start_of_a_word_has_the_first_form() {
    check(
        "Єнакієве Їжакевич Йосипівка Юрій Яготин",
        "Yenakiieve Yizhakevych Yosypivka Yurii Yahotyn",
    );
    check(
        "єдність-їдальня «якір» (юність) й",
        "yednist-yidalnia «yakir» (yunist) y",
    );
    check("Нью-Йорк, Йошкар-Ола", "Niu-York, Yoshkar-Ola");
    check(
        "Київ—Яремче, час/їжа, слово.Я",
        "Kyiv—Yaremche, chas/yizha, slovo.Ya",
    );
    check(
        "10й 5-й 7-ю 90-ті COVIDі MP3я",
        "10i 5-y 7-yu 90-ti COVIDi MP3ia",
    );
    check("snake_їжа", "snake_yizha");
}

#[test]
fn every_apostrophe_inside_a_word_is_dropped_and_starts_no_word() {
    for apostrophe in "'’ʼ‘`´′＇ʹ".chars() {
        check(&format!("Знам{apostrophe}янка"), "Znamianka");
        check(&format!("П{apostrophe}ЯТЬ"), "PIAT");
        check(&format!("Mac{apostrophe}и"), "Macy");
        check(&format!("з{apostrophe}\u{AD}їзд"), "zizd");
    }
}

#[test]
fn an_apostrophe_that_is_a_quotation_mark_stays() {
    check("’Яна’", "’Yana’");
    check("слово 'їжа', 'є'", "slovo 'yizha', 'ye'");
    check("об''єкт", "ob''yekt");
    check("’ Я", "’ Ya");
}

#[test]
fn latin_text_stays_as_it_is() {
    check("don't, O’Brien, 5′30″", "don't, O’Brien, 5′30″");
    check("Ukraine’s Київ’s café", "Ukraine’s Kyivs café");
    check("cafe\u{301} в Україні", "café v Ukraini");
    check("x\u{302}-вісь", "x\u{302}-vis");
    check("😀👨\u{200D}👩 — 100 %", "😀👨\u{200D}👩 — 100 %");
}

#[test]
fn zgh_is_no_zh() {
    check(
        "згин Згин ЗГИН зГин розгін",
        "zghyn Zghyn ZGHYN zGhyn rozghin",
    );
    check("Роз\u{AD}гін з́гин", "Rozghin zghyn");
    check("з г, з-г, зґ, зьг", "z h, z-h, zg, zh");
}

#[test]
fn capitals_stay_capitals_inside_a_word_in_capitals() {
    check(
        "ЄС, ЮНЕСКО, БОРЩ, МЯЧ, ЗГАДКА",
        "YES, YUNESKO, BORSHCH, MIACH, ZGHADKA",
    );
    check("Єва, Щека, Жук, Хто", "Yeva, Shcheka, Zhuk, Khto");
    check(
        "ЄС-івський, ЮНЕСКОю, СБУшник",
        "YES-ivskyi, YUNESKOiu, SBUshnyk",
    );
    check("В’ЯЗЬ, В’язь, ЩОˮ", "VIAZ, Viaz, SHCHOˮ");
    check("Є́ВА, Ю\u{AD}рій", "YEVA, Yurii");
}

#[test]
fn a_capital_alone_follows_the_whole_text() {
    check("Я і ти; Є. Ю. Щербак", "Ya i ty; Ye. Yu. Shcherbak");
    check("Я", "Ya");
    check("Я Є Ю", "Ya Ye Yu");
    check("ЩО Я ЗНАЮ", "SHCHO YA ZNAIU");
    check("Ю. ПЕТРЕНКО", "YU. PETRENKO");
    check("БУД. 5Ю, кв. 5Ю", "BUD. 5Iu, kv. 5Iu");
    check("БУД. 5Ю", "BUD. 5IU");
    check("Я-концепція ЮНЕСКО", "Ya-kontseptsiia YUNESKO");
}

#[test]
fn a_letter_typed_in_two_parts_is_that_letter() {
    check(
        "И\u{306}осип, краи\u{306}, і\u{308}жа, Украі\u{308}на",
        "Yosyp, krai, yizha, Ukraina",
    );
    check("І\u{308}ЖАК е\u{308}лка, у\u{306}", "YIZHAK yolka, u");
}

#[test]
fn marks_of_reading_are_dropped() {
    check("за́мок і замо́к", "zamok i zamok");
    check(
        "Є́вген є\u{301}внух ю\u{AD}ний\u{200B}їжак",
        "Yevhen yevnukh yunyiizhak",
    );
    check("сло\u{2060}во ти\u{483}тло", "slovo tytlo");
}

#[test]
fn other_cyrillic_alphabets_leave_no_cyrillic() {
    check(
        "Ёж, объём, съезд, Мьянма, вьюга",
        "Yozh, obiom, sezd, Mianma, viuha",
    );
    check(
        "Быкаў, Янка Купала, сёння, Уладзімір",
        "Bykau, Yanka Kupala, sionnia, Uladzimir",
    );
    check(
        "Ђоковић, Љубљана, Џорџ, Ѓорѓи",
        "Djokovyc, Ljubljana, Dzhordzh, Gjorgjy",
    );
    check("Қазақстан, мѣсто, ѐ ѝ Ӓ", "Kazakstan, misto, e y A");
}

/// Where `uklatn` reads the same resolution otherwise, and why.
const DIFFERENCES: &[(&str, &str, &str, &str)] = &[
    (
        "Я",
        "Ya",
        "YA",
        "a word of one letter is no word in capitals",
    ),
    (
        "МінЮ",
        "MinIu",
        "MinIU",
        "a word that ends in one capital is no word in capitals",
    ),
    (
        "за́мок",
        "zamok",
        "zámok",
        "stress is dropped, as in every official spelling",
    ),
    (
        "Знам`янка",
        "Znamianka",
        "Znam`yanka",
        "a typewriter's apostrophe",
    ),
    (
        "Знамʼянка",
        "Znamianka",
        "Znamʼianka",
        "the apostrophe that Unicode recommends",
    ),
    (
        "’Яна’",
        "’Yana’",
        "Yana",
        "an apostrophe at the edge of a word is a quotation mark",
    ),
    (
        "Ю\u{AD}рій",
        "Yurii",
        "YU\u{AD}rii",
        "a soft hyphen is not seen",
    ),
    ("Ёлкин", "Yolkyn", "Ёlkyn", "uklatn leaves Russian letters"),
];

#[test]
fn the_differences_from_uklatn_are_the_listed_ones() {
    for &(text, ours, theirs, why) in DIFFERENCES {
        assert_eq!(romanize(text), ours, "{why}");
        assert_eq!(uklatn::encode(text, uklatn::Table::Kmu55), theirs, "{why}");
    }
}

#[track_caller]
fn same_as_uklatn(text: &str) {
    assert_eq!(romanize(text), uklatn::encode(text, uklatn::Table::Kmu55));
}

#[test]
fn real_text_is_romanized_as_uklatn_does() {
    let declaration: serde_json::Value = serde_json::from_str(DECLARATION).unwrap();
    let mut texts = Vec::new();
    fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text.clone()),
            serde_json::Value::Array(values) => {
                values.iter().for_each(|value| collect(value, texts))
            }
            serde_json::Value::Object(values) => {
                values.values().for_each(|value| collect(value, texts))
            }
            _ => {}
        }
    }
    collect(&declaration, &mut texts);
    // A sentence may begin with a word of one letter, the first difference.
    let texts = texts.iter().filter(|text| {
        let mut letters = text.chars();
        !(letters.next().is_some_and(char::is_uppercase) && letters.next() == Some(' '))
    });
    let mut bytes = 0;
    for text in texts {
        same_as_uklatn(text);
        bytes += text.len();
    }
    assert!(bytes > 20_000, "{bytes} bytes of text were compared");
}

#[test]
fn every_pair_of_letters_is_romanized_as_uklatn_does() {
    let capitals = ALPHABET.to_uppercase();
    for first in ALPHABET.chars().chain(capitals.chars()) {
        let mut words = String::new();
        for second in ALPHABET.chars().chain(capitals.chars()).chain(['’', '\'']) {
            for word in ["{}а", "а{}а", "{}АН", "АН{}А", "АН{}а", "5{}а", "а-{}а"] {
                words += &word.replace("{}", &format!("{first}{second}"));
                words.push(' ');
            }
        }
        same_as_uklatn(&words);
    }
}

proptest! {
    #[test]
    fn small_words_are_romanized_as_uklatn_does(text in "([абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{1,6}['’]?[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{1,3}[ -]){1,8}") {
        same_as_uklatn(&text);
    }

    #[test]
    fn words_in_capitals_are_romanized_as_uklatn_does(text in "([АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ]{2,6}[ -]){1,8}") {
        same_as_uklatn(&text);
    }

    #[test]
    fn ukrainian_letters_become_ascii(text in "[А-ЯҐЄІЇа-яґєії'’ʼ\u{301}\u{ad}ЁёЎў -]{0,40}") {
        // Only an apostrophe at the edge of a word may be left.
        let latin = romanize(&text).replace(['’', 'ʼ'], "");
        prop_assert!(latin.is_ascii(), "{latin:?}");
    }

    #[test]
    fn what_is_latin_already_stays(text in "[ -~éüß«»—’]{0,60}") {
        prop_assert_eq!(romanize(&text), text);
    }

    #[test]
    fn romanizing_twice_changes_nothing_more(text in any::<String>()) {
        let once = romanize(&text);
        prop_assert_eq!(romanize(&once), once);
    }

    #[test]
    fn parts_typed_apart_make_no_difference(text in "[а-яґєіїА-ЯҐЄІЇ' \u{306}\u{308}-]{0,40}") {
        use unicode_normalization::UnicodeNormalization as _;
        let apart: String = text.nfd().collect();
        prop_assert_eq!(romanize(&apart), romanize(&text));
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_length_asks() {
    // A quadratic reading of any of these would take minutes.
    for text in [
        "Щ",
        "Я\u{301}",
        "п’",
        "\u{301}",
        "\u{AD}",
        "Щ\u{AD}\u{AD}\u{AD}",
        "’",
        "з г",
        "і\u{308}",
        "a\u{302}\u{316}",
    ] {
        let text = text.repeat(200_000 / text.len());
        let latin = romanize(&text);
        assert!(latin.len() <= text.len() * 2 + 2);
        assert!(Slug::from_text(&text).is_none_or(|slug| slug.as_str().len() <= Slug::MAX_BYTES));
    }
}
