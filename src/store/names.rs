//! How sections, tags, persons and sources are called.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use super::database::{Transaction, values};
use super::{List, StoreError, Version};
use crate::article::{Id, InvalidSlug, Named, Person, Section, Slug, Source, Tag, WebAddress};
use crate::language::{Language, PerLanguage};

/// All names, as of one `names_version`.
#[derive(Debug, Default)]
pub(in crate::store) struct Names {
    version: i64,
    sections: BTreeMap<String, Section>,
    tags: BTreeMap<String, Tag>,
    persons: BTreeMap<String, Person>,
    sources: BTreeMap<String, Source>,
    versions: HashMap<(TermKind, String), Version>,
    /// What was merged away, to what it was merged into.
    merged: HashMap<(TermKind, String), String>,
    /// Kind, language and slug, current or former, to an id.
    by_slug: HashMap<(TermKind, Language, Slug), String>,
    /// The addresses of lists that somebody has asked for.
    list_urls: RwLock<HashMap<(Language, List), ListUrls>>,
}

/// The addresses of a list's first page and of its feed, as far as it has them.
pub(in crate::store) type ListUrls = Arc<[String]>;

/// The names that this process has read last.
#[derive(Debug, Default)]
pub(in crate::store) struct NamesCache(RwLock<Arc<Names>>);

impl NamesCache {
    fn known(&self) -> Arc<Names> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&known)
    }

    fn keep(&self, names: Arc<Names>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = names;
    }
}

/// Another store may be of another database.
impl Clone for NamesCache {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// What kind of thing has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::store) enum TermKind {
    Section,
    Tag,
    Person,
    Source,
}

impl TermKind {
    pub(in crate::store) const ALL: [Self; 4] =
        [Self::Section, Self::Tag, Self::Person, Self::Source];

    pub(in crate::store) const fn as_str(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Tag => "tag",
            Self::Person => "person",
            Self::Source => "source",
        }
    }

    /// What `site.toml` calls its table.
    pub(in crate::store) const fn table(self) -> &'static str {
        match self {
            Self::Section => "sections",
            Self::Tag => "tags",
            Self::Person => "people",
            Self::Source => "sources",
        }
    }

    /// The list of the articles that name it; sources have none.
    pub(in crate::store) fn list(self, id: &str) -> Option<List> {
        match self {
            Self::Section => id.parse().ok().map(List::Section),
            Self::Tag => id.parse().ok().map(List::Tag),
            Self::Person => id.parse().ok().map(List::Author),
            Self::Source => None,
        }
    }
}

impl std::str::FromStr for TermKind {
    type Err = crate::article::UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        crate::article::UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}

/// The id of what was merged away stands for what it was merged into.
impl Names {
    pub(in crate::store) fn section(&self, id: &Id<Section>) -> Option<&Section> {
        self.find(&self.sections, TermKind::Section, id.as_str())
    }

    pub(in crate::store) fn tag(&self, id: &Id<Tag>) -> Option<&Tag> {
        self.find(&self.tags, TermKind::Tag, id.as_str())
    }

    pub(in crate::store) fn person(&self, id: &Id<Person>) -> Option<&Person> {
        self.find(&self.persons, TermKind::Person, id.as_str())
    }

    pub(in crate::store) fn source(&self, id: &Id<Source>) -> Option<&Source> {
        self.find(&self.sources, TermKind::Source, id.as_str())
    }

    /// The addresses of a list in a language, which `make` makes of these
    /// names. They are asked for with each article.
    pub(in crate::store) fn list_urls(
        &self,
        language: Language,
        list: &List,
        make: impl FnOnce() -> Vec<String>,
    ) -> ListUrls {
        let key = (language, list.clone());
        let known = self
            .list_urls
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(urls) = known.get(&key) {
            return Arc::clone(urls);
        }
        drop(known);
        let urls: ListUrls = make().into();
        let mut known = self
            .list_urls
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(key, Arc::clone(&urls));
        urls
    }

    /// A list under the name that it has by now: of what a section, tag or
    /// person was merged into.
    pub(in crate::store) fn current(&self, list: &List) -> List {
        let current = match list {
            List::All => None,
            List::Section(id) => self.section(id).map(|it| List::Section(it.id.clone())),
            List::Tag(id) => self.tag(id).map(|it| List::Tag(it.id.clone())),
            List::Author(id) => self.person(id).map(|it| List::Author(it.id.clone())),
        };
        current.unwrap_or_else(|| list.clone())
    }

