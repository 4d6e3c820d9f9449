use dvomova::article::Named;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    Act, Found, Happened, List, ListQuery, Served, Store, StoreError, StoreErrorKind, Version,
};

use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{
    at, begin, first_version, olena, open_newsroom, petro, publish, published, translated,
};
use super::read::{path, served};

const FIRST: Version = Version::new(1);

fn named(name: &str, slug: &str) -> Named {
    Named {
        name: name.parse().unwrap(),
        slug: slug.parse().unwrap(),
    }
}

async fn name_section(
    store: &Store,
    (id, seen): (&str, Version),
    language: Language,
    named: Named,
    act: &Act,
) -> Result<Version, StoreError> {
    let id = id.parse().unwrap();
    store.name_section(id, seen, language, named, act).await
}

async fn name_tag(
    store: &Store,
    (id, seen): (&str, Version),
    language: Language,
    named: Named,
    act: &Act,
) -> Result<Version, StoreError> {
    let id = id.parse().unwrap();
    store.name_tag(id, seen, language, named, act).await
}

async fn merge_tags(store: &Store, from: &str, into: &str, act: &Act) -> Version {
    let seen = async |id: &str| {
        let id = id.parse().unwrap();
        let version = store.tag(&id).await.unwrap().unwrap().version;
        (id, version)
    };
    let (from, into) = (seen(from).await, seen(into).await);
    store.merge_tags(from, into, act).await.unwrap()
}

/// Where the slug of a section leads, in a word.
async fn section_at(store: &Store, language: Language, slug: &str) -> String {
    let slug = slug.parse().unwrap();
    match store.section_at(language, &slug).await.unwrap() {
        Found::Current(section) => format!("current {}", section.id),
        Found::Moved(slug) => format!("moved {slug}"),
        Found::NotFound => "not found".to_owned(),
    }
}

/// Where the slug of a tag leads, in a word.
async fn tag_at(store: &Store, language: Language, slug: &str) -> String {
    let slug = slug.parse().unwrap();
    match store.tag_at(language, &slug).await.unwrap() {
        Found::Current(tag) => format!("current {}", tag.id),
        Found::Moved(slug) => format!("moved {slug}"),
        Found::NotFound => "not found".to_owned(),
    }
}

async fn listed(store: &Store, list: List) -> Vec<String> {
    let query = ListQuery::first(Ukrainian, list, 10);
    let page = store.list(&query, at(60)).await.unwrap();
    page.cards
        .iter()
        .map(|card| card.title.to_string())
        .collect()
}

/// What the last event of a kind is about, its note, and what caches are told.
async fn told(database: &Database, happened: Happened) -> [String; 4] {
    let sql = format!(
        "SELECT subject, note, cache_tags, urls FROM @event WHERE happened = '{happened}'
         ORDER BY id DESC LIMIT 1"
    );
    database.ask(&sql).await.remove(0).try_into().unwrap()
}

#[track_caller]
fn refused<T: std::fmt::Debug>(outcome: Result<T, StoreError>, kind: StoreErrorKind, why: &str) {
    let error = outcome.unwrap_err();
    assert_eq!((error.kind(), error.to_string()), (kind, why.to_owned()));
}

#[test]
fn a_new_name_in_one_language_leaves_the_other_as_it_was() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let others = "SELECT kind, id, language, name, slug FROM @term_name
            WHERE NOT (kind = 'section' AND id = 'city' AND language = 'uk')
            ORDER BY kind, id, language";
        let before = database.ask(others).await;
        assert_eq!(before.len(), 12);
        let new = named("Київ", "kyiv");
        let version = name_section(&store, ("city", FIRST), Ukrainian, new, &petro(1)).await;
        assert_eq!(version.unwrap().number(), 2);
        assert_eq!(database.ask(others).await, before);

        let city = store.section(&"city".parse().unwrap()).await;
        let city = city.unwrap().unwrap();
        assert_eq!(city.version.number(), 2);
        assert_eq!(city.value.names.ukrainian, named("Київ", "kyiv"));
        assert_eq!(city.value.names.english, named("City", "city"));
    });
}

