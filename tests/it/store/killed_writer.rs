//! The process that is killed: it writes in both languages until then, several
//! articles at once, and tells of each command that was done.

use std::io::{Write, stdout};

use dvomova::article::ArticleId;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{
    Act, ArticleVersion, Cascade, Change, Done, Happened, NewArticle, SharedFacts, Store,
    StoreErrorKind, VariantVersion, Version,
};
use serde_json::json;

use super::backends::Database;
use super::newsroom::{olena, publish, retitled, text};
use super::nothing_lost::{told, told_of_text};

/// All that a writer does.
pub(super) const EVERYTHING: [&str; 10] = [
    "created",
    "saved",
    "published",
    "translated",
    "slug_changed",
    "corrected",
    "withdrawn",
    "related_changed",
    "merged",
    "merged_away",
];

pub(super) async fn write(database: &Database) {
    let store = database.open().await;
    let section = json!({"id": "city", "names": {
        "uk": {"name": "Місто", "slug": "misto"}, "en": {"name": "City", "slug": "city"}}});
    let section = serde_json::from_value(section).unwrap();
    // Another writer may have made it before it was killed.
    if let Err(error) = store.create_section(section, &olena(0)).await {
        assert_eq!(error.kind(), StoreErrorKind::Refused, "{error}");
    }
    let (one, two, three) = (store.clone(), store.clone(), store);
    let tasks = [
        tokio::spawn(async move {
            for number in 1.. {
                in_both_languages(&one, number).await;
            }
        }),
        tokio::spawn(async move {
            for number in 1.. {
                correct_and_withdraw(&two, number).await;
            }
        }),
        tokio::spawn(async move {
            for number in 1.. {
                relate_and_merge(&three, number).await;
            }
        }),
    ];
    for task in tasks {
        task.await.unwrap();
    }
}

async fn create(store: &Store, title: &str, act: &Act) -> Done {
    let new = NewArticle {
        id: ArticleId::new(act.at),
        original: Ukrainian,
        facts: SharedFacts::new("city".parse().unwrap()),
        text: text(title),
    };
    let done = store.create(new, act).await.unwrap();
    acknowledge(&done, Happened::Created, title);
    done
}

/// Publishes the newest revision, whose title is given.
async fn go_live(store: &Store, done: &Done, title: &str, act: &Act) -> Done {
    let done = publish(store, done, act).await;
    acknowledge(&done, Happened::Published, title);
    done
}

async fn in_both_languages(store: &Store, number: i64) {
    let act = olena(number);
    let title = format!("Новина {number}");
    let begun = create(store, &title, &act).await;
    let source = go_live(store, &begun, &title, &act).await;
    let absent = VariantVersion::absent(begun.variant.article, English);
    let title = format!("News {number}");
    let english = store.translate(absent, source.revision, text(&title), &act);
    let english = english.await.unwrap();
    acknowledge(&english, Happened::Translated, &title);
    let english = go_live(store, &english, &title, &act).await;
    let slug = format!("news-{}", begun.variant.article).parse().unwrap();
    let renamed = store.change_slug(english.variant, slug, &act).await;
    let variant = renamed.unwrap().variant;
    let (article, language) = (variant.article, Some(variant.language));
    let renamed = Happened::SlugChanged;
    acknowledge_line(&told(article, language, variant.version, renamed, None));
}

async fn correct_and_withdraw(store: &Store, number: i64) {
    let act = olena(number);
    let titles = [1, 2].map(|draft| format!("Подія {number}, чернетка {draft}"));
    let begun = create(store, &titles[0], &act).await;
    let live = go_live(store, &begun, &titles[0], &act).await;
    let newer = retitled(&live, &titles[1]);
    let saved = store.save_draft(live.variant, newer, &act).await.unwrap();
    acknowledge(&saved, Happened::Saved, &titles[1]);
    let change = Change::Correction("Виправлено назву.".parse().unwrap());
    let replaced = store.replace(saved.variant, saved.revision, act.at, change, &act);
    let replaced = replaced.await.unwrap();
    acknowledge(&replaced, Happened::Corrected, &titles[1]);
    let notice = "Повідомлення не підтвердилося.".parse().unwrap();
    let withdrawn = store.withdraw(replaced.variant, notice, Cascade::Refuse, &act);
    acknowledge(&withdrawn.await.unwrap(), Happened::Withdrawn, &titles[1]);
}

async fn relate_and_merge(store: &Store, number: i64) {
    let act = olena(number);
    let titles = ["Справа", "Та сама справа", "Схожа справа"];
    let titles = titles.map(|title| format!("{title} {number}"));
    let into = create(store, &titles[0], &act).await.variant.article;
    let from = create(store, &titles[1], &act).await;
    let from = go_live(store, &from, &titles[1], &act).await;
    let from = from.variant.article;
    let showing = create(store, &titles[2], &act).await.variant.article;
    let first = |article| ArticleVersion {
        article,
        version: Version::new(1),
    };
    let related = store.set_related(first(showing), vec![from], &act).await;
    acknowledge_shared(related.unwrap(), Happened::RelatedChanged);
    let merged = store.merge(first(from), first(into), &act).await.unwrap();
    acknowledge_shared(merged, Happened::Merged);
    // The same command did these.
    for article in [from, showing] {
        let (version, happened) = match article == from {
            true => (Version::new(2), Happened::MergedAway),
            false => (Version::new(3), Happened::RelatedChanged),
        };
        acknowledge_shared(ArticleVersion { article, version }, happened);
    }
}

fn acknowledge(done: &Done, happened: Happened, title: &str) {
    acknowledge_line(&told_of_text(done, happened, title));
}

fn acknowledge_shared(done: ArticleVersion, happened: Happened) {
    acknowledge_line(&told(done.article, None, done.version, happened, None));
}

fn acknowledge_line(told: &[String]) {
    let line = format!("acknowledged: {}\n", told.join(" "));
    stdout().write_all(line.as_bytes()).unwrap();
}
