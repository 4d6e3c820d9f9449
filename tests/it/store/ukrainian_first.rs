//! English that would be public without Ukrainian.

use dvomova::article::{UkrainianFirst, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Change, Done, PurgedAddresses, RevisionNumber, Store, StoreError, StoreOptions,
    Warning,
};

use super::backends::{on_every_backend, on_every_backend_with};
use super::newsroom::{at, begin, olena, petro};
use super::scene::{Scene, between, from, refusal};

const FIRST: &str =
    "English may be public only while Ukrainian is: publish Ukrainian first, for at least as long";
const ALONE: &str = "English would stay public without Ukrainian: take it down first, or cut it with `Cascade::English` of the commands that have it";

fn required(options: StoreOptions) -> StoreOptions {
    options.with_ukrainian_first(UkrainianFirst::Require)
}

fn off(options: StoreOptions) -> StoreOptions {
    options.with_ukrainian_first(UkrainianFirst::Off)
}

async fn english(scene: &Scene, window: Window, minute: i64) -> Result<Done, StoreError> {
    let (seen, first) = (scene.seen(English), RevisionNumber::new(1));
    scene
        .store
        .publish(seen, first, window, &olena(minute))
        .await
}

/// When a window begins and ends.
type Minutes = (i64, Option<i64>);

/// Ukrainian windows beside English ones, as of minute 10, and whether English
/// is ever alone from then on.
const WINDOWS: [(Option<Minutes>, Minutes, bool); 14] = [
    (None, (10, None), true),
    (None, (20, Some(30)), true),
    // English that has ended concerns nobody.
    (None, (3, Some(9)), false),
    (Some((5, None)), (10, None), false),
    (Some((5, None)), (4, None), false),
    (Some((5, None)), (500, Some(501)), false),
    (Some((20, None)), (20, None), false),
    (Some((20, None)), (19, None), true),
    (Some((20, None)), (10, Some(15)), true),
    (Some((20, Some(30))), (20, None), true),
    (Some((20, Some(30))), (20, Some(31)), true),
    (Some((20, Some(30))), (25, Some(30)), false),
    (Some((20, Some(30))), (30, Some(40)), true),
    (Some((3, Some(9))), (10, Some(20)), true),
];

fn window((from, until): Minutes) -> Window {
    Window::new(at(from), until.map(at)).unwrap()
}

/// Another article, which is public in Ukrainian for some minutes, or not.
async fn scene(store: &Store, ukrainian: Option<Minutes>) -> Scene {
    let mut scene = match store.sections().await.unwrap().is_empty() {
        true => Scene::open(store.clone()).await,
        false => Scene::another(store.clone()).await,
    };
    if let Some(ukrainian) = ukrainian {
        let window = window(ukrainian);
        scene.publish(Ukrainian, 1, window, &olena(3)).await;
    }
    scene
}

#[test]
fn english_alone_now_or_by_schedule_is_a_warning_by_default() {
    on_every_backend(async |store| {
        for (ukrainian, of_english, alone) in WINDOWS {
            let mut scene = scene(&store, ukrainian).await;
            let done = english(&scene, window(of_english), 10).await;
            let expected = [Warning::EnglishBeforeUkrainian];
            let expected = &expected[..usize::from(alone)];
            assert_eq!(scene.keep(done), expected, "{ukrainian:?} {of_english:?}");
        }
    });
}

#[test]
fn english_alone_now_or_by_schedule_is_refused_where_ukrainian_is_required() {
    on_every_backend_with(required, async |store| {
        for (ukrainian, of_english, alone) in WINDOWS {
            let mut scene = scene(&store, ukrainian).await;
            let done = english(&scene, window(of_english), 10).await;
            match alone {
                true => assert_eq!(refusal(done), FIRST, "{ukrainian:?} {of_english:?}"),
                false => assert_eq!(scene.keep(done), []),
            }
        }
        // An article that was first written in English as well.
        let begun = begin(&store, "A tram", &olena(11)).await;
        let alone = store
            .publish(begun.variant, begun.revision, from(12), &olena(12))
            .await;
        assert_eq!(refusal(alone), FIRST);
    });
}

#[test]
fn a_site_that_does_not_care_hears_nothing() {
    on_every_backend_with(off, async |store| {
        for (_, of_english, _) in WINDOWS {
            let mut scene = scene(&store, None).await;
            let done = english(&scene, window(of_english), 10).await;
            assert_eq!(scene.keep(done), []);
        }
    });
}

