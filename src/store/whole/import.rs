use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::import_article::{Prepared, Written};
use crate::article::{Article, ArticleId, Slug};
use crate::exchange::{Folder, Site};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::{Act, Store, StoreError, VariantVersion};

/// How many articles one transaction of an import writes.
const BATCH: usize = 250;

/// What an import has done.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Imported {
    /// How many articles were new.
    pub new: usize,
    /// How many were there and have changed.
    pub changed: usize,
    /// How many were as they had been imported before.
    pub unchanged: usize,
    /// What could not be taken as it stands. Everything else was.
    pub problems: Vec<ImportProblem>,
    /// What was imported before, is published, and did not come this time: a
    /// file that somebody has removed. It is as it was.
    pub absent: Vec<VariantVersion>,
}

/// Something that an import did not take as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportProblem {
    /// A section, tag, person or source that was changed in the store since it
    /// was imported: the store's names stay.
    NamesKept {
        /// It, as `tag/ID`.
        subject: String,
    },
    /// A section, tag, person or source that the store refuses, such as one
    /// with a slug of another.
    NamesRefused {
        /// It, as `tag/ID`.
        subject: String,
        /// Why, and what to do.
        reason: String,
    },
    /// A text, or without a language what both share, that was changed in the
    /// store since it was imported: the store's stays.
    Kept {
        /// The article.
        article: ArticleId,
        /// The language.
        language: Option<Language>,
    },
    /// An article that the store refuses, such as one in a section that is not
    /// there.
    Refused {
        /// The article.
        article: ArticleId,
        /// Why, and what to do.
        reason: String,
    },
    /// English that would be public without Ukrainian, where the site requires
    /// Ukrainian first: it was imported as a draft.
    EnglishNotPublished {
        /// The article.
        article: ArticleId,
    },
    /// A slug that leads to another article.
    SlugTaken {
        /// The article.
        article: ArticleId,
        /// The language.
        language: Language,
        /// The slug it has instead.
        slug: Slug,
    },
    /// An article that is related to one which is not there.
    UnknownRelated {
        /// The article.
        article: ArticleId,
        /// The one that is not there.
        related: ArticleId,
    },
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamesKept { subject } => {
                write!(
                    f,
                    "{subject} was changed in the store since: its names there stay"
                )
            }
            Self::NamesRefused { subject, reason } => write!(f, "{subject}: {reason}"),
            Self::Kept { article, language } => {
                write!(f, "article {article}")?;
                if let Some(language) = language {
                    write!(f, " in `{language}`")?;
                }
                f.write_str(" was changed in the store since: what is there stays")
            }
            Self::Refused { article, reason } => write!(f, "article {article}: {reason}"),
            Self::EnglishNotPublished { article } => write!(
                f,
                "article {article} in `en` would be public without Ukrainian: it is a draft"
            ),
            Self::SlugTaken {
                article,
                language,
                slug,
            } => write!(
                f,
                "article {article} in `{language}` has the slug `{slug}`: its own leads to another"
            ),
            Self::UnknownRelated { article, related } => {
                write!(
                    f,
                    "article {article} is related to {related}, which is not there"
                )
            }
        }
    }
}

impl Store {
    /// Imports a folder: sections, tags, persons, sources and articles, with
    /// their ids, dates and slugs.
    ///
    /// What is new is written; what has changed since it was imported last is
    /// changed here too, texts as new revisions; what is the same costs a look.
    /// What somebody has changed in the store since stays, and is told. It is
    /// done in many transactions, so that readers go on, and one that was
    /// interrupted may be begun again.
    ///
    /// # Errors
    ///
    /// A database that does not answer. What cannot be imported is no error but
    /// told in [`Imported::problems`].
    pub async fn import(&self, folder: &Folder, act: &Act) -> Result<Imported, StoreError> {
        self.import_articles(&folder.site, folder.articles.clone(), act)
            .await
    }

