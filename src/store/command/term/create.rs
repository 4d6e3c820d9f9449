use super::subject;
use crate::article::{Named, Person, Section, Source, Tag, WebAddress};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::names::TermKind;
use crate::store::state::Changed;
use crate::store::{Act, Happened, Store, StoreError, Version};

/// A section, tag, person or source, whichever it is.
pub(in crate::store) struct Term {
    pub(in crate::store) kind: TermKind,
    pub(in crate::store) id: String,
    pub(in crate::store) names: PerLanguage<Option<Named>>,
    pub(in crate::store) pages: PerLanguage<Option<WebAddress>>,
}

impl Term {
    /// As events name it: `tag/ID`.
    pub(in crate::store) fn subject(&self) -> String {
        subject(self.kind, &self.id)
    }
}

impl From<Section> for Term {
    fn from(section: Section) -> Self {
        Self {
            kind: TermKind::Section,
            id: section.id.to_string(),
            names: section.names.map(|_, named| Some(named)),
            pages: PerLanguage::default(),
        }
    }
}

impl From<Tag> for Term {
    fn from(tag: Tag) -> Self {
        Self {
            kind: TermKind::Tag,
            id: tag.id.to_string(),
            names: tag.names,
            pages: PerLanguage::default(),
        }
    }
}

impl From<Person> for Term {
    fn from(person: Person) -> Self {
        Self {
            kind: TermKind::Person,
            id: person.id.to_string(),
            names: person.names,
            pages: PerLanguage::default(),
        }
    }
}

impl From<Source> for Term {
    fn from(source: Source) -> Self {
        Self {
            kind: TermKind::Source,
            id: source.id.to_string(),
            names: source.names,
            pages: source.pages,
        }
    }
}

impl Store {
    /// Makes a section.
    ///
    /// # Errors
    ///
    /// An id that another section has, or had before it was merged. A slug that
    /// leads to another section in that language, or is a word that the site's
    /// addresses keep for themselves.
    pub async fn create_section(&self, section: Section, act: &Act) -> Result<Version, StoreError> {
        self.create_term(section.into(), act).await
    }

    /// Makes a tag. A language without a name leaves the tag out.
    ///
    /// # Errors
    ///
    /// As [`create_section`](Self::create_section), but for the site's words.
    pub async fn create_tag(&self, tag: Tag, act: &Act) -> Result<Version, StoreError> {
        self.create_term(tag.into(), act).await
    }

    /// Makes a person who writes.
    ///
    /// # Errors
    ///
    /// As [`create_tag`](Self::create_tag).
    pub async fn create_person(&self, person: Person, act: &Act) -> Result<Version, StoreError> {
        self.create_term(person.into(), act).await
    }

    /// Makes a source.
    ///
    /// # Errors
    ///
    /// As [`create_tag`](Self::create_tag).
    pub async fn create_source(&self, source: Source, act: &Act) -> Result<Version, StoreError> {
        self.create_term(source.into(), act).await
    }

    async fn create_term(&self, term: Term, act: &Act) -> Result<Version, StoreError> {
        self.write((term, act.clone()), |transaction, (term, act)| {
            Box::pin(async move { transaction.create_term(term, act).await })
        })
        .await
    }
}

impl Transaction {
    pub(in crate::store) async fn create_term(
        &mut self,
        term: &Term,
        act: &Act,
    ) -> Result<Version, StoreError> {
        const CREATE: &str = "
            INSERT INTO @term (kind, id, version) VALUES (?1, ?2, ?3)
            ON CONFLICT (kind, id) DO NOTHING";
        let Term { kind, id, .. } = term;
        self.lock_names().await?;
        let version = Version::NONE.next();
        let created = self
            .execute(CREATE, values![kind.as_str(), id, version])
            .await?;
        if created == 0 {
            return Err(StoreError::refused(format!(
                "there is a {} `{id}` already: take another id",
                kind.as_str()
            )));
        }
        for language in Language::ALL {
            let (named, page) = (&term.names[language], &term.pages[language]);
            self.name_term(*kind, id, language, named.as_ref(), page.as_ref())
                .await?;
        }
        self.names_have_changed().await?;
        let mut changed = Changed::default();
        self.add_term(&mut changed, *kind, id).await?;
        let event = NewEvent {
            subject: Some(term.subject()),
            version: Some(version),
            ..NewEvent::new(act, Happened::TermCreated)
        };
        self.record(event, &changed).await?;
        Ok(version)
    }
}
