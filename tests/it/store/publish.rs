//! When a text is public, and since when.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Change, Happened, RevisionNumber, Served};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{at, olena, petro};
use super::scene::{Scene, between, from, refusal};

impl Scene {
    async fn first_published_at(&self, minute: i64) -> i64 {
        let served = self.store.read_by_id(Ukrainian, self.article, at(minute));
        let Served::Exact(article) = served.await.unwrap() else {
            panic!("it is not public at {minute}");
        };
        let first = article.publication.first_published_at().unwrap();
        (first - at(0)).num_minutes()
    }
}

#[test]
fn the_moment_at_which_readers_first_saw_a_text_stays() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(30), &olena(3)).await;
        // Nobody has seen it yet: the plan may change.
        scene.publish(Ukrainian, 1, from(10), &olena(4)).await;
        assert_eq!(scene.first_published_at(10).await, 10);
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(20))
            .await;
        scene.keep(done);
        scene.save("Трамвай знову на Подолі", &olena(21)).await;
        scene
            .publish(Ukrainian, 2, between(40, 50), &olena(22))
            .await;
        assert_eq!(scene.reads(Ukrainian, at(39)).await, "nothing");
        assert_eq!(scene.first_published_at(40).await, 10);
        let window = between(60, 70);
        let done = store
            .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &olena(55))
            .await;
        scene.keep(done);
        assert_eq!(scene.first_published_at(60).await, 10);
    });
}

#[test]
fn publishing_for_another_time_does_not_take_down_what_readers_see() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        scene.save("Трамвай їде", &olena(6)).await;
        let publish = async |scene: &Scene, window, minute| {
            let (seen, second) = (scene.seen(Ukrainian), RevisionNumber::new(2));
            store.publish(seen, second, window, &olena(minute)).await
        };
        assert_eq!(
            refusal(publish(&scene, from(20), 10).await),
            "readers see the text now, and would see nothing until 2025-11-05T08:20:00Z: let the revision take its place at that moment with `replace`, or take the text down first with `unpublish`"
        );
        assert_eq!(
            refusal(publish(&scene, between(5, 10), 10).await),
            "readers see the text now, and the window is over: take it down with `unpublish`"
        );
        assert_eq!(scene.reads(Ukrainian, at(20)).await, "Трамвай на Подолі");
        // Nobody sees it yet, or any more.
        scene.keep(publish(&scene, from(20), 4).await);
        assert_eq!(scene.reads(Ukrainian, at(19)).await, "nothing");
        scene.keep(publish(&scene, between(20, 30), 21).await);
        scene.keep(publish(&scene, from(40), 30).await);
        assert_eq!(scene.reads(Ukrainian, at(40)).await, "Трамвай їде");
    });
}

#[test]
fn a_clock_that_jumps_back_does_not_make_a_text_unseen() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(30), &olena(30)).await;
        // It is minute 29 again.
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(29))
            .await;
        scene.keep(done);
        let mut text = super::newsroom::text("Трамвай зник");
        let slug = std::mem::replace(&mut text.slug, "tramvai-na-podoli".parse().unwrap());
        let kept = store
            .save_draft(scene.seen(Ukrainian), text.clone(), &olena(29))
            .await;
        scene.keep(kept);
        text.slug = slug;
        let renamed = store
            .save_draft(scene.seen(Ukrainian), text, &olena(29))
            .await;
        assert_eq!(
            refusal(renamed),
            "readers know this text as `tramvai-na-podoli`: change its slug with `change_slug`"
        );
        scene.publish(Ukrainian, 1, from(90), &olena(29)).await;
        // And minute 28, before anything of the new window was told.
        scene.publish(Ukrainian, 1, from(80), &olena(28)).await;
        assert_eq!(scene.first_published_at(80).await, 30);
        assert_eq!(store.tick(at(85)).await.unwrap().articles, 1);
        assert_eq!(store.tick(at(29)).await.unwrap().articles, 0);
        let window = between(50, 100);
        let done = store
            .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &olena(29))
            .await;
        scene.keep(done);
        assert_eq!(scene.first_published_at(50).await, 30);
    });
}

