use std::fmt::Write as _;

use allocation_counter::measure;
use chrono::NaiveDate;
use dvomova::language::Language;
use dvomova::ui::{Arguments, LocalTime, Messages, Number, Reaction, WholeNumber};

#[test]
fn a_message_written_into_a_buffer_allocates_nothing() {
    let mut buffer = String::with_capacity(4_096);
    let at = LocalTime::from(NaiveDate::from_ymd_opt(2025, 11, 5).unwrap());
    for language in Language::ALL {
        let m = Messages::new(language);
        let allocations = measure(|| {
            buffer.push_str(m.share());
            write!(buffer, "{}", m.byline("Оля")).unwrap();
            write!(buffer, "{}", m.views(1_234_567)).unwrap();
            write!(buffer, "{}", m.reaction_name(Reaction::Surprise)).unwrap();
            write!(buffer, "{}", m.published_at(at)).unwrap();
            write!(buffer, "{}", m.date_full_time_short(at)).unwrap();
        });
        assert_eq!(allocations.count_total, 0, "{language}");
    }
    assert!(buffer.len() > 200, "{buffer}");
}

#[test]
fn a_word_round_trips_through_its_name() {
    for reaction in Reaction::ALL {
        assert_eq!(reaction.to_string().parse(), Ok(reaction));
    }
    let refusal = "Surprise".parse::<Reaction>().unwrap_err().to_string();
    assert!(refusal.ends_with("found \"Surprise\""), "{refusal}");
}

#[test]
fn ids_are_unique_and_in_order() {
    let ids = Messages::ALL.iter().map(|message| message.id());
    let pairs = ids.clone().zip(ids.skip(1));
    for (one, next) in pairs {
        assert_ne!(one, next);
    }
}

#[test]
fn a_count_may_be_of_any_integer_type() {
    let m = Messages::new(Language::Ukrainian);
    let check = |shown: &dyn std::fmt::Display| assert_eq!(shown.to_string(), "21 перегляд");
    check(&m.views(21_i8));
    check(&m.views(21_u8));
    check(&m.views(21_i32));
    check(&m.views(21_u64));
    check(&m.views(21_u128));
    check(&m.views([(); 21].len()));
    check(&m.views(&&21_u16));
}

#[test]
fn a_number_beyond_64_bits_becomes_the_nearest() {
    #[track_caller]
    fn check(n: impl WholeNumber, expected: i64) {
        assert_eq!(n.to_i64(), expected);
    }
    check(i64::MIN, i64::MIN);
    check(i64::MAX.unsigned_abs(), i64::MAX);
    check(i64::MAX.unsigned_abs() + 1, i64::MAX);
    check(u64::MAX, i64::MAX);
    check(u128::MAX, i64::MAX);
    check(i128::from(i64::MIN) - 1, i64::MIN);
    check(-1_i128, -1);
    check(-1_isize, -1);
}

#[test]
fn a_size_is_looked_up_and_printed_as_it_is() {
    let english = Messages::new(Language::English);
    let sizes = Arguments::new().with("count", usize::from(1_u8));
    assert_eq!(english.format("views", &sizes), Ok("1 view".to_owned()));
    // A decimal is exact where a message would take the nearest `i64`.
    let all = Number::decimal(Language::English, u64::MAX).to_string();
    assert_eq!(all, "18,446,744,073,709,551,615");
}
