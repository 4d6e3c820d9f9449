//! What translators have to do.

use dvomova::address::ListPosition;
use dvomova::article::{Freshness, SourcePart, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Cascade, Change, Done, List, ListQuery, QueuePage, QueueQuery, Store, StoreErrorKind,
    TaskState, TranslationTask, Version, WorkState,
};

use super::backends::{Database, on_every_backend};
use super::newsroom::{
    around, at, begin, olena, open_newsroom, petro, publish_in, published_in, text, translated,
};

async fn tasks(
    store: &Store,
    state: TaskState,
    now: chrono::DateTime<chrono::Utc>,
) -> Vec<TranslationTask> {
    let query = QueueQuery::first(English, state, 10);
    store.queue(&query, now).await.unwrap().tasks
}

/// What translators have to do by the rows of a database, as `language state since–until` in minutes
/// after the morning.
pub(super) async fn tasks_of(database: &Database) -> Vec<String> {
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

/// Saves another body and has readers see it from a minute on.
async fn rewrite(store: &Store, seen: &Done, body: &str, minute: i64, act: i64) -> Done {
    let mut better = text("Трамвай");
    better.slug = seen.slug.clone();
    better.body = body.parse().unwrap();
    let saved = store.save_draft(seen.variant, better, &olena(act)).await;
    let saved = saved.unwrap();
    let change = Change::Update(None);
    let replaced = store
        .replace(
            saved.variant,
            saved.revision,
            at(minute),
            change,
            &olena(act),
        )
        .await;
    replaced.unwrap()
}

#[test]
fn a_translation_is_missing_while_its_original_is_public() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let window = Window::new(at(10), Some(at(20))).unwrap();
        let source = published_in(&store, "Трамвай", window, &olena(1)).await;
        for (minute, expected) in [(10, [0, 1, 1]), (20, [1, 0, 0])] {
            for (now, count) in around(at(minute)).into_iter().zip(expected) {
                let found = tasks(&store, TaskState::Missing, now).await.len();
                assert_eq!(found, count, "at {now}");
                assert_eq!(tasks(&store, TaskState::Stale, now).await, []);
            }
        }
        let task = tasks(&store, TaskState::Missing, at(11)).await.remove(0);
        assert_eq!(task.seen.article, source.variant.article);
        assert_eq!(task.seen.version, Version::NONE);
        assert_eq!(task.since, at(10));
        assert_eq!(task.source.title, "Трамвай");
        assert_eq!(task.source.language, Ukrainian);
        assert_eq!(task.source.revision, source.revision);
        assert_eq!(task.translation, None);
        assert_eq!(task.freshness, Freshness::Missing);

        // A translation that nobody sees yet is one all the same.
        let text = text("The Tram");
        let translated = store
            .translate(task.seen, task.source.revision, text, &petro(12))
            .await;
        let translated = translated.unwrap();
        assert_eq!(tasks(&store, TaskState::Missing, at(13)).await, []);
        let reason = "An order of the court.".parse().unwrap();
        let addresses = dvomova::store::PurgedAddresses::Gone;
        let seen = translated.variant;
        let purged = store
            .purge(seen, reason, addresses, Cascade::Refuse, &olena(14))
            .await;
        let purged = purged.unwrap();
        let task = tasks(&store, TaskState::Missing, at(15)).await.remove(0);
        assert_eq!(task.seen, purged.variant);
        assert_eq!(task.translation, None);
    });
}

