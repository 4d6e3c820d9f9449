//! Two who do at once what does not go together: whoever comes second is told,
//! or sees what the first has done, and what must hold does.
//!
//! Each has a store of its own, as two processes have. Who is faster differs
//! from round to round.

use std::time::Duration;

use dvomova::address::ArticlePath;
use dvomova::article::{ArticleId, Slug, UkrainianFirst, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    Cascade, Done, PurgedAddresses, Served, Store, StoreError, StoreErrorKind, VariantVersion,
    Version,
};
use serde_json::json;
use tokio::time::sleep;

use super::backends::{Database, on_every_database};
use super::newsroom::{
    at, begin, facts, first_version, olena, open_newsroom, petro, publish, published, retitled,
    translated,
};

const ROUNDS: u64 = 14;

/// Does two things at once, the one or the other a little later.
async fn at_once<A: Send + 'static, B: Send + 'static>(
    round: u64,
    one: impl Future<Output = A> + Send + 'static,
    other: impl Future<Output = B> + Send + 'static,
) -> (A, B) {
    // Commands take a millisecond or some.
    let later = Duration::from_micros(250 * (round / 2));
    let (first, second) = match round % 2 {
        0 => (later, Duration::ZERO),
        _ => (Duration::ZERO, later),
    };
    let one = tokio::spawn(async move {
        sleep(first).await;
        one.await
    });
    let other = tokio::spawn(async move {
        sleep(second).await;
        other.await
    });
    (one.await.unwrap(), other.await.unwrap())
}

/// Runs a test with two stores of each database.
fn with_two_stores(test: impl AsyncFn(&Database, [Store; 2])) {
    on_every_database(async |database: &Database| {
        let stores = [database.open().await, database.open().await];
        open_newsroom(&stores[0]).await;
        test(database, stores).await;
    });
}

/// What was refused because of what somebody else did, or in whichever order
/// the two came: nothing else may go wrong.
#[track_caller]
fn check_told<T>(result: Result<T, StoreError>, allowed: &[StoreErrorKind]) -> Option<T> {
    match result {
        Ok(done) => Some(done),
        Err(error) => {
            assert!(allowed.contains(&error.kind()), "{error:?}");
            None
        }
    }
}

/// How many rows a condition finds.
async fn count(database: &Database, rows: &str) -> String {
    let counted = database.ask(&format!("SELECT COUNT(*) FROM {rows}")).await;
    counted.concat().concat()
}

#[test]
fn of_two_articles_of_one_title_each_has_a_slug_of_its_own() {
    with_two_stores(async |_, stores| {
        for round in 0..ROUNDS {
            let title = format!("Трамвай {round}");
            let [one, other] = stores.clone().map(|store| {
                let title = title.clone();
                async move { begin(&store, &title, &olena(1)).await }
            });
            let (one, other) = at_once(round, one, other).await;
            let wanted = Slug::from_title(&title, Ukrainian);
            let mut slugs = [one.slug.clone(), other.slug.clone()];
            slugs.sort();
            assert_eq!(slugs, [wanted.clone(), wanted.numbered(2)]);
            for done in [one, other] {
                let _ = publish(&stores[0], &done, &olena(2)).await;
                assert_eq!(
                    leads_to(&stores[0], Ukrainian, &done.slug).await,
                    Some(done.variant.article)
                );
            }
        }
    });
}

async fn leads_to(store: &Store, language: Language, slug: &Slug) -> Option<ArticleId> {
    let section = match language {
        Ukrainian => "misto",
        English => "city",
    };
    let path = ArticlePath {
        section: section.parse().unwrap(),
        slug: slug.clone(),
        id: None,
    };
    match store.read(language, &path, at(100)).await.unwrap() {
        Served::Exact(article) => Some(article.id),
        _ => None,
    }
}

#[test]
fn of_two_who_want_one_slug_one_gets_it_and_the_other_keeps_its_own() {
    with_two_stores(async |database, stores| {
        for round in 0..ROUNDS {
            let wanted: Slug = format!("podii-{round}").parse().unwrap();
            let mut begun = Vec::new();
            for word in ["Міст", "Парк"] {
                let title = format!("{word} {round}");
                begun.push(published(&stores[0], &title, &olena(1)).await);
            }
            let mut both = stores
                .clone()
                .into_iter()
                .zip(begun.clone())
                .map(|(store, done)| {
                    let slug = wanted.clone();
                    async move { store.change_slug(done.variant, slug, &petro(2)).await }
                });
            let (one, other) = (both.next().unwrap(), both.next().unwrap());
            let (one, other) = at_once(round, one, other).await;
            let refused = [StoreErrorKind::Refused];
            let got = [one, other].map(|it| check_told(it, &refused));
            let winner = usize::from(got[0].is_none());
            assert!(
                got[winner].is_some() && got[1 - winner].is_none(),
                "{got:?}"
            );
            let article = begun[winner].variant.article;
            assert_eq!(
                leads_to(&stores[1], Ukrainian, &wanted).await,
                Some(article)
            );
            let loser = &begun[1 - winner];
            let kept = leads_to(&stores[1], Ukrainian, &loser.slug).await;
            assert_eq!(kept, Some(loser.variant.article));
        }
        // The old ones go on leading.
        let slugs = count(database, "@slug").await;
        assert_eq!(slugs, (3 * ROUNDS).to_string());
    });
}

