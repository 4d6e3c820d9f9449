use std::fs;

use dvomova::article::{
    Article, ArticleId, Edition, PartHashes, Publication, UkrainianFirst, Window,
};
use dvomova::exchange::{Folder, Site};
use dvomova::language::Language;
use dvomova::store::{
    Act, ImportProblemKind, Imported, List, ListQuery, NewArticle, RevisionNumber, Served,
    SharedFacts, Store, VariantVersion, Version,
};
use serde_json::json;

use super::backends::{
    Backend, Database, on_every_backend, on_every_backend_with, on_every_database, on_two,
};
use super::newsroom::{at, facts, olena, open_newsroom, petro, text};
use crate::udhr;

/// A site with what [`facts`] name.
fn site() -> Site {
    let named = |name: &str, slug: &str| json!({"name": name, "slug": slug});
    let city = json!({"id": "city", "names": {
        "uk": named("Місто", "misto"), "en": named("City", "city")}});
    let trams = json!({"id": "trams", "names": {
        "uk": named("Трамваї", "tramvai"), "en": named("Trams", "trams")}});
    let koval = json!({"id": "koval", "names": {
        "uk": named("Ольга Коваль", "olha-koval"), "en": named("Olha Koval", "olha-koval")}});
    Site {
        sections: vec![serde_json::from_value(city).unwrap()],
        tags: vec![serde_json::from_value(trams).unwrap()],
        people: vec![serde_json::from_value(koval).unwrap()],
        sources: Vec::new(),
    }
}

fn published(title: &str, minutes: i64) -> Edition {
    Edition {
        variant: text(title),
        publication: Publication::published(Window::from(at(minutes))),
        made_from: None,
    }
}

/// An article in both languages, first published in the tenth minute.
fn article(path: &str, ukrainian: &str, english: &str) -> Article {
    let section = "city".parse().unwrap();
    let id = ArticleId::from_path(path);
    let original = published(ukrainian, 10);
    let mut english = published(english, 20);
    english.made_from = Some(PartHashes::of(&original.variant));
    let mut article = Article::new(id, section, Language::Ukrainian, original);
    article.insert(Language::English, english);
    article.tags = facts().tags;
    article.authors = facts().authors;
    article
}

async fn import(store: &Store, articles: &[Article], act: &Act) -> Imported {
    store
        .import_articles(&site(), articles.to_vec(), act)
        .await
        .unwrap()
}

async fn served(store: &Store, id: ArticleId, language: Language) -> Served {
    store.read_by_id(language, id, at(1000)).await.unwrap()
}

