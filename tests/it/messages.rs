use std::fmt::Write as _;

use allocation_counter::measure;
use chrono::NaiveDate;
use dvomova::language::Language;
use dvomova::ui::{LocalTime, Messages, Reaction};

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
