//! What events say that caches must forget, against the truth: whatever a
//! reader is answered differently after a command than before it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{Addresses, ArticlePath, ListPosition, Page};
use dvomova::article::{ArticleId, Slug, Text, Window};
use dvomova::language::Language;
use dvomova::store::{
    Act, ArticleVersion, CacheTags, Cascade, Change, Done, Event, EventCursor, List, ListQuery,
    NewArticle, PurgedAddresses, RevisionNumber, Served, Store, StoreError, StoreErrorKind,
    VariantVersion, Version,
};

use super::backends::{Backend, Database, on, on_every_backend};
use super::newsroom::{at, begin, facts, olena, open_newsroom, text};

const LANGUAGES: [Language; 2] = [Language::Ukrainian, Language::English];

/// What a cache holds of an address: the answer and its marks.
#[derive(Clone, Debug, PartialEq)]
struct Answer {
    text: String,
    tags: CacheTags,
}

/// A site's pages as a cache that never forgets by itself would hold them.
struct Site<'a> {
    store: &'a Store,
    addresses: Addresses,
    slugs: BTreeSet<Slug>,
}

impl<'a> Site<'a> {
    fn new(store: &'a Store) -> Self {
        Self {
            store,
            addresses: Addresses::new("https://misto.example".parse().unwrap()),
            slugs: BTreeSet::new(),
        }
    }

    /// Every address at which something might be.
    async fn pages(&self) -> Vec<(Language, Page)> {
        let mut pages = Vec::new();
        let slug = |word: &str| -> Slug { word.parse().unwrap() };
        for language in LANGUAGES {
            let [city, culture, trams, podil, koval, moroz] = match language {
                Language::Ukrainian => [
                    "misto",
                    "kultura",
                    "tramvai",
                    "podil",
                    "olha-koval",
                    "ivan-moroz",
                ],
                Language::English => [
                    "city",
                    "culture",
                    "trams",
                    "podil",
                    "olha-koval",
                    "ivan-moroz",
                ],
            };
            let first = ListPosition::FIRST;
            pages.push((language, Page::HOME));
            for section in [city, culture] {
                pages.push((language, Page::Section(slug(section), first.clone())));
                for article in &self.slugs {
                    let path = ArticlePath {
                        section: slug(section),
                        slug: article.clone(),
                        id: None,
                    };
                    pages.push((language, Page::Article(path)));
                }
            }
            // The tag `podil` has no name in English, and so no page.
            let podil = (language == Language::Ukrainian).then_some(podil);
            for tag in [Some(trams), podil].into_iter().flatten() {
                pages.push((language, Page::Tag(slug(tag), first.clone())));
            }
            for author in [koval, moroz] {
                pages.push((language, Page::Author(slug(author), first.clone())));
            }
        }
        let feeds = pages.iter().filter_map(|(language, page)| {
            let feed = Page::Feed(page.feed()?);
            Some((*language, feed))
        });
        let feeds: Vec<_> = feeds.collect();
        pages.extend(feeds);
        pages
    }

    async fn answers(&self, now: DateTime<Utc>) -> BTreeMap<String, Answer> {
        let mut answers = BTreeMap::new();
        for (language, page) in self.pages().await {
            let url = self.addresses.url(language, &page);
            answers.insert(url, self.answer(language, &page, now).await);
        }
        answers
    }

    async fn answer(&self, language: Language, page: &Page, now: DateTime<Utc>) -> Answer {
        if let Page::Article(path) = page {
            return self.article(language, path, now).await;
        }
        let (list, is_feed) = match page {
            Page::Feed(feed) => (list_of(&feed.list()), true),
            page => (list_of(page), false),
        };
        let query = ListQuery::first(language, list.clone(), 3);
        let page = self.store.list(&query, now).await.unwrap();
        let tags = CacheTags::for_list(language, &list, &page.cards);
        // The language switch is no part of a feed.
        let live = match is_feed {
            true => None,
            false => Some(self.store.live_languages(&list, now).await.unwrap()),
        };
        let text = format!("{page:?} {live:?}");
        Answer { text, tags }
    }

    async fn article(&self, language: Language, path: &ArticlePath, now: DateTime<Utc>) -> Answer {
        let served = self.store.read(language, path, now).await.unwrap();
        match &served {
            Served::Exact(article) => {
                let related = self.store.related(article.id, language, now).await.unwrap();
                Answer {
                    text: format!("{served:?} {related:?}"),
                    tags: CacheTags::for_article(article).with_cards(&related),
                }
            }
            _ => Answer {
                text: format!("{served:?}"),
                tags: CacheTags::for_no_article(language),
            },
        }
    }
}