#[test]
fn former_slugs_of_a_section_lead_to_its_current_one_without_chains_or_loops() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let _ = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let mut seen = FIRST;
        for slug in ["kyiv", "stolytsia"] {
            let new = named("Місто", slug);
            let version = name_section(&store, ("city", seen), Ukrainian, new, &olena(2)).await;
            seen = version.unwrap();
        }
        for (slug, leads) in [
            ("misto", "moved stolytsia"),
            ("kyiv", "moved stolytsia"),
            ("stolytsia", "current city"),
        ] {
            assert_eq!(section_at(&store, Ukrainian, slug).await, leads);
        }
        let old = path("misto", "tramvai-na-podoli");
        assert_eq!(
            served(&store, Ukrainian, &old, 5).await,
            "moved /stolytsia/tramvai-na-podoli"
        );

        let back = named("Місто", "misto");
        let version = name_section(&store, ("city", seen), Ukrainian, back, &olena(4)).await;
        assert_eq!(version.unwrap().number(), 4);
        for (slug, leads) in [
            ("misto", "current city"),
            ("kyiv", "moved misto"),
            ("stolytsia", "moved misto"),
        ] {
            assert_eq!(section_at(&store, Ukrainian, slug).await, leads);
        }
        assert_eq!(
            served(&store, Ukrainian, &old, 5).await,
            "exact Трамвай на Подолі"
        );
    });
}

#[test]
fn a_slug_that_leads_or_led_to_a_term_is_no_other_s_in_that_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let new = named("Трамвай", "tramvai-u-misti");
        let version = name_tag(&store, ("trams", FIRST), Ukrainian, new, &olena(1)).await;
        assert_eq!(version.unwrap().number(), 2);
        for slug in ["tramvai", "tramvai-u-misti"] {
            let taken = named("Поділ", slug);
            refused(
                name_tag(&store, ("podil", FIRST), Ukrainian, taken, &olena(2)).await,
                StoreErrorKind::Refused,
                &format!("in `uk` the slug `{slug}` leads to the tag `trams`: choose another one"),
            );
        }
        // Neither the other language nor another kind is concerned.
        let free = named("Podil", "tramvai");
        let version = name_tag(&store, ("podil", FIRST), English, free, &olena(3)).await;
        assert_eq!(version.unwrap().number(), 2);
        let free = named("Місто", "tramvai");
        let version = name_section(&store, ("city", FIRST), Ukrainian, free, &olena(3)).await;
        assert_eq!(version.unwrap().number(), 2);
        assert_eq!(tag_at(&store, English, "tramvai").await, "current podil");
        assert_eq!(
            tag_at(&store, Ukrainian, "tramvai").await,
            "moved tramvai-u-misti"
        );
    });
}

#[test]
fn a_word_of_the_site_s_addresses_is_no_section_s_slug() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        for word in ["search", "en", "tag"] {
            let reserved = named("Пошук", word);
            refused(
                name_section(&store, ("city", FIRST), Ukrainian, reserved, &olena(1)).await,
                StoreErrorKind::Refused,
                &format!("`{word}` is a word of the site's own addresses: choose another slug"),
            );
        }
        // A tag's slug stands behind another word.
        let free = named("Пошук", "search");
        let version = name_tag(&store, ("trams", FIRST), Ukrainian, free, &olena(2)).await;
        assert_eq!(version.unwrap().number(), 2);
    });
}

#[test]
fn whoever_names_a_term_that_another_has_named_meets_a_conflict() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let new = named("Electric trams", "electric-trams");
        let version = name_tag(&store, ("trams", FIRST), English, new, &petro(2)).await;
        assert_eq!(version.unwrap().number(), 2);
        let late = named("Трамвай", "tramvai");
        let lost = name_tag(&store, ("trams", FIRST), Ukrainian, late, &olena(3)).await;
        let lost = lost.unwrap_err();
        assert_eq!(
            lost.to_string(),
            "expected version 1, found 2: term_named by petro at 2025-11-05T08:02:00Z"
        );
        let since = &lost.conflict().unwrap().since;
        assert_eq!(since.len(), 1);
        assert_eq!(since[0].language, Some(English));
        assert_eq!(since[0].note.as_deref(), Some("Electric trams"));

        let trams = "trams".parse().unwrap();
        let late = store.unname_tag(trams, FIRST, English, &olena(3)).await;
        assert_eq!(late.unwrap_err().kind(), StoreErrorKind::Conflict);
        let from = ("trams".parse().unwrap(), FIRST);
        let into = ("podil".parse().unwrap(), FIRST);
        for (from, into) in [(from.clone(), into.clone()), (into, from)] {
            let late = store.merge_tags(from, into, &olena(3)).await.unwrap_err();
            assert_eq!(late.kind(), StoreErrorKind::Conflict);
        }
    });
}

