use crate::article::{ArticleId, Slug};
use crate::store::database::{Transaction, values};
use crate::store::state::Occurrence;
use crate::store::{Act, Done, Happened, Store, StoreError, VariantVersion};

impl Store {
    /// Gives a text another address in its language. The old one goes on
    /// leading to it, and nobody else can take that. An article may take back a
    /// slug it once had. The other language keeps its own.
    ///
    /// # Errors
    ///
    /// A conflict. A slug that leads to another article. A word that the site's
    /// addresses keep for themselves. The slug that it has. An article that was
    /// merged into another.
    pub async fn change_slug(
        &self,
        seen: VariantVersion,
        slug: Slug,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, slug, act.clone());
        self.write(arguments, |transaction, (seen, slug, act)| {
            Box::pin(async move { transaction.change_slug(seen, slug, act).await })
        })
        .await
    }
}

impl Transaction {
    async fn change_slug(
        &mut self,
        seen: &VariantVersion,
        slug: &Slug,
        act: &Act,
    ) -> Result<Done, StoreError> {
        const OWNER: &str = "SELECT article FROM @slug WHERE language = ?1 AND slug = ?2";
        let (article, language) = (seen.article, seen.language);
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        if variant.slug == *slug {
            return Err(StoreError::refused(format!(
                "`{slug}` is the slug of the text already"
            )));
        }
        if self.settings.addresses.is_reserved(slug) {
            return Err(StoreError::refused(format!(
                "`{slug}` is a word of the site's own addresses: choose another slug"
            )));
        }
        if self.claim_slug(language, slug, article).await? != *slug {
            let owner = self.row(OWNER, values![language, slug]).await?;
            let owner: Option<ArticleId> = owner.map(|row| row.get(0)).transpose()?;
            let owner = owner.map_or_else(|| "another".to_owned(), |id| id.to_string());
            return Err(StoreError::refused(format!(
                "in `{language}` the slug `{slug}` leads to the article {owner}: choose another one"
            )));
        }
        if !variant.has_been_public(act.at) {
            self.release_slug(language, &variant.slug, article).await?;
        }
        variant.slug = slug.clone();
        let occurrence = Occurrence::new(act, Happened::SlugChanged).with(Some(slug.as_str()));
        self.save(Some(&before), after, occurrence)
            .await?
            .done(language)
    }
}
