//! The content of the site: a folder of Markdown, kept in a store.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use dvomova::address::Addresses;
use dvomova::article::{ArticleId, Id, Picture, Section};
use dvomova::exchange::Folder;
use dvomova::language::{Language, PerLanguage};
use dvomova::store::{Act, Store, StoreError, StoreOptions};
use dvomova::ui::Messages;
use serde::Deserialize;

const EXAMPLE: &str = r#"[site]
uk = { name = "Наше місто", tagline = "Новини щоранку" }
en = { name = "Our City", tagline = "News every morning" }

[sections.culture]
uk = { name = "Культура" }
en = { name = "Culture" }"#;

pub(crate) struct Site {
    pub(crate) store: Store,
    pub(crate) addresses: Addresses,
    pub(crate) folder: PathBuf,
    pub(crate) names: PerLanguage<SiteName>,
    /// The sections in the order of the menu.
    menu: Vec<Id<Section>>,
    pictures: BTreeMap<String, Picture>,
}

/// What the site is called in one language. `site.toml` may hold tables of the
/// site's own; this is `[site]`.
#[derive(Deserialize)]
pub(crate) struct SiteName {
    pub(crate) name: String,
    pub(crate) tagline: Option<String>,
}

impl SiteName {
    fn read(path: &Path) -> Result<PerLanguage<Self>, String> {
        #[derive(Deserialize)]
        struct SiteFile {
            site: Option<PerLanguage<SiteName>>,
        }
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| {
            format!("{shown}: {error}\na site needs this file, such as\n{EXAMPLE}")
        })?;
        let file: SiteFile = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let before = before.unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|&it| it != '\n').count() + 1;
            format!("{shown}:{line}:{column}: {}", error.message())
        })?;
        Ok(file.site.unwrap_or_else(|| {
            eprintln!("{shown}: no table `[site]`: name the site there, such as\n{EXAMPLE}");
            PerLanguage::from_fn(Self::unnamed)
        }))
    }

    /// What stands above a folder that does not name its site.
    fn unnamed(language: Language) -> Self {
        Self {
            name: Messages::new(language).latest().to_owned(),
            tagline: None,
        }
    }
}

impl Site {
    /// Opens the store and imports a folder of Markdown into it: all of it at
    /// first, later what has changed. What is wrong in it is told on standard
    /// error, and the rest is there.
    pub(crate) async fn open(
        addresses: Addresses,
        folder: PathBuf,
        database: &str,
    ) -> Result<Self, Box<dyn Error>> {
        let loaded = Folder::load(&folder)?;
        let names = SiteName::read(&folder.join(dvomova::exchange::Site::FILE))?;
        for problem in loaded.problems() {
            eprintln!("{problem}");
        }
        if loaded.articles.is_empty() {
            eprintln!("{}: no article in this folder", folder.display());
        }

        let store = Store::open(database, StoreOptions::new(addresses.clone())).await?;
        import(&store, &loaded).await?;
        Ok(Self {
            store,
            addresses,
            folder,
            names,
            menu: loaded
                .site
                .sections
                .iter()
                .map(|it| it.id.clone())
                .collect(),
            pictures: pictures(&loaded),
        })
    }

    /// The sections that have articles in a language now, in the order of the
    /// menu.
    pub(crate) async fn menu(
        &self,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<Section>, StoreError> {
        let mut sections = self.store.live_sections(language, now).await?;
        sections.sort_by_key(|section| self.menu.iter().position(|id| *id == section.id));
        Ok(sections)
    }

    /// A picture that an article's text names, such as `pictures/museum.jpg`.
    pub(crate) fn picture(&self, path: &str) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// Whether readers may see an article in any language now.
    pub(crate) async fn has(&self, id: ArticleId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        for language in Language::ALL {
            if !self.store.cards(&[id], language, now).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Brings what the folder says into the store. What has no file any more is
/// taken down, until it has one again.
async fn import(store: &Store, folder: &Folder) -> Result<(), Box<dyn Error>> {
    let act = Act::new("folder".parse()?, Utc::now());
    let mut imported = store.import(folder, &act).await?;
    // A file that cannot be read now is not one that was removed.
    if folder.problems().is_empty() {
        imported = store.take_down_absent(imported, &act).await?;
    } else if !imported.absent.is_empty() {
        let count = imported.absent.len();
        eprintln!("texts without a file: {count}; they stay until no file has a problem");
    }
    for problem in &imported.problems {
        eprintln!("{problem}");
    }
    if !imported.taken_down.is_empty() {
        let count = imported.taken_down.len();
        eprintln!("texts without a file: {count}; they are taken down until they have one again");
    }
    Ok(())
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
