//! What an import does with sections, tags, people, sources and articles that
//! the newsroom has merged since the last one.

use dvomova::article::{Article, ArticleId, Reactions};
use dvomova::exchange::Site;
use dvomova::language::Language;
use dvomova::store::{ImportProblemKind, Imported, Served, SharedFacts, Store, Version};
use serde_json::json;

use super::backends::on_every_backend;
use super::import::{article, counts, problems, served};
use super::newsroom::{at, olena, petro, shared};

/// Two of each kind: the second of each is merged into the first.
fn site() -> Site {
    let term = |id: &str, uk: [&str; 2], en: [&str; 2]| {
        let named = |[name, slug]: [&str; 2]| json!({"name": name, "slug": slug});
        json!({"id": id, "names": {"uk": named(uk), "en": named(en)}})
    };
    let of = |terms: [serde_json::Value; 2]| serde_json::Value::from(terms.to_vec());
    let sections = of([
        term("city", ["Місто", "misto"], ["City", "city"]),
        term("town", ["Містечко", "mistechko"], ["Town", "town"]),
    ]);
    let tags = of([
        term("trams", ["Трамваї", "tramvai"], ["Trams", "trams"]),
        term("rails", ["Рейки", "reiky"], ["Rails", "rails"]),
    ]);
    let people = of([
        term("koval", ["Ольга Коваль", "koval"], ["Olha Koval", "koval"]),
        term(
            "kovalenko",
            ["О. Коваль", "o-koval"],
            ["O. Koval", "o-koval"],
        ),
    ]);
    let sources = of([
        term("agency", ["Агенція", "ahentsiia"], ["The Agency", "agency"]),
        term("bureau", ["Бюро", "biuro"], ["The Bureau", "bureau"]),
    ]);
    Site {
        sections: serde_json::from_value(sections).unwrap(),
        tags: serde_json::from_value(tags).unwrap(),
        people: serde_json::from_value(people).unwrap(),
        sources: serde_json::from_value(sources).unwrap(),
    }
}

/// An article that names what is merged away, and the tag `trams` too.
fn naming(path: &str, ukrainian: &str, english: &str) -> Article {
    let mut article = article(path, ukrainian, english);
    article.section = "town".parse().unwrap();
    article.tags = vec!["rails".parse().unwrap(), "trams".parse().unwrap()];
    article.authors = vec!["kovalenko".parse().unwrap()];
    article.source = Some("bureau".parse().unwrap());
    article
}

/// What its facts come to.
fn surviving() -> SharedFacts {
    let mut facts = SharedFacts::new("city".parse().unwrap());
    facts.tags = vec!["trams".parse().unwrap()];
    facts.authors = vec!["koval".parse().unwrap()];
    facts.source = Some("agency".parse().unwrap());
    facts
}

async fn import(store: &Store, site: &Site, articles: &[Article], minutes: i64) -> Imported {
    let act = olena(minutes);
    let imported = store.import_articles(site, articles.to_vec(), &act).await;
    imported.unwrap()
}

async fn merge(store: &Store) {
    let (first, act) = (Version::new(1), petro(40));
    let from = ("town".parse().unwrap(), first);
    let into = ("city".parse().unwrap(), first);
    let merged = store.merge_sections(from, into, &act).await.unwrap();
    assert_eq!(merged, Version::new(2));
    let from = ("rails".parse().unwrap(), first);
    let into = ("trams".parse().unwrap(), first);
    store.merge_tags(from, into, &act).await.unwrap();
    let from = ("kovalenko".parse().unwrap(), first);
    let into = ("koval".parse().unwrap(), first);
    store.merge_persons(from, into, &act).await.unwrap();
    let from = ("bureau".parse().unwrap(), first);
    let into = ("agency".parse().unwrap(), first);
    store.merge_sources(from, into, &act).await.unwrap();
}

async fn facts(store: &Store, id: ArticleId) -> SharedFacts {
    match served(store, id, Language::Ukrainian).await {
        Served::Exact(article) => article.facts,
        other => panic!("{other:?}"),
    }
}

/// What the site has, by their ids.
async fn there(store: &Store) -> Vec<String> {
    let sections = store.sections().await.unwrap().into_iter();
    let tags = store.tags().await.unwrap().into_iter();
    let persons = store.persons().await.unwrap().into_iter();
    let sources = store.sources().await.unwrap().into_iter();
    let ids = sections.map(|it| it.id.to_string());
    let ids = ids.chain(tags.map(|it| it.id.to_string()));
    let ids = ids.chain(persons.map(|it| it.id.to_string()));
    ids.chain(sources.map(|it| it.id.to_string())).collect()
}

const THERE: [&str; 4] = ["city", "trams", "koval", "agency"];

/// What happened to an article, in all.
async fn count_events(store: &Store, id: ArticleId) -> usize {
    store.history(id, None, 100).await.unwrap().events.len()
}

#[test]
fn a_folder_as_it_was_is_imported_without_a_word() {
    on_every_backend(async |store| {
        let tram = naming("tram", "Трамвай на Подолі", "A tram to Podil");
        let articles = [tram.clone()];
        assert_eq!(import(&store, &site(), &articles, 30).await.problems, []);
        merge(&store).await;
        assert_eq!(facts(&store, tram.id).await, surviving());
        let told = count_events(&store, tram.id).await;
        let imported = import(&store, &site(), &articles, 50).await;
        assert_eq!((counts(&imported), imported.problems), ((0, 0, 1), vec![]));
        assert_eq!(count_events(&store, tram.id).await, told);
        assert_eq!(there(&store).await, THERE);
        assert_eq!(facts(&store, tram.id).await, surviving());
    });
}

