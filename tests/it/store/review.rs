//! From the draft over the review to the approval, and sites that want it.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Cascade, Change, Review, RevisionNumber, StoreErrorKind, StoreOptions};

use super::backends::{on_every_backend, on_every_backend_with};
use super::newsroom::{at, olena, petro};
use super::scene::{Scene, from, refusal};

fn reviewed(options: StoreOptions) -> StoreOptions {
    options.with_review(Review::Required)
}

impl Scene {
    /// Has the newest Ukrainian revision approved.
    async fn approve(&mut self, minute: i64) {
        let submitted = self
            .store
            .submit(self.seen(Ukrainian), &olena(minute))
            .await;
        self.keep(submitted);
        let approved = self
            .store
            .approve(self.seen(Ukrainian), &petro(minute))
            .await;
        self.keep(approved);
    }
}

#[test]
fn a_review_goes_from_the_draft_over_the_submission_to_the_approval() {
    on_every_backend(async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let note = "Хто це сказав?";
        assert_eq!(
            refusal(store.approve(scene.seen(Ukrainian), &petro(3)).await),
            "revision 1 is a draft: submit it first"
        );
        let early = store
            .reject(scene.seen(Ukrainian), note.parse().unwrap(), &petro(3))
            .await;
        assert_eq!(refusal(early), "revision 1 is a draft: submit it first");
        let done = store.submit(scene.seen(Ukrainian), &olena(4)).await;
        scene.keep(done);
        assert_eq!(
            refusal(store.submit(scene.seen(Ukrainian), &olena(5)).await),
            "revision 1 is in review already: approve or reject it"
        );
        let done = store
            .reject(scene.seen(Ukrainian), note.parse().unwrap(), &petro(6))
            .await;
        scene.keep(done);
        scene.approve(7).await;
        for again in [
            store.submit(scene.seen(Ukrainian), &olena(8)).await,
            store.approve(scene.seen(Ukrainian), &petro(8)).await,
        ] {
            assert_eq!(refusal(again), "revision 1 is approved already: publish it");
        }
        assert_eq!(
            scene.told().await,
            [
                "uk submitted 1 by olena at 4",
                "uk rejected 1 by petro at 6",
                "uk submitted 1 by olena at 7",
                "uk approved 1 by petro at 7",
            ]
        );
        assert_eq!(scene.events().await[4].note.as_deref(), Some(note));
        let stale = store.submit(scene.seen(Ukrainian), &olena(9)).await;
        assert_eq!(refusal(stale), "revision 1 is approved already: publish it");
        let seen = scene.seen(Ukrainian);
        scene.save("Трамвай знову на Подолі", &olena(10)).await;
        let lost = store.submit(seen, &olena(11)).await.unwrap_err();
        assert_eq!(lost.kind(), StoreErrorKind::Conflict);
    });
}

#[test]
fn what_nobody_has_approved_is_not_published_where_somebody_must() {
    on_every_backend_with(reviewed, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        let first = RevisionNumber::new(1);
        let advice =
            "revision 1 is not approved: submit the newest revision, 1, and have it approved";
        let early = store
            .publish(scene.seen(Ukrainian), first, from(3), &olena(3))
            .await;
        assert_eq!(refusal(early), advice);
        let done = store.submit(scene.seen(Ukrainian), &olena(4)).await;
        scene.keep(done);
        let early = store
            .publish(scene.seen(Ukrainian), first, from(3), &olena(4))
            .await;
        assert_eq!(refusal(early), advice);
        let done = store.approve(scene.seen(Ukrainian), &petro(4)).await;
        scene.keep(done);
        scene.publish(Ukrainian, 1, from(5), &olena(5)).await;
        assert_eq!(scene.reads(Ukrainian, at(5)).await, "Трамвай на Подолі");

        let english = store
            .publish(scene.seen(English), first, from(5), &olena(5))
            .await;
        assert_eq!(refusal(english), advice);
    });
}

#[test]
fn an_approval_ends_with_the_next_draft_however_it_was_saved() {
    on_every_backend_with(reviewed, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.approve(3).await;
        let mut text = super::newsroom::text("Трамвай іде на Поділ");
        text.slug = "tramvai-na-podoli".parse().unwrap();
        let done = store.autosave(scene.seen(Ukrainian), text, &olena(4)).await;
        scene.keep(done);
        let advice = |revision, head| {
            format!(
                "revision {revision} is not approved: submit the newest revision, {head}, and have it approved"
            )
        };
        for revision in [1, 2] {
            let early = store
                .publish(
                    scene.seen(Ukrainian),
                    RevisionNumber::new(revision),
                    from(5),
                    &olena(5),
                )
                .await;
            assert_eq!(refusal(early), advice(revision, 2));
        }
        scene.approve(6).await;
        let first = RevisionNumber::new(1);
        let done = store.revert(scene.seen(Ukrainian), first, &olena(7)).await;
        scene.keep(done);
        let early = store
            .publish(
                scene.seen(Ukrainian),
                RevisionNumber::new(3),
                from(8),
                &olena(8),
            )
            .await;
        assert_eq!(refusal(early), advice(3, 3));
        scene.approve(9).await;
        scene.publish(Ukrainian, 3, from(10), &olena(10)).await;

        // A replacement needs an approval too, at once and later.
        scene.save("Трамвай утретє на Подолі", &olena(11)).await;
        for minute in [12, 20] {
            let early = store
                .replace(
                    scene.seen(Ukrainian),
                    RevisionNumber::new(4),
                    at(minute),
                    Change::Fix,
                    &olena(12),
                )
                .await;
            assert_eq!(refusal(early), advice(4, 4));
        }
        // What readers see needs no new one, to mark it as corrected, say.
        let note = "Назвали не ту вулицю.".parse().unwrap();
        let done = store
            .replace(
                scene.seen(Ukrainian),
                RevisionNumber::new(3),
                at(12),
                Change::Correction(note),
                &olena(12),
            )
            .await;
        scene.keep(done);
    });
}

#[test]
fn what_was_taken_down_or_never_seen_needs_its_approval_to_come_back() {
    on_every_backend_with(reviewed, async |store| {
        let mut scene = Scene::open(store.clone()).await;
        scene.approve(3).await;
        scene.publish(Ukrainian, 1, from(60), &olena(4)).await;
        // Scheduled, then found wrong: it may not be brought forward.
        let note = "Рано.".parse().unwrap();
        let done = store.reject(scene.seen(Ukrainian), note, &petro(5)).await;
        scene.keep(done);
        let first = RevisionNumber::new(1);
        let forward = store
            .publish(scene.seen(Ukrainian), first, from(6), &olena(6))
            .await;
        assert!(refusal(forward).starts_with("revision 1 is not approved"));

        scene.approve(7).await;
        scene.publish(Ukrainian, 1, from(8), &olena(8)).await;
        let notice = "Знято на прохання родини.".parse().unwrap();
        let done = store
            .withdraw(scene.seen(Ukrainian), notice, Cascade::Refuse, &olena(9))
            .await;
        scene.keep(done);
        scene.save("Трамвай без імен на Подолі", &olena(10)).await;
        let back = store
            .publish(scene.seen(Ukrainian), first, from(11), &olena(11))
            .await;
        assert!(refusal(back).starts_with("revision 1 is not approved"));
    });
}
