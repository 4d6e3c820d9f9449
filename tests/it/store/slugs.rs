//! Slugs of articles, and where their former ones lead.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Done, Store, StoreError, StoreErrorKind};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{
    begin, first_version, olena, open_newsroom, petro, publish, published, translated,
};
use super::read::{path, served};

async fn change(store: &Store, done: &Done, slug: &str, minute: i64) -> Result<Done, StoreError> {
    let slug = slug.parse().unwrap();
    store.change_slug(done.variant, slug, &olena(minute)).await
}

#[test]
fn former_slugs_lead_to_the_current_one_without_chains_or_loops() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let first = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let second = change(&store, &first, "novyi-tramvai", 2).await.unwrap();
        assert_eq!(second.slug.as_str(), "novyi-tramvai");
        let third = change(&store, &second, "tramvai", 3).await.unwrap();
        for former in ["tramvai-na-podoli", "novyi-tramvai"] {
            assert_eq!(
                served(&store, Ukrainian, &path("misto", former), 4).await,
                "moved /misto/tramvai"
            );
        }

        let back = change(&store, &third, "tramvai-na-podoli", 5)
            .await
            .unwrap();
        assert_eq!(back.variant.version.number(), 5);
        for former in ["novyi-tramvai", "tramvai"] {
            assert_eq!(
                served(&store, Ukrainian, &path("misto", former), 6).await,
                "moved /misto/tramvai-na-podoli"
            );
        }
        assert_eq!(
            served(&store, Ukrainian, &path("misto", "tramvai-na-podoli"), 6).await,
            "exact Трамвай на Подолі"
        );
    });
}

#[test]
fn a_slug_that_leads_or_led_to_an_article_is_no_other_s() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let first = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let moved = change(&store, &first, "novyi-tramvai", 2).await.unwrap();
        let other = begin(&store, "Інша новина", &olena(3)).await;
        for taken in ["tramvai-na-podoli", "novyi-tramvai"] {
            let refused = change(&store, &other, taken, 4).await.unwrap_err();
            assert_eq!(refused.kind(), StoreErrorKind::Refused);
            assert_eq!(
                refused.to_string(),
                format!(
                    "in `uk` the slug `{taken}` leads to the article {}: choose another one",
                    moved.variant.article
                )
            );
        }
        // Nothing was taken by being refused.
        let third = begin(&store, "Трамвай на Подолі", &olena(5)).await;
        assert_eq!(third.slug.as_str(), "tramvai-na-podoli-2");
        let fourth = begin(&store, "Трамвай на Подолі", &olena(6)).await;
        assert_eq!(fourth.slug.as_str(), "tramvai-na-podoli-3");
    });
}

#[test]
fn a_slug_that_no_reader_has_seen_is_free_again() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let draft = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let draft = change(&store, &draft, "novyi-tramvai", 2).await.unwrap();
        let other = begin(&store, "Трамвай на Подолі", &olena(3)).await;
        assert_eq!(other.slug.as_str(), "tramvai-na-podoli");

        // Once it was public, it stays, even after the text was taken down.
        let public = publish(&store, &draft, &olena(4)).await;
        let down = store
            .unpublish(public.variant, Cascade::Refuse, &olena(5))
            .await
            .unwrap();
        let down = change(&store, &down, "tramvai", 6).await.unwrap();
        assert_eq!(down.slug.as_str(), "tramvai");
        let refused = change(&store, &other, "novyi-tramvai", 7).await;
        assert_eq!(refused.unwrap_err().kind(), StoreErrorKind::Refused);
    });
}

#[test]
fn what_cannot_be_a_slug_is_refused_with_the_reason() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        for (slug, why) in [
            (
                "search",
                "`search` is a word of the site's own addresses: choose another slug",
            ),
            (
                "tramvai-na-podoli",
                "`tramvai-na-podoli` is the slug of the text already",
            ),
        ] {
            let refused = change(&store, &begun, slug, 2).await.unwrap_err();
            assert_eq!(refused.kind(), StoreErrorKind::Refused);
            assert_eq!(refused.to_string(), why);
        }
        let slug = "tramvai".parse().unwrap();
        let moved = store.change_slug(begun.variant, slug, &petro(3)).await;
        assert_eq!(moved.unwrap().variant.version.number(), 2);
        let lost = change(&store, &begun, "novyi-tramvai", 4).await;
        assert_eq!(
            lost.unwrap_err().to_string(),
            "expected version 1, found 2: slug_changed by petro at 2025-11-05T08:03:00Z"
        );
    });
}

#[test]
fn a_merged_article_has_no_slug_to_change() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let from = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let into = published(&store, "Новий трамвай", &olena(2)).await;
        let merged = store
            .merge(first_version(&from), first_version(&into), &olena(3))
            .await;
        assert_eq!(merged.unwrap().version.number(), 2);
        let refused = change(&store, &from, "tramvai", 4).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!(
                "the article was merged into {}: change that one",
                into.variant.article
            )
        );
    });
}

#[test]
fn one_language_s_slug_leaves_the_other_as_it_was() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let english = publish(&store, &english, &olena(3)).await;
        let others = async || {
            let variant = database.ask("SELECT * FROM @variant WHERE language = 'uk'");
            let slugs = database.ask("SELECT * FROM @slug WHERE language = 'uk'");
            let revisions = database.ask("SELECT * FROM @revision WHERE language = 'uk'");
            let article = database.ask("SELECT * FROM @article");
            [variant.await, slugs.await, revisions.await, article.await]
        };
        let before = others().await;
        assert_eq!(before.each_ref().map(Vec::len), [1, 1, 1, 1]);
        // Even the very slug that the other language has.
        let english = change(&store, &english, "tramvai-na-podoli", 4).await;
        let english = english.unwrap();
        assert_eq!(english.slug.as_str(), "tramvai-na-podoli");
        assert_eq!(others().await, before);
        assert_eq!(
            served(&store, English, &path("city", "a-tram-in-podil"), 5).await,
            "moved /en/city/tramvai-na-podoli"
        );
        assert_eq!(
            served(&store, Ukrainian, &path("misto", "tramvai-na-podoli"), 5).await,
            "exact Трамвай на Подолі"
        );
    });
}
