use chrono::{DateTime, Utc};
use dvomova::ui::{Category, Consent};
use proptest::prelude::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_secs(seconds).unwrap()
}

#[test]
fn a_choice_allows_what_was_allowed_and_always_what_is_necessary() {
    let consent = Consent::necessary(1, at(0)).with(Category::Marketing);
    let allowed: Vec<_> = Category::ALL
        .into_iter()
        .filter(|&category| consent.allows(category))
        .collect();
    assert_eq!(allowed, [Category::Necessary, Category::Marketing]);
}

#[test]
fn a_choice_of_all_allows_all() {
    let consent = Consent::all(1, at(0));
    assert!(
        Category::ALL
            .into_iter()
            .all(|category| consent.allows(category))
    );
    assert_eq!(consent.to_string(), "1.0.npsm");
}

#[test]
fn values_that_are_no_choice_are_refused() {
    let refused = [
        "",
        "yes",
        "1",
        "1.0",
        "1.0.",
        "1.0.p",
        "1.0.nsp",
        "1.0.nn",
        "1.0.nx",
        "01.0.n",
        "+1.0.n",
        "1.+0.n",
        "1.0.n ",
        "65536.0.n",
        "-1.0.n",
        "1.99999999999999999.n",
        "1.0.n.n",
        "1.0.н",
    ];
    for value in refused {
        assert!(value.parse::<Consent>().is_err(), "{value:?}");
    }
    let long = "1.0.n".to_owned() + &"n".repeat(1_000_000);
    let error = long.parse::<Consent>().unwrap_err().to_string();
    assert!(error.len() < 200, "{}", error.len());
    assert_eq!(
        "yes".parse::<Consent>().unwrap_err().to_string(),
        "expected a choice about cookies such as `2.1762336300.ns`, found \"yes\""
    );
}

proptest! {
    #[test]
    fn a_choice_survives_its_cookie(version: u16, seconds in 0..=253_402_300_799_i64, bits in 0..8) {
        let mut consent = Consent::necessary(version, at(seconds));
        for (bit, category) in [Category::Preferences, Category::Statistics, Category::Marketing]
            .into_iter()
            .enumerate()
        {
            if bits & (1 << bit) != 0 {
                consent = consent.with(category);
            }
        }
        let value = consent.to_string();
        prop_assert!(value.len() <= 40 && value.is_ascii());
        prop_assert_eq!(value.parse(), Ok(consent));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}") {
        if let Ok(consent) = text.parse::<Consent>() {
            prop_assert_eq!(consent.to_string(), text);
        }
    }
}
