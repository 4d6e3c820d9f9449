use std::path::Path;

use super::article_file::ArticleFile;
use super::node::{Place, Value};
use super::picture;
use super::reader::Reader;
use super::{Problem, Site};
use crate::article::{
    Article, ArticleId, ArticleVariant, Body, Edition, Id, PartHash, PartHashes, Publication,
    Reactions, Section, Slug, Update, Window,
};
use crate::language::{Language, PerLanguage};

/// The fields of facts that both languages share: they stand in the
/// original's file only.
const SHARED: [&str; 10] = [
    "id",
    "kind",
    "original",
    "section",
    "tags",
    "authors",
    "source",
    "picture",
    "related",
    "reactions",
];

/// Where a file says something by not saying it.
const FIRST: Place = Place { line: 1, column: 1 };

/// An article as its files give it, before it is compared with the others.
pub(super) struct Draft {
    pub(super) article: Article,
    /// `related` as it was written, with the path and place of each.
    pub(super) related: Vec<(String, Place)>,
    /// The languages whose slug was made from the title.
    pub(super) made_slugs: PerLanguage<bool>,
}

/// The language an article was written in first.
pub(super) fn original(
    files: &PerLanguage<Option<ArticleFile>>,
    problems: &mut Vec<Problem>,
) -> Option<Language> {
    let mut said = None;
    for file in files.iter().filter_map(|(_, file)| file.as_ref()) {
        let words = [("uk", Language::Ukrainian), ("en", Language::English)];
        said = said.or(reader(file, problems).choice("original", &words));
    }
    let translated = |language: Language| {
        files[language]
            .as_ref()
            .map(|file| file.front_matter.field("made_from").is_some())
    };
    let original = match (
        said,
        translated(Language::Ukrainian),
        translated(Language::English),
    ) {
        (Some(said), _, _) => said,
        (None, Some(true), None) | (None, Some(true), Some(false)) => Language::English,
        (None, None, Some(false)) => Language::English,
        (None, _, _) => Language::Ukrainian,
    };
    if files[original].is_some() {
        return Some(original);
    }
    let file = files[original.other()].as_ref()?;
    let missing = file.name.in_language(original).path();
    let place = ["made_from", "original"]
        .into_iter()
        .find_map(|name| file.front_matter.field(name))
        .map(|field| field.place);
    let message = format!("a translation whose original `{missing}` is missing or not readable");
    problems.push(Problem::new(&file.path, place, message));
    None
}

fn reader<'a>(file: &'a ArticleFile, problems: &'a mut Vec<Problem>) -> Reader<'a> {
    Reader {
        path: &file.path,
        fields: &file.front_matter.fields,
        problems,
    }
}

/// Reads an article from its files; none where its original cannot be read.
pub(super) fn article(
    root: &Path,
    site: &Site,
    original: Language,
    files: &PerLanguage<Option<ArticleFile>>,
    problems: &mut Vec<Problem>,
) -> Option<Draft> {
    let file = files[original].as_ref()?;
    let mut made_slugs = PerLanguage::default();
    let edition = self::edition(file, original, &mut made_slugs, problems);

    // All is read before anything is given up, so that one look tells every
    // problem of the files.
    let mut reader = reader(file, problems);
    let id = match reader.field("id") {
        Some(_) => reader.parsed("id"),
        None => Some(ArticleId::from_path(&file.name.key)),
    };
    let section = section(site, file, &mut reader);
    let kind = reader.parsed("kind").unwrap_or_default();
    let mut tags = Vec::new();
    for (tag, place) in reader.texts("tags") {
        tags.extend(known(&mut reader, "tags", &tag, place, |id| {
            site.tag(id).is_some()
        }));
    }
    let mut authors = Vec::new();
    for (author, place) in reader.texts("authors") {
        authors.extend(known(&mut reader, "authors", &author, place, |id| {
            site.person(id).is_some()
        }));
    }
    let source = reader.placed_text("source").and_then(|(source, place)| {
        known(&mut reader, "source", &source, place, |id| {
            site.source(id).is_some()
        })
    });
    let mut picture = None;
    if let Some((path, place)) = reader.placed_text("picture") {
        match picture::read(root, &path) {
            Ok(found) => picture = Some(found),
            Err(message) => reader.problem(place, format!("`picture`: {message}")),
        }
    }
    let reactions = reactions(&mut reader);
    let related = reader.texts("related");
    let language = original.other();
    let translation = files[language].as_ref().and_then(|file| {
        shared_facts(file, &files[original], problems);
        self::edition(file, language, &mut made_slugs, problems)
    });

    let mut article = Article::new(id?, section?, original, edition?);
    article.kind = kind;
    article.tags = tags;
    article.authors = authors;
    article.source = source;
    article.picture = picture;
    article.reactions = reactions;
    if let Some(translation) = translation {
        article.insert(language, translation);
    }
    Some(Draft {
        article,
        related,
        made_slugs,
    })
}

