//! A command on one language leaves every row of the other as it was.

use dvomova::article::{ArticleId, Slug, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Cascade, Change, PurgedAddresses, RevisionNumber, Store, VariantVersion};
use proptest::prelude::*;

use super::backends::{Backend, Database, on, on_every_database};
use super::newsroom::{at, begin, olena, open_newsroom, petro, publish_in, shared, text};
use super::scene::{Scene, between, from};
use super::steps::{Command, Desk, Outcome, Step, commands_on_a_language, steps};

#[test]
fn a_command_on_one_language_leaves_the_rows_of_the_other() {
    for language in Language::ALL {
        on_every_database(async |database: &Database| do_everything(database, language).await);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_command_on_a_language_touches_a_row_of_the_other(
        steps in steps(commands_on_a_language(Just(Cascade::Refuse)), Just(Ukrainian), 1..16),
        on_english in any::<bool>(),
    ) {
        check(Backend::SqliteFile, steps, on_english);
    }

    #[test]
    fn no_cascade_on_english_touches_a_row_of_ukrainian(
        steps in steps(commands_on_a_language(Just(Cascade::English)), Just(English), 1..16),
    ) {
        check(Backend::SqliteFile, steps, true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn no_command_on_a_language_touches_a_row_of_the_other_on_postgresql(
        steps in steps(commands_on_a_language(Just(Cascade::Refuse)), Just(Ukrainian), 1..16),
        on_english in any::<bool>(),
    ) {
        check(Backend::Postgres, steps, on_english);
    }
}

/// Does everything to one language, while the schedule of the other has turns
/// that are due and not told.
async fn do_everything(database: &Database, language: Language) {
    let store = database.open().await;
    let mut scene = Scene::open(store.clone()).await;
    let other = language.other();
    scene.publish(other, 1, between(5, 30), &olena(3)).await;
    let (one, two, slug) = match other {
        Ukrainian => ("A tram goes to Podil", "A tram", "tram"),
        English => ("Трамвай іде на Поділ", "Трамвай", "tramvai"),
    };
    let newer = match other {
        Ukrainian => "Трамвай тут",
        English => "The tram is here",
    };
    scene.save(newer, &olena(3)).await;
    let second = RevisionNumber::new(2);
    let next = store
        .replace(scene.seen(other), second, at(20), Change::Fix, &olena(4))
        .await;
    scene.keep(next);
    let related = Scene::another(store.clone()).await.article;
    relate_and_show(&store, [scene.article, related]).await;
    let untouched = rows(database, other).await;
    assert!(
        untouched.iter().all(|table| !table.is_empty()),
        "{untouched:?}"
    );

    let slug: Slug = slug.parse().unwrap();
    let note = || "Так.".parse().unwrap();
    for step in 0..17 {
        let minute = 40 + step;
        let (seen, act) = (scene.seen(language), petro(minute));
        let cascade = Cascade::Refuse;
        let done = match step {
            0 => {
                let mut text = text(one);
                text.slug = slug.clone();
                store.save_draft(seen, text, &act).await
            }
            1 | 15 => store.submit(seen, &act).await,
            2 => store.approve(seen, &act).await,
            3 => store.reject(seen, note(), &act).await,
            4 => store.publish(seen, second, from(44), &act).await,
            5 => store.set_window(seen, from(45), cascade, &act).await,
            6 => {
                let mut text = text(two);
                text.slug = slug.clone();
                store.autosave(seen, text, &act).await
            }
            7 => {
                let third = RevisionNumber::new(3);
                let change = Change::Correction(note());
                store.replace(seen, third, at(200), change, &act).await
            }
            8 => store.drop_replacement(seen, &act).await,
            9 => store.revert(seen, second, &act).await,
            10 => {
                store
                    .change_slug(seen, format!("{slug}-13").parse().unwrap(), &act)
                    .await
            }
            11 => store.unpublish(seen, cascade, &act).await,
            12 => store.withdraw(seen, note(), cascade, &act).await,
            13 => {
                let gone = PurgedAddresses::Gone;
                store.purge(seen, note(), gone, cascade, &act).await
            }
            14 => {
                let mut text = text(two);
                text.slug = format!("{slug}-13").parse().unwrap();
                store.save_draft(seen, text, &act).await
            }
            _ => {
                let forgotten = PurgedAddresses::Forgotten;
                store.purge(seen, note(), forgotten, cascade, &act).await
            }
        };
        let before = scene.seen(language).version.number();
        scene.keep(done);
        assert_eq!(scene.seen(language).version.number(), before + 1);
        assert_eq!(rows(database, other).await, untouched, "after step {step}");
    }
    // The turns that were due are still to be told.
    assert_eq!(store.tick(at(100)).await.unwrap().articles, 1);
    assert_ne!(rows(database, other).await, untouched);
}

/// Does the steps, all in one language, and looks at the rows of the other.
fn check(backend: Backend, mut steps: Vec<Step>, on_english: bool) {
    let language = if on_english { English } else { Ukrainian };
    for step in &mut steps {
        step.language = language;
    }
    on(backend, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let mut desks = [
            schedule_both(&store, "Трамвай на Подолі", "A tram in Podil").await,
            schedule_both(&store, "Вулиця на Подолі", "A street in Podil").await,
        ];
        relate_and_show(&store, [desks[0].article, desks[1].article]).await;
        let before = rows(database, language.other()).await;
        let named = urls(database, language.other()).await;
        assert!(before.iter().all(|table| !table.is_empty()), "{before:?}");
        let mut done = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            let title = match language {
                Ukrainian => format!("Новина {number}"),
                English => format!("News {number}"),
            };
            if let Outcome::Done(_) = desks[step.article].work(&store, step, &title).await {
                done.push(step);
            }
        }
        let after = rows(database, language.other()).await;
        assert_eq!(after, before, "after {done:#?}");
        // What is forgotten is forgotten in all events.
        let forgets = |step: &&Step| matches!(step.command, Command::Purge { .. });
        if !done.iter().any(forgets) {
            assert_eq!(
                urls(database, language.other()).await,
                named,
                "after {done:#?}"
            );
        }
    });
}

/// Relates the articles to each other, and makes previews of both languages.
async fn relate_and_show(store: &Store, [one, other]: [ArticleId; 2]) {
    let act = olena(5);
    for (article, other) in [(one, other), (other, one)] {
        let related = store.set_related(shared(article, 1), vec![other], &act);
        related.await.unwrap();
        for language in Language::ALL {
            let first = RevisionNumber::new(1);
            let shown = store.create_preview(article, language, first, at(1_000), &act);
            shown.await.unwrap();
        }
    }
}

/// An article whose languages both have a window and a replacement to come, so
/// that a schedule may fall due meanwhile.
async fn schedule_both(store: &Store, ukrainian: &str, english: &str) -> Desk {
    let begun = begin(store, ukrainian, &olena(1)).await;
    let absent = VariantVersion::absent(begun.variant.article, English);
    let translated = store
        .translate(absent, begun.revision, text(english), &olena(1))
        .await
        .unwrap();
    let mut desk = Desk::new(&begun);
    for (done, title) in [(begun, ukrainian), (translated, english)] {
        let window = Window::new(at(10), Some(at(45))).unwrap();
        let done = publish_in(store, &done, window, &olena(2)).await;
        let done = store.save_draft(done.variant, text(title), &olena(3)).await;
        let done = done.unwrap();
        let change = Change::Update(None);
        let act = olena(4);
        let done = store.replace(done.variant, done.revision, at(30), change, &act);
        desk.learn(&done.await.unwrap());
    }
    desk
}

/// All rows about a language, and those of what both share. The queue is left
/// out: what there is to translate into a language follows from the other.
async fn rows(database: &Database, language: Language) -> Vec<Vec<Vec<String>>> {
    const EVENT: &str = "id, at, actor, happened, article, version, revision, note, cache_tags";
    let of = format!("WHERE language = '{language}'");
    let mut tables = Vec::new();
    for (columns, rows) in [
        ("*", format!("@variant {of} ORDER BY article")),
        ("*", format!("@revision {of} ORDER BY article, number")),
        ("*", format!("@slug {of} ORDER BY slug")),
        ("*", format!("@listed {of} ORDER BY list, article")),
        ("*", format!("@preview {of} ORDER BY token")),
        (EVENT, format!("@event {of} ORDER BY id")),
        (
            EVENT,
            "@event WHERE language IS NULL ORDER BY id".to_owned(),
        ),
        ("*", "@article ORDER BY id".to_owned()),
        ("*", "@related ORDER BY article, position".to_owned()),
    ] {
        tables.push(database.ask(&format!("SELECT {columns} FROM {rows}")).await);
    }
    tables
}

/// The addresses in the events of a language.
async fn urls(database: &Database, language: Language) -> Vec<Vec<String>> {
    let sql = format!("SELECT urls FROM @event WHERE language = '{language}' ORDER BY id");
    database.ask(&sql).await
}
