//! Articles on the same topic: how they are set, and what readers see of them.

use dvomova::article::{ArticleId, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Card, Done, Happened, Store, StoreErrorKind};

use super::backends::{on_every_backend, on_every_database};
use super::newsroom::{
    around, at, begin, first_version, olena, open_newsroom, petro, publish, publish_in, published,
    published_in, replaced, second_version, translated,
};
use super::scene::{refusal, refused};

async fn titles_of(store: &Store, article: ArticleId, language: Language) -> Vec<String> {
    let cards = store.related(article, language, at(20)).await.unwrap();
    cards.iter().map(|card| card.title.to_string()).collect()
}

fn titles(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| card.title.as_str()).collect()
}

async fn relate(store: &Store, article: ArticleId, related: Vec<ArticleId>) {
    let overview = store.article_overview(article, at(5)).await.unwrap();
    let set = store
        .set_related(overview.version, related, &olena(5))
        .await;
    set.unwrap();
}

#[test]
fn related_articles_keep_their_order_and_their_readers_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let done = published(&store, "Трамвай", &olena(1)).await;
        let article = done.variant.article;
        let both = published(&store, "Тролейбус", &olena(2)).await;
        let english = translated(&store, &both, "Trolleybus", &olena(3)).await;
        let english = publish(&store, &english, &olena(4)).await;
        let one = published(&store, "Метро", &olena(5)).await.variant.article;
        let draft = begin(&store, "Автобус", &olena(6)).await.variant.article;

        let related = vec![one, draft, english.variant.article];
        let act = olena(11);
        let seen = store.set_related(first_version(&done), related.clone(), &act);
        let seen = seen.await.unwrap();
        assert_eq!(
            titles_of(&store, article, Ukrainian).await,
            ["Метро", "Тролейбус"]
        );
        assert_eq!(titles_of(&store, article, English).await, ["Trolleybus"]);
        let history = store.history(article, None, 1).await.unwrap();
        let event = history.events.first().unwrap();
        assert_eq!(event.happened, Happened::RelatedChanged);
        assert_eq!((event.language, event.version), (None, Some(seen.version)));

        let again = store.set_related(seen, related, &olena(12)).await;
        assert_eq!(refusal(again), "nothing differs: nothing was changed");
        let none = store.set_related(seen, vec![], &olena(13)).await;
        assert_eq!(none.unwrap().version.number(), 3);
        assert_eq!(titles_of(&store, article, Ukrainian).await, [""; 0]);

        let late = store.set_related(seen, vec![one], &petro(14)).await;
        assert_eq!(late.unwrap_err().kind(), StoreErrorKind::Conflict);
    });
}

#[test]
fn related_articles_keep_their_order_and_are_replaced_whole() {
    on_every_database(async |database| {
        let store = database.open().await;
        open_newsroom(&store).await;
        let [one, two, three] = [
            begin(&store, "Новина 1", &olena(1)).await,
            begin(&store, "Новина 2", &olena(1)).await,
            begin(&store, "Новина 3", &olena(1)).await,
        ];
        let hex = |done: &Done| done.variant.article.to_string().replace('-', "");
        let rows = "SELECT position, other FROM @related ORDER BY position";
        let (second, third) = (two.variant.article, three.variant.article);
        let seen = first_version(&one);
        let related = store
            .set_related(seen, vec![third, second], &olena(2))
            .await;
        let seen = related.unwrap();
        assert_eq!(seen, second_version(&one));
        let expected = [["0".to_owned(), hex(&three)], ["1".to_owned(), hex(&two)]];
        assert_eq!(database.ask(rows).await, expected);
        let related = store.set_related(seen, vec![second], &olena(3)).await;
        assert_eq!(related.unwrap().version.number(), 3);
        let expected = [["0".to_owned(), hex(&two)]];
        assert_eq!(database.ask(rows).await, expected);
    });
}

