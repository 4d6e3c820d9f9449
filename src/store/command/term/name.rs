use super::subject;
use crate::article::{Id, Named, Person, Section, Source, Tag, WebAddress};
use crate::language::Language;
use crate::store::database::{Row, Transaction, values};
use crate::store::event::NewEvent;
use crate::store::names::TermKind;
use crate::store::state::Changed;
use crate::store::{Act, Happened, Store, StoreError, Version};

/// How a term is to be called in one language: not at all where it is none.
struct Naming {
    kind: TermKind,
    id: String,
    seen: Version,
    language: Language,
    named: Option<Named>,
    page: Option<WebAddress>,
}

impl Naming {
    fn new(kind: TermKind, id: &str, seen: Version, language: Language) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            seen,
            language,
            named: None,
            page: None,
        }
    }

    fn called(mut self, named: Named) -> Self {
        self.named = Some(named);
        self
    }
}

impl Store {
    /// Gives a section another name or slug in one language; the other keeps
    /// its own. The old slug goes on leading to the section, and no other can
    /// take it; the section may take it back.
    ///
    /// Gives the section's version.
    ///
    /// # Errors
    ///
    /// A conflict. A section that is not there, or was merged. A slug that leads
    /// to another section in the language, or is a word that the site's
    /// addresses keep for themselves. The name and slug that it has.
    pub async fn name_section(
        &self,
        id: Id<Section>,
        seen: Version,
        language: Language,
        named: Named,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Section, id.as_str(), seen, language).called(named);
        self.set_name(naming, act).await
    }

    /// Gives a tag a name in one language, or another one there, as
    /// [`name_section`](Self::name_section) does.
    ///
    /// # Errors
    ///
    /// A conflict. A tag that is not there, or was merged. A slug that leads
    /// to another tag in the language. The name and slug that it has.
    pub async fn name_tag(
        &self,
        id: Id<Tag>,
        seen: Version,
        language: Language,
        named: Named,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Tag, id.as_str(), seen, language).called(named);
        self.set_name(naming, act).await
    }

    /// Gives a person a name in one language, or another one there, as
    /// [`name_section`](Self::name_section) does.
    ///
    /// # Errors
    ///
    /// A conflict. A person that is not there, or was merged. A slug that leads
    /// to another person in the language. The name and slug that it has.
    pub async fn name_person(
        &self,
        id: Id<Person>,
        seen: Version,
        language: Language,
        named: Named,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Person, id.as_str(), seen, language).called(named);
        self.set_name(naming, act).await
    }

    /// Gives a source a name in one language, or another one there, with its
    /// page in that language if it has one.
    ///
    /// # Errors
    ///
    /// A conflict. A source that is not there, or was merged. A slug that leads
    /// to another source in the language. The name, slug and page that it has.
    pub async fn name_source(
        &self,
        id: Id<Source>,
        seen: Version,
        language: Language,
        named: Named,
        page: Option<WebAddress>,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Source, id.as_str(), seen, language).called(named);
        self.set_name(Naming { page, ..naming }, act).await
    }

    /// Takes a tag's name in one language away: pages in it leave the tag
    /// out, and its slugs there lead nowhere until it has a name again. No other
    /// tag can take them.
    ///
    /// # Errors
    ///
    /// A conflict. A tag that is not there, that was merged, or that has no
    /// name in the language.
    pub async fn unname_tag(
        &self,
        id: Id<Tag>,
        seen: Version,
        language: Language,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Tag, id.as_str(), seen, language);
        self.set_name(naming, act).await
    }

    /// Takes a person's name in one language away, as
    /// [`unname_tag`](Self::unname_tag) does.
    ///
    /// # Errors
    ///
    /// A conflict. A person that is not there, that was merged, or that has no
    /// name in the language.
    pub async fn unname_person(
        &self,
        id: Id<Person>,
        seen: Version,
        language: Language,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Person, id.as_str(), seen, language);
        self.set_name(naming, act).await
    }

    /// Takes a source's name and page in one language away, as
    /// [`unname_tag`](Self::unname_tag) does.
    ///
    /// # Errors
    ///
    /// A conflict. A source that is not there, that was merged, or that has no
    /// name in the language.
    pub async fn unname_source(
        &self,
        id: Id<Source>,
        seen: Version,
        language: Language,
        act: &Act,
    ) -> Result<Version, StoreError> {
        let naming = Naming::new(TermKind::Source, id.as_str(), seen, language);
        self.set_name(naming, act).await
    }

    async fn set_name(&self, naming: Naming, act: &Act) -> Result<Version, StoreError> {
        self.write((naming, act.clone()), |transaction, (naming, act)| {
            Box::pin(async move { transaction.set_name(naming, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn set_name(&mut self, naming: &Naming, act: &Act) -> Result<Version, StoreError> {
        let Naming {
            kind,
            ref id,
            seen,
            language,
            ref named,
            ref page,
        } = *naming;
        self.seen_term(kind, id, seen).await?;
        let was = self.name_of(kind, id, language).await?;
        if was == named.clone().map(|named| (named, page.clone())) {
            return Err(StoreError::refused(match named {
                Some(_) => "nothing differs: nothing was changed".to_owned(),
                None => format!("the {} `{id}` has no name in `{language}`", kind.as_str()),
            }));
        }
        // Its address stands on pages in the other language too, as a link.
        let slug = was.as_ref().map(|(named, _)| &named.slug);
        let stays = slug == named.as_ref().map(|named| &named.slug);
        let languages: &[Language] = match stays {
            true => &[language],
            false => &Language::ALL,
        };
        let mut changed = Changed::default();
        if !stays {
            self.add_slugs(&mut changed, kind, id).await?;
        }
        self.add_term_in(languages, &mut changed, kind, id).await?;
        self.name_term(kind, id, language, named.as_ref(), page.as_ref())
            .await?;
        let version = self.next_version(kind, id, seen).await?;
        self.add_term_in(languages, &mut changed, kind, id).await?;
        let event = NewEvent {
            subject: Some(subject(kind, id)),
            language: Some(language),
            version: Some(version),
            note: named.as_ref().map(|named| named.name.as_str()),
            ..NewEvent::new(act, Happened::TermNamed)
        };
        self.record(event, &changed).await?;
        Ok(version)
    }

    async fn name_of(
        &mut self,
        kind: TermKind,
        id: &str,
        language: Language,
    ) -> Result<Option<(Named, Option<WebAddress>)>, StoreError> {
        const NAME: &str = "
            SELECT name, slug, page FROM @term_name
            WHERE kind = ?1 AND id = ?2 AND language = ?3";
        let row = self.row(NAME, values![kind.as_str(), id, language]).await?;
        let read = |row: Row| {
            let (name, slug) = (row.word(0)?, row.word(1)?);
            Ok((Named { name, slug }, row.optional_word(2)?))
        };
        row.map(read).transpose()
    }

    /// Writes how a term is called in one language, and takes the slug for it;
    /// without a name it is called nothing there.
    pub(in crate::store) async fn name_term(
        &mut self,
        kind: TermKind,
        id: &str,
        language: Language,
        named: Option<&Named>,
        page: Option<&WebAddress>,
    ) -> Result<(), StoreError> {
        const UNNAME: &str = "
            DELETE FROM @term_name WHERE kind = ?1 AND id = ?2 AND language = ?3";
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
        let Some(named) = named else {
            let values = values![kind.as_str(), id, language];
            self.execute(UNNAME, values).await?;
            return Ok(());
        };
        let slug = &named.slug;
        // The slug of a section is the first word of a path.
        if kind == TermKind::Section && self.settings.addresses.is_reserved(slug) {
            return Err(StoreError::refused(format!(
                "`{slug}` is a word of the site's own addresses: choose another slug"
            )));
        }
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
}
