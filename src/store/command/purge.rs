use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::Cascade;
use crate::address::{Destination, Page};
use crate::article::{ArticleId, InvalidSlug, Slug, Text};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::state::{Occurrence, VariantState, Withdrawal, WorkState, json};
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
    /// With [`PurgedAddresses::Forgotten`], and for a text that readers have
    /// never seen, its slugs are erased as well, with the paths of a former
    /// site that led to this language alone, and its addresses in all events.
    /// So caches hear of it by the mark `article:UUID` only: where they know no
    /// marks, [`withdraw`](Self::withdraw) the text first and let them read
    /// that event.
    ///
    /// The language may be written again with
    /// [`save_draft`](Self::save_draft), whether it is the original one or a
    /// translation. A database may keep erased bytes until it reuses or
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
        let slug = before.variant(language).map(|it| it.slug.clone());
        let forgotten = addresses == PurgedAddresses::Forgotten || !known;
        let nowhere = match forgotten {
            true => Some(nowhere()?),
            false => None,
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
        if let Some(slug) = slug.filter(|_| forgotten) {
            self.erase_addresses(article, language, slug).await?;
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

    /// Erases an article's slugs in a language wherever they stand; where it was
    /// merged into another one, the last it had.
    async fn erase_addresses(
        &mut self,
        article: ArticleId,
        language: Language,
        last: Slug,
    ) -> Result<(), StoreError> {
        const SLUGS: &str = "SELECT slug FROM @slug WHERE article = ?1 AND language = ?2";
        let other = language.other();
        const ERASE: [&str; 2] = [
            "DELETE FROM @slug WHERE article = ?1 AND language = ?2",
            "DELETE FROM @legacy WHERE article = ?1 AND language = ?2",
        ];
        const ERASE_LED_ON: &str = "
            DELETE FROM @slug WHERE language = ?2 AND slug = ?3
                AND article IN (SELECT merged_into FROM @article WHERE id = ?1)
                AND NOT EXISTS (
                    SELECT 1 FROM @variant v
                    WHERE v.article = @slug.article AND v.language = ?2 AND v.slug = ?3)";
        const ARTICLES: &str = "
            SELECT id FROM @article WHERE id = ?1 OR merged_into = ?1
                OR id IN (SELECT merged_into FROM @article WHERE id = ?1)";
        // Articles that show its card name its pages too.
        const EVENTS: &str = "
            SELECT id, article, urls FROM @event WHERE urls LIKE '%/' || ?1 || '%'";
        const REWRITE: &str = "UPDATE @event SET urls = ?2 WHERE id = ?1";
        let rows = self.rows(SLUGS, values![article, language]).await?;
        let mut slugs: HashSet<Slug> = rows
            .iter()
            .map(|row| row.word(0))
            .collect::<Result<_, _>>()?;
        let rows = self.rows(SLUGS, values![article, other]).await?;
        let others: HashSet<Slug> = rows
            .iter()
            .map(|row| row.word(0))
            .collect::<Result<_, _>>()?;
        for sql in ERASE {
            self.execute(sql, values![article, language]).await?;
        }
        self.execute(ERASE_LED_ON, values![article, language, &last])
            .await?;
        slugs.insert(last);
        let addresses = self.settings.addresses.clone();
        let rows = self.rows(ARTICLES, values![article]).await?;
        let articles: HashSet<ArticleId> = rows
            .iter()
            .map(|row| row.get(0))
            .collect::<Result<_, _>>()?;
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
            _ => false,
        };
        for slug in &slugs {
            for row in self.rows(EVENTS, values![slug]).await? {
                let (id, of, urls): (i64, Option<ArticleId>, Vec<String>) =
                    (row.get(0)?, row.get(1)?, row.json(2)?);
                let of_it = of.is_some_and(|of| articles.contains(&of));
                let left: Vec<&String> = urls.iter().filter(|url| !names_it(url, of_it)).collect();
                if left.len() < urls.len() {
                    self.execute(REWRITE, values![id, json(&left)?]).await?;
                }
            }
        }
        Ok(())
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
        self.live = None;
        self.made_from = None;
        self.work = WorkState::Draft;
        self.purged_at = Some(now);
        self.withdrawn = Some(Withdrawal {
            at: now,
            notice: None,
        });
    }
}
