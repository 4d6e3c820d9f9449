//! The example `format`, as a process, over every row of `cases/formats/` that
//! its requests can express.

use crate::example;

/// A request, its fields in the order of the example's grammar, and the answer.
type Row = (Vec<&'static str>, &'static str);

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        // American English and Ukrainian are what the crate writes.
        .filter(|row: &Vec<&str>| row[0] != "en-GB")
}

#[track_caller]
fn check(rows: &[Row], least: usize) {
    assert!(rows.len() >= least, "only {} rows", rows.len());
    let input: String = rows
        .iter()
        .map(|(request, _)| request.join("\t") + "\n")
        .collect();
    let output = example::run("format", &[], &input);
    assert_eq!(output.lines().count(), rows.len());
    let wrong: Vec<_> = rows
        .iter()
        .zip(output.lines())
        .filter(|((_, expected), answer)| answer != expected)
        .collect();
    assert!(wrong.is_empty(), "{} rows: {wrong:#?}", wrong.len());
}

#[test]
fn dates_are_those_of_cldr() {
    let table = include_str!("cases/formats/dates.tsv");
    let rows: Vec<Row> = rows(table)
        .map(|row| (vec!["date", row[0], row[1], row[2]], row[3]))
        .collect();
    check(&rows, 65);
}

#[test]
fn parts_of_dates_are_those_of_cldr() {
    let table = include_str!("cases/formats/dates_parts.tsv");
    let rows: Vec<Row> = rows(table)
        .map(|row| (vec!["part", row[0], row[1], row[2]], row[3]))
        .collect();
    check(&rows, 49);
}

#[test]
fn times_in_kyiv_are_those_of_cldr() {
    let table = include_str!("cases/formats/datetimes_kyiv.tsv");
    let rows: Vec<Row> = rows(table)
        .map(|row| (vec!["datetime", row[0], row[1], row[3]], row[4]))
        .collect();
    check(&rows, 33);
}

#[test]
fn relative_times_are_those_of_cldr_in_their_long_style() {
    let table = include_str!("cases/formats/relative_time.tsv");
    let rows: Vec<Row> = rows(table)
        .filter(|row| row[1] == "long")
        .map(|row| {
            (
                vec!["relative", row[0], "long", row[2], row[3], row[4]],
                row[5],
            )
        })
        .collect();
    check(&rows, 80);
}

#[test]
fn numbers_are_those_of_cldr() {
    let table = include_str!("cases/formats/numbers.tsv");
    // `decimal2` and currencies have no request.
    let asked = ["decimal", "percent", "compact_short", "compact_long"];
    let rows: Vec<Row> = rows(table)
        .filter(|row| asked.contains(&row[1]))
        .map(|row| (vec!["number", row[0], row[1], row[2]], row[3]))
        .collect();
    check(&rows, 45);
}

#[test]
fn plural_categories_are_those_of_cldr() {
    let table = include_str!("cases/formats/plurals.tsv");
    let rows: Vec<Row> = rows(table)
        .map(|row| (vec!["plural", row[0], row[1], row[2]], row[3]))
        .collect();
    check(&rows, 84);
}

#[test]
fn lists_are_those_of_cldr_in_their_long_style() {
    let table = include_str!("cases/formats/lists.tsv");
    let rows: Vec<Row> = rows(table)
        .filter(|row| row[2] == "long" && row[1] != "unit")
        .map(|row| (vec!["list", row[0], row[1], row[3]], row[4]))
        .collect();
    check(&rows, 10);
}

/// Every month, weekday, hour, unit, power of a thousand and plural category, as
/// the Intl API of ICU 78.2 answers. It writes a plain space for U+202F in dates.
#[test]
fn every_word_of_the_tables_is_that_of_cldr() {
    let table = include_str!("cases/formats/requests.tsv");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .skip(1)
        .map(|line| line.rsplit_once('\t').unwrap())
        .collect();
    assert!(rows.len() > 1_000, "only {} rows", rows.len());
    let input: String = rows
        .iter()
        .map(|(request, _)| format!("{request}\n"))
        .collect();
    let output = example::run("format", &[], &input).replace("\\u202F", " ");
    assert_eq!(output.lines().count(), rows.len());
    let wrong: Vec<_> = rows
        .iter()
        .zip(output.lines())
        .filter(|((_, expected), answer)| answer != expected)
        .collect();
    assert!(wrong.is_empty(), "{} rows: {wrong:#?}", wrong.len());
}

#[test]
fn a_request_that_cannot_be_read_is_told_on_its_line_and_the_next_is_answered() {
    let input = "date\tua\t2025-11-05\tlong\n\
                 date\tuk\t2025-02-29\tlong\n\
                 date\tuk\t2025-11-05\thuge\n\
                 part\tuk\t2025-11-05\tlong\n\
                 datetime\tuk\tyesterday\tlong+short\n\
                 relative\tuk\tlong\talways\tfortnight\t1\n\
                 relative\tuk\tlong\tsometimes\thour\t1\n\
                 relative\tuk\tlong\talways\thour\t1.5\n\
                 number\tuk\tdecimal\t1,5\n\
                 number\tuk\troman\t5\n\
                 plural\tuk\tdual\t2\n\
                 list\tuk\tunit\tА|Б\n\
                 \n\
                 gibberish\n\
                 date\tuk\t2025-1-5\tlong\n\
                 date\tuk\t0000-01-01\tlong\n\
                 date\ten\t-0044-03-15\tlong\n\
                 date\ten\t+10000-01-01\tlong\n\
                 date\tuk\t2025-11-05\tnews\n";
    let output = example::run("format", &[], input);
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines.len(), 19);
    for line in &lines[..18] {
        assert!(line.starts_with("error: "), "{line}");
    }
    assert_eq!(
        lines[0],
        "error: expected the language `uk` or `en`, found \"ua\": `UA` is the country Ukraine, \
         the Ukrainian language is `uk`"
    );
    assert_eq!(
        lines[1],
        "error: expected a date such as `2025-11-05`, found \"2025-02-29\""
    );
    assert_eq!(
        lines[8],
        "error: expected a number such as `-1234.5` with at most 24 digits, found \"1,5\""
    );
    assert_eq!(lines[18], "5 листопада 2025");
}
