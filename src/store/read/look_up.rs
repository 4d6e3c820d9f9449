//! What a database has of an article that somebody asks for, and what is
//! answered.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Served, ServedArticle};
use crate::address::{Addresses, ArticlePath, Page, Placement, PublishedLinks};
use crate::article::{ArticleId, Freshness, Publication, Slug};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Row, Transaction, values};
use crate::store::names::Names;
use crate::store::revision::{TEXT, text};
use crate::store::state::{publication, update};
use crate::store::{RevisionNumber, SharedFacts, StoreError};

/// How an article is looked for.
pub(super) enum Key<'a> {
    Slug(Language, &'a Slug),
    Id(ArticleId),
}

impl Key<'_> {
    /// The article in the language `?1`, beside that in `?2`, at the moment `?3`.
    pub(super) fn sql(&self) -> String {
        let from = match self {
            Key::Slug(..) => {
                "@slug k JOIN @article a ON a.id = k.article WHERE k.language = ?4 AND k.slug = ?5"
            }
            Key::Id(_) => {
                "@article a WHERE a.id =
                    (SELECT COALESCE(i.merged_into, i.id) FROM @article i WHERE i.id = ?4)"
            }
        };
        // What is not public is not even read.
        format!(
            "SELECT s.names_version, a.id, a.original, a.kind, a.section, a.tags, a.authors,
                a.source, a.picture, a.reactions, a.public,
                v.slug, v.live_from, v.live_until, v.first_published_at,
                v.updated_at, v.update_kind, v.update_note,
                v.next_at, v.next_update_kind, v.next_update_note,
                v.withdrawn_at, v.notice,
                o.slug, o.live_from, o.live_until, o.next_at, t.title,
                CASE WHEN v.next_at <= ?3 THEN v.next_made_from ELSE v.live_made_from END,
                p.parts, r.number, v.update_revision, {TEXT}
             FROM (SELECT a.*, CASE WHEN a.archived_at IS NULL AND a.merged_into IS NULL
                    THEN 1 ELSE 0 END AS public FROM {from}) a
             CROSS JOIN @site s
             LEFT JOIN @variant v ON v.article = a.id AND v.language = ?1
             LEFT JOIN @variant o ON o.article = a.id AND o.language = ?2
             LEFT JOIN @revision r ON r.article = v.article AND r.language = v.language
                AND r.number = CASE WHEN v.next_at <= ?3 THEN v.next_revision ELSE v.live END
                AND v.live_from <= ?3 AND (v.live_until IS NULL OR v.live_until > ?3)
                AND a.public = 1
             LEFT JOIN @revision t ON r.number IS NULL
                AND t.article = o.article AND t.language = o.language
                AND t.number = CASE WHEN o.next_at <= ?3 THEN o.next_revision ELSE o.live END
                AND o.live_from <= ?3 AND (o.live_until IS NULL OR o.live_until > ?3)
                AND a.public = 1
             LEFT JOIN @revision p ON r.number IS NOT NULL AND a.original = ?2
                AND p.article = o.article AND p.language = o.language
                AND p.number = CASE WHEN o.next_at <= ?3 THEN o.next_revision ELSE o.live END
                AND o.live_from <= ?3"
        )
    }
}

/// The columns of the moments of a schedule: of the language that was asked
/// for, and of the other one.
const OWN_BEGINNING: usize = 12;
const OWN_END: usize = 13;
const OWN_NEXT: usize = 18;
const OTHER_BEGINNING: usize = 24;
const OTHER_END: usize = 25;
const OTHER_NEXT: usize = 26;

/// An article that was looked for, public or not.
pub(super) struct Found {
    language: Language,
    now: DateTime<Utc>,
    row: Row,
    names: Arc<Names>,
}