/// The section that a file names, else the one that its folder is named as:
/// `culture/night` stands in the section `culture`.
fn section(site: &Site, file: &ArticleFile, reader: &mut Reader<'_>) -> Option<Id<Section>> {
    if let Some((section, place)) = reader.placed_text("section") {
        return known(reader, "section", &section, place, |id| {
            site.section(id).is_some()
        });
    }
    let folder = file.name.key.split('/').next().unwrap_or_default();
    let found = folder.parse().ok().filter(|id| site.section(id).is_some());
    if found.is_none() && reader.field("section").is_none() {
        reader.problem(
            FIRST,
            "`section` is missing, and the folder is not named as one",
        );
    }
    found
}

/// An id that the site has.
fn known<T>(
    reader: &mut Reader<'_>,
    field: &str,
    text: &str,
    place: Place,
    is_known: impl Fn(&Id<T>) -> bool,
) -> Option<Id<T>> {
    let id: Id<T> = reader.parse(field, text, place)?;
    if is_known(&id) {
        return Some(id);
    }
    let table = match field {
        "section" => "sections",
        "authors" => "people",
        "source" => "sources",
        other => other,
    };
    reader.problem(
        place,
        format!(
            "`{field}`: `{id}` is unknown: add `[{table}.{id}]` to `{}`",
            Site::FILE
        ),
    );
    None
}

/// `true` and `false`, or `on` and `off`.
fn reactions(reader: &mut Reader<'_>) -> Reactions {
    let flag = matches!(
        reader.field("reactions").map(|field| &field.node.value),
        Some(Value::Flag(_))
    );
    let found = if flag {
        reader.flag("reactions")
    } else {
        reader.choice("reactions", &[("on", true), ("off", false)])
    };
    match found {
        Some(false) => Reactions::Off,
        _ => Reactions::On,
    }
}

/// Tells of shared facts that stand in a translation's file.
fn shared_facts(file: &ArticleFile, original: &Option<ArticleFile>, problems: &mut Vec<Problem>) {
    let home = original.as_ref().map_or("", |file| file.path.as_str());
    for field in &file.front_matter.fields {
        if SHARED.contains(&field.name.as_str()) && field.name != "original" {
            let message = format!(
                "`{}` is shared by both languages: move it to `{home}`",
                field.name
            );
            problems.push(Problem::new(&file.path, Some(field.place), message));
        }
    }
}

