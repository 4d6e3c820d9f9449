//! Dates, relative times and lists through the API, where the example's rows do
//! not reach.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::ui::{DateStyle, DateText, List, RelativeTime, TimeUnit, Zone};

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[track_caller]
fn check(text: DateText, expected: &str) {
    let visible = text.to_string().replace('\u{202F}', "_");
    assert_eq!(visible, expected);
}

#[test]
fn newsrooms_print_a_date_without_its_year_sign() {
    let at = Zone::KYIV.local(instant("2025-11-05T10:05:00Z"));
    check(
        DateText::date(Ukrainian, at, DateStyle::News),
        "5 листопада 2025",
    );
    check(
        DateText::date_time(Ukrainian, at, DateStyle::News),
        "5 листопада 2025, 12:05",
    );
    check(
        DateText::date_time(English, at, DateStyle::News),
        "November 5, 2025, 12:05_PM",
    );
}

#[test]
fn an_english_page_names_the_zone_and_a_ukrainian_one_need_not() {
    let at = Zone::KYIV.local(instant("2025-07-01T21:30:00Z"));
    check(
        DateText::date_time_in_kyiv(English, at),
        "July 2, 2025, 12:30_AM Kyiv time",
    );
    check(
        DateText::date_time_in_kyiv(Ukrainian, at),
        "2 липня 2025, 00:30",
    );
}

#[test]
fn another_zone_shows_its_own_clock() {
    let zone: Zone = "Europe/Warsaw".parse().unwrap();
    let at = zone.local(instant("2025-07-01T21:30:00Z"));
    check(DateText::time(Ukrainian, at), "23:30");
    for name in ["", "Kyiv", "europe/kyiv", "UTC+2", "Europe/Atlantis"] {
        assert!(name.parse::<Zone>().is_err(), "{name:?}");
    }
    assert_eq!("Europe/Kiev".parse(), Ok(Zone::KYIV));
    assert_eq!(Zone::KYIV.to_string(), "Europe/Kyiv");
}

#[test]
fn years_far_away_are_printed_and_nothing_panics() {
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        for language in Language::ALL {
            let text = DateText::date(language, date, DateStyle::Full).to_string();
            assert!(text.contains("262"), "{text}");
        }
    }
    let early = NaiveDate::from_ymd_opt(988, 8, 1).unwrap();
    check(
        DateText::date(Ukrainian, early, DateStyle::Long),
        "1 серпня 988_р.",
    );
}

#[track_caller]
fn check_since(seconds: i64, ukrainian: &str, english: &str) {
    let now = instant("2025-11-05T10:05:00Z");
    let at = now + TimeDelta::seconds(seconds);
    let said = Language::ALL.map(|language| RelativeTime::since(language, at, now).to_string());
    assert_eq!(said, [english, ukrainian]);
}

#[test]
fn an_instant_is_told_in_the_largest_unit_that_has_passed() {
    check_since(0, "зараз", "now");
    check_since(-59, "зараз", "now");
    check_since(-60, "1 хвилину тому", "1 minute ago");
    check_since(-3_599, "59 хвилин тому", "59 minutes ago");
    check_since(-3_600, "1 годину тому", "1 hour ago");
    check_since(-86_400, "1 день тому", "1 day ago");
    check_since(86_400 * 3, "через 3 дні", "in 3 days");
    check_since(-86_400 * 13, "1 тиждень тому", "1 week ago");
    check_since(-86_400 * 61, "2 місяці тому", "2 months ago");
    check_since(-86_400 * 800, "2 роки тому", "2 years ago");
}

#[test]
fn amounts_are_grouped_and_the_least_one_does_not_panic() {
    let text = RelativeTime::always(English, i64::MIN, TimeUnit::Second).to_string();
    assert_eq!(text, "9,223,372,036,854,775,807 seconds ago");
    let text = RelativeTime::always(Ukrainian, 12_001, TimeUnit::Day).to_string();
    assert_eq!(text, "через 12\u{A0}001 день");
}

#[test]
fn a_list_takes_anything_that_prints() {
    let numbers = List::conjunction(Ukrainian, [1, 2, 3]).to_string();
    assert_eq!(numbers, "1, 2 і 3");
    let none: [&str; 0] = [];
    assert_eq!(List::disjunction(English, none).to_string(), "");
    let nested = List::disjunction(English, ["a", "b"]);
    let outer = List::conjunction(English, [nested, nested]).to_string();
    assert_eq!(outer, "a or b and a or b");
}
