use std::collections::HashSet;
use std::hash::Hash;

use chrono::{DateTime, TimeDelta, Utc};

use super::Cascade;
use crate::address::{Destination, Page};
use crate::article::{ArticleId, InvalidSlug, Slug, Text};
use crate::language::Language;
use crate::store::database::{FromValue, Row, Transaction, Value, values};
use crate::store::state::{Occurrence, VariantState, Withdrawal, WorkState, json};
use crate::store::whole::normalized;
use crate::store::{Act, Done, Happened, Store, StoreError, VariantVersion};

/// What becomes of the addresses of a text that is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PurgedAddresses {
    /// They go on answering 410, without a word.
    Gone,
    /// They are erased too, where they say what nobody may read: they answer
    /// 404, and another text may have them.
    Forgotten,
}

impl Store {
    /// Erases an article's text in one language, as a court orders it: all its
    /// revisions, its previews, and the notes and notices about it. What is
    /// left is that it was, who erased it, when and why. The other language
    /// stays as it is, unless `cascade` takes English down with Ukrainian.
    ///
    /// With [`PurgedAddresses::Forgotten`] its slugs are erased as well, with
    /// the paths of a former site that led to this language alone, and its
    /// addresses in all events. Those that came with articles which were merged
    /// into it are among them; of one that was merged itself, only those that
    /// led to it before are. A text that readers have never seen loses its own
    /// slug in any case. Of what is forgotten caches hear by the mark
    /// `article:UUID` only: where they know no marks,
    /// [`withdraw`](Self::withdraw) the text first and let them read that
    /// event.
    ///
    /// The language may be written again with
    /// [`save_draft`](Self::save_draft), whether it is the original one or a
    /// translation. What its translations were made from stays recorded, as
    /// hashes of 64 bits. A database may keep erased bytes until it reuses or
    /// vacuums their place; backups, caches and files that were imported are
    /// for whoever keeps them to erase.
    ///
    /// # Errors
    ///
    /// A conflict. Ukrainian while English is public, where the site requires
    /// Ukrainian first and `cascade` does not take English down as well.
    pub async fn purge(
        &self,
        seen: VariantVersion,
        reason: Text,
        addresses: PurgedAddresses,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, reason, (addresses, cascade), act.clone());
        self.write(
            arguments,
            |transaction, (seen, reason, (addresses, cascade), act)| {
                Box::pin(async move {
                    transaction
                        .purge(seen, reason, *addresses, *cascade, act)
                        .await
                })
            },
        )
        .await
    }
}

impl Transaction {
    async fn purge(
        &mut self,
        seen: &VariantVersion,
        reason: &Text,
        addresses: PurgedAddresses,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let (article, language) = (seen.article, seen.language);
        let before = self.seen_or_merged(seen, act).await?;
        let known = before
            .variant(language)
            .is_some_and(|it| it.has_been_public(act.at));
        let whose = match (addresses, before.merged_into) {
            (PurgedAddresses::Gone, _) if known => None,
            (_, Some(into)) => Some(Whose::Merged { into }),
            (PurgedAddresses::Gone, None) => Some(Whose::Own),
            (PurgedAddresses::Forgotten, None) => Some(Whose::All),
        };
        let nowhere = match whose {
            Some(_) => Some(nowhere()?),
            None => None,
        };
        self.erase_texts(article, language).await?;
        let done = self
            .shorten(before, language, cascade, act, |variant| {
                variant.erase(act.at);
                if let Some(nowhere) = nowhere {
                    variant.forget();
                    variant.slug = nowhere;
                }
                Ok(Occurrence::new(act, Happened::Purged).with(Some(reason.as_str())))
            })
            .await?;
        // Last, so that the event of the purge forgets them too.
        if let Some(whose) = whose {
            self.erase_addresses(article, language, whose).await?;
        }
        Ok(done)
    }

