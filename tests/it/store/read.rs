use chrono::TimeDelta;
use dvomova::address::{ArticlePath, Page};
use dvomova::article::Window;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{Served, Store};

use super::backends::on_every_backend;
use super::newsroom::{at, begin, olena, open_newsroom};

pub(crate) fn path(section: &str, slug: &str) -> ArticlePath {
    ArticlePath {
        section: section.parse().unwrap(),
        slug: slug.parse().unwrap(),
        id: None,
    }
}

/// What is served, in a word.
pub(crate) async fn served(
    store: &Store,
    language: Language,
    path: &ArticlePath,
    minutes: i64,
) -> String {
    match store.read(language, path, at(minutes)).await.unwrap() {
        Served::Exact(article) => format!("exact {}", article.text.title),
        Served::OtherLanguage { title, .. } => format!("other {title}"),
        Served::Moved { to, .. } => format!("moved {to}"),
        Served::Gone { notice, .. } => format!("gone {notice:?}"),
        Served::NotFound => "not found".to_owned(),
    }
}

#[test]
fn an_article_is_read_from_the_moment_its_window_begins_until_it_ends() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let here = path("misto", "tramvai-na-podoli");
        assert_eq!(served(&store, Ukrainian, &here, 5).await, "not found");

        let window = Window::new(at(10), Some(at(20))).unwrap();
        let act = olena(2);
        let done = store
            .publish(begun.variant, begun.revision, window, &act)
            .await
            .unwrap();
        assert_eq!(done.warnings, []);
        let millisecond = TimeDelta::milliseconds(1);
        for (moment, public) in [
            (at(10) - millisecond, false),
            (at(10), true),
            (at(20) - millisecond, true),
            (at(20), false),
        ] {
            let served = store.read(Ukrainian, &here, moment).await.unwrap();
            assert_eq!(matches!(served, Served::Exact(_)), public, "at {moment}");
        }
        let Served::Exact(article) = store.read(Ukrainian, &here, at(11)).await.unwrap() else {
            panic!("it is public");
        };
        assert_eq!(article.links.languages(), LanguageSet::from(Ukrainian));
        assert_eq!(article.changes_at, Some(at(20)));
        assert_eq!(
            article.tags[0]
                .names
                .ukrainian
                .as_ref()
                .unwrap()
                .name
                .as_str(),
            "Трамваї"
        );
        assert_eq!(article.publication.first_published_at(), Some(at(10)));
    });
}

#[test]
fn another_section_and_the_other_language_lead_to_where_it_is() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let window = Window::from(at(10));
        let act = olena(2);
        let done = store
            .publish(begun.variant, begun.revision, window, &act)
            .await
            .unwrap();
        assert_eq!(done.warnings, []);
        let elsewhere = path("kultura", "tramvai-na-podoli");
        assert_eq!(
            served(&store, Ukrainian, &elsewhere, 11).await,
            "moved /misto/tramvai-na-podoli"
        );
        let english = path("city", "tramvai-na-podoli");
        assert_eq!(
            served(&store, English, &english, 11).await,
            "other Трамвай на Подолі"
        );
        assert_eq!(served(&store, English, &english, 9).await, "not found");
        let Served::Moved { page, .. } = store.read(Ukrainian, &elsewhere, at(11)).await.unwrap()
        else {
            panic!("it has moved");
        };
        assert_eq!(page, Page::Article(path("misto", "tramvai-na-podoli")));
    });
}
