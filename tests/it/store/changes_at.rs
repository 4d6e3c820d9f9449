//! Until when an answer holds: so long a cache may keep it, and no longer.

use chrono::{DateTime, Utc};
use dvomova::article::{ArticleId, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Cascade, Change, Served, Store, VariantVersion};

use super::backends::on_every_backend;
use super::moments::{MILLISECOND, scheduled};
use super::newsroom::{
    at, begin, first_version, olena, open_newsroom, publish_in, published, retitled, text,
    translated,
};
use super::read::path;

/// What is answered, in a word.
fn told(served: &Served) -> String {
    match served {
        Served::Exact(article) => {
            let counterpart = article.links.counterpart();
            let beside = counterpart.map(|it| format!(" beside {it}"));
            let stale = article.freshness.is_stale().then_some(", stale");
            let (beside, stale) = (beside.unwrap_or_default(), stale.unwrap_or_default());
            format!("{}{beside}{stale}", article.text.title)
        }
        Served::OtherLanguage { title, .. } => format!("other {title}"),
        Served::Moved { to, .. } => format!("moved {to}"),
        Served::Gone { links, .. } => format!("gone beside {:?}", links.counterpart()),
        Served::NotFound { .. } => "not found".to_owned(),
    }
}

/// Asks from the fifth minute on, each time when the last answer says that it
/// changes: it must, and not a millisecond earlier.
async fn answers(read: impl AsyncFn(DateTime<Utc>) -> Served) -> Vec<(i64, String)> {
    let mut moment = at(5);
    let mut served = read(moment).await;
    let mut answers = Vec::new();
    loop {
        answers.push(((moment - at(0)).num_minutes(), told(&served)));
        let Some(changes_at) = served.changes_at() else {
            return answers;
        };
        assert!(changes_at > moment, "{served:?}");
        let before = read(changes_at - MILLISECOND).await;
        assert_eq!(before, served, "before {changes_at}");
        let after = read(changes_at).await;
        assert_ne!(told(&after), told(&served), "at {changes_at}");
        (moment, served) = (changes_at, after);
    }
}

/// An article that is public in Ukrainian from minute 10 to 40 with a
/// replacement at 20, and in English, which was made from that replacement, from
/// 15 to 50 with one at 45.
async fn scheduled_in_both(store: &Store) -> ArticleId {
    let done = scheduled(store, [10, 20, 40].map(at)).await;
    let id = done.variant.article;
    let absent = VariantVersion::absent(id, English);
    let act = olena(4);
    let english = store.translate(absent, done.revision, text("A tram in Podil"), &act);
    let english = english.await.unwrap();
    let window = Window::new(at(15), Some(at(50))).unwrap();
    let done = store.publish(english.variant, english.revision, window, &act);
    let newer = retitled(&english, "A tram in Podil again");
    let done = store.save_draft(done.await.unwrap().variant, newer, &act);
    let done = done.await.unwrap();
    let change = Change::Update(None);
    let done = store.replace(done.variant, done.revision, at(45), change, &act);
    assert_eq!(done.await.unwrap().warnings, []);
    id
}

#[test]
fn every_answer_says_until_when_it_holds() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let id = scheduled_in_both(&store).await;
        let beside_english = "beside https://misto.example/en/culture/a-tram-in-podil";
        let beside_ukrainian = "beside https://misto.example/kultura/tramvai-na-podoli";
        let ukrainian = [
            (5, "not found".to_owned()),
            (10, "Трамвай на Подолі".to_owned()),
            (15, format!("Трамвай на Подолі {beside_english}")),
            (20, format!("Трамвай знову на Подолі {beside_english}")),
            (40, "other A tram in Podil".to_owned()),
            (45, "other A tram in Podil again".to_owned()),
            (50, "not found".to_owned()),
        ];
        let english = [
            (5, "not found".to_owned()),
            (10, "other Трамвай на Подолі".to_owned()),
            (15, format!("A tram in Podil {beside_ukrainian}, stale")),
            (20, format!("A tram in Podil {beside_ukrainian}")),
            (40, "A tram in Podil".to_owned()),
            (45, "A tram in Podil again".to_owned()),
            (50, "not found".to_owned()),
        ];
        for (language, path, expected) in [
            (
                Ukrainian,
                path("kultura", "tramvai-na-podoli"),
                &ukrainian[..],
            ),
            (English, path("culture", "a-tram-in-podil"), &english),
        ] {
            let read = async |now| store.read(language, &path, now).await.unwrap();
            assert_eq!(answers(read).await, expected);
            let read = async |now| store.read_by_id(language, id, now).await.unwrap();
            assert_eq!(answers(read).await, expected);
        }
        let elsewhere = path("misto", "tramvai-na-podoli");
        let read = async |now| store.read(Ukrainian, &elsewhere, now).await.unwrap();
        let moved = (10, "moved /kultura/tramvai-na-podoli".to_owned());
        let [early, .., title, again, end] = ukrainian;
        assert_eq!(answers(read).await, [early, moved, title, again, end]);
        let nowhere = path("kultura", "nowhere");
        let read = async |now| store.read(Ukrainian, &nowhere, now).await.unwrap();
        assert_eq!(answers(read).await, [(5, "not found".to_owned())]);
    });
}