#[test]
fn what_cannot_be_named_is_refused_with_the_reason() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let same = named("Місто", "misto");
        refused(
            name_section(&store, ("city", FIRST), Ukrainian, same, &olena(1)).await,
            StoreErrorKind::Refused,
            "nothing differs: nothing was changed",
        );
        let new = named("Спорт", "sport");
        refused(
            name_section(&store, ("sport", FIRST), Ukrainian, new, &olena(1)).await,
            StoreErrorKind::NotFound,
            "there is no section `sport`",
        );
        let podil = "podil".parse().unwrap();
        refused(
            store.unname_tag(podil, FIRST, English, &olena(1)).await,
            StoreErrorKind::Refused,
            "the tag `podil` has no name in `en`",
        );
    });
}

#[test]
fn a_tag_without_a_name_in_a_language_is_left_out_there_and_keeps_its_slug() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let source = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let english = translated(&store, &source, "A tram in Podil", &olena(2)).await;
        let _ = publish(&store, &english, &olena(3)).await;

        let trams = "trams".parse().unwrap();
        let version = store.unname_tag(trams, FIRST, English, &olena(4)).await;
        let version = version.unwrap();
        assert_eq!(version.number(), 2);
        for (language, section, slug, tags) in [
            (English, "city", "a-tram-in-podil", 0),
            (Ukrainian, "misto", "tramvai-na-podoli", 1),
        ] {
            let here = path(section, slug);
            let Served::Exact(article) = store.read(language, &here, at(5)).await.unwrap() else {
                panic!("it is public in `{language}`");
            };
            assert_eq!(article.tags.len(), tags, "in `{language}`");
        }
        assert_eq!(tag_at(&store, English, "trams").await, "not found");
        assert_eq!(tag_at(&store, Ukrainian, "tramvai").await, "current trams");

        let taken = named("Podil", "trams");
        refused(
            name_tag(&store, ("podil", FIRST), English, taken, &olena(5)).await,
            StoreErrorKind::Refused,
            "in `en` the slug `trams` leads to the tag `trams`: choose another one",
        );
        let again = named("Trams", "trams");
        let version = name_tag(&store, ("trams", version), English, again, &olena(6)).await;
        assert_eq!(version.unwrap().number(), 3);
        assert_eq!(tag_at(&store, English, "trams").await, "current trams");
    });
}

#[test]
fn a_person_and_a_source_are_named_and_left_out_like_a_tag() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let koval = "koval".parse().unwrap();
        let new = named("Olga Koval", "olga-koval");
        let version = store
            .name_person(koval, FIRST, English, new, &olena(1))
            .await
            .unwrap();
        let (old, koval) = ("olha-koval".parse().unwrap(), "koval".parse().unwrap());
        let moved = Found::Moved("olga-koval".parse().unwrap());
        assert_eq!(store.person_at(English, &old).await.unwrap(), moved);
        let version = store
            .unname_person(koval, version, English, &olena(2))
            .await;
        assert_eq!(version.unwrap().number(), 3);
        let found = store.person_at(English, &old).await.unwrap();
        assert_eq!(found, Found::NotFound);

        let agency: dvomova::article::Id<_> = "agency".parse().unwrap();
        let new = named("The Agency", "the-agency");
        let page = Some("https://agency.example/en".parse().unwrap());
        let version = store
            .name_source(agency.clone(), FIRST, English, new, page.clone(), &olena(3))
            .await
            .unwrap();
        let source = store.source(&agency).await.unwrap().unwrap().value;
        assert_eq!((source.pages.english, source.pages.ukrainian), (page, None));
        let version = store
            .unname_source(agency.clone(), version, English, &olena(4))
            .await;
        let source = store.source(&agency).await.unwrap().unwrap();
        assert_eq!(source.version, version.unwrap());
        assert_eq!(source.value.names.english, None);
        assert_eq!(source.value.pages.english, None);
        assert_eq!(
            source.value.names.ukrainian.unwrap().name.as_str(),
            "Агенція"
        );
    });
}

