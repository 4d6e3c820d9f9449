//! What an import does where files or the store have changed since the last one.

use std::fs;
use std::slice::from_ref;

use dvomova::article::{Article, ArticleId, Publication, UkrainianFirst, Window};
use dvomova::exchange::Folder;
use dvomova::language::Language;
use dvomova::store::{
    ImportProblemKind, Imported, RevisionNumber, Served, Store, StoreOptions, VariantVersion,
    Version,
};

use super::backends::{on_every_backend, on_every_backend_with};
use super::import::{article, counts, import, problems, published, served, site, title};
use super::newsroom::{at, olena, petro, shared, text};
use crate::udhr;

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
        let seen = shared(tram.id, 2);
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
fn another_date_of_what_readers_know_is_told_and_not_taken_over() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, &[tram.clone()], &olena(30)).await);
        let edition = tram.edition_mut(Language::Ukrainian).unwrap();
        edition.publication = Publication::published(Window::from(at(5)));
        let imported = import(&store, &[tram.clone()], &olena(40)).await;
        let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        let expected = format!(
            "article {} in `uk`: readers know the text since 2025-11-05T08:10:00Z, which stays the moment of its first publication: correct `date`",
            tram.id
        );
        assert_eq!(told, [expected]);
        assert_eq!(imported.problems[0].kind, ImportProblemKind::DateKept);
        let Served::Exact(read) = served(&store, tram.id, Language::Ukrainian).await else {
            panic!("not served");
        };
        assert_eq!(read.publication.first_published_at(), Some(at(10)));
    });
}

