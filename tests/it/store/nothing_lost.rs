//! Whether a database has all that was acknowledged, and nothing by half.

use std::collections::HashSet;

use dvomova::article::ArticleId;
use dvomova::language::Language;
use dvomova::store::{Done, Happened, RevisionNumber, Version};

use super::backends::Database;

/// What was done to an article, in one language or in what both share: which
/// version it made, what happened, and the revision with its title if it was
/// about one.
pub(super) fn told(
    article: ArticleId,
    language: Option<Language>,
    version: Version,
    happened: Happened,
    text: Option<(RevisionNumber, &str)>,
) -> Vec<String> {
    let (revision, title) = match text {
        Some((revision, title)) => (revision.to_string(), title),
        None => ("none".to_owned(), "none"),
    };
    vec![
        article.uuid().simple().to_string(),
        language.map_or("both", Language::tag).to_owned(),
        version.to_string(),
        happened.to_string(),
        revision,
        title.to_owned(),
    ]
}

/// The same of a command that was about the newest revision of a language.
pub(super) fn told_of_text(done: &Done, happened: Happened, title: &str) -> Vec<String> {
    let variant = done.variant;
    let text = Some((done.revision, title));
    told(
        variant.article,
        Some(variant.language),
        variant.version,
        happened,
        text,
    )
}

pub(super) async fn check_nothing_is_lost(
    database: &Database,
    acknowledged: &HashSet<Vec<String>>,
) {
    let kept = "SELECT e.article, COALESCE(e.language, 'both'), e.version, e.happened,
            COALESCE(CAST(r.number AS TEXT), 'none'), COALESCE(r.title, 'none')
        FROM @event e LEFT JOIN @revision r
            ON r.article = e.article AND r.language = e.language AND r.number = e.revision
        WHERE e.article IS NOT NULL";
    let kept: HashSet<Vec<String>> = database.ask(kept).await.into_iter().collect();
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
}

/// Whatever one of these selects, some of one command is there and some is not.
const HALVES: [&str; 14] = [
    "SELECT article, version FROM @variant v WHERE version <> (
        SELECT count(*) FROM @event e WHERE e.article = v.article AND e.language = v.language)",
    "SELECT article, version FROM @variant v WHERE version <> (
        SELECT max(version) FROM @event e WHERE e.article = v.article AND e.language = v.language)",
    "SELECT id, version FROM @article a WHERE version <> (
        SELECT count(*) FROM @event e WHERE e.article = a.id AND e.language IS NULL)",
    "SELECT article, head FROM @variant v WHERE head <> (
        SELECT count(*) FROM @revision r WHERE r.article = v.article AND r.language = v.language)",
    "SELECT article, head FROM @variant v WHERE head <> (
        SELECT max(number) FROM @revision r WHERE r.article = v.article AND r.language = v.language)",
    "SELECT article, number FROM @revision r WHERE NOT EXISTS (
        SELECT 1 FROM @variant v WHERE v.article = r.article AND v.language = r.language)",
    "SELECT v.article, v.slug FROM @variant v JOIN @article a ON a.id = v.article
    WHERE NOT EXISTS (
        SELECT 1 FROM @slug s WHERE s.article = COALESCE(a.merged_into, a.id)
            AND s.language = v.language AND s.slug = v.slug)",
    "SELECT article, live_from FROM @variant v WHERE (
        SELECT count(*) FROM @listed l WHERE l.article = v.article AND l.language = v.language
            AND l.live_from = v.live_from AND l.list IN ('all', 'section/city')
    ) <> CASE WHEN live_from IS NULL THEN 0 ELSE 2 END",
    // Every Ukrainian text that is public and has no translation is to be
    // translated, and no other.
    "SELECT v.article FROM @variant v WHERE v.language = 'uk' AND (
        SELECT count(*) FROM @queue q WHERE q.article = v.article AND q.state = 'missing'
    ) <> CASE WHEN v.live_from IS NULL OR EXISTS (
        SELECT 1 FROM @variant t WHERE t.article = v.article AND t.language = 'en'
    ) THEN 0 ELSE 1 END",
    "SELECT article, live FROM @variant v WHERE live <> (
        SELECT revision FROM @event e WHERE e.article = v.article AND e.language = v.language
            AND e.happened IN ('published', 'corrected') ORDER BY e.id DESC LIMIT 1)",
    "SELECT article, slug FROM @variant v WHERE slug <> (
        SELECT note FROM @event e WHERE e.article = v.article AND e.language = v.language
            AND e.happened = 'slug_changed' ORDER BY e.id DESC LIMIT 1)",
    "SELECT article, withdrawn_at FROM @variant v WHERE (
        SELECT count(*) FROM @event e WHERE e.article = v.article AND e.language = v.language
            AND e.happened = 'withdrawn'
    ) <> CASE WHEN withdrawn_at IS NULL OR live_from IS NOT NULL THEN 0 ELSE 1 END",
    "SELECT id, merged_into FROM @article a WHERE (
        SELECT count(*) FROM @event e WHERE e.article = a.id AND e.happened = 'merged_away'
            AND e.language IS NULL
    ) <> CASE WHEN merged_into IS NULL THEN 0 ELSE 1 END OR (
        SELECT count(*) FROM @article f WHERE f.merged_into = a.id
    ) <> (
        SELECT count(*) FROM @event e WHERE e.article = a.id AND e.happened = 'merged')",
    "SELECT r.article, r.other FROM @related r JOIN @article o ON o.id = r.other
    WHERE o.merged_into IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM @event e WHERE e.article = r.article AND e.happened = 'related_changed')",
];

pub(super) async fn check_nothing_is_half_there(database: &Database) {
    for half in HALVES {
        let found = database.ask(half).await;
        assert!(found.is_empty(), "{half}: {found:?}");
    }
}
