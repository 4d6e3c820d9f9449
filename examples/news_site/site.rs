//! The content of the site, indexed for its pages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use dvomova::address::{Addresses, PublishedLinks};
use dvomova::article::{
    Article, ArticleId, Edition, Id, Person, Picture, Section, Slug, Source, Tag,
};
use dvomova::exchange::Folder;
use dvomova::language::{Language, PerLanguage};
use dvomova::ui::Messages;
use serde::Deserialize;

const EXAMPLE: &str = r#"[site]
uk = { name = "Наше місто", tagline = "Новини щоранку" }
en = { name = "Our City", tagline = "News every morning" }

[sections.culture]
uk = { name = "Культура" }
en = { name = "Culture" }"#;

pub(crate) struct Site {
    pub(crate) addresses: Addresses,
    pub(crate) folder: PathBuf,
    pub(crate) names: PerLanguage<SiteName>,
    pub(crate) sections: Vec<Section>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) people: Vec<Person>,
    sources: Vec<Source>,
    articles: Vec<Article>,
    pictures: BTreeMap<String, Picture>,
    by_id: HashMap<ArticleId, usize>,
    by_slug: PerLanguage<HashMap<Slug, usize>>,
    newest_first: PerLanguage<Vec<usize>>,
}

/// What the site is called in one language. `site.toml` may hold tables of the
/// site's own; this is `[site]`.
#[derive(Deserialize)]
pub(crate) struct SiteName {
    pub(crate) name: String,
    pub(crate) tagline: Option<String>,
}

impl SiteName {
    /// What stands above a folder that does not name its site.
    fn unnamed(language: Language) -> Self {
        Self {
            name: Messages::new(language).latest().to_owned(),
            tagline: None,
        }
    }
}

/// An article's text in one language that readers may see.
#[derive(Clone, Copy)]
pub(crate) struct Published<'a> {
    pub(crate) article: &'a Article,
    pub(crate) edition: &'a Edition,
    /// When readers first saw it.
    pub(crate) since: DateTime<Utc>,
}

impl Site {
    /// Reads a folder of Markdown. What is wrong in it is told on standard
    /// error, and the rest is there.
    pub(crate) fn load(addresses: Addresses, folder: PathBuf) -> Result<Self, Box<dyn Error>> {
        #[derive(Deserialize)]
        struct SiteFile {
            site: Option<PerLanguage<SiteName>>,
        }
        let loaded = Folder::load(&folder)?;
        for problem in loaded.problems() {
            eprintln!("{problem}");
        }
        let path = folder.join(dvomova::exchange::Site::FILE);
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let path = path.display();
            format!("{path}: {error}\na site needs this file, such as\n{EXAMPLE}")
        })?;
        let file: SiteFile =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;

        let names = file.site.unwrap_or_else(|| {
            let path = path.display();
            eprintln!("{path}: no table `[site]`: name the site there, such as\n{EXAMPLE}");
            PerLanguage::from_fn(SiteName::unnamed)
        });
        if loaded.articles.is_empty() {
            eprintln!("{}: no article in this folder", folder.display());
        }

        let mut site = Self {
            addresses,
            folder,
            names,
            pictures: pictures(&loaded),
            sections: loaded.site.sections,
            tags: loaded.site.tags,
            people: loaded.site.people,
            sources: loaded.site.sources,
            articles: loaded.articles,
            by_id: HashMap::new(),
            by_slug: PerLanguage::default(),
            newest_first: PerLanguage::default(),
        };
        for (at, article) in site.articles.iter().enumerate() {
            site.by_id.insert(article.id, at);
            for language in Language::ALL {
                if let Some(edition) = article.edition(language) {
                    let slug = edition.variant.slug.clone();
                    site.by_slug[language].insert(slug, at);
                    site.newest_first[language].push(at);
                }
            }
        }
        for language in Language::ALL {
            let articles = &site.articles;
            site.newest_first[language].sort_by_key(|&at| {
                let edition = articles.get(at).and_then(|it| it.edition(language));
                Reverse(edition.and_then(|it| it.publication.first_published_at()))
            });
        }
        Ok(site)
    }

    pub(crate) fn articles(&self) -> impl Iterator<Item = &Article> {
        self.articles.iter()
    }

    pub(crate) fn tag(&self, id: &Id<Tag>) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id == *id)
    }

    pub(crate) fn person(&self, id: &Id<Person>) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    pub(crate) fn source(&self, id: &Id<Source>) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// A picture that an article's text names, such as `pictures/museum.jpg`.
    pub(crate) fn picture(&self, path: &str) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// The article with this slug in this language, public or not.
    pub(crate) fn article(&self, language: Language, slug: &Slug) -> Option<&Article> {
        self.articles.get(*self.by_slug[language].get(slug)?)
    }

    pub(crate) fn by_id(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(*self.by_id.get(&id)?)
    }

    /// The article's text in a language, if readers may see it now.
    pub(crate) fn published<'a>(
        &self,
        article: &'a Article,
        language: Language,
        now: DateTime<Utc>,
    ) -> Option<Published<'a>> {
        let edition = article.edition(language)?;
        let since = edition.publication.first_published_at()?;
        article.is_public(language, now).then_some(Published {
            article,
            edition,
            since,
        })
    }

    /// What readers of a language may see now, newest first.
    pub(crate) fn newest(
        &self,
        language: Language,
        now: DateTime<Utc>,
    ) -> impl Iterator<Item = Published<'_>> {
        self.newest_first[language]
            .iter()
            .filter_map(|&at| self.articles.get(at))
            .filter_map(move |article| self.published(article, language, now))
    }

    pub(crate) fn section(&self, id: &Id<Section>) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The address of an article in a language, if it is public there.
    pub(crate) fn href(
        &self,
        article: &Article,
        language: Language,
        now: DateTime<Utc>,
    ) -> Option<String> {
        let page = self.links(article, language, now)?.page(language)?.clone();
        Some(self.addresses.href(language, &page))
    }

    /// Where an article is public now.
    pub(crate) fn links(
        &self,
        article: &Article,
        current: Language,
        now: DateTime<Utc>,
    ) -> Option<PublishedLinks> {
        let section = self.section(&article.section)?;
        Some(PublishedLinks::article(
            &self.addresses,
            article,
            section,
            current,
            now,
        ))
    }
}

/// The pictures within texts, with their sizes.
fn pictures(folder: &Folder) -> BTreeMap<String, Picture> {
    let editions = folder.articles.iter().flat_map(|article| {
        Language::ALL
            .into_iter()
            .filter_map(|language| article.edition(language))
    });
    editions
        .flat_map(|edition| edition.variant.body.pictures())
        .filter_map(|picture| match folder.picture(&picture.file) {
            Ok(measured) => Some((picture.file, measured)),
            Err(problem) => {
                eprintln!("{problem}");
                None
            }
        })
        .collect()
}
