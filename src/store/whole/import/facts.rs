//! What both languages share, as far as the store knows it.

use std::collections::{HashMap, HashSet};

use super::prepared::Prepared;
use super::problem::{ImportProblem, ImportProblemKind, Imported};
use crate::article::ArticleId;
use crate::store::SharedFacts;
use crate::store::command::MOST_RELATED;
use crate::store::names::Names;

/// What an article's facts come to with the names that are there.
pub(super) fn facts_of(
    article: &Prepared,
    names: &Names,
    imported: &mut Imported,
) -> Result<SharedFacts, String> {
    if let Some(why) = &article.refused {
        return Err(why.clone());
    }
    let mut facts = article.facts.clone();
    let section = &facts.section;
    let Some(known) = names.section(section) else {
        return Err(format!(
            "there is no section `{section}`: add `[sections.{section}]` to `site.toml`, or create it in the store"
        ));
    };
    facts.section = known.id.clone();
    let mut left_out = |kind: &str, table: &str, id: &dyn std::fmt::Display| {
        let message = format!(
            "the {kind} `{id}` was left out: add `[{table}.{id}]` to `site.toml`, or create it in the store"
        );
        let left_out = ImportProblemKind::LeftOut;
        imported.tell(ImportProblem::new(article.id, None, left_out, message));
    };
    let mut tags = Vec::new();
    for tag in &facts.tags {
        match names.tag(tag) {
            None => left_out("tag", "tags", tag),
            Some(known) if tags.contains(&known.id) => {}
            Some(known) => tags.push(known.id.clone()),
        }
    }
    facts.tags = tags;
    let mut authors = Vec::new();
    for author in &facts.authors {
        match names.person(author) {
            None => left_out("person", "people", author),
            Some(known) if authors.contains(&known.id) => {}
            Some(known) => authors.push(known.id.clone()),
        }
    }
    facts.authors = authors;
    if let Some(source) = facts.source.take() {
        facts.source = names.source(&source).map(|known| known.id.clone());
        if facts.source.is_none() {
            left_out("source", "sources", &source);
        }
    }
    Ok(facts)
}

/// An article's related ones as far as they are there, each as what it is by
/// now, and whether more of them are yet to come.
pub(super) fn related_of(
    article: ArticleId,
    wanted: &[ArticleId],
    known: &HashMap<ArticleId, ArticleId>,
    coming: &HashSet<ArticleId>,
    imported: &mut Imported,
) -> (Vec<ArticleId>, bool) {
    let mut related = Vec::new();
    let mut later = false;
    let mut left_out = |other: ArticleId, why: &str| {
        let message = format!("the related article {other} was left out: {why}");
        let left_out = ImportProblemKind::LeftOut;
        imported.tell(ImportProblem::new(article, None, left_out, message));
    };
    for &other in wanted {
        let Some(&other) = known.get(&other) else {
            match coming.contains(&other) {
                true => later = true,
                false => left_out(other, "it is neither in the store nor among these"),
            }
            continue;
        };
        if other != article && !related.contains(&other) {
            match related.len() < MOST_RELATED {
                true => related.push(other),
                false => left_out(other, &format!("an article has {MOST_RELATED} at most")),
            }
        }
    }
    (related, later)
}
