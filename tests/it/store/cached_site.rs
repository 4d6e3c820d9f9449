//! A site as a cache would hold it that never forgets by itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use dvomova::address::{Addresses, ArticlePath, ListPosition, Page};
use dvomova::article::Slug;
use dvomova::language::Language;
use dvomova::store::{CacheTags, List, ListQuery, Served, Store};

/// What a cache holds of an address: the answer and its marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) tags: CacheTags,
}

/// A site's pages as a cache that never forgets by itself would hold them.
pub(super) struct Site<'a> {
    pub(super) store: &'a Store,
    pub(super) addresses: Addresses,
    pub(super) slugs: BTreeSet<Slug>,
}

impl<'a> Site<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self {
            store,
            addresses: Addresses::new("https://misto.example".parse().unwrap()),
            slugs: BTreeSet::new(),
        }
    }

    /// Every address at which something might be.
    pub(super) async fn pages(&self) -> Vec<(Language, Page)> {
        let mut pages = Vec::new();
        let slug = |word: &str| -> Slug { word.parse().unwrap() };
        for language in Language::ALL {
            let [city, culture, trams, podil, koval, moroz] = match language {
                Language::Ukrainian => [
                    "misto",
                    "kultura",
                    "tramvai",
                    "podil",
                    "olha-koval",
                    "ivan-moroz",
                ],
                Language::English => [
                    "city",
                    "culture",
                    "trams",
                    "podil",
                    "olha-koval",
                    "ivan-moroz",
                ],
            };
            let first = ListPosition::FIRST;
            pages.push((language, Page::HOME));
            for section in [city, culture] {
                pages.push((language, Page::Section(slug(section), first.clone())));
                for article in &self.slugs {
                    let path = ArticlePath {
                        section: slug(section),
                        slug: article.clone(),
                        id: None,
                    };
                    pages.push((language, Page::Article(path)));
                }
            }
            // The tag `podil` has no name in English, and so no page.
            let podil = (language == Language::Ukrainian).then_some(podil);
            for tag in [Some(trams), podil].into_iter().flatten() {
                pages.push((language, Page::Tag(slug(tag), first.clone())));
            }
            for author in [koval, moroz] {
                pages.push((language, Page::Author(slug(author), first.clone())));
            }
        }
        let feeds = pages.iter().filter_map(|(language, page)| {
            let feed = Page::Feed(page.feed()?);
            Some((*language, feed))
        });
        let feeds: Vec<_> = feeds.collect();
        pages.extend(feeds);
        pages
    }

    pub(super) async fn answers(&self, now: DateTime<Utc>) -> BTreeMap<String, Answer> {
        let mut answers = BTreeMap::new();
        for (language, page) in self.pages().await {
            let url = self.addresses.url(language, &page);
            answers.insert(url, self.answer(language, &page, now).await);
        }
        answers
    }

    pub(super) async fn answer(
        &self,
        language: Language,
        page: &Page,
        now: DateTime<Utc>,
    ) -> Answer {
        if let Page::Article(path) = page {
            return self.article(language, path, now).await;
        }
        let (list, is_feed) = match page {
            Page::Feed(feed) => (list_of(&feed.list()), true),
            page => (list_of(page), false),
        };
        let query = ListQuery::first(language, list.clone(), 3);
        let page = self.store.list(&query, now).await.unwrap();
        let tags = CacheTags::for_list(language, &list, &page.cards);
        // The language switch is no part of a feed.
        let live = match is_feed {
            true => None,
            false => Some(self.store.live_languages(&list, now).await.unwrap()),
        };
        let text = format!("{page:?} {live:?}");
        Answer { text, tags }
    }

    pub(super) async fn article(
        &self,
        language: Language,
        path: &ArticlePath,
        now: DateTime<Utc>,
    ) -> Answer {
        let served = self.store.read(language, path, now).await.unwrap();
        match &served {
            Served::Exact(article) => {
                let related = self.store.related(article.id, language, now).await.unwrap();
                Answer {
                    text: format!("{served:?} {related:?}"),
                    tags: CacheTags::for_article(article).with_cards(&related),
                }
            }
            _ => Answer {
                text: format!("{served:?}"),
                tags: CacheTags::for_no_article(language),
            },
        }
    }
}

pub(super) fn list_of(page: &Page) -> List {
    let id = |slug: &Slug| -> &'static str {
        match slug.as_str() {
            "misto" | "city" => "city",
            "kultura" | "culture" => "culture",
            "tramvai" | "trams" => "trams",
            "podil" => "podil",
            "olha-koval" => "koval",
            "ivan-moroz" => "moroz",
            other => panic!("{other}"),
        }
    };
    match page {
        Page::Home(_) => List::All,
        Page::Section(slug, _) => List::Section(id(slug).parse().unwrap()),
        Page::Tag(slug, _) => List::Tag(id(slug).parse().unwrap()),
        Page::Author(slug, _) => List::Author(id(slug).parse().unwrap()),
        other => panic!("{other:?}"),
    }
}
