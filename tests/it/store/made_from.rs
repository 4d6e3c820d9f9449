//! What a translation was made from, and whether that is what readers see, at
//! each moment.

use dvomova::article::{ArticleVariant, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Change, Done, Happened, RevisionNumber, Store, StoreErrorKind, VariantVersion,
};

use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{
    at, begin, olena, open_newsroom, petro, publish, publish_in, published, text, translated,
};
use super::queue::tasks_of;

/// A text with the title and slug of another one and a body of its own.
fn with_body(title: &str, body: &str) -> ArticleVariant {
    let mut text = text(title);
    text.body = body.parse().unwrap();
    text
}

async fn save(store: &Store, done: &Done, title: &str, body: &str, minutes: i64) -> Done {
    let mut text = with_body(title, body);
    text.slug = done.slug.clone();
    let saved = store.save_draft(done.variant, text, &olena(minutes)).await;
    saved.unwrap()
}

/// A source that is live, and its second revision that takes the first one's
/// place 30 minutes after the morning.
async fn scheduled(store: &Store) -> (Done, Done) {
    let original = published(store, "Трамвай", &olena(1)).await;
    let draft = save(store, &original, "Трамвай", "Інший текст.", 11).await;
    let act = olena(12);
    let next = store.replace(draft.variant, draft.revision, at(30), Change::Fix, &act);
    (original, next.await.unwrap())
}

/// A translation that is live beside its source, and a draft of the source that
/// says something else.
async fn live_in_both(store: &Store) -> (Done, Done) {
    let original = published(store, "Трамвай", &olena(1)).await;
    let english = translated(store, &original, "Tram", &olena(2)).await;
    let english = publish(store, &english, &olena(3)).await;
    let draft = save(store, &original, "Трамвай", "Інший текст.", 11).await;
    (english, draft)
}

/// A translation that is made from the revision which is not live yet.
async fn ahead(store: &Store, next: &Done) -> Done {
    let absent = VariantVersion::absent(next.variant.article, English);
    let translated = store
        .translate(absent, next.revision, text("Tram"), &olena(13))
        .await;
    translated.unwrap()
}

#[test]
fn an_english_original_is_translated_into_ukrainian() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let original = published(&store, "Tram", &olena(1)).await;
        assert_eq!(tasks_of(database).await, ["uk missing 1–on"]);
        let done = translated(&store, &original, "Трамвай", &olena(10)).await;
        assert_eq!(done.variant.language, Ukrainian);
        assert_eq!(tasks_of(database).await, [""; 0]);
    });
}

#[test]
fn a_translation_is_asked_for_while_its_source_is_public() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let draft = begin(&store, "Трамвай", &olena(1)).await;
        assert_eq!(tasks_of(database).await, [""; 0]);
        let window = Window::new(at(20), Some(at(40))).unwrap();
        let source = publish_in(&store, &draft, window, &olena(2)).await;
        assert_eq!(tasks_of(database).await, ["en missing 20–40"]);
        let _ = translated(&store, &source, "Tram", &olena(10)).await;
        assert_eq!(tasks_of(database).await, [""; 0]);
    });
}

#[test]
fn an_acknowledged_change_asks_for_nothing_and_leaves_what_was_recorded() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (english, draft) = live_in_both(&store).await;
        // A draft of the source makes nothing stale.
        assert_eq!(tasks_of(database).await, [""; 0]);
        let act = olena(12);
        let source = store.replace(draft.variant, draft.revision, at(12), Change::Fix, &act);
        let source = source.await.unwrap();
        assert_eq!(tasks_of(database).await, ["en stale 12–on"]);

        let originals = "SELECT * FROM @variant WHERE language = 'uk'";
        let untouched = database.ask(originals).await;
        let seen = english.variant;
        let acknowledged = store.acknowledge(seen, source.revision, &petro(13)).await;
        let acknowledged = acknowledged.unwrap();
        assert_eq!(acknowledged.revision, english.revision);
        assert_eq!(tasks_of(database).await, [""; 0]);
        let history = store.history(seen.article, None, 1).await.unwrap();
        assert_eq!(history.events[0].happened, Happened::Acknowledged);
        let both = "SELECT count(*) FROM @variant v JOIN @revision s ON s.article = v.article
            AND s.language = 'uk' AND s.number = 2
            AND s.parts = v.made_from AND s.parts = v.live_made_from";
        assert_eq!(database.ask(both).await, [["1"]]);
        let recorded = "SELECT s.number FROM @revision t JOIN @revision s
            ON s.article = t.article AND s.language = 'uk' AND s.parts = t.made_from";
        assert_eq!(database.ask(recorded).await, [["1"]]);

        let first = RevisionNumber::new(1);
        let older = store
            .acknowledge(acknowledged.variant, first, &petro(14))
            .await;
        assert_eq!(older.unwrap().variant.version.number(), 4);
        assert_eq!(tasks_of(database).await, ["en stale 12–on"]);
        assert_eq!(database.ask(originals).await, untouched);
    });
}

