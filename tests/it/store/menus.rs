//! Events that say which sections have articles in a language, for menus of
//! those that do; and events about articles that others link.

use dvomova::article::{ArticleId, Id, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    CacheTags, Cascade, Done, Event, EventCursor, EventReader, List, ListQuery, Served, Store,
    Version,
};

use super::backends::{Database, on_every_database};
use super::newsroom::{
    at, begin, first_version, olena, open_newsroom, publish, publish_in, published, second_version,
    shared, text, translated,
};

/// The events since it was asked last.
struct Told {
    reader: EventReader,
    read: usize,
}

impl Told {
    fn new(store: &Store) -> Self {
        let reader = store.event_reader(EventCursor::START);
        Self { reader, read: 0 }
    }

    async fn events(&mut self, database: &Database) -> Vec<Event> {
        let all = database.ask("SELECT COUNT(*) FROM @event").await;
        let all: usize = all[0][0].parse().unwrap();
        let mut events = Vec::new();
        while self.read < all {
            let page = self.reader.next_batch(1_000).await.unwrap();
            self.read += page.events.len();
            events.extend(page.events);
        }
        events
    }

    /// The marks of menus in them.
    async fn menus(&mut self, database: &Database) -> Vec<String> {
        let events = self.events(database).await;
        let tags = events.into_iter().flat_map(|event| event.cache_tags);
        let mut menus: Vec<String> = tags.filter(|tag| tag.starts_with("menu:")).collect();
        menus.sort();
        menus.dedup();
        menus
    }
}

async fn sections(store: &Store, language: Language, minutes: i64) -> Vec<String> {
    let live = store.live_sections(language, at(minutes)).await.unwrap();
    live.iter().map(|section| section.id.to_string()).collect()
}

#[test]
fn a_menu_is_told_of_the_first_article_of_a_section_and_of_the_last() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let mut told = Told::new(&store);
        let first = published(&store, "Трамвай 1", &olena(1)).await;
        assert_eq!(told.menus(database).await, ["menu:uk"]);
        assert_eq!(sections(&store, Ukrainian, 1).await, ["city"]);
        assert_eq!(sections(&store, English, 1).await, [""; 0]);

        // The only other one may go at the same moment.
        let second = published(&store, "Трамвай 2", &olena(2)).await;
        assert_eq!(told.menus(database).await, ["menu:uk"]);
        let third = published(&store, "Трамвай 3", &olena(2)).await;
        let refuse = Cascade::Refuse;
        let done = store.unpublish(third.variant, refuse, &olena(3)).await;
        let _ = done.unwrap();
        assert_eq!(told.menus(database).await, [""; 0], "two are still there");
        let done = store.unpublish(second.variant, refuse, &olena(3)).await;
        let _ = done.unwrap();
        assert_eq!(told.menus(database).await, ["menu:uk"]);

        let english = translated(&store, &first, "Tram 1", &olena(4)).await;
        assert_eq!(told.menus(database).await, [""; 0]);
        let _ = publish(&store, &english, &olena(4)).await;
        assert_eq!(told.menus(database).await, ["menu:en"]);

        let culture = "culture".parse().unwrap();
        let (seen, act) = (first_version(&first), olena(5));
        let moved = store.move_to_section(seen, culture, &act).await;
        moved.unwrap();
        assert_eq!(told.menus(database).await, ["menu:en", "menu:uk"]);
        assert_eq!(sections(&store, Ukrainian, 5).await, ["culture"]);

        store
            .archive(second_version(&first), &olena(6))
            .await
            .unwrap();
        assert_eq!(told.menus(database).await, ["menu:en", "menu:uk"]);
        assert_eq!(sections(&store, Ukrainian, 6).await, [""; 0]);
    });
}

#[test]
fn a_menu_is_told_of_what_comes_and_goes_by_schedule() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай", &olena(1)).await;
        let window = Window::new(at(10), Some(at(20))).unwrap();
        let done = publish_in(&store, &begun, window, &olena(2)).await;
        assert_eq!(done.warnings, []);
        let mut told = Told::new(&store);
        told.events(database).await;
        for (minutes, live) in [(10, &["city"][..]), (20, &[])] {
            assert_eq!(store.tick(at(minutes)).await.unwrap().articles, 1);
            assert_eq!(told.menus(database).await, ["menu:uk"], "at {minutes}");
            assert_eq!(sections(&store, Ukrainian, minutes).await, live);
        }
    });
}

