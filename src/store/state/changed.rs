//! What caches must forget when an article changes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::derived::lists;
use super::face::{Face, made_from, parts};
use super::{ArticleState, Told, VariantState};
use crate::address::{Addresses, File, ListPosition, Page};
use crate::article::{ArticleId, Id, Named, Section, Slug};
use crate::language::{Language, PerLanguage};
use crate::store::cache_tags::{article_tag, elsewhere_tag, list_tag, menu_tag, sitemap_tag};
use crate::store::database::{Row, Transaction, values};
use crate::store::names::Names;
use crate::store::{Happened, List, StoreError};

/// Marks and addresses of cached pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Changed {
    pub(in crate::store) cache_tags: BTreeSet<String>,
    pub(in crate::store) urls: BTreeSet<String>,
}

/// The most texts that are named because they show an article's card, or may,
/// newest first.
const MOST_RELATED: u32 = 200;

impl Transaction {
    /// What a command has changed for readers, by the language it was changed
    /// in. Where they see nothing new, as after a draft was saved, that is
    /// nothing.
    ///
    /// `before` is none for a new article.
    pub(in crate::store) async fn changed(
        &mut self,
        before: Option<&ArticleState>,
        after: &ArticleState,
        happened: Happened,
        at: DateTime<Utc>,
    ) -> Result<PerLanguage<Changed>, StoreError> {
        let mut changed = PerLanguage::default();
        let differs = |language| {
            let face = Face::of(after, language);
            let was = before.and_then(|before| Face::of(before, language));
            // Related articles are no part of the state.
            let related = matches!(happened, Happened::RelatedChanged | Happened::Imported);
            was != face || (related && face.is_some())
        };
        // Readers see whether a translation is stale.
        let translation = after.original.other();
        let source_differs = before.is_some_and(|it| parts(it) != parts(after));
        let accepted = before.is_some_and(|it| made_from(it) != made_from(after));
        if !Language::ALL.into_iter().any(differs) && !accepted {
            return Ok(changed);
        }
        let states: Vec<&ArticleState> = before.into_iter().chain([after]).collect();
        let names = self.names().await?;
        let scene = Scene {
            addresses: self.settings.addresses.clone(),
            names: &names,
            slugs: self.slugs(&states).await?,
            // Nobody shows yet what is new.
            related: match before {
                Some(_) => self.shown_on(after).await?,
                None => Vec::new(),
            },
            merged: match before {
                Some(_) => self.merged_into(after.id).await?,
                None => Vec::new(),
            },
            states: &states,
        };
        for language in Language::ALL.into_iter().filter(|&it| differs(it)) {
            scene.add(&mut changed[language], language);
            if scene.moved(language) && self.fills_a_menu(&states, language, happened, at).await? {
                changed[language].cache_tags.insert(menu_tag(language));
            }
        }
        if source_differs {
            scene.add_page(&mut changed[after.original], translation);
        }
        if accepted {
            scene.add_page(&mut changed[translation], translation);
        }
        Ok(changed)
    }

    /// Every slug that readers know, by its language.
    async fn slugs(
        &mut self,
        states: &[&ArticleState],
    ) -> Result<PerLanguage<BTreeSet<Slug>>, StoreError> {
        // What led to an article that was merged leads to the other one.
        const SLUGS: &str = "SELECT language, slug FROM @slug WHERE article IN (?1, ?2)";
        let mut slugs: PerLanguage<BTreeSet<Slug>> = PerLanguage::default();
        let Some(after) = states.last() else {
            return Ok(slugs);
        };
        let into = after.merged_into.unwrap_or(after.id);
        let rows = match states {
            // What is new has no former ones.
            [_] => Vec::new(),
            _ => self.rows(SLUGS, values![after.id, into]).await?,
        };
        for row in rows {
            slugs[row.get::<Language>(0)?].insert(row.get(1)?);
        }
        for language in Language::ALL {
            let Some(first) = states.first().and_then(|it| it.variant(language)) else {
                continue;
            };
            if states.iter().any(|it| Face::of(it, language).is_some()) {
                // Where it was given up it leads nowhere, and caches know it.
                slugs[language].insert(first.slug.clone());
            } else {
                // That of a draft.
                slugs[language].remove(&first.slug);
            }
        }
        Ok(slugs)
    }

