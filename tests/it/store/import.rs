use std::fs;

use dvomova::exchange::Folder;
use dvomova::language::Language::{English, Ukrainian};
use dvomova::store::{List, ListQuery, Store};

use super::backends::on_every_backend;
use super::newsroom::olena;
use crate::udhr;

async fn count(store: &Store, language: dvomova::language::Language) -> usize {
    let query = ListQuery::first(language, List::All, 100);
    let now = "2026-06-01T00:00:00Z".parse().unwrap();
    store.list(&query, now).await.unwrap().cards.len()
}

#[test]
fn a_folder_is_imported_once_and_then_only_what_has_changed() {
    on_every_backend(async |store| {
        let root = udhr::folder();
        let folder = Folder::load_strict(root.path()).unwrap();
        let first = store.import(&folder, &olena(0)).await.unwrap();
        assert_eq!((first.new, first.changed, first.unchanged), (31, 0, 0));
        assert_eq!(first.problems, []);
        assert_eq!(first.absent, []);
        assert_eq!(
            (count(&store, Ukrainian).await, count(&store, English).await),
            (31, 31)
        );

        let second = store.import(&folder, &olena(1)).await.unwrap();
        assert_eq!((second.new, second.changed, second.unchanged), (0, 0, 31));

        let file = root.path().join("rights/article-02.uk.md");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{text}\nНовий абзац.\n")).unwrap();
        fs::remove_file(root.path().join("rights/article-03.uk.md")).unwrap();
        let folder = Folder::load(root.path()).unwrap();
        let third = store.import(&folder, &olena(2)).await.unwrap();
        assert_eq!((third.new, third.changed, third.unchanged), (0, 1, 30));
        assert_eq!(third.absent.len(), 1);
        assert_eq!(third.absent[0].language, Ukrainian);
        assert_eq!(third.problems, []);
    });
}
