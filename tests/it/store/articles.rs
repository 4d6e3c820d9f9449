//! Articles in both languages, and what readers are served of them.

use dvomova::address::ArticlePath;
use dvomova::article::{ArticleId, Window};
use dvomova::language::{Language, PerLanguage};
use dvomova::store::{ArticleVersion, Done, Event, Served, Store, VariantVersion, Version};

use super::newsroom::{at, begin, olena, text};

/// An article that begins in the language of its title and is public in it from
/// ten minutes after the morning on.
pub(crate) async fn live(store: &Store, title: &str, minutes: i64) -> Done {
    let begun = begin(store, title, &olena(minutes)).await;
    publish(store, &begun).await
}

/// Publishes the newest revision from ten minutes after the morning on.
pub(crate) async fn publish(store: &Store, done: &Done) -> Done {
    let window = Window::from(at(10));
    let act = olena(10);
    store
        .publish(done.variant, done.revision, window, &act)
        .await
        .unwrap()
}

/// A draft of a translation of an article's newest revision.
pub(crate) async fn translation(store: &Store, original: &Done, title: &str) -> Done {
    let VariantVersion {
        article, language, ..
    } = original.variant;
    let absent = VariantVersion::absent(article, language.other());
    store
        .translate(absent, original.revision, text(title), &olena(10))
        .await
        .unwrap()
}

/// An article that is public in Ukrainian and then in English.
pub(crate) async fn live_in_both(
    store: &Store,
    ukrainian: &str,
    english: &str,
    minutes: i64,
) -> PerLanguage<Done> {
    let ukrainian = live(store, ukrainian, minutes).await;
    let draft = translation(store, &ukrainian, english).await;
    let english = publish(store, &draft).await;
    assert_eq!(english.warnings, []);
    PerLanguage { ukrainian, english }
}

/// What both languages of an article share, in its nth version.
pub(crate) fn shared(article: ArticleId, version: i64) -> ArticleVersion {
    ArticleVersion {
        article,
        version: Version::new(version),
    }
}

/// What is served at `section/slug` minutes after the morning, in a word.
pub(crate) async fn served(store: &Store, language: Language, path: &str, minutes: i64) -> String {
    let (section, slug) = path.split_once('/').unwrap();
    let path = ArticlePath {
        section: section.parse().unwrap(),
        slug: slug.parse().unwrap(),
        id: None,
    };
    match store.read(language, &path, at(minutes)).await.unwrap() {
        Served::Exact(article) => format!("exact {}", article.text.title),
        Served::OtherLanguage { title, .. } => format!("other {title}"),
        Served::Moved { to, .. } => format!("moved {to}"),
        Served::Gone { .. } => "gone".to_owned(),
        Served::NotFound => "not found".to_owned(),
    }
}

/// What happened to an article last.
pub(crate) async fn last(store: &Store, article: ArticleId) -> Event {
    let history = store.history(article, None, 1).await;
    history.unwrap().events.pop().unwrap()
}