    fn find<'n, T>(
        &self,
        terms: &'n BTreeMap<String, T>,
        kind: TermKind,
        id: &str,
    ) -> Option<&'n T> {
        let merged = || terms.get(self.merged.get(&(kind, id.to_owned()))?);
        terms.get(id).or_else(merged)
    }

    pub(in crate::store) fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.values()
    }

    pub(in crate::store) fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.tags.values()
    }

    pub(in crate::store) fn persons(&self) -> impl Iterator<Item = &Person> {
        self.persons.values()
    }

    pub(in crate::store) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// How often a term was changed; [`Version::NONE`] for one that is not there.
    pub(in crate::store) fn version_of(&self, kind: TermKind, id: &str) -> Version {
        let version = self.versions.get(&(kind, id.to_owned()));
        version.copied().unwrap_or(Version::NONE)
    }

    /// The id that a slug leads to, current or former.
    pub(in crate::store) fn by_slug(
        &self,
        kind: TermKind,
        language: Language,
        slug: &Slug,
    ) -> Option<&str> {
        let id = self.by_slug.get(&(kind, language, slug.clone()))?;
        Some(id)
    }

    /// Reads them all, in one statement: others may change them meanwhile.
    async fn load(transaction: &mut Transaction) -> Result<Self, StoreError> {
        const ALL: &str = "
            SELECT 'site', names_version, NULL, NULL, NULL, NULL, NULL, NULL FROM @site
            UNION ALL SELECT 'term', version, kind, id, merged_into, NULL, NULL, NULL FROM @term
            UNION ALL SELECT 'name', 0, kind, id, page, language, slug, name FROM @term_name
            UNION ALL SELECT 'slug', 0, kind, id, NULL, language, slug, NULL FROM @term_slug";
        let mut names = Self::default();
        let mut texts: HashMap<(TermKind, String), Texts> = HashMap::new();
        for row in transaction.rows(ALL, values![]).await? {
            let what: &str = row.get(0)?;
            if what == "site" {
                names.version = row.get(1)?;
                continue;
            }
            let term = (row.word(2)?, row.get(3)?);
            match what {
                "term" => match row.get(4)? {
                    Some(into) => drop(names.merged.insert(term, into)),
                    None => drop(names.versions.insert(term, row.get(1)?)),
                },
                "name" => {
                    let language: Language = row.get(5)?;
                    let slug = row.word(6)?;
                    let name = row.word(7)?;
                    let text = (Named { name, slug }, row.optional_word(4)?);
                    texts.entry(term).or_default()[language] = Some(text);
                }
                _ => {
                    let (kind, id) = term;
                    let slug = (kind, row.get(5)?, row.word(6)?);
                    names.by_slug.insert(slug, id);
                }
            }
        }
        let terms: Vec<(TermKind, String)> = names.versions.keys().cloned().collect();
        for term in terms {
            let texts = texts.remove(&term).unwrap_or_default();
            names.insert(term, texts)?;
        }
        Ok(names)
    }

    fn insert(&mut self, (kind, word): (TermKind, String), texts: Texts) -> Result<(), StoreError> {
        let unreadable = |error: InvalidSlug| {
            StoreError::corrupt(format!("{} `{word}`: {error}", kind.as_str()))
        };
        let (names, pages) = split(texts);
        match kind {
            TermKind::Section => {
                let (Some(ukrainian), Some(english)) = (names.ukrainian, names.english) else {
                    return Err(StoreError::corrupt(format!(
                        "section `{word}` lacks a name"
                    )));
                };
                let names = PerLanguage { ukrainian, english };
                let id = word.parse().map_err(unreadable)?;
                self.sections.insert(word, Section { id, names });
            }
            TermKind::Tag => {
                let id = word.parse().map_err(unreadable)?;
                self.tags.insert(word, Tag { id, names });
            }
            TermKind::Person => {
                let id = word.parse().map_err(unreadable)?;
                self.persons.insert(word, Person { id, names });
            }
            TermKind::Source => {
                let id = word.parse().map_err(unreadable)?;
                self.sources.insert(word, Source { id, names, pages });
            }
        }
        Ok(())
    }
}

/// A name and a page in each language.
type Texts = PerLanguage<Option<(Named, Option<WebAddress>)>>;

fn split(texts: Texts) -> (PerLanguage<Option<Named>>, PerLanguage<Option<WebAddress>>) {
    let part = |text: Option<(Named, Option<WebAddress>)>| match text {
        Some((named, page)) => (Some(named), page),
        None => (None, None),
    };
    let (ukrainian, ukrainian_page) = part(texts.ukrainian);
    let (english, english_page) = part(texts.english);
    (
        PerLanguage { ukrainian, english },
        PerLanguage {
            ukrainian: ukrainian_page,
            english: english_page,
        },
    )
}

impl Transaction {
    /// The names as this transaction sees them.
    pub(in crate::store) async fn names(&mut self) -> Result<Arc<Names>, StoreError> {
        match &self.locked_names {
            Some(names) if !self.names_changed => Ok(Arc::clone(names)),
            _ => self.names_by("SELECT names_version FROM @site").await,
        }
    }

    /// The names, which nobody else changes before this transaction has ended.
    pub(in crate::store) async fn names_locked(&mut self) -> Result<Arc<Names>, StoreError> {
        self.lock_names().await?;
        let names = self.names().await?;
        self.locked_names = Some(Arc::clone(&names));
        Ok(names)
    }

    /// The names, none of which goes away before this transaction has ended: for
    /// an article that is given some of them.
    pub(in crate::store) async fn names_to_keep(&mut self) -> Result<Arc<Names>, StoreError> {
        self.names_by("SELECT names_version FROM @site /*pg FOR SHARE */")
            .await
    }

    async fn names_by(&mut self, version: &str) -> Result<Arc<Names>, StoreError> {
        let row = self.row(version, values![]).await?;
        let row = row.ok_or_else(|| StoreError::corrupt("the table `site` is empty"))?;
        self.names_of(row.get(0)?).await
    }

    /// The names of a version that this transaction has just read, or of a
    /// later one.
    pub(in crate::store) async fn names_of(
        &mut self,
        version: i64,
    ) -> Result<Arc<Names>, StoreError> {
        let known = self.settings.names.known();
        if known.version == version && !self.names_changed {
            return Ok(known);
        }
        let names = Arc::new(Names::load(self).await?);
        // What is not committed yet is nobody else's business.
        if !self.names_changed {
            self.settings.names.keep(Arc::clone(&names));
        }
        Ok(names)
    }
}
