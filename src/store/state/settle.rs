//! What the schedule of an article has brought about by a moment.

use chrono::{DateTime, Utc};

use super::{ArticleState, Changed, Live, Told, VariantState};
use crate::article::{Update, UpdateKind};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::{Act, Happened, RevisionNumber, StoreError};

/// A moment of the schedule that has passed.
struct Due {
    language: Language,
    happened: Happened,
    at: DateTime<Utc>,
    revision: Option<RevisionNumber>,
}

impl VariantState {
    /// Brings about what is due. No version grows by it: whoever saw the
    /// variant saw its schedule too.
    fn settle(&mut self, language: Language, now: DateTime<Utc>) -> Vec<Due> {
        let mut due = Vec::new();
        let live = self.live.as_ref().map(|live| live.revision);
        let mut tell = |happened, at, revision| {
            due.push(Due {
                language,
                happened,
                at,
                revision,
            });
        };
        let window = self.publication.window();
        if let Some(from) = window.map(|window| window.live_from())
            && self.told < Told::Beginning
            && from <= now
        {
            self.told = Told::Beginning;
            tell(Happened::WentLive, from, live);
        }
        if let Some(next) = self.next.take_if(|next| next.at <= now) {
            let happened = happened(next.update.as_ref());
            tell(happened, next.at, Some(next.revision));
            self.publication.update = next.update.or(self.publication.update.take());
            self.live = Some(Live {
                revision: next.revision,
                since: next.at,
                parts: next.parts,
                made_from: next.made_from,
            });
        }
        if let Some(until) = window.and_then(|window| window.live_until())
            && self.told < Told::End
            && until <= now
        {
            self.told = Told::End;
            tell(Happened::Ended, until, None);
        }
        due
    }
}

/// What it is called that another revision becomes the live one.
pub(in crate::store) const fn happened(update: Option<&Update>) -> Happened {
    match update {
        None => Happened::Replaced,
        Some(update) => match update.kind {
            UpdateKind::Update => Happened::Updated,
            UpdateKind::Correction => Happened::Corrected,
        },
    }
}

impl ArticleState {
    /// The article as its schedule has made it by a moment.
    pub(in crate::store) fn settled(mut self, now: DateTime<Utc>) -> Self {
        if self.is_there() {
            for language in Language::ALL {
                if let Some(variant) = self.variants[language].as_mut() {
                    variant.settle(language, now);
                }
            }
        }
        self
    }
}

impl Transaction {
    /// Brings about what is due of an article, writes it and tells it.
    pub(in crate::store) async fn settle(
        &mut self,
        before: ArticleState,
        now: DateTime<Utc>,
    ) -> Result<ArticleState, StoreError> {
        if !before.is_there() {
            return Ok(before);
        }
        let mut after = before.clone();
        let mut due = Vec::new();
        for language in Language::ALL {
            if let Some(variant) = after.variants[language].as_mut() {
                due.extend(variant.settle(language, now));
            }
        }
        if due.is_empty() {
            return Ok(before);
        }
        due.sort_by_key(|due| due.at);
        for language in Language::ALL {
            if let Some(variant) = after.variant(language)
                && before.variant(language) != Some(variant)
            {
                self.write_variant(&after, language, variant).await?;
            }
        }
        self.write_derived(Some(&before), &after).await?;
        let names = self.names().await?;
        let mut changed = Changed::default();
        for state in [&before, &after] {
            changed.add(&self.settings.addresses, &names, state, now);
        }
        for due in due {
            let act = Act {
                actor: self.who_scheduled(&after, due.language).await?,
                at: due.at,
            };
            let mut occurrence = super::Occurrence::new(&act, due.happened);
            occurrence.revision = due.revision;
            let version = after.version(due.language).version;
            let language = Some(due.language);
            self.tell(occurrence, after.id, language, version, &changed)
                .await?;
        }
        Ok(after)
    }

    /// Who has set what is due: the last who published or scheduled it.
    async fn who_scheduled(
        &mut self,
        article: &ArticleState,
        language: Language,
    ) -> Result<crate::article::Text, StoreError> {
        const WHO: &str = "
            SELECT actor FROM @event
            WHERE article = ?1 AND language = ?2
                AND happened IN ('published', 'window_set', 'replacement_scheduled', 'imported')
            ORDER BY id DESC LIMIT 1";
        let row = self.row(WHO, values![article.id, language]).await?;
        match row {
            Some(row) => row.word(0),
            None => "schedule"
                .parse()
                .map_err(|_| StoreError::corrupt("nobody has scheduled it")),
        }
    }
}
