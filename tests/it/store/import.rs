//! A folder that is imported for the first time, and the same one again.

use dvomova::article::{
    Article, ArticleId, Edition, PartHashes, Publication, UkrainianFirst, Window,
};
use dvomova::exchange::{Folder, Site};
use dvomova::language::Language;
use dvomova::store::{
    Act, ImportProblemKind, Imported, List, ListQuery, NewArticle, RevisionNumber, Served,
    SharedFacts, Store, VariantVersion,
};
use serde_json::json;

use super::backends::{
    Backend, Database, on_every_backend, on_every_backend_with, on_every_database, on_two,
};
use super::newsroom::{at, facts, olena, open_newsroom, petro, shared, text};
use crate::udhr;

/// A site with what [`facts`] name.
pub(super) fn site() -> Site {
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

pub(super) fn published(title: &str, minutes: i64) -> Edition {
    Edition {
        variant: text(title),
        publication: Publication::published(Window::from(at(minutes))),
        made_from: None,
    }
}

/// An article in both languages, first published in the tenth minute.
pub(super) fn article(path: &str, ukrainian: &str, english: &str) -> Article {
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

pub(super) async fn import(store: &Store, articles: &[Article], act: &Act) -> Imported {
    store
        .import_articles(&site(), articles.to_vec(), act)
        .await
        .unwrap()
}

pub(super) async fn served(store: &Store, id: ArticleId, language: Language) -> Served {
    store.read_by_id(language, id, at(1000)).await.unwrap()
}

pub(super) async fn title(store: &Store, id: ArticleId, language: Language) -> String {
    match served(store, id, language).await {
        Served::Exact(article) => article.text.title.to_string(),
        other => format!("{other:?}"),
    }
}

#[track_caller]
pub(super) fn counts(imported: &Imported) -> (usize, usize, usize) {
    (imported.new, imported.changed, imported.unchanged)
}

pub(super) fn problems(imported: &Imported) -> Vec<(ImportProblemKind, Option<Language>)> {
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
pub(super) async fn rows(database: &Database) -> Vec<Vec<Vec<String>>> {
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
        let seen = shared(first.id, 1);
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
                    "article {tram_id}: the related article {lost_id} was left out: it is neither in the store nor among these"
                ),
                format!(
                    "article {tram_id}: the related article {nobody} was left out: it is neither in the store nor among these"
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
fn more_related_articles_than_one_may_have_are_told() {
    on_every_backend(async |store| {
        let mut articles: Vec<Article> = (0..52)
            .map(|number| article(&number.to_string(), "Одна назва", &format!("One {number}")))
            .collect();
        let ids: Vec<ArticleId> = articles.iter().map(|article| article.id).collect();
        articles[0].related = [&ids[..], &ids[50..51]].concat();
        for article in &mut articles {
            article.remove(Language::English).unwrap();
        }
        let imported = import(&store, &articles, &olena(30)).await;
        let left_out = imported.problems.iter();
        let left_out = left_out.filter(|it| it.kind == ImportProblemKind::LeftOut);
        let left_out: Vec<String> = left_out.map(ToString::to_string).collect();
        let (first, last) = (ids[0], ids[51]);
        let expected = format!(
            "article {first}: the related article {last} was left out: an article has 50 at most"
        );
        assert_eq!(left_out, [expected]);
        let related = store.article_overview(first, at(40)).await.unwrap().related;
        assert_eq!(related, ids[1..51]);
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
            Served::NotFound { changes_at: None }
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
            Served::NotFound { changes_at: None }
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
fn articles_of_different_transactions_are_related_to_each_other() {
    on_every_backend(async |store| {
        let mut articles: Vec<Article> = (0..2002)
            .map(|number| {
                article(
                    &format!("{number}"),
                    &format!("Стаття {number}"),
                    &format!("Article {number}"),
                )
            })
            .collect();
        let (first, last) = (articles[0].id, articles[2001].id);
        articles[0].related = vec![articles[1].id, last];
        articles[2001].related = vec![first];
        for article in &mut articles[2..2001] {
            article.remove(Language::English).unwrap();
        }
        let imported = import(&store, &articles, &olena(30)).await;
        assert_eq!(
            (counts(&imported), problems(&imported)),
            ((2002, 0, 0), vec![])
        );
        for (of, expected, version) in [
            (first, vec![articles[1].id, last], 2),
            (last, vec![first], 1),
        ] {
            let related = store.related(of, Language::English, at(50)).await.unwrap();
            let ids: Vec<ArticleId> = related.iter().map(|card| card.id).collect();
            assert_eq!(ids, expected);
            let overview = store.article_overview(of, at(50)).await.unwrap();
            assert_eq!(overview.version.version.number(), version);
        }
        let imported = import(&store, &articles, &olena(40)).await;
        assert_eq!(counts(&imported), (0, 0, 2002));
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

#[test]
fn an_import_that_was_stopped_half_way_is_ended_by_the_next_one() {
    let pairs = [Backend::SqliteFile, Backend::Postgres].map(|backend| (backend, backend));
    on_two(&pairs, async |database: &Database, other: &Database| {
        let mut articles = Vec::new();
        for number in 0..6 {
            let title = format!("Стаття {number}");
            let english = format!("Article {number}");
            articles.push(article(&number.to_string(), &title, &english));
        }
        articles[0].related = vec![articles[5].id];
        let at_once = database.open().await;
        drop(import(&at_once, &articles, &olena(30)).await);
        let in_parts = other.open().await;
        drop(import(&in_parts, &articles[..3], &olena(30)).await);
        let imported = import(&in_parts, &articles, &olena(30)).await;
        assert_eq!(counts(&imported), (3, 1, 2));
        assert_eq!(rows(other).await, rows(database).await);
    });
}

#[test]
fn two_imports_at_once_bring_everything_once() {
    on_every_database(async |database: &Database| {
        let articles: Vec<Article> = (0..40)
            .map(|number| article(&number.to_string(), "Одна назва", "One title"))
            .collect();
        let (first, second) = (database.open().await, database.open().await);
        let (act, other) = (olena(30), petro(30));
        let both = tokio::join!(
            import(&first, &articles, &act),
            import(&second, &articles, &other),
        );
        assert_eq!(both.0.new + both.1.new, 40);
        assert_eq!(both.0.unchanged + both.1.unchanged, 40);
        let slugs = "SELECT slug FROM @slug WHERE language = 'en'";
        let slugs = database.ask(slugs).await;
        assert_eq!(slugs.len(), 40);
        assert!(slugs.contains(&vec!["one-title-40".to_owned()]));
    });
}

#[test]
fn a_text_that_no_database_can_keep_is_told_and_leaves_the_others() {
    on_every_backend(async |store| {
        let mut faulty = article("faulty", "Трамвай", "The tram");
        let english = faulty.edition(Language::English).unwrap();
        let mut english = english.clone();
        english.variant.body = "One.\n\nTwo\0.".parse().unwrap();
        faulty.insert(Language::English, english.clone());
        let good = article("good", "Тролейбус", "The trolley");
        let imported = import(&store, &[faulty, good], &olena(1)).await;
        assert_eq!((imported.new, imported.problems.len()), (1, 1));
        let why = "line 3 of the body in `en` has the character U+0000: remove it";
        let problem = &imported.problems[0];
        assert_eq!(problem.article, Some(ArticleId::from_path("faulty")));
        assert_eq!(problem.message, why);

        let new = NewArticle {
            id: ArticleId::from_path("new"),
            original: Language::English,
            facts: facts(),
            text: english.variant,
        };
        let error = store.create(new, &petro(2)).await.unwrap_err();
        assert_eq!(error.to_string(), why);
    });
}
