use dvomova::article::Window;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Cascade, Change, Store, VariantVersion};
use proptest::prelude::*;

use super::backends::{Backend, Database, on};
use super::newsroom::{at, begin, olena, open_newsroom, text};
use super::random::{Desk, Outcome, Step, commands_on_a_language, steps};

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
        let before = rows(database, language.other()).await;
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
    });
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
        let act = olena(2);
        let done = store.publish(done.variant, done.revision, window, &act);
        let done = done.await.unwrap();
        let done = store.save_draft(done.variant, text(title), &olena(3)).await;
        let done = done.unwrap();
        let change = Change::Update(None);
        let act = olena(4);
        let done = store.replace(done.variant, done.revision, at(30), change, &act);
        desk.learn(&done.await.unwrap());
    }
    desk
}

/// All rows about a language.
async fn rows(database: &Database, language: Language) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    for (table, key) in [
        ("variant", "article"),
        ("revision", "article, number"),
        ("slug", "slug"),
        ("listed", "list, article"),
        ("event", "id"),
    ] {
        let sql = format!("SELECT * FROM @{table} WHERE language = '{language}' ORDER BY {key}");
        tables.push(database.ask(&sql).await);
    }
    tables
}
