//! What tests of the store begin with: a site with sections, tags, people and
//! sources, somebody who works there, and texts.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::article::{ArticleId, ArticleVariant, Slug, Window};
use dvomova::language::Language;
use dvomova::store::{
    Act, ArticleVersion, Change, Done, NewArticle, RevisionNumber, SharedFacts, Store,
    VariantVersion, Version,
};
use serde_json::json;

/// The moment at which the tests' newsroom begins its day.
pub(crate) fn morning() -> DateTime<Utc> {
    "2025-11-05T08:00:00Z".parse().unwrap()
}

/// Minutes after [`morning`].
pub(crate) fn at(minutes: i64) -> DateTime<Utc> {
    morning() + TimeDelta::minutes(minutes)
}

/// Olena acts, minutes after [`morning`].
pub(crate) fn olena(minutes: i64) -> Act {
    Act::new("olena".parse().unwrap(), at(minutes))
}

/// Petro acts, minutes after [`morning`].
pub(crate) fn petro(minutes: i64) -> Act {
    Act::new("petro".parse().unwrap(), at(minutes))
}

/// Makes sections `city` and `culture`, tags `trams` (in both languages) and
/// `podil` (in Ukrainian alone), the persons `koval` and `moroz` and the source
/// `agency`.
pub(crate) async fn open_newsroom(store: &Store) {
    let act = olena(0);
    for (id, uk, en) in [
        ("city", "Місто", "City"),
        ("culture", "Культура", "Culture"),
    ] {
        let section = json!({"id": id, "names": {"uk": named(uk), "en": named(en)}});
        let section = serde_json::from_value(section).unwrap();
        store.create_section(section, &act).await.unwrap();
    }
    for tag in [
        json!({"id": "trams", "names": {"uk": named("Трамваї"), "en": named("Trams")}}),
        json!({"id": "podil", "names": {"uk": named("Поділ")}}),
    ] {
        let tag = serde_json::from_value(tag).unwrap();
        store.create_tag(tag, &act).await.unwrap();
    }
    for (id, uk, en) in [
        ("koval", "Ольга Коваль", "Olha Koval"),
        ("moroz", "Іван Мороз", "Ivan Moroz"),
    ] {
        let person = json!({"id": id, "names": {"uk": named(uk), "en": named(en)}});
        let person = serde_json::from_value(person).unwrap();
        store.create_person(person, &act).await.unwrap();
    }
    let names = json!({"uk": named("Агенція"), "en": named("The Agency")});
    let source = serde_json::from_value(json!({"id": "agency", "names": names})).unwrap();
    store.create_source(source, &act).await.unwrap();
}

fn named(name: &str) -> serde_json::Value {
    json!({"name": name, "slug": Slug::from_text(name).unwrap()})
}

/// Facts of news in the section `city` with the tag `trams`, by `koval`.
pub(crate) fn facts() -> SharedFacts {
    let mut facts = SharedFacts::new("city".parse().unwrap());
    facts.tags = vec!["trams".parse().unwrap()];
    facts.authors = vec!["koval".parse().unwrap()];
    facts
}

/// A text with a title, and a lead and body that go with it.
pub(crate) fn text(title: &str) -> ArticleVariant {
    let language = match title.is_ascii() {
        true => Language::English,
        false => Language::Ukrainian,
    };
    let (lead, body) = match language {
        Language::English => ("The lead of it.", "First block.\n\nSecond block."),
        Language::Ukrainian => ("Про що мова.", "Перший абзац.\n\nДругий абзац."),
    };
    serde_json::from_value(json!({
        "slug": Slug::from_title(title, language),
        "title": title,
        "lead": lead,
        "body": body,
    }))
    .unwrap()
}

/// A text with another title that stands where one stood before.
pub(crate) fn retitled(done: &Done, title: &str) -> ArticleVariant {
    let mut text = text(title);
    text.slug = done.slug.clone();
    text
}

/// An article that begins in Ukrainian.
pub(crate) async fn begin(store: &Store, title: &str, act: &Act) -> Done {
    let text = text(title);
    let original = match title.is_ascii() {
        true => Language::English,
        false => Language::Ukrainian,
    };
    let new = NewArticle {
        id: ArticleId::new(act.at),
        original,
        facts: facts(),
        text,
    };
    store.create(new, act).await.unwrap()
}

/// Publishes the newest revision from the act's moment on.
pub(crate) async fn publish(store: &Store, done: &Done, act: &Act) -> Done {
    let window = Window::from(act.at);
    let published = store.publish(done.variant, done.revision, window, act);
    published.await.unwrap()
}

/// An article in the language of its title, public from the act's moment on.
pub(crate) async fn published(store: &Store, title: &str, act: &Act) -> Done {
    let begun = begin(store, title, act).await;
    publish(store, &begun, act).await
}

/// A first translation of a first revision.
pub(crate) async fn translated(store: &Store, source: &Done, title: &str, act: &Act) -> Done {
    let seen = VariantVersion::absent(source.variant.article, source.variant.language.other());
    let translated = store.translate(seen, RevisionNumber::new(1), text(title), act);
    translated.await.unwrap()
}

/// Another title in the place of the live one, from a moment on.
pub(crate) async fn replaced(
    store: &Store,
    live: &Done,
    title: &str,
    at: DateTime<Utc>,
    act: &Act,
) -> Done {
    let text = retitled(live, title);
    let saved = store.save_draft(live.variant, text, act).await.unwrap();
    let replaced = store.replace(saved.variant, saved.revision, at, Change::Fix, act);
    let replaced = replaced.await.unwrap();
    assert_eq!(replaced.warnings, []);
    replaced
}

/// What both languages of an article share, in a version.
pub(crate) fn shared(article: ArticleId, version: i64) -> ArticleVersion {
    ArticleVersion {
        article,
        version: Version::new(version),
    }
}

/// The facts of an article as they were when it was begun.
pub(crate) fn first_version(done: &Done) -> ArticleVersion {
    shared(done.variant.article, 1)
}

/// The facts of an article after the first change.
pub(crate) fn second_version(done: &Done) -> ArticleVersion {
    shared(done.variant.article, 2)
}

/// Publishes the newest revision for a window.
pub(crate) async fn publish_in(store: &Store, done: &Done, window: Window, act: &Act) -> Done {
    let published = store.publish(done.variant, done.revision, window, act);
    published.await.unwrap()
}

/// An article in the language of its title, published for a window.
pub(crate) async fn published_in(store: &Store, title: &str, window: Window, act: &Act) -> Done {
    let begun = begin(store, title, act).await;
    publish_in(store, &begun, window, act).await
}

/// A millisecond before a moment, the moment, and a millisecond after it.
pub(crate) fn around(moment: DateTime<Utc>) -> [DateTime<Utc>; 3] {
    [-1, 0, 1].map(|milliseconds| moment + TimeDelta::milliseconds(milliseconds))
}
