use crate::article::{ArticleId, Id, Person, Section, Source, Tag};
use crate::language::Language;
use crate::store::names::Names;
use crate::store::{SharedFacts, StoreError};

/// What the facts of an article name, as far as it has a name in a language.
pub(super) struct Shown {
    pub(super) section: Section,
    pub(super) tags: Vec<Tag>,
    pub(super) authors: Vec<Person>,
    pub(super) source: Option<Source>,
}

impl Names {
    /// The section of an article, which has a name in every language.
    pub(in crate::store) fn section_of(
        &self,
        article: ArticleId,
        section: &Id<Section>,
    ) -> Result<&Section, StoreError> {
        self.section(section).ok_or_else(|| {
            StoreError::corrupt(format!("article {article} is in no section that is there"))
        })
    }

    /// What a page in a language shows of the facts of an article.
    pub(super) fn shown(
        &self,
        article: ArticleId,
        facts: &SharedFacts,
        language: Language,
    ) -> Result<Shown, StoreError> {
        let tags = facts.tags.iter().filter_map(|tag| self.tag(tag));
        let authors = facts.authors.iter().filter_map(|id| self.person(id));
        let source = facts.source.as_ref().and_then(|id| self.source(id));
        Ok(Shown {
            section: self.section_of(article, &facts.section)?.clone(),
            tags: tags
                .filter(|tag| tag.names[language].is_some())
                .cloned()
                .collect(),
            authors: authors
                .filter(|person| person.names[language].is_some())
                .cloned()
                .collect(),
            source: source
                .filter(|source| source.names[language].is_some())
                .cloned(),
        })
    }
}
