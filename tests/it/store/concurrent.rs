//! Many who edit one article in both languages at once: no edit is lost.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use dvomova::article::{ArticleId, Window};
use dvomova::exchange::Site;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    Act, Done, ImportProblem, ImportProblemKind, NewArticle, RevisionNumber, SharedFacts, Store,
    StoreError, StoreErrorKind, VariantVersion, Version,
};

use super::backends::{Database, on_every_backend, on_every_database};
use super::import::article;
use super::newsroom::{at, begin, morning, olena, open_newsroom, text};

const TASKS: i64 = 32;
/// What each task does in each language: it saves, publishes what it has saved,
/// and so on.
const ROUNDS: i64 = 4;

/// A command that was acknowledged.
#[derive(Debug, PartialEq, Eq)]
struct Acknowledged {
    happened: &'static str,
    revision: i64,
    actor: String,
    /// Of a text that was saved.
    lead: Option<String>,
}

/// What was acknowledged in one language, by the version it led to.
type Log = BTreeMap<i64, Acknowledged>;

#[test]
fn edits_of_many_at_once_are_a_serial_order_of_those_acknowledged() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(0)).await;
        let article = begun.variant.article;
        let absent = VariantVersion::absent(article, English);
        let translated = store
            .translate(absent, begun.revision, text("A tram in Podil"), &olena(0))
            .await
            .unwrap();
        let tasks: Vec<_> = (0..TASKS)
            .map(|number| {
                let task = Task {
                    store: store.clone(),
                    number,
                };
                let seen = [begun.variant, translated.variant];
                tokio::spawn(async move { task.work(seen).await })
            })
            .collect();
        let mut logs = [Log::new(), Log::new()];
        for task in tasks {
            for (language, version, command) in task.await.unwrap() {
                let log = &mut logs[usize::from(language == English)];
                let twice = log.insert(version, command);
                assert_eq!(
                    twice, None,
                    "version {version} of {language} was given twice"
                );
            }
        }
        for (log, language, first) in [
            (&logs[0], Ukrainian, "created"),
            (&logs[1], English, "translated"),
        ] {
            check(database, article, language, first, log).await;
        }
        let shared = database.ask("SELECT version FROM @article").await;
        assert_eq!(shared, [["1"]]);
    });
}

struct Task {
    store: Store,
    number: i64,
}

impl Task {
    async fn work(&self, mut seen: [VariantVersion; 2]) -> Vec<(Language, i64, Acknowledged)> {
        let mut acknowledged = Vec::new();
        for round in 0..ROUNDS {
            // Half of them begin with the other language.
            for side in 0..2 {
                let at = usize::from((side + self.number) % 2 == 0);
                let seen = &mut seen[at];
                let saved = self.until_acknowledged(seen, round, None).await;
                let mut entry = self.entry(&saved, "saved");
                entry.2.lead = Some(self.lead(round));
                acknowledged.push(entry);
                let revision = Some(saved.revision);
                let published = self.until_acknowledged(seen, round, revision).await;
                let mut entry = self.entry(&published, "published");
                entry.2.revision = saved.revision.number();
                acknowledged.push(entry);
            }
        }
        acknowledged
    }

    /// Saves a text, or publishes a revision, again after each conflict with
    /// the version that is there.
    async fn until_acknowledged(
        &self,
        seen: &mut VariantVersion,
        round: i64,
        revision: Option<RevisionNumber>,
    ) -> Done {
        loop {
            match self.once(*seen, round, revision).await {
                Ok(done) => {
                    assert_eq!(done.variant.version.number(), seen.version.number() + 1);
                    *seen = done.variant;
                    return done;
                }
                Err(error) => seen.version = self.check_conflict(&error, seen.version),
            }
        }
    }

    async fn once(
        &self,
        seen: VariantVersion,
        round: i64,
        revision: Option<RevisionNumber>,
    ) -> Result<Done, StoreError> {
        let moment = morning() + TimeDelta::milliseconds(1 + round * TASKS + self.number);
        let act = Act::new(self.name().parse().unwrap(), moment);
        match revision {
            Some(revision) => {
                let window = Window::from(morning());
                self.store.publish(seen, revision, window, &act).await
            }
            None => {
                let mut text = text(title(seen.language));
                text.lead = self.lead(round).parse().unwrap();
                self.store.save_draft(seen, text, &act).await
            }
        }
    }

    /// A conflict tells of everything since, and it was others.
    fn check_conflict(&self, error: &StoreError, expected: Version) -> Version {
        let conflict = error.conflict().unwrap_or_else(|| panic!("{error}"));
        assert_eq!(conflict.expected, expected);
        assert!(conflict.found > expected);
        let told = conflict.since.iter().map(|event| event.version);
        let missed = expected.number() + 1..=conflict.found.number();
        let missed: Vec<_> = missed.map(|number| Some(Version::new(number))).collect();
        let last_twenty = &missed[missed.len().saturating_sub(20)..];
        assert_eq!(told.collect::<Vec<_>>(), last_twenty);
        for event in &conflict.since {
            assert_ne!(event.actor.as_str(), self.name());
        }
        conflict.found
    }

    fn entry(&self, done: &Done, happened: &'static str) -> (Language, i64, Acknowledged) {
        let command = Acknowledged {
            happened,
            revision: done.revision.number(),
            actor: self.name(),
            lead: None,
        };
        let seen = done.variant;
        (seen.language, seen.version.number(), command)
    }

    fn name(&self) -> String {
        format!("task {}", self.number)
    }

    /// What no other text says.
    fn lead(&self, round: i64) -> String {
        format!("{} {round}", self.name())
    }
}

fn title(language: Language) -> &'static str {
    match language {
        Ukrainian => "Трамвай на Подолі",
        English => "A tram in Podil",
    }
}

