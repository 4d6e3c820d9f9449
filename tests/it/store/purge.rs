//! Texts that are erased.

use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    Cascade, Done, Event, PurgedAddresses, RevisionNumber, Store, StoreError, StoreErrorKind,
};

use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{at, begin, olena, petro, text};
use super::scene::{Scene, from, refusal};

const REFUSE: Cascade = Cascade::Refuse;

async fn purge(
    scene: &Scene,
    language: Language,
    addresses: PurgedAddresses,
    minute: i64,
) -> Result<Done, StoreError> {
    let (seen, reason) = (scene.seen(language), "Ухвала суду 12/2025".parse().unwrap());
    let store = &scene.store;
    store
        .purge(seen, reason, addresses, REFUSE, &petro(minute))
        .await
}

/// Both languages public since minute 5; a Ukrainian note, notice and former
/// slug; all with the word “Ковтун”.
async fn open(store: Store) -> Scene {
    let mut scene = Scene::open(store.clone()).await;
    let mut named = text("Ковтун утік");
    named.slug = "kovtun-utik".parse().unwrap();
    let done = store
        .save_draft(scene.seen(Ukrainian), named, &olena(3))
        .await;
    scene.keep(done);
    scene.publish(Ukrainian, 2, from(5), &olena(5)).await;
    scene.publish(English, 1, from(5), &olena(5)).await;
    let slug = "kovtun-vtik".parse().unwrap();
    let done = store
        .change_slug(scene.seen(Ukrainian), slug, &olena(6))
        .await;
    scene.keep(done);
    let done = store.submit(scene.seen(Ukrainian), &olena(7)).await;
    scene.keep(done);
    let note = "Чи це той Ковтун?".parse().unwrap();
    let done = store.reject(scene.seen(Ukrainian), note, &petro(8)).await;
    scene.keep(done);
    let note = "Ковтун не втікав.".parse().unwrap();
    let change = dvomova::store::Change::Correction(note);
    let head = scene.head(Ukrainian);
    let done = store
        .replace(scene.seen(Ukrainian), head, at(9), change, &olena(9))
        .await;
    scene.keep(done);
    scene
}

/// Everything in the database that says a word, in rows of text.
async fn saying(database: &Database, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for table in [
        "article", "variant", "revision", "slug", "legacy", "listed", "queue", "event", "preview",
        "related",
    ] {
        for row in database.ask(&format!("SELECT * FROM @{table}")).await {
            if row.iter().any(|value| value.to_lowercase().contains(word)) {
                found.push(format!("{table}: {row:?}"));
            }
        }
    }
    found
}

async fn english_rows(database: &Database) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for sql in [
        "SELECT * FROM @variant WHERE language = 'en'",
        "SELECT * FROM @revision WHERE language = 'en'",
        "SELECT * FROM @slug WHERE language = 'en'",
        "SELECT * FROM @listed WHERE language = 'en'",
    ] {
        rows.extend(database.ask(sql).await);
    }
    rows
}

#[test]
fn a_forgotten_text_leaves_no_word_of_it_and_the_other_language_as_it_was() {
    on_every_database(async |database| {
        let mut scene = open(database.open().await).await;
        assert!(!saying(database, "ковтун").await.is_empty());
        assert!(!saying(database, "kovtun").await.is_empty());
        // Another article shows its card, so that events about that name it.
        let store = scene.store.clone();
        let mut other = Scene::another(store.clone()).await;
        let (act, related) = (olena(9), vec![scene.article]);
        let related = store.set_related(other.facts().await, related, &act).await;
        let _ = related.unwrap();
        other.publish(Ukrainian, 1, from(9), &olena(9)).await;
        let showing = vec![other.article];
        let showing = store.set_related(scene.facts().await, showing, &act).await;
        let _ = showing.unwrap();
        other.save("Трамвай прибув на Поділ", &olena(9)).await;
        other.publish(Ukrainian, 2, from(9), &olena(10)).await;
        let of_other = |event: &Event| {
            event.article == Some(other.article)
                && event.urls.iter().any(|url| url.contains("kovtun-vtik"))
        };
        assert!(other.events().await.iter().any(of_other));
        let english = english_rows(database).await;

        let done = purge(&scene, Ukrainian, PurgedAddresses::Forgotten, 10).await;
        scene.keep(done);
        for word in ["ковтун", "kovtun", "утік"] {
            assert_eq!(saying(database, word).await, Vec::<String>::new());
        }
        assert_eq!(english_rows(database).await, english);
        assert_eq!(scene.reads(English, at(10)).await, "A tram in Podil");
        assert_eq!(
            scene.reads(Ukrainian, at(10)).await,
            "other: A tram in Podil"
        );
        let events = scene.events().await;
        let last = events.last().unwrap();
        assert_eq!(last.note.as_deref(), Some("Ухвала суду 12/2025"));
        assert_eq!(last.actor.as_str(), "petro");
        let article = format!("article:uk:{}", scene.article);
        assert!(last.cache_tags.contains(&article));
        let english = "https://misto.example/en/city/a-tram-in-podil".to_owned();
        assert!(last.urls.contains(&english), "{:?}", last.urls);
        assert!(last.cache_tags.contains(&"list:uk:all".to_owned()));
    });
}

