//! Paths of a former site.

use dvomova::article::{ArticleId, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Done, Served, Store};

use super::backends::on_every_backend;
use super::events::next;
use super::newsroom::{at, begin, olena, open_newsroom, petro, text};

/// An article that is public in Ukrainian.
async fn published(store: &Store, title: &str) -> Done {
    let done = begin(store, title, &olena(1)).await;
    let window = Window::from(at(2));
    let act = olena(2);
    let published = store.publish(done.variant, done.revision, window, &act);
    published.await.unwrap()
}

/// The same with a public translation.
async fn in_both(store: &Store, title: &str, english: &str) -> [Done; 2] {
    let ukrainian = published(store, title).await;
    let absent = dvomova::store::VariantVersion::absent(ukrainian.variant.article, English);
    let source = ukrainian.revision;
    let done = store
        .translate(absent, source, text(english), &petro(3))
        .await;
    let done = done.unwrap();
    let window = Window::from(at(4));
    let english = store
        .publish(done.variant, done.revision, window, &petro(4))
        .await;
    [ukrainian, english.unwrap()]
}

async fn leads(store: &Store, path: &str) -> String {
    match store.legacy(path, at(10)).await.unwrap() {
        Served::Moved { to, .. } => to,
        Served::Gone { notice, .. } => format!("gone: {}", notice.unwrap()),
        Served::NotFound { .. } => "nowhere".to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_old_path_leads_to_the_article_in_its_language_or_where_it_is_public() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let [both, _] = in_both(&store, "Трамвай на Подолі", "A tram to Podil").await;
        let one = published(&store, "Нічний трамвай").await;
        let draft = begin(&store, "Чернетка", &olena(1)).await;
        let (both, one) = (both.variant.article, one.variant.article);
        let rows = [
            ("/?p=1", both, None),
            ("/en/?p=1", both, Some(English)),
            (
                "https://old.example/news/2014/09/01/7036/",
                one,
                Some(Ukrainian),
            ),
            ("/eng/news/2014/09/01/7036/", one, Some(English)),
            (
                "/%D1%87%D0%B5%D1%80%D0%BD%D0%B5%D1%82%D0%BA%D0%B0/",
                draft.variant.article,
                None,
            ),
        ];
        let rows = rows.map(|(path, article, language)| (path.to_owned(), article, language));
        let imported = store.import_legacy(rows, &olena(5)).await.unwrap();
        assert_eq!((imported.new, &*imported.problems), (5, &[][..]));
        for (path, to) in [
            ("/?p=1", "/misto/tramvai-na-podoli"),
            ("/?p=1&utm_source=letter", "/misto/tramvai-na-podoli"),
            ("/en?p=1", "/en/city/a-tram-to-podil"),
            ("/news/2014/09/01/7036", "/misto/nichnyi-tramvai"),
            ("/news/2014/09/01/7036/?from=rss", "/misto/nichnyi-tramvai"),
            // It never was public in English.
            ("/eng/news/2014/09/01/7036/", "/misto/nichnyi-tramvai"),
            ("/чернетка", "nowhere"),
            ("/?p=2", "nowhere"),
            ("no path", "nowhere"),
        ] {
            assert_eq!(leads(&store, path).await, to, "{path}");
        }
    });
}

#[test]
fn what_was_taken_back_is_gone_at_its_old_path_too() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let [ukrainian, _] = in_both(&store, "Трамвай на Подолі", "A tram to Podil").await;
        let article = ukrainian.variant.article;
        let rows = [
            ("/1".to_owned(), article, Some(Ukrainian)),
            ("/2".to_owned(), article, None),
        ];
        drop(store.import_legacy(rows, &olena(5)).await.unwrap());
        let notice = "Помилка редакції".parse().unwrap();
        let withdrawn = store
            .withdraw(ukrainian.variant, notice, Cascade::Refuse, &olena(6))
            .await;
        drop(withdrawn.unwrap());
        assert_eq!(leads(&store, "/1").await, "gone: Помилка редакції");
        // Where nobody said which language stood there, the other one serves.
        assert_eq!(leads(&store, "/2").await, "/en/city/a-tram-to-podil");
    });
}

#[test]
fn a_table_can_be_imported_again_and_tells_what_it_cannot_take() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let first = published(&store, "Трамвай на Подолі").await.variant.article;
        let second = published(&store, "Нічний трамвай").await.variant.article;
        let nobody = ArticleId::from_path("nobody");
        let table = |of_b| {
            [
                ("/a/".to_owned(), first, None),
                ("/a".to_owned(), first, None),
                ("/b".to_owned(), of_b, None),
                ("/c".to_owned(), nobody, None),
                ("/a?".to_owned(), second, None),
                ("d".to_owned(), first, None),
            ]
        };
        let imported = store.import_legacy(table(first), &olena(5)).await.unwrap();
        assert_eq!(
            (imported.new, imported.changed, imported.unchanged),
            (2, 0, 0)
        );
        let problems: Vec<(&str, &str)> = imported
            .problems
            .iter()
            .map(|(path, why)| (path.as_str(), why.as_str()))
            .collect();
        assert_eq!(
            problems,
            [
                (
                    "/a?",
                    &*format!("it leads to the article {first} already: keep one")
                ),
                (
                    "d",
                    "expected a path that begins with `/`, or an address, of 2,000 bytes at most and without control characters"
                ),
                (
                    "/c",
                    &*format!("there is no article {nobody}: import it first")
                ),
            ]
        );
        let imported = store.import_legacy(table(second), &olena(6)).await.unwrap();
        assert_eq!(
            (imported.new, imported.changed, imported.unchanged),
            (0, 1, 1)
        );
        assert_eq!(leads(&store, "/b").await, "/misto/nichnyi-tramvai");
    });
}

#[test]
fn caches_are_told_of_the_old_paths_once() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let article = published(&store, "Трамвай на Подолі").await.variant.article;
        let rows = || [("/news/7036/".to_owned(), article, None)];
        for _ in 0..2 {
            drop(store.import_legacy(rows(), &olena(5)).await.unwrap());
        }
        let last = begin(&store, "Нічний трамвай", &olena(6))
            .await
            .variant
            .article;
        let mut reader = store.event_reader(dvomova::store::EventCursor::START);
        let mut events = Vec::new();
        while events
            .last()
            .is_none_or(|it: &dvomova::store::Event| it.article != Some(last))
        {
            events.extend(next(&mut reader, 100).await);
        }
        events.retain(|event| event.happened == dvomova::store::Happened::LegacyImported);
        let [event] = &events[..] else {
            panic!("{events:?}");
        };
        assert_eq!(event.note.as_deref(), Some("1"));
        assert_eq!(
            event.urls,
            [
                "https://misto.example/news/7036",
                "https://misto.example/news/7036/"
            ]
        );
        assert_eq!(event.cache_tags.len(), 2);
    });
}