impl Transaction {
    pub(in crate::store) async fn served_by_id(
        &mut self,
        language: Language,
        id: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<Served, StoreError> {
        match self.find(language, Key::Id(id), now).await? {
            Some(found) => found.served(&self.settings.addresses, None),
            None => Ok(Served::NotFound { changes_at: None }),
        }
    }

    pub(super) async fn find(
        &mut self,
        language: Language,
        key: Key<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<Found>, StoreError> {
        let sql = key.sql();
        let mut values = values![language, language.other(), now];
        match key {
            Key::Slug(language, slug) => values.extend(values![language, slug]),
            Key::Id(id) => values.extend(values![id]),
        }
        let Some(row) = self.row(&sql, values).await? else {
            return Ok(None);
        };
        let names = self.names_of(row.get(0)?).await?;
        Ok(Some(Found {
            language,
            now,
            row,
            names,
        }))
    }
}

impl Found {
    /// What to answer somebody who asked for a path, or for the article
    /// wherever it stands.
    pub(super) fn served(
        &self,
        addresses: &Addresses,
        asked: Option<&ArticlePath>,
    ) -> Result<Served, StoreError> {
        let (row, language) = (&self.row, self.language);
        let id: ArticleId = row.get(1)?;
        let section = self.names.section_of(id, &row.word(4)?)?;
        let slug: Option<Slug> = row.get(11)?;
        let revision: Option<RevisionNumber> = row.get(30)?;
        let mut public = PerLanguage::default();
        public[language] = slug.clone().filter(|_| revision.is_some());
        public[language.other()] = self.public_slug(23, 24)?;
        let links = PublishedLinks::public_article(addresses, id, section, public, language);

        let (Some(revision), Some(slug)) = (revision, slug) else {
            return self.served_elsewhere(links);
        };
        let page = addresses.article_page(language, id, section, slug.clone());
        if let Some(asked) = asked {
            let asked = Page::Article(asked.clone());
            if let Placement::Moved(_) = addresses.placement(language, &asked, &page) {
                return Ok(Served::Moved {
                    to: addresses.href(language, &page),
                    page,
                    changes_at: self.changes_at([OWN_END])?,
                });
            }
        }
        let facts = SharedFacts::read(row, 3)?;
        let shown = self.names.shown(id, &facts, language)?;
        let original: Language = row.get(2)?;
        let moments = [OWN_END, OWN_NEXT, OTHER_BEGINNING, OTHER_END];
        let source = (original != language).then_some(OTHER_NEXT);
        Ok(Served::Exact(Box::new(ServedArticle {
            id,
            language,
            original,
            section: shown.section,
            tags: shown.tags,
            authors: shown.authors,
            source: shown.source,
            revision,
            text: text(row, 32, slug)?,
            freshness: self.freshness(original)?,
            publication: self.publication(revision)?,
            changes_at: self.changes_at(moments.into_iter().chain(source))?,
            facts,
            links,
        })))
    }

    /// Whether readers have ever seen it in this language.
    pub(super) fn was_seen(&self) -> Result<bool, StoreError> {
        let first: Option<DateTime<Utc>> = self.row.get(14)?;
        Ok(first.is_some_and(|first| first <= self.now))
    }

    /// What to answer where readers see nothing in this language.
    fn served_elsewhere(&self, links: PublishedLinks) -> Result<Served, StoreError> {
        let row = &self.row;
        let is_there = row.get::<i64>(10)? == 1;
        let withdrawn: Option<DateTime<Utc>> = row.get(21)?;
        let beginning: Option<DateTime<Utc>> = row.get(OWN_BEGINNING)?;
        let published_since = beginning.is_some_and(|from| from <= self.now);
        if is_there && withdrawn.is_some() && !published_since {
            return Ok(Served::Gone {
                notice: row.optional_word(22)?,
                links,
                changes_at: self.changes_at([OWN_BEGINNING, OTHER_BEGINNING, OTHER_END])?,
            });
        }
        Ok(match row.optional_word(27)? {
            Some(title) => Served::OtherLanguage {
                links,
                title,
                changes_at: self.changes_at([OWN_BEGINNING, OTHER_END, OTHER_NEXT])?,
            },
            None => Served::NotFound {
                changes_at: self.changes_at([OWN_BEGINNING, OTHER_BEGINNING])?,
            },
        })
    }

    /// A variant's slug where its window, in the two columns behind, is open.
    fn public_slug(&self, slug: usize, window: usize) -> Result<Option<Slug>, StoreError> {
        let from: Option<DateTime<Utc>> = self.row.get(window)?;
        let until: Option<DateTime<Utc>> = self.row.get(window + 1)?;
        let begun = from.is_some_and(|from| from <= self.now);
        let ended = until.is_some_and(|until| until <= self.now);
        let is_there = self.row.get::<i64>(10)? == 1;
        let slug: Option<Slug> = self.row.get(slug)?;
        Ok(slug.filter(|_| is_there && begun && !ended))
    }

    fn freshness(&self, original: Language) -> Result<Freshness, StoreError> {
        if original == self.language {
            return Ok(Freshness::Original);
        }
        let made_from: Option<&str> = self.row.get(28)?;
        let live: Option<&str> = self.row.get(29)?;
        // Most are equal, which shows without reading them.
        if live.is_none() || live == made_from {
            return Ok(Freshness::Current);
        }
        let made_from = self.row.optional_json(28)?;
        Ok(Freshness::of(made_from.as_ref(), &self.row.json(29)?))
    }

    /// The publication of the revision that is shown: with the update of a
    /// replacement that is due, and without one that the revision is from
    /// before.
    fn publication(&self, shown: RevisionNumber) -> Result<Publication, StoreError> {
        let mut publication = publication(&self.row, 12)?;
        let next: Option<DateTime<Utc>> = self.row.get(18)?;
        let next = match next.is_some_and(|next| next <= self.now) {
            true => update(&self.row, 18, 19)?,
            false => None,
        };
        let updated_with: Option<RevisionNumber> = self.row.get(31)?;
        if next.is_some() {
            publication.update = next;
        } else if updated_with.is_some_and(|with| shown < with) {
            publication.update = None;
        }
        Ok(publication)
    }

    /// The next of the moments in some columns.
    fn changes_at(
        &self,
        columns: impl IntoIterator<Item = usize>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        if self.row.get::<i64>(10)? == 0 {
            return Ok(None);
        }
        let mut next: Option<DateTime<Utc>> = None;
        for column in columns {
            let moment: Option<DateTime<Utc>> = self.row.get(column)?;
            let later = moment.filter(|moment| *moment > self.now);
            next = next.into_iter().chain(later).min();
        }
        Ok(next)
    }
}
