use chrono::{DateTime, Utc};
use dvomova::article::{Publication, Update, UpdateKind, Window};

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

const NOON: &str = "2025-11-05T12:00:00Z";
const EVENING: &str = "2025-11-05T18:00:00Z";

#[test]
fn a_window_holds_its_beginning_and_not_its_end() {
    let window = Window::new(moment(NOON), Some(moment(EVENING))).unwrap();
    assert!(!window.contains(moment("2025-11-05T11:59:59.999Z")));
    assert!(window.contains(moment(NOON)));
    assert!(window.contains(moment("2025-11-05T17:59:59.999Z")));
    assert!(!window.contains(moment(EVENING)));
    assert!(Window::from(moment(NOON)).contains(moment("2125-11-05T12:00:00Z")));
}

#[test]
fn a_window_that_ends_before_it_begins_is_refused() {
    let refusal = Window::new(moment(EVENING), Some(moment(NOON))).unwrap_err();
    let expected = "expected an end after the beginning, found live_from 2025-11-05T18:00:00Z \
                    and live_until 2025-11-05T12:00:00Z";
    assert_eq!(refusal.to_string(), expected);
    assert!(Window::new(moment(NOON), Some(moment(NOON))).is_err());
    let json = format!(r#"{{"live_from": "{EVENING}", "live_until": "{NOON}"}}"#);
    let refusal = serde_json::from_str::<Window>(&json).unwrap_err();
    assert_eq!(refusal.to_string(), expected);
}

#[test]
fn json_names_only_what_is_there() {
    #[track_caller]
    fn check(json: &str) -> Publication {
        let publication: Publication = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&publication).unwrap(), json);
        publication
    }
    assert_eq!(check("{}"), Publication::default());
    check(
        r#"{"window":{"live_from":"2025-11-05T12:00:00Z","live_until":"2025-11-05T18:00:00Z"},"first_published_at":"2025-11-01T00:00:00Z","update":{"updated_at":"2025-11-06T00:00:00Z","note":"Уточнено дату."}}"#,
    );
    let first: Publication =
        serde_json::from_str(r#"{"window": {"live_from": "2025-11-05T14:00:00+02:00"}}"#).unwrap();
    assert_eq!(first, Publication::published(Window::from(moment(NOON))));

    let correction = r#"{"update":{"kind":"correction","updated_at":"2025-11-06T00:00:00Z"}}"#;
    let kind = check(correction).update.map(|update| update.kind);
    assert_eq!(kind, Some(UpdateKind::Correction));

    let refused = |json| {
        serde_json::from_str::<Publication>(json)
            .unwrap_err()
            .to_string()
    };
    assert!(refused(r#"{"live": true}"#).starts_with("unknown field `live`, expected one of"));
    assert!(
        refused(r#"{"update": {"updated_at": "2025-11-06T00:00:00Z", "note": " "}}"#)
            .starts_with("expected a text, found nothing but white space")
    );
}

#[test]
fn what_readers_have_seen_keeps_its_first_date() {
    let (noon, evening) = (moment(NOON), moment(EVENING));
    let next_day = moment("2025-11-06T12:00:00Z");

    let mut publication = Publication::default();
    publication.publish(Window::from(evening), noon);
    assert_eq!(publication.first_published_at(), Some(evening));
    // Still to come, so it may be planned anew …
    publication.publish(Window::from(next_day), noon);
    assert_eq!(publication.first_published_at(), Some(next_day));
    publication.publish(Window::from(noon), noon);
    assert_eq!(publication.first_published_at(), Some(noon));
    assert!(publication.is_public(evening));
    // … and once seen it stays.
    publication.publish(Window::from(next_day), evening);
    assert_eq!(publication.first_published_at(), Some(noon));
    assert!(!publication.is_public(evening));
    publication.unpublish(next_day);
    assert_eq!(publication.window(), None);
    assert_eq!(publication.first_published_at(), Some(noon));

    let mut planned = Publication::published(Window::from(evening));
    planned.unpublish(noon);
    assert_eq!(planned, Publication::default());
    let mut seen = Publication::published(Window::from(noon));
    seen.unpublish(noon);
    assert_eq!(
        seen.first_published_at(),
        Some(noon),
        "public at that moment"
    );

    let mut imported = Publication::imported(None, noon);
    imported.publish(Window::from(next_day), evening);
    assert_eq!(imported.first_published_at(), Some(noon));
}

#[test]
fn what_was_kept_comes_back_as_it_was() {
    let (noon, evening) = (moment(NOON), moment(EVENING));
    let correction = Update {
        kind: UpdateKind::Correction,
        updated_at: evening,
        note: None,
    };
    let mut published_again = Publication::published(Window::from(noon));
    published_again.publish(Window::from(evening), evening);
    let mut taken_down = published_again.clone();
    taken_down.unpublish(evening);
    let mut corrected = published_again.clone();
    corrected.update = Some(correction.clone());
    let mut corrected_draft = Publication::default();
    corrected_draft.update = Some(correction);
    for kept in [
        Publication::default(),
        published_again,
        taken_down,
        corrected,
        corrected_draft,
    ] {
        let back = Publication::recorded(
            kept.window(),
            kept.first_published_at(),
            kept.update.clone(),
        );
        assert_eq!(back, kept);
    }
}

#[test]
fn nothing_is_public_before_readers_first_saw_it() {
    let (noon, evening) = (moment(NOON), moment(EVENING));
    let from_noon = Publication::published(Window::from(noon));
    let window = Some(Window::from(noon));
    assert_eq!(Publication::imported(window, evening), from_noon);
    assert_eq!(
        Publication::recorded(window, Some(evening), None),
        from_noon
    );
    assert_eq!(Publication::recorded(window, None, None), from_noon);
    let json =
        format!(r#"{{"window": {{"live_from": "{NOON}"}}, "first_published_at": "{EVENING}"}}"#);
    let read: Publication = serde_json::from_str(&json).unwrap();
    assert_eq!(read, from_noon);

    let mut seen = Publication::published(Window::from(evening));
    seen.publish(Window::from(noon), evening);
    assert_eq!(seen, Publication::published(Window::from(evening)));
    let past = Window::new(noon, Some(evening)).unwrap();
    seen.publish(past, evening);
    assert_eq!(seen.window(), None);
    assert_eq!(seen.first_published_at(), Some(evening));
}