async fn title(store: &Store, id: ArticleId, language: Language) -> String {
    match served(store, id, language).await {
        Served::Exact(article) => article.text.title.to_string(),
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn counts(imported: &Imported) -> (usize, usize, usize) {
    (imported.new, imported.changed, imported.unchanged)
}

fn problems(imported: &Imported) -> Vec<(ImportProblemKind, Option<Language>)> {
    let problems = imported.problems.iter();
    problems.map(|it| (it.kind, it.language)).collect()
}

#[test]
fn a_folder_is_served_from_the_store_as_it_stands_in_the_files() {
    on_every_backend(async |store| {
        let root = udhr::folder();
        let folder = Folder::load_strict(root.path()).unwrap();
        let imported = store.import(&folder, &olena(0)).await.unwrap();
        assert_eq!(counts(&imported), (31, 0, 0));
        assert_eq!(imported.problems, []);
        for article in &folder.articles {
            for language in Language::ALL {
                let now = "2026-01-01T00:00:00Z".parse().unwrap();
                let served = store.read_by_id(language, article.id, now).await.unwrap();
                let Served::Exact(served) = served else {
                    panic!("{served:?}");
                };
                let edition = article.edition(language).unwrap();
                assert_eq!(served.text, edition.variant);
                assert_eq!(served.publication, edition.publication);
                assert_eq!(served.original, article.original());
                assert_eq!(served.facts, SharedFacts::from(article));
            }
        }
    });
}

/// All that the store keeps, but for the names of who has written it and when.
async fn rows(database: &Database) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    for sql in [
        "SELECT id, original, kind, section, tags, authors, source, picture, reactions,
            archived_at, merged_into FROM @article ORDER BY id",
        "SELECT article, position, other FROM @related ORDER BY article, position",
        "SELECT article, language, slug, work, head, made_from, live, live_since, live_made_from,
            live_from, live_until, first_published_at, updated_at, update_kind, update_note,
            next_revision, next_at, withdrawn_at, notice, purged_at, told, due_at
            FROM @variant ORDER BY article, language",
        "SELECT language, slug, article FROM @slug ORDER BY language, slug",
        "SELECT list, language, first_published_at, article, live_from, live_until
            FROM @listed ORDER BY list, language, article",
        "SELECT language, state, since, article, until FROM @queue ORDER BY language, article",
        "SELECT article, language, number, origin, title, lead, alternative_text, caption, credit,
            seo_title, seo_description, key_points, parts, made_from, body
            FROM @revision ORDER BY article, language, number",
    ] {
        tables.push(database.ask(sql).await);
    }
    tables
}

#[test]
fn an_import_leaves_the_rows_that_commands_leave() {
    let pairs = [Backend::SqliteFile, Backend::Postgres].map(|backend| (backend, backend));
    on_two(&pairs, async |database: &Database, other: &Database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let mut first = article("tram", "Трамвай на Подолі", "A tram to Podil");
        let second = article("night", "Нічний трамвай", "The night tram");
        first.related = vec![second.id];
        let mut written = [first, second];
        // One is only announced, the other one still to be translated.
        let later = Publication::published(Window::from(at(500)));
        written[0]
            .edition_mut(Language::English)
            .unwrap()
            .publication = later;
        written[1].remove(Language::English).unwrap();

        for article in &written {
            let original = article.edition(Language::Ukrainian).unwrap();
            let new = NewArticle {
                id: article.id,
                original: Language::Ukrainian,
                facts: SharedFacts::from(article),
                text: original.variant.clone(),
            };
            let done = store.create(new, &olena(1)).await.unwrap();
            let window = original.publication.window().unwrap();
            let done = store
                .publish(done.variant, done.revision, window, &olena(10))
                .await
                .unwrap();
            let Some(english) = article.edition(Language::English) else {
                continue;
            };
            let absent = VariantVersion::absent(article.id, Language::English);
            let source = done.revision;
            let done = store
                .translate(absent, source, english.variant.clone(), &petro(11))
                .await
                .unwrap();
            let window = english.publication.window().unwrap();
            let done = store
                .publish(done.variant, done.revision, window, &petro(20))
                .await
                .unwrap();
            assert_eq!(done.revision, RevisionNumber::new(1));
        }
        let [first, second] = &written;
        let seen = dvomova::store::ArticleVersion {
            article: first.id,
            version: Version::new(1),
        };
        store
            .set_related(seen, vec![second.id], &olena(30))
            .await
            .unwrap();
        let by_commands = rows(database).await;

        let store = other.open().await;
        let imported = import(&store, &written, &olena(30)).await;
        assert_eq!(counts(&imported), (2, 0, 0));
        assert_eq!(rows(other).await, by_commands);
    });
}

#[test]
fn an_import_of_the_same_again_writes_nothing_at_all() {
    on_every_database(async |database: &Database| {
        let root = udhr::folder();
        let folder = Folder::load_strict(root.path()).unwrap();
        let store = database.open().await;
        drop(store.import(&folder, &olena(0)).await.unwrap());
        let events = "SELECT COUNT(*) FROM @event";
        let versions = "SELECT SUM(version) FROM @variant";
        let names = "SELECT names_version FROM @site";
        let mut before = Vec::new();
        for sql in [events, versions, names] {
            before.push(database.ask(sql).await);
        }
        let imported = store.import(&folder, &petro(99)).await.unwrap();
        assert_eq!(counts(&imported), (0, 0, 31));
        assert_eq!((&*imported.problems, &*imported.absent), (&[][..], &[][..]));
        let mut after = Vec::new();
        for sql in [events, versions, names] {
            after.push(database.ask(sql).await);
        }
        assert_eq!(after, before);
    });
}

#[test]
fn a_changed_file_becomes_a_new_revision_that_readers_see() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        let other = article("night", "Нічний трамвай", "The night tram");
        drop(import(&store, &[tram.clone(), other.clone()], &olena(30)).await);
        let edition = tram.edition_mut(Language::Ukrainian).unwrap();
        edition.variant.title = "Трамвай на Подолі поїхав".parse().unwrap();
        edition.publication.update = Some(dvomova::article::Update {
            kind: dvomova::article::UpdateKind::Correction,
            updated_at: at(40),
            note: Some("Додано маршрут.".parse().unwrap()),
        });
        let imported = import(&store, &[tram.clone(), other.clone()], &olena(40)).await;
        assert_eq!(counts(&imported), (0, 1, 1));
        let Served::Exact(read) = served(&store, tram.id, Language::Ukrainian).await else {
            panic!("not served");
        };
        assert_eq!(read.text.title.as_str(), "Трамвай на Подолі поїхав");
        assert_eq!(read.revision, RevisionNumber::new(2));
        assert_eq!(read.publication.first_published_at(), Some(at(10)));
        let update = read.publication.update.unwrap();
        assert_eq!(update.note.unwrap().as_str(), "Додано маршрут.");
        assert_eq!(
            title(&store, tram.id, Language::English).await,
            "A tram to Podil"
        );
    });
}