fn list_of(page: &Page) -> List {
    let id = |slug: &Slug| -> &'static str {
        match slug.as_str() {
            "misto" | "city" => "city",
            "kultura" | "culture" => "culture",
            "tramvai" | "trams" => "trams",
            "podil" => "podil",
            "olha-koval" => "koval",
            "ivan-moroz" => "moroz",
            other => panic!("{other}"),
        }
    };
    match page {
        Page::Home(_) => List::All,
        Page::Section(slug, _) => List::Section(id(slug).parse().unwrap()),
        Page::Tag(slug, _) => List::Tag(id(slug).parse().unwrap()),
        Page::Author(slug, _) => List::Author(id(slug).parse().unwrap()),
        other => panic!("{other:?}"),
    }
}

/// Numbers that are the same for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }
}

/// The rows of every article and variant with their versions.
async fn versions(database: &Database) -> BTreeMap<(String, String), i64> {
    let hex = match database.backend {
        Backend::Postgres => "encode(id, 'hex')",
        _ => "lower(hex(id))",
    };
    let sql = format!(
        "SELECT {hex}, '', CAST(version AS TEXT) FROM @article
         UNION ALL SELECT {}, language, CAST(version AS TEXT) FROM @variant",
        hex.replace("id", "article")
    );
    let rows = database.ask(&sql).await;
    rows.into_iter()
        .map(|row| ((row[0].clone(), row[1].clone()), row[2].parse().unwrap()))
        .collect()
}

/// What an event is of, as [`versions`] names it.
fn subject(event: &Event) -> ((String, String), i64) {
    let article = event.article.unwrap().uuid().simple().to_string();
    let language = event.language.map_or("", Language::tag).to_owned();
    ((article, language), event.version.unwrap().number())
}

/// A newsroom in which anything may happen, one command after another.
struct Story<'a> {
    store: &'a Store,
    random: Random,
    articles: Vec<ArticleId>,
    now: DateTime<Utc>,
    titles: usize,
}

