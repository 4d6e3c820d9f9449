use crate::article::{ArticleId, Slug};
use crate::language::Language;
use crate::store::StoreError;
use crate::store::database::{Transaction, values};

impl Transaction {
    /// Takes a slug for an article, or the first numbered one that is free.
    /// One that leads to this article already, now or formerly, is free.
    pub(in crate::store) async fn claim_slug(
        &mut self,
        language: Language,
        wanted: &Slug,
        article: ArticleId,
    ) -> Result<Slug, StoreError> {
        const CLAIM: &str = "
            INSERT INTO @slug (language, slug, article) VALUES (?1, ?2, ?3)
            ON CONFLICT (language, slug) DO NOTHING";
        let reserved = self.settings.addresses.is_reserved(wanted);
        let claimed = values![language, wanted, article];
        if !reserved && self.execute(CLAIM, claimed).await? == 1 {
            return Ok(wanted.clone());
        }
        loop {
            let (slug, ours) = self.free_slug(language, wanted, article).await?;
            let claimed = values![language, &slug, article];
            // Somebody else may have taken it since: then look again.
            if ours || self.execute(CLAIM, claimed).await? == 1 {
                return Ok(slug);
            }
        }
    }

    /// The first of a slug's candidates that is free or leads to the article
    /// already, and whether it does.
    async fn free_slug(
        &mut self,
        language: Language,
        wanted: &Slug,
        article: ArticleId,
    ) -> Result<(Slug, bool), StoreError> {
        const TAKEN: &str = "
            SELECT slug, article FROM @slug WHERE language = ?1 AND slug = ?2
            UNION ALL
            SELECT slug, article FROM @slug
            WHERE language = ?1 AND slug >= ?3 AND slug < ?4 AND slug <> ?2";
        let (from, to) = numbered(wanted);
        let mut taken = std::collections::HashMap::new();
        let values = values![language, wanted, from, to];
        for row in self.rows(TAKEN, values).await? {
            taken.insert(row.word::<Slug>(0)?, row.get::<ArticleId>(1)?);
        }
        let addresses = self.settings.addresses.clone();
        let free = |slug: &Slug| match taken.get(slug) {
            Some(&other) => other == article,
            None => !addresses.is_reserved(slug),
        };
        let found = wanted.candidates().find(free);
        let slug = found.ok_or_else(|| {
            StoreError::refused(format!(
                "no number is left for the slug `{wanted}`: choose another one"
            ))
        })?;
        let ours = taken.contains_key(&slug);
        Ok((slug, ours))
    }

    /// Gives up a slug that readers have never seen. One that came with an
    /// article that was merged into this one stays.
    pub(in crate::store) async fn release_slug(
        &mut self,
        language: Language,
        slug: &Slug,
        article: ArticleId,
    ) -> Result<(), StoreError> {
        const RELEASE: &str = "
            DELETE FROM @slug WHERE language = ?1 AND slug = ?2 AND article = ?3
                AND merged_from IS NULL";
        self.execute(RELEASE, values![language, slug, article])
            .await?;
        Ok(())
    }
}

/// A range of texts in which all numbered forms of a slug lie, and little else.
/// The longer a number, the more a long slug loses of its end.
fn numbered(slug: &Slug) -> (String, String) {
    let longest = slug.numbered(u32::MAX);
    let kept = longest
        .as_str()
        .rsplit_once('-')
        .map_or("", |(kept, _)| kept);
    match slug.as_str().strip_prefix(kept).unwrap_or_default() {
        "" => (format!("{kept}-0"), format!("{kept}-:")),
        words if words.starts_with('-') => (format!("{kept}-"), format!("{kept}.")),
        _ => (kept.to_owned(), format!("{kept}{{")),
    }
}
