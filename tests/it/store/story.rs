//! A long story by chance, the same for the same seed: whatever a newsroom does
//! to its articles, one command after another.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::article::{ArticleId, ArticleVariant, Named, Slug, Text, Window};
use dvomova::language::Language;
use dvomova::store::{
    Act, ArticleVersion, Cascade, Change, Done, NewArticle, PurgedAddresses, RevisionNumber, Store,
    StoreError, StoreErrorKind, VariantVersion, Version,
};

use serde_json::json;

use super::newsroom::{facts, text};

/// Articles (and both their languages, by their tags) with their versions; tags,
/// persons and so on by their kind and id.
pub(super) type Versions = BTreeMap<(String, String), i64>;

/// Numbers that are the same for the same seed.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // Its lowest bits alone would follow from each other.
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        usize::try_from(mixed % u64::try_from(end).unwrap()).unwrap()
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
    pub(super) tags: Vec<String>,
    /// What has a replacement to come, which may be called off.
    pub(super) scheduled: Option<(ArticleId, Language)>,
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

    /// A text that links an article.
    fn linking(&mut self, title: &str) -> ArticleVariant {
        let (mut text, linked) = (text(title), self.random.of(&self.articles));
        let body = format!("Докладніше [тут](article:{}).", linked.uuid());
        text.body = body.parse().unwrap();
        text
    }

    /// Does something; what it is called, and whether it was refused, as were
    /// others before it.
    pub(super) async fn step(&mut self, seen: &Versions) -> Result<String, String> {
        let mut refused = String::new();
        for _ in 0..6 {
            let (what, outcome) = match self.random.below(5) {
                0 => self.change_names(seen).await,
                _ => self.change_articles(seen).await,
            };
            let Err(error) = outcome else {
                return Ok(what.to_owned());
            };
            let kind = error.kind();
            let rule = matches!(kind, StoreErrorKind::Refused | StoreErrorKind::NotFound);
            assert!(rule, "{what}: {error}");
            what.clone_into(&mut refused);
        }
        Err(refused)
    }

    async fn change_names(&mut self, seen: &Versions) -> (&'static str, Result<(), StoreError>) {
        let language = self.random.of(&Language::ALL);
        let title = self.title(language);
        let named = |slug: Slug| Named {
            name: title.parse().unwrap(),
            slug,
        };
        let version = |subject: &str| {
            let version = seen.get(&(subject.to_owned(), String::new()));
            Version::new(version.copied().unwrap_or(0))
        };
        let own: Slug = format!("named-{}", self.titles).parse().unwrap();
        let tag = self.random.of(&self.tags);
        let (id, tagged) = (tag.parse().unwrap(), version(&format!("tag/{tag}")));
        let person = self.random.of(&["koval", "moroz"]);
        let (author, known) = (
            person.parse().unwrap(),
            version(&format!("person/{person}")),
        );
        let (store, act) = (self.store, self.act());
        let done = |done: Result<Version, StoreError>| done.map(drop);
        match self.random.below(8) {
            0 => {
                // Its slug stays: it is in the address of each of its articles.
                let (id, slug) = match (self.random.below(2), language) {
                    (0, Language::Ukrainian) => ("city", "misto"),
                    (0, Language::English) => ("city", "city"),
                    (_, Language::Ukrainian) => ("culture", "kultura"),
                    (_, Language::English) => ("culture", "culture"),
                };
                let seen = version(&format!("section/{id}"));
                let (id, named) = (id.parse().unwrap(), named(slug.parse().unwrap()));
                let section = store.name_section(id, seen, language, named, &act).await;
                ("name a section", done(section))
            }
            1 => {
                let named = store.name_tag(id, tagged, language, named(own), &act).await;
                ("name a tag", done(named))
            }
            2 => {
                let named = store.name_person(author, known, language, named(own), &act);
                ("name a person", done(named.await))
            }
            3 => {
                let (id, seen) = ("agency".parse().unwrap(), version("source/agency"));
                let named = store.name_source(id, seen, language, named(own), None, &act);
                ("name a source", done(named.await))
            }
            4 => {
                let unnamed = store.unname_tag(id, tagged, language, &act).await;
                ("unname a tag", done(unnamed))
            }
            5 => {
                let unnamed = store.unname_person(author, known, language, &act).await;
                ("unname a person", done(unnamed))
            }
            6 => {
                let name = format!("tag-{}", self.titles);
                let named = json!({"name": title, "slug": name});
                let tag = json!({"id": name, "names": {"uk": named, "en": named}});
                let tag = serde_json::from_value(tag).unwrap();
                let made = store.create_tag(tag, &act).await;
                self.tags.push(name);
                ("make a tag", done(made))
            }
            _ => {
                let into = self.random.of(&self.tags);
                let (to, grown) = (into.parse().unwrap(), version(&format!("tag/{into}")));
                let merged = store.merge_tags((id, tagged), (to, grown), &act).await;
                if merged.is_ok() {
                    self.tags.retain(|it| *it != tag);
                }
                ("merge tags", done(merged))
            }
        }
    }

    async fn change_articles(&mut self, seen: &Versions) -> (&'static str, Result<(), StoreError>) {
        // Work is on what is new, so that much happens to it.
        let newest = self.articles.len().saturating_sub(4);
        let article = self.random.of(&self.articles[newest..]);
        let language = self.random.of(&Language::ALL);
        let scheduled = self.scheduled.take().filter(|_| self.random.below(2) == 0);
        let (article, language) = scheduled.unwrap_or((article, language));
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
        let end = self
            .random
            .of(&[None, None, Some(later + TimeDelta::minutes(3))]);
        let window = Window::new(self.random.of(&[self.now, self.now, later]), end).unwrap();
        let cascade = self.random.of(&[Cascade::Refuse, Cascade::English]);
        let title = self.title(language);
        let slug: Slug = format!("tramvai-{}", self.titles).parse().unwrap();
        let linking = self.linking(&title);
        let (store, act) = (self.store, self.act());
        let kind = match variant.version == Version::NONE && self.random.below(3) > 0 {
            _ if scheduled.is_some() => 10,
            true => 6,
            false => self.random.below(36),
        };
        let note = || -> Text { "Уточнення".parse().unwrap() };
        let done = |done: Result<Done, StoreError>| done.map(drop);
        let kept = |kept: Result<ArticleVersion, StoreError>| kept.map(drop);
        match kind {
            0 => {
                let new = NewArticle {
                    id: ArticleId::new(self.now),
                    original: language,
                    facts: facts(),
                    text: linking,
                };
                let id = new.id;
                let created = store.create(new, &act).await;
                self.articles.push(id);
                ("create", done(created))
            }
            1 => ("save", done(store.save_draft(variant, linking, &act).await)),
            2..=5 | 32 => {
                let published = store.publish(variant, number, window, &act).await;
                ("publish", done(published))
            }
            6..=8 => {
                let translated = store.translate(variant, number, linking, &act).await;
                ("translate", done(translated))
            }
            9 | 24 | 25 | 28..=30 => {
                let change = self.random.of(&[
                    Change::Fix,
                    Change::Update(None),
                    Change::Correction(note()),
                ]);
                let at = self.random.of(&[self.now, later, later]);
                let replaced = store.replace(variant, number, at, change, &act).await;
                if replaced.is_ok() && at > self.now {
                    self.scheduled = Some((article, language));
                }
                ("replace", done(replaced))
            }
            10 | 26 | 27 | 31 => ("drop", done(store.drop_replacement(variant, &act).await)),
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
            14 if self.random.below(3) > 0 => {
                let (what, addresses) = self.random.of(&[
                    ("purge", PurgedAddresses::Gone),
                    ("forget", PurgedAddresses::Forgotten),
                ]);
                let purged = store.purge(variant, note(), addresses, cascade, &act).await;
                (what, done(purged))
            }
            15 if self.random.below(4) == 0 => ("archive", kept(store.archive(shared, &act).await)),
            14 | 15 | 33 => {
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
                other.tags = vec![self.random.of(&self.tags).parse().unwrap()];
                other.source = self.random.of(&[None, Some("agency".parse().unwrap())]);
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
            22 | 34 if self.random.below(3) > 0 => {
                let other = self.random.of(&self.articles);
                let key = (other.uuid().simple().to_string(), String::new());
                let into = ArticleVersion {
                    article: other,
                    version: Version::new(seen.get(&key).copied().unwrap_or(0)),
                };
                ("merge", kept(store.merge(shared, into, &act).await))
            }
            22 | 34 => ("submit", done(store.submit(variant, &act).await)),
            _ => (
                "acknowledge",
                done(store.acknowledge(variant, number, &act).await),
            ),
        }
    }
}