impl Story<'_> {
    fn act(&self) -> Act {
        Act::new("olena".parse().unwrap(), self.now)
    }

    fn title(&mut self, language: Language) -> String {
        self.titles += 1;
        match language {
            Language::Ukrainian => format!("Трамвай {}", self.titles),
            Language::English => format!("Tram {}", self.titles),
        }
    }

    /// Does something; what it is called, and whether it was refused.
    async fn step(&mut self, seen: &BTreeMap<(String, String), i64>) -> Result<String, String> {
        let article = self.random.of(&self.articles);
        let language = self.random.of(&LANGUAGES);
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
            14 | 15 => ("restore", kept(store.restore(shared, &act).await)),
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

/// In which section which slug leads to an article that readers may know.
async fn places(database: &Database) -> BTreeSet<(String, String)> {
    let sql = "
        SELECT a.section, s.slug FROM @slug s JOIN @article a ON a.id = s.article
        WHERE s.slug NOT IN (SELECT slug FROM @variant WHERE first_published_at IS NULL)";
    let rows = database.ask(sql).await;
    rows.into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect()
}

/// How well an address may be known.
#[derive(Debug, PartialEq)]
enum Known {
    /// Links lead to it, or led.
    ByLinks,
    /// The article never stood in this section: a cache may have what somebody
    /// tried, and forgets it by its tags.
    ByChance,
    /// It has the slug of a draft.
    ByTheNewsroom,
}

fn known(url: &str, places: &BTreeSet<(String, String)>) -> Known {
    let mut parts = url.rsplit('/');
    let slug = parts.next().unwrap();
    let section = match parts.next().unwrap() {
        "misto" | "city" => "city",
        "kultura" | "culture" => "culture",
        _ => return Known::ByLinks,
    };
    if slug == "feed" || places.contains(&(section.to_owned(), slug.to_owned())) {
        Known::ByLinks
    } else if places.iter().any(|(_, known)| known == slug) {
        Known::ByChance
    } else {
        Known::ByTheNewsroom
    }
}

/// Lets a newsroom work and compares after every step.
async fn check(database: &Database, seed: u64, steps: usize) -> BTreeMap<String, usize> {
    let store = database.open().await;
    open_newsroom(&store).await;
    let mut site = Site::new(&store);
    let mut story = Story {
        store: &store,
        random: Random(seed),
        articles: Vec::new(),
        now: at(10),
        titles: 0,
    };
    for title in ["Міст на Подолі", "Bridge in Podil"] {
        let begun = begin(&store, title, &story.act()).await;
        story.articles.push(begun.variant.article);
    }
    let all = "SELECT COUNT(*) FROM @event";
    let count = async || -> usize { database.ask(all).await[0][0].parse().unwrap() };
    let mut told = count().await;
    let mut reader = store.event_reader(EventCursor::START);
    read(&mut reader, told).await;
    let mut done: BTreeMap<String, usize> = BTreeMap::new();

    for step in 0..steps {
        let stood = places(database).await;
        for row in database.ask("SELECT slug FROM @slug").await {
            site.slugs.insert(row[0].parse().unwrap());
        }
        let before = site.answers(story.now).await;
        let asked: BTreeSet<_> = before.keys().cloned().collect();
        story.now += TimeDelta::minutes(i64::try_from(story.random.below(4)).unwrap());
        let _ = store.tick(story.now).await.unwrap();
        let ticked = count().await;
        let mut events = read(&mut reader, ticked - told).await;

        let seen = versions(database).await;
        let outcome = story.step(&seen).await;
        told = count().await;
        let own = read(&mut reader, told - ticked).await;
        let what = format!("seed {seed}, step {step}: {outcome:?}");

        // The audit trail: one event for everything that has a new version.
        let now = versions(database).await;
        let grown = now
            .iter()
            .filter(|(key, version)| seen.get(key) != Some(version));
        let mut grown: Vec<_> = grown
            .map(|(key, version)| (key.clone(), *version))
            .collect();
        let mut told_of: Vec<_> = own.iter().map(subject).collect();
        grown.sort();
        told_of.sort();
        assert_eq!(told_of, grown, "{what}");
        // Whoever sets or accepts what is so already does nothing.
        let nothing = outcome
            .as_ref()
            .is_ok_and(|it| it == "acknowledge" || it == "window");
        assert!(outcome.is_err() == own.is_empty() || nothing, "{what}");
        for event in &own {
            assert_eq!(
                (event.actor.as_str(), event.at),
                ("olena", story.now),
                "{what}"
            );
        }

        events.extend(own);
        let tags: BTreeSet<&str> = events
            .iter()
            .flat_map(|event| event.cache_tags.iter().map(String::as_str))
            .collect();
        let urls: BTreeSet<&str> = events
            .iter()
            .flat_map(|event| event.urls.iter().map(String::as_str))
            .collect();
        let after = site.answers(story.now).await;
        let mut places = places(database).await;
        places.extend(stood);
        let mut differ = 0;
        for url in asked {
            let (was, is) = (&before[&url], &after[&url]);
            if was.text == is.text {
                continue;
            }
            differ += 1;
            let (old, new) = (&was.text, &is.text);
            let story = format!("{what}: {url}\n- {old}\n+ {new}\n{events:#?}");
            let known = known(&url, &places);
            let named = urls.contains(url.as_str());
            assert!(named || known != Known::ByLinks, "{story}");
            let marked = was.tags.iter().any(|tag| tags.contains(tag));
            assert!(marked || known == Known::ByTheNewsroom, "{story}");
        }
        let word = outcome.unwrap_or_else(|refused| format!("no {refused}"));
        *done.entry(word).or_default() += 1;
        *done.entry("differ".to_owned()).or_default() += differ;
    }
    done
}

async fn read(reader: &mut dvomova::store::EventReader, count: usize) -> Vec<Event> {
    let mut events = Vec::new();
    while events.len() < count {
        events.extend(reader.next_batch(1_000).await.unwrap().events);
    }
    assert_eq!(events.len(), count);
    events
}

/// The commands that a story must have had to prove anything.
#[track_caller]
fn check_all(done: &BTreeMap<String, usize>) {
    for command in ["publish", "translate", "slug", "related", "differ"] {
        assert!(done.contains_key(command), "no {command} in {done:?}");
    }
}

#[test]
fn whatever_readers_see_change_is_named_to_caches_on_sqlite() {
    on(Backend::SqliteFile, async |database: &Database| {
        check_all(&check(database, 0x9E37_79B9, 60).await);
    });
}

#[test]
fn whatever_readers_see_change_is_named_to_caches_on_postgresql() {
    on(Backend::Postgres, async |database: &Database| {
        check_all(&check(database, 0x9E37_79B9, 60).await);
    });
}

/// The events of what is done, without those before it.
async fn events_of(store: &Store, act: impl AsyncFnOnce()) -> Vec<Event> {
    let page = store
        .events_after(&EventCursor::START, 1_000)
        .await
        .unwrap();
    act().await;
    let page = store.events_after(&page.next, 1_000).await.unwrap();
    page.events
}

#[test]
fn the_work_of_a_newsroom_before_publication_purges_nothing() {
    on(Backend::SqliteFile, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let events = events_of(&store, async || {
            let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
            let saved = store
                .save_draft(begun.variant, text("Трамвай їде"), &olena(2))
                .await;
            let seen = store
                .submit(saved.unwrap().variant, &olena(3))
                .await
                .unwrap()
                .variant;
            let approved = store.approve(seen, &olena(4)).await.unwrap();
            let absent = VariantVersion::absent(seen.article, Language::English);
            let source = approved.revision;
            let english = text("The tram goes");
            let translated = store.translate(absent, source, english, &olena(5)).await;
            let _ = translated.unwrap();
            let shared = ArticleVersion {
                article: seen.article,
                version: Version::new(1),
            };
            let culture = "culture".parse().unwrap();
            store
                .move_to_section(shared, culture, &olena(6))
                .await
                .unwrap();
        })
        .await;
        assert_eq!(events.len(), 7);
        for event in events {
            assert_eq!((event.cache_tags, event.urls), (vec![], vec![]));
        }
    });
}

