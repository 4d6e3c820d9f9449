//! Commands by chance on two articles, as few as show a fault, and somebody at a
//! desk who gives them to a store.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::article::{ArticleId, Slug, Window};
use dvomova::language::Language;
use dvomova::store::{
    Act, ArticleVersion, Cascade, Change, Done, PurgedAddresses, RevisionNumber, Store, StoreError,
    VariantVersion, Version,
};
use proptest::prelude::*;

use super::newsroom::{at, text};

/// A command on one of two articles, in a language where it is one on a
/// language.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) article: usize,
    pub(crate) language: Language,
    /// When, in minutes. Moments are in no order.
    pub(crate) now: i64,
    pub(crate) command: Command,
}

/// Moments are minutes from that of the command.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    Save,
    Autosave,
    Submit,
    Approve,
    Reject,
    Publish {
        revision: i64,
        from: i64,
        length: Option<i64>,
    },
    Replace {
        revision: i64,
        after: i64,
        fix: bool,
    },
    DropReplacement,
    SetWindow {
        from: i64,
        length: Option<i64>,
        cascade: Cascade,
    },
    Unpublish(Cascade),
    Withdraw(Cascade),
    Purge {
        forgotten: bool,
        cascade: Cascade,
    },
    ChangeSlug(Slug),
    Translate {
        source: i64,
    },
    Acknowledge {
        source: i64,
    },
    Revert {
        revision: i64,
    },
    Archive,
    Restore,
    Move(&'static str),
    Tick,
}

impl Command {
    /// What it does to English, where it is one that may.
    pub(crate) const fn cascade(&self) -> Option<Cascade> {
        match self {
            Self::SetWindow { cascade, .. }
            | Self::Unpublish(cascade)
            | Self::Withdraw(cascade)
            | Self::Purge { cascade, .. } => Some(*cascade),
            _ => None,
        }
    }
}

/// Steps, one some minutes after the other or before it.
pub(crate) fn steps(
    commands: impl Strategy<Value = Command>,
    languages: impl Strategy<Value = Language>,
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..4_usize, languages, -12..12_i64, commands);
    proptest::collection::vec(step, count).prop_map(|steps| {
        let mut minutes = 20;
        let mut made = Vec::new();
        for (article, language, later, command) in steps {
            minutes = (minutes + later + 3).max(1);
            made.push(Step {
                // Most are about the first article.
                article: article / 3,
                language,
                now: minutes,
                command,
            });
        }
        made
    })
}

/// Steps after which an article is public in both languages and has a newer
/// draft of its original, or none.
pub(crate) fn opening() -> impl Strategy<Value = Vec<Step>> {
    let live = Command::Publish {
        revision: 1,
        from: 0,
        length: None,
    };
    let step = |language, now, command: &Command| Step {
        article: 0,
        language,
        now,
        command: command.clone(),
    };
    let steps = vec![
        step(Language::Ukrainian, 1, &Command::Save),
        step(Language::English, 2, &Command::Translate { source: 1 }),
        step(Language::Ukrainian, 3, &live),
        step(Language::English, 3, &live),
    ];
    prop_oneof![1 => Just(Vec::new()), 2 => Just(steps)]
}

pub(crate) fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::Ukrainian), Just(Language::English)]
}

const SECTIONS: [&str; 2] = ["city", "culture"];

/// What texts are renamed to.
const SLUGS: [&str; 4] = ["tramvai", "tram", "podil", "vulytsia"];

/// Commands that change one language, of the other at most what they are told
/// to by a cascade.
pub(crate) fn commands_on_a_language(
    cascade: impl Strategy<Value = Cascade> + Clone + 'static,
) -> impl Strategy<Value = Command> {
    let length = || proptest::option::of(1..25_i64);
    let moment = || prop_oneof![2 => Just(0), 3 => -15..20_i64];
    let revision = || prop_oneof![3 => 1..3_i64, 2 => 1..6_i64];
    prop_oneof![
        4 => Just(Command::Save),
        1 => Just(Command::Autosave),
        1 => Just(Command::Submit),
        1 => Just(Command::Approve),
        1 => Just(Command::Reject),
        6 => (revision(), moment(), length())
            .prop_map(|(revision, from, length)| Command::Publish { revision, from, length }),
        4 => (revision(), moment(), any::<bool>())
            .prop_map(|(revision, after, fix)| Command::Replace { revision, after, fix }),
        1 => Just(Command::DropReplacement),
        3 => (moment(), length(), cascade.clone())
            .prop_map(|(from, length, cascade)| Command::SetWindow { from, length, cascade }),
        2 => cascade.clone().prop_map(Command::Unpublish),
        1 => cascade.clone().prop_map(Command::Withdraw),
        1 => (any::<bool>(), cascade)
            .prop_map(|(forgotten, cascade)| Command::Purge { forgotten, cascade }),
        2 => proptest::sample::select(SLUGS.as_slice())
            .prop_map(|slug| Command::ChangeSlug(slug.parse().unwrap())),
        3 => revision().prop_map(|source| Command::Translate { source }),
        1 => revision().prop_map(|source| Command::Acknowledge { source }),
        1 => revision().prop_map(|revision| Command::Revert { revision }),
    ]
}

/// All commands.
pub(crate) fn any_command() -> impl Strategy<Value = Command> {
    let cascade = prop_oneof![Just(Cascade::Refuse), Just(Cascade::English)];
    prop_oneof![
        12 => commands_on_a_language(cascade),
        1 => Just(Command::Archive),
        1 => Just(Command::Restore),
        1 => proptest::sample::select(SECTIONS.as_slice()).prop_map(Command::Move),
        2 => Just(Command::Tick),
    ]
}

