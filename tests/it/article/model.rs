use chrono::{DateTime, Utc};
use dvomova::article::{
    Article, ArticleKind, Edition, Origin, PictureType, Publication, Reactions, UkrainianFirst,
    UpdateKind, Window,
};
use dvomova::language::{Language, LanguageSet};
use proptest::prelude::*;
use serde_json::{Value, json};

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn edition(title: &str) -> Edition {
    serde_json::from_value(json!({
        "variant": {"slug": "slug", "title": title, "lead": "Лід", "body": "Текст."},
    }))
    .unwrap()
}

fn article() -> Article {
    let id = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let section = "city".parse().unwrap();
    Article::new(id, section, Language::Ukrainian, edition("Назва"))
}

/// The smallest article, as JSON.
fn smallest() -> Value {
    json!({
        "id": "01890a5d-ac96-774b-bcce-b302099a8057",
        "section": "city",
        "original": "uk",
        "editions": {"uk": {
            "variant": {"slug": "slug", "title": "Назва", "lead": "Лід", "body": "Текст."},
        }},
    })
}

#[test]
fn json_is_what_a_person_would_write() {
    assert_eq!(
        serde_json::from_value::<Article>(smallest()).unwrap(),
        article()
    );

    let mut article = article();
    article.kind = ArticleKind::Interview;
    article.tags = vec!["trams".parse().unwrap()];
    article.authors = vec!["olena-koval".parse().unwrap()];
    article.source = Some("city-council".parse().unwrap());
    article.picture = Some(
        serde_json::from_value(json!({
            "file": "pictures/tram.jpg", "width": 1200, "height": 800, "media_type": "image/jpeg",
        }))
        .unwrap(),
    );
    article.related = vec!["a7d030dd-2b41-5dfb-9d31-3335f2dcf48f".parse().unwrap()];
    article.reactions = Reactions::Off;
    let ukrainian = article.edition_mut(Language::Ukrainian).unwrap();
    ukrainian.publication = Publication::published(Window::from(moment("2025-11-05T10:05:00Z")));
    ukrainian.variant.key_points = vec!["Раз".parse().unwrap(), "Два".parse().unwrap()];
    ukrainian.variant.caption = Some("Підпис".parse().unwrap());
    let mut english = edition("Title");
    english.variant.origin = Origin::Machine;
    article.insert(Language::English, english);
    article.acknowledge(Language::English).unwrap();
    let json = serde_json::to_string_pretty(&article).unwrap();
    insta::assert_snapshot!(json);
    assert_eq!(serde_json::from_str::<Article>(&json).unwrap(), article);
}

#[test]
fn json_that_is_no_article_is_refused() {
    #[track_caller]
    fn check(path: &str, value: Value, expected: &str) {
        let mut article = smallest();
        let (parent, key) = path.rsplit_once('/').unwrap();
        article.pointer_mut(parent).unwrap()[key] = value;
        let refusal = serde_json::from_value::<Article>(article).unwrap_err();
        assert_eq!(refusal.to_string(), expected);
    }
    let variant = "/editions/uk/variant";
    check(
        "/original",
        json!("ua"),
        "expected the language `uk` or `en`, found \"ua\": `UA` is the country Ukraine, \
         the Ukrainian language is `uk`",
    );
    check(
        "/original",
        json!("en"),
        "expected an edition in the article's original language, `en`, found one in `uk` alone",
    );
    check(
        "/editions",
        json!({}),
        "expected an edition in the article's original language, `uk`, found none",
    );
    check(
        "/editions/ua",
        json!(null),
        "unknown field `ua`, expected `uk` or `en`",
    );
    check(
        "/id",
        json!("culture/story"),
        "expected a UUID of 32 hexadecimal digits and 4 hyphens, found \"culture/story\"",
    );
    check(
        "/kind",
        json!("gossip"),
        "unknown variant `gossip`, expected one of `news`, `opinion`, `interview`, `live`, `sponsored`",
    );
    check(
        &format!("{variant}/title"),
        json!(" "),
        "expected a text, found nothing but white space",
    );
    check(
        &format!("{variant}/lead"),
        json!(""),
        "expected a text, found nothing but white space",
    );
    check(
        &format!("{variant}/body"),
        json!("\n"),
        "expected a body with some text, found none",
    );
    check(
        &format!("{variant}/titel"),
        json!("Назва"),
        "unknown field `titel`, expected one of `slug`, `title`, `lead`, `key_points`, `body`, \
         `caption`, `credit`, `alternative_text`, `seo_title`, `seo_description`, `origin`",
    );
    check(
        "/picture",
        json!({"file": "a.jpg", "width": 0, "height": 1, "media_type": "image/jpeg"}),
        "invalid value: integer `0`, expected a nonzero u32",
    );
    check(
        "/picture",
        json!({"file": "../a.jpg", "width": 1, "height": 1, "media_type": "image/jpeg"}),
        "expected a path inside the folder, of at most 512 bytes, its parts joined by `/`, \
         found \"../a.jpg\"",
    );
    check(
        "/picture",
        json!({"file": "a.svg", "width": 1, "height": 1, "media_type": "image/svg+xml"}),
        "unknown variant `image/svg+xml`, expected one of `image/jpeg`, `image/png`, `image/webp`, \
         `image/avif`, `image/gif`",
    );
    for slug in ["Слаг", "a--b", "", "A"] {
        let mut article = smallest();
        article.pointer_mut(variant).unwrap()["slug"] = json!(slug);
        let refusal = serde_json::from_value::<Article>(article)
            .unwrap_err()
            .to_string();
        assert!(refusal.starts_with("expected a slug"), "{refusal}");
        assert!(refusal.contains(&format!("{slug:?}")), "{refusal}");
    }
}