#[test]
fn articles_of_a_merged_tag_have_the_other_one_once() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let both = published(&store, "Новина 1", &olena(1)).await;
        let one = published(&store, "Новина 2", &olena(2)).await;
        let mut facts = super::newsroom::facts();
        facts.tags = vec!["podil".parse().unwrap(), "trams".parse().unwrap()];
        let seen = first_version(&both);
        let changed = store.change_facts(seen, facts, &olena(3)).await;
        assert_eq!(changed.unwrap().version.number(), 2);

        let version = merge_tags(&store, "trams", "podil", &olena(4)).await;
        assert_eq!(version.number(), 2);
        let podil = List::Tag("podil".parse().unwrap());
        assert_eq!(listed(&store, podil).await, ["Новина 2", "Новина 1"]);
        let trams = List::Tag("trams".parse().unwrap());
        assert_eq!(listed(&store, trams).await, [""; 0]);
        for (done, number) in [(&both, 3), (&one, 2)] {
            let here = path("misto", done.slug.as_str());
            let Served::Exact(article) = store.read(Ukrainian, &here, at(5)).await.unwrap() else {
                panic!("it is public");
            };
            assert_eq!(article.facts.tags, ["podil".parse().unwrap()]);
            // What both languages share has changed, and the text has not.
            let mut facts = super::newsroom::facts();
            facts.tags = vec![];
            let seen = dvomova::store::ArticleVersion {
                article: done.variant.article,
                version: Version::new(number),
            };
            let changed = store.change_facts(seen, facts, &olena(6)).await.unwrap();
            assert_eq!(changed.version.number(), number + 1);
            let kept = store.submit(done.variant, &olena(7)).await.unwrap();
            assert_eq!(kept.variant.version.number(), 3);
        }
        assert_eq!(tag_at(&store, Ukrainian, "tramvai").await, "moved podil");
        assert_eq!(tag_at(&store, English, "trams").await, "not found");
        let former = store.tag(&"trams".parse().unwrap()).await.unwrap();
        assert_eq!(former.unwrap().value.id.as_str(), "podil");
    });
}

#[test]
fn articles_of_a_merged_section_have_moved() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let _ = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let draft = begin(&store, "Нова вистава", &olena(2)).await;
        let archived = begin(&store, "Стара новина", &olena(2)).await;
        let archived = store.archive(first_version(&archived), &olena(3)).await;
        let from = ("city".parse().unwrap(), FIRST);
        let into = ("culture".parse().unwrap(), FIRST);
        let version = store.merge_sections(from, into, &olena(4)).await.unwrap();
        assert_eq!(version.number(), 2);

        assert_eq!(
            section_at(&store, Ukrainian, "misto").await,
            "moved kultura"
        );
        assert_eq!(section_at(&store, English, "city").await, "moved culture");
        let old = path("misto", "tramvai-na-podoli");
        assert_eq!(
            served(&store, Ukrainian, &old, 5).await,
            "moved /kultura/tramvai-na-podoli"
        );
        let culture = List::Section("culture".parse().unwrap());
        assert_eq!(listed(&store, culture.clone()).await, ["Трамвай на Подолі"]);
        // A draft and an archived article stand there too, once they are public.
        let _ = publish(&store, &draft, &olena(6)).await;
        let archived = dvomova::store::ArticleVersion {
            version: Version::new(3),
            ..archived.unwrap()
        };
        assert_eq!(
            store
                .restore(archived, &olena(7))
                .await
                .unwrap()
                .version
                .number(),
            4
        );
        assert_eq!(
            served(&store, Ukrainian, &path("kultura", "nova-vystava"), 8).await,
            "exact Нова вистава"
        );
        refused(
            store
                .move_to_section(first_version(&draft), "city".parse().unwrap(), &olena(9))
                .await,
            StoreErrorKind::Conflict,
            "expected version 1, found 2: moved by olena at 2025-11-05T08:04:00Z",
        );
    });
}

#[test]
fn persons_and_sources_are_merged_as_tags_are() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let act = olena(1);
        let news = named("Новини", "novyny");
        let wire = serde_json::json!({"id": "wire", "names": {"uk": news}});
        let wire = serde_json::from_value(wire).unwrap();
        assert_eq!(store.create_source(wire, &act).await.unwrap(), FIRST);
        let done = published(&store, "Трамвай на Подолі", &act).await;
        let mut facts = super::newsroom::facts();
        facts.source = Some("agency".parse().unwrap());
        let changed = store
            .change_facts(first_version(&done), facts, &olena(2))
            .await;
        assert_eq!(changed.unwrap().version.number(), 2);

        let from = ("koval".parse().unwrap(), FIRST);
        let into = ("moroz".parse().unwrap(), FIRST);
        let version = store.merge_persons(from, into, &olena(3)).await;
        assert_eq!(version.unwrap().number(), 2);
        let from = ("agency".parse().unwrap(), FIRST);
        let into = ("wire".parse().unwrap(), FIRST);
        let version = store.merge_sources(from, into, &olena(4)).await;
        assert_eq!(version.unwrap().number(), 2);

        let here = path("misto", "tramvai-na-podoli");
        let Served::Exact(article) = store.read(Ukrainian, &here, at(5)).await.unwrap() else {
            panic!("it is public");
        };
        let authors = article.authors.iter().map(|author| author.id.as_str());
        assert_eq!(authors.collect::<Vec<_>>(), ["moroz"]);
        assert_eq!(article.source.unwrap().id.as_str(), "wire");
        let moroz = List::Author("moroz".parse().unwrap());
        assert_eq!(listed(&store, moroz).await, ["Трамвай на Подолі"]);
        let old = "olha-koval".parse().unwrap();
        let moved = Found::Moved("ivan-moroz".parse().unwrap());
        assert_eq!(store.person_at(Ukrainian, &old).await.unwrap(), moved);
    });
}

