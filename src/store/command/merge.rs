use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::state::{ArticleState, Occurrence};
use crate::store::whole::not_edited;
use crate::store::{Act, ArticleVersion, Happened, Store, StoreError};

impl Store {
    /// Merges an article into another one about the same thing. The first is
    /// taken down for good, in both languages; all its addresses, former ones
    /// and those of a former site too, lead to the second, and articles that
    /// were related to it are related to the second. Its texts stay in its
    /// history.
    ///
    /// Gives the second article's version.
    ///
    /// # Errors
    ///
    /// A conflict about either. An article and itself; one that was merged
    /// before, on either side; one in the archive to merge into.
    pub async fn merge(
        &self,
        from: ArticleVersion,
        into: ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (from, into, act.clone());
        self.write(arguments, |transaction, (from, into, act)| {
            Box::pin(async move { transaction.merge(from, into, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn merge(
        &mut self,
        from: &ArticleVersion,
        into: &ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        if from.article == into.article {
            return Err(StoreError::refused(
                "an article cannot be merged into itself",
            ));
        }
        let others = self.lock_for_merge(from.article, into.article, act).await?;
        let (source, target) = (
            self.seen_article(from, act).await?,
            self.seen_article(into, act).await?,
        );
        target.check_there()?;

        self.take_over_addresses(source.id, target.id).await?;
        let mut gone = source.clone();
        gone.merged_into = Some(target.id);
        for language in Language::ALL {
            if let Some(variant) = gone.variants[language].as_mut() {
                variant.take_down(act.at);
            }
        }
        let note = target.id.to_string();
        let away = Occurrence::new(act, Happened::MergedAway).with(Some(&note));
        self.save(Some(&source), gone, away).await?;

        // It grows by one version, whatever was related to it.
        let related = self.related_after(target.id, source.id, target.id).await?;
        self.write_related(target.id, &related).await?;
        let mut grown = target.clone();
        grown.imported = not_edited(target.imported.as_deref(), target.version);
        grown.version = grown.version.next();
        let note = source.id.to_string();
        let merged = Occurrence::new(act, Happened::Merged).with(Some(&note));
        let grown = self.save(Some(&target), grown, merged).await?;

        for mut other in others {
            if other.merged_into == Some(source.id) {
                let before = other.clone();
                other.merged_into = Some(target.id);
                other = self.save(Some(&before), other, away).await?.state;
            }
            let related = self.related_after(other.id, source.id, target.id).await?;
            let mut renewed = other.clone();
            renewed.imported = not_edited(other.imported.as_deref(), other.version);
            self.replace_related(&other, renewed, &related, act).await?;
        }
        Ok(grown.state.shared_version())
    }

    /// Locks two articles with all that name the first, in the order of their
    /// ids, so that no two transactions wait for each other. Gives the others.
    async fn lock_for_merge(
        &mut self,
        from: ArticleId,
        into: ArticleId,
        act: &Act,
    ) -> Result<Vec<ArticleState>, StoreError> {
        const NAMING: &str = "
            SELECT article FROM @related WHERE other = ?1
            UNION SELECT id FROM @article WHERE merged_into = ?1";
        let mut locked = BTreeMap::<ArticleId, ArticleState>::new();
        let mut wanted = BTreeSet::from([from, into]);
        loop {
            for row in self.rows(NAMING, values![from]).await? {
                wanted.insert(row.get(0)?);
            }
            wanted.retain(|id| !locked.contains_key(id));
            // Nobody names the first article anew while it is locked.
            if wanted.is_empty() {
                locked.retain(|id, _| *id != from && *id != into);
                return Ok(locked.into_values().collect());
            }
            for id in std::mem::take(&mut wanted) {
                locked.insert(id, self.article(id, act.at).await?);
            }
        }
    }

    /// Lets all addresses of one article lead to another. Whose they were is
    /// kept.
    async fn take_over_addresses(
        &mut self,
        from: ArticleId,
        into: ArticleId,
    ) -> Result<(), StoreError> {
        const TAKE_OVER: [&str; 2] = [
            "UPDATE @slug SET article = ?2, merged_from = COALESCE(merged_from, ?1)
             WHERE article = ?1",
            "UPDATE @legacy SET article = ?2, merged_from = COALESCE(merged_from, ?1)
             WHERE article = ?1",
        ];
        for sql in TAKE_OVER {
            self.execute(sql, values![from, into]).await?;
        }
        Ok(())
    }

    /// What is related to an article once one of two has become the other:
    /// each once, and never itself.
    async fn related_after(
        &mut self,
        article: ArticleId,
        from: ArticleId,
        into: ArticleId,
    ) -> Result<Vec<ArticleId>, StoreError> {
        let mut related = Vec::new();
        for other in self.related_to(article).await? {
            let other = if other == from { into } else { other };
            if other != article && !related.contains(&other) {
                related.push(other);
            }
        }
        Ok(related)
    }
}