/// What the database holds of a language is what comes of its log, one command
/// after the other.
async fn check(
    database: &Database,
    article: ArticleId,
    language: Language,
    first: &str,
    log: &Log,
) {
    let (mut head, mut live) = (1, None);
    let mut events = vec![format!("1 {first} 1 olena")];
    let mut texts = vec![vec![
        "1".to_owned(),
        "olena".to_owned(),
        text(title(language)).lead.to_string(),
    ]];
    for (version, (at, command)) in (2..).zip(log) {
        assert_eq!(*at, version, "a version of {language} is missing");
        match command.happened {
            "saved" => {
                head += 1;
                assert_eq!(command.revision, head, "version {version} of {language}");
            }
            _ => {
                assert!(command.revision <= head, "version {version} of {language}");
                live = Some(command.revision);
            }
        }
        let Acknowledged {
            happened,
            revision,
            actor,
            lead,
        } = command;
        if let Some(lead) = lead {
            texts.push(vec![revision.to_string(), actor.clone(), lead.clone()]);
        }
        events.push(format!("{version} {happened} {revision} {actor}"));
    }
    let count = i64::try_from(log.len()).unwrap();
    assert_eq!(count, TASKS * ROUNDS * 2, "in {language}");

    let told = database
        .ask(&format!(
            "SELECT version, happened, revision, actor FROM @event
             WHERE article IS NOT NULL AND language = '{language}' ORDER BY version, id"
        ))
        .await;
    let told: Vec<String> = told.iter().map(|row| row.join(" ")).collect();
    assert_eq!(told, events);

    // Each text under the number that its writer was told, by that writer.
    let revisions = database
        .ask(&format!(
            "SELECT number, saved_by, lead FROM @revision
             WHERE language = '{language}' ORDER BY number"
        ))
        .await;
    assert_eq!(revisions, texts);

    let variant = database
        .ask(&format!(
            "SELECT version, head, live FROM @variant WHERE language = '{language}'"
        ))
        .await;
    let live = live.map_or_else(|| "NULL".to_owned(), |live| live.to_string());
    let expected = [(count + 1).to_string(), head.to_string(), live.clone()];
    assert_eq!(variant, [expected], "{article} in {language}");
}

/// Of whoever begins an article under an id: what one has done is not written
/// over by the other, who is told.
#[test]
fn of_two_who_begin_one_article_one_is_refused() {
    on_every_backend(async |store: Store| {
        open_newsroom(&store).await;
        for minute in 0..20 {
            let id = ArticleId::new(at(minute));
            let second = [Ukrainian, English][usize::try_from(minute % 2).unwrap()];
            let beginning =
                [(Ukrainian, "city"), (second, "culture")].map(|(original, section)| {
                    let new = NewArticle {
                        id,
                        original,
                        facts: SharedFacts::new(section.parse().unwrap()),
                        text: text(title(original)),
                    };
                    let store = store.clone();
                    tokio::spawn(async move { store.create(new, &olena(minute)).await })
                });
            let [first, second] = beginning;
            let mut begun = Vec::new();
            for (task, section) in [(first, "city"), (second, "culture")] {
                match task.await.unwrap() {
                    Ok(done) => begun.push((done.variant, section)),
                    Err(error) => {
                        let told = (error.kind(), error.to_string());
                        let why = format!("there is an article {id} already: take a new id");
                        assert_eq!(told, (StoreErrorKind::Refused, why));
                    }
                }
            }
            let [(variant, section)] = begun[..] else {
                panic!("{begun:?} were begun")
            };
            let overview = store.article_overview(id, at(minute)).await.unwrap();
            assert_eq!(overview.facts.section.as_str(), section);
            assert_eq!(overview.original, variant.language);
            let absent = overview.languages[variant.language.other()].is_none();
            assert!(absent, "{variant:?} has what the other wrote");
        }
    });
}

#[test]
fn an_import_takes_an_article_over_that_somebody_begins_meanwhile() {
    on_every_backend(async |store: Store| {
        open_newsroom(&store).await;
        for minute in 0..10 {
            let act = olena(minute);
            let new = NewArticle {
                id: ArticleId::new(at(minute)),
                original: Ukrainian,
                facts: SharedFacts::new("culture".parse().unwrap()),
                text: text("Трамвай на Подолі"),
            };
            let others = (0..40).map(|number| format!("city/{minute}-{number}"));
            let others = others.map(|path| article(&path, "Трамвай на Подолі", "A tram"));
            let mut articles: Vec<_> = others.collect();
            articles[0].id = new.id;
            let (importing, creating) = (store.clone(), store.clone());
            let began = act.clone();
            let import = tokio::spawn(async move {
                let site = Site::default();
                importing.import_articles(&site, articles, &act).await
            });
            let id = new.id;
            let delay = Duration::from_millis(3 * u64::try_from(minute).unwrap());
            let create = tokio::spawn(async move {
                tokio::time::sleep(delay).await;
                creating.create(new, &began).await
            });
            let import = import.await.unwrap().unwrap();
            let conflict = |problem: &&ImportProblem| problem.kind == ImportProblemKind::Conflict;
            let conflicts = import.problems.iter().filter(conflict).count();
            let (section, expected) = match create.await.unwrap() {
                // Its facts and its text stay.
                Ok(_) => ("culture", (39, 2)),
                Err(error) => {
                    assert_eq!(error.kind(), StoreErrorKind::Refused, "{error}");
                    ("city", (40, 0))
                }
            };
            assert_eq!((import.new, conflicts), expected, "{import:?}");
            let overview = store.article_overview(id, at(minute)).await.unwrap();
            assert_eq!(overview.facts.section.as_str(), section);
        }
    });
}
