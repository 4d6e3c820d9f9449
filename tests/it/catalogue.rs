use chrono::NaiveDate;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::ui::{
    Arguments, Catalogue, Described, Holds, LiveCatalogue, LocalTime, Messages, Reaction, SiteText,
    Value,
};

/// Every built-in message with many arguments, from the generated code and from
/// `fluent-bundle`, which runs the same files.
#[test]
fn generated_code_and_fluent_print_every_message_alike() {
    let catalogue = Catalogue::new(&[]).unwrap();
    let mut compared = 0;
    for message in Messages::ALL {
        for arguments in samples(message) {
            for language in Language::ALL {
                let generated = Messages::new(language).format(message.id(), &arguments);
                let fluent = catalogue.format(language, message.id(), &arguments);
                assert_eq!(
                    generated.as_deref(),
                    fluent.as_deref(),
                    "{language} {} {arguments:?}",
                    message.id()
                );
                assert!(generated.is_ok(), "{generated:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 4_000, "only {compared} compared");
}

#[test]
fn the_catalogue_has_the_messages_that_the_code_has() {
    let catalogue = Catalogue::new(&[]).unwrap();
    let generated = Messages::ALL.iter().map(|message| message.id());
    assert!(catalogue.ids().eq(generated));
}

/// Sets of arguments for a message: each value of each variable at least once,
/// in changing company.
fn samples(message: &Described) -> Vec<Arguments<'static>> {
    let variables = message
        .variables()
        .iter()
        .map(|&(name, holds)| (name, values(holds)))
        .collect::<Vec<_>>();
    let longest = variables.iter().map(|(_, values)| values.len()).max();
    let sets = longest.map_or(1, |longest| longest * 3);
    let set = |at: usize| {
        variables
            .iter()
            .enumerate()
            .fold(Arguments::new(), |arguments, (n, (name, values))| {
                let value = &values[(at * (2 * n + 1) + 5 * n) % values.len()];
                arguments.with(*name, value.clone())
            })
    };
    (0..sets).map(set).collect()
}

fn values(holds: Holds) -> Vec<Value<'static>> {
    const EXACT: i64 = 1 << 53;
    match holds {
        Holds::Integer => (0..35)
            .chain([45, 99, 100, 101, 102, 105, 111, 112, 114, 121, 122, 999])
            .chain([1_000, 1_001, 1_011, 1_111, 9_999, 10_000, 12_345])
            .chain([123_456, 1_000_000, 1_234_567, 987_654_321, EXACT])
            .chain([-1, -2, -5, -11, -21, -1_000, -12_345, -EXACT])
            .map(Value::Integer)
            .collect(),
        Holds::Word(words) => words.iter().map(|&word| word.into()).collect(),
        Holds::Date => [
            (2025, 11, 5, 12, 5),
            (2025, 1, 1, 0, 0),
            (1999, 12, 31, 23, 59),
            (2026, 2, 28, 9, 9),
            (1005, 6, 7, 13, 30),
            (12_025, 8, 24, 1, 1),
        ]
        .map(|(year, month, day, hour, minute)| {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            Value::Date(LocalTime::from(date.and_hms_opt(hour, minute, 0).unwrap()))
        })
        .into(),
        Holds::Text => ["Оля", "A & B", "{ $x }", "", "\"\\", "\u{2068}x\u{2069}"]
            .into_iter()
            .map(Value::from)
            .chain([Value::Integer(7), Value::Integer(1_234)])
            .collect(),
        other => panic!("no values for {other:?}"),
    }
}

#[test]
fn a_site_lays_its_texts_over_the_librarys() {
    let catalogue = Catalogue::new(&[
        SiteText::new(
            English,
            "en/site.ftl",
            "share = Tell a friend\n\
             edition = Edition of { DATETIME($on, dateStyle: \"long\") }, no. { NUMBER($n) }\n\
             \x20   .short = { $n } / { NUMBER($n, useGrouping: 0) }\n",
        ),
        SiteText::new(
            Ukrainian,
            "uk/site.ftl",
            "share = Розповісти друзям\n\
             edition = Випуск від { DATETIME($on, dateStyle: \"long\") }, № { NUMBER($n) }\n\
             \x20   .short = { $n } / { NUMBER($n, useGrouping: 0) }\n",
        ),
    ])
    .unwrap();
    let none = Arguments::new();
    assert_eq!(
        catalogue.format(English, "share", &none).unwrap(),
        "Tell a friend"
    );
    assert_eq!(
        catalogue.format(Ukrainian, "share", &none).unwrap(),
        "Розповісти друзям"
    );
    let on = LocalTime::from(NaiveDate::from_ymd_opt(2025, 11, 5).unwrap());
    let arguments = Arguments::new().with("on", on).with("n", 1_204);
    assert_eq!(
        catalogue.format(English, "edition", &arguments).unwrap(),
        "Edition of November 5, 2025, no. 1,204"
    );
    assert_eq!(
        catalogue.format(Ukrainian, "edition", &arguments).unwrap(),
        "Випуск від 5 листопада 2025\u{202F}р., № 1\u{A0}204"
    );
    assert_eq!(
        catalogue
            .format(Ukrainian, "edition.short", &arguments)
            .unwrap(),
        "1\u{A0}204 / 1204"
    );
}

#[test]
fn a_date_follows_the_sites_own_form() {
    let form = "date-long = { NUMBER($day) }.{ $month }.{ NUMBER($year, useGrouping: 0) }\n";
    let catalogue = Catalogue::new(&[
        SiteText::new(English, "en/site.ftl", form),
        SiteText::new(Ukrainian, "uk/site.ftl", form),
    ])
    .unwrap();
    let at = LocalTime::from(NaiveDate::from_ymd_opt(2025, 11, 5).unwrap());
    let arguments = Arguments::new().with("on", at);
    let text = catalogue.format(English, "cookies-chosen-on", &arguments);
    assert!(text.unwrap().contains("5.11.2025"));
}

#[test]
fn what_fails_the_checks_makes_no_catalogue() {
    #[track_caller]
    fn check(english: &str, ukrainian: &str, expected: &str) {
        let texts = [
            SiteText::new(English, "en/site.ftl", english),
            SiteText::new(Ukrainian, "uk/site.ftl", ukrainian),
        ];
        let problems = Catalogue::new(&texts).err().unwrap().to_string();
        assert_eq!(problems, expected);
    }
    check(
        "save = Зберегти\n",
        "save = Зберегти\n",
        "en/site.ftl:1:8: Cyrillic letters in an English text: “Зберегти”; write it in English, \
         or put `# @other-language` above it if it is meant to be Ukrainian",
    );
    check(
        "ring = { ring }\n",
        "ring = Коло\n",
        "en/site.ftl:1:10: a circular reference: ring → ring; write one of them out",
    );
    check(
        "share = Tell a friend\n",
        "",
        "en/site.ftl:1:1: `share` replaces the library's text in English only; give it in \
         Ukrainian too",
    );
}

#[test]
fn a_wrong_call_says_what_is_wrong_both_ways() {
    #[track_caller]
    fn check(id: &str, arguments: &Arguments<'_>, expected: &str) {
        let catalogue = Catalogue::new(&[]).unwrap();
        let refusal = catalogue.format(English, id, arguments).unwrap_err();
        assert_eq!(refusal.to_string(), expected);
        let refusal = Messages::new(English).format(id, arguments).unwrap_err();
        assert_eq!(refusal.to_string(), expected);
    }
    let none = Arguments::new();
    check(
        "no-such",
        &none,
        "message `no-such`: there is none of this id",
    );
    check(
        "views",
        &none,
        "message `views`: the variable `$count` is not given",
    );
    check(
        "views",
        &Arguments::new().with("count", "three"),
        "message `views`: the variable `$count` is a whole number and a text was given",
    );
    check(
        "reaction-name",
        &Arguments::new().with("reaction", "envy"),
        &format!(
            "message `reaction-name`: the variable `$reaction`: expected one of {}, found \"envy\"",
            Reaction::ALL.map(Reaction::word).join(", ")
        ),
    );
    check(
        "published-at",
        &Arguments::new().with("at", "yesterday"),
        "message `published-at`: the variable `$at` is a date and a text was given",
    );
}

#[test]
fn a_number_that_a_float_cannot_hold_is_refused_rather_than_changed() {
    let catalogue = Catalogue::new(&[]).unwrap();
    let arguments = Arguments::new().with("count", (1i64 << 53) + 1);
    assert_eq!(
        catalogue
            .format(English, "views", &arguments)
            .unwrap_err()
            .to_string(),
        "message `views`: the variable `$count` is a number beyond ±9,007,199,254,740,992"
    );
    let generated = Messages::new(English).format("views", &arguments).unwrap();
    assert_eq!(generated, "9,007,199,254,740,993 views");
}

#[test]
fn a_reload_swaps_the_whole_catalogue_or_keeps_the_old_one() {
    fn shared<T: Send + Sync>(_: &T) {}
    let site = |english: &str, ukrainian: &str| {
        [
            SiteText::new(English, "en/site.ftl", english),
            SiteText::new(Ukrainian, "uk/site.ftl", ukrainian),
        ]
    };
    let live = LiveCatalogue::new(&site("motto = First\n", "motto = Перше\n")).unwrap();
    shared(&live);
    let none = Arguments::new();
    let before = live.current();
    let refusal = live.replace(&site("motto = Second\n", "")).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "en/site.ftl:1:1: `motto` is missing in Ukrainian; add it to uk/"
    );
    assert_eq!(
        live.current().format(English, "motto", &none).unwrap(),
        "First"
    );
    live.replace(&site("motto = Second\n", "motto = Друге\n"))
        .unwrap();
    assert_eq!(
        live.current().format(English, "motto", &none).unwrap(),
        "Second"
    );
    assert_eq!(before.format(Ukrainian, "motto", &none).unwrap(), "Перше");
}

#[test]
fn many_threads_may_format_at_once() {
    let catalogue = Catalogue::new(&[]).unwrap();
    let catalogue = &catalogue;
    std::thread::scope(|scope| {
        for thread in 0..4 {
            scope.spawn(move || {
                for n in 0..200 {
                    let count = thread * 200 + n;
                    let arguments = Arguments::new().with("count", count);
                    let text = catalogue.format(Ukrainian, "views", &arguments).unwrap();
                    let expected = Messages::new(Ukrainian).views(count).to_string();
                    assert_eq!(text, expected);
                }
            });
        }
    });
}
