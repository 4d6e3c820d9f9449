//! Two articles that become one: their addresses, and what was related to them.

use std::time::Duration;

use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{ArticleVersion, Done, List, ListQuery, StoreErrorKind};
use sqlx::{Connection, PgConnection};

use super::backends::{Backend, Database, on, on_every_backend, on_every_database};
use super::import::{article, import};
use super::newsroom::{
    at, begin, facts, first_version, olena, open_newsroom, petro, publish, published, shared, text,
    translated,
};
use super::read::{path, served};

fn hex(done: &Done) -> String {
    done.variant.article.to_string().replace('-', "")
}

fn version(done: &Done, number: i64) -> ArticleVersion {
    shared(done.variant.article, number)
}

#[test]
fn all_addresses_of_a_merged_article_lead_to_the_other_one() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let from = published(&store, "Трамвай на Подолі", &olena(1)).await;
        let slug = "novyi-tramvai".parse().unwrap();
        let from = store.change_slug(from.variant, slug, &olena(2)).await;
        let from = from.unwrap();
        let english = translated(&store, &from, "A tram in Podil", &olena(3)).await;
        let _ = publish(&store, &english, &olena(4)).await;
        let into = published(&store, "Трамваї", &olena(5)).await;

        let merged = store
            .merge(first_version(&from), first_version(&into), &olena(6))
            .await;
        assert_eq!(merged.unwrap(), version(&into, 2));
        for slug in ["tramvai-na-podoli", "novyi-tramvai"] {
            let old = path("misto", slug);
            assert_eq!(
                served(&store, Ukrainian, &old, 7).await,
                "moved /misto/tramvai"
            );
        }
        // The other one is not there in English: none of its text is shown.
        let old = path("city", "a-tram-in-podil");
        assert_eq!(served(&store, English, &old, 7).await, "other Трамваї");
        for (language, expected) in [(Ukrainian, vec!["Трамваї"]), (English, vec![])] {
            let query = ListQuery::first(language, List::All, 10);
            let page = store.list(&query, at(7)).await.unwrap();
            let titles = page.cards.iter().map(|card| card.title.as_str());
            assert_eq!(titles.collect::<Vec<_>>(), expected);
        }
        // Nor can anybody else have these addresses.
        let other = begin(&store, "Трамвай на Подолі", &olena(8)).await;
        assert_eq!(other.slug.as_str(), "tramvai-na-podoli-2");
    });
}

#[test]
fn what_was_merged_into_a_merged_article_follows_it() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let [one, two, three] = [
            published(&store, "Новина 1", &olena(1)).await,
            published(&store, "Новина 2", &olena(2)).await,
            published(&store, "Новина 3", &olena(3)).await,
        ];
        let merged = store
            .merge(first_version(&one), first_version(&two), &olena(4))
            .await;
        let merged = store
            .merge(merged.unwrap(), first_version(&three), &olena(5))
            .await;
        assert_eq!(merged.unwrap(), version(&three, 2));
        for slug in ["novyna-1", "novyna-2"] {
            assert_eq!(
                served(&store, Ukrainian, &path("misto", slug), 6).await,
                "moved /misto/novyna-3"
            );
        }
        let into = database
            .ask("SELECT merged_into FROM @article ORDER BY id")
            .await;
        assert_eq!(into, [[hex(&three)], [hex(&three)], ["NULL".to_owned()]]);
    });
}

#[test]
fn what_was_related_to_a_merged_article_is_related_to_the_other_one_once() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let [from, into, both, one] = [
            begin(&store, "Новина 1", &olena(1)).await,
            begin(&store, "Новина 2", &olena(2)).await,
            begin(&store, "Новина 3", &olena(3)).await,
            begin(&store, "Новина 4", &olena(4)).await,
        ];
        let [a, b, c] = [&from, &into, &both].map(|done| done.variant.article);
        for (article, related) in [(&both, vec![a, b]), (&one, vec![c, a]), (&into, vec![a, c])] {
            let seen = first_version(article);
            let related = store.set_related(seen, related, &olena(5)).await;
            assert_eq!(related.unwrap(), version(article, 2));
        }
        let merged = store
            .merge(first_version(&from), version(&into, 2), &olena(6))
            .await;
        assert_eq!(merged.unwrap(), version(&into, 3));
        let rows = "SELECT article, position, other FROM @related ORDER BY article, position";
        let row = |article: &Done, position: &str, other: &Done| {
            vec![hex(article), position.to_owned(), hex(other)]
        };
        assert_eq!(
            database.ask(rows).await,
            [
                row(&into, "0", &both),
                row(&both, "0", &into),
                row(&one, "0", &both),
                row(&one, "1", &into),
            ]
        );
    });
}

