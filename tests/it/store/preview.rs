//! Keys that open one revision.

use dvomova::article::Window;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Happened, PreviewToken, PurgedAddresses, RevisionNumber, Store, StoreErrorKind,
};

use super::backends::{Backend, on, on_every_backend, on_every_database};
use super::newsroom::{around, at, begin, olena, open_newsroom, publish_in, text, translated};

async fn opens(store: &Store, token: &PreviewToken, minute: i64) -> bool {
    store.preview(token, at(minute)).await.unwrap().is_some()
}

#[test]
fn a_preview_opens_one_revision_until_it_expires() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let article = begun.variant.article;
        let token = store
            .create_preview(article, Ukrainian, begun.revision, at(60), &olena(2))
            .await;
        let token = token.unwrap();
        let mut second = text("Інший трамвай");
        second.slug = begun.slug;
        let saved = store.save_draft(begun.variant, second, &olena(3)).await;
        let saved = saved.unwrap();
        let _ = publish_in(&store, &saved, Window::from(at(4)), &olena(4)).await;

        for (now, open) in around(at(60)).into_iter().zip([true, false, false]) {
            let preview = store.preview(&token, now).await.unwrap();
            assert_eq!(preview.is_some(), open, "at {now}");
        }
        let preview = store.preview(&token, at(5)).await.unwrap().unwrap();
        assert_eq!(preview.id, article);
        assert_eq!(preview.language, Ukrainian);
        assert_eq!(preview.revision, begun.revision);
        assert_eq!(preview.text.title, "Трамвай");
        assert_eq!(preview.section.names.ukrainian.name, "Місто");
        assert_eq!(preview.tags.len(), 1);
        assert_eq!(preview.authors.len(), 1);
        assert_eq!(preview.saved_by, "olena");
        assert_eq!(preview.expires_at, at(60));

        let another: PreviewToken = "0f".repeat(32).parse().unwrap();
        assert!(!opens(&store, &another, 5).await);
    });
}

#[test]
fn a_preview_that_was_revoked_or_whose_text_was_erased_opens_nothing() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let english = translated(&store, &begun, "The Tram", &olena(2)).await;
        let article = begun.variant.article;
        let mut tokens = Vec::new();
        for language in [Ukrainian, Ukrainian, English] {
            let revision = RevisionNumber::new(1);
            let token = store
                .create_preview(article, language, revision, at(60), &olena(3))
                .await;
            tokens.push(token.unwrap());
        }
        store.revoke_preview(&tokens[0], &olena(4)).await.unwrap();
        store.revoke_preview(&tokens[0], &olena(5)).await.unwrap();
        let mut open = Vec::new();
        for token in &tokens {
            open.push(opens(&store, token, 6).await);
        }
        assert_eq!(open, [false, true, true]);
        let history = store.history(article, None, 10).await.unwrap();
        let revoked = history
            .events
            .iter()
            .filter(|event| event.happened == Happened::PreviewRevoked);
        assert_eq!(revoked.count(), 1);

        let reason = "An order of the court.".parse().unwrap();
        let addresses = PurgedAddresses::Gone;
        let purged = store
            .purge(
                english.variant,
                reason,
                addresses,
                Cascade::Refuse,
                &olena(7),
            )
            .await;
        let purged = purged.unwrap();
        assert!(!opens(&store, &tokens[2], 8).await);
        assert!(opens(&store, &tokens[1], 8).await);
        // Nor does the key of an erased text open the one written after it.
        let saved = store
            .save_draft(purged.variant, text("The Tram"), &olena(9))
            .await;
        assert_eq!(saved.unwrap().warnings, []);
        assert!(!opens(&store, &tokens[2], 10).await);
    });
}

#[test]
fn a_preview_of_what_is_not_there_or_has_expired_is_refused() {
    on(Backend::SqliteMemory, async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let article = begun.variant.article;
        let mut kinds = Vec::new();
        for (language, revision, expires) in [
            (Ukrainian, RevisionNumber::new(2), at(60)),
            (English, begun.revision, at(60)),
            (Ukrainian, begun.revision, at(2)),
        ] {
            let refused = store
                .create_preview(article, language, revision, expires, &olena(2))
                .await;
            kinds.push(refused.unwrap_err().kind());
        }
        let (not_found, refused) = (StoreErrorKind::NotFound, StoreErrorKind::Refused);
        assert_eq!(kinds, [not_found, not_found, refused]);
    });
}

#[test]
fn the_database_keeps_no_key() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let article = begun.variant.article;
        let token = store
            .create_preview(article, Ukrainian, begun.revision, at(60), &olena(2))
            .await;
        let token = token.unwrap().to_string();
        assert_eq!(token.len(), 64);
        let kept = database.ask("SELECT token FROM @preview").await;
        assert_eq!(kept.len(), 1);
        assert_ne!(kept[0][0], token);
        let told = database.ask("SELECT urls, note FROM @event").await;
        assert!(told.iter().flatten().all(|text| !text.contains(&token)));
    });
}
