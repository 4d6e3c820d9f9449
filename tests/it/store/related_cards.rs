use dvomova::article::{ArticleId, Window};
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{Card, Change, Store};

use super::backends::on_every_backend;
use super::newsroom::{
    around, at, begin, olena, open_newsroom, publish_in, published_in, text, translated,
};

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
        let mut better = text("Новий трамвай");
        better.slug = card.slug.clone();
        let saved = store.save_draft(card.variant, better, &olena(3)).await;
        let saved = saved.unwrap();
        let replaced = store
            .replace(
                saved.variant,
                saved.revision,
                at(20),
                Change::Fix,
                &olena(4),
            )
            .await;
        assert_eq!(replaced.unwrap().warnings, []);
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