#[test]
fn a_purged_text_whose_addresses_stay_is_gone_without_a_notice() {
    on_every_database(async |database| {
        let mut scene = open(database.open().await).await;
        let done = purge(&scene, Ukrainian, PurgedAddresses::Gone, 10).await;
        scene.keep(done);
        assert_eq!(scene.reads(Ukrainian, at(10)).await, "gone");
        assert_eq!(saying(database, "ковтун").await, Vec::<String>::new());
        let slugs = "SELECT slug FROM @slug WHERE language = 'uk' ORDER BY slug";
        let slugs = database.ask(slugs).await.concat();
        assert_eq!(slugs, ["kovtun-utik", "kovtun-vtik"]);
        // Purging again, another way, is possible.
        let done = purge(&scene, Ukrainian, PurgedAddresses::Forgotten, 11).await;
        scene.keep(done);
        assert_eq!(saying(database, "kovtun").await, Vec::<String>::new());
        let reasons = "SELECT note FROM @event WHERE happened = 'purged'";
        let reasons = database.ask(reasons).await.concat();
        assert_eq!(reasons, ["Ухвала суду 12/2025"; 2]);
    });
}

#[test]
fn a_purged_language_takes_no_step_until_it_is_written_again() {
    on_every_backend(async |store| {
        for addresses in [PurgedAddresses::Gone, PurgedAddresses::Forgotten] {
            for language in Language::ALL {
                let mut scene = match store.sections().await.unwrap().is_empty() {
                    true => Scene::open(store.clone()).await,
                    false => Scene::another(store.clone()).await,
                };
                scene.publish(Ukrainian, 1, from(5), &olena(5)).await;
                scene.publish(English, 1, from(5), &olena(5)).await;
                let slug = match language {
                    Ukrainian => "tramvai-na-podoli",
                    English => "a-tram-in-podil",
                };
                let done = purge(&scene, language, addresses, 10).await;
                let warnings = scene.keep(done);
                assert_eq!(warnings.len(), usize::from(language == Ukrainian));

                let seen = scene.seen(language);
                let first = RevisionNumber::new(1);
                let erased = store.publish(seen, first, from(11), &olena(11)).await;
                assert_eq!(erased.unwrap_err().kind(), StoreErrorKind::NotFound);
                let erased = store.revert(seen, first, &olena(11)).await;
                assert_eq!(erased.unwrap_err().kind(), StoreErrorKind::NotFound);
                let submitted = store.submit(seen, &olena(11)).await;
                assert_eq!(
                    refusal(submitted),
                    "the text was erased: save another one first"
                );
                let notice = "x".parse().unwrap();
                refusal(store.withdraw(seen, notice, REFUSE, &olena(11)).await);
                refusal(store.set_window(seen, from(11), REFUSE, &olena(11)).await);

                let title = match language {
                    Ukrainian => "Новий трамвай",
                    English => "A new tram",
                };
                let mut new = text(title);
                if addresses == PurgedAddresses::Gone {
                    let saved = store.save_draft(seen, new.clone(), &olena(12)).await;
                    assert!(refusal(saved).starts_with("readers know this text as"));
                    new.slug = scene_slug(&scene, language).await;
                    assert!(new.slug.as_str().starts_with(slug));
                }
                let done = store.save_draft(seen, new, &olena(12)).await;
                scene.keep(done);
                assert_eq!(scene.head(language).number(), 2, "no number is used again");
                let before = scene.reads(language, at(12)).await;
                assert_eq!(
                    before == "gone",
                    addresses == PurgedAddresses::Gone,
                    "a draft shows nothing: {before}"
                );
                scene.publish(language, 2, from(13), &olena(13)).await;
                assert_eq!(scene.reads(language, at(13)).await, title);
            }
        }
    });
}

