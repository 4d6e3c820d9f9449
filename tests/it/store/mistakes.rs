//! What another content management system did when it was tried for real, and
//! this one does not. All by what readers get.

use dvomova::article::{Freshness, Named};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{
    Cascade, Change, List, ListQuery, RevisionNumber, Served, ServedArticle, Store, VariantVersion,
    Version,
};

use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{
    at, facts, first_version, olena, open_newsroom, publish, published, retitled, text, translated,
};
use super::read::{path, served};

fn named(name: &str, slug: &str) -> Named {
    Named {
        name: name.parse().unwrap(),
        slug: slug.parse().unwrap(),
    }
}

/// The article at an address at which it is public.
async fn read(
    store: &Store,
    language: Language,
    (section, slug): (&str, &str),
    minutes: i64,
) -> ServedArticle {
    let here = path(section, slug);
    match store.read(language, &here, at(minutes)).await.unwrap() {
        Served::Exact(article) => *article,
        other => panic!("{other:?}"),
    }
}

async fn titles(store: &Store, language: Language, minutes: i64) -> Vec<String> {
    let query = ListQuery::first(language, List::All, 10);
    let page = store.list(&query, at(minutes)).await.unwrap();
    let titles = page.cards.iter().map(|card| card.title.to_string());
    titles.collect()
}

#[test]
fn handing_in_a_translation_of_a_live_article_publishes_no_untranslated_text() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "A tram in Podil", &olena(1)).await;
        // The translator begins with a copy of the source.
        let copy = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let copy = store.submit(copy.variant, &olena(3)).await.unwrap();
        let copy = store.approve(copy.variant, &olena(4)).await.unwrap();
        assert_eq!(copy.variant.language, Ukrainian);

        let here = path("misto", copy.slug.as_str());
        let there = store.read(Ukrainian, &here, at(5)).await.unwrap();
        let Served::OtherLanguage { links, .. } = there else {
            panic!("{there:?}");
        };
        assert_eq!(links.languages(), LanguageSet::from(English));
        assert_eq!(titles(&store, Ukrainian, 5).await, [""; 0]);
        assert_eq!(titles(&store, English, 5).await, ["A tram in Podil"]);
    });
}

#[test]
fn a_change_of_an_article_leaves_its_section_the_name_that_somebody_gave_it() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "A tram in Podil", &olena(1)).await;
        let name = named("Столиця", "misto");
        let first = Version::new(1);
        let version = store
            .name_section("city".parse().unwrap(), first, Ukrainian, name, &olena(2))
            .await;
        assert_eq!(version.unwrap().number(), 2);

        let ukrainian = translated(&store, &source, "Трамвай на Подолі", &olena(3)).await;
        let ukrainian = publish(&store, &ukrainian, &olena(4)).await;
        let mut new = facts();
        new.authors = vec!["moroz".parse().unwrap()];
        let changed = store
            .change_facts(first_version(&source), new, &olena(5))
            .await;
        assert_eq!(changed.unwrap().version.number(), 2);
        let again = retitled(&source, "Another tram in Podil");
        let again = store.save_draft(source.variant, again, &olena(6)).await;
        let _ = publish(&store, &again.unwrap(), &olena(7)).await;

        for (language, section, slug, name) in [
            (Ukrainian, "misto", ukrainian.slug.as_str(), "Столиця"),
            (English, "city", source.slug.as_str(), "City"),
        ] {
            let article = read(&store, language, (section, slug), 8).await;
            assert_eq!(article.section.names[language].name.as_str(), name);
        }
    });
}

#[test]
fn without_anything_in_ukrainian_no_ukrainian_address_shows_english_text() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "A tram in Podil", &olena(1)).await;
        let live = store.live_languages(&List::All, at(2)).await.unwrap();
        assert_eq!(live, LanguageSet::from(English));
        assert_eq!(titles(&store, Ukrainian, 2).await, [""; 0]);
        for section in ["misto", "city"] {
            let here = path(section, source.slug.as_str());
            let there = store.read(Ukrainian, &here, at(2)).await.unwrap();
            assert!(
                matches!(
                    there,
                    Served::NotFound { .. } | Served::OtherLanguage { .. }
                ),
                "{there:?}"
            );
        }
        let by_id = store.read_by_id(Ukrainian, source.variant.article, at(2));
        let by_id = by_id.await.unwrap();
        let Served::OtherLanguage { links, .. } = by_id else {
            panic!("{by_id:?}");
        };
        assert_eq!(links.languages(), LanguageSet::from(English));
    });
}

