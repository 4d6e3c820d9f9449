use super::create::check_facts;
use crate::article::{ArticleId, Id, Section};
use crate::store::database::{Transaction, values};
use crate::store::state::{ArticleState, Occurrence};
use crate::store::{Act, ArticleVersion, Happened, SharedFacts, Store, StoreError};

/// The most articles that are related to one.
const MOST_RELATED: usize = 50;

impl Store {
    /// Changes what both languages of an article share.
    ///
    /// # Errors
    ///
    /// A conflict. A section, tag, person or source that is not there.
    pub async fn change_facts(
        &self,
        seen: ArticleVersion,
        facts: SharedFacts,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, facts, act.clone());
        self.write(arguments, |transaction, (seen, facts, act)| {
            Box::pin(async move {
                let before = transaction.seen_article(seen, act).await?;
                let occurrence = Occurrence::new(act, Happened::FactsChanged);
                transaction
                    .set_facts(&before, facts.clone(), occurrence)
                    .await
            })
        })
        .await
    }

    /// Moves an article to another section. Its addresses in the old one lead
    /// to those in the new one.
    ///
    /// # Errors
    ///
    /// A conflict. A section that is not there, or that it stands in.
    pub async fn move_to_section(
        &self,
        seen: ArticleVersion,
        section: Id<Section>,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, section, act.clone());
        self.write(arguments, |transaction, (seen, section, act)| {
            Box::pin(async move {
                let before = transaction.seen_article(seen, act).await?;
                let mut facts = before.facts.clone();
                facts.section = section.clone();
                let occurrence = Occurrence::new(act, Happened::Moved);
                let occurrence = occurrence.with(Some(section.as_str()));
                transaction.set_facts(&before, facts, occurrence).await
            })
        })
        .await
    }

    /// Sets the articles on the same topic, in the order to show them. Readers
    /// of a language see those that are public in it.
    ///
    /// # Errors
    ///
    /// A conflict. An article that is not there, that is this one, or that
    /// stands twice; more than 50.
    pub async fn set_related(
        &self,
        seen: ArticleVersion,
        related: Vec<ArticleId>,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, related, act.clone());
        self.write(arguments, |transaction, (seen, related, act)| {
            Box::pin(async move {
                let before = transaction.seen_article(seen, act).await?;
                before.must_not_be_merged()?;
                transaction.check_related(seen.article, related).await?;
                transaction.write_related(seen.article, related).await?;
                let mut after = before.clone();
                after.version = after.version.next();
                let occurrence = Occurrence::new(act, Happened::RelatedChanged);
                let saved = transaction.save(Some(&before), after, occurrence).await?;
                Ok(saved.article_version())
            })
        })
        .await
    }
}

impl Transaction {
    async fn set_facts(
        &mut self,
        before: &ArticleState,
        facts: SharedFacts,
        occurrence: Occurrence<'_>,
    ) -> Result<ArticleVersion, StoreError> {
        before.must_not_be_merged()?;
        if before.facts == facts {
            return Err(StoreError::refused("nothing differs: nothing was changed"));
        }
        check_facts(&*self.names_to_keep().await?, &facts)?;
        let mut after = before.clone();
        after.facts = facts;
        let saved = self.save(Some(before), after, occurrence).await?;
        Ok(saved.article_version())
    }

    async fn check_related(
        &mut self,
        article: ArticleId,
        related: &[ArticleId],
    ) -> Result<(), StoreError> {
        // Nobody merges it into another before this one is written.
        const THERE: &str = "
            SELECT 1 FROM @article WHERE id = ?1 AND merged_into IS NULL /*pg FOR SHARE */";
        if related.len() > MOST_RELATED {
            return Err(StoreError::refused(format!(
                "{} articles are too many: relate {MOST_RELATED} at most",
                related.len()
            )));
        }
        for (place, &other) in related.iter().enumerate() {
            if other == article {
                return Err(StoreError::refused("an article is not related to itself"));
            }
            if related.iter().take(place).any(|&before| before == other) {
                return Err(StoreError::refused(format!(
                    "article {other} is named twice"
                )));
            }
            if self.row(THERE, values![other]).await?.is_none() {
                return Err(StoreError::not_found(format!("article {other}")));
            }
        }
        Ok(())
    }

    /// Writes an article's related ones in place of those it had.
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
