use dvomova::article::{ReadingSpeed, ReadingTime, words};
use dvomova::language::Language::{English, Ukrainian};

#[test]
fn words_are_those_of_annex_29() {
    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(words(text), expected, "{text:?}");
    }
    check("", 0);
    check(" — … ! ", 0);
    check("П’ять, п'ять, пʼять", 3);
    check("Івано-Франківськ", 2);
    check("3,5 відсотка; 1000.50", 3);
    check("don’t stop", 2);
    check("за́мок", 1);
}

#[test]
fn minutes_are_rounded_up_and_at_least_one() {
    #[track_caller]
    fn check(words: usize, english: usize, ukrainian: usize) {
        let speed = ReadingSpeed::default();
        assert_eq!(
            ReadingTime::new(words, English, speed).minutes,
            english,
            "{words}"
        );
        assert_eq!(
            ReadingTime::new(words, Ukrainian, speed).minutes,
            ukrainian,
            "{words}"
        );
    }
    check(0, 1, 1);
    check(200, 1, 1);
    check(201, 1, 2);
    check(238, 1, 2);
    check(239, 2, 2);
    check(2_380, 10, 12);
    check(usize::MAX, usize::MAX / 238 + 1, usize::MAX / 200 + 1);
}

#[test]
fn the_speed_is_a_setting() {
    let speed: ReadingSpeed = serde_json::from_str(r#"{"uk": 150, "en": 250}"#).unwrap();
    assert_eq!(ReadingTime::new(300, Ukrainian, speed).minutes, 2);
    assert_eq!(ReadingTime::new(300, English, speed).minutes, 2);
    assert_eq!(ReadingTime::new(301, Ukrainian, speed).minutes, 3);
    let refused = serde_json::from_str::<ReadingSpeed>(r#"{"uk": 0, "en": 250}"#);
    assert!(refused.is_err(), "nobody reads at no words a minute");
}