#[test]
fn a_translation_is_stale_from_the_moment_its_original_changes_for_readers() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let translated = translated(&store, &source, "The Tram", &petro(2)).await;
        let none: [TranslationTask; 0] = [];

        // A draft of the original asks for nothing.
        let mut draft = text("Трамвай");
        draft.body = "Інший абзац.".parse().unwrap();
        let saved = store.save_draft(source.variant, draft, &olena(3)).await;
        let saved = saved.unwrap();
        assert_eq!(tasks(&store, TaskState::Stale, at(4)).await, none);

        let body = "Перший абзац.\n\nДругий абзац, новий.\n\nТретій абзац.";
        let scheduled = rewrite(&store, &saved, body, 20, 5).await;
        let [before, moment, after] = around(at(20));
        assert_eq!(tasks(&store, TaskState::Stale, before).await, none);
        for now in [moment, after] {
            let task = tasks(&store, TaskState::Stale, now).await.remove(0);
            assert_eq!(task.since, at(20));
            assert_eq!(task.seen, translated.variant);
            assert_eq!(task.source.revision, scheduled.revision);
            let translation = task.translation.unwrap();
            assert_eq!(translation.title, "The Tram");
            assert_eq!(translation.work, WorkState::Draft);
            assert_eq!(translation.saved_by, "petro");
            assert_eq!(translation.saved_at, at(2));
            let expected = Freshness::Stale {
                changed: vec![SourcePart::Block(1)],
                added: vec![SourcePart::Block(2)],
                removed: vec![],
            };
            assert_eq!(task.freshness, expected);
        }

        // What the translation was made from can be shown beside what is live.
        let article = source.variant.article;
        let overview = store.article_overview(article, at(21)).await.unwrap();
        let english = overview.languages.english.unwrap();
        assert_eq!(english.made_from, Some(source.revision));
        assert!(english.freshness.is_stale());
        let ukrainian = overview.languages.ukrainian.unwrap();
        assert_eq!(ukrainian.live, Some(scheduled.revision));
        assert_eq!(ukrainian.freshness, Freshness::Original);

        let looked = store
            .acknowledge(translated.variant, scheduled.revision, &petro(22))
            .await;
        let looked = looked.unwrap();
        assert_eq!(tasks(&store, TaskState::Stale, at(23)).await, none);

        let again = rewrite(&store, &scheduled, "Перший абзац.", 24, 24).await;
        assert_eq!(tasks(&store, TaskState::Stale, at(25)).await.len(), 1);
        let newer = text("The New Tram");
        let translated = store
            .translate(looked.variant, again.revision, newer, &petro(26))
            .await;
        let translated = translated.unwrap();
        assert_eq!(translated.warnings, []);
        assert_eq!(tasks(&store, TaskState::Stale, at(27)).await, none);
    });
}

#[test]
fn a_stale_translation_is_asked_for_only_while_its_original_is_public() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let window = Window::new(at(10), Some(at(30))).unwrap();
        let source = published_in(&store, "Трамвай", window, &olena(1)).await;
        let _ = translated(&store, &source, "The Tram", &petro(2)).await;
        let next = rewrite(&store, &source, "Їде восени.", 20, 3).await;
        for (minute, expected) in [(20, [0, 1, 1]), (30, [1, 0, 0])] {
            for (now, count) in around(at(minute)).into_iter().zip(expected) {
                let found = tasks(&store, TaskState::Stale, now).await.len();
                assert_eq!(found, count, "at {now}");
            }
        }
        // What has come by a tick ends all the same.
        let _ = store.tick(at(25)).await.unwrap();
        assert_eq!(tasks(&store, TaskState::Stale, at(29)).await.len(), 1);
        assert_eq!(tasks(&store, TaskState::Stale, at(30)).await, []);
        let longer = Window::new(at(10), Some(at(40))).unwrap();
        let seen = next.variant;
        let set = store
            .set_window(seen, longer, Cascade::Refuse, &olena(26))
            .await;
        let _ = set.unwrap();
        assert_eq!(tasks(&store, TaskState::Stale, at(39)).await.len(), 1);
        assert_eq!(tasks(&store, TaskState::Stale, at(40)).await, []);
    });
}

