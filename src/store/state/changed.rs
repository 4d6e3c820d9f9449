//! What caches must forget when an article changes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::ArticleState;
use super::derived::lists;
use crate::address::{Addresses, File, ListPosition, Page};
use crate::article::Named;
use crate::language::Language;
use crate::store::names::Names;

/// Marks and addresses of cached pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Changed {
    pub(in crate::store) cache_tags: BTreeSet<String>,
    pub(in crate::store) urls: BTreeSet<String>,
}

impl Changed {
    /// Adds the pages on which an article stands as it is in a state: its own
    /// in each language in which readers have seen it or will, and the lists,
    /// feeds and sitemaps of these languages.
    pub(in crate::store) fn add(
        &mut self,
        addresses: &Addresses,
        names: &Names,
        state: &ArticleState,
        now: DateTime<Utc>,
    ) {
        self.cache_tags.insert(format!("article:{}", state.id));
        for language in Language::ALL {
            let Some(variant) = state.variant(language) else {
                continue;
            };
            let seen = variant.has_been_public(now) || variant.publication.window().is_some();
            if !seen {
                continue;
            }
            if let Some(section) = names.section(&state.facts.section) {
                let page =
                    addresses.article_page(language, state.id, section, variant.slug.clone());
                self.urls.insert(addresses.url(language, &page));
            }
            for list in lists(state) {
                self.add_list(addresses, names, language, &list);
            }
            self.cache_tags.insert(format!("sitemap:{language}"));
            self.urls
                .insert(addresses.file_url(language, &File::Sitemap));
        }
    }

    /// Adds a list's first page and its feed in a language, `all` being the
    /// front page.
    pub(in crate::store) fn add_list(
        &mut self,
        addresses: &Addresses,
        names: &Names,
        language: Language,
        list: &str,
    ) {
        self.cache_tags.insert(format!("list:{language}:{list}"));
        self.cache_tags.insert(format!("feed:{language}:{list}"));
        if let Some(page) = list_page(names, language, list) {
            self.urls.insert(addresses.url(language, &page));
            if let Some(feed) = page.feed() {
                self.urls.insert(addresses.url(language, &Page::Feed(feed)));
            }
        }
    }
}

/// The first page of a list, if it has an address in a language.
pub(in crate::store) fn list_page(names: &Names, language: Language, list: &str) -> Option<Page> {
    let slug = |named: &Option<Named>| named.as_ref().map(|named| named.slug.clone());
    let Some((kind, id)) = list.split_once('/') else {
        return Some(Page::HOME);
    };
    match kind {
        "section" => {
            let section = names.section(&id.parse().ok()?)?;
            let slug = section.names[language].slug.clone();
            Some(Page::Section(slug, ListPosition::FIRST))
        }
        "tag" => {
            let slug = slug(&names.tag(&id.parse().ok()?)?.names[language])?;
            Some(Page::Tag(slug, ListPosition::FIRST))
        }
        "author" => {
            let slug = slug(&names.person(&id.parse().ok()?)?.names[language])?;
            Some(Page::Author(slug, ListPosition::FIRST))
        }
        _ => None,
    }
}
