//! Texts whose files somebody has removed.

use super::problem::{ImportProblem, ImportProblemKind, Imported};
use super::recorded::{Mark, Print};
use crate::store::database::Transaction;
use crate::store::state::{Occurrence, check_ukrainian_first};
use crate::store::{Act, Happened, Store, StoreError, VariantVersion};

/// How many texts one transaction takes down.
const CHUNK: usize = 500;

impl Store {
    /// Takes down what an import has told as [absent](Imported::absent): readers
    /// find nothing there any more. The store remembers that no file says it,
    /// so that a file that comes back, changed or not, is published again by
    /// the import that finds it.
    ///
    /// What somebody has edited in the store since it was imported stays, and so
    /// does Ukrainian where the site requires it beside English. Both are still
    /// absent, and told as problems.
    ///
    /// A file that cannot be read is absent too. Do so only where the folder
    /// tells of no [problem](crate::exchange::Folder::problems).
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
    /// # use dvomova::exchange::Folder;
    /// # use dvomova::store::{Act, Store, StoreOptions};
    /// # let store = Store::open("sqlite::memory:", StoreOptions::new(addresses)).await?;
    /// # let act = Act::new("import".parse()?, "2025-11-06T08:00:00Z".parse()?);
    /// # let _ = store.import(&Folder::load(root)?, &act).await?;
    /// std::fs::remove_file(root.join("culture/night.uk.md"))?;
    /// let folder = Folder::load(root)?;
    /// let mut imported = store.import(&folder, &act).await?;
    /// if folder.problems().is_empty() {
    ///     imported = store.take_down_absent(imported, &act).await?;
    /// }
    /// assert_eq!((imported.taken_down.len(), imported.absent.len()), (1, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A database that does not answer. What was taken down before that stays
    /// so.
    pub async fn take_down_absent(
        &self,
        mut imported: Imported,
        act: &Act,
    ) -> Result<Imported, StoreError> {
        let mut absent = std::mem::take(&mut imported.absent);
        // As a merge locks articles; English goes before what it needs.
        absent.sort_unstable_by_key(|text| (text.article, text.language.tag()));
        for some in absent.chunks(CHUNK) {
            let arguments = (some.to_vec(), act.clone());
            let done = self.write(arguments, |transaction, (some, act)| {
                Box::pin(async move { transaction.take_down_absent(some, act).await })
            });
            let done = done.await?;
            imported.taken_down.extend(done.taken_down);
            imported.absent.extend(done.absent);
            imported.problems.extend(done.problems);
        }
        Ok(imported)
    }
}

impl Transaction {
    async fn take_down_absent(
        &mut self,
        absent: &[VariantVersion],
        act: &Act,
    ) -> Result<Imported, StoreError> {
        let mut done = Imported::default();
        let policy = self.settings.ukrainian_first;
        for text in absent {
            let (article, language) = (text.article, text.language);
            let before = self.article(article, act.at).await?;
            let shown = before.variant(language);
            let shown = shown.filter(|it| it.publication.window().is_some() && before.is_there());
            // Somebody has taken it down since.
            let Some(shown) = shown else {
                continue;
            };
            let stays = |kind, why: &str| ImportProblem::new(article, Some(language), kind, why);
            let mark = Mark::read(shown.imported.as_deref());
            if mark.is_none_or(|mark| mark.version != shown.version) {
                let why = format!("the file of `{}` {EDITED}", shown.slug);
                done.tell(stays(ImportProblemKind::Conflict, &why));
                done.absent.push(before.version(language));
                continue;
            }
            // Another import has found its file since.
            if shown.version != text.version {
                continue;
            }
            let mark = Mark {
                version: shown.version.next(),
                print: Print::of_no_file()?,
            };
            let mut after = before.clone();
            let variant = after.variant_mut(language)?;
            variant.take_down(act.at);
            variant.imported = Some(mark.to_string());
            if let Err(why) = check_ukrainian_first(policy, Some(&before), &after, act.at) {
                let why = format!("the file of `{}` was removed: {why}", shown.slug);
                done.tell(stays(ImportProblemKind::Refused, &why));
                done.absent.push(*text);
                continue;
            }
            let mut occurrence = Occurrence::new(act, Happened::Unpublished);
            if let Some(live) = &shown.live {
                occurrence = occurrence.of(live.revision);
            }
            let saved = self.save(Some(&before), after, occurrence).await?;
            done.taken_down.push(saved.state.version(language));
        }
        Ok(done)
    }
}

const EDITED: &str = "was removed, and the text was edited in the store, where it stays: unpublish it there, or bring the file back";
