//! What readers see of articles on the same topic.

use dvomova::article::ArticleId;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Happened, Store, StoreErrorKind};

use super::backends::on_every_backend;
use super::newsroom::{
    at, begin, first_version, olena, open_newsroom, petro, publish, published, translated,
};
use super::scene::refusal;

async fn titles(store: &Store, article: ArticleId, language: Language) -> Vec<String> {
    let cards = store.related(article, language, at(20)).await.unwrap();
    cards.iter().map(|card| card.title.to_string()).collect()
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
            titles(&store, article, Ukrainian).await,
            ["Метро", "Тролейбус"]
        );
        assert_eq!(titles(&store, article, English).await, ["Trolleybus"]);
        let history = store.history(article, None, 1).await.unwrap();
        let event = history.events.first().unwrap();
        assert_eq!(event.happened, Happened::RelatedChanged);
        assert_eq!((event.language, event.version), (None, Some(seen.version)));

        let again = store.set_related(seen, related, &olena(12)).await;
        assert_eq!(refusal(again), "nothing differs: nothing was changed");
        let none = store.set_related(seen, vec![], &olena(13)).await;
        assert_eq!(none.unwrap().version.number(), 3);
        assert_eq!(titles(&store, article, Ukrainian).await, [""; 0]);

        let late = store.set_related(seen, vec![one], &petro(14)).await;
        assert_eq!(late.unwrap_err().kind(), StoreErrorKind::Conflict);
    });
}
