use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::ui::{CompactStyle, Decimal, Number, write_integer};
use proptest::prelude::*;

#[track_caller]
fn check(number: Number, expected: &str) {
    assert_eq!(number.to_string().replace('\u{A0}', "_"), expected);
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn halves_round_to_the_even_neighbor() {
    check(Number::decimal(English, decimal("0.0005")), "0");
    check(Number::decimal(English, decimal("0.0015")), "0.002");
    check(Number::decimal(English, decimal("0.00050001")), "0.001");
    check(Number::decimal(Ukrainian, decimal("2.9995")), "3");
    check(Number::percent(Ukrainian, decimal("0.123455")), "12,346%");
    check(
        Number::compact(English, 12_500, CompactStyle::Long),
        "12 thousand",
    );
    check(
        Number::compact(English, 13_500, CompactStyle::Long),
        "14 thousand",
    );
}

#[test]
fn a_rounded_compact_number_reaches_the_next_power() {
    check(
        Number::compact(Ukrainian, 999_499, CompactStyle::Short),
        "999_тис.",
    );
    check(
        Number::compact(Ukrainian, 999_500, CompactStyle::Short),
        "1_млн",
    );
    check(
        Number::compact(English, decimal("999.5"), CompactStyle::Short),
        "1K",
    );
    check(
        Number::compact(English, -999_950, CompactStyle::Short),
        "-1M",
    );
}

#[test]
fn beyond_trillions_compact_numbers_grow_in_digits() {
    let number = Number::compact(English, 1_260_000_000_000_000_i64, CompactStyle::Short);
    check(number, "1260T");
    let number = Number::compact(Ukrainian, 12_600_000_000_000_000_i64, CompactStyle::Long);
    check(number, "12_600 трильйонів");
}

#[test]
fn a_minus_stays_with_a_zero_that_was_rounded() {
    check(Number::decimal(English, decimal("-0.0001")), "-0");
    check(Number::decimal(English, decimal("-0")), "-0");
}

#[test]
fn texts_that_are_no_plain_number_are_refused() {
    for text in [
        "", "-", ".5", "5.", "1,5", "1e3", "+1", "1 000", "½", "٣", "--1", "1.2.3", "NaN",
    ] {
        assert!(text.parse::<Decimal>().is_err(), "{text:?}");
    }
    assert!("9".repeat(24).parse::<Decimal>().is_ok());
    assert!("9".repeat(25).parse::<Decimal>().is_err());
    assert!(
        "9".repeat(1_000_000)
            .parse::<Decimal>()
            .unwrap_err()
            .to_string()
            .len()
            < 200
    );
}

#[test]
fn the_longest_numbers_fit_every_style() {
    for text in [
        "9".repeat(24),
        format!("-0.{}", "9".repeat(23)),
        format!("9.{}", "9".repeat(23)),
    ] {
        let value = decimal(&text);
        assert_eq!(value.to_string(), text);
        for language in Language::ALL {
            check_digits(Number::decimal(language, value));
            check_digits(Number::percent(language, value));
            check_digits(Number::compact(language, value, CompactStyle::Short));
            check_digits(Number::compact(language, value, CompactStyle::Long));
        }
    }
    let largest = Number::decimal(English, decimal(&"9".repeat(24)));
    check(largest, "999,999,999,999,999,999,999,999");
}

#[track_caller]
fn check_digits(number: Number) {
    let text = number.to_string();
    assert!(text.contains(|c: char| c.is_ascii_digit()), "{text}");
}

proptest! {
    #[test]
    fn an_integer_without_its_separators_is_itself(n: i64) {
        for (language, separator) in [(English, ','), (Ukrainian, '\u{A0}')] {
            let mut text = String::new();
            write_integer(&mut text, language, n).unwrap();
            prop_assert_eq!(text.replace(separator, ""), n.to_string());
            prop_assert_eq!(Number::decimal(language, n).to_string(), text);
        }
    }

    #[test]
    fn a_decimal_survives_its_text(mantissa: i64, scale in 0u8..=20) {
        let value = Decimal::new(mantissa, scale);
        prop_assume!(value.to_string().len() <= 24);
        prop_assert_eq!(value.to_string().parse(), Ok(value));
    }

    #[test]
    fn no_text_makes_it_panic(text in "-?[0-9]{0,30}\\.?[0-9]{0,30}") {
        if let Ok(value) = text.parse::<Decimal>() {
            let _ = Number::compact(Ukrainian, value, CompactStyle::Long).to_string();
            let _ = Number::percent(Ukrainian, value).to_string();
        }
    }
}