#[test]
fn a_translation_is_stale_once_its_source_has_changed() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let english = publish(&store, &english, &olena(3)).await;
        let queue = "SELECT language, state FROM @queue";
        assert_eq!(database.ask(queue).await, [[""; 0]; 0]);

        let changed = retitled(&source, "Трамвай зійшов з рейок");
        let changed = store.save_draft(source.variant, changed, &olena(4)).await;
        let changed = changed.unwrap();
        let source = store
            .replace(
                changed.variant,
                changed.revision,
                at(5),
                Change::Correction("Трамвай таки зійшов з рейок.".parse().unwrap()),
                &olena(5),
            )
            .await
            .unwrap();
        assert_eq!(database.ask(queue).await, [["en", "stale"]]);
        // Readers of English have what they had, until somebody translates.
        let here = ("city", english.slug.as_str());
        let article = read(&store, English, here, 6).await;
        assert_eq!(article.text.title.as_str(), "A tram in Podil");
        assert_eq!(article.publication.update, None);

        let new = retitled(&english, "The tram is off the rails");
        let new = store
            .translate(english.variant, source.revision, new, &olena(7))
            .await;
        assert_eq!(new.unwrap().revision.number(), 2);
        assert_eq!(database.ask(queue).await, [[""; 0]; 0]);
    });
}

#[test]
fn a_page_is_one_language_s_text_from_title_to_body_after_every_change_of_the_other() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "A tram in Podil", &olena(1)).await;
        let ukrainian = translated(&store, &source, "Трамвай на Подолі", &olena(2)).await;
        let ukrainian = publish(&store, &ukrainian, &olena(3)).await;
        let here = ("misto", ukrainian.slug.as_str());
        let before = read(&store, Ukrainian, here, 4).await;
        assert_eq!(before.freshness, Freshness::Current);

        let new = retitled(&source, "Another tram in Podil");
        let new = store.save_draft(source.variant, new, &olena(5)).await;
        let new = publish(&store, &new.unwrap(), &olena(6)).await;
        // It only knows that it is older now.
        let mut stale = read(&store, Ukrainian, here, 7).await;
        assert!(stale.freshness.is_stale());
        stale.freshness = Freshness::Current;
        assert_eq!(stale, before);
        let seen = store
            .acknowledge(ukrainian.variant, new.revision, &olena(8))
            .await;
        assert_eq!(read(&store, Ukrainian, here, 9).await, before);
        // The translation of the new title waits until somebody publishes it.
        let next = retitled(&ukrainian, "Ще один трамвай на Подолі");
        let next = store
            .translate(seen.unwrap().variant, new.revision, next, &olena(10))
            .await;
        assert_eq!(read(&store, Ukrainian, here, 11).await, before);
        let _ = publish(&store, &next.unwrap(), &olena(12)).await;

        let after = read(&store, Ukrainian, here, 13).await;
        assert_eq!(after.text.title.as_str(), "Ще один трамвай на Подолі");
        assert_eq!(after.text.body.as_str(), "Перший абзац.\n\nДругий абзац.");
        let other = read(&store, English, ("city", new.slug.as_str()), 13).await;
        assert_eq!(other.text.title.as_str(), "Another tram in Podil");
        assert_eq!(other.text.body.as_str(), "First block.\n\nSecond block.");
    });
}

