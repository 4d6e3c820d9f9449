//! Articles that are related to some of a later transaction.

use std::collections::HashSet;

use super::facts::related_of;
use super::problem::{ImportProblem, Imported};
use super::recorded::{Mark, Print, first_mark};
use crate::article::ArticleId;
use crate::language::{Language, PerLanguage};
use crate::store::database::{Transaction, Value, values};
use crate::store::event::NewEvent;
use crate::store::state::Changed;
use crate::store::{Act, Happened, SharedFacts, StoreError, Version};

/// Articles whose related ones are yet to come.
#[derive(Default)]
pub(super) struct Later {
    pub(super) new: Vec<Unrelated>,
    /// Those that were there before, to be imported once more.
    pub(super) known: HashSet<ArticleId>,
}

/// A new article that nothing is related to yet. What is remembered of it is
/// not what its file says, so that an import that stops here is made good by
/// the next one.
#[derive(Clone)]
pub(super) struct Unrelated {
    pub(super) id: ArticleId,
    pub(super) facts: SharedFacts,
    /// As the file says.
    pub(super) related: Vec<ArticleId>,
    /// What is remembered of it.
    pub(super) print: Print,
}

impl Transaction {
    /// Writes what is related to new articles, unless somebody has changed them
    /// since.
    pub(super) async fn relate(
        &mut self,
        articles: &[Unrelated],
        act: &Act,
    ) -> Result<Vec<ImportProblem>, StoreError> {
        const REMEMBER: &str = "
            UPDATE @article SET imported = ?2, version = ?5
            WHERE id = ?1 AND imported = ?3 AND version = ?4 AND merged_into IS NULL";
        let mut imported = Imported::default();
        let of = |article: &'_ Unrelated| article.related.clone().into_iter().chain([article.id]);
        let named: Vec<ArticleId> = articles.iter().flat_map(of).collect();
        let known = self.there(named.iter()).await?;
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for article in articles {
            let coming = HashSet::new();
            let (ids, _) = related_of(article.id, &article.related, &known, &coming, &mut imported);
            let print = Print::of(&(&article.facts, &ids))?;
            let first = Version::NONE.next();
            let mark = Mark {
                version: first.next(),
                print,
            };
            let values = values![
                article.id,
                mark.to_string(),
                first_mark(article.print),
                first,
                first.next(),
            ];
            if self.execute(REMEMBER, values).await? == 0 {
                continue;
            }
            let numbered = (0_i64..).zip(&ids);
            rows.extend(numbered.map(|(position, &other)| values![article.id, position, other]));
            self.tell_of_related(article, act).await?;
        }
        self.insert_related(rows).await?;
        Ok(imported.problems)
    }

    pub(super) async fn insert_related(&mut self, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
        let into = "INSERT INTO @related (article, position, other) VALUES";
        self.insert(into, rows, "").await
    }

    /// Somebody may have looked at its pages meanwhile.
    async fn tell_of_related(&mut self, article: &Unrelated, act: &Act) -> Result<(), StoreError> {
        const SLUGS: &str = "SELECT language, slug FROM @variant WHERE article = ?1";
        let mut slugs = PerLanguage::default();
        for row in self.rows(SLUGS, values![article.id]).await? {
            slugs[row.get::<Language>(0)?] = Some(row.get(1)?);
        }
        let names = self.names().await?;
        let section = names.section_of(article.id, &article.facts.section)?;
        let mut changed = Changed::default();
        changed.add_article(&self.settings.addresses, article.id, section, slugs);
        let event = NewEvent {
            article: Some(article.id),
            version: Some(Version::NONE.next().next()),
            ..NewEvent::new(act, Happened::Imported)
        };
        self.record(event, &changed).await
    }
}
