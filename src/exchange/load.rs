use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::article_file::{ArticleFile, FileName};
use super::article_reader::{self, Draft};
use super::folder::SiteFile;
use super::front_matter::FrontMatter;

use super::{ExchangeError, Folder, Problem, Site, fields, walk};
use crate::article::{ArticleId, Slug};
use crate::language::{Language, PerLanguage};

type Files = PerLanguage<Option<ArticleFile>>;

/// Reads a folder with all its problems.
pub(super) fn folder(root: &Path) -> Result<Folder, ExchangeError> {
    let mut problems = Vec::new();
    let paths = walk::markdown_files(root, &mut problems)
        .map_err(|source| ExchangeError::read(root, source))?;
    let mut site = Site::default();
    let mut site_file = None;
    match walk::read_text(&root.join(Site::FILE)) {
        Ok(text) => {
            site = Site::read(&text, &mut problems);
            site_file = Some(SiteFile {
                site: site.clone(),
                text,
            });
        }
        Err(fault) => problems.push(Problem::of(Site::FILE, fault)),
    }

    let mut keys: BTreeMap<String, Files> = BTreeMap::new();
    for path in paths {
        match article_file(root, &path) {
            Ok(file) => {
                let files = keys.entry(file.name.key.clone()).or_default();
                let place = &mut files[file.language()];
                if let Some(first) = place {
                    let message = format!("the article stands in `{}` too", first.path);
                    problems.push(Problem::new(&path, None, message));
                } else {
                    *place = Some(file);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }

    let mut drafts: Vec<(Draft, Files)> = Vec::new();
    let mut ids = BTreeMap::new();
    for (key, files) in keys {
        let draft = article_reader::original(&files, &mut problems).and_then(|original| {
            article_reader::article(root, &site, original, &files, &mut problems)
        });
        let Some(draft) = draft else { continue };
        let id = draft.article.id;
        if let Some(first) = ids.insert(id, key) {
            let file = files[draft.article.original()].as_ref();
            let place = file
                .and_then(|file| file.front_matter.field("id"))
                .map(|field| field.place);
            let path = file.map_or("", |file| &file.path);
            let message = format!("`id`: `{first}` has the same id");
            problems.push(Problem::new(path, place, message));
            ids.insert(id, first);
            continue;
        }
        drafts.push((draft, files));
    }
    let drafts = with_slugs(drafts, &mut problems);
    let by_key: BTreeMap<&str, ArticleId> = drafts
        .iter()
        .flat_map(|(draft, files)| {
            let keys = files.iter().filter_map(|(_, file)| file.as_ref());
            keys.map(|file| (file.name.key.as_str(), draft.article.id))
        })
        .collect();
    let known: BTreeSet<ArticleId> = by_key.values().copied().collect();
    let mut related = BTreeMap::new();
    for (draft, files) in &drafts {
        let path = files[draft.article.original()]
            .as_ref()
            .map_or("", |file| &file.path);
        let mut found = Vec::new();
        for (text, place) in &draft.related {
            let id = by_key.get(text.as_str()).copied();
            let id = id.or_else(|| text.parse().ok().filter(|id| known.contains(id)));
            match id {
                Some(id) => found.push(id),
                None => {
                    let message = format!("`related`: there is no article `{text}`");
                    problems.push(Problem::new(path, Some(*place), message));
                }
            }
        }
        related.insert(draft.article.id, found);
    }
    problems.sort_by(|one, other| one.order().cmp(&other.order()));

    let mut folder = Folder::new(root, site);
    folder.problems = problems;
    folder.site_file = site_file;
    for (draft, mut files) in drafts {
        let mut article = draft.article;
        article.related = related.remove(&article.id).unwrap_or_default();
        for language in Language::ALL {
            if article.edition(language).is_none() {
                files[language] = None;
            }
        }
        folder.files.insert(article.id, files);
        folder.articles.push(article);
    }
    fields::remember(&mut folder);
    Ok(folder)
}

/// Reads a file, not yet what its fields mean.
pub(super) fn article_file(root: &Path, path: &str) -> Result<ArticleFile, Problem> {
    let name = FileName::read(path).ok_or_else(|| {
        let hint = if path.ends_with(".ua.md") || path.starts_with("ua/") {
            ": `ua` is the country, the language is `uk`"
        } else {
            ""
        };
        Problem::new(
            path,
            None,
            format!(
                "expected a name that ends with `.uk.md` or `.en.md`, or a folder `uk` or `en`{hint}"
            ),
        )
    })?;
    let text = walk::read_text(&root.join(path)).map_err(|fault| Problem::of(path, fault))?;
    let front_matter = FrontMatter::read(&text).map_err(|fault| Problem::of(path, fault))?;
    Ok(ArticleFile {
        path: path.to_owned(),
        name,
        text,
        front_matter,
        written: Vec::new(),
    })
}

/// Gives every article its own slug in each language. One that the front
/// matter gives is kept, and two of the same are a problem; where slugs are
/// made from titles, later articles get `-2` and so on, so that none changes
/// when another is published.
fn with_slugs(drafts: Vec<(Draft, Files)>, problems: &mut Vec<Problem>) -> Vec<(Draft, Files)> {
    let mut taken: PerLanguage<BTreeMap<Slug, String>> = PerLanguage::default();
    let mut kept = Vec::new();
    'drafts: for (mut draft, mut files) in drafts {
        for language in [draft.article.original(), draft.article.original().other()] {
            let Some(edition) = draft.article.edition(language) else {
                continue;
            };
            let Some(file) = &files[language] else {
                continue;
            };
            if draft.made_slugs[language] {
                continue;
            }
            let slug = edition.variant.slug.clone();
            if let Some(first) = taken[language].get(&slug) {
                let place = file.front_matter.field("slug").map(|field| field.place);
                let message = format!("`slug`: `{first}` has the slug `{slug}`: give another one");
                problems.push(Problem::new(&file.path, place, message));
                if draft.article.remove(language).is_err() {
                    continue 'drafts;
                }
                files[language] = None;
            } else {
                taken[language].insert(slug, file.path.clone());
            }
        }
        kept.push((draft, files));
    }
    for language in Language::ALL {
        let mut made: Vec<_> = kept
            .iter_mut()
            .filter(|(draft, _)| draft.made_slugs[language])
            .filter_map(|(draft, _)| draft.article.edition_mut(language))
            .collect();
        // A stable sort: the same moment keeps the order of the paths.
        made.sort_by_key(|edition| {
            let first = edition.publication.first_published_at();
            (first.is_none(), first)
        });
        for edition in made {
            let free = edition
                .variant
                .slug
                .candidates()
                .find(|slug| !taken[language].contains_key(slug));
            if let Some(slug) = free {
                taken[language].insert(slug.clone(), String::new());
                edition.variant.slug = slug;
            }
        }
    }
    kept
}