#[test]
fn a_file_that_becomes_a_draft_takes_its_text_from_readers() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        let edition = tram.edition_mut(Language::English).unwrap();
        edition.publication = Publication::default();
        let imported = import(&store, &[tram.clone()], &olena(40)).await;
        assert_eq!(counts(&imported), (0, 1, 0));
        let read = served(&store, tram.id, Language::English).await;
        assert!(matches!(read, Served::OtherLanguage { .. }), "{read:?}");
        assert_eq!(imported.problems, []);
    });
}

#[test]
fn what_somebody_edited_in_the_store_stays_and_is_told_until_both_agree() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        let seen = VariantVersion {
            article: tram.id,
            language: Language::Ukrainian,
            version: Version::new(1),
        };
        let mut by_hand = text("Трамвай на Подолі");
        by_hand.title = "Правка в редакції".parse().unwrap();
        let done = store.save_draft(seen, by_hand, &petro(35)).await.unwrap();

        // The file is as it was: the edit concerns nobody.
        let imported = import(&store, &[tram.clone()], &olena(36)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 0, 1), vec![])
        );

        let title_of_file = "Трамвай на Подолі поїхав";
        let edition = tram.edition_mut(Language::Ukrainian).unwrap();
        edition.variant.title = title_of_file.parse().unwrap();
        let conflict = (ImportProblemKind::Conflict, Some(Language::Ukrainian));
        for minute in [40, 50] {
            let imported = import(&store, &[tram.clone()], &olena(minute)).await;
            assert_eq!(counts(&imported), (0, 0, 1));
            assert_eq!(problems(&imported), [conflict]);
            assert_eq!(imported.conflicts().count(), 1);
            assert_eq!(
                title(&store, tram.id, Language::Ukrainian).await,
                "Трамвай на Подолі"
            );
        }

        // Somebody writes into the store what the file says.
        let agreed = tram.edition(Language::Ukrainian).unwrap();
        let text = agreed.variant.clone();
        let done = store
            .save_draft(done.variant, text, &petro(60))
            .await
            .unwrap();
        let window = agreed.publication.window().unwrap();
        let done = store
            .publish(done.variant, done.revision, window, &petro(60))
            .await;
        drop(done.unwrap());
        let imported = import(&store, &[tram.clone()], &olena(70)).await;
        assert_eq!(problems(&imported), []);
        assert_eq!(
            title(&store, tram.id, Language::Ukrainian).await,
            title_of_file
        );
        assert_eq!(
            counts(&import(&store, &[tram], &olena(80)).await),
            (0, 0, 1)
        );
    });
}

#[test]
fn what_a_schedule_has_brought_about_is_no_edit() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(5)).await);
        assert_eq!(store.tick(at(15)).await.unwrap().articles, 1);
        let edition = tram.edition_mut(Language::Ukrainian).unwrap();
        edition.variant.title = "Трамвай на Подолі поїхав".parse().unwrap();
        let imported = import(&store, &[tram], &olena(25)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 1, 0), vec![])
        );
    });
}

#[test]
fn an_erased_text_is_not_imported_again() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        let seen = VariantVersion {
            article: tram.id,
            language: Language::English,
            version: Version::new(1),
        };
        let purged = store
            .purge(
                seen,
                "Рішення суду".parse().unwrap(),
                dvomova::store::PurgedAddresses::Gone,
                dvomova::store::Cascade::Refuse,
                &olena(40),
            )
            .await;
        drop(purged.unwrap());
        let edition = tram.edition_mut(Language::English).unwrap();
        edition.variant.title = "A tram to Podil again".parse().unwrap();
        let imported = import(&store, &[tram.clone()], &olena(50)).await;
        assert_eq!(
            imported.problems[0].to_string(),
            format!(
                "article {} in `en`: the text was erased in the store: it was not imported; remove the file",
                tram.id
            )
        );
        let read = served(&store, tram.id, Language::English).await;
        assert!(matches!(read, Served::Gone { .. }), "{read:?}");
    });
}

