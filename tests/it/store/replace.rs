//! Another revision in the place of the live one, at once or by schedule.

use chrono::TimeDelta;
use dvomova::article::{UpdateKind, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Change, Done, Happened, RevisionNumber, Served, ServedArticle, Store, StoreError,
    StoreErrorKind, Warning,
};

use super::backends::on_every_backend;
use super::newsroom::{at, olena, petro};
use super::scene::{Scene, between, from, refusal};

/// A text that is public from minute 5 until 60, and two newer revisions.
async fn open(store: &Store) -> Scene {
    let mut scene = Scene::open(store.clone()).await;
    scene.publish(Ukrainian, 1, between(5, 60), &olena(3)).await;
    scene.save("Трамвай іде на Поділ", &olena(6)).await;
    scene.save("Трамвай прийшов на Поділ", &olena(7)).await;
    scene
}

async fn article(scene: &Scene, minute: i64) -> ServedArticle {
    let served = scene.store.read_by_id(Ukrainian, scene.article, at(minute));
    match served.await.unwrap() {
        Served::Exact(article) => *article,
        other => panic!("{other:?}"),
    }
}

async fn replace(
    scene: &Scene,
    revision: i64,
    minute: i64,
    change: Change,
    now: i64,
) -> Result<Done, StoreError> {
    let (seen, revision) = (scene.seen(Ukrainian), RevisionNumber::new(revision));
    let store = &scene.store;
    store
        .replace(seen, revision, at(minute), change, &petro(now))
        .await
}

fn correction(note: &str) -> Change {
    Change::Correction(note.parse().unwrap())
}

#[test]
fn a_fix_is_silent_and_an_update_or_correction_tells_readers() {
    on_every_backend(async |store| {
        let mut scene = open(&store).await;
        let done = replace(&scene, 2, 10, Change::Fix, 10).await;
        assert_eq!(scene.keep(done), []);
        let fixed = article(&scene, 10).await;
        assert_eq!(fixed.text.title.as_str(), "Трамвай іде на Поділ");
        assert_eq!(fixed.publication.update, None);
        assert_eq!(fixed.publication.first_published_at(), Some(at(5)));
        assert_eq!(fixed.publication.window(), Some(between(5, 60)));

        let done = replace(&scene, 3, 8, Change::Update(None), 11).await;
        scene.keep(done);
        let update = article(&scene, 11).await.publication.update.unwrap();
        assert_eq!(update.kind, UpdateKind::Update);
        assert_eq!(update.updated_at, at(11), "not the past moment asked for");
        assert_eq!(update.note, None);

        let done = replace(&scene, 3, 12, correction("Це маршрут 14, а не 12."), 12).await;
        scene.keep(done);
        scene.save("Трамвай № 14 їде на Поділ", &petro(12)).await;
        let done = replace(&scene, 4, 13, Change::Fix, 13).await;
        scene.keep(done);
        let corrected = article(&scene, 13).await;
        assert_eq!(corrected.revision, RevisionNumber::new(4));
        let update = corrected.publication.update.clone().unwrap();
        assert_eq!(update.kind, UpdateKind::Correction);
        assert_eq!(update.updated_at, at(12), "a fix leaves it");
        let note = update.note.unwrap();
        assert_eq!(note.as_str(), "Це маршрут 14, а не 12.");
        assert_eq!(corrected.publication.first_published_at(), Some(at(5)));

        let told = scene.told().await;
        assert_eq!(
            told[told.len() - 5..],
            [
                "uk replaced 2 by petro at 10",
                "uk updated 3 by petro at 11",
                "uk corrected 3 by petro at 12",
                "uk saved 4 by petro at 12",
                "uk replaced 4 by petro at 13",
            ]
        );
        let events = scene.events().await;
        let corrected = events
            .iter()
            .find(|event| event.happened == Happened::Corrected);
        let note = corrected.unwrap().note.as_deref();
        assert_eq!(note, Some("Це маршрут 14, а не 12."));
    });
}

