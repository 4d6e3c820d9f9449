//! Sections, tags, persons and sources.
//!
//! Whoever changes one locks them all first, by the row of `site`: they are few
//! and rarely change, and an article that is being given one meanwhile waits.

mod create;
mod merge;
mod name;

use crate::address::{ListPosition, Page};
use crate::article::Slug;
use crate::language::Language;
use crate::store::cache_tags::{elsewhere_tag, list_tag, term_tag};
use crate::store::database::{Transaction, values};
use crate::store::names::TermKind;
use crate::store::state::Changed;
use crate::store::{StoreError, Version};

pub(in crate::store) use create::Term;

/// What an event calls it: `tag/trams`.
fn subject(kind: TermKind, id: &str) -> String {
    format!("{}/{id}", kind.as_str())
}

/// The first page of a term's list at a slug.
fn first_page(kind: TermKind, slug: Slug) -> Option<Page> {
    match kind {
        TermKind::Section => Some(Page::Section(slug, ListPosition::FIRST)),
        TermKind::Tag => Some(Page::Tag(slug, ListPosition::FIRST)),
        TermKind::Person => Some(Page::Author(slug, ListPosition::FIRST)),
        TermKind::Source => None,
    }
}

impl Transaction {
    /// Keeps other transactions from changing names, and from giving articles
    /// names that are there now.
    pub(in crate::store) async fn lock_names(&mut self) -> Result<(), StoreError> {
        const LOCK: &str = "SELECT 1 FROM @site /*pg FOR NO KEY UPDATE */";
        self.row(LOCK, values![]).await?;
        Ok(())
    }

    /// Locks all names, and checks that one is as somebody has seen it.
    ///
    /// # Errors
    ///
    /// One that is not there, or was merged into another. Another version than
    /// the one seen: a conflict, with what happened since.
    async fn seen_term(
        &mut self,
        kind: TermKind,
        id: &str,
        seen: Version,
    ) -> Result<(), StoreError> {
        const TERM: &str = "SELECT version, merged_into FROM @term WHERE kind = ?1 AND id = ?2";
        self.lock_names().await?;
        let row = self.row(TERM, values![kind.as_str(), id]).await?;
        let word = kind.as_str();
        let row = row.ok_or_else(|| StoreError::not_found(format!("{word} `{id}`")))?;
        if let Some(into) = row.get::<Option<String>>(1)? {
            return Err(StoreError::refused(format!(
                "the {word} `{id}` was merged into `{into}`: change that one"
            )));
        }
        let found = row.get(0)?;
        if found == seen {
            return Ok(());
        }
        Err(self.conflict_about(&subject(kind, id), seen, found).await?)
    }

    /// Gives a term its next version, and lets every process know that what it
    /// knows of names is old.
    pub(in crate::store) async fn next_version(
        &mut self,
        kind: TermKind,
        id: &str,
        seen: Version,
    ) -> Result<Version, StoreError> {
        const NEXT: &str = "UPDATE @term SET version = ?3 WHERE kind = ?1 AND id = ?2";
        let version = seen.next();
        self.execute(NEXT, values![kind.as_str(), id, version])
            .await?;
        self.names_have_changed().await?;
        Ok(version)
    }

    async fn names_have_changed(&mut self) -> Result<(), StoreError> {
        const CHANGED: &str = "UPDATE @site SET names_version = names_version + 1";
        self.names_changed = true;
        self.execute(CHANGED, values![]).await?;
        Ok(())
    }

    /// Adds what shows a term as it is called now: whatever names it, and its
    /// lists and feeds.
    pub(in crate::store) async fn add_term(
        &mut self,
        changed: &mut Changed,
        kind: TermKind,
        id: &str,
    ) -> Result<(), StoreError> {
        self.add_term_in(&Language::ALL, changed, kind, id).await
    }

    /// Adds the first pages and feeds of a term's lists at all slugs that it has
    /// or had: the former ones lead to where it stands.
    async fn add_slugs(
        &mut self,
        changed: &mut Changed,
        kind: TermKind,
        id: &str,
    ) -> Result<(), StoreError> {
        const SLUGS: &str = "SELECT language, slug FROM @term_slug WHERE kind = ?1 AND id = ?2";
        let addresses = self.settings.addresses.clone();
        for row in self.rows(SLUGS, values![kind.as_str(), id]).await? {
            if let Some(page) = first_page(kind, row.get(1)?) {
                changed.add_page(&addresses, row.get(0)?, page);
            }
        }
        Ok(())
    }

    /// Adds what shows a term in some languages.
    async fn add_term_in(
        &mut self,
        languages: &[Language],
        changed: &mut Changed,
        kind: TermKind,
        id: &str,
    ) -> Result<(), StoreError> {
        let names = self.names().await?;
        let addresses = self.settings.addresses.clone();
        for &language in languages {
            let tags = &mut changed.cache_tags;
            tags.insert(term_tag(language, kind.as_str(), id));
            tags.insert(elsewhere_tag(language));
            if let Some(list) = kind.list(id) {
                tags.insert(list_tag(language, &list));
                changed.add_list(&addresses, &names, language, &list);
            }
            if kind != TermKind::Source {
                changed.add_sitemap(&addresses);
            }
        }
        Ok(())
    }
}
