//! Articles on the same topic.

use dvomova::article::ArticleId;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Happened, Store, StoreErrorKind};

use super::articles::{last, live, live_in_both, shared};
use super::backends::on_every_backend;
use super::newsroom::{at, begin, olena, open_newsroom, petro};
use super::scene::refusal;

async fn titles(store: &Store, article: ArticleId, language: Language) -> Vec<String> {
    let cards = store.related(article, language, at(20)).await.unwrap();
    cards.iter().map(|card| card.title.to_string()).collect()
}

#[test]
fn related_articles_keep_their_order_and_their_readers_language() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let article = live(&store, "Трамвай", 1).await.variant.article;
        let both = live_in_both(&store, "Тролейбус", "Trolleybus", 2).await;
        let both = both.ukrainian.variant.article;
        let one = live(&store, "Метро", 3).await.variant.article;
        let draft = begin(&store, "Автобус", &olena(4)).await.variant.article;

        let related = vec![one, draft, both];
        let act = olena(11);
        let seen = store.set_related(shared(article, 1), related.clone(), &act);
        let seen = seen.await.unwrap();
        assert_eq!(seen, shared(article, 2));
        assert_eq!(
            titles(&store, article, Ukrainian).await,
            ["Метро", "Тролейбус"]
        );
        assert_eq!(titles(&store, article, English).await, ["Trolleybus"]);
        let event = last(&store, article).await;
        assert_eq!(event.happened, Happened::RelatedChanged);
        assert_eq!(event.version, Some(seen.version));

        let again = store.set_related(seen, related, &olena(12)).await;
        assert_eq!(again.unwrap(), seen, "nothing differs");
        let none = store.set_related(seen, vec![], &olena(13)).await;
        assert_eq!(none.unwrap(), shared(article, 3));
        assert_eq!(titles(&store, article, Ukrainian).await, [""; 0]);

        let late = store.set_related(seen, vec![one], &petro(14)).await;
        assert_eq!(late.unwrap_err().kind(), StoreErrorKind::Conflict);
    });
}

#[test]
fn related_articles_are_others_that_are_there_each_once() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let article = begin(&store, "Трамвай", &olena(1)).await.variant.article;
        let other = begin(&store, "Метро", &olena(2)).await.variant.article;
        let relate = async |related: Vec<ArticleId>| {
            let act = olena(3);
            store.set_related(shared(article, 1), related, &act).await
        };
        assert_eq!(
            refusal(relate(vec![other, article]).await),
            "an article is not related to itself"
        );
        assert_eq!(
            refusal(relate(vec![other, other]).await),
            format!("article {other} is named twice")
        );
        let unknown = ArticleId::from_path("nowhere");
        let missing = relate(vec![other, unknown]).await.unwrap_err();
        assert_eq!(missing.kind(), StoreErrorKind::NotFound);
        assert_eq!(
            missing.to_string(),
            format!("there is no article {unknown}")
        );
        let many = (0..51).map(|at| ArticleId::from_path(&at.to_string()));
        assert_eq!(
            refusal(relate(many.collect()).await),
            "51 articles are too many: relate 50 at most"
        );
        assert_eq!(relate(vec![other]).await.unwrap(), shared(article, 2));
    });
}
