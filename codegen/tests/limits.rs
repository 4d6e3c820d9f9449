//! Catalogues that are hostile or huge: a bounded answer, never a panic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop with a panic"
)]

use std::fmt::Write as _;

use dvomova_codegen::{Source, Tongue, check};

/// Checks one English file beside an empty Ukrainian one and returns the first
/// problem.
#[track_caller]
fn refused(text: String) -> String {
    let source = |tongue, text| Source {
        path: "site.ftl".to_owned(),
        tongue,
        text,
    };
    let sources = [
        source(Tongue::English, text),
        source(Tongue::Ukrainian, String::new()),
    ];
    let problems = check(&[], &sources).err().expect("refused");
    let first = problems.iter().next().unwrap();
    format!("{}:{}: {}", first.line(), first.column(), first.message())
}

#[test]
fn ten_megabytes_are_refused_unread() {
    assert_eq!(
        refused("a = b\n".repeat(10 << 20)),
        "1:1: it has 62914560 bytes and a catalogue at most 1048576; split it"
    );
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    let deep = "braces and parentheses nest more than 50 deep; close them or split the message";
    assert_eq!(
        refused(format!("a = {}", "{".repeat(10_000))),
        format!("1:55: {deep}")
    );
    assert_eq!(
        refused(format!("a = {{ {}", "A(".repeat(5_000))),
        format!("1:106: {deep}")
    );
    // A brace in a string closes nothing, and every variant opens a select.
    let select = "{ \"}\" ->\n *[a] ";
    assert_eq!(
        refused(format!("a = {}", select.repeat(1_000))),
        format!("51:7: {deep}")
    );
}

#[test]
fn an_endless_entry_is_refused() {
    let mut text = String::from("a = { NUMBER($n");
    for n in 0..50_000 {
        write!(text, ", o{n}: 1").unwrap();
    }
    text.push_str(") }\n");
    assert_eq!(
        refused(text),
        "1:1: an entry of 538909 bytes, with its comment, where at most 16384 are read; split it"
    );
}

#[test]
fn a_circle_of_thousands_is_told_once_and_shortly() {
    let mut text = String::new();
    for n in 0..20_000 {
        writeln!(text, "m{n} = {{ m{} }}", (n + 1) % 20_000).unwrap();
    }
    let source = |tongue: Tongue, text: &str| Source {
        path: tongue.folder().to_owned(),
        tongue,
        text: text.to_owned(),
    };
    let sources = [
        source(Tongue::English, &text),
        source(Tongue::Ukrainian, &text),
    ];
    let problems = check(&[], &sources).err().expect("refused");
    let circles = problems
        .iter()
        .filter(|problem| problem.message().contains("circular"))
        .map(|problem| problem.message().to_owned())
        .collect::<Vec<_>>();
    assert_eq!(circles.len(), 2, "one in each language");
    for circle in circles {
        assert!(circle.len() < 200, "{circle}");
    }
}

#[test]
fn a_chain_of_thousands_is_refused_where_it_becomes_too_long() {
    let mut text = String::new();
    for n in 0..10_000 {
        writeln!(text, "m{n} = {{ $v{n} }} {{ m{} }}", n + 1).unwrap();
    }
    text.push_str("m10000 = end\n");
    let source = |tongue| Source {
        path: "site.ftl".to_owned(),
        tongue,
        text: text.clone(),
    };
    let problems = check(&[], &[source(Tongue::English), source(Tongue::Ukrainian)]);
    let problems = problems.err().expect("refused").to_string();
    assert!(problems.contains("more than 90 placeables"));
}

#[test]
fn any_bytes_are_answered() {
    // A generator of texts from Fluent's own signs, the same ones each time.
    let signs = [
        "a", "-b", " ", "\n", "\n ", "{", "}", "(", ")", "\"", "$x", "->", "[one]", "*[other]",
        "=", ".c", "#", "@same", "NUMBER", ":", ",", "1", "і", "\\u", "\r\n", "\t", "\u{FEFF}",
    ];
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 16).unwrap()
    };
    for _ in 0..3_000 {
        let text = |next: &mut dyn FnMut() -> usize| {
            let mut text = String::from("a = ");
            for _ in 0..next() % 60 {
                text.push_str(signs.get(next() % signs.len()).unwrap());
            }
            text
        };
        let sources = Tongue::ALL.map(|tongue| Source {
            path: tongue.folder().to_owned(),
            tongue,
            text: text(&mut next),
        });
        if let Err(problems) = check(&[], &sources) {
            for problem in problems.iter() {
                assert!(problem.line() > 0 && problem.column() > 0);
            }
        }
    }
}