    async fn erase_texts(
        &mut self,
        article: ArticleId,
        language: Language,
    ) -> Result<(), StoreError> {
        const ERASE: [&str; 3] = [
            "DELETE FROM @revision WHERE article = ?1 AND language = ?2",
            "DELETE FROM @preview WHERE article = ?1 AND language = ?2",
            "UPDATE @event SET note = NULL
             WHERE article = ?1 AND language = ?2 AND happened <> 'purged'",
        ];
        for sql in ERASE {
            self.execute(sql, values![article, language]).await?;
        }
        Ok(())
    }

    /// Erases addresses of an article in a language, in events too.
    async fn erase_addresses(
        &mut self,
        article: ArticleId,
        language: Language,
        whose: Whose,
    ) -> Result<(), StoreError> {
        const SLUGS: &str = "SELECT slug FROM @slug WHERE article = ?1 AND language = ?2";
        const ARTICLES: &str = "SELECT id FROM @article WHERE id = ?1 OR merged_into = ?1";
        const ERASE_SLUG: &str = "DELETE FROM @slug WHERE slug = ?1 AND language = ?2";
        const ERASE_PATH: &str = "DELETE FROM @legacy WHERE path = ?1";
        // Articles that show its card name its pages too.
        const NAMING: &str =
            "SELECT id, article, urls FROM @event WHERE urls LIKE '%/' || ?1 || '%'";
        const NAMING_PATHS: &str =
            "SELECT id, article, urls FROM @event WHERE happened = 'legacy_imported'";
        let home = match whose {
            Whose::Merged { into } => into,
            Whose::Own | Whose::All => article,
        };
        // A slug that the other article has itself is its own by now.
        let slugs = format!(
            "SELECT k.slug FROM @slug k WHERE {} AND NOT EXISTS (
                SELECT 1 FROM @variant v
                WHERE v.article = k.article AND v.article <> ?3
                    AND v.language = k.language AND v.slug = k.slug)",
            whose.sql()
        );
        let mut slugs: HashSet<Slug> = self.all(&slugs, values![home, language, article]).await?;
        slugs.extend(self.given_up(article, language).await?);
        let paths = format!("SELECT k.path FROM @legacy k WHERE {}", whose.sql());
        let paths: HashSet<String> = self.all(&paths, values![home, language, article]).await?;
        let others: HashSet<Slug> = self.all(SLUGS, values![home, language.other()]).await?;
        let articles: HashSet<ArticleId> = self.all(ARTICLES, values![home]).await?;
        let addresses = self.settings.addresses.clone();
        let names_it = |url: &str, of_it: bool| match addresses.parse_link(url) {
            Destination::Page {
                language: of,
                page: Page::Article(path),
            } => {
                // Its slugs lead to it from addresses in the other language,
                // unless they are its own there.
                let of_it = of_it && !others.contains(&path.slug);
                slugs.contains(&path.slug) && (of == language || of_it)
            }
            // The site may have had another origin.
            Destination::NotFound { .. } if of_it => {
                let last = url.rsplit('/').next().map(str::parse::<Slug>);
                let last = last.and_then(Result::ok);
                last.is_some_and(|last| slugs.contains(&last) && !others.contains(&last))
            }
            _ => false,
        };
        for slug in &slugs {
            self.execute(ERASE_SLUG, values![slug, language]).await?;
            let naming = self.rows(NAMING, values![slug]).await?;
            let keep = |of: Option<ArticleId>, url: &str| {
                !names_it(url, of.is_some_and(|of| articles.contains(&of)))
            };
            self.erase_urls(naming, keep).await?;
        }
        if !paths.is_empty() {
            let naming = self.rows(NAMING_PATHS, values![]).await?;
            let keep = |_: Option<ArticleId>, url: &str| {
                !normalized(url).is_some_and(|path| paths.contains(&path))
            };
            self.erase_urls(naming, keep).await?;
        }
        for path in paths {
            self.execute(ERASE_PATH, values![path]).await?;
        }
        Ok(())
    }

    /// Slugs in the events of an article that lead nowhere any more: those that
    /// were given up before anybody saw them.
    async fn given_up(
        &mut self,
        article: ArticleId,
        language: Language,
    ) -> Result<Vec<Slug>, StoreError> {
        const EVENTS: &str = "SELECT urls FROM @event WHERE article = ?1";
        const TAKEN: &str = "SELECT 1 FROM @slug WHERE language IN (?1, ?2) AND slug = ?3";
        let addresses = self.settings.addresses.clone();
        let mut named = HashSet::new();
        for row in self.rows(EVENTS, values![article]).await? {
            for url in row.json::<Vec<String>>(0)? {
                if let Destination::Page {
                    language: of,
                    page: Page::Article(path),
                } = addresses.parse_link(&url)
                    && of == language
                {
                    named.insert(path.slug);
                }
            }
        }
        let mut given_up = Vec::new();
        for slug in named {
            let values = values![language, language.other(), &slug];
            if self.row(TAKEN, values).await?.is_none() {
                given_up.push(slug);
            }
        }
        Ok(given_up)
    }

    /// The first column of what is selected.
    async fn all<T: for<'r> FromValue<'r> + Eq + Hash>(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<HashSet<T>, StoreError> {
        let rows = self.rows(sql, values).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Keeps, of some events' URLs, those that are to be kept.
    async fn erase_urls(
        &mut self,
        events: Vec<Row>,
        keep: impl Fn(Option<ArticleId>, &str) -> bool + Send,
    ) -> Result<(), StoreError> {
        const REWRITE: &str = "UPDATE @event SET urls = ?2 WHERE id = ?1";
        for row in events {
            let (id, of): (i64, Option<ArticleId>) = (row.get(0)?, row.get(1)?);
            let urls: Vec<String> = row.json(2)?;
            let left: Vec<&String> = urls.iter().filter(|url| keep(of, url)).collect();
            if left.len() < urls.len() {
                self.execute(REWRITE, values![id, json(&left)?]).await?;
            }
        }
        Ok(())
    }
}

/// Which of the addresses that lead to an article are forgotten.
#[derive(Clone, Copy)]
enum Whose {
    /// Those it had itself, not those of articles that were merged into it.
    Own,
    /// All that lead to it.
    All,
    /// Those that led to it before it was merged itself.
    Merged { into: ArticleId },
}

impl Whose {
    /// Selects of `k` by the article `?1` to which they lead, the language `?2`
    /// and the article `?3` that is erased.
    const fn sql(self) -> &'static str {
        match self {
            Self::Own => {
                "k.article = ?1 AND k.language = ?2 AND k.article = ?3 AND k.merged_from IS NULL"
            }
            Self::All => "k.article = ?1 AND k.language = ?2 AND k.article = ?3",
            Self::Merged { .. } => "k.article = ?1 AND k.language = ?2 AND k.merged_from = ?3",
        }
    }
}

/// The slug of a text whose own is forgotten. It leads nowhere.
fn nowhere() -> Result<Slug, StoreError> {
    let slug = "purged".parse();
    slug.map_err(|error: InvalidSlug| StoreError::corrupt(error.to_string()))
}

impl VariantState {
    /// Leaves nothing of its text. What was imported last is remembered, by a
    /// hash, so that importing the same again does not bring it back.
    fn erase(&mut self, now: DateTime<Utc>) {
        self.take_down(now);
        self.publication.update = None;
        self.updated_with = None;
        self.live = None;
        self.former = None;
        self.made_from = None;
        self.work = WorkState::Draft;
        // Each purge is told, also the second one of a moment.
        let next = now.checked_add_signed(TimeDelta::milliseconds(1));
        self.purged_at = next.filter(|_| self.purged_at == Some(now)).or(Some(now));
        self.withdrawn = Some(Withdrawal {
            at: now,
            notice: None,
        });
    }
}
