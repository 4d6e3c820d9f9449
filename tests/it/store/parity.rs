//! How far the two languages of a site have the same.

use dvomova::article::Window;
use dvomova::store::ParityCounts;

use super::backends::on_every_backend;
use super::newsroom::{
    around, at, begin, olena, open_newsroom, publish_in, published_in, replaced, translated,
};

/// Public, alone, in both, missing, stale.
fn counts(of: ParityCounts) -> [u64; 5] {
    [of.public, of.alone, of.in_both(), of.missing, of.stale]
}

#[test]
fn parity_counts_what_each_language_has_and_lacks() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        let window = Window::from(at(5));
        let both = published_in(&store, "Трамвай", window, &olena(1)).await;
        let english = translated(&store, &both, "The Tram", &olena(2)).await;
        let until = Window::new(at(5), Some(at(40))).unwrap();
        let _ = publish_in(&store, &english, until, &olena(3)).await;
        let alone = published_in(&store, "Автобус", window, &olena(1)).await;
        let overview = store.article_overview(alone.variant.article, at(4)).await;
        let version = overview.unwrap().version;
        let moved = store
            .move_to_section(version, "culture".parse().unwrap(), &olena(4))
            .await;
        moved.unwrap();
        let _ = published_in(&store, "English News", window, &olena(1)).await;
        let _ = begin(&store, "Чернетка", &olena(1)).await;
        let _ = replaced(&store, &both, "Новий трамвай", at(20), &olena(6)).await;

        let parity = store.parity(at(10)).await.unwrap();
        assert_eq!(counts(parity.site.ukrainian), [2, 1, 1, 1, 0]);
        assert_eq!(counts(parity.site.english), [2, 1, 1, 1, 0]);
        let sections: Vec<_> = parity
            .sections
            .iter()
            .map(|it| (it.section.id.as_str(), it.languages.map(|_, it| counts(it))))
            .map(|(id, counts)| (id, counts.ukrainian, counts.english))
            .collect();
        assert_eq!(
            sections,
            [
                ("city", [1, 0, 1, 1, 0], [2, 1, 1, 0, 0]),
                ("culture", [1, 1, 0, 0, 0], [0, 0, 0, 1, 0]),
            ]
        );
        for (now, stale) in around(at(20)).into_iter().zip([0, 1, 1]) {
            let parity = store.parity(now).await.unwrap();
            assert_eq!(parity.site.english.stale, stale, "at {now}");
        }
        for (now, in_both) in around(at(40)).into_iter().zip([1, 0, 0]) {
            let parity = store.parity(now).await.unwrap();
            assert_eq!(parity.site.ukrainian.in_both(), in_both, "at {now}");
            assert_eq!(parity.site.english.in_both(), in_both, "at {now}");
        }
    });
}
