//! Texts that are unpublished or withdrawn.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Happened};

use super::backends::on_every_backend;
use super::newsroom::{at, olena, petro};
use super::scene::{Scene, from, refusal};

const REFUSE: Cascade = Cascade::Refuse;

#[test]
fn what_is_unpublished_is_found_nowhere_until_it_is_published_again() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let advice = "the text is not published, so there is nothing to take down";
        let early = store
            .unpublish(scene.seen(Ukrainian), REFUSE, &olena(3))
            .await;
        assert_eq!(refusal(early), advice);
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = store
            .unpublish(scene.seen(Ukrainian), REFUSE, &petro(6))
            .await;
        scene.keep(done);
        assert_eq!(scene.reads(Ukrainian, at(6)).await, "nothing");
        let again = store
            .unpublish(scene.seen(Ukrainian), REFUSE, &petro(7))
            .await;
        assert_eq!(refusal(again), advice);
        scene.publish(Ukrainian, 1, from(8), &olena(8)).await;
        assert_eq!(scene.reads(Ukrainian, at(8)).await, "Трамвай на Подолі");
        assert_eq!(
            scene.told().await,
            [
                "uk published 1 by olena at 3",
                "uk went_live 1 by olena at 5",
                "uk unpublished 1 by petro at 6",
                "uk published 1 by olena at 8",
            ]
        );
        let events = scene.events().await;
        let down = events
            .iter()
            .find(|event| event.happened == Happened::Unpublished)
            .unwrap();
        let url = "https://misto.example/misto/tramvai-na-podoli";
        assert!(down.urls.iter().any(|it| it == url), "{:?}", down.urls);
        for tag in ["list:uk:all", "list:uk:tag/trams", "sitemap"] {
            assert!(down.cache_tags.iter().any(|it| it == tag), "{tag}");
        }
    });
}

#[test]
fn what_is_withdrawn_is_gone_with_a_notice_until_it_is_published_again() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let notice = |text: &str| text.parse().unwrap();
        let early = store
            .withdraw(scene.seen(Ukrainian), notice("Знято."), REFUSE, &olena(3))
            .await;
        assert_eq!(refusal(early), "there is no published text to take back");
        scene.publish(Ukrainian, 1, from(10), &olena(4)).await;
        let early = store
            .withdraw(scene.seen(Ukrainian), notice("Знято."), REFUSE, &olena(5))
            .await;
        assert_eq!(
            refusal(early),
            "readers have never seen the text, so they need no notice: unpublish it"
        );
        scene.publish(English, 1, from(10), &olena(6)).await;
        let done = store
            .withdraw(scene.seen(Ukrainian), notice("Знято."), REFUSE, &petro(12))
            .await;
        scene.keep(done);
        assert_eq!(scene.reads(Ukrainian, at(12)).await, "gone: Знято.");
        assert_eq!(scene.reads(English, at(12)).await, "A tram in Podil");
        let second = notice("Знято за рішенням суду.");
        let done = store
            .withdraw(scene.seen(Ukrainian), second, REFUSE, &petro(13))
            .await;
        scene.keep(done);
        let gone = "gone: Знято за рішенням суду.";
        assert_eq!(scene.reads(Ukrainian, at(13)).await, gone);
        // A new draft leaves what readers are told; a new publication ends it.
        scene.save("Трамвай із Подолу", &olena(14)).await;
        assert_eq!(scene.reads(Ukrainian, at(14)).await, gone);
        scene.publish(Ukrainian, 2, from(20), &olena(15)).await;
        assert_eq!(scene.reads(Ukrainian, at(19)).await, gone, "until then");
        let served = store.read_by_id(Ukrainian, scene.article, at(19));
        assert_eq!(served.await.unwrap().changes_at(), Some(at(20)));
        let _ = store.tick(at(21)).await.unwrap();
        assert_eq!(
            scene.reads(Ukrainian, at(19)).await,
            gone,
            "by another clock"
        );
        assert_eq!(scene.reads(Ukrainian, at(20)).await, "Трамвай із Подолу");
        let told = scene.told().await;
        assert_eq!(
            told[2..4],
            [
                "uk went_live 1 by olena at 10",
                "uk withdrawn 1 by petro at 12"
            ]
        );
        let withdrawn = &scene.events().await[6];
        assert_eq!(withdrawn.note.as_deref(), Some("Знято."));

        // What was taken down before may be taken back as well.
        let done = store
            .unpublish(scene.seen(English), REFUSE, &olena(21))
            .await;
        scene.keep(done);
        let done = store
            .withdraw(
                scene.seen(English),
                notice("Withdrawn."),
                REFUSE,
                &olena(22),
            )
            .await;
        scene.keep(done);
        assert_eq!(scene.reads(English, at(22)).await, "gone: Withdrawn.");
    });
}

#[test]
fn a_withdrawal_with_english_has_no_notice_in_the_wrong_language() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        scene.publish(English, 1, from(5), &olena(4)).await;
        let notice = "Знято.".parse().unwrap();
        let done = store
            .withdraw(scene.seen(Ukrainian), notice, Cascade::English, &petro(6))
            .await;
        assert_eq!(scene.keep(done), []);
        assert_eq!(scene.reads(Ukrainian, at(6)).await, "gone: Знято.");
        assert_eq!(scene.reads(English, at(6)).await, "nothing");
        let events = scene.events().await;
        let english = events.iter().rev().find(|it| it.language == Some(English));
        let english = english.unwrap();
        assert_eq!(english.happened, Happened::Unpublished);
        assert_eq!(english.note, None);
        assert_eq!(english.version.unwrap().number(), 3);
    });
}
