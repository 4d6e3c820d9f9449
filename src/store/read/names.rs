use std::sync::Arc;

use crate::article::{Id, Named, Person, Section, Slug, Source, Tag};
use crate::language::Language;
use crate::store::names::{Names, TermKind};
use crate::store::{Store, StoreError, Version};

/// A section, tag, person or source as somebody has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// What it is.
    pub value: T,
    /// How often it was changed, for the next command.
    pub version: Version,
}

/// What stands at the address of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Found<T> {
    /// What was looked for.
    Current(T),
    /// It is known by another slug now: 301 or 308.
    Moved(Slug),
    /// Nothing has or had this slug in the language.
    NotFound,
}

macro_rules! terms {
    ($($kind:ident $type:ty: $all:ident $one:ident, $plural:literal $singular:literal;)*) => {
        impl Store {$(
            #[doc = concat!("All ", $plural, ", by their ids.")]
            ///
            /// # Errors
            ///
            /// A database that does not answer.
            pub async fn $all(&self) -> Result<Vec<$type>, StoreError> {
                Ok(self.all_names().await?.$all().cloned().collect())
            }

            #[doc = concat!("The ", $singular, " with an id, or what that was merged into.")]
            ///
            /// # Errors
            ///
            /// A database that does not answer.
            pub async fn $one(
                &self,
                id: &Id<$type>,
            ) -> Result<Option<Versioned<$type>>, StoreError> {
                let names = self.all_names().await?;
                let value = names.$one(id).cloned();
                Ok(value.map(|value| Versioned {
                    version: names.version_of(TermKind::$kind, value.id.as_str()),
                    value,
                }))
            }
        )*}
    };
}

terms! {
    Section Section: sections section, "sections" "section";
    Tag Tag: tags tag, "tags" "tag";
    Person Person: persons person, "persons" "person";
    Source Source: sources source, "sources" "source";
}

impl Store {
    /// The section at a slug in a language.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn section_at(
        &self,
        language: Language,
        slug: &Slug,
    ) -> Result<Found<Section>, StoreError> {
        let names = self.all_names().await?;
        let at = names.by_slug(TermKind::Section, language, slug);
        let section = at.and_then(|id| names.section(&id.parse().ok()?));
        Ok(found(section, slug, |section| {
            Some(&section.names[language])
        }))
    }

    /// The tag at a slug in a language.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn tag_at(&self, language: Language, slug: &Slug) -> Result<Found<Tag>, StoreError> {
        let names = self.all_names().await?;
        let at = names.by_slug(TermKind::Tag, language, slug);
        let tag = at.and_then(|id| names.tag(&id.parse().ok()?));
        Ok(found(tag, slug, |tag| tag.names[language].as_ref()))
    }

    /// The person at a slug in a language.
    ///
    /// # Errors
    ///
    /// A database that does not answer.
    pub async fn person_at(
        &self,
        language: Language,
        slug: &Slug,
    ) -> Result<Found<Person>, StoreError> {
        let names = self.all_names().await?;
        let at = names.by_slug(TermKind::Person, language, slug);
        let person = at.and_then(|id| names.person(&id.parse().ok()?));
        Ok(found(person, slug, |person| {
            person.names[language].as_ref()
        }))
    }

    async fn all_names(&self) -> Result<Arc<Names>, StoreError> {
        self.read_snapshot((), |transaction, ()| Box::pin(transaction.names()))
            .await
    }
}

fn found<T: Clone>(
    value: Option<&T>,
    slug: &Slug,
    named: impl Fn(&T) -> Option<&Named>,
) -> Found<T> {
    let Some((value, named)) = value.and_then(|value| Some((value, named(value)?))) else {
        return Found::NotFound;
    };
    if named.slug == *slug {
        Found::Current(value.clone())
    } else {
        Found::Moved(named.slug.clone())
    }
}