#[test]
fn changed_and_new_files_name_what_the_others_became_part_of() {
    on_every_backend(async |store| {
        let mut tram = naming("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &site(), &[tram.clone()], 30).await);
        merge(&store).await;
        // Nobody has edited the article: what its file says now holds.
        tram.reactions = Reactions::Off;
        let edition = tram.edition_mut(Language::English).unwrap();
        edition.variant.title = "The tram to Podil".parse().unwrap();
        let night = naming("night", "Нічний трамвай", "The night tram");
        let articles = [tram.clone(), night.clone()];
        let imported = import(&store, &site(), &articles, 50).await;
        assert_eq!((counts(&imported), imported.problems), ((1, 1, 0), vec![]));
        let changed = SharedFacts {
            reactions: Reactions::Off,
            ..surviving()
        };
        assert_eq!(facts(&store, tram.id).await, changed);
        assert_eq!(facts(&store, night.id).await, surviving());
        assert_eq!(there(&store).await, THERE);

        let told = count_events(&store, tram.id).await;
        let imported = import(&store, &site(), &articles, 60).await;
        assert_eq!((counts(&imported), imported.problems), ((0, 0, 2), vec![]));
        assert_eq!(count_events(&store, tram.id).await, told);
    });
}

#[test]
fn a_merger_hides_no_edit_that_was_made_in_the_store() {
    on_every_backend(async |store| {
        let mut tram = naming("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &site(), &[tram.clone()], 30).await);
        let seen = shared(tram.id, 1);
        let mut edited = facts(&store, tram.id).await;
        edited.tags.clear();
        store.change_facts(seen, edited, &petro(35)).await.unwrap();
        merge(&store).await;
        tram.reactions = Reactions::Off;
        let imported = import(&store, &site(), &[tram.clone()], 50).await;
        assert_eq!(problems(&imported), [(ImportProblemKind::Conflict, None)]);
        let expected = SharedFacts {
            tags: Vec::new(),
            ..surviving()
        };
        assert_eq!(facts(&store, tram.id).await, expected);
    });
}

#[test]
fn names_of_what_was_merged_away_are_told_and_bring_nothing_back() {
    on_every_backend(async |store| {
        let tram = naming("tram", "Трамвай на Подолі", "A tram to Podil");
        let articles = [tram.clone()];
        drop(import(&store, &site(), &articles, 30).await);
        merge(&store).await;
        let mut site = site();
        let renamed = |named: &mut dvomova::article::Named| {
            named.name = "Other".parse().unwrap();
            named.slug = "other".parse().unwrap();
        };
        renamed(&mut site.sections[1].names.english);
        renamed(site.tags[1].names.english.as_mut().unwrap());
        renamed(site.people[1].names.english.as_mut().unwrap());
        renamed(site.sources[1].names.english.as_mut().unwrap());
        // What it became part of is still named by its file.
        site.tags[0].names.english.as_mut().unwrap().name = "Streetcars".parse().unwrap();
        for minutes in [50, 60] {
            let imported = import(&store, &site, &articles, minutes).await;
            let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
            let expected = [
                ("section", "town", "city"),
                ("tag", "rails", "trams"),
                ("person", "kovalenko", "koval"),
                ("source", "bureau", "agency"),
            ]
            .map(|(kind, id, into)| {
                format!(
                    "the {kind} `{id}` was merged into `{into}`: its names were not imported; remove it"
                )
            });
            assert_eq!(told, expected);
            assert_eq!(there(&store).await, THERE);
            let tags = store.tags().await.unwrap();
            let english = tags[0].names.english.as_ref().unwrap();
            assert_eq!(english.name.as_str(), "Streetcars");
            assert_eq!(facts(&store, tram.id).await, surviving());
        }
    });
}

#[test]
fn what_was_related_to_a_merged_article_is_related_to_the_other_one() {
    on_every_backend(async |store| {
        let from = naming("from", "Трамвай на Подолі", "A tram to Podil");
        let mut into = naming("into", "Трамвай прибув", "The tram has come");
        let mut night = naming("night", "Нічний трамвай", "The night tram");
        into.related = vec![from.id];
        night.related = vec![from.id];
        let articles = [from.clone(), into.clone(), night.clone()];
        assert_eq!(import(&store, &site(), &articles, 30).await.problems, []);
        let first = |article: &Article| shared(article.id, 1);
        let merged = store.merge(first(&from), first(&into), &petro(40)).await;
        assert_eq!(merged.unwrap().version, Version::new(2));
        let imported = import(&store, &site(), &articles, 50).await;
        assert_eq!((counts(&imported), imported.problems), ((0, 0, 3), vec![]));

        // Nobody has edited these: what their files say now holds.
        into.reactions = Reactions::Off;
        night.reactions = Reactions::Off;
        let mut new = naming("new", "Новий трамвай", "A new tram");
        new.related = vec![from.id, into.id];
        let articles = [from.clone(), into.clone(), night.clone(), new.clone()];
        let imported = import(&store, &site(), &articles, 60).await;
        assert_eq!((counts(&imported), imported.problems), ((1, 2, 1), vec![]));
        for (article, expected) in [
            (&into, vec![]),
            (&night, vec![into.id]),
            (&new, vec![into.id]),
        ] {
            let cards = store
                .related(article.id, Language::Ukrainian, at(1000))
                .await;
            let ids: Vec<ArticleId> = cards.unwrap().iter().map(|card| card.id).collect();
            assert_eq!(ids, expected);
            let overview = store.article_overview(article.id, at(1000)).await.unwrap();
            let off = article.reactions == Reactions::Off;
            assert_eq!(overview.facts.reactions == Reactions::Off, off);
        }
        let overview = store.article_overview(from.id, at(1000)).await.unwrap();
        assert_eq!(overview.merged_into, Some(into.id));
    });
}
