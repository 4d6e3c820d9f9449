use super::subject;
use crate::article::{ArticleId, Id, Person, Section, Source, Tag};
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::names::TermKind;
use crate::store::state::{Changed, Occurrence};
use crate::store::whole::not_edited;
use crate::store::{Act, Happened, SharedFacts, Store, StoreError, Version};

/// Two terms of one kind, the first to become the second.
struct Merger {
    kind: TermKind,
    from: (String, Version),
    into: (String, Version),
}

impl Merger {
    fn new<T>(kind: TermKind, from: (Id<T>, Version), into: (Id<T>, Version)) -> Self {
        Self {
            kind,
            from: (from.0.to_string(), from.1),
            into: (into.0.to_string(), into.1),
        }
    }

    /// An article's facts with the second in place of the first.
    fn applied_to(&self, facts: &SharedFacts) -> Result<SharedFacts, StoreError> {
        let mut facts = facts.clone();
        match self.kind {
            TermKind::Section => self.rename(&mut facts.section)?,
            TermKind::Tag => self.rename_all(&mut facts.tags)?,
            TermKind::Person => self.rename_all(&mut facts.authors)?,
            TermKind::Source => {
                if let Some(source) = &mut facts.source {
                    self.rename(source)?;
                }
            }
        }
        Ok(facts)
    }

    fn rename<T>(&self, id: &mut Id<T>) -> Result<(), StoreError> {
        if id.as_str() == self.from.0 {
            let into = self.into.0.parse();
            *id = into.map_err(|error| StoreError::corrupt(format!("an id: {error}")))?;
        }
        Ok(())
    }

    /// An article that names both keeps the place of the first that it names.
    fn rename_all<T>(&self, ids: &mut Vec<Id<T>>) -> Result<(), StoreError> {
        for mut id in std::mem::take(ids) {
            self.rename(&mut id)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(())
    }
}

impl Store {
    /// Merges a section into another one, in which its articles stand from then
    /// on. Its slugs lead to the other one, and so do the addresses of its
    /// articles.
    ///
    /// Gives the second section's version.
    ///
    /// # Errors
    ///
    /// A conflict about either. A section that is not there, or was merged
    /// before. A section and itself.
    pub async fn merge_sections(
        &self,
        from: (Id<Section>, Version),
        into: (Id<Section>, Version),
        act: &Act,
    ) -> Result<Version, StoreError> {
        let merger = Merger::new(TermKind::Section, from, into);
        self.merge_terms(merger, act).await
    }

    /// Merges a tag into another one, which articles have in its place from then
    /// on. Its slugs lead to the other one; in a language in which that has no
    /// name, they lead nowhere: name it there first.
    ///
    /// Gives the second tag's version.
    ///
    /// # Errors
    ///
    /// As [`merge_sections`](Self::merge_sections).
    pub async fn merge_tags(
        &self,
        from: (Id<Tag>, Version),
        into: (Id<Tag>, Version),
        act: &Act,
    ) -> Result<Version, StoreError> {
        let merger = Merger::new(TermKind::Tag, from, into);
        self.merge_terms(merger, act).await
    }

    /// Merges a person into another one, who has written from then on what the
    /// first has. Slugs lead on as of [`merge_tags`](Self::merge_tags).
    ///
    /// Gives the second person's version.
    ///
    /// # Errors
    ///
    /// As [`merge_sections`](Self::merge_sections).
    pub async fn merge_persons(
        &self,
        from: (Id<Person>, Version),
        into: (Id<Person>, Version),
        act: &Act,
    ) -> Result<Version, StoreError> {
        let merger = Merger::new(TermKind::Person, from, into);
        self.merge_terms(merger, act).await
    }

    /// Merges a source into another one, which articles have in its place from
    /// then on.
    ///
    /// Gives the second source's version.
    ///
    /// # Errors
    ///
    /// As [`merge_sections`](Self::merge_sections).
    pub async fn merge_sources(
        &self,
        from: (Id<Source>, Version),
        into: (Id<Source>, Version),
        act: &Act,
    ) -> Result<Version, StoreError> {
        let merger = Merger::new(TermKind::Source, from, into);
        self.merge_terms(merger, act).await
    }

    async fn merge_terms(&self, merger: Merger, act: &Act) -> Result<Version, StoreError> {
        self.write((merger, act.clone()), |transaction, (merger, act)| {
            Box::pin(async move { transaction.merge_terms(merger, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn merge_terms(&mut self, merger: &Merger, act: &Act) -> Result<Version, StoreError> {
        const LEAD: [&str; 2] = [
            "UPDATE @term_slug SET id = ?3 WHERE kind = ?1 AND id = ?2",
            "UPDATE @term SET merged_into = ?3 WHERE kind = ?1 AND (id = ?2 OR merged_into = ?2)",
        ];
        let Merger { kind, from, into } = merger;
        let kind = *kind;
        if from.0 == into.0 {
            return Err(StoreError::refused(format!(
                "a {} cannot be merged into itself",
                kind.as_str()
            )));
        }
        for (id, seen) in [from, into] {
            self.seen_term(kind, id, *seen).await?;
        }
        // Before the names change: articles are told of under the old ones too.
        self.rename_in_articles(merger, act).await?;
        let mut changed = Changed::default();
        for (id, _) in [from, into] {
            self.add_term(&mut changed, kind, id).await?;
            self.add_slugs(&mut changed, kind, id).await?;
        }
        for sql in LEAD {
            self.execute(sql, values![kind.as_str(), &from.0, &into.0])
                .await?;
        }
        let gone = self.next_version(kind, &from.0, from.1).await?;
        let grown = self.next_version(kind, &into.0, into.1).await?;
        for (id, version, happened, other) in [
            (&from.0, gone, Happened::TermMergedAway, &into.0),
            (&into.0, grown, Happened::TermMerged, &from.0),
        ] {
            let event = NewEvent {
                subject: Some(subject(kind, id)),
                version: Some(version),
                note: Some(other),
                ..NewEvent::new(act, happened)
            };
            self.record(event, &changed).await?;
        }
        Ok(grown)
    }

    /// Gives every article that names the first of two terms the second one.
    async fn rename_in_articles(&mut self, merger: &Merger, act: &Act) -> Result<(), StoreError> {
        let from = &merger.from.0;
        let (naming, pattern) = match merger.kind {
            TermKind::Section => ("section = ?1", from.clone()),
            TermKind::Source => ("source = ?1", from.clone()),
            TermKind::Tag => ("tags LIKE ?1", format!("%\"{from}\"%")),
            TermKind::Person => ("authors LIKE ?1", format!("%\"{from}\"%")),
        };
        let sql = format!("SELECT id FROM @article WHERE {naming} ORDER BY id");
        let happened = match merger.kind {
            TermKind::Section => Happened::Moved,
            TermKind::Tag | TermKind::Person | TermKind::Source => Happened::FactsChanged,
        };
        let note = Some(merger.into.0.as_str()).filter(|_| happened == Happened::Moved);
        for row in self.rows(&sql, values![pattern]).await? {
            let article: ArticleId = row.get(0)?;
            let before = self.article(article, act.at).await?;
            let mut after = before.clone();
            after.facts = merger.applied_to(&before.facts)?;
            after.imported = not_edited(before.imported.as_deref(), before.version);
            let occurrence = Occurrence::new(act, happened).with(note);
            self.save(Some(&before), after, occurrence).await?;
        }
        Ok(())
    }
}