#[test]
fn what_was_made_from_a_scheduled_source_is_stale_only_until_its_moment() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (_, next) = scheduled(&store).await;
        let _ = ahead(&store, &next).await;
        let expected = ["en stale 1–30"];
        assert_eq!(tasks_of(database).await, expected);
        let _ = store.tick(at(29)).await.unwrap();
        assert_eq!(tasks_of(database).await, expected);
        let _ = store.tick(at(30)).await.unwrap();
        assert_eq!(tasks_of(database).await, [""; 0]);
    });
}

#[test]
fn what_was_made_from_the_live_source_is_stale_from_the_next_ones_moment_on() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (original, next) = scheduled(&store).await;
        let done = translated(&store, &original, "Tram", &olena(10)).await;
        let expected = ["en stale 30–on"];
        assert_eq!(tasks_of(database).await, expected);
        let _ = store.tick(at(30)).await.unwrap();
        assert_eq!(tasks_of(database).await, expected);
        let seen = store
            .acknowledge(done.variant, next.revision, &petro(31))
            .await;
        assert_eq!(seen.unwrap().variant.version.number(), 2);
        assert_eq!(tasks_of(database).await, [""; 0]);
    });
}

#[test]
fn a_source_that_is_published_anew_for_later_asks_from_then_on() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (english, draft) = live_in_both(&store).await;
        let act = olena(12);
        let window = Window::from(at(40));
        let down = store
            .unpublish(draft.variant, Cascade::Refuse, &act)
            .await
            .unwrap();
        let later = store.publish(down.variant, draft.revision, window, &act);
        let later = later.await.unwrap();
        assert_eq!(tasks_of(database).await, ["en stale 40–on"]);
        let seen = english.variant;
        let again = store
            .translate(seen, later.revision, text("Tram"), &petro(13))
            .await;
        let again = again.unwrap();
        assert_eq!(tasks_of(database).await, [""; 0]);
        // The live text stands for the former source until the new one is live.
        let live = "SELECT s.number FROM @variant v JOIN @revision s ON s.article = v.article
            AND s.language = 'uk' AND s.parts = v.live_made_from WHERE v.language = 'en'";
        assert_eq!(database.ask(live).await, [["1"]]);
        let _ = publish(&store, &again, &olena(12)).await;
        assert_eq!(database.ask(live).await, [["2"]]);
    });
}

#[test]
fn a_translation_takes_a_slug_as_a_new_article_does() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let first = begin(&store, "Трамвай", &olena(1)).await;
        let second = begin(&store, "Тролейбус", &olena(2)).await;
        let taken = translated(&store, &first, "Tram", &olena(10)).await;
        assert_eq!(taken.slug.as_str(), "tram");
        let numbered = translated(&store, &second, "Tram", &olena(10)).await;
        assert_eq!(numbered.slug.as_str(), "tram-2");
    });
}

#[test]
fn the_number_of_a_translation_s_revision_is_none_of_its_source_s() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let original = begin(&store, "Трамвай", &olena(1)).await;
        let first = original.revision;
        let done = translated(&store, &original, "Tram", &olena(2)).await;
        let second = store
            .translate(done.variant, first, text("Tram"), &olena(3))
            .await;
        let second = second.unwrap();
        assert_eq!(second.revision, RevisionNumber::new(2));
        let own = store
            .acknowledge(second.variant, second.revision, &olena(4))
            .await;
        assert_eq!(own.unwrap_err().kind(), StoreErrorKind::NotFound);
    });
}