#[test]
fn facts_change_with_their_file_unless_somebody_changed_them_in_the_store() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        tram.authors.clear();
        let imported = import(&store, &[tram.clone()], &olena(40)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 1, 0), vec![])
        );
        let facts_of = async |id| match served(&store, id, Language::English).await {
            Served::Exact(article) => article.facts,
            other => panic!("{other:?}"),
        };
        let mut facts = facts_of(tram.id).await;
        assert_eq!(facts.authors, []);

        facts.reactions = dvomova::article::Reactions::Off;
        let seen = dvomova::store::ArticleVersion {
            article: tram.id,
            version: Version::new(2),
        };
        store
            .change_facts(seen, facts.clone(), &petro(45))
            .await
            .unwrap();
        tram.tags.clear();
        let imported = import(&store, &[tram.clone()], &olena(50)).await;
        assert_eq!(problems(&imported), [(ImportProblemKind::Conflict, None)]);
        assert_eq!(facts_of(tram.id).await, facts);
    });
}

#[test]
fn one_bad_article_never_discards_the_others() {
    on_every_backend(async |store| {
        let mut lost = article("lost", "Без розділу", "Without a section");
        lost.section = "nowhere".parse().unwrap();
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        tram.tags.push("unknown".parse().unwrap());
        tram.related = vec![lost.id, ArticleId::from_path("nobody")];
        let imported = import(
            &store,
            &[lost.clone(), tram.clone(), tram.clone()],
            &olena(30),
        )
        .await;
        assert_eq!(counts(&imported), (1, 0, 0));
        let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        let nobody = ArticleId::from_path("nobody");
        let (lost_id, tram_id) = (lost.id, tram.id);
        assert_eq!(
            problems,
            [
                format!(
                    "article {tram_id}: another article of this import has the same id: give it its own"
                ),
                format!(
                    "article {lost_id}: there is no section `nowhere`: add `[sections.nowhere]` to `site.toml`, or create it in the store"
                ),
                format!(
                    "article {tram_id}: the tag `unknown` was left out: add `[tags.unknown]` to `site.toml`, or create it in the store"
                ),
                format!(
                    "article {tram_id}: the related article {nobody} was left out: it is neither in the store nor among these"
                ),
                format!(
                    "article {tram_id}: the related article {lost_id} was left out: it is neither in the store nor among these"
                ),
            ]
        );
        // What was missing comes, and finds its place.
        lost.section = "city".parse().unwrap();
        tram.tags.pop();
        let imported = import(&store, &[lost.clone(), tram.clone()], &olena(40)).await;
        assert_eq!(imported.new, 1);
        let related = store
            .related(tram.id, Language::English, at(50))
            .await
            .unwrap();
        assert_eq!(related.len(), 1);
        assert_eq!(related[0].id, lost.id);
    });
}

#[test]
fn a_slug_that_another_article_has_is_numbered_and_told() {
    on_every_backend(async |store| {
        let tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        let again = article("again", "Трамвай на Подолі", "Another tram");
        let imported = import(&store, &[tram, again.clone()], &olena(30)).await;
        assert_eq!(
            imported.problems[0].to_string(),
            format!(
                "article {} in `uk`: another article has the slug `tramvai-na-podoli`: this one has `tramvai-na-podoli-2`",
                again.id
            )
        );
        assert_eq!(imported.problems.len(), 1);
    });
}

#[test]
fn a_changed_slug_leaves_the_old_address_leading_to_the_text() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        let edition = tram.edition_mut(Language::English).unwrap();
        edition.variant.slug = "podil-tram".parse().unwrap();
        let imported = import(&store, &[tram.clone()], &olena(40)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 1, 0), vec![])
        );
        let path = dvomova::address::ArticlePath {
            section: "city".parse().unwrap(),
            id: None,
            slug: "a-tram-to-podil".parse().unwrap(),
        };
        let read = store.read(Language::English, &path, at(50)).await.unwrap();
        let Served::Moved { to, .. } = read else {
            panic!("{read:?}");
        };
        assert_eq!(to, "/en/city/podil-tram");
    });
}

#[test]
fn english_without_ukrainian_is_imported_but_not_public_where_the_site_requires_it() {
    let require = |options: dvomova::store::StoreOptions| {
        options.with_ukrainian_first(UkrainianFirst::Require)
    };
    on_every_backend_with(require, async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        let public = tram
            .edition(Language::Ukrainian)
            .unwrap()
            .publication
            .clone();
        tram.edition_mut(Language::Ukrainian).unwrap().publication = Publication::default();
        let night = article("night", "Нічний трамвай", "The night tram");
        let held = (ImportProblemKind::HeldBack, Some(Language::English));
        let imported = import(&store, &[tram.clone(), night.clone()], &olena(30)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((2, 0, 0), vec![held])
        );
        assert_eq!(
            served(&store, tram.id, Language::English).await,
            Served::NotFound
        );
        // It is told again, and nothing is written.
        let imported = import(&store, &[tram.clone(), night.clone()], &olena(40)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 0, 2), vec![held])
        );
        // Once Ukrainian is public, so is English.
        tram.edition_mut(Language::Ukrainian).unwrap().publication = public;
        let imported = import(&store, &[tram.clone(), night], &olena(50)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((0, 1, 1), vec![])
        );
        assert_eq!(
            title(&store, tram.id, Language::English).await,
            "A tram to Podil"
        );
        // And when it is taken back, English goes with it.
        tram.edition_mut(Language::Ukrainian).unwrap().publication = Publication::default();
        let imported = import(&store, &[tram.clone()], &olena(60)).await;
        assert_eq!(problems(&imported), [held]);
        assert_eq!(
            served(&store, tram.id, Language::English).await,
            Served::NotFound
        );
    });
}