    /// The articles that were merged into one.
    async fn merged_into(&mut self, article: ArticleId) -> Result<Vec<ArticleId>, StoreError> {
        const MERGED: &str = "SELECT id FROM @article WHERE merged_into = ?1 ORDER BY id";
        let rows = self.rows(MERGED, values![article]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Whether a section of an article may have nothing else in a language, so
    /// that with it the section appears or disappears.
    async fn fills_a_menu(
        &mut self,
        states: &[&ArticleState],
        language: Language,
        happened: Happened,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        // One that has begun and was not told is told with the menu itself.
        const OTHERS: &str = "
            SELECT 1 FROM @listed l
            JOIN @variant v ON v.article = l.article AND v.language = l.language
            WHERE l.list = ?1 AND l.language = ?2 AND l.article <> ?3
                AND l.live_from <= ?4 AND l.live_until IS NULL AND v.told = ?5
            LIMIT 2";
        if let ([_], Happened::Imported) = (states, happened) {
            // Asking for each new article would make an import slow.
            return Ok(true);
        }
        for state in states {
            let list = List::Section(state.facts.section.clone()).to_string();
            let told = Told::Beginning as i64;
            let values = values![list, language, state.id, now, told];
            // One other may leave at the same moment.
            if self.rows(OTHERS, values).await?.len() < 2 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The published texts of other articles that show an article's card.
    async fn shown_on(&mut self, article: &ArticleState) -> Result<Vec<Neighbour>, StoreError> {
        const SHOWN_ON: &str = "
            SELECT a.id, a.section, v.language, v.slug
            FROM @related l JOIN @article a ON a.id = l.article
            JOIN @variant v ON v.article = a.id
            WHERE l.other IN (?1, ?2) AND v.live_from IS NOT NULL
                AND a.archived_at IS NULL AND a.merged_into IS NULL
            ORDER BY a.id DESC LIMIT ?3";
        let into = article.merged_into.unwrap_or(article.id);
        let values = values![article.id, into, MOST_RELATED];
        let rows = self.rows(SHOWN_ON, values).await?;
        let neighbour = |row: &Row| {
            Ok(Neighbour {
                article: row.get(0)?,
                section: row.get(1)?,
                language: row.get(2)?,
                slug: row.get(3)?,
            })
        };
        rows.iter().map(neighbour).collect()
    }
}

/// Another article's page.
struct Neighbour {
    article: ArticleId,
    section: Id<Section>,
    language: Language,
    slug: Slug,
}

/// What is needed to name the pages of an article.
struct Scene<'a> {
    addresses: Addresses,
    names: &'a Names,
    slugs: PerLanguage<BTreeSet<Slug>>,
    /// Articles that it is by now.
    merged: Vec<ArticleId>,
    related: Vec<Neighbour>,
    /// Before, unless it is new, and after.
    states: &'a [&'a ArticleState],
}

impl Scene<'_> {
    /// Adds all that shows what was changed in a language.
    fn add(&self, changed: &mut Changed, language: Language) {
        let other = language.other();
        let faces = self.faces(language);
        let moved = self.moved(language);
        let listed = moved || !all_equal(faces.iter().map(|face| face.as_ref().map(Face::listed)));

        self.add_pages(changed, language);
        // Where it is not public in the other language, a page there says that
        // it is in this one, under its title.
        let alone = self
            .states
            .iter()
            .any(|state| !state.variant(other).is_some_and(is_public_for_good));
        if moved || alone {
            self.add_pages(changed, other);
        }
        for list in self.states.iter().flat_map(|state| lists(state)) {
            changed.add_list(&self.addresses, self.names, language, &list);
            if listed {
                // Whether a list has a counterpart may depend on this article.
                changed.cache_tags.insert(list_tag(language, &list));
                changed.cache_tags.insert(list_tag(other, &list));
                changed.add_list(&self.addresses, self.names, other, &list);
            }
        }
        for neighbour in &self.related {
            if neighbour.language == language
                && let Some(section) = self.names.section(&neighbour.section)
            {
                let (id, slug) = (neighbour.article, neighbour.slug.clone());
                let page = self.addresses.article_page(language, id, section, slug);
                changed.urls.insert(self.addresses.url(language, &page));
                if moved {
                    // A page that did not show the card has no tag of it.
                    changed.cache_tags.insert(article_tag(language, id));
                }
            }
        }
        changed.add_sitemap(&self.addresses);
    }

    /// Whether it is public at other times or in another place than before.
    fn moved(&self, language: Language) -> bool {
        let faces = self.faces(language);
        !all_equal(faces.iter().map(|face| face.as_ref().map(Face::links)))
    }

    fn faces(&self, language: Language) -> Vec<Option<Face<'_>>> {
        let faces = self.states.iter().map(|state| Face::of(state, language));
        let mut faces: Vec<_> = faces.collect();
        if faces.len() == 1 {
            faces.push(None);
        }
        faces
    }