/// Somebody who works on one article and knows its versions.
pub(crate) struct Desk {
    pub(crate) article: ArticleId,
    shared: Version,
    versions: [Version; 2],
    slugs: [Option<Slug>; 2],
}

/// What came of a command.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is done; what it says, if it was one on a language.
    Done(Option<Done>),
    Refused,
}

const fn place(language: Language) -> usize {
    match language {
        Language::Ukrainian => 0,
        Language::English => 1,
    }
}

impl Desk {
    pub(crate) fn new(begun: &Done) -> Self {
        let mut desk = Self {
            article: begun.variant.article,
            shared: Version::new(1),
            versions: [Version::NONE; 2],
            slugs: [None, None],
        };
        desk.learn(begun);
        desk
    }

    pub(crate) fn learn(&mut self, done: &Done) {
        let place = place(done.variant.language);
        self.versions[place] = done.variant.version;
        self.slugs[place] = Some(done.slug.clone());
    }

    /// Does a step, whose text has a title of its own; after a conflict again.
    pub(crate) async fn work(&mut self, store: &Store, step: &Step, title: &str) -> Outcome {
        loop {
            let error = match step.command {
                Command::Archive | Command::Restore | Command::Move(_) => {
                    match self.change_shared(store, step).await {
                        Ok(version) => {
                            self.shared = version.version;
                            return Outcome::Done(None);
                        }
                        Err(error) => error,
                    }
                }
                Command::Tick => {
                    let ticked = store.tick(at(step.now)).await.unwrap();
                    assert!(ticked.next.is_none_or(|next| next > at(step.now)));
                    return Outcome::Done(None);
                }
                _ => match self.change_language(store, step, title).await {
                    Ok(done) => {
                        self.learn(&done);
                        return Outcome::Done(Some(done));
                    }
                    Err(error) => error,
                },
            };
            match (error.conflict(), &step.command) {
                (None, _) => return Outcome::Refused,
                (Some(conflict), Command::Archive | Command::Restore | Command::Move(_)) => {
                    self.shared = conflict.found;
                }
                (Some(conflict), _) => self.versions[place(step.language)] = conflict.found,
            }
        }
    }

    async fn change_shared(
        &self,
        store: &Store,
        step: &Step,
    ) -> Result<ArticleVersion, StoreError> {
        let act = act(step.now);
        let seen = ArticleVersion {
            article: self.article,
            version: self.shared,
        };
        match step.command {
            Command::Archive => store.archive(seen, &act).await,
            Command::Restore => Ok(store.restore(seen, &act).await?.article),
            Command::Move(section) => {
                let section = section.parse().unwrap();
                store.move_to_section(seen, section, &act).await
            }
            _ => panic!("{step:?} is about one language"),
        }
    }

    async fn change_language(
        &self,
        store: &Store,
        step: &Step,
        title: &str,
    ) -> Result<Done, StoreError> {
        let act = act(step.now);
        let seen = VariantVersion {
            article: self.article,
            language: step.language,
            version: self.versions[place(step.language)],
        };
        let mut text = text(title);
        if let Some(slug) = &self.slugs[place(step.language)] {
            text.slug = slug.clone();
        }
        let notice = "Цього тексту більше немає.".parse().unwrap();
        match step.command.clone() {
            Command::Save => store.save_draft(seen, text, &act).await,
            Command::Autosave => store.autosave(seen, text, &act).await,
            Command::Submit => store.submit(seen, &act).await,
            Command::Approve => store.approve(seen, &act).await,
            Command::Reject => store.reject(seen, notice, &act).await,
            Command::Publish {
                revision,
                from,
                length,
            } => {
                let window = window(step.now, from, length);
                let revision = RevisionNumber::new(revision);
                store.publish(seen, revision, window, &act).await
            }
            Command::Replace {
                revision,
                after,
                fix,
            } => {
                let change = match fix {
                    true => Change::Fix,
                    false => Change::Update(None),
                };
                let revision = RevisionNumber::new(revision);
                let moment = at(step.now + after);
                store.replace(seen, revision, moment, change, &act).await
            }
            Command::DropReplacement => store.drop_replacement(seen, &act).await,
            Command::SetWindow {
                from,
                length,
                cascade,
            } => {
                let window = window(step.now, from, length);
                store.set_window(seen, window, cascade, &act).await
            }
            Command::Unpublish(cascade) => store.unpublish(seen, cascade, &act).await,
            Command::Withdraw(cascade) => store.withdraw(seen, notice, cascade, &act).await,
            Command::Purge { forgotten, cascade } => {
                let addresses = match forgotten {
                    true => PurgedAddresses::Forgotten,
                    false => PurgedAddresses::Gone,
                };
                store.purge(seen, notice, addresses, cascade, &act).await
            }
            Command::ChangeSlug(slug) => store.change_slug(seen, slug, &act).await,
            Command::Translate { source } => {
                let source = RevisionNumber::new(source);
                store.translate(seen, source, text, &act).await
            }
            Command::Acknowledge { source } => {
                let source = RevisionNumber::new(source);
                store.acknowledge(seen, source, &act).await
            }
            Command::Revert { revision } => {
                let revision = RevisionNumber::new(revision);
                store.revert(seen, revision, &act).await
            }
            Command::Archive | Command::Restore | Command::Move(_) | Command::Tick => {
                panic!("{step:?} is about both languages")
            }
        }
    }
}

fn act(minutes: i64) -> Act {
    Act::new("olena".parse().unwrap(), at(minutes))
}

fn window(now: i64, from: i64, length: Option<i64>) -> Window {
    let from: DateTime<Utc> = at(now + from);
    let until = length.map(|length| from + TimeDelta::minutes(length));
    Window::new(from, until).unwrap()
}
