//! A folder's content into the store: the first time, and again when files have
//! changed.

mod absent;
mod article;
mod facts;
mod later;
mod names;
mod new;
mod plan;
mod prepared;
mod problem;
mod recorded;
mod told;

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::task::spawn_blocking;

use self::later::Later;
use self::prepared::Prepared;
pub use self::problem::{ImportProblem, ImportProblemKind, Imported};
pub(in crate::store) use self::recorded::not_edited;
use crate::article::{Article, ArticleId};
use crate::exchange::{ArticleFile, Folder, Site};
use crate::language::Language;
use crate::store::database::{Bulk, values};
use crate::store::names::TermKind;
use crate::store::thread::joined;
use crate::store::{Act, Store, StoreError, VariantVersion};

/// How many articles go into one transaction: readers see them at once, and
/// other writers wait for so many at most.
const CHUNK: usize = 2000;

/// How many bytes the bodies in it have, if it is more than one article's.
const BYTES: usize = 64 << 20;

impl Store {
    /// Takes over a folder: its sections, tags, people and sources, then its
    /// articles with their ids, dates, windows, addresses, related articles and
    /// what their translations were made from.
    ///
    /// A folder can be imported again and again, also after an import that was
    /// stopped half-way. Of each text the store knows what the file said last:
    ///
    /// | file | in the store since | what happens |
    /// | --- | --- | --- |
    /// | as before | whatever | nothing is written |
    /// | changed | as it was imported | a new revision, published as the file says |
    /// | changed | edited by somebody | the store's stays, the file is told as a [conflict](ImportProblemKind::Conflict) until both say the same |
    /// | gone | whatever | it stays, and is told as [absent](Imported::absent) |
    /// | gone | as it was imported | [`take_down_absent`](Self::take_down_absent) takes it down |
    /// | back, changed or not | as it was taken down | it is published again as the file says |
    /// | back, changed or not | edited by somebody | the store's stays, as above |
    ///
    /// So it is with what both languages of an article share and with names. A
    /// text that was once public keeps its former address and the moment at
    /// which it was first published. What cannot be taken over is told in
    /// [`problems`](Imported::problems), and everything else is taken over.
    ///
    /// Articles are written in transactions of two thousand at most, in which
    /// readers see them.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// # let root = tempfile::tempdir()?;
    /// # let root = root.path();
    /// # std::fs::create_dir(root.join("culture"))?;
    /// # std::fs::write(root.join("site.toml"), "[sections.culture]\nuk = { name = \"Культура\" }\nen = { name = \"Culture\" }\n")?;
    /// # let file = "+++\ntitle = \"Ніч музеїв\"\nlead = \"До ранку.\"\ndate = 2025-11-05T12:05:00+02:00\n+++\n\nПриходьте.\n";
    /// # std::fs::write(root.join("culture/night.uk.md"), file)?;
    /// # let addresses = dvomova::address::Addresses::new("https://misto.example".parse()?);
    /// use dvomova::exchange::Folder;
    /// use dvomova::store::{Act, Store, StoreOptions};
    ///
    /// let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// let act = Act::new("import".parse()?, "2025-11-06T08:00:00Z".parse()?);
    /// let imported = store.import(&Folder::load(root)?, &act).await?;
    /// assert_eq!((imported.new, imported.problems.len()), (1, 0));
    ///
    /// // Nothing has changed since.
    /// let imported = store.import(&Folder::load(root)?, &act).await?;
    /// assert_eq!((imported.new, imported.unchanged), (0, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A database that does not answer, or has no room left. What was imported
    /// before that stays.
    pub async fn import(&self, folder: &Folder, act: &Act) -> Result<Imported, StoreError> {
        let path = |file: &ArticleFile| file.path().to_owned();
        let mut imported = self.import_all(&folder.site, &folder.articles, act).await?;
        let lines = match imported.problems.iter().any(|it| it.subject.is_some()) {
            true => folder.site_lines(),
            false => HashMap::new(),
        };
        let line = |subject: &String| {
            let (kind, id) = subject.split_once('/')?;
            let kind = TermKind::ALL.into_iter().find(|it| it.as_str() == kind)?;
            lines
                .get(&(kind.table().to_owned(), id.to_owned()))
                .copied()
        };
        for problem in &mut imported.problems {
            problem.line = problem.subject.as_ref().and_then(line);
            problem.path = match (problem.article, problem.language) {
                (None, _) => Some(Site::FILE.to_owned()),
                (Some(id), Some(language)) => folder.file(id, language).map(path),
                (Some(id), None) => {
                    let original = folder.article(id).map(Article::original);
                    original.and_then(|language| folder.file(id, language).map(path))
                }
            };
        }
        Ok(imported)
    }