#[test]
fn a_text_from_before_a_correction_is_not_said_to_be_corrected() {
    on_every_backend(async |store| {
        let mut scene = open(&store).await;
        let update = async |scene: &Scene, minute| {
            let update = article(scene, minute).await.publication.update;
            update.map(|update| update.note.unwrap().to_string())
        };
        let note = "Це маршрут 14, а не 12.";
        let done = replace(&scene, 3, 12, correction(note), 12).await;
        scene.keep(done);
        let done = replace(&scene, 2, 13, Change::Fix, 13).await;
        scene.keep(done);
        assert_eq!(update(&scene, 13).await, None);

        let done = replace(&scene, 3, 14, correction(note), 14).await;
        scene.keep(done);
        let done = replace(&scene, 2, 20, Change::Fix, 15).await;
        scene.keep(done);
        assert_eq!(update(&scene, 19).await.as_deref(), Some(note));
        assert_eq!(update(&scene, 20).await, None, "by schedule");
        let _ = store.tick(at(20)).await.unwrap();
        assert_eq!(update(&scene, 20).await, None);

        let done = replace(&scene, 3, 21, correction(note), 21).await;
        scene.keep(done);
        scene
            .publish(Ukrainian, 3, between(5, 60), &olena(22))
            .await;
        assert_eq!(update(&scene, 22).await.as_deref(), Some(note));
        scene
            .publish(Ukrainian, 1, between(5, 60), &olena(23))
            .await;
        assert_eq!(update(&scene, 23).await, None);
    });
}

#[test]
fn a_scheduled_replacement_comes_at_its_moment_without_a_tick() {
    on_every_backend(async |store| {
        let mut scene = open(&store).await;
        let done = replace(&scene, 3, 30, correction("Це маршрут 14."), 10).await;
        assert_eq!(scene.keep(done), []);
        let before = at(30) - TimeDelta::milliseconds(1);
        assert_eq!(scene.reads(Ukrainian, before).await, "Трамвай на Подолі");
        let early = article(&scene, 29).await;
        assert_eq!(early.publication.update, None);
        assert_eq!(early.changes_at, Some(at(30)));
        assert_eq!(
            scene.reads(Ukrainian, at(30)).await,
            "Трамвай прийшов на Поділ"
        );
        let late = article(&scene, 30).await;
        assert_eq!(late.publication.update.unwrap().updated_at, at(30));
        assert_eq!(late.changes_at, Some(at(60)));
        assert_eq!(scene.reads(Ukrainian, at(60)).await, "nothing");
    });
}

#[test]
fn a_command_after_the_moment_finds_the_replacement_done() {
    on_every_backend(async |store| {
        let mut scene = open(&store).await;
        let done = replace(&scene, 3, 30, correction("Це маршрут 14."), 10).await;
        scene.keep(done);
        assert_eq!(
            refusal(
                store
                    .drop_replacement(scene.seen(Ukrainian), &olena(31))
                    .await
            ),
            "no replacement is scheduled; one that readers see already can be replaced again"
        );
        // What the refused command found is not kept.
        assert_eq!(
            scene.told().await.last().unwrap(),
            "uk replacement_scheduled 3 by petro at 10"
        );
        scene.save("Трамвай поїхав на Поділ", &olena(32)).await;
        let told = scene.told().await;
        assert_eq!(
            told[told.len() - 2..],
            ["uk corrected 3 by petro at 30", "uk saved 4 by olena at 32"]
        );
        assert_eq!(store.tick(at(33)).await.unwrap().articles, 0);
        let done = replace(&scene, 4, 34, Change::Fix, 34).await;
        assert_eq!(scene.keep(done), [], "nothing was called off");
        let fixed = article(&scene, 34).await;
        let update = fixed.publication.update.unwrap();
        assert_eq!(update.updated_at, at(30));
        assert_eq!(update.note.unwrap().as_str(), "Це маршрут 14.");
    });
}

