use crate::article::ArticleId;
use crate::store::database::{Transaction, values};
use crate::store::state::{ArticleState, Occurrence};
use crate::store::{Act, ArticleVersion, Happened, Store, StoreError};

/// The most articles that are related to one.
pub(in crate::store) const MOST_RELATED: usize = 50;

impl Store {
    /// Sets the articles on the same topic, in the order to show them. Readers
    /// of a language see those that are public in it.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is not there, that is this one, that stands
    /// twice, or that was merged into another one; more than 50. Those that are
    /// related to it already, in that order.
    pub async fn set_related(
        &self,
        seen: ArticleVersion,
        related: Vec<ArticleId>,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, related, act.clone());
        self.write(arguments, |transaction, (seen, related, act)| {
            Box::pin(async move {
                let before = transaction.seen_with_related(seen, related, act).await?;
                let replaced = transaction.replace_related(&before, before.clone(), related, act);
                match replaced.await? {
                    Some(saved) => Ok(saved.shared_version()),
                    None => Err(StoreError::refused("nothing differs: nothing was changed")),
                }
            })
        })
        .await
    }
}

impl Transaction {
    /// Loads an article, and keeps those that will be related to it from being
    /// merged away: in the order of their ids, as a merge does.
    async fn seen_with_related(
        &mut self,
        seen: &ArticleVersion,
        related: &[ArticleId],
        act: &Act,
    ) -> Result<ArticleState, StoreError> {
        if related.len() > MOST_RELATED {
            return Err(StoreError::refused(format!(
                "{} articles are too many: relate {MOST_RELATED} at most",
                related.len()
            )));
        }
        if related.contains(&seen.article) {
            return Err(StoreError::refused("an article is not related to itself"));
        }
        let mut ids = related.to_vec();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair.first() == pair.last());
        if let Some(id) = twice.and_then(<[ArticleId]>::first) {
            return Err(StoreError::refused(format!("article {id} is named twice")));
        }
        let (smaller, greater) = ids.split_at(ids.partition_point(|id| *id < seen.article));
        for &id in smaller {
            self.hold(id).await?;
        }
        let state = self.seen_article(seen, act).await?;
        for &id in greater {
            self.hold(id).await?;
        }
        Ok(state)
    }

    /// Keeps an article from being changed in what both languages share.
    async fn hold(&mut self, id: ArticleId) -> Result<(), StoreError> {
        const HOLD: &str = "SELECT merged_into FROM @article WHERE id = ?1 /*pg FOR SHARE */";
        let row = self.row(HOLD, values![id]).await?;
        let row = row.ok_or_else(|| StoreError::not_found(format!("article {id}")))?;
        match row.get::<Option<ArticleId>>(0)? {
            None => Ok(()),
            Some(into) => Err(StoreError::refused(format!(
                "article {id} was merged into {into}: relate that one"
            ))),
        }
    }

    /// Writes an article's related ones in place of those it had, with what else
    /// becomes of it then; none where nothing differs.
    pub(super) async fn replace_related(
        &mut self,
        before: &ArticleState,
        mut after: ArticleState,
        related: &[ArticleId],
        act: &Act,
    ) -> Result<Option<ArticleState>, StoreError> {
        if self.related_to(before.id).await? == related {
            return Ok(None);
        }
        self.write_related(before.id, related).await?;
        after.version = after.version.next();
        let occurrence = Occurrence::new(act, Happened::RelatedChanged);
        let saved = self.save(Some(before), after, occurrence).await?;
        Ok(Some(saved.state))
    }

    /// Writes an article's related ones and nothing else.
    pub(in crate::store) async fn write_related(
        &mut self,
        article: ArticleId,
        related: &[ArticleId],
    ) -> Result<(), StoreError> {
        const CLEAR: &str = "DELETE FROM @related WHERE article = ?1";
        const ADD: &str = "INSERT INTO @related (article, position, other) VALUES (?1, ?2, ?3)";
        self.execute(CLEAR, values![article]).await?;
        for (position, &other) in (0_i64..).zip(related) {
            self.execute(ADD, values![article, position, other]).await?;
        }
        Ok(())
    }

    /// An article's related ones, in order.
    pub(in crate::store) async fn related_to(
        &mut self,
        article: ArticleId,
    ) -> Result<Vec<ArticleId>, StoreError> {
        const RELATED: &str = "SELECT other FROM @related WHERE article = ?1 ORDER BY position";
        let rows = self.rows(RELATED, values![article]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }
}