async fn scene_slug(scene: &Scene, language: Language) -> dvomova::article::Slug {
    let overview = scene.store.article_overview(scene.article, at(12)).await;
    overview.unwrap().languages[language]
        .as_ref()
        .unwrap()
        .slug
        .clone()
}

#[test]
fn another_article_may_have_a_forgotten_slug() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.publish(Ukrainian, 1, from(5), &olena(5)).await;
        let done = purge(&scene, Ukrainian, PurgedAddresses::Forgotten, 10).await;
        scene.keep(done);
        let other = begin(&store, "Трамвай на Подолі", &olena(11)).await;
        assert_eq!(other.slug.as_str(), "tramvai-na-podoli");
        // Even the word that stands for a forgotten slug.
        let mut text = text("Purged");
        text.slug = "purged".parse().unwrap();
        let done = store
            .save_draft(other.variant, text.clone(), &olena(12))
            .await;
        assert_eq!(done.unwrap().slug.as_str(), "purged");
        let done = store
            .save_draft(scene.seen(Ukrainian), text, &olena(13))
            .await;
        assert_eq!(done.unwrap().slug.as_str(), "purged-2");
    });
}

/// Which addresses lead anywhere in Ukrainian: slugs and paths of a former site.
async fn ukrainian_addresses(database: &Database) -> Vec<String> {
    let sql = "SELECT slug FROM @slug WHERE language = 'uk'
        UNION ALL SELECT path FROM @legacy WHERE language = 'uk'";
    let mut addresses = database.ask(sql).await.concat();
    addresses.sort();
    addresses
}

/// Merges articles one into the next. The first is that of [`open`]; each has
/// paths of a former site in Ukrainian.
async fn open_chain(database: &Database, others: usize) -> Vec<Scene> {
    let store = database.open().await;
    let mut scenes = vec![open(store.clone()).await];
    for _ in 0..others {
        let mut other = Scene::another(store.clone()).await;
        other.publish(Ukrainian, 1, from(12), &olena(12)).await;
        scenes.push(other);
    }
    let paths = scenes.iter().enumerate().flat_map(|(number, scene)| {
        let path = |path: &str| format!("/{path}-{number}");
        [
            (path("kovtun"), scene.article, Some(Ukrainian)),
            (path("english"), scene.article, Some(English)),
        ]
    });
    let act = olena(13);
    let imported = store.import_legacy(paths, &act).await.unwrap();
    assert_eq!(imported.problems, []);
    for number in 0..others {
        let (from, into) = (&scenes[number], &scenes[number + 1]);
        let (from, into) = (from.facts().await, into.facts().await);
        store.merge(from, into, &olena(20)).await.unwrap();
        scenes[number].cascaded(Ukrainian);
    }
    // What is imported later leads on as well.
    let later = [(
        "/kovtun-later".to_owned(),
        scenes[0].article,
        Some(Ukrainian),
    )];
    let imported = store.import_legacy(later, &act).await.unwrap();
    assert_eq!((imported.new, imported.problems), (1, vec![]));
    scenes
}

#[test]
fn a_purge_of_what_was_merged_away_forgets_all_its_addresses_and_no_others() {
    on_every_database(async |database| {
        let mut scenes = open_chain(database, 2).await;
        let english = english_rows(database).await;
        let done = purge(&scenes[0], Ukrainian, PurgedAddresses::Forgotten, 21).await;
        scenes[0].keep(done);
        assert_eq!(
            ukrainian_addresses(database).await,
            [
                "/kovtun-1",
                "/kovtun-2",
                "tramvai-na-podoli",
                "tramvai-na-podoli-2"
            ]
        );
        assert_eq!(english_rows(database).await, english);
        for word in [
            "ковтун",
            "kovtun-utik",
            "kovtun-vtik",
            "kovtun-0",
            "kovtun-later",
        ] {
            assert_eq!(saying(database, word).await, Vec::<String>::new());
        }
        // The one that it became part of is where it was.
        assert_eq!(
            scenes[2].reads(Ukrainian, at(21)).await,
            "Трамвай на Подолі"
        );
    });
}