#[test]
fn a_newer_decision_calls_a_scheduled_replacement_off() {
    on_every_backend(async |store| {
        let mut scene = open(&store).await;
        let dropped = [Warning::ReplacementDropped];
        let done = replace(&scene, 3, 30, Change::Fix, 10).await;
        assert_eq!(scene.keep(done), []);
        let done = replace(&scene, 2, 40, Change::Fix, 11).await;
        assert_eq!(scene.keep(done), dropped);
        assert_eq!(scene.reads(Ukrainian, at(35)).await, "Трамвай на Подолі");
        assert_eq!(scene.reads(Ukrainian, at(40)).await, "Трамвай іде на Поділ");

        let done = replace(&scene, 3, 12, Change::Fix, 12).await;
        assert_eq!(scene.keep(done), dropped);
        let now = "Трамвай прийшов на Поділ";
        assert_eq!(scene.reads(Ukrainian, at(50)).await, now);

        let done = replace(&scene, 2, 40, Change::Fix, 13).await;
        scene.keep(done);
        let done = store
            .drop_replacement(scene.seen(Ukrainian), &olena(14))
            .await;
        assert_eq!(scene.keep(done), []);
        assert_eq!(scene.reads(Ukrainian, at(50)).await, now);
        let last = scene.told().await.pop().unwrap();
        assert_eq!(last, "uk replacement_dropped 2 by olena at 14");

        let done = replace(&scene, 2, 40, Change::Fix, 15).await;
        scene.keep(done);
        let window = between(5, 40);
        let done = store
            .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &olena(16))
            .await;
        assert_eq!(
            scene.keep(done),
            dropped,
            "it would come as the window ends"
        );

        let done = replace(&scene, 2, 30, Change::Fix, 17).await;
        scene.keep(done);
        let dropped_by_publishing = scene.publish(Ukrainian, 3, from(18), &olena(18)).await;
        assert_eq!(dropped_by_publishing, dropped);

        let done = replace(&scene, 2, 30, Change::Fix, 19).await;
        scene.keep(done);
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(20))
            .await;
        assert_eq!(scene.keep(done), dropped);
    });
}

#[test]
fn only_what_readers_see_at_the_moment_is_replaced() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.save("Трамвай іде на Поділ", &olena(3)).await;
        assert_eq!(
            refusal(replace(&scene, 2, 4, Change::Fix, 4).await),
            "the text is not published, so there is nothing to replace: publish the revision"
        );
        scene
            .publish(Ukrainian, 1, between(20, 60), &olena(5))
            .await;
        assert_eq!(
            refusal(replace(&scene, 2, 19, Change::Fix, 6).await),
            "the text is not public before 2025-11-05T08:20:00Z: publish the revision from that moment on instead"
        );
        for minute in [60, 61] {
            assert_eq!(
                refusal(replace(&scene, 2, minute, Change::Fix, 6).await),
                "the text is no longer public at that moment: make its window longer first, with `set_window`"
            );
        }
        let missing = replace(&scene, 7, 30, Change::Fix, 6).await.unwrap_err();
        assert_eq!(missing.kind(), StoreErrorKind::NotFound);
        assert_eq!(
            refusal(replace(&scene, 1, 20, Change::Fix, 6).await),
            "revision 1 is the live one already"
        );
        let done = replace(&scene, 2, 20, Change::Fix, 6).await;
        scene.keep(done);
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(30))
            .await;
        scene.keep(done);
        assert!(
            refusal(replace(&scene, 1, 31, Change::Fix, 31).await)
                .starts_with("the text is not published")
        );
        assert_eq!(scene.reads(English, at(31)).await, "nothing");
    });
}

#[test]
fn nothing_comes_a_part_of_a_millisecond_early() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let part = |minute, microseconds| at(minute) + TimeDelta::microseconds(microseconds);
        let window = Window::new(part(10, 400), Some(part(20, 600))).unwrap();
        scene.publish(Ukrainian, 1, window, &olena(3)).await;
        assert_eq!(scene.reads(Ukrainian, part(10, 399)).await, "nothing");
        assert_eq!(
            scene.reads(Ukrainian, part(10, 1_000)).await,
            "Трамвай на Подолі"
        );
        assert_eq!(scene.reads(Ukrainian, part(20, 600)).await, "nothing");

        scene.save("Трамвай іде на Поділ", &olena(4)).await;
        let next = store
            .replace(
                scene.seen(Ukrainian),
                RevisionNumber::new(2),
                part(15, 1),
                Change::Fix,
                &olena(5),
            )
            .await;
        scene.keep(next);
        assert_eq!(
            scene.reads(Ukrainian, part(15, 0)).await,
            "Трамвай на Подолі"
        );
        assert_eq!(
            scene.reads(Ukrainian, part(15, 1_000)).await,
            "Трамвай іде на Поділ"
        );

        let mut act = olena(30);
        act.at = part(30, 700);
        let short = Window::new(part(30, 800), Some(part(30, 900))).unwrap();
        let short = store.publish(scene.seen(Ukrainian), RevisionNumber::new(2), short, &act);
        assert_eq!(
            refusal(short.await),
            "a window has to be open for a millisecond at least"
        );
        // What is published at once waits for nothing.
        scene
            .publish(Ukrainian, 2, Window::from(act.at), &act)
            .await;
        assert_eq!(scene.reads(Ukrainian, act.at).await, "Трамвай іде на Поділ");
        assert_eq!(store.tick(at(40)).await.unwrap().articles, 0);
    });
}
