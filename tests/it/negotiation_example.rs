//! The example `negotiate`, as a process.

use crate::example;

const HEADERS: &str = include_str!("cases/negotiation/headers.tsv");

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
        let found = example::run("negotiate", &["--available", available], &input);
        assert_eq!(found, expected);
        if available == "en,uk" {
            let reversed = example::run("negotiate", &["--available", "uk,en"], &input);
            assert_eq!(reversed, expected);
            assert_eq!(example::run("negotiate", &[], &input), expected);
        }
    }
}

#[test]
fn the_example_takes_any_bytes() {
    let output = example::output("negotiate", &[], b"uk\r\n\xff,en\n\nuk;q=0,9");
    let expected = "uk\tdirect\tuk\t1000\t\t\n\
                    en\tdirect\ten\t1000\t\tmalformed-range\n\
                    -\tnone\t\t0\t\t\n\
                    uk\tdirect\tuk\t900\t\tdecimal-comma\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn the_example_explains_what_it_cannot_read() {
    #[track_caller]
    fn check(arguments: &[&str], expected: &str) {
        let output = example::output("negotiate", arguments, b"uk\n");
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().next(), Some(expected));
    }
    check(
        &["--available", "en,ua"],
        "expected the language `uk` or `en`, found \"ua\": `UA` is the country Ukraine, \
         the Ukrainian language is `uk`",
    );
    check(
        &["--explain", "de"],
        "expected the language `uk` or `en`, found \"de\"",
    );
    check(&["--explain"], "cannot read the argument \"--explain\"");
    check(&["--help"], "cannot read the argument \"--help\"");
}

#[test]
fn the_example_explains_each_decision_in_a_line() {
    let headers = "uk-UA,en;q=0.5\nru\n*-GB\n";
    let found = example::run("negotiate", &["--explain", "en"], headers);
    assert_eq!(
        found,
        "This page is shown in Ukrainian because of your browser’s settings. Of the languages \
         available here, your browser lists Ukrainian first (“uk-UA”).\n\
         This page is shown in Ukrainian because that is the site’s main language. Your browser’s \
         settings do not name any language that this page is available in.\n\
         This page is shown in English because of your browser’s settings. Your browser names a \
         region rather than a language (“*-GB”), and the usual language there is English.\n"
    );
    let found = example::run(
        "negotiate",
        &["--available", "uk", "--explain", "uk"],
        headers,
    );
    let shown = "Цю сторінку показано українською, бо іншою мовою її немає.";
    let unlisted = "У налаштуваннях вашого браузера немає жодної мови, якою доступна ця сторінка.";
    let expected = format!(
        "{shown} З доступних тут мов у вашому браузері першою стоїть українська («uk-UA»).\n\
         {shown} {unlisted}\n{shown} {unlisted}\n"
    );
    assert_eq!(found, expected);
}