#[test]
fn what_cannot_be_related_is_refused_with_the_reason() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let one = begin(&store, "Новина 1", &olena(1)).await;
        let two = begin(&store, "Новина 2", &olena(1)).await;
        let seen = first_version(&one);
        let (itself, other) = (one.variant.article, two.variant.article);
        let nowhere = ArticleId::new(at(99));
        for (related, kind, why) in [
            (
                vec![itself],
                StoreErrorKind::Refused,
                "an article is not related to itself".to_owned(),
            ),
            (
                vec![other, other],
                StoreErrorKind::Refused,
                format!("article {other} is named twice"),
            ),
            (
                vec![other, nowhere],
                StoreErrorKind::NotFound,
                format!("there is no article {nowhere}"),
            ),
            (
                vec![other; 51],
                StoreErrorKind::Refused,
                "51 articles are too many: relate 50 at most".to_owned(),
            ),
        ] {
            let outcome = store.set_related(seen, related, &olena(2)).await;
            refused(outcome, kind, &why);
        }
        // Nothing of it was kept.
        let related = store.set_related(seen, vec![other], &olena(3)).await;
        assert_eq!(related.unwrap(), second_version(&one));
    });
}

#[test]
fn related_cards_are_in_the_readers_language_and_the_editors_order() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let window = Window::from(at(1));
        let main = published_in(&store, "Головне", window, &olena(1)).await;
        let both = published_in(&store, "Трамвай", window, &olena(2)).await;
        let english = translated(&store, &both, "The Tram", &olena(3)).await;
        let _ = publish_in(&store, &english, window, &olena(3)).await;
        let one = published_in(&store, "Автобус", window, &olena(3)).await;
        let draft = begin(&store, "Чернетка", &olena(4)).await;
        let related = [&one, &draft, &both].map(|done| done.variant.article);
        let main = main.variant.article;
        relate(&store, main, related.to_vec()).await;

        let cards = store.related(main, Ukrainian, at(6)).await.unwrap();
        assert_eq!(titles(&cards), ["Автобус", "Трамвай"]);
        let cards = store.related(main, English, at(6)).await.unwrap();
        assert_eq!(titles(&cards), ["The Tram"]);
        assert_eq!(cards[0].section.names.english.name, "City");
        let cards = store.cards(&related, English, at(6)).await.unwrap();
        assert_eq!(titles(&cards), ["The Tram"]);
        let reversed = [related[2], related[1], related[0]];
        let cards = store.cards(&reversed, Ukrainian, at(6)).await.unwrap();
        assert_eq!(titles(&cards), ["Трамвай", "Автобус"]);
    });
}

#[test]
fn nothing_scheduled_leaks_into_a_card() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let main = published_in(&store, "Головне", Window::from(at(1)), &olena(1)).await;
        let window = Window::new(at(10), Some(at(30))).unwrap();
        let card = published_in(&store, "Трамвай", window, &olena(2)).await;
        let _ = replaced(&store, &card, "Новий трамвай", at(20), &olena(3)).await;
        let main = main.variant.article;
        relate(&store, main, vec![card.variant.article]).await;

        let expected = [
            (10, [None, Some("Трамвай"), Some("Трамвай")]),
            (
                20,
                [
                    Some("Трамвай"),
                    Some("Новий трамвай"),
                    Some("Новий трамвай"),
                ],
            ),
            (30, [Some("Новий трамвай"), None, None]),
        ];
        for (minute, titles_around) in expected {
            for (now, title) in around(at(minute)).into_iter().zip(titles_around) {
                let expected: Vec<&str> = title.into_iter().collect();
                let cards = store.related(main, Ukrainian, now).await.unwrap();
                assert_eq!(titles(&cards), expected, "at {now}");
                let ids = [card.variant.article];
                let cards = store.cards(&ids, Ukrainian, now).await.unwrap();
                assert_eq!(titles(&cards), expected, "at {now}");
            }
        }
    });
}

#[test]
fn a_card_of_a_merged_article_is_that_of_the_one_it_is_part_of() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let window = Window::from(at(1));
        let main = published_in(&store, "Головне", window, &olena(1)).await;
        let from = published_in(&store, "Трамвай", window, &olena(2)).await;
        let into = published_in(&store, "Автобус", window, &olena(3)).await;
        let [main, from, into] = [main, from, into].map(|done| done.variant.article);
        relate(&store, main, vec![from]).await;
        let mut versions = Vec::new();
        for article in [from, into] {
            let overview = store.article_overview(article, at(6)).await.unwrap();
            versions.push(overview.version);
        }
        let merged = store.merge(versions[0], versions[1], &olena(6)).await;
        merged.unwrap();
        let cards = store.related(main, Ukrainian, at(7)).await.unwrap();
        assert_eq!(titles(&cards), ["Автобус"]);
        let favorites = store.cards(&[from], Ukrainian, at(7)).await.unwrap();
        assert_eq!(titles(&favorites), ["Автобус"]);
    });
}