#[test]
fn a_menu_is_told_of_two_that_come_at_once() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        for (title, minutes) in [("Трамвай", 10), ("Тролейбус", 11)] {
            let begun = begin(&store, title, &olena(1)).await;
            let window = Window::from(at(minutes));
            let done = publish_in(&store, &begun, window, &olena(2)).await;
            assert_eq!(done.warnings, []);
        }
        let mut told = Told::new(&store);
        told.events(database).await;
        // Nobody ticked meanwhile.
        assert_eq!(store.tick(at(20)).await.unwrap().articles, 2);
        assert_eq!(told.menus(database).await, ["menu:uk"]);
    });
}

/// An article whose body links another one, with its marks.
async fn linking(store: &Store, linked: ArticleId) -> CacheTags {
    let begun = begin(store, "Докладніше", &olena(2)).await;
    let mut linking = text("Докладніше");
    let body = format!("Про це [тут](article:{}).", linked.uuid());
    linking.body = body.parse().unwrap();
    let saved = store.save_draft(begun.variant, linking, &olena(2)).await;
    let done = publish(store, &saved.unwrap(), &olena(2)).await;
    let article = done.variant.article;
    let served = store.read_by_id(Ukrainian, article, at(3)).await.unwrap();
    let Served::Exact(article) = served else {
        panic!("it is public");
    };
    CacheTags::for_article(&article)
}

#[test]
fn a_page_that_links_a_merged_article_hears_of_the_one_it_leads_to() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let gone = published(&store, "Трамвай", &olena(1)).await;
        let between = published(&store, "Тролейбус", &olena(1)).await;
        let last = published(&store, "Метро", &olena(1)).await;
        let tags = linking(&store, gone.variant.article).await;
        let mut told = Told::new(&store);
        told.events(database).await;
        let mut hears = async || {
            let events = told.events(database).await;
            let mut all = events.iter().flat_map(|event| &event.cache_tags);
            all.any(|tag| tags.iter().any(|it| it == tag))
        };
        let rename = async |done: &Done, word: &str| {
            let (slug, act) = (word.parse().unwrap(), olena(4));
            store.change_slug(done.variant, slug, &act).await.unwrap()
        };
        let last = rename(&last, "metro-1").await;
        assert!(!hears().await, "nothing that it links");

        // Merged, and merged again: the link leads to the last.
        let (from, into) = (first_version(&gone), first_version(&between));
        let grown = store.merge(from, into, &olena(5)).await.unwrap();
        assert!(hears().await, "it was merged");
        let into = shared(last.variant.article, 1);
        store.merge(grown, into, &olena(6)).await.unwrap();
        assert!(hears().await, "it was merged again");
        let renamed = rename(&last, "metro-2").await;
        assert!(hears().await, "the last has another slug");
        let (seen, act) = (renamed.variant, olena(7));
        let _ = store.unpublish(seen, Cascade::Refuse, &act).await.unwrap();
        assert!(hears().await, "the last is public no more");
    });
}

/// Something that nobody has changed.
fn seen<T>(id: &str) -> (Id<T>, Version) {
    (id.parse().unwrap(), Version::new(1))
}

#[test]
fn the_list_of_what_was_merged_is_that_of_the_other() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let _ = published(&store, "Трамвай", &olena(1)).await;
        let act = olena(2);
        let (from, into) = (seen("city"), seen("culture"));
        store.merge_sections(from, into, &act).await.unwrap();
        let (from, into) = (seen("trams"), seen("podil"));
        store.merge_tags(from, into, &act).await.unwrap();
        let (from, into) = (seen("koval"), seen("moroz"));
        store.merge_persons(from, into, &act).await.unwrap();
        for list in [
            List::Section("city".parse().unwrap()),
            List::Tag("trams".parse().unwrap()),
            List::Author("koval".parse().unwrap()),
        ] {
            let query = ListQuery::first(Ukrainian, list.clone(), 10);
            let page = store.list(&query, at(3)).await.unwrap();
            let titles: Vec<&str> = page.cards.iter().map(|card| card.title.as_str()).collect();
            assert_eq!(titles, ["Трамвай"], "{list}");
            let live = store.live_languages(&list, at(3)).await.unwrap();
            assert!(
                live.contains(Ukrainian) && !live.contains(English),
                "{list}"
            );
        }
    });
}
