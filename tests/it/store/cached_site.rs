//! A site as a cache would hold it that never forgets by itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use dvomova::address::{Addresses, ArticlePath, ListPosition, Page};
use dvomova::article::{LinkTarget, Section, Slug};
use dvomova::language::Language;
use dvomova::store::{CacheTags, Card, Found, List, ListQuery, Served, ServedArticle, Store};

/// What a cache holds of an address: the answer and its marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) text: String,
    /// The menu, and where links in the body lead: what events can name by
    /// marks alone.
    pub(super) besides: String,
    pub(super) tags: CacheTags,
}

/// A site's pages as a cache that never forgets by itself would hold them.
pub(super) struct Site<'a> {
    pub(super) store: &'a Store,
    pub(super) addresses: Addresses,
    /// All slugs that articles have, or had.
    pub(super) slugs: BTreeSet<Slug>,
    /// Those of sections, tags and persons, with their kind and language.
    pub(super) terms: BTreeSet<(String, String, Slug)>,
}

impl<'a> Site<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self {
            store,
            addresses: Addresses::new("https://misto.example".parse().unwrap()),
            slugs: BTreeSet::new(),
            terms: BTreeSet::new(),
        }
    }

    /// Every address at which something might be.
    fn pages(&self) -> Vec<(Language, Page)> {
        let mut pages = Vec::new();
        for language in Language::ALL {
            pages.push((language, Page::HOME));
            for (kind, of, slug) in &self.terms {
                if of != language.tag() {
                    continue;
                }
                let (slug, first) = (slug.clone(), ListPosition::FIRST);
                pages.push(match kind.as_str() {
                    "section" => (language, Page::Section(slug, first)),
                    "tag" => (language, Page::Tag(slug, first)),
                    "person" => (language, Page::Author(slug, first)),
                    _ => continue,
                });
            }
            let sections = match language {
                Language::Ukrainian => ["misto", "kultura"],
                Language::English => ["city", "culture"],
            };
            for section in sections {
                for article in &self.slugs {
                    let path = ArticlePath {
                        section: section.parse().unwrap(),
                        slug: article.clone(),
                        id: None,
                    };
                    pages.push((language, Page::Article(path)));
                }
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
        let mut menus = BTreeMap::new();
        for language in Language::ALL {
            let sections = self.store.live_sections(language, now).await.unwrap();
            menus.insert(language.tag(), sections);
        }
        for (language, page) in self.pages() {
            let url = self.addresses.url(language, &page);
            let mut answer = self.answer(language, &page, now).await;
            // A feed has no menu.
            if !matches!(page, Page::Feed(_)) {
                let menu = &menus[language.tag()];
                answer.tags = answer.tags.with_menu(language);
                for section in menu {
                    let named = &section.names[language];
                    answer.besides += &format!(" {named:?}");
                    answer.tags = answer.tags.with_section(language, section);
                }
            }
            answers.insert(url, answer);
        }
        answers
    }

    async fn answer(&self, language: Language, page: &Page, now: DateTime<Utc>) -> Answer {
        if let Page::Article(path) = page {
            return self.article(language, path, now).await;
        }
        let (shown, is_feed) = match page {
            Page::Feed(feed) => (feed.list(), true),
            page => (page.clone(), false),
        };
        let list = match self.list_at(language, &shown).await {
            Ok(list) => list,
            Err(text) => {
                return Answer {
                    text,
                    besides: String::new(),
                    tags: CacheTags::for_no_article(language),
                };
            }
        };
        let query = ListQuery::first(language, list.clone(), 3);
        let mut page = self.store.list(&query, now).await.unwrap();
        as_read(&mut page.cards);
        let tags = CacheTags::for_list(language, &list, &page.cards);
        // The language switch is no part of a feed.
        let live = match is_feed {
            true => None,
            false => Some(self.store.live_languages(&list, now).await.unwrap()),
        };
        Answer {
            text: format!("{page:?} {live:?}"),
            besides: String::new(),
            tags,
        }
    }

    /// The list of a page, or what stands there instead.
    async fn list_at(&self, language: Language, page: &Page) -> Result<List, String> {
        match page {
            Page::Home(_) => Ok(List::All),
            Page::Section(slug, _) => {
                let found = self.store.section_at(language, slug).await.unwrap();
                current(found).map(|section| List::Section(section.id))
            }
            Page::Tag(slug, _) => {
                let found = self.store.tag_at(language, slug).await.unwrap();
                current(found).map(|tag| List::Tag(tag.id))
            }
            Page::Author(slug, _) => {
                let found = self.store.person_at(language, slug).await.unwrap();
                current(found).map(|person| List::Author(person.id))
            }
            other => panic!("{other:?}"),
        }
    }

    async fn article(&self, language: Language, path: &ArticlePath, now: DateTime<Utc>) -> Answer {
        let served = self.store.read(language, path, now).await.unwrap();
        match served {
            Served::Exact(mut article) => {
                let related = self.store.related(article.id, language, now);
                let mut related = related.await.unwrap();
                as_read(&mut related);
                let article = &mut *article;
                in_one_language(&mut article.section, language);
                let tags = article.tags.iter_mut().map(|tag| &mut tag.names);
                let authors = article.authors.iter_mut().map(|author| &mut author.names);
                let sources = article.source.iter_mut().map(|source| &mut source.names);
                for names in tags.chain(authors).chain(sources) {
                    names[language.other()] = None;
                }
                Answer {
                    text: format!("{article:?} {related:?}"),
                    besides: self.links(article, now).await,
                    tags: CacheTags::for_article(article).with_cards(&related),
                }
            }
            served => Answer {
                text: format!("{served:?}"),
                besides: String::new(),
                tags: CacheTags::for_no_article(language),
            },
        }
    }

    /// Where the links in an article's body lead.
    async fn links(&self, article: &ServedArticle, now: DateTime<Utc>) -> String {
        let mut links = String::new();
        for link in article.text.body.links() {
            if let LinkTarget::Article(id) = link.target {
                let cards = self
                    .store
                    .cards(&[id], article.language, now)
                    .await
                    .unwrap();
                let pages: Vec<&Page> = cards.iter().map(|card| &card.page).collect();
                links += &format!("{id} {pages:?} ");
            }
        }
        links
    }
}

/// Cards as a page shows them.
fn as_read(cards: &mut [Card]) {
    for card in cards {
        in_one_language(&mut card.section, card.language);
    }
}

/// A section as a page in a language shows it: of the other language it has the
/// address alone.
fn in_one_language(section: &mut Section, language: Language) {
    section.names[language.other()].name = "–".parse().unwrap();
}

/// What has a name, or what stands there instead.
fn current<T>(found: Found<T>) -> Result<T, String> {
    match found {
        Found::Current(term) => Ok(term),
        Found::Moved(slug) => Err(format!("moved to {slug}")),
        Found::NotFound => Err("nothing".to_owned()),
    }
}