#[test]
fn a_window_is_made_longer_shorter_or_later() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let advice = "the text is not published: publish a revision in that window";
        let early = store
            .set_window(scene.seen(Ukrainian), from(5), Cascade::Refuse, &olena(3))
            .await;
        assert_eq!(refusal(early), advice);
        scene
            .publish(Ukrainian, 1, between(10, 20), &olena(3))
            .await;
        for (now, window, minute, public) in [
            (4, between(5, 20), 5, true),
            (12, from(5), 1_000, true),
            (13, between(5, 15), 15, false),
            (30, between(5, 40), 30, true),
            (31, from(50), 49, false),
            (32, from(51), 51, true),
        ] {
            let done = store
                .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &petro(now))
                .await;
            assert_eq!(scene.keep(done), []);
            let found = scene.reads(Ukrainian, at(minute)).await;
            let expected = if public {
                "Трамвай на Подолі"
            } else {
                "nothing"
            };
            assert_eq!(found, expected, "at {minute}");
        }
        assert_eq!(
            scene.told().await,
            [
                "uk published 1 by olena at 3",
                "uk window_set 1 by petro at 4",
                "uk went_live 1 by petro at 5",
                "uk window_set 1 by petro at 12",
                "uk window_set 1 by petro at 13",
                "uk ended 1 by petro at 15",
                "uk window_set 1 by petro at 30",
                "uk window_set 1 by petro at 31",
                "uk window_set 1 by petro at 32",
            ]
        );
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(60))
            .await;
        scene.keep(done);
        let late = store
            .set_window(scene.seen(Ukrainian), from(5), Cascade::Refuse, &olena(61))
            .await;
        assert_eq!(refusal(late), advice);
    });
}

#[test]
fn what_somebody_accepted_of_the_source_stays_accepted() {
    on_every_database(async |database| {
        let store = database.open().await;
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        scene.publish(English, 1, from(5), &olena(4)).await;
        scene.save("Трамвай іде на Поділ", &olena(6)).await;
        scene.save("A tram goes to Podil", &olena(6)).await;
        let accepted = "SELECT live_made_from = parts FROM @variant v
            JOIN @revision r ON r.language = 'uk' AND r.number = 2
            WHERE v.language = 'en'";
        let accepted = async || {
            let row = database.ask(accepted).await.concat();
            matches!(row[0].as_str(), "1" | "t" | "true")
        };
        // The newest revision is to be live at 30, and the source is accepted
        // only after that was scheduled.
        let second = RevisionNumber::new(2);
        let (seen, act) = (scene.seen(English), olena(7));
        let next = store.replace(seen, second, at(30), Change::Fix, &act).await;
        scene.keep(next);
        assert!(!accepted().await);
        let done = store
            .acknowledge(scene.seen(English), second, &petro(8))
            .await;
        scene.keep(done);
        assert!(accepted().await);
        assert_eq!(store.tick(at(30)).await.unwrap().articles, 1);
        assert!(accepted().await, "of the replacement");
        // So it is of the live revision when that is published once more.
        scene.save("A tram is in Podil", &olena(31)).await;
        scene.publish(English, 2, from(32), &olena(32)).await;
        assert!(accepted().await, "of what was live");
        scene.publish(English, 1, from(33), &olena(33)).await;
        assert!(
            !accepted().await,
            "an old revision stands for the old source"
        );
    });
}

#[test]
fn what_is_in_the_archive_is_not_published() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let facts = store.archive(scene.facts().await, &olena(6)).await.unwrap();
        let advice = "the article is in the archive: restore it first";
        let first = RevisionNumber::new(1);
        let published = store
            .publish(scene.seen(Ukrainian), first, from(7), &olena(7))
            .await;
        assert_eq!(refusal(published), advice);
        let set = store
            .set_window(scene.seen(Ukrainian), from(7), Cascade::Refuse, &olena(7))
            .await;
        assert_eq!(refusal(set), advice);
        let _ = store.restore(facts, &olena(8)).await.unwrap();
        scene.publish(Ukrainian, 1, from(9), &olena(9)).await;
        let last = scene.events().await.pop().unwrap();
        assert_eq!(last.happened, Happened::Published);
        assert_eq!(
            scene.reads(English, at(9)).await,
            "other: Трамвай на Подолі"
        );
    });
}
