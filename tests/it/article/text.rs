use dvomova::article::Text;

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert_eq!(text.parse::<Text>().unwrap_err().to_string(), expected);
}

#[test]
fn white_space_is_tidied_and_no_break_spaces_stay() {
    let text: Text = "\t Річка\r\n  Либідь\u{A0}— \n".parse().unwrap();
    assert_eq!(text, "Річка Либідь\u{A0}—");
    assert_eq!(text.to_string().parse(), Ok(text));
}

#[test]
fn a_text_that_shows_nothing_or_breaks_a_feed_is_refused() {
    refused("", "expected a text, found nothing but white space");
    refused(
        " \n\u{A0}\t",
        "expected a text, found nothing but white space",
    );
    refused(
        "Прогноз погоди на завтра\u{8}\u{8}",
        "expected a text, found the control character U+0008 after \"ноз погоди на завтра\"",
    );
    refused(
        &"a".repeat(Text::MAX_BYTES + 1),
        "expected a text, found 16385 bytes, more than 16384",
    );
    assert!("a".repeat(Text::MAX_BYTES).parse::<Text>().is_ok());
}

#[test]
fn json_goes_through_the_same_pair() {
    let text: Text = serde_json::from_str(r#"" Київ ""#).unwrap();
    assert_eq!(serde_json::to_string(&text).unwrap(), r#""Київ""#);
    let refusal = serde_json::from_str::<Text>(r#""  ""#).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "expected a text, found nothing but white space"
    );
}
