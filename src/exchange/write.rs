use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::article_file::{ArticleFile, FileName, Layout};
use super::fields::{self, Values};
use super::folder::SiteFile;
use super::front_matter::{Format, FrontMatter};
use super::node::Value;
use super::{ExchangeError, Folder, Site};
use crate::article::{Article, ArticleId, Edition, PartHash, PartHashes, Slug};
use crate::language::{Language, PerLanguage};

impl Folder {
    /// Writes what changed since the folder was read or written, and tells
    /// which files.
    ///
    /// A file keeps its place, its kind of front matter, its unknown fields
    /// and, but for the fields that changed, its very bytes. A new article
    /// gets files beside each other, named by its section and slug. The file
    /// of an edition that was taken out is removed. Each file is written beside
    /// its place and then moved there, so that it is never half written.
    ///
    /// ```
    /// # let root = tempfile::tempdir()?;
    /// # std::fs::write(root.path().join("site.toml"), "[sections.city]\nuk = { name = \"Місто\" }\nen = { name = \"City\" }\n")?;
    /// # std::fs::create_dir(root.path().join("city"))?;
    /// # std::fs::write(root.path().join("city/snow.en.md"),
    /// #     "+++\ntitle = \"Snow\" # as sent\nlead = \"It snows.\"\ndate = 2025-11-05T10:00:00Z\n+++\n\nMuch.\n")?;
    /// use dvomova::exchange::Folder;
    /// use dvomova::language::Language;
    ///
    /// let mut folder = Folder::load(root.path())?;
    /// let article = folder.articles.first_mut().ok_or("no article")?;
    /// let edition = article.edition_mut(Language::English).ok_or("not in English")?;
    /// edition.variant.lead = "It snows again.".parse()?;
    ///
    /// assert_eq!(folder.write()?, ["city/snow.en.md"]);
    /// let text = std::fs::read_to_string(root.path().join("city/snow.en.md"))?;
    /// assert_eq!(text, "+++\ntitle = \"Snow\" # as sent\nlead = \"It snows again.\"\n\
    ///     date = 2025-11-05T10:00:00Z\n+++\n\nMuch.\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A file that cannot be written; a field to change in a YAML front matter
    /// in one pair of braces, where fields do not stand one a line.
    pub fn write(&mut self) -> Result<Vec<String>, ExchangeError> {
        let mut planned = Vec::new();
        let keys = fields::keys(self);
        let plan = Plan { keys, folder: self };
        for article in &self.articles {
            for language in Language::ALL {
                if let Some(edition) = article.edition(language) {
                    planned.extend(plan.file(article, language, edition)?);
                }
            }
        }
        let removed: Vec<(ArticleId, Language, String)> = self.removed();
        let site = self.site_text();

        let mut done = Vec::new();
        if let Some(text) = site {
            write_file(&self.root, Site::FILE, &text)?;
            done.push(Site::FILE.to_owned());
            self.site_file = Some(SiteFile {
                site: self.site.clone(),
                text,
            });
        }
        for (id, file) in planned {
            write_file(&self.root, &file.path, &file.text)?;
            done.push(file.path.clone());
            let language = file.language();
            let files = self.files.entry(id).or_insert_with(PerLanguage::default);
            files[language] = Some(file);
        }
        for (id, language, path) in removed {
            let full = self.root.join(&path);
            fs::remove_file(&full).map_err(|source| ExchangeError::write(&full, source))?;
            done.push(path);
            if let Some(files) = self.files.get_mut(&id) {
                files[language] = None;
            }
        }
        fields::remember(self);
        Ok(done)
    }

    /// Files whose edition was taken out of the folder.
    fn removed(&self) -> Vec<(ArticleId, Language, String)> {
        let mut removed = Vec::new();
        for (&id, files) in &self.files {
            let article = self.article(id);
            for (language, file) in files.iter() {
                let gone = article.is_none_or(|article| article.edition(language).is_none());
                if let Some(file) = file
                    && gone
                {
                    removed.push((id, language, file.path.clone()));
                }
            }
        }
        removed
    }

    /// The text of `site.toml`, if it is not the one in the folder.
    fn site_text(&self) -> Option<String> {
        match &self.site_file {
            Some(file) if file.site == self.site => None,
            Some(file) => Some(self.site.write(&file.text)),
            None => Some(self.site.write("")),
        }
    }
}

/// Writes a file again with another `made_from`, and nothing else changed.
pub(super) fn with_made_from(
    root: &Path,
    file: &ArticleFile,
    made_from: Option<&PartHashes>,
) -> Result<ArticleFile, ExchangeError> {
    let refused = || ExchangeError::front_matter(&file.path);
    let hashes = made_from.cloned().map(Vec::<PartHash>::from);
    let value = hashes.map(|hashes| Value::texts(&hashes));
    let changes = [("made_from", value.clone())];
    let text = file
        .front_matter
        .edited(&file.text, &changes)
        .ok_or_else(refused)?;
    write_file(root, &file.path, &text)?;
    let mut file = file.clone();
    file.front_matter = FrontMatter::read(&text).map_err(|_| refused())?;
    file.text = text;
    for (_, written) in file
        .written
        .iter_mut()
        .filter(|(name, _)| *name == "made_from")
    {
        written.clone_from(&value);
    }
    Ok(file)
}

struct Plan<'a> {
    keys: std::collections::BTreeMap<ArticleId, String>,
    folder: &'a Folder,
}

