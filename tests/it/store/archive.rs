//! Articles that were put aside, and come back.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, StoreErrorKind};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{at, olena, petro};
use super::scene::{Scene, between, from, refusal};

#[test]
fn nothing_of_an_archived_article_is_public_and_its_windows_come_back() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        scene.publish(English, 1, between(5, 40), &olena(4)).await;
        let seen = scene.facts().await;
        assert_eq!(
            refusal(store.restore(seen, &olena(5)).await),
            "the article is not in the archive, so there is nothing to restore"
        );
        let archived = store.archive(seen, &petro(10)).await.unwrap();
        for minute in [10, 20, 50] {
            assert_eq!(scene.reads(Ukrainian, at(minute)).await, "nothing");
            assert_eq!(scene.reads(English, at(minute)).await, "nothing");
        }
        assert_eq!(
            refusal(store.archive(archived, &olena(11)).await),
            "the article is in the archive already"
        );
        let lost = store.restore(seen, &olena(12)).await.unwrap_err();
        assert_eq!(lost.kind(), StoreErrorKind::Conflict);
        let _ = store.restore(archived, &petro(20)).await.unwrap();
        assert_eq!(scene.reads(Ukrainian, at(20)).await, "Трамвай на Подолі");
        assert_eq!(scene.reads(English, at(39)).await, "A tram in Podil");
        assert_eq!(
            scene.reads(English, at(40)).await,
            "other: Трамвай на Подолі"
        );
        // Nobody’s version of a language has changed.
        let done = store
            .unpublish(scene.seen(English), Cascade::Refuse, &olena(21))
            .await;
        scene.keep(done);
    });
}

#[test]
fn an_archived_article_stands_in_no_queue_and_no_list_and_has_nothing_due() {
    on_every_database(async |database| {
        let store = database.open().await;
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        scene.save("Трамвай іде на Поділ", &olena(4)).await;
        let down = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(5))
            .await;
        scene.keep(down);
        scene
            .publish(Ukrainian, 2, between(30, 40), &olena(5))
            .await;
        let rows = async |table: &str| database.ask(&format!("SELECT * FROM @{table}")).await;
        let (listed, queue) = (rows("listed").await, rows("queue").await);
        assert!(!listed.is_empty() && !queue.is_empty());

        let archived = store
            .archive(scene.facts().await, &petro(10))
            .await
            .unwrap();
        assert!(rows("listed").await.is_empty() && rows("queue").await.is_empty());
        let ticked = store.tick(at(35)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (0, None));

        let _ = store.restore(archived, &petro(36)).await.unwrap();
        assert_eq!(rows("listed").await, listed);
        assert_eq!(rows("queue").await, queue);
        // What came meanwhile is told now.
        let ticked = store.tick(at(36)).await.unwrap();
        assert_eq!((ticked.articles, ticked.next), (1, Some(at(40))));
        let told = scene.told().await;
        assert_eq!(
            told[told.len() - 3..],
            [
                "both archived by petro at 10",
                "both restored by petro at 36",
                "uk went_live 2 by olena at 30",
            ]
        );
    });
}