#[test]
fn what_cannot_be_merged_is_refused_with_the_reason() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let [one, two, three] = [
            begin(&store, "Новина 1", &olena(1)).await,
            begin(&store, "Новина 2", &olena(2)).await,
            begin(&store, "Новина 3", &olena(3)).await,
        ];
        let (first, second) = (first_version(&one), first_version(&two));
        let refused = store.merge(first, first, &olena(4)).await.unwrap_err();
        assert_eq!(refused.kind(), StoreErrorKind::Refused);
        assert_eq!(
            refused.to_string(),
            "an article cannot be merged into itself"
        );

        let archived = store.archive(first_version(&three), &olena(4)).await;
        let archived = archived.unwrap();
        let refused = store.merge(first, archived, &olena(5)).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the article is in the archive: restore it first"
        );

        let merged = store.merge(first, second, &olena(6)).await.unwrap();
        let why = format!(
            "the article was merged into {}: change that one",
            two.variant.article
        );
        let gone = version(&one, 2);
        for (from, into) in [(gone, merged), (merged, gone)] {
            let refused = store.merge(from, into, &olena(7)).await.unwrap_err();
            assert_eq!(refused.kind(), StoreErrorKind::Refused);
            assert_eq!(refused.to_string(), why);
        }
        let refused = store.change_facts(gone, facts(), &olena(8)).await;
        assert_eq!(refused.unwrap_err().to_string(), why);
        let refused = store.set_related(gone, vec![], &olena(8)).await;
        assert_eq!(refused.unwrap_err().to_string(), why);
        let absent = dvomova::store::VariantVersion::absent(one.variant.article, English);
        let refused = store
            .translate(absent, one.revision, text("News 1"), &olena(8))
            .await;
        assert_eq!(refused.unwrap_err().to_string(), why);
    });
}

#[test]
fn whoever_merges_what_another_has_changed_meets_a_conflict() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let [one, two] = [
            begin(&store, "Новина 1", &olena(1)).await,
            begin(&store, "Новина 2", &olena(2)).await,
        ];
        let (first, second) = (first_version(&one), first_version(&two));
        let culture = "culture".parse().unwrap();
        let moved = store.move_to_section(second, culture, &petro(3)).await;
        assert_eq!(moved.unwrap(), version(&two, 2));
        for (from, into) in [(first, second), (second, first)] {
            let lost = store.merge(from, into, &olena(4)).await.unwrap_err();
            assert_eq!(
                lost.to_string(),
                "expected version 1, found 2: moved by petro at 2025-11-05T08:03:00Z"
            );
        }
    });
}

#[test]
fn what_is_imported_while_an_article_is_merged_leads_to_the_other() {
    on(Backend::Postgres, async |database: &Database| {
        let store = database.open().await;
        let (from, into) = (
            article("tram", "Трамвай на Подолі", "A tram to Podil"),
            article("line", "Лінія на Подолі", "A line to Podil"),
        );
        drop(import(&store, &[from.clone(), into.clone()], &olena(30)).await);
        let mut night = article("night", "Нічний трамвай", "The night tram");
        night.related = vec![from.id];

        let mut merging = PgConnection::connect(&database.url).await.unwrap();
        let [from, into] = [from.id, into.id];
        let begun = format!(
            "BEGIN; UPDATE {}.article SET merged_into = decode('{}', 'hex')
             WHERE id = decode('{}', 'hex')",
            database.schema,
            into.uuid().simple(),
            from.uuid().simple(),
        );
        let begun = sqlx::AssertSqlSafe(begun);
        sqlx::raw_sql(begun).execute(&mut merging).await.unwrap();
        let (paths, articles) = (store.clone(), store.clone());
        let paths = tokio::spawn(async move {
            let rows = [("/?p=1".to_owned(), from, None)];
            paths.import_legacy(rows, &olena(40)).await.unwrap()
        });
        let articles = tokio::spawn(async move { import(&articles, &[night], &olena(40)).await });
        // Time enough to overlook the merge.
        tokio::time::sleep(Duration::from_millis(300)).await;
        sqlx::raw_sql("COMMIT").execute(&mut merging).await.unwrap();
        assert_eq!(paths.await.unwrap().new, 1);
        assert_eq!(articles.await.unwrap().new, 1);

        let [from, into] = [from, into].map(|id| id.uuid().simple().to_string());
        let related = database.ask("SELECT other FROM @related").await;
        assert_eq!(related, [[into.clone()]]);
        let leads = database
            .ask("SELECT article, merged_from FROM @legacy")
            .await;
        assert_eq!(leads, [[into, from]]);
    });
}
