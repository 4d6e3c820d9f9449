//! How sections, tags, persons and sources are named in one language, and where
//! their former slugs lead.

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Found, Happened, Served, StoreErrorKind};

use super::backends::{Database, on_every_backend, on_every_database};
use super::newsroom::{at, olena, open_newsroom, petro, publish, published, translated};
use super::read::{path, served};
use super::scene::refused;
use super::terms::{FIRST, name_section, name_tag, named, section_at, tag_at};

/// What the last event of a kind is about, its note, and what caches are told.
pub(super) async fn told(database: &Database, happened: Happened) -> [String; 4] {
    let sql = format!(
        "SELECT subject, note, cache_tags, urls FROM @event WHERE happened = '{happened}'
         ORDER BY id DESC LIMIT 1"
    );
    database.ask(&sql).await.remove(0).try_into().unwrap()
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
    });
}
