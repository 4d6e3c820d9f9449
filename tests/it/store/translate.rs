//! Translations: how they are saved, and when they stand for their source.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Change, RevisionNumber, StoreErrorKind, VariantVersion};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{
    at, begin, olena, open_newsroom, petro, publish, published, replaced, retitled, text,
    translated,
};
use super::queue::tasks_of;
use super::read::{path, served};
use super::scene::refused;

#[test]
fn a_translation_is_a_draft_and_is_never_published_by_being_saved() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        assert_eq!(english.slug.as_str(), "a-tram-in-podil");
        let here = path("city", "a-tram-in-podil");
        assert_eq!(
            served(&store, English, &here, 3).await,
            "other Трамвай на Подолі"
        );
        let live = publish(&store, &english, &olena(4)).await;
        let again = store
            .translate(
                live.variant,
                source.revision,
                retitled(&english, "A streetcar in Podil"),
                &olena(5),
            )
            .await
            .unwrap();
        assert_eq!(again.revision.number(), 2);
        assert_eq!(again.slug, english.slug);
        assert_eq!(
            served(&store, English, &here, 6).await,
            "exact A tram in Podil"
        );
    });
}

#[test]
fn a_translation_leaves_its_source_as_it_was() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let others = async || {
            let variant = database.ask("SELECT * FROM @variant WHERE language = 'uk'");
            let slugs = database.ask("SELECT * FROM @slug WHERE language = 'uk'");
            let revisions = database.ask("SELECT * FROM @revision WHERE language = 'uk'");
            let article = database.ask("SELECT * FROM @article");
            [variant.await, slugs.await, revisions.await, article.await]
        };
        let before = others().await;
        assert_eq!(before.each_ref().map(Vec::len), [1, 1, 1, 1]);
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let english = publish(&store, &english, &olena(3)).await;
        let seen = store
            .acknowledge(english.variant, source.revision, &olena(4))
            .await;
        assert_eq!(seen.unwrap().revision.number(), 1);
        assert_eq!(others().await, before);
    });
}

#[test]
fn a_machine_s_translation_says_so_in_its_revision() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let mut made = text("A tram in Podil");
        made.origin = dvomova::article::Origin::Machine;
        let absent = VariantVersion::absent(source.variant.article, English);
        let done = store
            .translate(absent, source.revision, made, &petro(2))
            .await;
        assert_eq!(done.unwrap().variant.version.number(), 1);
        let rows = "SELECT origin, saved_by,
                (SELECT parts FROM @revision u WHERE u.language = 'uk') = made_from
            FROM @revision WHERE language = 'en'";
        let row = database.ask(rows).await.remove(0);
        assert_eq!(row[..2], ["machine", "petro"]);
        assert!(["1", "t", "true"].contains(&row[2].as_str()), "{row:?}");
    });
}

#[test]
fn what_cannot_be_translated_is_refused_with_the_reason() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let article = source.variant.article;
        let absent = VariantVersion::absent(article, English);
        let (first, ninth) = (source.revision, RevisionNumber::new(9));
        let why = "`uk` is the article's original: it is translated from nothing";
        let own = text("Інший трамвай");
        refused(
            store.translate(source.variant, first, own, &olena(2)).await,
            StoreErrorKind::Refused,
            why,
        );
        refused(
            store.acknowledge(source.variant, first, &olena(2)).await,
            StoreErrorKind::Refused,
            why,
        );
        let why = format!("there is no revision 9 of article {article} in `uk`");
        let english = text("A tram in Podil");
        refused(
            store.translate(absent, ninth, english, &olena(2)).await,
            StoreErrorKind::NotFound,
            &why,
        );
        refused(
            store.acknowledge(absent, first, &olena(2)).await,
            StoreErrorKind::NotFound,
            &format!("there is no article {article} in `en`"),
        );

        let done = translated(&store, &source, "A tram in Podil", &petro(3)).await;
        refused(
            store.acknowledge(done.variant, ninth, &olena(4)).await,
            StoreErrorKind::NotFound,
            &why,
        );
        let why = "expected version 0, found 1: translated by petro at 2025-11-05T08:03:00Z";
        let late = text("The tram");
        refused(
            store.translate(absent, first, late, &olena(4)).await,
            StoreErrorKind::Conflict,
            why,
        );
        refused(
            store.acknowledge(absent, first, &olena(4)).await,
            StoreErrorKind::Conflict,
            why,
        );
    });
}

#[test]
fn acknowledging_a_changed_source_empties_the_queue() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        assert_eq!(tasks_of(database).await, [""; 0]);
        let source = publish(&store, &begun, &olena(2)).await;
        assert_eq!(tasks_of(database).await, ["en missing 2–on"]);
        let english = translated(&store, &source, "A tram in Podil", &olena(3)).await;
        assert_eq!(tasks_of(database).await, [""; 0]);

        // A draft of the source asks for nothing.
        let draft = retitled(&source, "Трамвай і Поділ");
        let draft = store.save_draft(source.variant, draft, &olena(4)).await;
        let draft = draft.unwrap();
        assert_eq!(tasks_of(database).await, [""; 0]);
        let source = store
            .replace(draft.variant, draft.revision, at(5), Change::Fix, &olena(5))
            .await
            .unwrap();
        assert_eq!(tasks_of(database).await, ["en stale 5–on"]);

        // Having looked at the old one is not enough.
        let first = RevisionNumber::new(1);
        let seen = store
            .acknowledge(english.variant, first, &olena(6))
            .await
            .unwrap();
        assert_eq!(tasks_of(database).await, ["en stale 5–on"]);
        let seen = store
            .acknowledge(seen.variant, source.revision, &olena(7))
            .await
            .unwrap();
        assert_eq!(tasks_of(database).await, [""; 0]);
        assert_eq!(seen.revision, english.revision);
    });
}

#[test]
fn a_source_that_is_scheduled_makes_its_translation_stale_at_its_moment() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let source = replaced(&store, &source, "Трамвай і Поділ", at(30), &olena(3)).await;
        assert_eq!(tasks_of(database).await, ["en stale 30–on"]);

        // Translated in advance, it is right from that moment on.
        let ahead = retitled(&english, "A tram and Podil");
        let ahead = store
            .translate(english.variant, source.revision, ahead, &olena(4))
            .await
            .unwrap();
        assert_eq!(tasks_of(database).await, ["en stale 1–30"]);

        // Called off, it would be wrong for good.
        let source = store.drop_replacement(source.variant, &olena(5)).await;
        assert_eq!(source.unwrap().variant.language, Ukrainian);
        assert_eq!(tasks_of(database).await, ["en stale 1–on"]);
        let seen = store
            .acknowledge(ahead.variant, RevisionNumber::new(1), &olena(6))
            .await;
        assert_eq!(seen.unwrap().revision, ahead.revision);
        assert_eq!(tasks_of(database).await, [""; 0]);
    });
}
