use crate::store::state::Occurrence;
use crate::store::{Act, ArticleVersion, Happened, Store, StoreError};

impl Store {
    /// Puts an article aside in both languages. Nobody reads it, and neither
    /// editors' lists nor the translators' queue have it. What it is stays as
    /// it is: [`restore`](Self::restore) brings back its windows as they were.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is archived, or merged into another one.
    pub async fn archive(
        &self,
        seen: ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        self.put(seen, Happened::Archived, act).await
    }

    /// Takes an article out of the archive. It is public again where its
    /// windows say so.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is not archived. Windows that the site's
    /// rule about Ukrainian first forbids by now.
    pub async fn restore(
        &self,
        seen: ArticleVersion,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        self.put(seen, Happened::Restored, act).await
    }

    async fn put(
        &self,
        seen: ArticleVersion,
        happened: Happened,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, happened, act.clone());
        self.write(arguments, |transaction, (seen, happened, act)| {
            Box::pin(async move {
                let before = transaction.seen_article(seen, act).await?;
                before.must_not_be_merged()?;
                let mut after = before.clone();
                after.archived_at = (*happened == Happened::Archived).then_some(act.at);
                if after.archived_at.is_some() == before.archived_at.is_some() {
                    let state = if after.archived_at.is_some() {
                        "is"
                    } else {
                        "is not"
                    };
                    return Err(StoreError::refused(format!("the article {state} archived")));
                }
                let occurrence = Occurrence::new(act, *happened);
                let saved = transaction.save(Some(&before), after, occurrence).await?;
                Ok(saved.article_version())
            })
        })
        .await
    }
}
