use chrono::{DateTime, Utc};

use super::{ArticleState, Live, Replacement, Told, VariantState, Withdrawal};
use crate::article::{ArticleId, PartHashes, Publication, Update, Window};
use crate::language::{Language, PerLanguage};
use crate::store::database::{Row, Transaction, values};
use crate::store::{Act, ArticleVersion, RevisionNumber, SharedFacts, StoreError, VariantVersion};

impl Transaction {
    /// Loads an article and keeps other transactions from changing it. What its
    /// schedule has brought about by a moment is brought about in it.
    ///
    /// # Errors
    ///
    /// An id that no article has.
    pub(in crate::store) async fn article(
        &mut self,
        id: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<ArticleState, StoreError> {
        let found = self.unsettled(id).await?;
        self.settle(found, &Language::ALL, now).await
    }

    async fn unsettled(&mut self, id: ArticleId) -> Result<ArticleState, StoreError> {
        let found = self.find_article(id).await?;
        found.ok_or_else(|| StoreError::not_found(format!("article {id}")))
    }

    /// Loads an article, if it is there, and keeps others from changing it.
    pub(in crate::store) async fn find_article(
        &mut self,
        id: ArticleId,
    ) -> Result<Option<ArticleState>, StoreError> {
        self.load(id, "/*pg FOR NO KEY UPDATE */").await
    }

    /// Loads an article to look at it. What its schedule has brought about by a
    /// moment is brought about in it.
    ///
    /// # Errors
    ///
    /// An id that no article has.
    pub(in crate::store) async fn look_at(
        &mut self,
        id: ArticleId,
        now: DateTime<Utc>,
    ) -> Result<ArticleState, StoreError> {
        match self.load(id, "").await? {
            Some(found) => Ok(found.settled(now)),
            None => Err(StoreError::not_found(format!("article {id}"))),
        }
    }

    async fn load(
        &mut self,
        id: ArticleId,
        lock: &str,
    ) -> Result<Option<ArticleState>, StoreError> {
        let article = format!(
            "SELECT version, original, kind, section, tags, authors, source, picture, reactions,
                created_at, archived_at, merged_into, imported
             FROM @article WHERE id = ?1 {lock}"
        );
        const VARIANTS: &str = "
            SELECT v.language, v.version, v.slug, v.work, v.head, v.made_from,
                v.live, v.live_since, v.live_made_from, l.parts,
                v.live_from, v.live_until, v.first_published_at,
                v.updated_at, v.update_kind, v.update_note,
                v.next_revision, v.next_at, n.parts, v.next_made_from,
                v.next_update_kind, v.next_update_note,
                v.withdrawn_at, v.notice, v.purged_at, v.told, v.imported, v.update_revision, v.next_told
            FROM @variant v
            LEFT JOIN @revision l
                ON l.article = v.article AND l.language = v.language AND l.number = v.live
            LEFT JOIN @revision n
                ON n.article = v.article AND n.language = v.language AND n.number = v.next_revision
            WHERE v.article = ?1";
        let Some(row) = self.row(&article, values![id]).await? else {
            return Ok(None);
        };
        let mut state = ArticleState {
            id,
            version: row.get(0)?,
            original: row.get(1)?,
            facts: SharedFacts::read(&row, 2)?,
            created_at: row.get(9)?,
            archived_at: row.get(10)?,
            merged_into: row.get(11)?,
            imported: row.get(12)?,
            variants: PerLanguage::default(),
        };
        for row in self.rows(VARIANTS, values![id]).await? {
            let language: Language = row.get(0)?;
            state.variants[language] = Some(variant(&row)?);
        }
        Ok(Some(state))
    }

    /// Loads an article that somebody has seen in one language. What the
    /// schedule of this language has brought about is brought about in it.
    ///
    /// # Errors
    ///
    /// An article that is not there, or was merged into another one. Another
    /// version than the one seen: a conflict, with what happened since.
    pub(in crate::store) async fn seen(
        &mut self,
        seen: &VariantVersion,
        act: &Act,
    ) -> Result<ArticleState, StoreError> {
        let state = self.unsettled(seen.article).await?;
        state.check_not_merged()?;
        self.as_seen(state, seen, act).await
    }

    /// As [`seen`](Self::seen), also of an article that was merged.
    pub(in crate::store) async fn seen_or_merged(
        &mut self,
        seen: &VariantVersion,
        act: &Act,
    ) -> Result<ArticleState, StoreError> {
        let state = self.unsettled(seen.article).await?;
        self.as_seen(state, seen, act).await
    }

    async fn as_seen(
        &mut self,
        state: ArticleState,
        seen: &VariantVersion,
        act: &Act,
    ) -> Result<ArticleState, StoreError> {
        let found = state.version(seen.language).version;
        if found == seen.version {
            return self.settle(state, &[seen.language], act.at).await;
        }
        Err(self
            .conflict(seen.article, Some(seen.language), seen.version, found)
            .await?)
    }

    /// Loads an article whose shared facts somebody has seen. What its schedule
    /// has brought about is brought about in it.
    ///
    /// # Errors
    ///
    /// As [`seen`](Self::seen).
    pub(in crate::store) async fn seen_article(
        &mut self,
        seen: &ArticleVersion,
        act: &Act,
    ) -> Result<ArticleState, StoreError> {
        let state = self.unsettled(seen.article).await?;
        state.check_not_merged()?;
        if state.version == seen.version {
            return self.settle(state, &Language::ALL, act.at).await;
        }
        Err(self
            .conflict(seen.article, None, seen.version, state.version)
            .await?)
    }
}

/// A variant from the columns of `VARIANTS`.
fn variant(row: &Row) -> Result<VariantState, StoreError> {
    let live = match row.get::<Option<RevisionNumber>>(6)? {
        Some(revision) => Some(Live {
            revision,
            since: row.get(7)?,
            made_from: row.optional_json(8)?,
            parts: row.json(9)?,
        }),
        None => None,
    };
    let next = match row.get::<Option<RevisionNumber>>(16)? {
        Some(revision) => Some(Replacement {
            revision,
            at: row.get(17)?,
            parts: row.json(18)?,
            made_from: row.optional_json(19)?,
            update: update(row, 17, 20)?,
        }),
        None => None,
    };
    let withdrawn = match row.get(22)? {
        Some(at) => Some(Withdrawal {
            at,
            notice: row.optional_word(23)?,
        }),
        None => None,
    };
    let is_told = row.get::<i64>(28)? == 1;
    let (next, told) = match is_told {
        true => (None, next),
        false => (next, None),
    };
    let mut state = VariantState {
        version: row.get(1)?,
        slug: row.word(2)?,
        work: row.word(3)?,
        head: row.get(4)?,
        made_from: row.optional_json::<PartHashes>(5)?,
        live,
        publication: publication(row, 10)?,
        updated_with: row.get(27)?,
        next,
        former: None,
        withdrawn,
        purged_at: row.get(24)?,
        told: match row.get::<i64>(25)? {
            -1 => Told::Again,
            0 => Told::Nothing,
            1 => Told::Beginning,
            _ => Told::End,
        },
        imported: row.get(26)?,
    };
    if let Some(next) = told {
        state.give_way(next);
    }
    Ok(state)
}

/// A publication from six columns: the window's ends, the first publication,
/// the update's moment, kind and note.
pub(in crate::store) fn publication(row: &Row, at: usize) -> Result<Publication, StoreError> {
    let window = match row.get(at)? {
        Some(from) => Some(
            Window::new(from, row.get(at + 1)?)
                .map_err(|error| StoreError::corrupt(error.to_string()))?,
        ),
        None => None,
    };
    Ok(Publication::recorded(
        window,
        row.get(at + 2)?,
        update(row, at + 3, at + 4)?,
    ))
}

/// An update from the column of its moment and the two of its kind and note;
/// none where no kind is given.
pub(in crate::store) fn update(
    row: &Row,
    moment: usize,
    at: usize,
) -> Result<Option<Update>, StoreError> {
    let Some(kind) = row.optional_word(at)? else {
        return Ok(None);
    };
    Ok(Some(Update {
        updated_at: row.get(moment)?,
        kind,
        note: row.optional_word(at + 1)?,
    }))
}
