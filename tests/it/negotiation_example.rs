//! The example `negotiate`, as a process.

use std::io::Write;
use std::process::{Command, Output, Stdio};

const HEADERS: &str = include_str!("cases/negotiation/headers.tsv");

fn negotiate(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "negotiate", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A process that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[track_caller]
fn stdout(output: &Output) -> &str {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn the_example_answers_every_header_of_the_table() {
    for available in ["en,uk", "en", "uk"] {
        let rows: Vec<Vec<&str>> = HEADERS
            .lines()
            .skip(1)
            .map(|row| row.split('\t').collect::<Vec<_>>())
            .filter(|row| row[2] == available)
            .collect();
        assert!(rows.len() > 50);
        let input: String = rows.iter().map(|row| format!("{}\n", row[1])).collect();
        let expected: String = rows.iter().map(|row| row[3..9].join("\t") + "\n").collect();
        let output = negotiate(&["--available", available], input.as_bytes());
        assert_eq!(stdout(&output), expected);
        if available == "en,uk" {
            let reversed = negotiate(&["--available", "uk,en"], input.as_bytes());
            assert_eq!(stdout(&reversed), expected);
            let default = negotiate(&[], input.as_bytes());
            assert_eq!(stdout(&default), expected);
        }
    }
}

#[test]
fn the_example_takes_any_bytes() {
    let output = negotiate(&[], b"uk\r\n\xff,en\n\nuk;q=0,9");
    let expected = "uk\tdirect\tuk\t1000\t\t\n\
                    en\tdirect\ten\t1000\t\tmalformed-range\n\
                    -\tnone\t\t0\t\t\n\
                    uk\tdirect\tuk\t900\t\tdecimal-comma\n";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn the_example_explains_what_it_cannot_read() {
    #[track_caller]
    fn check(arguments: &[&str], expected: &str) {
        let output = negotiate(arguments, b"uk\n");
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().next(), Some(expected));
    }
    check(
        &["--available", "en,ua"],
        "expected the language `uk` or `en`, found \"ua\": `UA` is the country Ukraine, \
         the Ukrainian language is `uk`",
    );
    check(&["--help"], "cannot read the argument \"--help\"");
}
