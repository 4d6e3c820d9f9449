//! What editors are shown of an article: its events, its revisions, where it
//! stands.

use dvomova::article::Window;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Change, Happened, RevisionNumber, SavedBy, StoreErrorKind, WorkState};

use super::backends::on_every_backend;
use super::newsroom::{at, begin, olena, open_newsroom, petro, publish_in, text, translated};

#[test]
fn the_history_of_an_article_is_that_of_both_languages_newest_first() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let _ = begin(&store, "Автобус", &olena(1)).await;
        let published = publish_in(&store, &begun, Window::from(at(2)), &olena(2)).await;
        let translated = translated(&store, &published, "The Tram", &petro(3)).await;
        let _ = publish_in(&store, &translated, Window::from(at(4)), &petro(4)).await;

        let article = begun.variant.article;
        let first = store.history(article, None, 3).await.unwrap();
        let told: Vec<_> = first
            .events
            .iter()
            .map(|event| (event.happened, event.language, event.actor.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (Happened::Published, Some(English), "petro"),
                (Happened::Translated, Some(English), "petro"),
                (Happened::Published, Some(Ukrainian), "olena"),
            ]
        );
        let rest = store.history(article, first.before, 3).await.unwrap();
        assert!(
            rest.events
                .iter()
                .all(|event| event.happened == Happened::Created)
        );
        assert!(
            rest.events
                .iter()
                .all(|event| event.article == Some(article))
        );
        assert!(!rest.events.is_empty());
        assert_eq!(rest.before, None);
    });
}

#[test]
fn what_was_saved_is_listed_and_read_whole() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let autosaved = store
            .autosave(begun.variant, text("Трамвай їде"), &petro(2))
            .await;
        let autosaved = autosaved.unwrap();
        let mut third = text("Трамвай приїхав");
        third.key_points = vec!["Перше.".parse().unwrap()];
        third.seo_title = Some("Про трамвай".parse().unwrap());
        let saved = store
            .save_draft(autosaved.variant, third.clone(), &olena(3))
            .await;
        let saved = saved.unwrap();
        let article = begun.variant.article;

        let page = store.revisions(article, Ukrainian, None, 2).await.unwrap();
        let entries: Vec<_> = page
            .entries
            .iter()
            .map(|it| (it.number.number(), it.saved, it.title.as_str()))
            .collect();
        assert_eq!(
            entries,
            [
                (3, SavedBy::Hand, "Трамвай приїхав"),
                (2, SavedBy::Autosave, "Трамвай їде"),
            ]
        );
        assert_eq!(page.entries[1].saved_by, "petro");
        assert_eq!(page.entries[1].saved_at, at(2));
        let rest = store.revisions(article, Ukrainian, page.before, 2).await;
        let rest = rest.unwrap();
        assert_eq!(rest.entries.len(), 1);
        assert_eq!(rest.before, None);

        let revision = store.revision(article, Ukrainian, saved.revision).await;
        let revision = revision.unwrap();
        third.slug = saved.slug;
        assert_eq!(revision.text, third);
        assert_eq!(revision.parts, third.part_hashes());
        assert_eq!(revision.made_from, None);
        let translated = translated(&store, &begun, "The Tram", &petro(4)).await;
        let english = store.revision(article, English, translated.revision).await;
        let source = store.revision(article, Ukrainian, begun.revision).await;
        let source = source.unwrap();
        assert_eq!(english.unwrap().made_from, Some(source.parts));

        let missing = store
            .revision(article, English, RevisionNumber::new(2))
            .await;
        let missing = missing.unwrap_err();
        assert_eq!(missing.kind(), StoreErrorKind::NotFound);
    });
}

#[test]
fn an_overview_says_where_each_language_stands_at_a_moment() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let window = Window::new(at(10), Some(at(40))).unwrap();
        let published = publish_in(&store, &begun, window, &olena(2)).await;
        let mut better = text("Новий трамвай");
        better.slug = published.slug;
        let saved = store
            .save_draft(published.variant, better, &olena(11))
            .await;
        let saved = saved.unwrap();
        let change = Change::Update(Some("Їде.".parse().unwrap()));
        let scheduled = store
            .replace(saved.variant, saved.revision, at(30), change, &olena(12))
            .await;
        let scheduled = scheduled.unwrap();

        let article = begun.variant.article;
        let overview = store.article_overview(article, at(20)).await.unwrap();
        assert_eq!(overview.original, Ukrainian);
        assert_eq!(overview.languages.english, None);
        let ukrainian = overview.languages.ukrainian.unwrap();
        assert_eq!(ukrainian.version, scheduled.variant);
        assert_eq!(ukrainian.title.unwrap(), "Новий трамвай");
        assert_eq!(ukrainian.work, WorkState::Draft);
        assert_eq!(ukrainian.newest, saved.revision);
        assert_eq!(ukrainian.live, Some(begun.revision));
        assert_eq!(ukrainian.publication.window(), Some(window));
        let replacement = ukrainian.replacement.unwrap();
        assert_eq!(replacement.revision, saved.revision);
        assert_eq!(replacement.at, at(30));
        assert_eq!(replacement.update.unwrap().note.unwrap(), "Їде.");

        // What is due has come about, tick or no tick.
        let overview = store.article_overview(article, at(30)).await.unwrap();
        let ukrainian = overview.languages.ukrainian.unwrap();
        assert_eq!(ukrainian.live, Some(saved.revision));
        assert_eq!(ukrainian.replacement, None);
        assert_eq!(ukrainian.publication.update.unwrap().updated_at, at(30));
        assert_eq!(ukrainian.version, scheduled.variant);
    });
}