#[test]
fn names_change_with_their_file_unless_somebody_changed_them_in_the_store() {
    on_every_database(async |database: &Database| {
        let store = database.open().await;
        let mut site = site();
        drop(
            store
                .import_articles(&site, Vec::new(), &olena(1))
                .await
                .unwrap(),
        );
        site.tags[0].names.english.as_mut().unwrap().name = "Streetcars".parse().unwrap();
        let imported = store
            .import_articles(&site, Vec::new(), &olena(2))
            .await
            .unwrap();
        assert_eq!(imported.problems, []);
        let tags = store.tags().await.unwrap();
        let english = tags[0].names.english.as_ref().unwrap();
        assert_eq!(
            (english.name.as_str(), english.slug.as_str()),
            ("Streetcars", "trams")
        );
    });
}

#[test]
fn two_names_of_one_slug_are_told() {
    on_every_backend(async |store| {
        let mut site = site();
        let twin = json!({"id": "trolleys", "names": {
            "en": {"name": "Trolleys", "slug": "trams"},
            "uk": {"name": "Тролейбуси", "slug": "troleibusy"}}});
        site.tags.push(serde_json::from_value(twin).unwrap());
        let imported = store
            .import_articles(&site, Vec::new(), &olena(1))
            .await
            .unwrap();
        assert_eq!(
            imported.problems[0].to_string(),
            "in `en` the slug `trams` leads to the tag `trams`: give the tag `trolleys` another `slug`; this name was left out"
        );
        let tags = store.tags().await.unwrap();
        assert!(tags[1].names.english.is_none());
        assert!(tags[1].names.ukrainian.is_some());
    });
}

#[test]
fn what_is_no_longer_in_the_folder_stays_and_is_told() {
    on_every_backend(async |store| {
        let root = udhr::folder();
        let folder = Folder::load_strict(root.path()).unwrap();
        drop(store.import(&folder, &olena(0)).await.unwrap());
        fs::remove_file(root.path().join("rights/article-07.uk.md")).unwrap();
        let folder = Folder::load_strict(root.path()).unwrap();
        let imported = store.import(&folder, &olena(1)).await.unwrap();
        let id = ArticleId::from_path("rights/article-07");
        let gone = VariantVersion {
            article: id,
            language: Language::Ukrainian,
            version: Version::new(1),
        };
        assert_eq!(imported.absent, [gone]);
        assert_eq!(counts(&imported), (0, 0, 31));
    });
}

#[test]
fn articles_of_different_transactions_are_related_to_each_other() {
    on_every_backend(async |store| {
        let mut articles: Vec<Article> = (0..1002)
            .map(|number| {
                article(
                    &format!("{number}"),
                    &format!("Стаття {number}"),
                    &format!("Article {number}"),
                )
            })
            .collect();
        let (first, last) = (articles[0].id, articles[1001].id);
        articles[0].related = vec![articles[1].id, last];
        articles[1001].related = vec![first];
        for article in &mut articles[2..1001] {
            article.remove(Language::English).unwrap();
        }
        let imported = import(&store, &articles, &olena(30)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((1002, 0, 0), vec![])
        );
        for (of, expected) in [(first, vec![articles[1].id, last]), (last, vec![first])] {
            let related = store.related(of, Language::English, at(50)).await.unwrap();
            let ids: Vec<ArticleId> = related.iter().map(|card| card.id).collect();
            assert_eq!(ids, expected);
        }
        let imported = import(&store, &articles, &olena(40)).await;
        assert_eq!(counts(&imported), (0, 0, 1002));
        let query = ListQuery {
            language: Language::English,
            list: List::All,
            position: dvomova::address::ListPosition::FIRST,
            length: 20,
        };
        let page = store.list(&query, at(50)).await.unwrap();
        assert_eq!(page.cards.len(), 3);
    });
}
