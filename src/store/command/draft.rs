use crate::article::{ArticleVariant, PartHashes};
use crate::store::database::{Transaction, values};
use crate::store::revision::NewRevision;
use crate::store::state::{ArticleState, Occurrence, WorkState};
use crate::store::{Act, Done, Happened, SavedBy, Store, StoreError, VariantVersion};

/// How many autosaved revisions an article keeps in one language.
const AUTOSAVES: i64 = 20;

impl Store {
    /// Saves a text as a new revision. What readers see stays as it is; work on
    /// the text goes back to [`WorkState::Draft`].
    ///
    /// A slug that nobody has seen yet becomes the text's own, numbered where
    /// it is taken.
    ///
    /// # Errors
    ///
    /// A conflict, where somebody changed this language since. A language that
    /// the article does not have: see [`translate`](Self::translate). Another
    /// slug than that under which readers know the text: see
    /// [`change_slug`](Self::change_slug).
    pub async fn save_draft(
        &self,
        seen: VariantVersion,
        text: ArticleVariant,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.keep_draft(seen, text, SavedBy::Hand, act).await
    }

    /// Saves a text as [`save_draft`](Self::save_draft) does, by the program
    /// and not by hand. Of such revisions the newest twenty are kept, and those
    /// that somebody has done something with: handed in, approved, published,
    /// scheduled, translated from or made a preview of.
    ///
    /// # Errors
    ///
    /// As [`save_draft`](Self::save_draft).
    pub async fn autosave(
        &self,
        seen: VariantVersion,
        text: ArticleVariant,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.keep_draft(seen, text, SavedBy::Autosave, act).await
    }

    async fn keep_draft(
        &self,
        seen: VariantVersion,
        text: ArticleVariant,
        saved: SavedBy,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, text, saved, act.clone());
        self.write(arguments, |transaction, (seen, text, saved, act)| {
            Box::pin(async move {
                let before = transaction.seen(seen, act).await?;
                let happened = match saved {
                    SavedBy::Autosave => Happened::Autosaved,
                    _ => Happened::Saved,
                };
                let variant = before.variant(seen.language);
                let made_from = variant.and_then(|variant| variant.made_from.clone());
                transaction
                    .save_text(&before, seen, text, *saved, made_from, act, happened)
                    .await
            })
        })
        .await
    }
}

impl Transaction {
    /// Makes a text, which stands for some parts of its source, the newest
    /// revision of a language that is there.
    #[allow(clippy::too_many_arguments, reason = "each says something else")]
    pub(super) async fn save_text(
        &mut self,
        before: &ArticleState,
        seen: &VariantVersion,
        text: &ArticleVariant,
        saved: SavedBy,
        made_from: Option<PartHashes>,
        act: &Act,
        happened: Happened,
    ) -> Result<Done, StoreError> {
        let language = seen.language;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        // A text that was erased may have lost its slug with it.
        if text.slug != variant.slug || variant.purged_at.is_some() {
            if text.slug != variant.slug && variant.has_been_public(act.at) {
                return Err(StoreError::refused(format!(
                    "readers know this text as `{}`: change its slug with `change_slug`",
                    variant.slug
                )));
            }
            let claimed = self.claim_slug(language, &text.slug, seen.article).await?;
            if claimed != variant.slug {
                self.release_slug(language, &variant.slug, seen.article)
                    .await?;
                variant.slug = claimed;
            }
        }
        variant.head = variant.head.next();
        variant.work = WorkState::Draft;
        variant.purged_at = None;
        let number = variant.head;
        variant.made_from.clone_from(&made_from);
        self.keep(NewRevision {
            article: seen.article,
            language,
            number,
            saved,
            act,
            text,
            parts: &PartHashes::of(text),
            made_from: made_from.as_ref(),
        })
        .await?;
        if saved == SavedBy::Autosave {
            self.drop_old_autosaves(seen, act).await?;
        }
        let occurrence = Occurrence::new(act, happened).of(number);
        self.save(Some(before), after, occurrence)
            .await?
            .done(language)
    }

    async fn drop_old_autosaves(
        &mut self,
        seen: &VariantVersion,
        act: &Act,
    ) -> Result<(), StoreError> {
        const DROP: &str = "
            DELETE FROM @revision
            WHERE article = ?1 AND language = ?2 AND saved = 'autosaved'
                AND number <= (
                    SELECT number FROM @revision
                    WHERE article = ?1 AND language = ?2 AND saved = 'autosaved'
                    ORDER BY number DESC LIMIT 1 OFFSET ?3)
                AND number NOT IN (
                    SELECT revision FROM @event
                    WHERE article = ?1 AND language = ?2 AND revision IS NOT NULL
                        AND happened <> 'autosaved'
                    UNION SELECT live FROM @variant
                    WHERE article = ?1 AND language = ?2 AND live IS NOT NULL
                    UNION SELECT next_revision FROM @variant
                    WHERE article = ?1 AND language = ?2 AND next_revision IS NOT NULL
                    UNION SELECT revision FROM @preview
                    WHERE article = ?1 AND language = ?2 AND expires_at > ?4)
                AND parts NOT IN (
                    SELECT made_from FROM @revision
                    WHERE article = ?1 AND language <> ?2 AND made_from IS NOT NULL)";
        let values = values![seen.article, seen.language, AUTOSAVES, act.at];
        self.execute(DROP, values).await?;
        Ok(())
    }
}