#[test]
fn no_article_is_given_a_tag_that_is_merged_away_meanwhile() {
    with_two_stores(async |database, [one, other]| {
        for round in 0..ROUNDS {
            let name = format!("tag-{round}");
            let tag = json!({"id": name, "names": {"uk": {"name": name, "slug": name}}});
            let tag = serde_json::from_value(tag).unwrap();
            let seen = one.create_tag(tag, &olena(0)).await.unwrap();
            let begun = published(&one, &format!("Трамвай {round}"), &olena(1)).await;
            let (from, into) = (name.parse().unwrap(), "podil".parse().unwrap());
            let grown = Version::new(1 + i64::try_from(round).unwrap());
            let mut changed = facts();
            changed.tags = vec![name.parse().unwrap()];

            let (editor, librarian) = (one.clone(), other.clone());
            let (given, merged) = at_once(
                round,
                async move {
                    let seen = first_version(&begun);
                    editor.change_facts(seen, changed, &olena(2)).await
                },
                async move {
                    let (from, into) = ((from, seen), (into, grown));
                    librarian.merge_tags(from, into, &petro(2)).await
                },
            )
            .await;
            merged.unwrap();
            // Whoever names a tag that was merged means the other one.
            given.unwrap();
            let named = format!("@article WHERE tags LIKE '%\"{name}\"%'");
            assert_eq!(count(database, &named).await, "0", "round {round}");
            let listed = format!("@listed WHERE list = 'tag/{name}'");
            assert_eq!(count(database, &listed).await, "0", "round {round}");
        }
        let listed = count(database, "@listed WHERE list = 'tag/podil'").await;
        assert_eq!(listed, ROUNDS.to_string());
    });
}

#[test]
fn no_article_is_related_to_one_that_is_merged_away_meanwhile() {
    with_two_stores(async |database, [one, other]| {
        for round in 0..ROUNDS {
            let mut articles = Vec::new();
            for word in ["Міст", "Парк", "Сквер"] {
                let title = format!("{word} {round}");
                articles.push(begin(&one, &title, &olena(1)).await);
            }
            // Ids are locked in their order, whatever that is.
            articles.rotate_left(usize::try_from(round % 3).unwrap());
            let versions = [0, 1, 2].map(|at| first_version(&articles[at]));
            let [showing, from, into] = versions;
            let (editor, librarian) = (one.clone(), other.clone());
            let (related, merged) = at_once(
                round,
                async move {
                    let related = vec![from.article];
                    editor.set_related(showing, related, &olena(2)).await
                },
                async move { librarian.merge(from, into, &petro(2)).await },
            )
            .await;
            merged.unwrap();
            let related = check_told(related, &[StoreErrorKind::Refused]);
            let overview = other
                .article_overview(showing.article, at(3))
                .await
                .unwrap();
            let expected = related.map(|_| into.article);
            assert_eq!(overview.related, Vec::from_iter(expected), "round {round}");
        }
        let gone =
            "@related WHERE other IN (SELECT id FROM @article WHERE merged_into IS NOT NULL)";
        assert_eq!(count(database, gone).await, "0");
    });
}

#[test]
fn english_is_never_published_while_ukrainian_goes() {
    on_every_database(async |database: &Database| {
        let options = || {
            database
                .options()
                .with_ukrainian_first(UkrainianFirst::Require)
        };
        let one = database.open_with(options()).await;
        let other = database.open_with(options()).await;
        open_newsroom(&one).await;
        for round in 0..ROUNDS {
            let ukrainian = published(&one, &format!("Трамвай {round}"), &olena(1)).await;
            let english = translated(&one, &ukrainian, &format!("Tram {round}"), &olena(1)).await;
            let (editor, publisher) = (one.clone(), other.clone());
            let article = ukrainian.variant.article;
            let (taken, given) = at_once(
                round,
                async move {
                    let seen = ukrainian.variant;
                    editor.unpublish(seen, Cascade::Refuse, &olena(2)).await
                },
                async move {
                    let window = Window::from(at(2));
                    let (seen, revision) = (english.variant, english.revision);
                    publisher.publish(seen, revision, window, &petro(2)).await
                },
            )
            .await;
            let refused = [StoreErrorKind::Refused];
            let done = [taken, given].map(|it| check_told(it, &refused).is_some());
            assert_ne!(done[0], done[1], "round {round}: one of them comes first");
            let overview = one.article_overview(article, at(3)).await.unwrap();
            let public = Language::ALL.map(|language| {
                let variant = overview.languages[language].as_ref().unwrap();
                variant.publication.is_public(at(3))
            });
            assert!(public[0] == public[1], "round {round}: {public:?}");
        }
    });
}

