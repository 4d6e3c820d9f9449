//! Prints a site's own messages, and some of dvomova's, in both languages.

use chrono::NaiveDate;
use dvomova::language::Language;
use dvomova::ui::LocalTime;

mod messages {
    //! The site's messages over those of dvomova, typed and checked.
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

use messages::{Messages, Sky};

fn main() {
    let sent = LocalTime::from(NaiveDate::from_ymd_opt(2025, 11, 5).unwrap_or_default());
    let winners = ["Ігор", "Оля"];
    for language in Language::ALL {
        let m = Messages::new(language);
        // The site's own text in place of the library's.
        println!("{}", m.share());
        // The library's text.
        println!("{}", m.read_more());
        println!(
            "{} ({})",
            m.newsletter_subscribe(),
            m.newsletter_subscribe_title()
        );
        println!("{}", m.newsletter_issue(1_204_u64, sent));
        for days in [0, 1, 3, 11, 21] {
            println!("{}", m.weather_dry_days(days));
        }
        println!("{}", m.weather_sky(Sky::Cloudy));
        println!("{}", m.quiz_place("Оля", winners.len()));
    }
}
