//! Translations that are missing or stale.

use chrono::{DateTime, Utc};

use super::places::{At, Places};
use crate::article::{Article, Freshness, SourcePart};
use crate::audit::words::name;
use crate::audit::{Finding, Rule, Severity};
use crate::language::Language;

/// What is scheduled counts as live, so that editors learn in time.
pub(super) fn check(article: &Article, places: &Places<'_>) -> Option<Finding> {
    let source = article.original();
    let translation = source.other();
    match article.freshness(translation, DateTime::<Utc>::MAX_UTC) {
        Freshness::Original | Freshness::Current => None,
        // A file that cannot be read is told of already.
        Freshness::Missing if places.is_broken(translation) => None,
        Freshness::Missing => missing(article, places),
        Freshness::Stale {
            changed,
            added,
            removed,
        } => {
            let recorded = article.edition(translation)?.made_from.is_some();
            let message = if recorded {
                let changes = [("changed", changed), ("added", added), ("removed", removed)];
                let changes: Vec<String> = changes.into_iter().filter_map(list).collect();
                format!(
                    "the {} has changed since: {}",
                    name(source),
                    changes.join("; ")
                )
            } else {
                format!("what {} it was made from is not recorded", name(source))
            };
            let place = places.of_text(translation, At::Field("made_from"));
            Some(Finding::new(
                Rule::StaleTranslation,
                Severity::Warning,
                place,
                message,
            ))
        }
    }
}

/// Whether the source is known to have changed since.
pub(super) fn is_behind(article: &Article) -> bool {
    let translation = article.original().other();
    let edition = article.edition(translation);
    edition.is_some_and(|edition| edition.made_from.is_some())
        && article
            .freshness(translation, DateTime::<Utc>::MAX_UTC)
            .is_stale()
}

/// English alone that is public is told of by another rule.
fn missing(article: &Article, places: &Places<'_>) -> Option<Finding> {
    let source = article.original();
    let is_public = article.edition(source)?.publication.window().is_some();
    if source == Language::English && is_public {
        return None;
    }
    let message = format!("there is no {}", name(source.other()));
    let place = places.of_text(source, At::Nowhere);
    Some(Finding::new(
        Rule::MissingTranslation,
        Severity::Note,
        place,
        message,
    ))
}

/// `changed block 2, block 5`.
fn list((how, parts): (&str, Vec<SourcePart>)) -> Option<String> {
    let names: Vec<String> = parts.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| format!("{how} {}", names.join(", ")))
}
