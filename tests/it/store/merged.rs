//! What stays true of an article that was merged into another one, and of those
//! that named it.

use dvomova::article::{ArticleId, UkrainianFirst, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::language::PerLanguage;
use dvomova::store::{
    ArticleVersion, Cascade, Done, Event, Happened, PurgedAddresses, RevisionNumber, Served, Store,
    StoreErrorKind, Version,
};

use super::backends::{on_every_backend, on_every_backend_with, on_every_database};
use super::newsroom::{
    at, facts, olena, open_newsroom, petro, publish, published, shared, text, translated,
};
use super::read::{path, served};
use super::scene::refusal;

/// An article that is public in both languages.
async fn in_both(store: &Store, ukrainian: &str, english: &str, minutes: i64) -> PerLanguage<Done> {
    let act = olena(minutes);
    let ukrainian = published(store, ukrainian, &act).await;
    let english = translated(store, &ukrainian, english, &act).await;
    let english = publish(store, &english, &act).await;
    assert_eq!(english.warnings, []);
    PerLanguage { ukrainian, english }
}

/// What happened to an article last.
async fn last(store: &Store, article: ArticleId) -> Event {
    let history = store.history(article, None, 1).await;
    history.unwrap().events.pop().unwrap()
}

/// An article that is public, by its id.
async fn article(store: &Store, title: &str, minutes: i64) -> ArticleId {
    let done = published(store, title, &olena(minutes)).await;
    done.variant.article
}

/// Merges an article in its first version.
async fn merge(
    store: &Store,
    from: ArticleId,
    into: ArticleVersion,
    minutes: i64,
) -> ArticleVersion {
    let act = olena(minutes);
    store.merge(shared(from, 1), into, &act).await.unwrap()
}

#[test]
fn the_id_and_the_events_of_a_merged_article_name_the_other_one() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let gone = in_both(&store, "Трамвай", "Tram", 1).await;
        let podil = "podil".parse().unwrap();
        let renamed = store
            .change_slug(gone.ukrainian.variant, podil, &olena(11))
            .await;
        let from = renamed.unwrap().variant.article;
        let stays = in_both(&store, "Тролейбус", "Trolleybus", 2).await;
        let into = stays.ukrainian.variant.article;
        let merged = merge(&store, from, shared(into, 1), 12).await;
        assert_eq!(merged, shared(into, 2));

        let there = "moved /misto/troleibus";
        for slug in ["tramvai", "podil"] {
            let old = path("misto", slug);
            assert_eq!(served(&store, Ukrainian, &old, 13).await, there);
        }
        let there = "moved /en/city/trolleybus";
        assert_eq!(
            served(&store, English, &path("city", "tram"), 13).await,
            there
        );
        let by_id = store.read_by_id(English, from, at(13)).await.unwrap();
        let Served::Exact(by_id) = by_id else {
            panic!("its id stands for the other one");
        };
        assert_eq!(by_id.id, into);

        let away = last(&store, from).await;
        assert_eq!(away.happened, Happened::MergedAway);
        assert_eq!(away.note, Some(into.to_string()));
        let url = "https://misto.example/en/city/tram".to_owned();
        let events = store.history(from, None, 3).await.unwrap().events;
        let told = |event: &Event| event.urls.contains(&url);
        assert!(events.iter().all(told), "{events:?}");
        let grown = last(&store, into).await;
        assert_eq!(grown.happened, Happened::Merged);
        assert_eq!(grown.version, Some(merged.version));
    });
}

#[test]
fn an_earlier_merge_that_follows_is_told() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let first = article(&store, "Трамвай", 1).await;
        let second = article(&store, "Тролейбус", 2).await;
        let third = article(&store, "Метро", 3).await;
        let grown = merge(&store, first, shared(second, 1), 11).await;
        let act = olena(12);
        store.merge(grown, shared(third, 1), &act).await.unwrap();
        for slug in ["tramvai", "troleibus"] {
            let there = served(&store, Ukrainian, &path("misto", slug), 13).await;
            assert_eq!(there, "moved /misto/metro");
        }
        let merged = "SELECT count(*), count(DISTINCT merged_into) FROM @article
            WHERE merged_into IS NOT NULL";
        assert_eq!(database.ask(merged).await, [["2", "1"]]);
        let followed = last(&store, first).await;
        assert_eq!(followed.happened, Happened::MergedAway);
        assert_eq!(followed.note, Some(third.to_string()));
    });
}

#[test]
fn whoever_has_seen_an_article_related_to_a_merged_one_learns_of_it() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        // One is locked before the two, one after them.
        let before = article(&store, "Метро", 1).await;
        let from = article(&store, "Трамвай", 2).await;
        let into = article(&store, "Тролейбус", 3).await;
        let after = article(&store, "Автобус", 4).await;
        for (article, related) in [
            (before, vec![from, after]),
            (after, vec![before, into, from]),
            (into, vec![from, after]),
        ] {
            let act = olena(11);
            let related = store.set_related(shared(article, 1), related, &act);
            related.await.unwrap();
        }
        let merged = merge(&store, from, shared(into, 2), 12).await;
        for (article, expected, happened) in [
            (
                before,
                vec!["Тролейбус", "Автобус"],
                Happened::RelatedChanged,
            ),
            (after, vec!["Метро", "Тролейбус"], Happened::RelatedChanged),
            (into, vec!["Автобус"], Happened::Merged),
        ] {
            let cards = store.related(article, Ukrainian, at(13)).await.unwrap();
            let titles: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
            assert_eq!(titles, expected);
            let event = last(&store, article).await;
            assert_eq!(event.happened, happened);
            assert_eq!(event.version, Some(Version::new(3)));
            // Whoever has seen the former list learns of it.
            let act = petro(14);
            let late = store.set_related(shared(article, 2), vec![], &act).await;
            assert_eq!(late.unwrap_err().kind(), StoreErrorKind::Conflict);
        }
        let related = store.set_related(merged, vec![from], &olena(15)).await;
        assert_eq!(
            refusal(related),
            format!("article {from} was merged into {into}: relate that one")
        );
    });
}

