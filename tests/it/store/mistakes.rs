//! What another system got wrong when it was tried for real, and must not
//! happen here: a live article handed in for translation became public
//! untranslated, a name that people had translated was overwritten, and more.

use dvomova::article::{ArticleVariant, Body, Text};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{Cascade, Change, List, ListQuery, Served, Store, VariantVersion};
use serde_json::json;

use super::articles::{live, live_in_both, publish, served, shared, translation};
use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{at, facts, olena, open_newsroom, text};

#[test]
fn translating_a_live_article_publishes_nothing() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let original = live(&store, "Tram", 1).await;
        let article = original.variant.article;
        // Even the untranslated text, which somebody hands in to begin with.
        let absent = VariantVersion::absent(article, Ukrainian);
        let handed_in = store
            .translate(absent, original.revision, text("Tram"), &olena(11))
            .await;
        assert_eq!(handed_in.unwrap().variant.language, Ukrainian);
        let reads = served(&store, Ukrainian, "misto/tram", 60).await;
        assert_eq!(reads, "other Tram");
        let languages = store.live_languages(&List::All, at(60)).await.unwrap();
        assert_eq!(languages, LanguageSet::from(English));
        let served = store.read_by_id(English, article, at(60)).await.unwrap();
        let Served::Exact(page) = served else {
            panic!("the original is public");
        };
        assert_eq!(page.links.languages(), LanguageSet::from(English));
    });
}

async fn names(database: &Database) -> Vec<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for table in ["term", "term_name", "term_slug", "site"] {
        let sql = format!("SELECT * FROM @{table} ORDER BY 1, 2, 3");
        rows.push(database.ask(&sql).await);
    }
    rows
}

#[test]
fn no_command_on_an_article_touches_a_name() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let before = names(database).await;
        assert_eq!(before[1].len(), 13);

        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let other = live(&store, "Метро", 2).await.variant.article;
        let article = done.english.variant.article;
        let act = olena(20);
        let slug = "a-tram".parse().unwrap();
        let english = store
            .change_slug(done.english.variant, slug, &act)
            .await
            .unwrap();
        let source = done.ukrainian.revision;
        let mut again = text("Tram");
        again.slug = english.slug;
        let english = store
            .translate(english.variant, source, again, &act)
            .await
            .unwrap();
        let english = store
            .acknowledge(english.variant, source, &act)
            .await
            .unwrap();
        let down = store
            .unpublish(english.variant, Cascade::Refuse, &act)
            .await;
        assert_eq!(down.unwrap().slug.as_str(), "a-tram");
        let culture = "culture".parse().unwrap();
        let seen = store
            .move_to_section(shared(article, 1), culture, &act)
            .await
            .unwrap();
        let seen = store.change_facts(seen, facts(), &act).await.unwrap();
        let seen = store.set_related(seen, vec![other], &act).await.unwrap();
        let seen = store.archive(seen, &act).await.unwrap();
        let seen = store.restore(seen, &act).await.unwrap();
        let merged = store.merge(seen, shared(other, 1), &act).await.unwrap();
        assert_eq!(merged.article, other);
        assert_eq!(names(database).await, before);
    });
}

#[test]
fn naming_in_one_language_leaves_the_name_in_the_other() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let ukrainian = "SELECT * FROM @term_name WHERE language = 'uk' ORDER BY kind, id";
        let before = database.ask(ukrainian).await;
        let seen = store
            .section(&"city".parse().unwrap())
            .await
            .unwrap()
            .unwrap();
        let town = serde_json::from_value(json!({"name": "Town", "slug": "town"})).unwrap();
        let id = seen.value.id;
        let named = store
            .name_section(id, seen.version, English, town, &olena(1))
            .await;
        assert_eq!(named.unwrap().number(), 2);
        assert_eq!(database.ask(ukrainian).await, before);
    });
}

#[test]
fn without_ukrainian_text_no_ukrainian_address_answers_with_english() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let original = live(&store, "Tram", 1).await;
        for path in ["misto/tram", "city/tram"] {
            assert_eq!(served(&store, Ukrainian, path, 11).await, "other Tram");
        }
        // With a draft, and after Ukrainian was public and is no more.
        let here = "misto/tramvai";
        let draft = translation(&store, &original, "Трамвай").await;
        assert_eq!(served(&store, Ukrainian, here, 11).await, "other Tram");
        let public = publish(&store, &draft).await;
        assert_eq!(served(&store, Ukrainian, here, 11).await, "exact Трамвай");
        let act = olena(12);
        let down = store.unpublish(public.variant, Cascade::Refuse, &act).await;
        assert_eq!(down.unwrap().slug.as_str(), "tramvai");
        assert_eq!(served(&store, Ukrainian, here, 13).await, "other Tram");
        assert_eq!(served(&store, English, "city/tram", 13).await, "exact Tram");
        let list = ListQuery::first(Ukrainian, List::All, 20);
        assert_eq!(store.list(&list, at(13)).await.unwrap().cards, []);
    });
}