#[test]
fn the_original_cannot_be_taken_out() {
    let mut article = article();
    assert_eq!(
        article.remove(Language::Ukrainian).unwrap_err().to_string(),
        "expected the language of a translation, found `uk`, the original's own"
    );
    assert_eq!(
        article.remove(Language::English).unwrap_err().to_string(),
        "expected the language of a translation, found `en`, which the article lacks"
    );
    assert_eq!(article.insert(Language::English, edition("Title")), None);
    assert_eq!(article.languages(), LanguageSet::BOTH);
    assert_eq!(article.remove(Language::English), Ok(edition("Title")));
    assert_eq!(article.languages(), LanguageSet::from(Language::Ukrainian));
}

#[test]
fn each_language_is_public_by_its_own_window() {
    let mut article = article();
    let (first, second) = (
        moment("2025-11-05T10:00:00Z"),
        moment("2025-11-05T12:00:00Z"),
    );
    let third = moment("2025-11-05T14:00:00Z");
    assert_eq!(
        article.public_languages(third),
        LanguageSet::NONE,
        "a draft"
    );
    let original = article.edition_mut(Language::Ukrainian).unwrap();
    original.publication = Publication::published(Window::new(first, Some(third)).unwrap());
    let mut english = edition("Title");
    english.publication = Publication::published(Window::from(second));
    article.insert(Language::English, english);

    let ukrainian = LanguageSet::from(Language::Ukrainian);
    assert_eq!(article.public_languages(first), ukrainian);
    assert_eq!(article.public_languages(second), LanguageSet::BOTH);
    assert_eq!(
        article.public_languages(third),
        LanguageSet::from(Language::English)
    );
    assert!(article.is_public(Language::Ukrainian, second));
    assert!(!article.is_public(Language::Ukrainian, third));
}

#[test]
fn words_in_files_and_in_json_are_the_same() {
    #[track_caller]
    fn check<T>(value: T)
    where
        T: Copy + PartialEq + std::fmt::Debug + std::fmt::Display + std::str::FromStr,
        T: serde::Serialize,
        T::Err: std::fmt::Debug,
    {
        assert_eq!(value.to_string().parse::<T>().unwrap(), value);
        assert_eq!(
            serde_json::to_value(value).unwrap(),
            json!(value.to_string())
        );
    }
    ArticleKind::ALL.into_iter().for_each(check);
    Origin::ALL.into_iter().for_each(check);
    PictureType::ALL.into_iter().for_each(check);
    Reactions::ALL.into_iter().for_each(check);
    UkrainianFirst::ALL.into_iter().for_each(check);
    UpdateKind::ALL.into_iter().for_each(check);
    assert_eq!(
        "News".parse::<ArticleKind>().unwrap_err().to_string(),
        "expected one of `news`, `opinion`, `interview`, `live`, `sponsored`, found \"News\""
    );
}

fn any_text() -> impl Strategy<Value = String> {
    "[А-яЄІЇҐєіїґA-z0-9\"\\\\’ «»<&]{0,20}[А-я]"
}

prop_compose! {
    fn any_edition()(
        title in any_text(),
        lead in any_text(),
        points in prop::collection::vec(any_text(), 0..3),
        body in "[а-я*#> \\n\\-]{0,40}[а-я]",
        caption in prop::option::of(any_text()),
        from in prop::option::of(0_i64..4_000_000_000),
        lasts in prop::option::of(1_i64..1_000_000),
        first in prop::option::of(0_i64..4_000_000_000),
        origin in prop::sample::select(Origin::ALL.to_vec()),
        slug in "[a-z]{1,9}(-[a-z0-9]{1,9}){0,3}",
    ) -> Value {
        let second = |second| DateTime::<Utc>::from_timestamp(second, 0).unwrap();
        json!({
            "variant": {
                "slug": slug, "title": title, "lead": lead, "key_points": points, "body": body,
                "caption": caption, "origin": origin,
            },
            "publication": {
                "window": from.map(|from| json!({
                    "live_from": second(from),
                    "live_until": lasts.map(|lasts| second(from + lasts)),
                })),
                "first_published_at": first.map(second),
            },
        })
    }
}

proptest! {
    #[test]
    fn an_article_round_trips_through_json(
        ukrainian in any_edition(),
        english in prop::option::of(any_edition()),
        kind in prop::sample::select(ArticleKind::ALL.to_vec()),
        acknowledged in any::<bool>(),
    ) {
        let mut json = smallest();
        json["kind"] = json!(kind);
        json["editions"] = json!({"uk": ukrainian, "en": english});
        let mut article: Article = serde_json::from_value(json).unwrap();
        if acknowledged && english.is_some() {
            article.acknowledge(Language::English).unwrap();
        }
        let written = serde_json::to_string(&article).unwrap();
        prop_assert_eq!(serde_json::from_str::<Article>(&written).unwrap(), article);
        prop_assert!(!written.contains("null"), "{}", written);
    }
}