#[test]
fn a_merged_article_is_not_changed_but_its_text_can_be_erased() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let gone = article(&store, "Трамвай", 1).await;
        let stays = article(&store, "Тролейбус", 2).await;
        merge(&store, gone, shared(stays, 1), 11).await;
        let overview = store.article_overview(gone, at(12)).await.unwrap();
        assert_eq!(overview.merged_into, Some(stays));
        let seen = overview.languages.ukrainian.unwrap().version;
        let act = olena(12);
        let expected = format!("the article was merged into {stays}: change that one");
        let saved = store.save_draft(seen, text("Трамвай"), &act).await;
        assert_eq!(refusal(saved), expected);
        let slug = "podil".parse().unwrap();
        let renamed = store.change_slug(seen, slug, &act).await;
        assert_eq!(refusal(renamed), expected);
        let first = RevisionNumber::new(1);
        let published = store.publish(seen, first, Window::from(at(12)), &act).await;
        assert_eq!(refusal(published), expected);
        let changed = store.change_facts(overview.version, facts(), &act).await;
        assert_eq!(refusal(changed), expected);
        let archived = store.archive(overview.version, &act).await;
        assert_eq!(refusal(archived), expected);

        let texts = "SELECT title FROM @revision ORDER BY saved_at";
        assert_eq!(database.ask(texts).await, [["Трамвай"], ["Тролейбус"]]);
        let reason = "рішення суду".parse().unwrap();
        let gone = PurgedAddresses::Gone;
        let purged = store.purge(seen, reason, gone, Cascade::Refuse, &act);
        assert_eq!(purged.await.unwrap().warnings, []);
        assert_eq!(database.ask(texts).await, [["Тролейбус"]]);
    });
}

#[test]
fn a_merge_takes_both_languages_down_and_leaves_no_english_alone() {
    let require = |options: dvomova::store::StoreOptions| {
        options.with_ukrainian_first(UkrainianFirst::Require)
    };
    on_every_backend_with(require, async |store| {
        open_newsroom(&store).await;
        let gone = in_both(&store, "Трамвай", "Tram", 1).await;
        let stays = published(&store, "Тролейбус", &olena(2)).await;
        let draft = translated(&store, &stays, "Trolleybus", &olena(10)).await;
        let (from, into) = (gone.ukrainian.variant.article, stays.variant.article);
        merge(&store, from, shared(into, 1), 11).await;
        let english = served(&store, English, &path("city", "tram"), 12).await;
        assert_eq!(english, "other Тролейбус");
        assert_eq!(publish(&store, &draft, &olena(12)).await.warnings, []);
        let english = served(&store, English, &path("city", "tram"), 12).await;
        assert_eq!(english, "moved /en/city/trolleybus");
    });
}

#[test]
fn a_slug_that_came_with_a_merge_is_not_given_up_with_a_draft() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let gone = in_both(&store, "Трамвай", "Tram", 1).await;
        let stays = published(&store, "Тролейбус", &olena(2)).await;
        let (from, into) = (gone.ukrainian.variant.article, stays.variant.article);
        merge(&store, from, shared(into, 1), 11).await;
        let draft = translated(&store, &stays, "Tram", &olena(10)).await;
        assert_eq!(draft.slug.as_str(), "tram");
        let slug = "trolleybus".parse().unwrap();
        let renamed = store.change_slug(draft.variant, slug, &olena(13)).await;
        assert_eq!(renamed.unwrap().slug.as_str(), "trolleybus");
        let former = served(&store, English, &path("city", "tram"), 14).await;
        assert_eq!(former, "other Тролейбус");
    });
}

#[test]
fn paths_of_a_former_site_follow_a_merge() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let gone = article(&store, "Трамвай", 1).await;
        let stays = article(&store, "Тролейбус", 2).await;
        let legacy = "INSERT INTO @legacy (path, article)
            SELECT '/node/17', article FROM @slug WHERE slug = 'tramvai'";
        database.ask(legacy).await;
        merge(&store, gone, shared(stays, 1), 11).await;
        let owner = "SELECT v.slug FROM @legacy l JOIN @variant v ON v.article = l.article";
        assert_eq!(database.ask(owner).await, [["troleibus"]]);
    });
}

#[test]
fn of_two_merges_in_opposite_directions_one_is_done() {
    on_every_database(async |database| {
        let stores = [database.open().await, database.open().await];
        open_newsroom(&stores[0]).await;
        let one = published(&stores[0], "Трамвай", &olena(1))
            .await
            .variant
            .article;
        let two = published(&stores[0], "Тролейбус", &olena(2))
            .await
            .variant
            .article;
        let act = olena(11);
        let (there, back) = tokio::join!(
            stores[0].merge(shared(one, 1), shared(two, 1), &act),
            stores[1].merge(shared(two, 1), shared(one, 1), &act),
        );
        assert!(there.is_ok() != back.is_ok(), "{there:?} {back:?}");
        let lost = there.and(back).unwrap_err();
        assert_eq!(lost.kind(), StoreErrorKind::Conflict, "{lost}");
        let merged = "SELECT count(*) FROM @article WHERE merged_into IS NOT NULL";
        assert_eq!(database.ask(merged).await, [["1"]]);
    });
}
