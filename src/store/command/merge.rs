use crate::article::ArticleId;
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::state::{ArticleState, Occurrence};
use crate::store::{Act, ArticleVersion, Happened, Store, StoreError};

impl Store {
    /// Merges an article into another one about the same thing. The first is
    /// taken down for good; all its addresses, former ones and those of a former
    /// site too, lead to the second, and articles that were related to it are
    /// related to the second. Its texts stay in its history.
    ///
    /// Gives the second article's version.
    ///
    /// # Errors
    ///
    /// A conflict about either. An article and itself; one that was merged
    /// before. One in the archive to merge into.
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
        // Whoever merges locks in one order, so that no two wait for each other.
        let mut seen = [from, into];
        seen.sort_by_key(|seen| seen.article);
        let mut states = Vec::new();
        for seen in seen {
            states.push(self.seen_article(seen, act).await?);
        }
        let (mut source, mut target) = (None, None);
        for state in states {
            state.must_not_be_merged()?;
            if state.id == from.article {
                source = Some(state);
            } else {
                target = Some(state);
            }
        }
        let (Some(source), Some(target)) = (source, target) else {
            return Err(StoreError::corrupt("two articles have one id"));
        };
        target.check_there()?;
        self.lead_on(&source, &target).await?;

        let mut gone = source.clone();
        gone.merged_into = Some(target.id);
        for language in Language::ALL {
            if let Some(variant) = gone.variants[language].as_mut() {
                variant.take_down(act.at);
            }
        }
        let note = target.id.to_string();
        let occurrence = Occurrence::new(act, Happened::MergedAway).with(Some(&note));
        self.save(Some(&source), gone, occurrence).await?;

        let mut grown = target.clone();
        grown.version = grown.version.next();
        let note = source.id.to_string();
        let occurrence = Occurrence::new(act, Happened::Merged).with(Some(&note));
        let saved = self.save(Some(&target), grown, occurrence).await?;
        Ok(saved.article_version())
    }

    /// Lets what led to one article lead to another.
    async fn lead_on(&mut self, from: &ArticleState, to: &ArticleState) -> Result<(), StoreError> {
        const LEAD: [&str; 3] = [
            "UPDATE @slug SET article = ?2 WHERE article = ?1",
            "UPDATE @legacy SET article = ?2 WHERE article = ?1",
            "UPDATE @article SET merged_into = ?2 WHERE merged_into = ?1",
        ];
        const NAMING: &str = "
            SELECT article FROM @related WHERE other = ?1 ORDER BY article";
        const LOCK: &str = "SELECT 1 FROM @article WHERE id = ?1 /*pg FOR NO KEY UPDATE */";
        for sql in LEAD {
            self.execute(sql, values![from.id, to.id]).await?;
        }
        let naming = self.rows(NAMING, values![from.id]).await?;
        let naming: Result<Vec<ArticleId>, StoreError> =
            naming.iter().map(|row| row.get(0)).collect();
        for article in naming? {
            self.row(LOCK, values![article]).await?;
            let mut related = Vec::new();
            for other in self.related_to(article).await? {
                let other = if other == from.id { to.id } else { other };
                if other != article && !related.contains(&other) {
                    related.push(other);
                }
            }
            self.write_related(article, &related).await?;
        }
        Ok(())
    }
}
