//! A command on one language leaves every row of the other as it was.

use dvomova::article::Slug;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Cascade, Change, PurgedAddresses, RevisionNumber};

use super::backends::{Database, on_every_database};
use super::newsroom::{at, olena, petro, text};
use super::scene::{Scene, between, from};

async fn rows(database: &Database, language: Language) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for table in ["variant", "revision", "slug", "listed"] {
        let sql = format!("SELECT * FROM @{table} WHERE language = '{language}'");
        let mut found = database.ask(&sql).await;
        found.sort();
        rows.extend(found);
    }
    rows
}

#[test]
fn a_command_on_one_language_leaves_the_rows_of_the_other() {
    for language in Language::ALL {
        on_every_database(async |database: &Database| check(database, language).await);
    }
}

/// Does everything to one language, while the schedule of the other has turns
/// that are due and not told.
async fn check(database: &Database, language: Language) {
    let store = database.open().await;
    let mut scene = Scene::open(store.clone()).await;
    let other = language.other();
    scene.publish(other, 1, between(5, 30), &olena(3)).await;
    let (one, two, slug) = match other {
        Ukrainian => ("A tram goes to Podil", "A tram", "tram"),
        English => ("Трамвай іде на Поділ", "Трамвай", "tramvai"),
    };
    let newer = match other {
        Ukrainian => "Трамвай тут",
        English => "The tram is here",
    };
    scene.save(newer, &olena(3)).await;
    let second = RevisionNumber::new(2);
    let next = store
        .replace(scene.seen(other), second, at(20), Change::Fix, &olena(4))
        .await;
    scene.keep(next);
    let untouched = rows(database, other).await;

    let slug: Slug = slug.parse().unwrap();
    let note = || "Так.".parse().unwrap();
    for step in 0..17 {
        let minute = 40 + step;
        let (seen, act) = (scene.seen(language), petro(minute));
        let cascade = Cascade::Refuse;
        let done = match step {
            0 => {
                let mut text = text(one);
                text.slug = slug.clone();
                store.save_draft(seen, text, &act).await
            }
            1 | 15 => store.submit(seen, &act).await,
            2 => store.approve(seen, &act).await,
            3 => store.reject(seen, note(), &act).await,
            4 => store.publish(seen, second, from(44), &act).await,
            5 => store.set_window(seen, from(45), cascade, &act).await,
            6 => {
                let mut text = text(two);
                text.slug = slug.clone();
                store.autosave(seen, text, &act).await
            }
            7 => {
                let third = RevisionNumber::new(3);
                let change = Change::Correction(note());
                store.replace(seen, third, at(200), change, &act).await
            }
            8 => store.drop_replacement(seen, &act).await,
            9 => store.revert(seen, second, &act).await,
            10 => {
                store
                    .change_slug(seen, format!("{slug}-13").parse().unwrap(), &act)
                    .await
            }
            11 => store.unpublish(seen, cascade, &act).await,
            12 => store.withdraw(seen, note(), cascade, &act).await,
            13 => {
                let gone = PurgedAddresses::Gone;
                store.purge(seen, note(), gone, cascade, &act).await
            }
            14 => {
                let mut text = text(two);
                text.slug = format!("{slug}-13").parse().unwrap();
                store.save_draft(seen, text, &act).await
            }
            _ => {
                let forgotten = PurgedAddresses::Forgotten;
                store.purge(seen, note(), forgotten, cascade, &act).await
            }
        };
        let before = scene.seen(language).version.number();
        scene.keep(done);
        assert_eq!(scene.seen(language).version.number(), before + 1);
        assert_eq!(rows(database, other).await, untouched, "after step {step}");
    }
    // The turns that were due are still to be told.
    assert_eq!(store.tick(at(100)).await.unwrap().articles, 1);
    assert_ne!(rows(database, other).await, untouched);
}
