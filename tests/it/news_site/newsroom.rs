//! What editors do in the store while the site is running.

use chrono::{TimeDelta, Utc};
use dvomova::address::Addresses;
use dvomova::article::{ArticleId, Named, Window};
use dvomova::audit::assert_page_language;
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Act, Cascade, Change, LanguageOverview, Store, StoreOptions};
use tempfile::TempDir;

use super::site::{BOTH, Site};

/// The site and, beside it, editors of the article at [`BOTH`].
struct Newsroom {
    site: Site,
    store: Store,
    article: ArticleId,
    folder: TempDir,
}

const FILE: &str = "news.db";

impl Newsroom {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join(FILE).display());
        let site = Site::start_with(&["--database", &database]);
        let addresses = Addresses::new(site.origin.parse().unwrap());
        let store = Store::open(&database, StoreOptions::new(addresses)).await;
        Self {
            site,
            store: store.unwrap(),
            article: ArticleId::from_path("city/tram-line"),
            folder,
        }
    }

    async fn seen(&self, language: Language) -> LanguageOverview {
        let overview = self.store.article_overview(self.article, Utc::now()).await;
        overview.unwrap().languages[language].clone().unwrap()
    }

    /// Readers get another lead at once, and are told why.
    async fn correct(&self, language: Language, lead: &str, note: &str) {
        let (store, seen) = (&self.store, self.seen(language).await);
        let revision = store.revision(self.article, language, seen.newest).await;
        let mut text = revision.unwrap().text;
        text.lead = lead.parse().unwrap();
        let saved = store.save_draft(seen.version, text, &act()).await.unwrap();
        let change = Change::Correction(note.parse().unwrap());
        let (now, act) = (Utc::now(), act());
        let replaced = store.replace(saved.variant, saved.revision, now, change, &act);
        let _ = replaced.await.unwrap();
    }
}

fn act() -> Act {
    Act::new("olena".parse().unwrap(), Utc::now())
}

#[tokio::test]
async fn a_former_slug_leads_to_the_new_one() {
    let newsroom = Newsroom::open().await;
    let (site, store) = (&newsroom.site, &newsroom.store);
    let seen = newsroom.seen(English).await.version;
    let slug = "trams-are-back".parse().unwrap();
    let _ = store.change_slug(seen, slug, &act()).await.unwrap();

    let former = site.get(BOTH[1], &[]);
    let new = "/en/city/trams-are-back";
    assert_eq!((former.status, former.header("location")), (308, new));
    assert_eq!(site.get(new, &[]).status, 200);
    // The other language stands where it stood, and leads to the new address.
    let ukrainian = site.get(BOTH[0], &[]);
    assert_eq!(ukrainian.status, 200);
    assert!(
        ukrainian
            .body
            .contains(&format!("href=\"{new}\" lang=\"en\""))
    );
    assert!(!ukrainian.body.contains(BOTH[1]));
}

#[tokio::test]
async fn a_renamed_section_takes_its_pages_along() {
    let newsroom = Newsroom::open().await;
    let (site, store) = (&newsroom.site, &newsroom.store);
    let city = "city".parse().unwrap();
    let version = store.section(&city).await.unwrap().unwrap().version;
    let named = Named {
        name: "Town".parse().unwrap(),
        slug: "town".parse().unwrap(),
    };
    let act = act();
    let renamed = store.name_section(city, version, English, named, &act);
    let _ = renamed.await.unwrap();

    let cursor = "after=19a0fa71700-5236d2b61c7e57a18ecdfcd5bf86a455";
    let article = BOTH[1].replace("/city/", "/town/");
    for (former, new) in [
        ("/en/city", "/en/town"),
        (&format!("/en/city?{cursor}"), &format!("/en/town?{cursor}")),
        (BOTH[1], &article),
    ] {
        let moved = site.get(former, &[]);
        assert_eq!((moved.status, moved.header("location")), (308, new));
    }
    assert_eq!(site.get(&article, &[]).status, 200);
    assert_eq!(site.get("/misto", &[]).status, 200);
}

