//! Sections, tags, persons and sources.

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
        format!("{}/{}", self.kind.as_str(), self.id)
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
    /// leads to another section in that language.
    pub async fn create_section(&self, section: Section, act: &Act) -> Result<Version, StoreError> {
        self.create_term(section.into(), act).await
    }

    /// Makes a tag. A language without a name leaves the tag out.
    ///
    /// # Errors
    ///
    /// As [`create_section`](Self::create_section).
    pub async fn create_tag(&self, tag: Tag, act: &Act) -> Result<Version, StoreError> {
        self.create_term(tag.into(), act).await
    }

    /// Makes a person who writes.
    ///
    /// # Errors
    ///
    /// As [`create_section`](Self::create_section).
    pub async fn create_person(&self, person: Person, act: &Act) -> Result<Version, StoreError> {
        self.create_term(person.into(), act).await
    }

    /// Makes a source.
    ///
    /// # Errors
    ///
    /// As [`create_section`](Self::create_section).
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
            if let Some(named) = &term.names[language] {
                let page = term.pages[language].as_ref();
                self.name_term(*kind, id, language, named, page).await?;
            }
        }
        self.names_have_changed().await?;
        self.tell_of_term(*kind, id, version, Happened::TermCreated, act)
            .await?;
        Ok(version)
    }

    pub(in crate::store) async fn name_term(
        &mut self,
        kind: TermKind,
        id: &str,
        language: Language,
        named: &Named,
        page: Option<&WebAddress>,
    ) -> Result<(), StoreError> {
        const SLUG: &str = "
            INSERT INTO @term_slug (kind, language, slug, id) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (kind, language, slug) DO NOTHING";
        const OWNER: &str = "
            SELECT id FROM @term_slug WHERE kind = ?1 AND language = ?2 AND slug = ?3";
        const NAME: &str = "
            INSERT INTO @term_name (kind, id, language, name, slug, page)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (kind, id, language) DO UPDATE SET
                name = excluded.name, slug = excluded.slug, page = excluded.page";
        let slug = &named.slug;
        self.execute(SLUG, values![kind.as_str(), language, slug, id])
            .await?;
        let owner = self
            .row(OWNER, values![kind.as_str(), language, slug])
            .await?;
        let owner: Option<String> = owner.map(|row| row.get(0)).transpose()?;
        if let Some(owner) = owner.filter(|owner| owner != id) {
            return Err(StoreError::refused(format!(
                "in `{language}` the slug `{slug}` leads to the {} `{owner}`: choose another one",
                kind.as_str()
            )));
        }
        let page = page.map(|page| page.as_str());
        let values = values![kind.as_str(), id, language, named.name.as_str(), slug, page];
        self.execute(NAME, values).await?;
        Ok(())
    }

    /// Lets every process know that what it knows of names is old.
    pub(in crate::store) async fn names_have_changed(&mut self) -> Result<(), StoreError> {
        const CHANGED: &str = "UPDATE @site SET names_version = names_version + 1";
        self.names_changed = true;
        self.execute(CHANGED, values![]).await?;
        Ok(())
    }

    pub(in crate::store) async fn tell_of_term(
        &mut self,
        kind: TermKind,
        id: &str,
        version: Version,
        happened: Happened,
        act: &Act,
    ) -> Result<(), StoreError> {
        let event = NewEvent {
            subject: Some(format!("{}/{id}", kind.as_str())),
            version: Some(version),
            ..NewEvent::new(act, happened)
        };
        self.record(event, &Changed::default()).await
    }
}