    /// Imports what comes from elsewhere, as [`import`](Self::import) does.
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
        let mut imported = Imported {
            problems: self.import_names(site, act).await?,
            ..Imported::default()
        };
        let mut present = HashSet::with_capacity(articles.len() * 2);
        let mut to_relate = Vec::new();
        let mut batches = Vec::new();
        let mut articles = articles.into_iter().peekable();
        while articles.peek().is_some() {
            batches.push(articles.by_ref().take(BATCH).collect::<Vec<Article>>());
        }
        // One batch is hashed while the one before it is written.
        let mut batches = batches.into_iter();
        let mut next = batches.next().map(prepare);
        while let Some(preparing) = next {
            let prepared = preparing.await.map_err(|stopped| {
                StoreError::refused("the program is ending: import again").with_source(stopped)
            })?;
            next = batches.next().map(prepare);
            for prepared in prepared.iter() {
                let languages = prepared.article.languages();
                present.extend(
                    languages
                        .iter()
                        .map(|language| (prepared.article.id, language)),
                );
            }
            let arguments = (Arc::clone(&prepared), act.clone());
            let written = self
                .write(arguments, |transaction, (prepared, act)| {
                    Box::pin(async move {
                        let mut written = Vec::new();
                        for prepared in prepared.iter() {
                            written.push(transaction.import(prepared, act).await?);
                        }
                        Ok(written)
                    })
                })
                .await?;
            for (written, prepared) in written.into_iter().zip(prepared.iter()) {
                match written.written {
                    Written::New => imported.new += 1,
                    Written::Changed => imported.changed += 1,
                    Written::Unchanged => imported.unchanged += 1,
                    Written::Refused => {}
                }
                if written.relate {
                    to_relate.push((prepared.article.id, prepared.article.related.clone()));
                }
                imported.problems.extend(written.problems);
            }
        }
        for batch in to_relate.chunks(BATCH) {
            let problems = self
                .write(batch.to_vec(), |transaction, batch| {
                    Box::pin(async move { transaction.relate(batch).await })
                })
                .await?;
            imported.problems.extend(problems);
        }
        let known = self.read_snapshot((), |transaction, ()| {
            Box::pin(async move { transaction.imported_and_public().await })
        });
        let absent = |seen: &VariantVersion| !present.contains(&(seen.article, seen.language));
        imported.absent = known.await?.into_iter().filter(absent).collect();
        Ok(imported)
    }
}

fn prepare(articles: Vec<Article>) -> tokio::task::JoinHandle<Arc<Vec<Prepared>>> {
    spawn_blocking(move || Arc::new(articles.into_iter().map(Prepared::new).collect()))
}

impl Transaction {
    /// Sets the related articles of imported ones, now that all are there.
    async fn relate(
        &mut self,
        batch: &[(ArticleId, Vec<ArticleId>)],
    ) -> Result<Vec<ImportProblem>, StoreError> {
        const THERE: &str = "SELECT COALESCE(merged_into, id) FROM @article WHERE id = ?1";
        let mut problems = Vec::new();
        for (article, related) in batch {
            let mut there = Vec::new();
            for &other in related {
                let Some(row) = self.row(THERE, values![other]).await? else {
                    problems.push(ImportProblem::UnknownRelated {
                        article: *article,
                        related: other,
                    });
                    continue;
                };
                let other: ArticleId = row.get(0)?;
                if other != *article && !there.contains(&other) {
                    there.push(other);
                }
            }
            self.write_related(*article, &there).await?;
        }
        Ok(problems)
    }

    async fn imported_and_public(&mut self) -> Result<Vec<VariantVersion>, StoreError> {
        const KNOWN: &str = "
            SELECT article, language, version FROM @variant
            WHERE imported IS NOT NULL AND live_from IS NOT NULL";
        let rows = self.rows(KNOWN, values![]).await?;
        let version = |row: &crate::store::database::Row| {
            Ok(VariantVersion {
                article: row.get(0)?,
                language: row.get(1)?,
                version: row.get(2)?,
            })
        };
        rows.iter().map(version).collect()
    }
}
