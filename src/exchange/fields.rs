//! What an article says in the fields of its files.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};

use super::Folder;
use super::node::Value;
use super::picture;
use crate::article::{
    Article, ArticleId, ArticleKind, Edition, Origin, PartHash, Reactions, UpdateKind,
};
use crate::language::Language;

pub(super) type Values = Vec<(&'static str, Option<Value>)>;

/// Keeps with each file what its article says now, to see later what changed.
pub(super) fn remember(folder: &mut Folder) {
    let keys = keys(folder);
    for article in &folder.articles {
        let Some(files) = folder.files.get_mut(&article.id) else {
            continue;
        };
        for language in Language::ALL {
            if let Some(file) = &mut files[language]
                && let Some(edition) = article.edition(language)
            {
                file.written = of(article, language, edition, &keys);
            }
        }
    }
}

/// The path without language of each article that has files.
pub(super) fn keys(folder: &Folder) -> BTreeMap<ArticleId, String> {
    let key = |(id, files): (&ArticleId, &crate::language::PerLanguage<_>)| {
        let file: &super::ArticleFile = files.iter().find_map(|(_, file)| Option::as_ref(file))?;
        Some((*id, file.name.key.clone()))
    };
    folder.files.iter().filter_map(key).collect()
}

/// Every field of the file in a language, and what it says.
pub(super) fn of(
    article: &Article,
    language: Language,
    edition: &Edition,
    keys: &BTreeMap<ArticleId, String>,
) -> Values {
    let mut values = Values::new();
    if language == article.original() {
        shared(article, keys, &mut values);
    }
    let variant = &edition.variant;
    let publication = &edition.publication;
    let origin = Some(variant.origin).filter(|&origin| origin != Origin::default());
    let made_from = edition.made_from.clone().map(Vec::<PartHash>::from);
    let optional = |text: Option<String>| text.map(Value::Text);
    let window = publication.window();
    let live_from = window.map(|window| window.live_from());
    let first = publication.first_published_at();
    values.extend([
        ("title", Some(Value::Text(variant.title.to_string()))),
        ("slug", Some(Value::Text(variant.slug.to_string()))),
        ("lead", Some(Value::Text(variant.lead.to_string()))),
        ("key_points", list(&variant.key_points)),
        (
            "caption",
            optional(variant.caption.as_ref().map(ToString::to_string)),
        ),
        (
            "credit",
            optional(variant.credit.as_ref().map(ToString::to_string)),
        ),
        (
            "alt",
            optional(variant.alternative_text.as_ref().map(ToString::to_string)),
        ),
        (
            "seo_title",
            optional(variant.seo_title.as_ref().map(ToString::to_string)),
        ),
        (
            "seo_description",
            optional(variant.seo_description.as_ref().map(ToString::to_string)),
        ),
        (
            "origin",
            origin.map(|origin| Value::Text(origin.to_string())),
        ),
        ("date", first.or(live_from).map(date)),
        (
            "live_from",
            live_from
                .filter(|_| first.is_some() && first != live_from)
                .map(date),
        ),
        (
            "live_until",
            window.and_then(|window| window.live_until()).map(date),
        ),
        ("draft", window.is_none().then_some(Value::Flag(true))),
        (
            "updated",
            publication
                .update
                .as_ref()
                .map(|update| date(update.updated_at)),
        ),
        (
            "update_kind",
            publication
                .update
                .as_ref()
                .filter(|update| update.kind != UpdateKind::default())
                .map(|update| Value::Text(update.kind.to_string())),
        ),
        (
            "update_note",
            optional(
                publication
                    .update
                    .as_ref()
                    .and_then(|update| update.note.as_ref())
                    .map(ToString::to_string),
            ),
        ),
        ("made_from", made_from.and_then(|hashes| list(&hashes))),
    ]);
    values
}

fn shared(article: &Article, keys: &BTreeMap<ArticleId, String>, values: &mut Values) {
    let kind = Some(article.kind).filter(|&kind| kind != ArticleKind::default());
    let related = article.related.iter().map(|id| match keys.get(id) {
        Some(key) => key.clone(),
        None => id.to_string(),
    });
    let related: Vec<String> = related.collect();
    let picture = article.picture.as_ref();
    values.extend([
        ("id", Some(Value::Text(article.id.to_string()))),
        ("kind", kind.map(|kind| Value::Text(kind.to_string()))),
        (
            "original",
            Some(Value::Text(article.original().to_string())),
        ),
        ("section", Some(Value::Text(article.section.to_string()))),
        ("tags", list(&article.tags)),
        ("authors", list(&article.authors)),
        (
            "source",
            article
                .source
                .as_ref()
                .map(|source| Value::Text(source.to_string())),
        ),
        (
            "picture",
            picture.map(|of| Value::Text(format!("{}/{}", picture::FOLDER, of.file))),
        ),
        ("related", list(&related)),
        (
            "reactions",
            (article.reactions == Reactions::Off).then_some(Value::Flag(false)),
        ),
    ]);
}

fn list<T: ToString>(items: &[T]) -> Option<Value> {
    (!items.is_empty()).then(|| Value::texts(items))
}

fn date(moment: DateTime<Utc>) -> Value {
    Value::Date(moment.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}
