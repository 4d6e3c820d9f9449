//! A long story by chance, the same for the same seed: whatever a newsroom does
//! to its articles, one command after another.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::article::{ArticleId, Slug, Text, Window};
use dvomova::language::Language;
use dvomova::store::{
    Act, ArticleVersion, Cascade, Change, Done, NewArticle, PurgedAddresses, RevisionNumber, Store,
    StoreError, StoreErrorKind, VariantVersion, Version,
};

use super::newsroom::{facts, text};

/// Articles (and both their languages, by their tags) with their versions.
pub(super) type Versions = BTreeMap<(String, String), i64>;

/// Numbers that are the same for the same seed.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    pub(super) fn of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }
}

/// A newsroom in which anything may happen, one command after another.
pub(super) struct Story<'a> {
    pub(super) store: &'a Store,
    pub(super) random: Random,
    pub(super) articles: Vec<ArticleId>,
    pub(super) now: DateTime<Utc>,
    pub(super) titles: usize,
}

impl Story<'_> {
    pub(super) fn act(&self) -> Act {
        Act::new("olena".parse().unwrap(), self.now)
    }

    pub(super) fn title(&mut self, language: Language) -> String {
        self.titles += 1;
        match language {
            Language::Ukrainian => format!("Трамвай {}", self.titles),
            Language::English => format!("Tram {}", self.titles),
        }
    }

    /// Does something; what it is called, and whether it was refused.
    pub(super) async fn step(&mut self, seen: &Versions) -> Result<String, String> {
        let article = self.random.of(&self.articles);
        let language = self.random.of(&Language::ALL);
        let name = article.uuid().simple().to_string();
        let version = |language: &str| {
            let version = seen.get(&(name.clone(), language.to_owned()));
            Version::new(version.copied().unwrap_or(0))
        };
        let variant = VariantVersion {
            article,
            language,
            version: version(language.tag()),
        };
        let shared = ArticleVersion {
            article,
            version: version(""),
        };
        let number = RevisionNumber::new(self.random.of(&[1, 1, 1, 2, 3]));
        let later = self.now + TimeDelta::minutes(1 + i64::try_from(self.random.below(9)).unwrap());
        let end = self.random.of(&[None, Some(later + TimeDelta::minutes(3))]);
        let window = Window::new(self.random.of(&[self.now, later]), end).unwrap();
        let cascade = self.random.of(&[Cascade::Refuse, Cascade::English]);
        let title = self.title(language);
        let slug: Slug = format!("tramvai-{}", self.titles).parse().unwrap();
        let (store, act) = (self.store, self.act());
        let kind = match variant.version == Version::NONE && self.random.below(3) > 0 {
            true => 6,
            false => self.random.below(24),
        };
        let note = || -> Text { "Уточнення".parse().unwrap() };
        let done = |done: Result<Done, StoreError>| done.map(drop);
        let kept = |kept: Result<ArticleVersion, StoreError>| kept.map(drop);
        let (what, outcome) = match kind {
            0 => {
                let new = NewArticle {
                    id: ArticleId::new(self.now),
                    original: language,
                    facts: facts(),
                    text: text(&title),
                };
                let id = new.id;
                let created = store.create(new, &act).await;
                self.articles.push(id);
                ("create", done(created))
            }
            1 => (
                "save",
                done(store.save_draft(variant, text(&title), &act).await),
            ),
            2..=5 => {
                let published = store.publish(variant, number, window, &act).await;
                ("publish", done(published))
            }
            6..=8 => {
                let translated = store.translate(variant, number, text(&title), &act).await;
                ("translate", done(translated))
            }
            9 => {
                let change = self.random.of(&[
                    Change::Fix,
                    Change::Update(None),
                    Change::Correction(note()),
                ]);
                let at = self.random.of(&[self.now, later]);
                let replaced = store.replace(variant, number, at, change, &act).await;
                ("replace", done(replaced))
            }
            10 => ("drop", done(store.drop_replacement(variant, &act).await)),
            11 => {
                let set = store.set_window(variant, window, cascade, &act).await;
                ("window", done(set))
            }
            12 => (
                "unpublish",
                done(store.unpublish(variant, cascade, &act).await),
            ),
            13 => {
                let withdrawn = store.withdraw(variant, note(), cascade, &act).await;
                ("withdraw", done(withdrawn))
            }
            14 if self.random.below(3) == 0 => {
                let addresses = PurgedAddresses::Gone;
                let purged = store.purge(variant, note(), addresses, cascade, &act).await;
                ("purge", done(purged))
            }
            15 if self.random.below(2) == 0 => ("archive", kept(store.archive(shared, &act).await)),
            14 | 15 => {
                let restored = store.restore(shared, &act).await;
                ("restore", kept(restored.map(|restored| restored.article)))
            }
            16 | 17 => ("slug", done(store.change_slug(variant, slug, &act).await)),
            18 => {
                let section = self.random.of(&["city", "culture"]).parse().unwrap();
                (
                    "move",
                    kept(store.move_to_section(shared, section, &act).await),
                )
            }
            19 => {
                let mut other = facts();
                other.section = self.random.of(&["city", "culture"]).parse().unwrap();
                other.tags = vec![self.random.of(&["trams", "podil"]).parse().unwrap()];
                other.authors = vec![self.random.of(&["koval", "moroz"]).parse().unwrap()];
                ("facts", kept(store.change_facts(shared, other, &act).await))
            }
            20 | 21 => {
                let related = vec![self.random.of(&self.articles)];
                (
                    "related",
                    kept(store.set_related(shared, related, &act).await),
                )
            }
            22 if self.random.below(3) == 0 => {
                let other = self.random.of(&self.articles);
                let key = (other.uuid().simple().to_string(), String::new());
                let into = ArticleVersion {
                    article: other,
                    version: Version::new(seen.get(&key).copied().unwrap_or(0)),
                };
                ("merge", kept(store.merge(shared, into, &act).await))
            }
            22 => ("submit", done(store.submit(variant, &act).await)),
            _ => (
                "acknowledge",
                done(store.acknowledge(variant, number, &act).await),
            ),
        };
        match outcome {
            Ok(()) => Ok(what.to_owned()),
            Err(error) => {
                let kind = error.kind();
                let refused = matches!(kind, StoreErrorKind::Refused | StoreErrorKind::NotFound);
                assert!(refused, "{what}: {error}");
                Err(what.to_owned())
            }
        }
    }
}