#[test]
fn a_translation_is_stale_once_its_source_has_changed() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let article = done.english.variant.article;
        let is_stale = async |minutes| {
            let overview = store.article_overview(article, at(minutes)).await.unwrap();
            overview.languages.english.unwrap().freshness.is_stale()
        };
        assert!(!is_stale(11).await);
        let mut changed = text("Трамвай");
        changed.lead = "Про що мова тепер.".parse().unwrap();
        let draft = store
            .save_draft(done.ukrainian.variant, changed, &olena(11))
            .await;
        let draft = draft.unwrap();
        assert!(!is_stale(12).await, "nobody has published it");
        let (act, change) = (olena(12), Change::Update(None));
        let live = store.replace(draft.variant, draft.revision, at(13), change, &act);
        assert_eq!(live.await.unwrap().revision, draft.revision);
        assert!(!is_stale(12).await);
        assert!(is_stale(13).await);
    });
}

async fn text_of(store: &Store, language: Language, seen: VariantVersion) -> (Text, Text, Body) {
    let served = store.read_by_id(language, seen.article, at(13)).await;
    let Served::Exact(page) = served.unwrap() else {
        panic!("it is public");
    };
    (page.text.title, page.text.lead, page.text.body)
}

#[test]
fn a_text_is_whole_in_its_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let mut changed = text("Трамвай на Подолі");
        changed.slug = "tramvai".parse().unwrap();
        let draft = store
            .save_draft(done.ukrainian.variant, changed, &olena(11))
            .await;
        let draft = draft.unwrap();
        let act = olena(12);
        let live = store.replace(draft.variant, draft.revision, at(12), Change::Fix, &act);
        let live = live.await.unwrap().variant;
        let whole = |text: ArticleVariant| (text.title, text.lead, text.body);
        assert_eq!(
            text_of(&store, Ukrainian, live).await,
            whole(text("Трамвай на Подолі"))
        );
        assert_eq!(text_of(&store, English, live).await, whole(text("Tram")));
    });
}

#[test]
fn a_new_english_slug_leaves_the_ukrainian_one() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let done = live_in_both(&store, "Трамвай", "Tram", 1).await;
        let ukrainian = "SELECT * FROM @variant WHERE language = 'uk'";
        let before = database.ask(ukrainian).await;
        // Even where it is the one that Ukrainian has.
        let slug = "tramvai".parse().unwrap();
        let changed = store
            .change_slug(done.english.variant, slug, &olena(11))
            .await;
        assert_eq!(changed.unwrap().slug.as_str(), "tramvai");
        assert_eq!(database.ask(ukrainian).await, before);
        let slugs = "SELECT language, slug FROM @slug ORDER BY language, slug";
        assert_eq!(
            database.ask(slugs).await,
            [["en", "tram"], ["en", "tramvai"], ["uk", "tramvai"]]
        );
        let here = served(&store, Ukrainian, "misto/tramvai", 12).await;
        assert_eq!(here, "exact Трамвай");
        let here = served(&store, English, "city/tramvai", 12).await;
        assert_eq!(here, "exact Tram");
    });
}

#[test]
fn two_processes_agree_at_once_on_languages_and_names() {
    on_every_database(async |database| {
        let (one, two) = (database.open().await, database.open().await);
        open_newsroom(&one).await;
        let original = live(&one, "Трамвай", 1).await;
        let english = served(&two, English, "city/tramvai", 11).await;
        assert_eq!(english, "other Трамвай");
        let draft = translation(&two, &original, "Tram").await;
        let _ = publish(&two, &draft).await;
        assert_eq!(served(&one, English, "city/tram", 11).await, "exact Tram");
        let both = one.live_languages(&List::All, at(11)).await.unwrap();
        assert_eq!(both, LanguageSet::BOTH);

        let article = original.variant.article;
        let name = async |store: &Store| {
            let served = store.read_by_id(Ukrainian, article, at(14)).await.unwrap();
            let Served::Exact(page) = served else {
                panic!("it is public");
            };
            let named = page.tags[0].names.ukrainian.as_ref().unwrap();
            named.name.to_string()
        };
        assert_eq!(name(&one).await, "Трамваї");
        assert_eq!(name(&two).await, "Трамваї");
        let tag = one.tag(&"trams".parse().unwrap()).await.unwrap().unwrap();
        let named = json!({"name": "Колія", "slug": "koliia"});
        let named = serde_json::from_value(named).unwrap();
        one.name_tag(tag.value.id, tag.version, Ukrainian, named, &olena(12))
            .await
            .unwrap();
        assert_eq!(name(&two).await, "Колія");
        assert_eq!(name(&one).await, "Колія");
    });
}