#[test]
fn of_a_text_that_is_erased_nothing_is_left_by_who_saves_or_shows_it_meanwhile() {
    with_two_stores(async |database, [one, other]| {
        for round in 0..ROUNDS {
            let begun = published(&one, &format!("Трамвай {round}"), &olena(1)).await;
            let (eraser, editor) = (one.clone(), other.clone());
            let (seen, saving) = (begun.variant, begun.clone());
            let (erased, kept) = at_once(round, erase(eraser, seen), async move {
                let act = petro(2);
                if round % 4 < 2 {
                    let (language, revision) = (seen.language, saving.revision);
                    let shown =
                        editor.create_preview(seen.article, language, revision, at(1_000), &act);
                    return (Some(shown.await), None);
                }
                let newer = retitled(&saving, "Трамвай іде далі");
                (None, Some(editor.save_draft(seen, newer, &act).await))
            })
            .await;
            let (preview, saved) = kept;
            let not_found = [StoreErrorKind::NotFound];
            let token = preview.and_then(|preview| check_told(preview, &not_found));
            let conflict = [StoreErrorKind::Conflict];
            let saved = saved.and_then(|saved| check_told(saved, &conflict));
            match check_told(erased, &conflict) {
                Some(_) => assert_eq!(saved, None, "round {round}"),
                // Somebody saved first: the eraser looks, and erases that too.
                None => {
                    let saved = saved.expect("a conflict with nobody");
                    let erased = erase(one.clone(), saved.variant).await;
                    let _ = erased.unwrap();
                }
            }
            for table in ["revision", "preview"] {
                assert_eq!(
                    count(database, &format!("@{table}")).await,
                    "0",
                    "{table} of round {round}"
                );
            }
            if let Some(token) = token {
                assert_eq!(other.preview(&token, at(3)).await.unwrap(), None);
            }
        }
    });
}

async fn erase(store: Store, seen: VariantVersion) -> Result<Done, StoreError> {
    let reason = "За рішенням суду.".parse().unwrap();
    let (addresses, cascade) = (PurgedAddresses::Gone, Cascade::Refuse);
    store
        .purge(seen, reason, addresses, cascade, &olena(2))
        .await
}

#[test]
fn what_is_due_is_told_once_by_many_who_tick_and_many_who_edit() {
    with_two_stores(async |database, stores| {
        const ARTICLES: usize = 24;
        let mut scheduled = Vec::new();
        for number in 0..ARTICLES {
            let begun = begin(&stores[0], &format!("Трамвай {number}"), &olena(1)).await;
            let window = Window::new(at(10), Some(at(20))).unwrap();
            let (seen, revision) = (begun.variant, begun.revision);
            let done = stores[0].publish(seen, revision, window, &olena(2)).await;
            scheduled.push(done.unwrap());
        }
        let ticking = (0..6).map(|number| {
            let store = stores[number % 2].clone();
            tokio::spawn(async move {
                // Their clocks differ.
                let minutes = [12, 30, 11, 25, 30, 40][number];
                store.tick(at(minutes)).await.unwrap().articles
            })
        });
        let ticking: Vec<_> = ticking.collect();
        let editing = scheduled.into_iter().enumerate().map(|(number, done)| {
            let store = stores[number % 2].clone();
            tokio::spawn(async move {
                let newer = retitled(&done, &format!("Трамвай {number} їде"));
                let minutes = 15 + 10 * i64::try_from(number % 2).unwrap();
                store.save_draft(done.variant, newer, &petro(minutes)).await
            })
        });
        let editing: Vec<_> = editing.collect();
        for editing in editing {
            // No version grows by what a schedule does: nobody is in conflict.
            let _ = editing.await.unwrap().unwrap();
        }
        for ticking in ticking {
            ticking.await.unwrap();
        }
        // Who ticked while another was at work on an article left it to that one.
        let _ = stores[0].tick(at(50)).await.unwrap();
        let told = "SELECT happened, at, actor, COUNT(*), COUNT(DISTINCT article) FROM @event
            WHERE happened IN ('went_live', 'ended') GROUP BY happened, at, actor ORDER BY at";
        let told = database.ask(told).await;
        let turn = |happened: &str, minutes| {
            let moment = at(minutes).timestamp_millis().to_string();
            let number = ARTICLES.to_string();
            [
                happened.to_owned(),
                moment,
                "olena".to_owned(),
                number.clone(),
                number,
            ]
        };
        assert_eq!(told, [turn("went_live", 10), turn("ended", 20)]);
    });
}