#[test]
fn ukrainian_does_not_go_before_english_where_it_is_required() {
    on_every_backend_with(required, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, between(5, 60), &olena(3)).await;
        let done = english(&scene, between(20, 50), 4).await;
        scene.keep(done);
        let seen = scene.seen(Ukrainian);
        let refuse = Cascade::Refuse;
        let act = petro(6);
        assert_eq!(refusal(store.unpublish(seen, refuse, &act).await), ALONE);
        let notice = "Знято.".parse().unwrap();
        let withdrawn = store.withdraw(seen, notice, refuse, &act).await;
        assert_eq!(refusal(withdrawn), ALONE);
        for addresses in [PurgedAddresses::Gone, PurgedAddresses::Forgotten] {
            let reason = "Ухвала суду".parse().unwrap();
            let purged = store.purge(seen, reason, addresses, refuse, &act).await;
            assert_eq!(refusal(purged), ALONE);
        }
        for shorter in [between(5, 49), between(21, 60), from(50)] {
            let set = store.set_window(seen, shorter, refuse, &act).await;
            assert_eq!(refusal(set), ALONE);
        }
        let first = RevisionNumber::new(1);
        let published = store.publish(seen, first, between(5, 49), &act).await;
        assert_eq!(refusal(published), ALONE);
        // A refusal has changed nothing.
        assert_eq!(scene.reads(Ukrainian, at(6)).await, "Трамвай на Подолі");
        for window in [between(20, 50), from(5)] {
            let done = store
                .set_window(scene.seen(Ukrainian), window, refuse, &act)
                .await;
            assert_eq!(scene.keep(done), [], "English has no less");
        }
        let longer = store
            .set_window(scene.seen(English), from(19), refuse, &act)
            .await;
        assert_eq!(scene.keep(longer), []);
        let longer = store
            .set_window(scene.seen(Ukrainian), from(20), refuse, &act)
            .await;
        assert_eq!(refusal(longer), ALONE);

        // The other order needs no cascade, nor does a site that only warns.
        let done = store.unpublish(scene.seen(English), refuse, &act).await;
        scene.keep(done);
        let done = store.unpublish(scene.seen(Ukrainian), refuse, &act).await;
        assert_eq!(scene.keep(done), []);
    });
}

#[test]
fn what_leaves_english_alone_is_a_warning_by_default() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = english(&scene, from(5), 4).await;
        assert_eq!(scene.keep(done), []);
        let window = between(5, 50);
        let done = store
            .set_window(scene.seen(Ukrainian), window, Cascade::Refuse, &petro(6))
            .await;
        assert_eq!(scene.keep(done), [Warning::EnglishBeforeUkrainian]);
        // What changes no window says nothing more of it.
        scene.save("Трамвай іде на Поділ", &olena(7)).await;
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &petro(8))
            .await;
        assert_eq!(scene.keep(done), [Warning::EnglishBeforeUkrainian]);
        assert_eq!(scene.reads(English, at(8)).await, "A tram in Podil");
    });
}

#[test]
fn english_that_comes_out_of_the_archive_alone_is_a_warning_by_default() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = english(&scene, from(5), 4).await;
        scene.keep(done);
        let (refuse, act) = (Cascade::Refuse, olena(7));
        let archived = store.archive(scene.facts().await, &olena(6)).await.unwrap();
        let restored = store.restore(archived, &olena(6)).await.unwrap();
        assert_eq!(restored.warnings, []);
        let archived = store.archive(restored.article, &olena(6)).await.unwrap();
        let done = store.unpublish(scene.seen(Ukrainian), refuse, &act).await;
        assert_eq!(scene.keep(done), [], "nobody sees English now");
        let restored = store.restore(archived, &olena(8)).await.unwrap();
        assert_eq!(restored.warnings, [Warning::EnglishBeforeUkrainian]);
        assert_eq!(scene.reads(English, at(8)).await, "A tram in Podil");
    });
}

