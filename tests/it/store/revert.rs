//! Old revisions that become the newest draft again.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{RevisionNumber, StoreErrorKind};

use super::backends::on_every_database;
use super::newsroom::{at, olena, petro, text};
use super::scene::{Scene, from, refusal};

#[test]
fn an_old_revision_becomes_the_newest_draft_and_what_is_live_stays() {
    on_every_database(async |database| {
        let store = database.open().await;
        let mut scene = Scene::open(store.clone()).await;
        scene.save("Трамвай іде на Поділ", &olena(3)).await;
        scene.publish(Ukrainian, 2, from(4), &olena(4)).await;
        let second = RevisionNumber::new(2);
        assert_eq!(
            refusal(store.revert(scene.seen(Ukrainian), second, &petro(5)).await),
            "revision 2 is the newest already"
        );
        let missing = store
            .revert(scene.seen(Ukrainian), RevisionNumber::new(9), &petro(5))
            .await;
        let missing = missing.unwrap_err();
        assert_eq!(missing.kind(), StoreErrorKind::NotFound);

        let first = RevisionNumber::new(1);
        let done = store.revert(scene.seen(Ukrainian), first, &petro(5)).await;
        scene.keep(done);
        assert_eq!(scene.head(Ukrainian).number(), 3);
        assert_eq!(scene.reads(Ukrainian, at(5)).await, "Трамвай іде на Поділ");
        scene.publish(Ukrainian, 3, from(6), &olena(6)).await;
        assert_eq!(scene.reads(Ukrainian, at(6)).await, "Трамвай на Подолі");
        let texts = "SELECT title, lead, body, key_points, origin, parts FROM @revision
            WHERE language = 'uk' AND number IN (1, 3) ORDER BY number";
        let texts = database.ask(texts).await;
        assert_eq!(texts[0], texts[1]);
        let first = "SELECT title, saved_by FROM @revision WHERE language = 'uk' AND number = 1";
        let first = database.ask(first).await.concat();
        assert_eq!(first, ["Трамвай на Подолі", "olena"], "it is as it was");
    });
}

#[test]
fn a_translation_that_comes_back_stands_for_what_it_was_made_from() {
    on_every_database(async |database| {
        let store = database.open().await;
        let mut scene = Scene::open(store.clone()).await;
        scene.save("Трамвай іде на Поділ", &olena(3)).await;
        let mut newer = text("A tram goes to Podil");
        newer.slug = "a-tram-in-podil".parse().unwrap();
        let source = scene.head(Ukrainian);
        let done = store
            .translate(scene.seen(English), source, newer, &olena(4))
            .await;
        scene.keep(done);
        scene.publish(Ukrainian, 2, from(5), &olena(5)).await;
        let queue = async || {
            let tasks = "SELECT language, state FROM @queue";
            database.ask(tasks).await.concat()
        };
        assert_eq!(queue().await, Vec::<String>::new());
        let first = RevisionNumber::new(1);
        let done = store.revert(scene.seen(English), first, &petro(6)).await;
        scene.keep(done);
        assert_eq!(queue().await, ["en", "stale"]);
    });
}