#[test]
fn a_draft_hides_no_address_until_it_is_public() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = published(&store, "Трамвай", &olena(1)).await;
        let english = translated(&store, &done, "Novyna", &olena(2)).await;
        let _ = publish_in(&store, &english, Window::from(at(3)), &olena(3)).await;
        let here = path("misto", "novyna");
        let read = async |now| store.read(Ukrainian, &here, now).await.unwrap();
        let moved = read(at(5)).await;
        assert_eq!(told(&moved), "moved /misto/tramvai");

        let draft = begin(&store, "Новина", &olena(4)).await;
        assert_eq!(draft.slug.as_str(), "novyna");
        assert_eq!(read(at(5)).await, moved);
        let window = Window::new(at(10), Some(at(20))).unwrap();
        let act = olena(4);
        let done = store.publish(draft.variant, draft.revision, window, &act);
        assert_eq!(done.await.unwrap().warnings, []);
        assert_eq!(
            answers(read).await,
            [
                (5, "moved /misto/tramvai".to_owned()),
                (10, "Новина".to_owned()),
                (20, "not found".to_owned())
            ]
        );
    });
}

#[test]
fn what_was_taken_back_says_when_the_other_language_comes_and_goes() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = published(&store, "Трамвай", &olena(1)).await;
        let english = translated(&store, &done, "The tram", &olena(2)).await;
        let window = Window::new(at(10), Some(at(20))).unwrap();
        let english = publish_in(&store, &english, window, &olena(2)).await;
        let notice = "Помилка.".parse().unwrap();
        let act = olena(3);
        let withdrawn = store.withdraw(done.variant, notice, Cascade::Refuse, &act);
        assert_eq!(withdrawn.await.unwrap().revision, done.revision);
        let here = path("misto", "tramvai");
        let read = async |now| store.read(Ukrainian, &here, now).await.unwrap();
        let gone = |beside: Option<&str>| format!("gone beside {beside:?}");
        let linked = "https://misto.example/en/city/the-tram";
        assert_eq!(
            answers(read).await,
            [(5, gone(None)), (10, gone(Some(linked))), (20, gone(None))]
        );
        // What is in the archive has no schedule.
        let facts = first_version(&done);
        store.archive(facts, &olena(4)).await.unwrap();
        for language in Language::ALL {
            let served = store.read_by_id(language, english.variant.article, at(5));
            assert_eq!(served.await.unwrap(), Served::NotFound { changes_at: None });
        }
    });
}

#[test]
fn a_path_of_a_former_site_says_when_it_leads_elsewhere() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = begin(&store, "Трамвай", &olena(1)).await;
        let id = done.variant.article;
        let english = translated(&store, &done, "The tram", &olena(2)).await;
        let window = Window::new(at(20), Some(at(30))).unwrap();
        let done = publish_in(&store, &done, window, &olena(2)).await;
        let window = Window::new(at(10), Some(at(40))).unwrap();
        let english = publish_in(&store, &english, window, &olena(2)).await;
        assert_eq!((done.warnings, english.warnings.len()), (vec![], 1));
        let rows = [
            ("/?p=1".to_owned(), id, Some(Ukrainian)),
            ("/1".to_owned(), id, None),
        ];
        let imported = store.import_legacy(rows, &olena(3)).await.unwrap();
        assert_eq!(imported.new, 2);
        for path in ["/?p=1", "/1", "/1?from=feed"] {
            let read = async |now| store.legacy(path, now).await.unwrap();
            assert_eq!(
                answers(read).await,
                [
                    (5, "not found"),
                    (10, "moved /en/city/the-tram"),
                    (20, "moved /misto/tramvai"),
                    (30, "moved /en/city/the-tram"),
                    (40, "not found"),
                ]
                .map(|(minute, answer)| (minute, answer.to_owned()))
            );
        }
        let read = async |now| store.legacy("/2", now).await.unwrap();
        assert_eq!(answers(read).await, [(5, "not found".to_owned())]);
    });
}
