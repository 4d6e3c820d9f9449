//! What readers get at an address.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{Addresses, ArticlePath, Page};
use dvomova::article::{UpdateKind, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::language::LanguageSet;
use dvomova::store::{
    Cascade, Change, PurgedAddresses, Served, ServedArticle, Store, StoreOptions,
};

use super::backends::{Backend, on, on_every_backend};
use super::newsroom::{
    around, at, begin, olena, open_newsroom, publish_in, published_in, text, translated,
};

pub(crate) fn path(section: &str, slug: &str) -> ArticlePath {
    ArticlePath {
        section: section.parse().unwrap(),
        slug: slug.parse().unwrap(),
        id: None,
    }
}

/// What is served, in a word.
pub(crate) async fn served(
    store: &Store,
    language: Language,
    path: &ArticlePath,
    minutes: i64,
) -> String {
    match store.read(language, path, at(minutes)).await.unwrap() {
        Served::Exact(article) => format!("exact {}", article.text.title),
        Served::OtherLanguage { title, .. } => format!("other {title}"),
        Served::Moved { to, .. } => format!("moved {to}"),
        Served::Gone { notice, .. } => format!("gone {notice:?}"),
        Served::NotFound { .. } => "not found".to_owned(),
    }
}

#[test]
fn an_article_is_read_from_the_moment_its_window_begins_until_it_ends() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let here = path("misto", "tramvai-na-podoli");
        assert_eq!(served(&store, Ukrainian, &here, 5).await, "not found");

        let window = Window::new(at(10), Some(at(20))).unwrap();
        let done = publish_in(&store, &begun, window, &olena(2)).await;
        assert_eq!(done.warnings, []);
        let millisecond = TimeDelta::milliseconds(1);
        for (moment, public) in [
            (at(10) - millisecond, false),
            (at(10), true),
            (at(20) - millisecond, true),
            (at(20), false),
        ] {
            let served = store.read(Ukrainian, &here, moment).await.unwrap();
            assert_eq!(matches!(served, Served::Exact(_)), public, "at {moment}");
        }
        let Served::Exact(article) = store.read(Ukrainian, &here, at(11)).await.unwrap() else {
            panic!("it is public");
        };
        assert_eq!(article.links.languages(), LanguageSet::from(Ukrainian));
        assert_eq!(article.changes_at, Some(at(20)));
        assert_eq!(
            article.tags[0]
                .names
                .ukrainian
                .as_ref()
                .unwrap()
                .name
                .as_str(),
            "Трамваї"
        );
        assert_eq!(article.publication.first_published_at(), Some(at(10)));
    });
}

#[test]
fn another_section_and_the_other_language_lead_to_where_it_is() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let begun = begin(&store, "Трамвай на Подолі", &olena(1)).await;
        let window = Window::from(at(10));
        let done = publish_in(&store, &begun, window, &olena(2)).await;
        assert_eq!(done.warnings, []);
        let elsewhere = path("kultura", "tramvai-na-podoli");
        assert_eq!(
            served(&store, Ukrainian, &elsewhere, 11).await,
            "moved /misto/tramvai-na-podoli"
        );
        let english = path("city", "tramvai-na-podoli");
        assert_eq!(
            served(&store, English, &english, 11).await,
            "other Трамвай на Подолі"
        );
        assert_eq!(served(&store, English, &english, 9).await, "not found");
        let Served::Moved { page, .. } = store.read(Ukrainian, &elsewhere, at(11)).await.unwrap()
        else {
            panic!("it has moved");
        };
        assert_eq!(page, Page::Article(path("misto", "tramvai-na-podoli")));
    });
}

/// What is public at a path.
async fn exact(
    store: &Store,
    language: Language,
    path: &ArticlePath,
    now: DateTime<Utc>,
) -> ServedArticle {
    match store.read(language, path, now).await.unwrap() {
        Served::Exact(article) => *article,
        other => panic!("{other:?} instead of the article"),
    }
}

