use crate::store::database::Transaction;
use crate::store::state::Occurrence;
use crate::store::{Act, ArticleVersion, Happened, Restored, Store, StoreError};

impl Store {
    /// Puts an article aside: readers and lists see nothing of it in any
    /// language, whatever its windows say. Its addresses stay its own.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is in the archive already, or was merged
    /// into another one.
    pub async fn archive(
        &self,
        seen: ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move { transaction.archive(seen, act).await })
        })
        .await
    }

    /// Takes an article out of the archive. Its windows are as they were: what
    /// was public is so again, and what was scheduled for a moment since has
    /// come.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is not in the archive. One that would be
    /// public in English without Ukrainian, where the site requires Ukrainian
    /// first.
    pub async fn restore(&self, seen: ArticleVersion, act: &Act) -> Result<Restored, StoreError> {
        self.write((seen, act.clone()), |transaction, (seen, act)| {
            Box::pin(async move { transaction.restore(seen, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn archive(
        &mut self,
        seen: &ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let before = self.seen_article(seen, act).await?;
        if before.archived_at.is_some() {
            return Err(StoreError::refused("the article is in the archive already"));
        }
        let mut after = before.clone();
        after.archived_at = Some(act.at);
        let occurrence = Occurrence::new(act, Happened::Archived);
        let saved = self.save(Some(&before), after, occurrence).await?;
        Ok(saved.state.shared_version())
    }

    async fn restore(&mut self, seen: &ArticleVersion, act: &Act) -> Result<Restored, StoreError> {
        let before = self.seen_article(seen, act).await?;
        if before.archived_at.is_none() {
            return Err(StoreError::refused(
                "the article is not in the archive, so there is nothing to restore",
            ));
        }
        let mut after = before.clone();
        after.archived_at = None;
        let occurrence = Occurrence::new(act, Happened::Restored);
        let saved = self.save(Some(&before), after, occurrence).await?;
        Ok(Restored {
            article: saved.state.shared_version(),
            warnings: saved.warnings,
        })
    }
}