    /// Takes over articles as [`import`](Self::import) does, for those who have
    /// them from elsewhere than a folder.
    ///
    /// Articles that were imported before and are not among these are told as
    /// [absent](Imported::absent).
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import).
    pub async fn import_articles(
        &self,
        site: &Site,
        articles: Vec<Article>,
        act: &Act,
    ) -> Result<Imported, StoreError> {
        self.import_all(site, &articles, act).await
    }

    async fn import_all(
        &self,
        site: &Site,
        articles: &[Article],
        act: &Act,
    ) -> Result<Imported, StoreError> {
        let mut imported = Imported::default();
        let arguments = (site.clone(), act.clone());
        let problems = self.write(arguments, |transaction, (site, act)| {
            Box::pin(async move { transaction.import_names(site, act).await })
        });
        imported.problems = problems.await?;

        let mut there = HashSet::new();
        let mut once = Vec::new();
        let mut texts = HashSet::new();
        for (at, article) in articles.iter().enumerate() {
            let id = article.id;
            if !there.insert(id) {
                let why = "another article of this import has the same id: give it its own";
                imported.refuse(id, why);
                continue;
            }
            texts.extend(article.languages().iter().map(|language| (id, language)));
            once.push(at);
        }
        let there = Arc::new(there);
        let is_bulk = once.len() > CHUNK;
        if is_bulk {
            self.expect(Bulk::Begins).await?;
        }
        let done = self
            .import_twice((articles, &once), act, &there, &mut imported)
            .await;
        if is_bulk {
            // It is upkeep: what was imported is imported.
            drop(self.expect(Bulk::Ended).await);
        }
        done?;
        imported.absent = self.absent_from(&texts).await?;
        Ok(imported)
    }

    /// Imports articles, then what is related to those of a later transaction.
    async fn import_twice(
        &self,
        (articles, places): (&[Article], &[usize]),
        act: &Act,
        coming: &Arc<HashSet<ArticleId>>,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        let later = self
            .import_chunks((articles, places), act, coming, imported)
            .await?;
        for some in later.new.chunks(CHUNK) {
            let arguments = (some.to_vec(), act.clone());
            let problems = self.write(arguments, |transaction, (some, act)| {
                Box::pin(async move { transaction.relate(some, act).await })
            });
            imported.problems.extend(problems.await?);
        }
        if !later.known.is_empty() {
            let is_later = |&at: &usize| {
                articles
                    .get(at)
                    .is_some_and(|it| later.known.contains(&it.id))
            };
            let places: Vec<usize> = places.iter().copied().filter(is_later).collect();
            let mut second = Imported::default();
            let nobody = Arc::new(HashSet::new());
            self.import_chunks((articles, &places), act, &nobody, &mut second)
                .await?;
            // What the first one told is told.
            let told = std::mem::take(&mut imported.problems);
            second.problems.retain(|problem| !told.contains(problem));
            imported.problems = told;
            imported.problems.append(&mut second.problems);
        }
        Ok(())
    }

    /// Prepares one chunk while the one before it is written. Gives those whose
    /// related ones came later.
    async fn import_chunks(
        &self,
        (articles, places): (&[Article], &[usize]),
        act: &Act,
        coming: &Arc<HashSet<ArticleId>>,
        imported: &mut Imported,
    ) -> Result<Later, StoreError> {
        let mut later = Later::default();
        let mut chunks = chunks(articles, places).into_iter();
        let mut next = chunks.next().map(|chunk| prepare(articles, chunk, act.at));
        while let Some(prepared) = next {
            let prepared = prepared.await?;
            next = chunks.next().map(|chunk| prepare(articles, chunk, act.at));
            let arguments = (prepared, Arc::clone(coming), act.clone());
            let done = self.write(arguments, |transaction, (prepared, coming, act)| {
                Box::pin(async move { transaction.import_chunk(prepared, coming, act).await })
            });
            let done = done.await?;
            imported.new += done.imported.new;
            imported.changed += done.imported.changed;
            imported.unchanged += done.imported.unchanged;
            imported.problems.extend(done.imported.problems);
            later.new.extend(done.later.new);
            later.known.extend(done.later.known);
        }
        Ok(later)
    }

    /// Texts that an import brought and that are not among these articles.
    async fn absent_from(
        &self,
        there: &HashSet<(ArticleId, Language)>,
    ) -> Result<Vec<VariantVersion>, StoreError> {
        const PAGE: usize = 10_000;
        let mut absent: Vec<VariantVersion> = Vec::new();
        let mut after = (ArticleId::from(uuid::Uuid::nil()), String::new());
        loop {
            let page = self.read_snapshot(after, |transaction, (id, language)| {
                Box::pin(async move {
                    const IMPORTED: &str = "
                        SELECT article, language, version FROM @variant
                        WHERE (article, language) > (?1, ?2)
                            AND imported IS NOT NULL AND live_from IS NOT NULL
                        ORDER BY article, language LIMIT ?3";
                    let values = values![*id, language, i64::try_from(PAGE).unwrap_or(i64::MAX)];
                    let rows = transaction.rows(IMPORTED, values).await?;
                    let texts = rows.iter().map(|row| {
                        Ok(VariantVersion {
                            article: row.get(0)?,
                            language: row.get(1)?,
                            version: row.get(2)?,
                        })
                    });
                    texts.collect::<Result<Vec<_>, StoreError>>()
                })
            });
            let page = page.await?;
            let gone = |it: &&VariantVersion| !there.contains(&(it.article, it.language));
            absent.extend(page.iter().filter(gone));
            match page.last() {
                Some(last) if page.len() == PAGE => {
                    after = (last.article, last.language.tag().to_owned());
                }
                _ => break,
            }
        }
        self.read_snapshot(absent, |transaction, absent| {
            Box::pin(async move {
                const HIDDEN: &str = "
                    SELECT 1 FROM @article
                    WHERE id = ?1 AND (archived_at IS NOT NULL OR merged_into IS NOT NULL)";
                let mut shown = Vec::new();
                for text in absent {
                    let hidden = transaction.row(HIDDEN, values![text.article]).await?;
                    if hidden.is_none() {
                        shown.push(*text);
                    }
                }
                Ok(shown)
            })
        })
        .await
    }
}