fn edition(
    file: &ArticleFile,
    language: Language,
    made_slugs: &mut PerLanguage<bool>,
    problems: &mut Vec<Problem>,
) -> Option<Edition> {
    let body = match file.body().parse::<Body>() {
        Ok(body) => Some(body),
        Err(error) => {
            let place = Place {
                line: file.body_line(),
                column: 1,
            };
            problems.push(Problem::new(&file.path, Some(place), error.to_string()));
            None
        }
    };
    let mut reader = reader(file, problems);
    let title = required(&mut reader, "title");
    let lead = required(&mut reader, "lead");
    let slug = match (reader.field("slug").is_some(), &title) {
        (true, _) => reader.slug(),
        (false, Some((title, _))) => {
            made_slugs[language] = true;
            Some(Slug::from_title(title, language))
        }
        (false, None) => None,
    };
    let title = title.and_then(|(title, place)| reader.parse("title", &title, place));
    let lead = lead.and_then(|(lead, place)| reader.parse("lead", &lead, place));
    let mut key_points = Vec::new();
    for (point, place) in reader.texts("key_points") {
        key_points.extend(reader.parse("key_points", &point, place));
    }
    let caption = reader.parsed("caption");
    let credit = reader.parsed("credit");
    let alternative_text = reader.parsed("alt");
    let seo_title = reader.parsed("seo_title");
    let seo_description = reader.parsed("seo_description");
    let origin = reader.parsed("origin").unwrap_or_default();
    let publication = publication(&mut reader);
    let made_from = made_from(&mut reader);
    let variant = ArticleVariant {
        caption,
        credit,
        alternative_text,
        seo_title,
        seo_description,
        origin,
        key_points,
        slug: slug?,
        title: title?,
        lead: lead?,
        body: body?,
    };
    Some(Edition {
        variant,
        publication,
        made_from,
    })
}

fn required(reader: &mut Reader<'_>, name: &str) -> Option<(String, Place)> {
    let before = reader.problems.len();
    let found = reader.placed_text(name);
    if found.is_none() && reader.problems.len() == before {
        let place = reader.field(name).map(|field| field.place);
        let place = place.unwrap_or(FIRST);
        reader.problem(place, format!("`{name}` is missing"));
    }
    found
}

fn publication(reader: &mut Reader<'_>) -> Publication {
    let before = reader.problems.len();
    let first = reader.date("date");
    let live_from = reader.date("live_from").or(first);
    let live_until = reader.date("live_until");
    let draft = reader.flag("draft").unwrap_or(false);
    let mut window = None;
    if let (Some(live_from), false) = (live_from, draft) {
        match Window::new(live_from, live_until) {
            Ok(found) => window = Some(found),
            Err(error) => {
                let place = reader.field("live_until").map(|field| field.node.place);
                reader.problem(place.unwrap_or(FIRST), format!("`live_until`: {error}"));
            }
        }
    }
    if reader.problems.len() > before {
        // A date that cannot be read makes nothing public.
        window = None;
    } else if live_from.is_none() && !draft {
        reader.problem(FIRST, "`date` is missing: give one, or say `draft = true`");
    }
    if let (Some(window), Some(first)) = (window, first)
        && first > window.live_from()
    {
        let place = reader.field("live_from").map(|field| field.node.place);
        let message = "`live_from` is before `date`, when readers first saw it";
        reader.problem(place.unwrap_or(FIRST), message);
    }
    Publication::recorded(window, first, update(reader))
}

fn update(reader: &mut Reader<'_>) -> Option<Update> {
    let before = reader.problems.len();
    let updated_at = reader.date("updated");
    let kind = reader.placed_text("update_kind");
    let note = reader.placed_text("update_note");
    if updated_at.is_none() && reader.problems.len() == before {
        let told = [("update_kind", &kind), ("update_note", &note)];
        for (name, (_, place)) in told
            .into_iter()
            .filter_map(|(it, at)| Some((it, at.as_ref()?)))
        {
            let message = format!("`{name}` says what changed: say when in `updated`");
            reader.problem(*place, message);
        }
    }
    let kind = kind.and_then(|(kind, place)| reader.parse("update_kind", &kind, place));
    let note = note.and_then(|(note, place)| reader.parse("update_note", &note, place));
    Some(Update {
        kind: kind.unwrap_or_default(),
        updated_at: updated_at?,
        note,
    })
}

/// The recorded hashes; an empty list says that nobody recorded them.
fn made_from(reader: &mut Reader<'_>) -> Option<PartHashes> {
    let mut hashes: Vec<PartHash> = Vec::new();
    let texts = reader.texts("made_from");
    let place = reader.field("made_from")?.node.place;
    if texts.is_empty() {
        return None;
    }
    for (text, place) in texts {
        hashes.push(reader.parse("made_from", &text, place)?);
    }
    match PartHashes::try_from(hashes) {
        Ok(hashes) => Some(hashes),
        Err(error) => {
            reader.problem(place, format!("`made_from`: {error}"));
            None
        }
    }
}