    /// Adds the article's own page in a language.
    fn add_page(&self, changed: &mut Changed, language: Language) {
        for state in self.states {
            let slug = Face::of(state, language).map(|face| face.slug.clone());
            let section = self.names.section(&state.facts.section);
            if let Some(section) = section {
                let mut slugs = PerLanguage::default();
                slugs[language] = slug;
                changed.add_article(&self.addresses, state.id, section, slugs);
            }
        }
    }

    /// Adds what stands in a language at all addresses that the article has or
    /// had: those of its other language lead to it as well.
    fn add_pages(&self, changed: &mut Changed, language: Language) {
        let Some(id) = self.states.last().map(|state| state.id) else {
            return;
        };
        for id in self.merged.iter().copied().chain([id]) {
            // Links to one of those lead here.
            changed.cache_tags.insert(article_tag(language, id));
        }
        changed.cache_tags.insert(elsewhere_tag(language));
        for state in self.states {
            let Some(section) = self.names.section(&state.facts.section) else {
                continue;
            };
            for slug in Language::ALL.iter().flat_map(|&of| &self.slugs[of]) {
                let page = self
                    .addresses
                    .article_page(language, id, section, slug.clone());
                changed.urls.insert(self.addresses.url(language, &page));
            }
        }
    }
}

impl Changed {
    /// Adds the addresses of a list's first page and of its feed, where it has
    /// one in a language.
    pub(in crate::store) fn add_list(
        &mut self,
        addresses: &Addresses,
        names: &Names,
        language: Language,
        list: &List,
    ) {
        let make = || {
            let Some(page) = list_page(names, language, list) else {
                return Vec::new();
            };
            urls_of(addresses, language, page)
        };
        let urls = names.list_urls(language, list, make);
        self.urls.extend(urls.iter().cloned());
    }

    /// Adds the address of a page, and that of its feed if it has one.
    pub(in crate::store) fn add_page(
        &mut self,
        addresses: &Addresses,
        language: Language,
        page: Page,
    ) {
        self.urls.extend(urls_of(addresses, language, page));
    }

    /// Adds an article's pages, under the slugs that it has.
    pub(in crate::store) fn add_article(
        &mut self,
        addresses: &Addresses,
        id: ArticleId,
        section: &Section,
        slugs: PerLanguage<Option<Slug>>,
    ) {
        for (language, slug) in slugs.iter() {
            if let Some(slug) = slug {
                let page = addresses.article_page(language, id, section, slug.clone());
                self.cache_tags.insert(article_tag(language, id));
                self.urls.insert(addresses.url(language, &page));
            }
        }
    }

    /// Adds the sitemap, on the host of each language.
    pub(in crate::store) fn add_sitemap(&mut self, addresses: &Addresses) {
        self.cache_tags.insert(sitemap_tag());
        for language in Language::ALL {
            self.urls
                .insert(addresses.file_url(language, &File::Sitemap));
        }
    }

    /// Leaves out what was told already.
    pub(super) fn leave_out(&mut self, told: &Self) {
        self.cache_tags.retain(|tag| !told.cache_tags.contains(tag));
        self.urls.retain(|url| !told.urls.contains(url));
    }

    /// What was changed in one language or the other.
    pub(super) fn of_both(changed: PerLanguage<Self>) -> Self {
        let PerLanguage {
            mut ukrainian,
            english,
        } = changed;
        ukrainian.cache_tags.extend(english.cache_tags);
        ukrainian.urls.extend(english.urls);
        ukrainian
    }
}

/// Whether its window has begun, as events have told, and has no end.
fn is_public_for_good(variant: &VariantState) -> bool {
    let window = variant.publication.window();
    variant.told == Told::Beginning && window.is_some_and(|it| it.live_until().is_none())
}

fn all_equal<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    let first = values.next();
    values.all(|value| Some(&value) == first.as_ref())
}

/// The first page of a list, if it has an address in a language.
fn list_page(names: &Names, language: Language, list: &List) -> Option<Page> {
    let slug = |named: &Option<Named>| named.as_ref().map(|named| named.slug.clone());
    let first = ListPosition::FIRST;
    Some(match list {
        List::All => Page::HOME,
        List::Section(id) => {
            let slug = names.section(id)?.names[language].slug.clone();
            Page::Section(slug, first)
        }
        List::Tag(id) => Page::Tag(slug(&names.tag(id)?.names[language])?, first),
        List::Author(id) => Page::Author(slug(&names.person(id)?.names[language])?, first),
    })
}

/// The address of a page, and that of its feed if it has one.
fn urls_of(addresses: &Addresses, language: Language, page: Page) -> Vec<String> {
    let feed = page.feed().map(Page::Feed);
    let pages = feed.into_iter().chain([page]);
    pages.map(|page| addresses.url(language, &page)).collect()
}