#[tokio::test]
async fn a_withdrawn_text_is_gone_and_its_notice_is_read() {
    let newsroom = Newsroom::open().await;
    let (site, store) = (&newsroom.site, &newsroom.store);
    let card = format!("href=\"{}\"", BOTH[1]);
    let other = "/en/environment/first-snow-in-yavoryn-how-the-city-welcomed-it";
    assert!(site.get(other, &[]).body.contains(&card));
    let seen = newsroom.seen(English).await.version;
    let notice = "The translator mixed up two depots.".parse().unwrap();
    let withdrawn = store.withdraw(seen, notice, Cascade::Refuse, &act()).await;
    let _ = withdrawn.unwrap();

    let gone = site.get(BOTH[1], &[]);
    assert_eq!((gone.status, gone.header("content-language")), (410, "en"));
    assert_page_language(&gone.body, English);
    assert!(
        gone.body
            .contains("<h1>This article has been withdrawn</h1>")
    );
    assert!(gone.body.contains("The translator mixed up two depots."));
    assert!(
        gone.body
            .contains(&format!("href=\"{}\" lang=\"uk\"", BOTH[0]))
    );
    // Nothing leads there any more.
    for path in ["/en", "/en/city", other] {
        assert!(!site.get(path, &[]).body.contains(&card), "{path}");
    }
    let ukrainian = site.get(BOTH[0], &[]);
    assert_eq!(ukrainian.status, 200);
    assert!(!ukrainian.body.contains("hreflang=\"en\""));
}

#[tokio::test]
async fn a_translation_tells_that_its_original_has_changed() {
    let newsroom = Newsroom::open().await;
    let site = &newsroom.site;
    let outdated = "The original has been updated since this translation was made. ";
    assert!(!site.get(BOTH[1], &[]).body.contains(outdated));
    let (lead, note) = ("Перший трамвай вийшов раніше.", "Уточнено час.");
    newsroom.correct(Ukrainian, lead, note).await;

    let english = site.get(BOTH[1], &[]).body;
    let link = format!("{outdated}<a href=\"{}\" hreflang=\"uk\">", BOTH[0]);
    assert!(english.contains(&link));
    assert_page_language(&english, English);
    // The correction is one of the text that it corrects.
    assert!(!english.contains("Correction"));
    let ukrainian = site.get(BOTH[0], &[]).body;
    assert!(ukrainian.contains(lead));
    assert!(ukrainian.contains(&format!("<strong>Виправлення:</strong> {note}")));

    let seen = newsroom.seen(English).await.version;
    let live = newsroom.seen(Ukrainian).await.live.unwrap();
    let looked = newsroom.store.acknowledge(seen, live, &act()).await;
    let _ = looked.unwrap();
    assert!(!site.get(BOTH[1], &[]).body.contains(outdated));
}

#[tokio::test]
async fn a_store_that_fails_makes_a_page_that_asks_to_come_back() {
    let newsroom = Newsroom::open().await;
    let file = newsroom.folder.path().join(FILE);
    let other = rusqlite::Connection::open(file).unwrap();
    other
        .execute_batch("ALTER TABLE listed RENAME TO mislaid")
        .unwrap();
    for (path, language, title) in [
        ("/", Ukrainian, "Сайт тимчасово недоступний"),
        (
            "/en/nothing",
            English,
            "The site is temporarily unavailable",
        ),
    ] {
        let answer = newsroom.site.get(path, &[]);
        assert_eq!(
            (answer.status, answer.header("retry-after")),
            (503, "5"),
            "{path}"
        );
        assert_eq!(
            answer.header("cache-control"),
            "private, no-store",
            "{path}"
        );
        assert!(answer.body.contains(&format!("<h1>{title}</h1>")), "{path}");
        assert_page_language(&answer.body, language);
    }
    other
        .execute_batch("ALTER TABLE mislaid RENAME TO listed")
        .unwrap();
    assert_eq!(newsroom.site.get("/", &[]).status, 200);
}

#[tokio::test]
async fn no_cache_keeps_a_page_beyond_the_next_scheduled_change() {
    let newsroom = Newsroom::open().await;
    let (site, store) = (&newsroom.site, &newsroom.store);
    let kept = |path: &str| site.get(path, &[]).header("cache-control").to_owned();
    let paths = ["/", "/en/city", BOTH[0], BOTH[1], "/nothing"];
    for path in paths {
        assert_eq!(kept(path), "public, max-age=60", "{path}");
    }
    let seen = newsroom.seen(English).await;
    let from = seen.publication.window().unwrap().live_from();
    let window = Window::new(from, Some(Utc::now() + TimeDelta::seconds(40))).unwrap();
    let act = act();
    let set = store.set_window(seen.version, window, Cascade::Refuse, &act);
    let _ = set.await.unwrap();
    for path in paths {
        let kept = kept(path);
        let seconds = kept.strip_prefix("public, max-age=").unwrap();
        assert!(seconds.parse::<u64>().unwrap() < 40, "{path}: {kept}");
    }
}
