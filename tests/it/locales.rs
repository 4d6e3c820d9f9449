//! The words as an editor wants them. What the build checks (languages,
//! variables, plural forms) is not checked here again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dvomova::language::Language;
use dvomova::ui::Messages;

use crate::example;

/// The files of a language, by name.
fn files(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language.tag());
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 10);
    files
}

/// A line of text without its key; `#` for what stands between braces.
fn words(line: &str) -> String {
    let mut depth = 0_u32;
    let mut words = String::new();
    for letter in line.chars() {
        match letter {
            '{' => {
                depth += 1;
                words.push('#');
            }
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(letter),
            _ => {}
        }
    }
    let text = words.split_once(" = ").map_or(&*words, |(_, text)| text);
    text.trim().to_owned()
}

fn texts(language: Language) -> impl Iterator<Item = (String, String)> {
    files(language).into_iter().flat_map(|(name, text)| {
        let lines: Vec<_> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
            .map(|(at, line)| (format!("{name}:{}", at + 1), words(line)))
            .collect();
        lines
    })
}

#[test]
fn every_message_says_where_it_stands_and_both_languages_say_it_alike() {
    let comments = |(name, text): (String, String)| {
        let mut above: Vec<String> = Vec::new();
        let mut all = Vec::new();
        for line in text.lines() {
            if line.starts_with("# ") {
                above.push(line.to_owned());
            } else if let Some((id, _)) = line.split_once(" =")
                && id.starts_with(|letter: char| letter.is_ascii_lowercase())
            {
                assert!(!above.is_empty(), "{name}: {id} has no comment");
                all.push((id.to_owned(), std::mem::take(&mut above)));
            } else {
                above.clear();
            }
        }
        (name, all)
    };
    let [english, ukrainian] = Language::ALL.map(|language| {
        files(language)
            .into_iter()
            .map(comments)
            .collect::<Vec<_>>()
    });
    let ids = english
        .iter()
        .map(|(_, messages)| messages.len())
        .sum::<usize>();
    assert_eq!(ids, Messages::ALL.len());
    for ((name, english), (_, ukrainian)) in english.iter().zip(&ukrainian) {
        for (one, other) in english.iter().zip(ukrainian) {
            assert_eq!(one.0, other.0, "{name}: the order of messages");
            // CLDR's apostrophe is a matter of the Ukrainian file alone.
            if one.0 != "weekday-long" && one.0 != "month-genitive" {
                assert_eq!(one.1, other.1, "{name}: {}", one.0);
            }
        }
    }
}

#[test]
fn ukrainian_has_its_own_quotation_marks_apostrophe_and_dash() {
    for (place, text) in texts(Language::Ukrainian) {
        for wrong in ['\'', '"', '`', '“', '”', '„', '‘', '–'] {
            assert!(!text.contains(wrong), "{place}: {wrong} in {text}");
        }
        // CLDR spells п’ятниця with the letter apostrophe U+02BC.
        let cldr = text.contains("пʼятниця");
        assert!(!text.contains('ʼ') || cldr, "{place}: {text}");
        // A dash follows a no-break space, which the files write as an escape.
        assert!(!text.contains(" —"), "{place}: {text}");
        assert!(!text.contains("..."), "{place}: {text}");
        assert!(!text.contains("  "), "{place}: {text}");
    }
}

#[test]
fn english_has_its_own_quotation_marks_and_apostrophe() {
    for (place, text) in texts(Language::English) {
        for wrong in ['\'', '"', '`', '«', '»', '„', 'ʼ', '–'] {
            assert!(!text.contains(wrong), "{place}: {wrong} in {text}");
        }
        let british = ["colour", "favourite", "organis", "centre", "neighbour"];
        let lower = text.to_lowercase();
        assert!(
            !british.iter().any(|word| lower.contains(word)),
            "{place}: {text}"
        );
    }
}

#[test]
fn the_words_that_newspapers_print_are_used() {
    let m = Messages::new(Language::Ukrainian);
    assert_eq!(m.key_points(), "Головне");
    assert_eq!(m.more_on_topic(), "Більше на цю тему");
    assert_eq!(m.favorites_add(), "Додати до обраного");
    assert_eq!(m.favorites_remove(), "Вилучити з обраного");
    assert_eq!(m.other_language(), "Read in English");
    let m = Messages::new(Language::English);
    assert_eq!(m.other_language(), "Читати українською");
    assert_eq!(m.key_points(), "Key points");
}

#[test]
fn the_example_prints_every_message_with_each_of_its_forms() {
    let output = example::run("ui_strings", &[], "");
    let printed: BTreeSet<&str> = output
        .lines()
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(!columns[1].is_empty() && !columns[2].is_empty(), "{line}");
            columns[0]
        })
        .collect();
    let all: BTreeSet<&str> = Messages::ALL.iter().map(|message| message.id()).collect();
    assert_eq!(printed, all);
    let views: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("views\t"))
        .collect();
    assert_eq!(
        views,
        [
            "views\t1 view\t1 перегляд\tcount=1",
            "views\t3 views\t3 перегляди\tcount=3",
            "views\t12,345 views\t12\\u00A0345 переглядів\tcount=12345",
        ]
    );
}
