//! Paths of a former site, which go on leading to its articles.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::legacy_path::{encoded, normalized};
use crate::article::ArticleId;
use crate::language::Language;
use crate::store::cache_tags::elsewhere_tag;
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::state::Changed;
use crate::store::{Act, Happened, Served, Store, StoreError};

/// How many paths one transaction writes.
const CHUNK: usize = 500;

/// What an import of old paths has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct ImportedLegacy {
    /// Paths that the store did not have.
    pub new: usize,
    /// Paths that lead elsewhere now.
    pub changed: usize,
    /// Paths of which nothing was written.
    pub unchanged: usize,
    /// Paths that were not taken, as they were given, and why.
    pub problems: Vec<(String, String)>,
}

/// Where a path is to lead.
#[derive(Clone)]
struct Target {
    given: String,
    path: String,
    article: ArticleId,
    language: Option<Language>,
}

impl Store {
    /// Takes over a table of paths of a former site: an old path or address,
    /// the article it led to, and the language that stood there, if that is
    /// known. [`legacy`](Self::legacy) finds them.
    ///
    /// A path may have a query, `/?p=123`, and at most 2,000 bytes. It is kept
    /// and looked for in one form, so that each line is one path:
    ///
    /// | | |
    /// | --- | --- |
    /// | `https://old.example/news/7036/`, `/news/7036` | scheme, host and a slash at the end do not count |
    /// | `/новини`, `/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8` | letters may be encoded |
    /// | `/a%2fb`, `/a%2Fb` | but what would end a part stays encoded |
    /// | `/?p=123&utm_source=x#top`, `/?p=123` | nor do `utm_…`, `fbclid`, `gclid` and a fragment |
    ///
    /// The case of letters does count, and so does the order of a query. The
    /// table can be imported again: what has changed in it leads elsewhere
    /// then, and what it no longer has stays.
    ///
    /// # Errors
    ///
    /// A database that does not answer. What cannot be taken is no error but
    /// told in [`problems`](ImportedLegacy::problems): an article that is not
    /// there, a path given twice for different articles, one without a slash
    /// at its beginning.
    pub async fn import_legacy(
        &self,
        rows: impl IntoIterator<Item = (String, ArticleId, Option<Language>)>,
        act: &Act,
    ) -> Result<ImportedLegacy, StoreError> {
        let mut imported = ImportedLegacy::default();
        let mut known: HashMap<String, (ArticleId, Option<Language>)> = HashMap::new();
        let mut targets: Vec<Target> = Vec::new();
        for (given, article, language) in rows {
            let Some(path) = normalized(&given) else {
                let why = "expected a path that begins with `/`, or an address, of 2,000 bytes at most and without control characters";
                imported.problems.push((given, why.to_owned()));
                continue;
            };
            let target = (article, language);
            match known.get(&path) {
                None => {
                    known.insert(path.clone(), target);
                    targets.push(Target {
                        given,
                        path,
                        article,
                        language,
                    });
                }
                Some(first) if *first == target => {}
                Some((first, _)) => {
                    let why = format!("it leads to the article {first} already: keep one");
                    imported.problems.push((given, why));
                }
            }
        }
        for chunk in targets.chunks(CHUNK) {
            let arguments = (chunk.to_vec(), act.clone());
            let done = self.write(arguments, |transaction, (chunk, act)| {
                Box::pin(async move { transaction.import_legacy(chunk, act).await })
            });
            let done = done.await?;
            imported.new += done.new;
            imported.changed += done.changed;
            imported.unchanged += done.unchanged;
            imported.problems.extend(done.problems);
        }
        Ok(imported)
    }

    /// Where a path of a former site, with its query, leads: to the article in
    /// the language that stood there, or, where nobody said which, in the one
    /// it was first written in; where it is public in the other language alone,
    /// there. Readers are then sent on with 301 or 308.
    ///
    /// Ask it last, after [`read`](Self::read) and every other page has found
    /// nothing, so that an old path never hides a page of the site. A path that
    /// is not found with its query is looked for without.
    ///
    /// Never [`Served::Exact`] or [`Served::OtherLanguage`].
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn legacy(&self, path: &str, now: DateTime<Utc>) -> Result<Served, StoreError> {
        let Some(path) = normalized(path) else {
            return Ok(Served::NotFound { changes_at: None });
        };
        self.read_snapshot((path, now), |transaction, (path, now)| {
            Box::pin(async move { transaction.legacy(path, *now).await })
        })
        .await
    }
}