#[test]
fn a_purge_forgets_the_addresses_of_what_was_merged_into_the_article() {
    on_every_database(async |database| {
        let mut scenes = open_chain(database, 2).await;
        let english = english_rows(database).await;
        let mut last = scenes.pop().unwrap();
        let done = purge(&last, Ukrainian, PurgedAddresses::Forgotten, 21).await;
        last.keep(done);
        assert_eq!(ukrainian_addresses(database).await, Vec::<String>::new());
        assert_eq!(english_rows(database).await, english);
        let urls = database.ask("SELECT urls FROM @event").await.concat();
        let naming: Vec<_> = urls.iter().filter(|urls| urls.contains("kovtun")).collect();
        assert_eq!(naming, Vec::<&String>::new());
        assert!(urls.iter().any(|urls| urls.contains("/english-0")));
        assert_eq!(last.reads(English, at(21)).await, "nothing");
    });
}

#[test]
fn a_purge_of_a_draft_leaves_the_addresses_that_came_with_a_merge() {
    on_every_database(async |database| {
        let store = database.open().await;
        let gone = open(store.clone()).await;
        let mut stays = Scene::another(store.clone()).await;
        let (from, into) = (gone.facts().await, stays.facts().await);
        store.merge(from, into, &olena(20)).await.unwrap();
        let before = ["kovtun-utik", "kovtun-vtik", "tramvai-na-podoli"];
        assert_eq!(ukrainian_addresses(database).await, before);
        let done = purge(&stays, Ukrainian, PurgedAddresses::Gone, 21).await;
        stays.keep(done);
        assert_eq!(
            ukrainian_addresses(database).await,
            ["kovtun-utik", "kovtun-vtik"]
        );
    });
}

#[test]
fn a_purge_leaves_a_slug_that_the_other_article_has_taken() {
    on_every_database(async |database| {
        let mut scenes = open_chain(database, 1).await;
        let mut stays = scenes.pop().unwrap();
        let slug = "kovtun-vtik".parse().unwrap();
        let act = olena(21);
        let done = stays.store.change_slug(stays.seen(Ukrainian), slug, &act);
        let done = done.await;
        stays.keep(done);
        let done = purge(&scenes[0], Ukrainian, PurgedAddresses::Forgotten, 22).await;
        scenes[0].keep(done);
        assert_eq!(
            ukrainian_addresses(database).await,
            ["/kovtun-1", "kovtun-vtik", "tramvai-na-podoli"]
        );
        let urls = database.ask("SELECT urls FROM @event").await.concat();
        assert!(urls.iter().any(|urls| urls.contains("/kovtun-vtik")));
        assert!(!urls.iter().any(|urls| urls.contains("/kovtun-utik")));
    });
}

#[test]
fn a_forgotten_text_takes_a_slug_along_that_it_had_before_anybody_saw_it() {
    on_every_database(async |database| {
        let mut scene = Scene::open(database.open().await).await;
        let (slug, act) = ("kovtun".parse().unwrap(), olena(3));
        let renamed = scene.store.change_slug(scene.seen(Ukrainian), slug, &act);
        let renamed = renamed.await;
        scene.keep(renamed);
        // Its event names the address at which it will be.
        scene.publish(Ukrainian, 1, from(30), &olena(4)).await;
        let slug = "vtikach".parse().unwrap();
        let renamed = scene.store.change_slug(scene.seen(Ukrainian), slug, &act);
        let renamed = renamed.await;
        scene.keep(renamed);
        assert_eq!(ukrainian_addresses(database).await, ["vtikach"]);
        assert!(!saying(database, "kovtun").await.is_empty());
        let done = purge(&scene, Ukrainian, PurgedAddresses::Forgotten, 10).await;
        scene.keep(done);
        for word in ["kovtun", "vtikach"] {
            assert_eq!(saying(database, word).await, Vec::<String>::new());
        }
    });
}

#[test]
fn nobody_accepts_a_change_for_a_translation_that_was_erased() {
    on_every_backend(async |store| {
        let mut scene = open(store.clone()).await;
        let done = purge(&scene, English, PurgedAddresses::Gone, 10).await;
        scene.keep(done);
        let (seen, head) = (scene.seen(English), scene.head(Ukrainian));
        assert_eq!(
            refusal(store.acknowledge(seen, head, &olena(11)).await),
            "the text was erased, so there is nothing to accept: save another one"
        );
        // Another one may be saved, and is to be looked at.
        scene.save("A tram to Podil", &olena(12)).await;
        let done = store
            .acknowledge(scene.seen(English), head, &olena(13))
            .await;
        scene.keep(done);
    });
}