impl Plan<'_> {
    /// The file to write for an edition; none where it is as it should be.
    fn file(
        &self,
        article: &Article,
        language: Language,
        edition: &Edition,
    ) -> Result<Option<(ArticleId, ArticleFile)>, ExchangeError> {
        let values = fields::of(article, language, edition, &self.keys);
        let body = edition.variant.body.to_string();
        let Some(file) = self.folder.file(article.id, language) else {
            let file = self.new_file(article, language, values, &body);
            return file.map(|file| Some((article.id, file)));
        };
        let mut changes: Values = values
            .iter()
            .zip(&file.written)
            .filter(|(now, then)| now != then)
            .map(|(now, _)| now.clone())
            .collect();
        let same_body = file.body().parse().ok().as_ref() == Some(&edition.variant.body);
        self.pin(article, language, edition, file, &mut changes);
        if changes.is_empty() && same_body {
            return Ok(None);
        }
        let refused = || ExchangeError::front_matter(&file.path);
        let mut text = if changes.is_empty() {
            file.text.clone()
        } else {
            file.front_matter
                .edited(&file.text, &changes)
                .ok_or_else(refused)?
        };
        if !same_body {
            let front_matter = FrontMatter::read(&text).map_err(|_| refused())?;
            let start = front_matter.body.start;
            text.truncate(start);
            text.push_str(body.trim());
            text.push('\n');
        }
        let front_matter = FrontMatter::read(&text).map_err(|_| refused())?;
        Ok(Some((
            article.id,
            ArticleFile {
                path: file.path.clone(),
                name: file.name.clone(),
                text,
                front_matter,
                written: values,
            },
        )))
    }

    /// Adds what the file leaves open, where it would be read otherwise from
    /// now on.
    fn pin(
        &self,
        article: &Article,
        language: Language,
        edition: &Edition,
        file: &ArticleFile,
        changes: &mut Values,
    ) {
        let says = |name: &str| file.front_matter.field(name).is_some();
        let variant = &edition.variant;
        let set = |name: &str, changes: &Values| changes.iter().any(|(of, _)| *of == name);
        let made = Slug::from_title(&variant.title.to_string(), language);
        if !says("slug") && made != variant.slug && !set("slug", changes) {
            changes.push(("slug", Some(Value::Text(variant.slug.to_string()))));
        }
        let is_original = language == article.original();
        let open = language == Language::English && article.languages().only().is_none();
        if is_original && open && !says("original") && !set("original", changes) {
            let translation = self.folder.file(article.id, language.other());
            let told =
                translation.is_some_and(|file| file.front_matter.field("made_from").is_some());
            if !told {
                changes.push(("original", Some(Value::Text(language.to_string()))));
            }
        }
    }

    fn new_file(
        &self,
        article: &Article,
        language: Language,
        values: Values,
        body: &str,
    ) -> Result<ArticleFile, ExchangeError> {
        let sibling = self.folder.file(article.id, language.other());
        let any = || {
            self.folder
                .files
                .values()
                .find_map(|files| files.iter().find_map(|(_, file)| file.as_ref()))
        };
        let like = sibling.or_else(any);
        let format = like.map_or(Format::Toml, ArticleFile::format);
        let name = match sibling {
            Some(sibling) => sibling.name.in_language(language),
            None => FileName {
                key: self.new_key(article, language),
                language,
                layout: like.map_or(Layout::Beside, |file| file.name.layout),
            },
        };
        let mut text = format!("{}\n", format.fence());
        for (field, value) in &values {
            let Some(value) = value else { continue };
            let implied = match *field {
                "id" => article.id == ArticleId::from_path(&name.key),
                "original" => language == Language::Ukrainian,
                _ => false,
            };
            if !implied {
                format.write_field(field, value, &mut text);
            }
        }
        text.push_str(format.fence());
        text.push_str("\n\n");
        text.push_str(body.trim());
        text.push('\n');
        let path = name.path();
        let front_matter =
            FrontMatter::read(&text).map_err(|_| ExchangeError::front_matter(&path))?;
        Ok(ArticleFile {
            path,
            name,
            text,
            front_matter,
            written: values,
        })
    }

    /// Where a new article goes: a path that no article has, the same for both
    /// of its languages.
    fn new_key(&self, article: &Article, language: Language) -> String {
        let slug = [article.original(), language]
            .into_iter()
            .find_map(|language| article.edition(language))
            .map_or_else(String::new, |edition| edition.variant.slug.to_string());
        let key = format!("{}/{slug}", article.section);
        let taken = self
            .keys
            .iter()
            .any(|(id, of)| *of == key && *id != article.id);
        let also_new = self.folder.articles.iter().any(|other| {
            let edition = other.edition(other.original());
            other.id != article.id
                && !self.keys.contains_key(&other.id)
                && other.section == article.section
                && edition.is_some_and(|edition| edition.variant.slug.as_str() == slug)
        });
        if taken || also_new {
            format!("{key}-{}", article.id)
        } else {
            key
        }
    }
}

/// Writes a file beside its place and moves it there.
fn write_file(root: &Path, path: &str, text: &str) -> Result<(), ExchangeError> {
    let full = root.join(path);
    write_atomically(&full, text).map_err(|source| ExchangeError::write(&full, source))
}

fn write_atomically(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = File::create(&beside)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left over has a name that is not read as an article.
        let _ = fs::remove_file(&beside);
    }
    written
}