#[test]
fn the_queue_is_read_in_both_directions_in_one_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        for number in 1..=5 {
            let window = Window::from(at(10 + number));
            let title = format!("Новина {number}");
            let _ = published_in(&store, &title, window, &olena(number)).await;
        }
        let _ = begin(&store, "Чернетка", &olena(6)).await;
        let _ = published_in(&store, "English News", Window::from(at(7)), &olena(7)).await;
        let later = published_in(&store, "Пізніше", Window::from(at(90)), &olena(8)).await;
        let now = at(50);
        let titles = |page: &QueuePage| -> Vec<String> {
            let tasks = page.tasks.iter();
            tasks.map(|task| task.source.title.to_string()).collect()
        };
        let mut query = QueueQuery::first(English, TaskState::Missing, 2);
        let first = store.queue(&query, now).await.unwrap();
        assert_eq!(titles(&first), ["Новина 5", "Новина 4"]);
        assert_eq!(first.newer, None);
        query.position = first.older.unwrap();
        let second = store.queue(&query, now).await.unwrap();
        assert_eq!(titles(&second), ["Новина 3", "Новина 2"]);
        query.position = second.older.unwrap();
        let third = store.queue(&query, now).await.unwrap();
        assert_eq!(titles(&third), ["Новина 1"]);
        assert_eq!(third.older, None);
        query.position = third.newer.unwrap();
        let back = store.queue(&query, now).await.unwrap();
        assert_eq!(titles(&back), ["Новина 3", "Новина 2"]);
        query.position = back.newer.unwrap();
        let back = store.queue(&query, now).await.unwrap();
        assert_eq!(titles(&back), ["Новина 5", "Новина 4"]);
        assert_eq!(back.newer, None);

        // Nor does a cursor reach what is not public yet.
        query.position = first_position(&back);
        let newest = store.queue(&query, now).await.unwrap();
        assert_eq!(newest.tasks, []);
        let then = store.queue(&query, at(90)).await.unwrap();
        assert_eq!(titles(&then), ["Пізніше"]);
        assert_eq!(then.tasks[0].seen.article, later.variant.article);

        // A list's cursor is none of the queue, nor the other way round.
        let list = ListQuery {
            position: query.position,
            ..ListQuery::first(Ukrainian, List::All, 2)
        };
        let refused = store.list(&list, now).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::Refused);
        let list = ListQuery::first(Ukrainian, List::All, 2);
        query.position = store.list(&list, now).await.unwrap().older.unwrap();
        let refused = store.queue(&query, now).await.unwrap_err().to_string();
        assert!(
            refused.starts_with("no list has the cursor `19a5"),
            "{refused}"
        );

        let ukrainian = QueueQuery::first(Ukrainian, TaskState::Missing, 10);
        let page = store.queue(&ukrainian, now).await.unwrap();
        assert_eq!(titles(&page), ["English News"]);
    });
}

/// Before the first task of a page.
fn first_position(page: &QueuePage) -> ListPosition {
    let task = &page.tasks[0];
    let moment = task.since.timestamp_millis();
    let cursor = format!("task-{moment:x}-{}", task.seen.article.uuid().simple());
    ListPosition::before(cursor.parse().unwrap())
}

#[test]
fn a_translation_that_was_never_public_is_found_again_by_its_queue_when_it_returns() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let english = translated(&store, &source, "The Tram", &petro(2)).await;
        let english = publish_in(&store, &english, Window::from(at(3)), &petro(3)).await;
        let down = store
            .unpublish(source.variant, Cascade::Refuse, &olena(4))
            .await;
        let down = down.unwrap();
        assert_eq!(tasks(&store, TaskState::Stale, at(5)).await, []);
        let mut other = text("Трамвай");
        other.body = "Інший абзац.".parse().unwrap();
        let saved = store.save_draft(down.variant, other, &olena(6)).await;
        let saved = saved.unwrap();
        let up = publish_in(&store, &saved, Window::from(at(8)), &olena(7)).await;
        assert_eq!(up.revision, saved.revision);
        for (now, count) in around(at(8)).into_iter().zip([0, 1, 1]) {
            let found = tasks(&store, TaskState::Stale, now).await;
            assert_eq!(found.len(), count, "at {now}");
            assert!(found.iter().all(|task| task.seen == english.variant));
        }
    });
}
