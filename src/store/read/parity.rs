use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::article::{Id, Section};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Row, Transaction, values};
use crate::store::{Store, StoreError, TaskState};

/// How far the two languages of a site have the same, at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Parity {
    /// Of the whole site.
    pub site: PerLanguage<ParityCounts>,
    /// Of each section, by their ids.
    pub sections: Vec<SectionParity>,
}

/// How far the two languages of a section have the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SectionParity {
    /// The section.
    pub section: Section,
    /// What each language has.
    pub languages: PerLanguage<ParityCounts>,
}

/// What one language has, in articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ParityCounts {
    /// Public in this language.
    pub public: u64,
    /// Public in this language and not in the other.
    pub alone: u64,
    /// Public in the other language, their original, without a translation into
    /// this one.
    pub missing: u64,
    /// With a translation into this language whose original has changed since.
    pub stale: u64,
}

impl ParityCounts {
    /// Public in both languages.
    pub const fn in_both(self) -> u64 {
        self.public.saturating_sub(self.alone)
    }

    fn add(&mut self, other: Self) {
        self.public += other.public;
        self.alone += other.alone;
        self.missing += other.missing;
        self.stale += other.stale;
    }
}

impl Store {
    /// Counts what each language has. It counts every article, so that its cost
    /// grows with the site.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn parity(&self, now: DateTime<Utc>) -> Result<Parity, StoreError> {
        self.read_snapshot(now, |transaction, now| {
            Box::pin(async move { transaction.parity(*now).await })
        })
        .await
    }
}

impl Transaction {
    async fn parity(&mut self, now: DateTime<Utc>) -> Result<Parity, StoreError> {
        // Every article stands in the list of one section, in each language.
        const PUBLIC: &str = "
            SELECT a.list, a.first, a.last, COUNT(*)
            FROM (SELECT l.list, l.article, MIN(l.language) AS first, MAX(l.language) AS last
                FROM @listed l
                WHERE l.list >= 'section/' AND l.list < 'section0'
                    AND l.live_from <= ?1 AND (l.live_until IS NULL OR l.live_until > ?1)
                GROUP BY l.list, l.article) a
            GROUP BY a.list, a.first, a.last";
        const TASKS: &str = "
            SELECT a.section, q.language, q.state, COUNT(*)
            FROM @queue q JOIN @article a ON a.id = q.article
            WHERE q.since <= ?1 AND (q.until IS NULL OR q.until > ?1)
            GROUP BY a.section, q.language, q.state";
        let names = self.names().await?;
        let sections = names.sections().cloned();
        let mut sections: Vec<SectionParity> = sections
            .map(|section| SectionParity {
                section,
                languages: PerLanguage::default(),
            })
            .collect();
        let mut add = |section: &str, language: Language, counts: ParityCounts| {
            let section: Option<Id<Section>> = section.parse().ok();
            let found = sections
                .iter_mut()
                .find(|it| Some(&it.section.id) == section.as_ref());
            if let Some(found) = found {
                found.languages[language].add(counts);
            }
        };
        for row in self.rows(PUBLIC, values![now]).await? {
            let list: &str = row.get(0)?;
            let section = list.strip_prefix("section/").unwrap_or(list);
            let (first, last): (Language, Language) = (row.get(1)?, row.get(2)?);
            let public = count(&row, 3)?;
            let counts = ParityCounts {
                public,
                alone: if first == last { public } else { 0 },
                ..ParityCounts::default()
            };
            add(section, first, counts);
            if first != last {
                add(section, last, counts);
            }
        }
        for row in self.rows(TASKS, values![now]).await? {
            let mut counts = ParityCounts::default();
            match row.word(2)? {
                TaskState::Missing => counts.missing = count(&row, 3)?,
                TaskState::Stale => counts.stale = count(&row, 3)?,
            }
            add(row.get(0)?, row.get(1)?, counts);
        }
        let mut site = PerLanguage::<ParityCounts>::default();
        for section in &sections {
            for language in Language::ALL {
                site[language].add(section.languages[language]);
            }
        }
        Ok(Parity { site, sections })
    }
}

fn count(row: &Row, at: usize) -> Result<u64, StoreError> {
    let count: i64 = row.get(at)?;
    u64::try_from(count).map_err(|_| StoreError::corrupt("a count below zero"))
}