#[test]
fn a_scheduled_replacement_is_read_from_its_moment_on_with_its_note() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let published = published_in(&store, "Трамвай", Window::from(at(10)), &olena(1)).await;
        let mut corrected = text("Трамвай і автобус");
        corrected.slug = published.slug.clone();
        let saved = store
            .save_draft(published.variant, corrected, &olena(11))
            .await;
        let saved = saved.unwrap();
        let change = Change::Correction("Їздить і автобус.".parse().unwrap());
        let scheduled = store
            .replace(saved.variant, saved.revision, at(30), change, &olena(12))
            .await;
        assert_eq!(scheduled.unwrap().warnings, []);

        let here = path("misto", "tramvai");
        let [before, moment, after] = around(at(30));
        let old = exact(&store, Ukrainian, &here, before).await;
        assert_eq!(old.text.title, "Трамвай");
        assert_eq!(old.publication.update, None);
        assert_eq!(old.changes_at, Some(at(30)));
        for now in [moment, after] {
            let new = exact(&store, Ukrainian, &here, now).await;
            assert_eq!(new.text.title, "Трамвай і автобус");
            assert_eq!(new.revision, saved.revision);
            let update = new.publication.update.clone().unwrap();
            assert_eq!(update.kind, UpdateKind::Correction);
            assert_eq!(update.updated_at, at(30));
            assert_eq!(update.note.unwrap(), "Їздить і автобус.");
            assert_eq!(new.publication.first_published_at(), Some(at(10)));
            assert_eq!(new.changes_at, None);
        }
    });
}

#[test]
fn the_other_language_is_linked_while_it_is_public() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(10)), &olena(1)).await;
        let translated = translated(&store, &source, "The Tram", &olena(2)).await;
        let window = Window::new(at(20), Some(at(40))).unwrap();
        let done = publish_in(&store, &translated, window, &olena(3)).await;
        assert_eq!(done.warnings, []);

        let here = path("misto", "tramvai");
        let there = path("city", "the-tram");
        let [begins, ends] = [around(at(20)), around(at(40))];
        for (now, both) in begins
            .into_iter()
            .zip([false, true, true])
            .chain(ends.into_iter().zip([true, false, false]))
        {
            let article = exact(&store, Ukrainian, &here, now).await;
            let linked = article.links.counterpart();
            let url = "https://misto.example/en/city/the-tram";
            assert_eq!(linked, both.then_some(url), "at {now}");
            let english = store.read(English, &there, now).await.unwrap();
            assert_eq!(matches!(english, Served::Exact(_)), both, "at {now}");
        }
        let changes = [15, 25, 45].map(at);
        let mut found = Vec::new();
        for now in changes {
            found.push(exact(&store, Ukrainian, &here, now).await.changes_at);
        }
        assert_eq!(found, [Some(at(20)), Some(at(40)), None]);
    });
}

#[test]
fn what_has_no_name_in_the_language_is_left_out() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(10)), &olena(1)).await;
        let translated = translated(&store, &source, "The Tram", &olena(2)).await;
        let window = Window::from(at(10));
        let _ = publish_in(&store, &translated, window, &olena(3)).await;
        let overview = store.article_overview(source.variant.article, at(4)).await;
        let overview = overview.unwrap();
        let mut facts = overview.facts;
        facts.tags.insert(0, "podil".parse().unwrap());
        let changed = store.change_facts(overview.version, facts, &olena(4)).await;
        changed.unwrap();

        let tags = |article: ServedArticle| -> Vec<String> {
            let tags = article.tags.iter();
            tags.map(|tag| tag.id.to_string()).collect()
        };
        let here = exact(&store, Ukrainian, &path("misto", "tramvai"), at(11)).await;
        assert_eq!(tags(here), ["podil", "trams"]);
        let there = exact(&store, English, &path("city", "the-tram"), at(11)).await;
        assert_eq!(tags(there), ["trams"]);
    });
}

