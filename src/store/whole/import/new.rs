//! Articles that the store does not have.

use std::borrow::Cow;
use std::collections::HashSet;

use super::article::{Facts, PARAMETERS};
use super::plan::{new_variant, remember};
use super::prepared::{Prepared, PreparedText};
use super::problem::Imported;
use super::recorded::first_mark;
use super::told::{held_back, tell_of_slug};
use crate::article::ArticleId;
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, Value, values};
use crate::store::state::{ArticleState, Occurrence, check_ukrainian_first};
use crate::store::{Act, Happened, RevisionNumber, StoreError, Version};

/// How many articles are written together.
const TOGETHER: usize = 64;

impl Transaction {
    /// Imports articles that are not there, with few statements.
    pub(super) async fn import_all_new(
        &mut self,
        new: &[(&Prepared, Facts)],
        act: &Act,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        let claimed = self.claim_slugs(new).await?;
        for some in new.chunks(TOGETHER) {
            self.postpone_rows();
            for (article, facts) in some {
                self.import_new(article, facts, &claimed, act, imported)
                    .await?;
            }
            self.write_postponed().await?;
        }
        let related = new.iter().flat_map(|(article, facts)| {
            let related = (0_i64..).zip(&facts.related);
            related.map(|(position, &other)| values![article.id, position, other])
        });
        let related: Vec<Vec<Value>> = related.collect();
        self.insert_related(related).await
    }

    /// Takes the slugs that new articles wish for, as far as they are free.
    async fn claim_slugs(
        &mut self,
        new: &[(&Prepared, Facts)],
    ) -> Result<HashSet<(ArticleId, Language)>, StoreError> {
        let addresses = self.settings.addresses.clone();
        let mut wanted = Vec::new();
        for (article, _) in new {
            for (language, text) in article.texts.iter() {
                let slug = text.as_ref().map(|text| &text.edition.variant.slug);
                if let Some(slug) = slug.filter(|slug| !addresses.is_reserved(slug)) {
                    wanted.push(values![language, slug, article.id]);
                }
            }
        }
        // Who comes first among those of one slug stays first.
        wanted.sort_by(|one, other| one.iter().take(2).cmp(other.iter().take(2)));
        let mut claimed = HashSet::new();
        for some in wanted.chunks(PARAMETERS / 3) {
            let rows: Vec<String> = (0..some.len())
                .map(|row| format!("(?{}, ?{}, ?{})", row * 3 + 1, row * 3 + 2, row * 3 + 3))
                .collect();
            let sql = format!(
                "INSERT INTO @slug (language, slug, article) VALUES {}
                 ON CONFLICT (language, slug) DO NOTHING RETURNING article, language",
                rows.join(", ")
            );
            for row in self.rows(&sql, some.concat()).await? {
                claimed.insert((row.get(0)?, row.get(1)?));
            }
        }
        Ok(claimed)
    }

    async fn import_new(
        &mut self,
        article: &Prepared,
        facts: &Facts,
        claimed: &HashSet<(ArticleId, Language)>,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        let mut state = ArticleState {
            id: article.id,
            version: Version::NONE,
            original: article.original,
            facts: facts.facts.clone(),
            created_at: act.at,
            archived_at: None,
            merged_into: None,
            imported: Some(first_mark(facts.print)),
            variants: PerLanguage::default(),
        };
        let texts = self.new_texts(article, &mut state, act, imported)?;
        for (language, text) in texts.iter() {
            let (Some(text), Some(variant)) = (text, state.variants[language].as_mut()) else {
                continue;
            };
            let slug = &text.edition.variant.slug;
            if !claimed.contains(&(article.id, language)) {
                variant.slug = self.claim_slug(language, slug, article.id).await?;
            }
            tell_of_slug(article.id, language, slug, variant, imported);
            self.keep_imported(article.id, language, text, variant, act)
                .await?;
            remember(variant, text);
        }
        imported.new += 1;
        let occurrence = Occurrence::new(act, Happened::Imported).of(RevisionNumber::new(1));
        self.save(None, state, occurrence).await?;
        Ok(())
    }

    /// Puts new texts into a state; English is held back where it may not be
    /// public. Gives the texts as they are taken over.
    fn new_texts<'a>(
        &self,
        article: &'a Prepared,
        state: &mut ArticleState,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<PerLanguage<Option<Cow<'a, PreparedText>>>, StoreError> {
        let mut texts = PerLanguage::default();
        for (language, text) in article.texts.iter() {
            state.variants[language] = text.as_ref().map(|text| new_variant(text, act));
            texts[language] = text.as_ref().map(Cow::Borrowed);
        }
        if check_ukrainian_first(self.settings.ukrainian_first, None, state, act.at).is_err()
            && let Some(text) = &article.texts.english
        {
            let text = text.held_back(act.at)?;
            state.variants.english = Some(new_variant(&text, act));
            texts.english = Some(Cow::Owned(text));
            imported.tell(held_back(article.id));
        }
        Ok(texts)
    }
}
