//! Translations, what they were made from, and what asks for the next one.

use dvomova::article::{ArticleVariant, Origin, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Change, Done, Happened, RevisionNumber, Store, StoreErrorKind, VariantVersion,
};

use super::articles::{last, live, live_in_both, publish, served, translation};
use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{at, begin, olena, open_newsroom, petro, text};
use super::scene::refusal;

/// A text with the title and slug of another one and a body of its own.
fn with_body(title: &str, body: &str) -> ArticleVariant {
    let mut text = text(title);
    text.body = body.parse().unwrap();
    text
}

async fn save(store: &Store, done: &Done, title: &str, body: &str, minutes: i64) -> Done {
    let text = with_body(title, body);
    let saved = store.save_draft(done.variant, text, &olena(minutes)).await;
    saved.unwrap()
}

/// What translators have to do, as `language state since–until` in minutes
/// after the morning.
async fn tasks(database: &Database) -> Vec<String> {
    let rows = database
        .ask("SELECT language, state, since, until FROM @queue ORDER BY since, state")
        .await;
    let minutes = |moment: &String| match moment.parse::<i64>() {
        Ok(moment) => ((moment - at(0).timestamp_millis()) / 60_000).to_string(),
        Err(_) => "on".to_owned(),
    };
    let task = |row: &Vec<String>| {
        let (since, until) = (minutes(&row[2]), minutes(&row[3]));
        format!("{} {} {since}–{until}", row[0], row[1])
    };
    rows.iter().map(task).collect()
}

#[test]
fn a_translation_is_a_draft_that_says_what_it_was_made_from() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let original = live(&store, "Трамвай", 1).await;
        let second = save(&store, &original, "Трамвай", "Новий текст.", 11).await;
        let article = original.variant.article;
        let mut machine = text("Tram");
        machine.origin = Origin::Machine;
        let absent = VariantVersion::absent(article, English);
        let done = store
            .translate(absent, second.revision, machine, &olena(12))
            .await;
        let done = done.unwrap();
        assert_eq!(done.variant.version.number(), 1);
        assert_eq!(done.revision, RevisionNumber::new(1));
        assert_eq!(done.slug.as_str(), "tram");
        assert_eq!(last(&store, article).await.happened, Happened::Translated);

        let recorded = "SELECT t.origin, v.live FROM @variant v
            JOIN @revision t ON t.article = v.article AND t.language = v.language
            JOIN @revision s ON s.article = v.article AND s.parts = t.made_from
                AND s.parts = v.made_from AND s.language = 'uk' AND s.number = 2
            WHERE v.language = 'en'";
        assert_eq!(database.ask(recorded).await, [["machine", "NULL"]]);
        let reads = served(&store, English, "city/tram", 60).await;
        assert_eq!(reads, "other Трамвай");

        // Drafts go on standing for the same, until somebody says otherwise.
        let saved = save(&store, &done, "Tram", "A text.", 13).await;
        let first = RevisionNumber::new(1);
        let again = store
            .translate(saved.variant, first, text("Tram"), &petro(14))
            .await;
        assert_eq!(again.unwrap().revision, RevisionNumber::new(3));
        let made_from = "SELECT t.number, s.number FROM @revision t JOIN @revision s
            ON s.article = t.article AND s.language = 'uk' AND s.parts = t.made_from
            WHERE t.language = 'en' ORDER BY t.number";
        assert_eq!(
            database.ask(made_from).await,
            [["1", "2"], ["2", "2"], ["3", "1"]]
        );
    });
}

#[test]
fn a_translation_has_an_original_in_the_other_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let original = begin(&store, "Трамвай", &olena(1)).await;
        let first = original.revision;
        let act = olena(2);
        let own = store
            .translate(original.variant, first, text("Трамвай"), &act)
            .await;
        let message = "`uk` is the article's original: it is translated from nothing";
        assert_eq!(refusal(own), message);
        let own = store.acknowledge(original.variant, first, &act).await;
        assert_eq!(refusal(own), message);

        let article = original.variant.article;
        let absent = VariantVersion::absent(article, English);
        let ninth = RevisionNumber::new(9);
        let unknown = store.translate(absent, ninth, text("Tram"), &act).await;
        let unknown = unknown.unwrap_err();
        assert_eq!(unknown.kind(), StoreErrorKind::NotFound);
        assert_eq!(
            unknown.to_string(),
            format!("there is no revision 9 of article {article} in `uk`")
        );
        let nothing = store.acknowledge(absent, first, &act).await;
        assert_eq!(nothing.unwrap_err().kind(), StoreErrorKind::NotFound);

        // A number of the translation's own revisions is none of the source's.
        let done = translation(&store, &original, "Tram").await;
        let second = store
            .translate(done.variant, first, text("Tram"), &olena(11))
            .await;
        let second = second.unwrap();
        let own = store
            .acknowledge(second.variant, second.revision, &act)
            .await;
        assert_eq!(own.unwrap_err().kind(), StoreErrorKind::NotFound);

        let twice = store
            .translate(absent, first, text("Trams"), &petro(12))
            .await;
        let twice = twice.unwrap_err();
        assert_eq!(twice.kind(), StoreErrorKind::Conflict);
        assert_eq!(twice.conflict().unwrap().since.len(), 2);
    });
}

#[test]
fn an_english_original_is_translated_into_ukrainian() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let original = live(&store, "Tram", 1).await;
        assert_eq!(tasks(database).await, ["uk missing 10–on"]);
        let done = translation(&store, &original, "Трамвай").await;
        assert_eq!(done.variant.language, Ukrainian);
        assert_eq!(tasks(database).await, [""; 0]);
    });
}