#[test]
fn what_was_taken_back_is_gone_and_links_the_other_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let translated = translated(&store, &source, "The Tram", &olena(2)).await;
        let english = publish_in(&store, &translated, Window::from(at(3)), &olena(3)).await;

        let notice = "The report was wrong.".parse().unwrap();
        let withdrawn = store
            .withdraw(english.variant, notice, Cascade::Refuse, &olena(4))
            .await;
        let withdrawn = withdrawn.unwrap();
        let there = path("city", "the-tram");
        let Served::Gone { notice, links, .. } = store.read(English, &there, at(5)).await.unwrap()
        else {
            panic!("it was taken back");
        };
        assert_eq!(notice.unwrap(), "The report was wrong.");
        let counterpart = links.counterpart();
        assert_eq!(counterpart, Some("https://misto.example/misto/tramvai"));
        assert_eq!(links.canonical(), None);
        let here = exact(&store, Ukrainian, &path("misto", "tramvai"), at(5)).await;
        assert_eq!(here.links.counterpart(), None);

        let purge = |seen, addresses| {
            let reason = "An order of the court.".parse().unwrap();
            let act = olena(6);
            let store = &store;
            async move {
                let purged = store
                    .purge(seen, reason, addresses, Cascade::Refuse, &act)
                    .await;
                purged.unwrap()
            }
        };
        let purged = purge(withdrawn.variant, PurgedAddresses::Gone).await;
        assert_eq!(served(&store, English, &there, 7).await, "gone None");
        let _ = purge(purged.variant, PurgedAddresses::Forgotten).await;
        assert_eq!(served(&store, English, &there, 7).await, "not found");
        let id = source.variant.article;
        let by_id = store.read_by_id(English, id, at(7)).await.unwrap();
        assert!(matches!(by_id, Served::OtherLanguage { title, .. } if title == "Трамвай"));
    });
}

#[test]
fn an_archived_article_is_nowhere() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let here = path("misto", "tramvai");
        let overview = store.article_overview(source.variant.article, at(2)).await;
        let version = overview.unwrap().version;
        let archived = store.archive(version, &olena(2)).await.unwrap();
        assert_eq!(served(&store, Ukrainian, &here, 3).await, "not found");
        assert_eq!(served(&store, English, &here, 3).await, "not found");
        let _ = store.restore(archived, &olena(4)).await.unwrap();
        assert_eq!(served(&store, Ukrainian, &here, 5).await, "exact Трамвай");
    });
}

#[test]
fn former_addresses_and_those_of_merged_articles_have_moved() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let one = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let other = published_in(&store, "Автобус", Window::from(at(2)), &olena(2)).await;
        let slug = "novyi-tramvai".parse().unwrap();
        let renamed = store.change_slug(one.variant, slug, &olena(3)).await;
        assert_eq!(renamed.unwrap().slug.as_str(), "novyi-tramvai");
        let former = path("misto", "tramvai");
        let moved = served(&store, Ukrainian, &former, 4).await;
        assert_eq!(moved, "moved /misto/novyi-tramvai");

        let [from, into] = [one, other].map(|done| done.variant.article);
        let mut versions = Vec::new();
        for article in [from, into] {
            let overview = store.article_overview(article, at(4)).await.unwrap();
            versions.push(overview.version);
        }
        let merged = store.merge(versions[0], versions[1], &olena(5)).await;
        merged.unwrap();
        for slug in ["tramvai", "novyi-tramvai"] {
            let moved = served(&store, Ukrainian, &path("misto", slug), 6).await;
            assert_eq!(moved, "moved /misto/avtobus");
        }
        let by_id = store.read_by_id(Ukrainian, from, at(6)).await.unwrap();
        assert!(matches!(by_id, Served::Exact(article) if article.id == into));
    });
}

#[test]
fn an_id_in_the_path_decides_before_the_slug() {
    on(Backend::SqliteMemory, async |database| {
        let addresses = Addresses::new("https://misto.example".parse().unwrap());
        let options = StoreOptions::new(addresses.with_article_ids());
        let store = database.open_with(options).await;
        open_newsroom(&store).await;
        let tram = published_in(&store, "Трамвай", Window::from(at(1)), &olena(1)).await;
        let _ = published_in(&store, "Автобус", Window::from(at(1)), &olena(2)).await;
        let id = tram.variant.article;
        let mut asked = path("misto", "tramvai");
        let home = format!("moved /misto/{id}/tramvai");
        assert_eq!(served(&store, Ukrainian, &asked, 3).await, home);
        asked.id = Some(id);
        assert_eq!(served(&store, Ukrainian, &asked, 3).await, "exact Трамвай");
        asked.slug = "avtobus".parse().unwrap();
        assert_eq!(served(&store, Ukrainian, &asked, 3).await, home);
        assert_eq!(served(&store, English, &asked, 3).await, "other Трамвай");
    });
}
