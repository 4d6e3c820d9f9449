//! Events of what schedules have brought about.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Change, Event, EventCursor, Happened, RevisionNumber, Store};

use super::backends::{Backend, on, on_every_backend, on_every_database};
use super::newsroom::{at, begin, olena, open_newsroom, petro};
use super::scene::{Scene, between, from};

#[test]
fn a_tick_tells_each_turn_once_by_whoever_scheduled_it() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene
            .publish(Ukrainian, 1, between(10, 30), &olena(3))
            .await;
        scene.publish(English, 1, between(12, 30), &petro(4)).await;
        scene.save("Трамвай іде на Поділ", &olena(5)).await;
        let change = Change::Update(Some("Додано розклад.".parse().unwrap()));
        let second = RevisionNumber::new(2);
        let next = store
            .replace(scene.seen(Ukrainian), second, at(20), change, &petro(6))
            .await;
        scene.keep(next);

        let ticked = store.tick(at(9)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (0, Some(at(10))));
        let ticked = store.tick(at(10)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (1, Some(at(12))));
        assert_eq!(store.tick(at(10)).await.unwrap().articles, 0);
        let ticked = store.tick(at(25)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (1, Some(at(30))));
        // The clock jumps back: nothing is told again, and nothing undone.
        assert_eq!(store.tick(at(9)).await.unwrap().articles, 0);
        let ticked = store.tick(at(40)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (1, None));
        assert_eq!(
            scene.told().await[4..],
            [
                "uk went_live 1 by olena at 10",
                "en went_live 1 by petro at 12",
                "uk updated 2 by petro at 20",
                "en ended 1 by petro at 30",
                "uk ended 2 by olena at 30",
            ]
        );
        let events = scene.events().await;
        let updated = events
            .iter()
            .find(|event| event.happened == Happened::Updated)
            .unwrap();
        assert_eq!(updated.note.as_deref(), Some("Додано розклад."));
        for url in [
            "https://misto.example/misto/tramvai-na-podoli",
            "https://misto.example/en/city/a-tram-in-podil",
        ] {
            assert!(updated.urls.iter().any(|it| it == url), "{url}");
        }
        // Lists and feeds that show its card carry its tag.
        let tag = format!("article:uk:{}", updated.article.unwrap());
        assert!(updated.cache_tags.contains(&tag), "{tag}");
        // Nobody has changed the article, so no version has grown.
        assert_eq!(updated.version, Some(scene.seen(Ukrainian).version));
        scene.save("Трамвай зник", &olena(41)).await;
    });
}

#[test]
fn many_processes_tick_at_once_and_each_turn_is_told_once() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        for number in 1..=40 {
            let act = olena(number);
            let begun = begin(&store, &format!("Новина {number}"), &act).await;
            let window = between(100 + number, 200);
            let done = store.publish(begun.variant, begun.revision, window, &act);
            assert_eq!(done.await.unwrap().warnings, []);
        }
        let mut processes = Vec::new();
        for _ in 0..4 {
            processes.push(database.open().await);
        }
        let tick = |store: Store, minute| {
            tokio::spawn(async move { store.tick(at(minute)).await.unwrap().articles })
        };
        for (minute, happened) in [(150, Happened::WentLive), (200, Happened::Ended)] {
            let ticks: Vec<_> = processes
                .iter()
                .map(|store| tick(store.clone(), minute))
                .collect();
            let mut articles = 0;
            for tick in ticks {
                articles += tick.await.unwrap();
            }
            // An article that another process was at work on is left to it.
            articles += store.tick(at(minute)).await.unwrap().articles;
            assert_eq!(articles, 40);
            // On PostgreSQL events wait for the transactions of other tests.
            let told = loop {
                let page = store.events_after(&EventCursor::START, 100_000).await;
                let told = page.unwrap().events;
                let told = told.iter().filter(|event| event.happened == happened);
                match told.count() {
                    told @ 40.. => break told,
                    _ => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
                }
            };
            assert_eq!(told, 40);
        }
    });
}

