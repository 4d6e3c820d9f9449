//! What an import tells of articles.

use super::problem::{ImportProblem, ImportProblemKind, Imported};
use crate::article::{ArticleId, Slug};
use crate::language::Language;
use crate::store::moment::written;
use crate::store::state::{ArticleState, VariantState};

pub(super) fn held_back(article: ArticleId) -> ImportProblem {
    ImportProblem::new(
        article,
        Some(Language::English),
        ImportProblemKind::HeldBack,
        "English may be public only while Ukrainian is: it was imported, but is not public",
    )
}

pub(super) fn conflict(
    article: ArticleId,
    language: Option<Language>,
    before: &ArticleState,
) -> ImportProblem {
    let erased = |language| {
        let variant = before.variant(language);
        variant.is_some_and(|variant| variant.purged_at.is_some())
    };
    let message = match language {
        Some(language) if erased(language) => {
            "the text was erased in the store: it was not imported; remove the file"
        }
        Some(_) => {
            "the file has changed, and so has the text in the store, which stays: write into one what the other says"
        }
        None => {
            "the section, tags, authors, source, picture or related articles have changed both in the file and in the store, whose stay: write into one what the other says"
        }
    };
    ImportProblem::new(article, language, ImportProblemKind::Conflict, message)
}

pub(super) fn kept_date(
    article: ArticleId,
    language: Language,
    variant: &VariantState,
) -> ImportProblem {
    let first = variant.publication.first_published_at();
    let first = first.map(written).unwrap_or_default();
    let message = format!(
        "readers know the text since {first}, which stays the moment of its first publication: correct `date`"
    );
    ImportProblem::new(
        article,
        Some(language),
        ImportProblemKind::DateKept,
        message,
    )
}

pub(super) fn tell_of_slug(
    article: ArticleId,
    language: Language,
    wanted: &Slug,
    variant: &VariantState,
    imported: &mut Imported,
) {
    if variant.slug != *wanted {
        let slug = &variant.slug;
        let message = format!("another article has the slug `{wanted}`: this one has `{slug}`");
        let taken = ImportProblemKind::SlugTaken;
        imported.tell(ImportProblem::new(article, Some(language), taken, message));
    }
}