#[test]
fn a_translation_is_asked_for_while_its_source_is_public() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let draft = begin(&store, "Трамвай", &olena(1)).await;
        assert_eq!(tasks(database).await, [""; 0]);
        let window = Window::new(at(20), Some(at(40))).unwrap();
        let act = olena(2);
        let source = store.publish(draft.variant, draft.revision, window, &act);
        let source = source.await.unwrap();
        assert_eq!(tasks(database).await, ["en missing 20–40"]);
        let _ = translation(&store, &source, "Tram").await;
        assert_eq!(tasks(database).await, [""; 0]);
    });
}

#[test]
fn an_acknowledged_change_asks_for_nothing_and_leaves_what_was_recorded() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let draft = save(&store, &done.ukrainian, "Трамвай", "Інший текст.", 11).await;
        // A draft of the source makes nothing stale.
        assert_eq!(tasks(database).await, [""; 0]);
        let act = olena(12);
        let source = store.replace(draft.variant, draft.revision, at(12), Change::Fix, &act);
        let source = source.await.unwrap();
        assert_eq!(tasks(database).await, ["en stale 12–on"]);

        let originals = "SELECT * FROM @variant WHERE language = 'uk'";
        let untouched = database.ask(originals).await;
        let seen = done.english.variant;
        let acknowledged = store.acknowledge(seen, source.revision, &petro(13)).await;
        let acknowledged = acknowledged.unwrap();
        assert_eq!(acknowledged.revision, done.english.revision);
        assert_eq!(tasks(database).await, [""; 0]);
        let event = last(&store, seen.article).await;
        assert_eq!(event.happened, Happened::Acknowledged);
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
        assert_eq!(tasks(database).await, ["en stale 12–on"]);
        assert_eq!(database.ask(originals).await, untouched);
    });
}

/// A source that is live, and its second revision that takes the first one's
/// place 30 minutes after the morning.
async fn scheduled(store: &Store) -> (Done, Done) {
    let original = live(store, "Трамвай", 1).await;
    let draft = save(store, &original, "Трамвай", "Інший текст.", 11).await;
    let act = olena(12);
    let next = store.replace(draft.variant, draft.revision, at(30), Change::Fix, &act);
    (original, next.await.unwrap())
}

#[test]
fn what_was_made_from_a_scheduled_source_is_stale_only_until_its_moment() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (_, next) = scheduled(&store).await;
        let _ = translation(&store, &next, "Tram").await;
        let expected = ["en stale 10–30"];
        assert_eq!(tasks(database).await, expected);
        let _ = store.tick(at(29)).await.unwrap();
        assert_eq!(tasks(database).await, expected);
        let _ = store.tick(at(30)).await.unwrap();
        assert_eq!(tasks(database).await, [""; 0]);
    });
}

#[test]
fn what_was_made_from_the_live_source_is_stale_from_the_next_ones_moment_on() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (original, next) = scheduled(&store).await;
        let done = translation(&store, &original, "Tram").await;
        let expected = ["en stale 30–on"];
        assert_eq!(tasks(database).await, expected);
        let _ = store.tick(at(30)).await.unwrap();
        assert_eq!(tasks(database).await, expected);
        let seen = store
            .acknowledge(done.variant, next.revision, &petro(31))
            .await;
        assert_eq!(seen.unwrap().variant.version.number(), 2);
        assert_eq!(tasks(database).await, [""; 0]);
    });
}

#[test]
fn a_scheduled_source_may_be_acknowledged_ahead_and_called_off() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let (original, next) = scheduled(&store).await;
        let done = translation(&store, &original, "Tram").await;
        let seen = store
            .acknowledge(done.variant, next.revision, &petro(13))
            .await;
        assert_eq!(seen.unwrap().variant.version.number(), 2);
        assert_eq!(tasks(database).await, ["en stale 10–30"]);
        let dropped = store.drop_replacement(next.variant, &olena(14)).await;
        assert_eq!(dropped.unwrap().revision, next.revision);
        assert_eq!(tasks(database).await, ["en stale 10–on"]);
    });
}

#[test]
fn a_source_that_is_published_anew_for_later_asks_from_then_on() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let draft = save(&store, &done.ukrainian, "Трамвай", "Інший текст.", 11).await;
        let act = olena(12);
        let window = Window::from(at(40));
        let later = store.publish(draft.variant, draft.revision, window, &act);
        let later = later.await.unwrap();
        assert_eq!(tasks(database).await, ["en stale 40–on"]);
        let seen = done.english.variant;
        let again = store
            .translate(seen, later.revision, text("Tram"), &petro(13))
            .await;
        let again = again.unwrap();
        assert_eq!(tasks(database).await, [""; 0]);
        // The live text stands for the former source until the new one is live.
        let live = "SELECT s.number FROM @variant v JOIN @revision s ON s.article = v.article
            AND s.language = 'uk' AND s.parts = v.live_made_from WHERE v.language = 'en'";
        assert_eq!(database.ask(live).await, [["1"]]);
        let _ = publish(&store, &again).await;
        assert_eq!(database.ask(live).await, [["2"]]);
    });
}

#[test]
fn a_translation_takes_a_slug_as_a_new_article_does() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let first = begin(&store, "Трамвай", &olena(1)).await;
        let second = begin(&store, "Тролейбус", &olena(2)).await;
        let taken = translation(&store, &first, "Tram").await;
        assert_eq!(taken.slug.as_str(), "tram");
        let numbered = translation(&store, &second, "Tram").await;
        assert_eq!(numbered.slug.as_str(), "tram-2");
    });
}
