use sha2::{Digest, Sha256};

use super::ImportProblem;
use crate::article::{Article, ArticleVariant, Edition, PartHashes};
use crate::language::{Language, PerLanguage};
use crate::store::database::Transaction;
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Live, Occurrence, VariantState, WorkState};
use crate::store::{
    Act, Happened, RevisionNumber, SavedBy, SharedFacts, StoreError, StoreErrorKind, Version,
};

/// An article with what can be known of it without the store.
pub(super) struct Prepared {
    pub(super) article: Article,
    facts: SharedFacts,
    facts_hash: String,
    editions: PerLanguage<Option<PreparedEdition>>,
}

struct PreparedEdition {
    parts: PartHashes,
    hash: String,
}

impl Prepared {
    pub(super) fn new(article: Article) -> Self {
        let facts = SharedFacts::from(&article);
        let editions = PerLanguage::from_fn(|language| {
            article.edition(language).map(|edition| PreparedEdition {
                parts: edition.variant.part_hashes(),
                hash: hash(edition),
            })
        });
        Self {
            facts_hash: hash(&(&facts, &article.related)),
            facts,
            article,
            editions,
        }
    }
}

/// A hash by which an import knows what it has taken before.
pub(super) fn hash(value: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    let digest = Sha256::digest(text);
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What was imported, and the version it made: another version now means that
/// somebody has changed it in the store since.
fn mark(version: Version, hash: &str) -> String {
    format!("{version}:{hash}")
}

fn is_edited(mark: Option<&str>, version: Version) -> bool {
    let marked = mark.and_then(|mark| mark.split_once(':'));
    marked.is_none_or(|(marked, _)| marked != version.to_string())
}

fn is_same(mark: Option<&str>, hash: &str) -> bool {
    mark.and_then(|mark| mark.split_once(':'))
        .is_some_and(|(_, marked)| marked == hash)
}

pub(super) struct ArticleWritten {
    pub(super) written: Written,
    /// Whether its related articles are to be set.
    pub(super) relate: bool,
    pub(super) problems: Vec<ImportProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    New,
    Changed,
    Unchanged,
    Refused,
}

impl Transaction {
    /// Imports one article.
    pub(super) async fn import(
        &mut self,
        prepared: &Prepared,
        act: &Act,
    ) -> Result<ArticleWritten, StoreError> {
        let refused = |error: StoreError| ArticleWritten {
            written: Written::Refused,
            relate: false,
            problems: vec![ImportProblem::Refused {
                article: prepared.article.id,
                reason: error.to_string(),
            }],
        };
        let facts = match self.known_facts(&prepared.facts).await {
            Ok(facts) => facts,
            Err(error) if error.kind() == StoreErrorKind::Refused => return Ok(refused(error)),
            Err(error) => return Err(error),
        };
        let id = prepared.article.id;
        let before = match self.find_article(id).await? {
            Some(found) => Some(self.settle(found, &Language::ALL, act.at).await?),
            None => None,
        };
        if let Some(before) = &before
            && let Err(error) = before.check_not_merged()
        {
            return Ok(refused(error));
        }
        let mut problems = Vec::new();
        let mut after = before.clone().unwrap_or_else(|| ArticleState {
            id,
            version: Version::NONE,
            original: prepared.article.original(),
            facts: facts.clone(),
            created_at: act.at,
            archived_at: None,
            merged_into: None,
            imported: None,
            variants: PerLanguage::default(),
        });
        let mut relate = before.is_none() && !prepared.article.related.is_empty();
        if let Some(before) = &before
            && !is_same(before.imported.as_deref(), &prepared.facts_hash)
        {
            if is_edited(before.imported.as_deref(), before.version) {
                problems.push(ImportProblem::Kept {
                    article: id,
                    language: None,
                });
            } else {
                after.facts = facts;
                relate = true;
            }
        }
        if before.is_none() || relate {
            after.imported = Some(mark(after.version.next(), &prepared.facts_hash));
        }
        let mut texts = Vec::new();
        for language in Language::ALL {
            let edition = prepared.article.edition(language);
            let (Some(edition), Some(known)) = (edition, &prepared.editions[language]) else {
                continue;
            };
            if let Some(variant) = after.variant(language) {
                let imported = variant.imported.as_deref();
                if is_same(imported, &known.hash) {
                    continue;
                }
                if is_edited(imported, variant.version) {
                    problems.push(ImportProblem::Kept {
                        article: id,
                        language: Some(language),
                    });
                    continue;
                }
            }
            let variant = self
                .imported_variant(&after, language, edition, known, act)
                .await?;
            if variant.slug != edition.variant.slug {
                problems.push(ImportProblem::SlugTaken {
                    article: id,
                    language,
                    slug: variant.slug.clone(),
                });
            }
            texts.push((
                language,
                variant.head,
                &edition.variant,
                known,
                variant.made_from.clone(),
            ));
            after.variants[language] = Some(variant);
        }
        if before.as_ref() == Some(&after) {
            return Ok(ArticleWritten {
                written: Written::Unchanged,
                relate: false,
                problems,
            });
        }
        let occurrence = Occurrence::new(act, Happened::Imported);
        let saved = match self.save(before.as_ref(), after.clone(), occurrence).await {
            Err(error) if error.kind() == StoreErrorKind::Refused => {
                // Ukrainian first is required: English waits as a draft.
                if let Some(english) = after.variants[Language::English].as_mut() {
                    english.take_down(act.at);
                    english.live = None;
                }
                problems.push(ImportProblem::EnglishNotPublished { article: id });
                self.save(before.as_ref(), after, occurrence).await
            }
            saved => saved,
        };
        if let Err(error) = saved {
            return match error.kind() {
                StoreErrorKind::Refused => Ok(refused(error)),
                _ => Err(error),
            };
        }
        for (language, number, text, known, made_from) in texts {
            self.keep_imported(prepared, language, number, text, known, made_from, act)
                .await?;
        }
        Ok(ArticleWritten {
            written: match before {
                Some(_) => Written::Changed,
                None => Written::New,
            },
            relate,
            problems,
        })
    }

    /// A language as a file says it is.
    async fn imported_variant(
        &mut self,
        article: &ArticleState,
        language: Language,
        edition: &Edition,
        known: &PreparedEdition,
        act: &Act,
    ) -> Result<VariantState, StoreError> {
        let slug = self
            .claim_slug(language, &edition.variant.slug, article.id)
            .await?;
        let made_from = edition.made_from.clone();
        let mut variant = match article.variant(language) {
            Some(before) => {
                let mut variant = before.clone();
                if variant.slug != slug && !variant.has_been_public(act.at) {
                    self.release_slug(language, &variant.slug, article.id)
                        .await?;
                }
                variant.slug = slug;
                variant.head = variant.head.next();
                variant.made_from = made_from;
                variant
            }
            None => VariantState::draft(slug, made_from),
        };
        variant.imported = Some(mark(variant.version.next(), &known.hash));
        variant.work = match edition.publication.window() {
            Some(_) => WorkState::Approved,
            None => WorkState::Draft,
        };
        variant.next = None;
        variant.withdrawn = None;
        variant.publication = edition.publication.clone();
        match edition.publication.window() {
            Some(window) => {
                let since = match variant.live {
                    Some(_) => act.at.max(window.live_from()),
                    None => window.live_from(),
                };
                variant.live = Some(Live {
                    revision: variant.head,
                    since,
                    parts: known.parts.clone(),
                    made_from: variant.made_from.clone(),
                });
                let publication = edition.publication.clone();
                variant.open(window, act.at);
                variant.publication = publication;
            }
            None if variant.live.is_some() => variant.take_down(act.at),
            None => {}
        }
        Ok(variant)
    }

    #[allow(clippy::too_many_arguments, reason = "each says something else")]
    async fn keep_imported(
        &mut self,
        prepared: &Prepared,
        language: Language,
        number: RevisionNumber,
        text: &ArticleVariant,
        known: &PreparedEdition,
        made_from: Option<PartHashes>,
        act: &Act,
    ) -> Result<(), StoreError> {
        self.keep(NewRevision {
            article: prepared.article.id,
            language,
            number,
            saved: SavedBy::Import,
            act,
            text,
            parts: &known.parts,
            made_from: made_from.as_ref(),
        })
        .await
    }
}