#[test]
fn english_is_cut_to_what_ukrainian_still_has() {
    for policy in [required, off] {
        on_every_backend_with(policy, async |store| {
            // As of minute 10: Ukrainian was public from 5 on, and English as
            // the first column says. The other two are what Ukrainian gets and
            // English keeps.
            for (had, given, kept) in [
                (from(5), between(5, 40), Some(between(5, 40))),
                (between(5, 30), between(5, 40), Some(between(5, 30))),
                (between(20, 30), between(5, 40), Some(between(20, 30))),
                (between(20, 60), between(25, 40), Some(between(25, 40))),
                (between(5, 60), between(25, 40), Some(between(25, 40))),
                (from(50), between(5, 40), None),
                (between(20, 30), between(30, 40), None),
                (from(5), between(5, 9), None),
                (between(6, 8), between(20, 40), Some(between(6, 8))),
            ] {
                let mut scene = scene(&store, Some((5, None))).await;
                let done = english(&scene, had, 4).await;
                scene.keep(done);
                let seen = scene.seen(Ukrainian);
                let done = store
                    .set_window(seen, given, Cascade::English, &petro(10))
                    .await;
                assert_eq!(scene.keep(done), [], "{had:?} {given:?}");
                for minute in [10, 19, 20, 24, 25, 29, 30, 39, 40, 49, 50, 59, 60] {
                    let found = scene.reads(English, at(minute)).await == "A tram in Podil";
                    let public = kept.is_some_and(|kept| kept.contains(at(minute)));
                    assert_eq!(found, public, "{had:?} {given:?} at {minute}");
                }
                let told = scene.told().await;
                let of_english: Vec<&String> = told
                    .iter()
                    .filter(|line| line.starts_with("en ") && line.ends_with("by petro at 10"))
                    .collect();
                let expected = match kept {
                    Some(kept) if kept == had => vec![],
                    Some(_) => vec!["en window_set by petro at 10"],
                    None => vec!["en unpublished by petro at 10"],
                };
                assert_eq!(of_english, expected, "{had:?} {given:?}");
                if !expected.is_empty() {
                    scene.cascaded(English);
                }
                // Its version has grown by one where it was cut, else not.
                let done = store.submit(scene.seen(English), &olena(11)).await;
                scene.keep(done);
            }
        });
    }
}

#[test]
fn english_goes_with_ukrainian_where_the_cascade_says_so() {
    on_every_backend_with(required, async |store| {
        let notice = "Знято.";
        for way in 0..4 {
            let mut scene = scene(&store, Some((5, None))).await;
            let done = english(&scene, from(5 + way * 10), 4).await;
            scene.keep(done);
            let (seen, cascade, act) = (scene.seen(Ukrainian), Cascade::English, petro(10));
            let text = notice.parse().unwrap();
            let done = match way {
                0 => store.unpublish(seen, cascade, &act).await,
                1 => store.withdraw(seen, text, cascade, &act).await,
                2 => {
                    let gone = PurgedAddresses::Gone;
                    store.purge(seen, text, gone, cascade, &act).await
                }
                _ => {
                    let forgotten = PurgedAddresses::Forgotten;
                    store.purge(seen, text, forgotten, cascade, &act).await
                }
            };
            assert_eq!(scene.keep(done), []);
            assert_eq!(scene.reads(English, at(100)).await, "nothing");
            scene.cascaded(English);
            // English cannot come back alone.
            assert_eq!(refusal(english(&scene, from(11), 11).await), FIRST);
        }
    });
}

#[test]
fn what_was_due_of_english_comes_before_the_cascade() {
    on_every_backend_with(required, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = english(&scene, from(5), 4).await;
        scene.keep(done);
        scene.save("A tram goes to Podil", &olena(5)).await;
        let second = RevisionNumber::new(2);
        let (seen, act) = (scene.seen(English), olena(6));
        let next = store.replace(seen, second, at(8), Change::Fix, &act).await;
        scene.keep(next);
        let seen = scene.seen(Ukrainian);
        let done = store.unpublish(seen, Cascade::English, &petro(10)).await;
        assert_eq!(scene.keep(done), [], "nothing was called off");
        let told = scene.told().await;
        let of_english = told.iter().filter(|line| line.starts_with("en "));
        assert_eq!(
            of_english.skip(4).collect::<Vec<_>>(),
            [
                "en replaced 2 by olena at 8",
                "en unpublished by petro at 10"
            ]
        );
    });
}

#[test]
fn a_cascade_from_english_leaves_ukrainian_as_it_is() {
    on_every_backend_with(required, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = english(&scene, from(5), 4).await;
        scene.keep(done);
        let done = store
            .unpublish(scene.seen(English), Cascade::English, &petro(6))
            .await;
        scene.keep(done);
        assert_eq!(scene.reads(Ukrainian, at(6)).await, "Трамвай на Подолі");
    });
}

#[test]
fn an_article_does_not_come_out_of_the_archive_in_english_alone() {
    on_every_backend_with(required, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(3)).await;
        let done = english(&scene, from(5), 4).await;
        scene.keep(done);
        let archived = store.archive(scene.facts().await, &olena(6)).await.unwrap();
        let done = store
            .unpublish(scene.seen(Ukrainian), Cascade::Refuse, &olena(7))
            .await;
        assert_eq!(scene.keep(done), [], "nobody sees English now");
        assert_eq!(
            refusal(store.restore(archived, &olena(8)).await),
            "English would be public without Ukrainian: unpublish English first"
        );
        let done = store
            .unpublish(scene.seen(English), Cascade::Refuse, &olena(9))
            .await;
        scene.keep(done);
        let _ = store.restore(archived, &olena(10)).await.unwrap();
    });
}