#[test]
fn another_english_slug_leaves_the_ukrainian_address_as_it_was() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "A tram in Podil", &olena(1)).await;
        let ukrainian = translated(&store, &source, "Трамвай на Подолі", &olena(2)).await;
        let _ = publish(&store, &ukrainian, &olena(3)).await;
        let slug = "streetcar".parse().unwrap();
        let changed = store.change_slug(source.variant, slug, &olena(4)).await;
        assert_eq!(changed.unwrap().slug.as_str(), "streetcar");
        for (language, section, slug, expected) in [
            (
                Ukrainian,
                "misto",
                "tramvai-na-podoli",
                "exact Трамвай на Подолі",
            ),
            (English, "city", "streetcar", "exact A tram in Podil"),
            (
                English,
                "city",
                "a-tram-in-podil",
                "moved /en/city/streetcar",
            ),
        ] {
            let here = path(section, slug);
            assert_eq!(served(&store, language, &here, 5).await, expected);
        }
        // A Ukrainian address with the English slug leads to the Ukrainian one.
        let here = path("misto", "streetcar");
        assert_eq!(
            served(&store, Ukrainian, &here, 5).await,
            "moved /misto/tramvai-na-podoli"
        );
    });
}

#[test]
fn two_processes_agree_at_once_about_languages_and_names() {
    on_every_database(async |database| {
        let (here, there) = (database.open().await, database.open().await);
        open_newsroom(&here).await;
        let source = published(&here, "Трамвай на Подолі", &olena(1)).await;
        // Both have read, and know all names by now.
        for store in [&here, &there] {
            let live = store.live_languages(&List::All, at(2)).await.unwrap();
            assert_eq!(live, LanguageSet::from(Ukrainian));
            let article = read(store, Ukrainian, ("misto", source.slug.as_str()), 2).await;
            assert_eq!(article.tags.len(), 1);
        }
        let english = VariantVersion::absent(source.variant.article, English);
        let english = there
            .translate(english, RevisionNumber::new(1), text("A tram"), &olena(3))
            .await;
        let english = publish(&there, &english.unwrap(), &olena(4)).await;
        let live = here.live_languages(&List::All, at(5)).await.unwrap();
        assert_eq!(live, LanguageSet::BOTH);
        let article = read(&here, English, ("city", english.slug.as_str()), 5).await;
        assert_eq!(article.links.languages(), LanguageSet::BOTH);

        let (first, trams) = (Version::new(1), || "trams".parse().unwrap());
        let version = there.unname_tag(trams(), first, English, &olena(6)).await;
        let name = named("Київ", "kyiv");
        let city = "city".parse().unwrap();
        let renamed = there
            .name_section(city, first, Ukrainian, name, &olena(7))
            .await;
        assert_eq!(renamed.unwrap(), version.unwrap());
        for store in [&here, &there] {
            let article = read(store, English, ("city", english.slug.as_str()), 8).await;
            assert_eq!(article.tags, []);
            let old = path("misto", source.slug.as_str());
            assert_eq!(
                served(store, Ukrainian, &old, 8).await,
                "moved /kyiv/tramvai-na-podoli"
            );
        }
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

        let source = published(&store, "Трамвай", &olena(1)).await;
        let english = translated(&store, &source, "Tram", &olena(2)).await;
        let english = publish(&store, &english, &olena(3)).await;
        let other = published(&store, "Метро", &olena(4)).await;
        let act = olena(20);
        let slug = "a-tram".parse().unwrap();
        let english = store
            .change_slug(english.variant, slug, &act)
            .await
            .unwrap();
        let revision = source.revision;
        let mut again = text("Tram");
        again.slug = english.slug;
        let english = store
            .translate(english.variant, revision, again, &act)
            .await
            .unwrap();
        let english = store
            .acknowledge(english.variant, revision, &act)
            .await
            .unwrap();
        let down = store
            .unpublish(english.variant, Cascade::Refuse, &act)
            .await;
        assert_eq!(down.unwrap().slug.as_str(), "a-tram");
        let culture = "culture".parse().unwrap();
        let seen = store
            .move_to_section(first_version(&source), culture, &act)
            .await
            .unwrap();
        let seen = store.change_facts(seen, facts(), &act).await.unwrap();
        let seen = store
            .set_related(seen, vec![other.variant.article], &act)
            .await
            .unwrap();
        let seen = store.archive(seen, &act).await.unwrap();
        let seen = store.restore(seen, &act).await.unwrap().article;
        let merged = store
            .merge(seen, first_version(&other), &act)
            .await
            .unwrap();
        assert_eq!(merged.article, other.variant.article);
        assert_eq!(names(database).await, before);
    });
}