impl Transaction {
    async fn import_legacy(
        &mut self,
        chunk: &[Target],
        act: &Act,
    ) -> Result<ImportedLegacy, StoreError> {
        const KNOWN: &str = "SELECT article, language FROM @legacy WHERE path = ?1";
        const LEAD: &str = "
            INSERT INTO @legacy (path, article, language, merged_from) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (path) DO UPDATE SET article = excluded.article,
                language = excluded.language, merged_from = excluded.merged_from";
        let mut imported = ImportedLegacy::default();
        let mut changed = Changed::default();
        let there = chunk.iter().map(|target| &target.article);
        let there = self.there(there).await?;
        for target in chunk {
            let (path, article) = (&target.path, target.article);
            let Some(&into) = there.get(&article) else {
                let why = format!("there is no article {article}: import it first");
                imported.problems.push((target.given.clone(), why));
                continue;
            };
            let merged_from = Some(article).filter(|_| into != article);
            let leads = (into, target.language);
            let known = self.row(KNOWN, values![path]).await?;
            let known = known
                .map(|row| Ok::<_, StoreError>((row.get(0)?, row.get(1)?)))
                .transpose()?;
            if known == Some(leads) {
                imported.unchanged += 1;
                continue;
            }
            match known {
                Some(_) => imported.changed += 1,
                None => imported.new += 1,
            }
            self.execute(LEAD, values![path, leads.0, leads.1, merged_from])
                .await?;
            for language in Language::ALL {
                let origin = self.settings.addresses.origin(language);
                changed.urls.insert(format!("{origin}{}", encoded(path)));
                // Under which a cache may know it.
                if target.given.starts_with('/') {
                    let given = encoded(&target.given);
                    changed.urls.insert(format!("{origin}{given}"));
                }
            }
        }
        let count = imported.new + imported.changed;
        if count > 0 {
            changed.cache_tags.extend(Language::ALL.map(elsewhere_tag));
            let note = format!("{count}");
            let event = NewEvent {
                note: Some(&note),
                ..NewEvent::new(act, Happened::LegacyImported)
            };
            self.record(event, &changed).await?;
        }
        Ok(imported)
    }

    async fn legacy(&mut self, path: &str, now: DateTime<Utc>) -> Result<Served, StoreError> {
        const LEADS: &str = "
            SELECT a.id, a.original, l.language
            FROM @legacy l JOIN @article a ON a.id = l.article WHERE l.path = ?1";
        let mut row = self.row(LEADS, values![path]).await?;
        if let (None, Some((without, _))) = (&row, path.split_once('?')) {
            row = self.row(LEADS, values![without]).await?;
        }
        let Some(row) = row else {
            return Ok(Served::NotFound { changes_at: None });
        };
        let (article, original): (ArticleId, Language) = (row.get(0)?, row.get(1)?);
        let wanted: Option<Language> = row.get(2)?;
        let language = wanted.unwrap_or(original);
        let mut answer = Served::NotFound { changes_at: None };
        for language in [language, language.other()] {
            match self.served_by_id(language, article, now).await? {
                Served::Exact(article) => {
                    let addresses = &self.settings.addresses;
                    let slug = article.text.slug;
                    let page = addresses.article_page(language, article.id, &article.section, slug);
                    let ends = article.publication.window().and_then(|it| it.live_until());
                    return Ok(Served::Moved {
                        to: addresses.href(language, &page),
                        page,
                        // Once it appears where it was asked for, it leads there.
                        changes_at: answer.changes_at().into_iter().chain(ends).min(),
                    });
                }
                found if matches!(answer, Served::NotFound { .. }) => answer = found,
                _ => {}
            }
            // What was taken back in the language that stood there is gone.
            if wanted.is_some() && matches!(answer, Served::Gone { .. }) {
                return Ok(answer);
            }
        }
        Ok(answer)
    }
}