#[test]
fn what_was_merged_into_a_merged_term_follows_it() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let routes = serde_json::json!({
            "id": "routes",
            "names": {"uk": named("Маршрути", "marshruty")},
        });
        let routes = serde_json::from_value(routes).unwrap();
        assert_eq!(store.create_tag(routes, &olena(1)).await.unwrap(), FIRST);
        merge_tags(&store, "trams", "podil", &olena(2)).await;
        merge_tags(&store, "podil", "routes", &olena(3)).await;
        for slug in ["tramvai", "podil"] {
            assert_eq!(tag_at(&store, Ukrainian, slug).await, "moved marshruty");
        }
        let rows = "SELECT id, merged_into FROM @term WHERE kind = 'tag' ORDER BY id";
        assert_eq!(
            database.ask(rows).await,
            [["podil", "routes"], ["routes", "NULL"], ["trams", "routes"]]
        );
    });
}

#[test]
fn a_merged_term_is_neither_named_nor_merged_nor_made_again() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let podil = || ("podil".parse().unwrap(), Version::new(2));
        let trams = || ("trams".parse().unwrap(), Version::new(2));
        let itself = (trams().0, FIRST);
        refused(
            store.merge_tags(itself.clone(), itself, &olena(1)).await,
            StoreErrorKind::Refused,
            "a tag cannot be merged into itself",
        );
        merge_tags(&store, "trams", "podil", &olena(2)).await;
        let why = "the tag `trams` was merged into `podil`: change that one";
        let new = named("Трамвай", "tram");
        refused(
            name_tag(
                &store,
                ("trams", Version::new(2)),
                Ukrainian,
                new,
                &olena(3),
            )
            .await,
            StoreErrorKind::Refused,
            why,
        );
        for (from, into) in [(trams(), podil()), (podil(), trams())] {
            refused(
                store.merge_tags(from, into, &olena(4)).await,
                StoreErrorKind::Refused,
                why,
            );
        }
        let again = serde_json::json!({"id": "trams", "names": {"uk": named("Т", "t")}});
        let again = serde_json::from_value(again).unwrap();
        refused(
            store.create_tag(again, &olena(5)).await,
            StoreErrorKind::Refused,
            "there is a tag `trams` already: take another id",
        );
    });
}

#[test]
fn the_events_of_a_name_tell_caches_of_its_pages_under_the_old_and_the_new_slug() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let new = named("Трамвай", "tram");
        let version = name_tag(&store, ("trams", FIRST), Ukrainian, new, &olena(1)).await;
        assert_eq!(version.unwrap().number(), 2);
        let [subject, note, cache_tags, urls] = told(database, Happened::TermNamed).await;
        assert_eq!([subject, note], ["tag/trams", "Трамвай"]);
        assert_eq!(
            serde_json::from_str::<Vec<String>>(&cache_tags).unwrap(),
            [
                "elsewhere:en",
                "elsewhere:uk",
                "list:en:tag/trams",
                "list:uk:tag/trams",
                "sitemap",
                "term:en:tag/trams",
                "term:uk:tag/trams"
            ]
        );
        for page in ["/tag/tramvai", "/tag/tram", "/en/tag/trams"] {
            let url = format!("\"https://misto.example{page}\"");
            assert!(urls.contains(&url), "{url} in {urls}");
        }

        merge_tags(&store, "trams", "podil", &olena(2)).await;
        for (happened, of, other) in [
            (Happened::TermMergedAway, "tag/trams", "podil"),
            (Happened::TermMerged, "tag/podil", "trams"),
        ] {
            let [subject, note, cache_tags, urls] = told(database, happened).await;
            assert_eq!([subject.as_str(), note.as_str()], [of, other]);
            for mark in [
                "term:uk:tag/trams",
                "term:uk:tag/podil",
                "list:uk:tag/podil",
            ] {
                assert!(cache_tags.contains(&format!("\"{mark}\"")), "{mark}");
            }
            for page in ["/tag/tram", "/tag/podil", "/en/tag/trams"] {
                let url = format!("\"https://misto.example{page}\"");
                assert!(urls.contains(&url), "{url} in {urls}");
            }
        }
    });
}
