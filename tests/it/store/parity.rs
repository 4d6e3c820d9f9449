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

#[test]
fn the_next_change_is_the_first_moment_at_which_readers_see_another_thing() {
    on_every_backend(async |store| {
        open_newsroom(&store).await;
        assert_eq!(store.next_change(at(0)).await.unwrap(), None);
        let window = Window::new(at(10), Some(at(40))).unwrap();
        let tram = published_in(&store, "Трамвай", window, &olena(1)).await;
        let _ = replaced(&store, &tram, "Новий трамвай", at(30), &olena(11)).await;
        let archived = published_in(&store, "Архів", Window::from(at(15)), &olena(2)).await;
        let overview = store
            .article_overview(archived.variant.article, at(3))
            .await;
        let version = overview.unwrap().version;
        store.archive(version, &olena(3)).await.unwrap();

        let [before, moment, _] = around(at(10));
        for (now, next) in [
            (at(0), Some(at(10))),
            (before, Some(at(10))),
            (moment, Some(at(30))),
            (at(30), Some(at(40))),
            (at(40), None),
        ] {
            assert_eq!(store.next_change(now).await.unwrap(), next, "at {now}");
        }
    });
}