/// Cuts articles into what goes into one transaction.
fn chunks<'p>(articles: &[Article], mut places: &'p [usize]) -> Vec<&'p [usize]> {
    let size = |at: usize| {
        let texts = articles.get(at).map(|article| {
            let edition = |language| article.edition(language);
            let editions = Language::ALL.into_iter().filter_map(edition);
            editions.map(|it| it.variant.body.as_str().len()).sum()
        });
        texts.unwrap_or(0)
    };
    let mut chunks = Vec::new();
    while !places.is_empty() {
        let mut bytes = 0;
        let fitting = places.iter().take(CHUNK).take_while(|&&at| {
            bytes += size(at);
            bytes <= BYTES
        });
        let fit = fitting.count();
        let (chunk, rest) = places.split_at(fit.max(1));
        chunks.push(chunk);
        places = rest;
    }
    chunks
}

/// Parses and hashes on threads of their own, from now on: they have copies of
/// these articles alone.
fn prepare(
    articles: &[Article],
    chunk: &[usize],
    now: DateTime<Utc>,
) -> impl Future<Output = Result<Vec<Prepared>, StoreError>> + Send + use<> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    // One writes the chunk before.
    let share = chunk
        .len()
        .div_ceil(threads.saturating_sub(1).max(1))
        .max(1);
    let shares: Vec<_> = chunk
        .chunks(share)
        .map(|share| {
            let share = share.iter().filter_map(|&at| articles.get(at));
            let share: Vec<Article> = share.cloned().collect();
            spawn_blocking(move || -> Result<Vec<Prepared>, StoreError> {
                let prepared = share.iter().map(|article| Prepared::new(article, now));
                prepared.collect()
            })
        })
        .collect();
    async move {
        let mut prepared = Vec::new();
        for share in shares {
            let share = share.await;
            prepared.extend(joined(
                share,
                "the program is shutting down: import again",
            )??);
        }
        Ok(prepared)
    }
}

/// What one transaction has imported.
struct Chunk {
    imported: Imported,
    later: Later,
}