#[test]
fn names_change_with_their_file_unless_somebody_changed_them_in_the_store() {
    on_every_backend(async |store| {
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

        let named = dvomova::article::Named {
            name: "Tramways".parse().unwrap(),
            slug: "tramways".parse().unwrap(),
        };
        let id = "trams".parse().unwrap();
        let version = store
            .name_tag(
                id,
                Version::new(2),
                Language::English,
                named.clone(),
                &petro(3),
            )
            .await;
        assert_eq!(version.unwrap(), Version::new(3));
        site.tags[0].names.english.as_mut().unwrap().name = "Light rail".parse().unwrap();
        let imported = store
            .import_articles(&site, Vec::new(), &olena(4))
            .await
            .unwrap();
        let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "the tag `trams` is called otherwise both in the file and in the store, whose names stay: write into one what the other says"
            ]
        );
        let tags = store.tags().await.unwrap();
        assert_eq!(tags[0].names.english.as_ref(), Some(&named));
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

/// Imports these articles, and takes down what is not among them.
async fn import_these_alone(store: &Store, articles: &[Article], minute: i64) -> Imported {
    let imported = import(store, articles, &olena(minute)).await;
    let done = store.take_down_absent(imported, &olena(minute)).await;
    done.unwrap()
}

async fn is_public(store: &Store, id: ArticleId, language: Language) -> bool {
    matches!(served(store, id, language).await, Served::Exact(_))
}

#[test]
fn what_was_removed_is_taken_down_and_comes_back_with_its_file() {
    on_every_backend(async |store| {
        let mut tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        let other = article("night", "Нічний трамвай", "The night tram");
        drop(import(&store, &[tram.clone(), other.clone()], &olena(30)).await);
        for minute in [40, 60] {
            let told = import(&store, from_ref(&other), &olena(minute)).await;
            assert_eq!(told.absent.len(), 2);
            let done = store.take_down_absent(told.clone(), &olena(minute)).await;
            let done = done.unwrap();
            assert_eq!((done.taken_down.len(), &done.absent[..]), (2, &[][..]));
            assert_eq!((counts(&done), problems(&done)), ((0, 0, 1), vec![]));
            for language in Language::ALL {
                assert!(!is_public(&store, tram.id, language).await);
                assert!(is_public(&store, other.id, language).await);
            }
            // Another process that was told the same has nothing left to do.
            let late = store.take_down_absent(told, &olena(minute)).await.unwrap();
            assert_eq!((late.taken_down, late.absent), (vec![], vec![]));
            assert_eq!(late.problems, []);
            // Nor is it absent any more.
            let imported = import(&store, from_ref(&other), &olena(minute)).await;
            assert_eq!((counts(&imported), imported.absent), ((0, 0, 1), vec![]));

            // It comes back as it was, then with another title.
            if minute == 60 {
                let edition = tram.edition_mut(Language::Ukrainian).unwrap();
                edition.variant.title = "Трамвай на Подолі поїхав".parse().unwrap();
            }
            let both = [tram.clone(), other.clone()];
            let imported = import_these_alone(&store, &both, minute + 5).await;
            assert_eq!(
                (counts(&imported), problems(&imported)),
                ((0, 1, 1), vec![])
            );
            let Served::Exact(read) = served(&store, tram.id, Language::Ukrainian).await else {
                panic!("not served");
            };
            let wanted = tram.edition(Language::Ukrainian).unwrap();
            assert_eq!(read.text.title, wanted.variant.title);
            assert_eq!(read.publication, wanted.publication);
            assert!(is_public(&store, tram.id, Language::English).await);
            let imported = import_these_alone(&store, &both, minute + 6).await;
            assert_eq!(counts(&imported), (0, 0, 2));
        }
    });
}

#[test]
fn what_somebody_edited_in_the_store_stays_when_its_file_is_removed() {
    on_every_backend(async |store| {
        let tram = article("tram", "Трамвай на Подолі", "A tram to Podil");
        drop(import(&store, from_ref(&tram), &olena(30)).await);
        let mut seen = VariantVersion {
            article: tram.id,
            language: Language::Ukrainian,
            version: Version::new(1),
        };
        let edited = text("Трамвай на Подолі");
        let saved = store.save_draft(seen, edited, &petro(35)).await;
        seen = saved.unwrap().variant;
        let imported = import_these_alone(&store, &[], 40).await;
        assert_eq!(imported.absent, [seen]);
        let [english] = imported.taken_down[..] else {
            panic!("{imported:?}");
        };
        assert_eq!(english.language, Language::English);
        let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        let expected = format!(
            "article {} in `uk`: the file of `{}` was removed, and the text was edited in the store, where it stays: unpublish it there, or bring the file back",
            tram.id, "tramvai-na-podoli"
        );
        assert_eq!(told, [expected]);
        assert!(is_public(&store, tram.id, Language::Ukrainian).await);

        // What was edited after it was taken down is not written over either.
        let mut edited = text("A tram to Podil");
        edited.lead = "Cars run from six.".parse().unwrap();
        let saved = store.save_draft(english, edited, &petro(45)).await;
        drop(saved.unwrap());
        let imported = import_these_alone(&store, from_ref(&tram), 50).await;
        let conflict = (ImportProblemKind::Conflict, Some(Language::English));
        assert_eq!(problems(&imported), [conflict]);
        assert!(!is_public(&store, tram.id, Language::English).await);
    });
}

#[test]
fn ukrainian_that_english_needs_stays_without_its_file() {
    let require = |options: StoreOptions| options.with_ukrainian_first(UkrainianFirst::Require);
    on_every_backend_with(require, async |store| {
        let id = ArticleId::from_path("tram");
        let section = "city".parse().unwrap();
        let english = published("A tram to Podil", 20);
        let mut both = Article::new(id, section, Language::English, english);
        let alone = both.clone();
        both.insert(Language::Ukrainian, published("Трамвай на Подолі", 10));
        drop(import(&store, &[both], &olena(30)).await);
        let imported = import_these_alone(&store, &[alone], 40).await;
        let refused = (ImportProblemKind::Refused, Some(Language::Ukrainian));
        assert_eq!(problems(&imported), [refused]);
        assert_eq!((imported.absent.len(), imported.taken_down.len()), (1, 0));
        assert!(is_public(&store, id, Language::Ukrainian).await);
        // Both together go.
        let imported = import_these_alone(&store, &[], 50).await;
        assert_eq!((imported.absent.len(), imported.taken_down.len()), (0, 2));
        assert_eq!(imported.problems, []);
    });
}
