//! Drafts: the first of an article, and those of two editors.

use std::collections::BTreeSet;

use dvomova::article::Window;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Act, Change, Happened, RevisionNumber, StoreErrorKind, VariantVersion, Version,
};

use super::backends::on_every_backend;
use super::newsroom::{at, begin, olena, open_newsroom, petro, publish, text};

#[test]
fn a_second_article_of_one_title_gets_a_numbered_slug() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let slugs = [
            begin(&store, "Трамвай на Подолі", &olena(1)).await.slug,
            begin(&store, "Трамвай на Подолі", &olena(2)).await.slug,
            begin(&store, "Трамвай на Подолі", &olena(3)).await.slug,
        ];
        let slugs = slugs.each_ref().map(|slug| slug.as_str());
        assert_eq!(
            slugs,
            [
                "tramvai-na-podoli",
                "tramvai-na-podoli-2",
                "tramvai-na-podoli-3"
            ]
        );
    });
}

#[test]
fn an_edit_of_an_old_version_is_refused_and_says_who_was_faster() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let seen = begun.variant;
        let saved = store
            .save_draft(seen, text("Трамвай і Поділ"), &petro(2))
            .await
            .unwrap();
        assert_eq!(saved.slug.as_str(), "tramvai-i-podil");

        let lost = store
            .save_draft(seen, text("Інший трамвай"), &olena(3))
            .await
            .unwrap_err();
        assert_eq!(lost.kind(), StoreErrorKind::Conflict);
        assert_eq!(
            lost.to_string(),
            "expected version 1, found 2: saved by petro at 2025-11-05T08:02:00Z"
        );
        let since = &lost.conflict().unwrap().since;
        assert_eq!(since.len(), 1);
        assert_eq!(since[0].actor.as_str(), "petro");

        let window = Window::from(at(10));
        let done = store
            .publish(saved.variant, saved.revision, window, &olena(4))
            .await
            .unwrap();
        assert_eq!(done.variant.version.number(), 3);
    });
}

#[test]
fn a_third_article_of_one_long_word_gets_its_number_too() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        for length in [69, 70, 75, 78, 80] {
            let title = "a".repeat(length);
            let mut slugs = BTreeSet::new();
            for minute in 1..=12 {
                let begun = begin(&store, &title, &olena(minute)).await;
                assert!(begun.slug.as_str().starts_with("aaaa"), "{}", begun.slug);
                slugs.insert(begun.slug);
            }
            assert_eq!(slugs.len(), 12, "{length}");
        }
    });
}

#[test]
fn of_autosaves_the_newest_are_kept_and_those_that_somebody_has_used() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let article = begun.variant.article;
        let autosave = async |seen, number: usize, act: &Act| {
            let mut text = text("Трамвай");
            text.lead = format!("Їде вже {number} хвилин.").parse().unwrap();
            store.autosave(seen, text, act).await.unwrap()
        };
        // Revision 2 is published, 3 handed in, 4 translated, 5 in a preview.
        let done = autosave(begun.variant, 2, &petro(2)).await;
        let done = publish(&store, &done, &olena(3)).await;
        let done = autosave(done.variant, 3, &petro(4)).await;
        let done = store.submit(done.variant, &petro(5)).await.unwrap();
        let fourth = autosave(done.variant, 4, &petro(6)).await;
        let (absent, act) = (VariantVersion::absent(article, English), olena(7));
        let english = store.translate(absent, fourth.revision, text("The Tram"), &act);
        assert_eq!(english.await.unwrap().revision.number(), 1);
        let fifth = autosave(fourth.variant, 5, &petro(8)).await;
        let (seen, revision) = (fifth.variant, fifth.revision);
        let act = petro(9);
        let preview = store.create_preview(article, seen.language, revision, at(20), &act);
        preview.await.unwrap();
        let mut done = store
            .replace(seen, revision, at(9), Change::Fix, &olena(9))
            .await
            .unwrap();
        for number in 6..=40 {
            done = autosave(done.variant, number, &petro(10)).await;
        }
        let revisions = async || {
            let page = store.revisions(article, Ukrainian, None, 100).await;
            let entries = page.unwrap().entries.into_iter();
            entries.map(|it| it.number.number()).collect::<Vec<_>>()
        };
        let newest = (21..=40).rev();
        let expected: Vec<i64> = newest.chain([5, 4, 3, 2, 1]).collect();
        assert_eq!(revisions().await, expected);
        let (second, act) = (RevisionNumber::new(2), olena(11));
        let reverted = store.revert(done.variant, second, &act).await;
        assert_eq!(reverted.unwrap().revision.number(), 41);

        // All of a row of autosaves is one event.
        let events = store.history(article, None, 100).await.unwrap().events;
        let autosaved = events
            .iter()
            .filter(|it| it.happened == Happened::Autosaved);
        let autosaved: Vec<_> = autosaved.map(|it| it.revision.unwrap().number()).collect();
        assert_eq!(autosaved, [6, 4, 3, 2]);
    });
}

#[test]
fn a_conflict_names_whose_program_went_on_autosaving() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let mut seen = vec![begun.variant];
        for minute in 2..=5 {
            let last = *seen.last().unwrap();
            let done = store.autosave(last, text("Трамвай"), &petro(minute)).await;
            seen.push(done.unwrap().variant);
        }
        let conflict = async |seen| {
            let lost = store.save_draft(seen, text("Трамвай"), &olena(9)).await;
            lost.unwrap_err().to_string()
        };
        let autosaved = "autosaved by petro at 2025-11-05T08:02:00Z";
        for (place, expected) in [(0, 1), (1, 2), (3, 4)] {
            assert_eq!(
                conflict(seen[place]).await,
                format!("expected version {expected}, found 5: {autosaved}")
            );
        }
        let saved = store.save_draft(seen[4], text("Трамвай"), &olena(6)).await;
        assert_eq!(saved.unwrap().variant.version.number(), 6);
        let saved = "saved by olena at 2025-11-05T08:06:00Z";
        for (place, expected) in [
            (
                3,
                format!("expected version 4, found 6: {autosaved}, {saved}"),
            ),
            (4, format!("expected version 5, found 6: {saved}")),
        ] {
            assert_eq!(conflict(seen[place]).await, expected);
        }
        // One that nobody has seen, as of a database restored from a copy.
        let later = VariantVersion {
            version: Version::new(9),
            ..seen[4]
        };
        assert_eq!(conflict(later).await, "expected version 9, found 6");
    });
}