/// Which revision of a translation is live, and of which revision of its source
/// it is right.
async fn live_made_from(database: &Database) -> Vec<String> {
    let (live, made_from) = (
        "CASE WHEN v.next_told = 1 THEN v.next_revision ELSE v.live END",
        "CASE WHEN v.next_told = 1 THEN v.next_made_from ELSE v.live_made_from END",
    );
    let sql = format!(
        "SELECT {live} || ' from ' || s.number FROM @variant v JOIN @revision s
        ON s.article = v.article AND s.language = 'uk' AND s.parts = {made_from}
        WHERE v.language = 'en' ORDER BY v.live, s.number"
    );
    database.ask(&sql).await.concat()
}

/// A translation in English of the first revision of a source in two: its
/// second revision takes the first one's place at minute 30, the third is a
/// draft. Somebody has acknowledged the new source before the replacement was
/// scheduled, or after the draft was saved.
async fn acknowledged(store: &Store, early: bool) -> Done {
    let original = published(store, "Трамвай", &olena(1)).await;
    let source = save(store, &original, "Трамвай", "Інший текст.", 2).await;
    let english = translated(store, &original, "Tram", &olena(3)).await;
    let english = publish(store, &english, &olena(4)).await;
    let second = save(store, &english, "Tram", "Another text.", 5).await;
    let acknowledge = async |done: &Done, minutes| {
        let act = petro(minutes);
        let done = store.acknowledge(done.variant, source.revision, &act).await;
        done.unwrap()
    };
    let seen = match early {
        true => acknowledge(&second, 6).await,
        false => second.clone(),
    };
    let (act, at) = (olena(7), at(30));
    let next = store.replace(seen.variant, second.revision, at, Change::Fix, &act);
    let draft = save(store, &next.await.unwrap(), "Tram", "A third text.", 8).await;
    match early {
        true => draft,
        false => acknowledge(&draft, 9).await,
    }
}

#[test]
fn a_scheduled_translation_stands_for_what_was_acknowledged_once_it_is_live() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let early = acknowledged(&store, true).await;
        assert_eq!(live_made_from(database).await, ["1 from 2"]);
        let late = acknowledged(&store, false).await;
        let last = store.history(late.variant.article, None, 1);
        let last = last.await.unwrap().events.pop().unwrap();
        assert_eq!(last.happened, Happened::Acknowledged);
        // The page may say no longer that it is stale.
        assert_eq!(last.urls, ["https://misto.example/en/city/tram-2"]);
        assert_eq!(live_made_from(database).await, ["1 from 2"; 2]);
        let _ = store.tick(at(29)).await.unwrap();
        assert_eq!(live_made_from(database).await, ["1 from 2"; 2]);
        assert_eq!(store.tick(at(30)).await.unwrap().articles, 2);
        assert_eq!(live_made_from(database).await, ["2 from 2"; 2]);
        // The newest revision goes on standing for it too.
        assert_eq!(early.revision, RevisionNumber::new(3));
        for done in [early, late] {
            let _ = publish(&store, &done, &olena(31)).await;
        }
        assert_eq!(live_made_from(database).await, ["3 from 2"; 2]);
    });
}

#[test]
fn a_scheduled_translation_that_is_published_or_restored_now_keeps_what_was_acknowledged() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let done = acknowledged(&store, true).await;
        let second = RevisionNumber::new(2);
        let act = olena(10);
        let window = Window::from(at(10));
        let published = store.publish(done.variant, second, window, &act);
        assert_eq!(published.await.unwrap().warnings.len(), 1);
        assert_eq!(live_made_from(database).await, ["2 from 2"]);

        let done = acknowledged(&store, true).await;
        let restored = store.revert(done.variant, second, &olena(10)).await;
        let _ = publish(&store, &restored.unwrap(), &olena(11)).await;
        assert_eq!(live_made_from(database).await, ["2 from 2", "4 from 2"]);
    });
}
