//! What events say that caches must forget, against the truth: whatever a
//! reader is answered differently after a command than before it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use chrono::TimeDelta;
use dvomova::article::Window;
use dvomova::language::Language;
use dvomova::store::{Change, Event, EventCursor, RevisionNumber, Store, VariantVersion, Version};

use super::backends::{Backend, Database, on, on_every_backend};
use super::cached_site::Site;
use super::newsroom::{at, begin, olena, open_newsroom, shared, text};
use super::story::{Random, Story, Versions};

/// The rows of every article, variant and term with their versions.
async fn versions(database: &Database) -> Versions {
    let hex = match database.backend {
        Backend::Postgres => "encode(id, 'hex')",
        _ => "lower(hex(id))",
    };
    let sql = format!(
        "SELECT {hex}, '', CAST(version AS TEXT) FROM @article
         UNION ALL SELECT {}, language, CAST(version AS TEXT) FROM @variant
         UNION ALL SELECT kind || '/' || id, '', CAST(version AS TEXT) FROM @term",
        hex.replace("id", "article")
    );
    let rows = database.ask(&sql).await;
    rows.into_iter()
        .map(|row| ((row[0].clone(), row[1].clone()), row[2].parse().unwrap()))
        .collect()
}

/// What an event is of, as [`versions`] names it.
fn subject(event: &Event) -> ((String, String), i64) {
    let version = event.version.unwrap().number();
    if let Some(subject) = &event.subject {
        return ((subject.clone(), String::new()), version);
    }
    let article = event.article.unwrap().uuid().simple().to_string();
    let language = event.language.map_or("", Language::tag).to_owned();
    ((article, language), version)
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
    Links,
    /// The article never stood in this section: a cache may have what somebody
    /// tried, and forgets it by its tags.
    Chance,
    /// It has the slug of a draft.
    Newsroom,
}

fn known(url: &str, places: &BTreeSet<(String, String)>) -> Known {
    let mut parts = url.rsplit('/');
    let slug = parts.next().unwrap();
    let section = match parts.next().unwrap() {
        "misto" | "city" => "city",
        "kultura" | "culture" => "culture",
        _ => return Known::Links,
    };
    if slug == "feed" || places.contains(&(section.to_owned(), slug.to_owned())) {
        Known::Links
    } else if places.iter().any(|(_, known)| known == slug) {
        Known::Chance
    } else {
        Known::Newsroom
    }
}

/// Lets a newsroom work and compares after every step.
async fn check(database: &Database, seed: u64, steps: usize) -> BTreeMap<String, usize> {
    let store = database.open().await;
    open_newsroom(&store).await;
    let mut site = Site::new(&store);
    let mut story = Story {
        store: &store,
        random: Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        articles: Vec::new(),
        now: at(10),
        titles: 0,
        tags: vec!["trams".to_owned(), "podil".to_owned()],
        scheduled: None,
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
        for row in database
            .ask("SELECT kind, language, slug FROM @term_slug")
            .await
        {
            let slug = row[2].parse().unwrap();
            site.terms.insert((row[0].clone(), row[1].clone(), slug));
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
        let may = [
            "acknowledge",
            "window",
            "publish",
            "withdraw",
            "purge",
            "forget",
        ];
        let nothing = outcome.as_ref().is_ok_and(|it| may.contains(&it.as_str()));
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
        // In the other one's section a merged article never stood.
        let merged = outcome.as_ref().is_ok_and(|it| it == "merge");
        places.retain(|_| !merged);
        places.extend(stood);
        // What names something else has marks alone, and so has what a purge
        // forgets: it does of a text that nobody has seen, too.
        let by_marks = |it: &String| it.contains("name") || it == "forget" || it == "purge";
        let by_marks = outcome.as_ref().is_ok_and(by_marks);
        let (mut differ, mut besides) = (0, 0);
        for url in asked {
            let (was, is) = (&before[&url], &after[&url]);
            if was.text == is.text && was.besides == is.besides {
                continue;
            }
            differ += usize::from(was.text != is.text);
            besides += usize::from(was.besides != is.besides);
            let (old, new) = ((&was.text, &was.besides), (&is.text, &is.besides));
            let story = format!("{what}: {url}\n- {old:?}\n+ {new:?}\n{events:#?}");
            let known = known(&url, &places);
            let named = urls.contains(url.as_str()) || by_marks || was.text == is.text;
            assert!(named || known != Known::Links, "{story}");
            let marked = was.tags.iter().any(|tag| tags.contains(tag));
            assert!(marked || known == Known::Newsroom, "{story}");
        }
        *done.entry("besides".to_owned()).or_default() += besides;
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

/// All that a story may be about, and whether pages changed.
const EVERYTHING: [&str; 30] = [
    "create",
    "save",
    "publish",
    "translate",
    "replace",
    "drop",
    "window",
    "unpublish",
    "withdraw",
    "purge",
    "forget",
    "archive",
    "restore",
    "slug",
    "move",
    "facts",
    "related",
    "merge",
    "submit",
    "acknowledge",
    "name a section",
    "name a tag",
    "name a person",
    "name a source",
    "unname a tag",
    "unname a person",
    "make a tag",
    "merge tags",
    "differ",
    "besides",
];

/// Tells stories that together have everything but a few kinds.
fn tell(backend: Backend, seeds: &[u64], steps: usize, without: usize) {
    let all = Mutex::new(BTreeMap::new());
    for &seed in seeds {
        on(backend, async |database: &Database| {
            let done = check(database, seed, steps).await;
            for (command, times) in done {
                *all.lock().unwrap().entry(command).or_insert(0) += times;
            }
        });
    }
    let all = all.into_inner().unwrap();
    if all.is_empty() {
        // There is no server.
        return;
    }
    let missing = EVERYTHING.iter().filter(|it| !all.contains_key(**it));
    let missing: Vec<_> = missing.collect();
    assert!(missing.len() <= without, "no {missing:?} in {all:?}");
}

#[test]
fn whatever_readers_see_change_is_named_to_caches_on_sqlite() {
    tell(Backend::SqliteFile, &[1, 2, 3, 4, 5, 6, 7, 8], 50, 0);
}

#[test]
fn whatever_readers_see_change_is_named_to_caches_on_postgresql() {
    tell(Backend::Postgres, &[7], 60, 8);
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
            let shared = shared(seen.article, 1);
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
fn a_fix_in_one_language_leaves_the_lists_of_the_other_in_caches() {
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
        // The translation may say that it is stale.
        assert_eq!(
            event.cache_tags,
            [
                format!("article:en:{id}"),
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
                "https://misto.example/en/city/the-tram-of-podil",
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