#[test]
fn a_fix_in_one_language_leaves_the_pages_of_the_other_in_caches() {
    on(Backend::SqliteFile, async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let first = RevisionNumber::new(1);
        let window = Window::from(at(2));
        let uk = store
            .publish(begun.variant, first, window, &olena(2))
            .await
            .unwrap();
        let absent = VariantVersion::absent(begun.variant.article, Language::English);
        let tram = text("The tram of Podil");
        let en = store
            .translate(absent, first, tram, &olena(3))
            .await
            .unwrap();
        let _ = store
            .publish(en.variant, first, window, &olena(3))
            .await
            .unwrap();
        let mut fixed = text("Трамвай на Подолі!");
        fixed.slug = uk.slug.clone();
        let saved = store
            .save_draft(uk.variant, fixed, &olena(4))
            .await
            .unwrap();
        let events = events_of(&store, async || {
            let act = olena(5);
            let replaced = store.replace(saved.variant, saved.revision, at(5), Change::Fix, &act);
            let _ = replaced.await.unwrap();
        })
        .await;
        let id = begun.variant.article;
        let [event] = &events[..] else {
            panic!("{events:?}")
        };
        assert_eq!(
            event.cache_tags,
            [
                format!("article:uk:{id}"),
                "elsewhere:uk".to_owned(),
                "sitemap".to_owned()
            ]
        );
        assert_eq!(
            event.urls,
            [
                "https://misto.example/",
                "https://misto.example/author/olha-koval",
                "https://misto.example/author/olha-koval/feed",
                "https://misto.example/feed",
                "https://misto.example/misto",
                "https://misto.example/misto/feed",
                "https://misto.example/misto/the-tram-of-podil",
                "https://misto.example/misto/tramvai-na-podoli",
                "https://misto.example/sitemap.xml",
                "https://misto.example/tag/tramvai",
                "https://misto.example/tag/tramvai/feed",
            ]
        );
    });
}

#[test]
fn a_name_purges_its_language_and_a_slug_both() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let named = |name: &str, slug: &str| {
            let named = serde_json::json!({"name": name, "slug": slug});
            serde_json::from_value(named).unwrap()
        };
        let (id, one) = ("trams", Version::new(1));
        let english = Language::English;
        let mut reader = store.event_reader(EventCursor::START);
        read(&mut reader, 7).await;
        let named_only = named("Tramways", "trams");
        let act = olena(1);
        let two = store.name_tag(id.parse().unwrap(), one, english, named_only, &act);
        let two = two.await.unwrap();
        let events = read(&mut reader, 1).await;
        assert_eq!(
            events[0].cache_tags,
            [
                "elsewhere:en",
                "list:en:tag/trams",
                "sitemap",
                "term:en:tag/trams"
            ]
        );
        let moved = named("Tramways", "tramways");
        let moved = store.name_tag(id.parse().unwrap(), two, english, moved, &act);
        moved.await.unwrap();
        let events = read(&mut reader, 1).await;
        assert_eq!(
            events[0].cache_tags,
            [
                "elsewhere:en",
                "elsewhere:uk",
                "list:en:tag/trams",
                "list:uk:tag/trams",
                "sitemap",
                "term:en:tag/trams",
                "term:uk:tag/trams",
            ]
        );
        assert_eq!(
            events[0].urls,
            [
                "https://misto.example/en/tag/trams",
                "https://misto.example/en/tag/trams/feed",
                "https://misto.example/en/tag/tramways",
                "https://misto.example/en/tag/tramways/feed",
                "https://misto.example/sitemap.xml",
                "https://misto.example/tag/tramvai",
                "https://misto.example/tag/tramvai/feed",
            ]
        );
    });
}