#[test]
fn an_article_that_cannot_be_read_keeps_no_other_from_its_turn() {
    on(Backend::SqliteFile, async |database| {
        let store = database.open().await;
        let mut broken = Scene::open(store.clone()).await;
        broken.publish(Ukrainian, 1, from(10), &olena(3)).await;
        let mut sound = Scene::another(store.clone()).await;
        sound.publish(Ukrainian, 1, from(11), &olena(4)).await;
        let file = database.url.strip_prefix("sqlite:").unwrap();
        let id = broken.article.uuid();
        rusqlite::Connection::open(file)
            .unwrap()
            .execute(
                "UPDATE variant SET made_from = '[' WHERE article = ?1",
                [id.as_bytes().as_slice()],
            )
            .unwrap();
        let error = store.tick(at(20)).await.unwrap_err();
        assert_eq!(error.kind(), dvomova::store::StoreErrorKind::Corrupt);
        assert_eq!(sound.told().await[1], "uk went_live 1 by olena at 11");
    });
}

/// What happened to an article, without what differs from article to article.
fn trace(events: &[Event]) -> Vec<String> {
    let line = |event: &Event| {
        format!(
            "{} {} {} {:?} {:?} {:?} {:?} {:?}",
            event.at,
            event.actor,
            event.happened,
            event.language,
            event.version,
            event.revision,
            event.note,
            event
                .cache_tags
                .iter()
                .filter(|tag| !tag.starts_with("article:"))
                .collect::<Vec<_>>(),
        )
    };
    events.iter().map(line).collect()
}

#[test]
fn ticks_between_commands_change_nothing_but_when_it_is_told() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let mut outcomes = Vec::new();
        for ticks in 0..32 {
            let mut scene = Scene::another(store.clone()).await;
            let tick = async |bit: u32, minute| {
                if ticks & (1 << bit) != 0 {
                    let _ = store.tick(at(minute)).await.unwrap();
                }
            };
            scene
                .publish(Ukrainian, 1, between(10, 60), &olena(3))
                .await;
            scene.save("Трамвай іде на Поділ", &olena(4)).await;
            let change = Change::Correction("Не той маршрут.".parse().unwrap());
            let second = RevisionNumber::new(2);
            let next = store
                .replace(scene.seen(Ukrainian), second, at(20), change, &petro(5))
                .await;
            scene.keep(next);
            tick(0, 15).await;
            scene.save("Трамвай зник", &olena(16)).await;
            tick(1, 25).await;
            let third = RevisionNumber::new(3);
            let next = store
                .replace(
                    scene.seen(Ukrainian),
                    third,
                    at(40),
                    Change::Fix,
                    &olena(26),
                )
                .await;
            scene.keep(next);
            tick(2, 45).await;
            let window = between(10, 50);
            let set = store
                .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &petro(46))
                .await;
            scene.keep(set);
            tick(3, 55).await;
            scene
                .publish(Ukrainian, 2, between(70, 80), &petro(65))
                .await;
            tick(4, 75).await;
            let done = store.submit(scene.seen(Ukrainian), &olena(85)).await;
            scene.keep(done);

            let id = scene.article.uuid().simple();
            let column = match database.backend {
                Backend::Postgres => "encode(article, 'hex')",
                _ => "lower(hex(article))",
            };
            let row = format!(
                "SELECT version, work, head, made_from, live, live_since, live_made_from,
                    live_from, live_until, first_published_at, updated_at, update_kind,
                    update_note, next_revision, next_at, told, due_at
                 FROM @variant WHERE language = 'uk' AND {column} = '{id}'"
            );
            let row = database.ask(&row).await.concat();
            assert_eq!(row.len(), 17);
            outcomes.push((row, trace(&scene.events().await)));
        }
        let (row, trace) = &outcomes[0];
        assert_eq!(trace.len(), 17, "{trace:#?}");
        for (ticks, outcome) in outcomes.iter().enumerate() {
            assert_eq!(&outcome.0, row, "with ticks {ticks:b}");
            assert_eq!(&outcome.1, trace, "with ticks {ticks:b}");
        }
    });
}
