use std::fmt;

use crate::article::{Id, Section};
use crate::store::database::Transaction;
use crate::store::state::{ArticleState, Occurrence};
use crate::store::{Act, ArticleVersion, Happened, SharedFacts, Store, StoreError};

impl Store {
    /// Changes what both languages of an article share. A tag or author that
    /// is named twice stands once.
    ///
    /// # Errors
    ///
    /// A conflict. A section, tag, person or source that is not there. Facts
    /// that are as they were. An article that was merged into another one.
    pub async fn change_facts(
        &self,
        seen: ArticleVersion,
        facts: SharedFacts,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, facts, act.clone());
        self.write(arguments, |transaction, (seen, facts, act)| {
            Box::pin(async move {
                let facts = transaction.known_facts(facts).await?;
                let before = transaction.seen_article(seen, act).await?;
                let occurrence = Occurrence::new(act, Happened::FactsChanged);
                transaction.set_facts(&before, facts, occurrence).await
            })
        })
        .await
    }

    /// Moves an article to another section. Its addresses in the old one lead
    /// to those in the new one.
    ///
    /// # Errors
    ///
    /// A conflict. A section that is not there, or that it stands in. An article
    /// that was merged into another one.
    pub async fn move_to_section(
        &self,
        seen: ArticleVersion,
        section: Id<Section>,
        act: &Act,
    ) -> Result<ArticleVersion, StoreError> {
        let arguments = (seen, section, act.clone());
        self.write(arguments, |transaction, (seen, section, act)| {
            Box::pin(async move {
                let moved = SharedFacts::new(section.clone());
                let section = transaction.known_facts(&moved).await?.section;
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
}

impl Transaction {
    async fn set_facts(
        &mut self,
        before: &ArticleState,
        facts: SharedFacts,
        occurrence: Occurrence<'_>,
    ) -> Result<ArticleVersion, StoreError> {
        if before.facts == facts {
            return Err(StoreError::refused("nothing differs: nothing was changed"));
        }
        let mut after = before.clone();
        after.facts = facts;
        let saved = self.save(Some(before), after, occurrence).await?;
        Ok(saved.state.shared_version())
    }

    /// Facts as they may be written: of what is there, each once. Until this
    /// transaction ends no section, tag, person or source is merged away.
    ///
    /// # Errors
    ///
    /// A section, tag, person or source that is not there.
    pub(super) async fn known_facts(
        &mut self,
        facts: &SharedFacts,
    ) -> Result<SharedFacts, StoreError> {
        let names = self.names_to_keep().await?;
        let missing = |kind: &str, id: &dyn fmt::Display| {
            StoreError::refused(format!("there is no {kind} `{id}`: create it first"))
        };
        let section = names.section(&facts.section);
        let section = section.ok_or_else(|| missing("section", &facts.section))?;
        let mut known = facts.clone();
        known.section = section.id.clone();
        known.tags.clear();
        for id in &facts.tags {
            let tag = names.tag(id).ok_or_else(|| missing("tag", id))?;
            if !known.tags.contains(&tag.id) {
                known.tags.push(tag.id.clone());
            }
        }
        known.authors.clear();
        for id in &facts.authors {
            let person = names.person(id).ok_or_else(|| missing("person", id))?;
            if !known.authors.contains(&person.id) {
                known.authors.push(person.id.clone());
            }
        }
        if let Some(id) = &facts.source {
            let source = names.source(id).ok_or_else(|| missing("source", id))?;
            known.source = Some(source.id.clone());
        }
        Ok(known)
    }
}
