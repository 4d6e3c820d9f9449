//! The example `editorial`, as a process: the whole story, word for word.

use crate::example;
use crate::postgres_database::PostgresDatabase;

#[test]
fn the_life_of_an_article_is_told_to_its_end() {
    let told = example::run("editorial", &[], "");
    assert_eq!(told, include_str!("cases/editorial.txt"));
}

#[test]
fn a_database_has_one_such_story_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    check_told_once(&format!("sqlite:{}/news.db", folder.path().display()));
}

#[test]
fn the_story_is_the_same_on_postgresql() {
    let test = "editorial_example::the_story_is_the_same_on_postgresql";
    if let Some(database) = PostgresDatabase::new(test) {
        check_told_once(&database.url());
    }
}

#[track_caller]
fn check_told_once(url: &str) {
    let told = example::run("editorial", &["--database", url], "");
    assert_eq!(told, include_str!("cases/editorial.txt"));
    let again = example::output("editorial", &["--database", url], b"");
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(again.stderr).unwrap(),
        "editorial: there is a section `city` already: take another id\n"
    );
}

#[test]
fn an_unknown_option_is_refused_with_the_usage() {
    let refused = example::output("editorial", &["--databse", "sqlite::memory:"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(refused.stderr).unwrap(),
        "editorial: usage: editorial [--database URL]\n"
    );
}
