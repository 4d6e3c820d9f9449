//! Drafts: the first of an article, and those of two editors.

use dvomova::article::Window;
use dvomova::store::StoreErrorKind;

use super::backends::on_every_backend;
use super::newsroom::{at, begin, olena, open_newsroom, petro, text};

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
