//! What the schedule of an article has brought about by a moment.

use chrono::{DateTime, Utc};

use super::{ArticleState, Former, Live, Occurrence, Replacement, Told, VariantState};
use crate::article::{Text, Update, UpdateKind};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::{Act, Happened, RevisionNumber, StoreError};

/// A moment of the schedule that has passed.
struct Due {
    language: Language,
    happened: Happened,
    at: DateTime<Utc>,
    revision: Option<RevisionNumber>,
    note: Option<Text>,
}

impl VariantState {
    /// Brings about what is due. No version grows by it: whoever saw the
    /// variant saw its schedule too.
    fn settle(&mut self, language: Language, now: DateTime<Utc>) -> Vec<Due> {
        let mut due = Vec::new();
        let mut tell = |happened, at, revision, note| {
            due.push(Due {
                language,
                happened,
                at,
                revision,
                note,
            });
        };
        let window = self.publication.window();
        if let Some(from) = window.map(|window| window.live_from())
            && self.told < Told::Beginning
            && from <= now
        {
            self.told = Told::Beginning;
            let live = self.live.as_ref().map(|live| live.revision);
            tell(Happened::WentLive, from, live, None);
        }
        if let Some(next) = self.next.take_if(|next| next.at <= now) {
            let update = next.update.as_ref();
            let note = update.and_then(|update| update.note.clone());
            tell(happened(update), next.at, Some(next.revision), note);
            self.give_way(next);
        }
        if let Some(until) = window.and_then(|window| window.live_until())
            && self.told < Told::End
            && until <= now
        {
            self.told = Told::End;
            let live = self.live.as_ref().map(|live| live.revision);
            tell(Happened::Ended, until, live, None);
        }
        due
    }

    /// Makes a scheduled revision the live one.
    pub(super) fn give_way(&mut self, next: Replacement) {
        let former = self.live.clone().map(|live| Former {
            live,
            update: self.publication.update.clone(),
            updated_with: self.updated_with,
            next: next.clone(),
        });
        self.replace(next);
        self.former = former;
    }

    /// Takes back a replacement that another clock, which was ahead, has made
    /// the live revision.
    pub(in crate::store) fn take_back(&mut self, now: DateTime<Utc>) -> Option<Replacement> {
        let former = self.former.take_if(|former| former.next.at > now)?;
        self.live = Some(former.live);
        self.publication.update = former.update;
        self.updated_with = former.updated_with;
        Some(former.next)
    }

    /// Makes another revision the live one.
    pub(in crate::store) fn replace(&mut self, next: Replacement) {
        let live = Live {
            revision: next.revision,
            since: next.at,
            parts: next.parts,
            made_from: next.made_from,
        };
        self.show(live, next.update);
    }

    /// Makes a revision the live one. Readers go on being told of a former
    /// update, unless the revision is from before it.
    pub(in crate::store) fn show(&mut self, live: Live, update: Option<Update>) {
        if update.is_some() {
            self.publication.update = update;
            self.updated_with = Some(live.revision);
        } else if self.updated_with.is_some_and(|with| live.revision < with) {
            self.publication.update = None;
            self.updated_with = None;
        }
        self.live = Some(live);
        self.former = None;
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
    /// Brings about what is due of an article in some languages, writes it and
    /// tells it.
    pub(in crate::store) async fn settle(
        &mut self,
        before: ArticleState,
        languages: &[Language],
        now: DateTime<Utc>,
    ) -> Result<ArticleState, StoreError> {
        if !before.is_there() {
            return Ok(before);
        }
        let mut after = before.clone();
        let mut due = Vec::new();
        for &language in languages {
            if let Some(variant) = after.variants[language].as_mut() {
                due.extend(variant.settle(language, now));
            }
        }
        if due.is_empty() {
            return Ok(before);
        }
        due.sort_by_key(|due| due.at);
        for &language in languages {
            if let Some(variant) = after.variant(language)
                && before.variant(language) != Some(variant)
            {
                self.write_variant(&after, language, variant).await?;
            }
        }
        self.write_derived(Some(&before), &after).await?;
        let changed = self
            .changed(Some(&before), &after, Happened::WentLive, now)
            .await?;
        for due in due {
            let act = Act::new(self.who_scheduled(&after, &due).await?, due.at);
            let mut occurrence = Occurrence::new(&act, due.happened);
            occurrence.revision = due.revision;
            occurrence.note = due.note.as_ref().map(Text::as_str);
            let version = after.version(due.language).version;
            self.tell(
                occurrence,
                after.id,
                Some(due.language),
                version,
                &changed[due.language],
            )
            .await?;
        }
        Ok(after)
    }

    /// Who has set what is due: the last who scheduled such a thing.
    async fn who_scheduled(
        &mut self,
        article: &ArticleState,
        due: &Due,
    ) -> Result<Text, StoreError> {
        let set_by = match due.happened {
            Happened::WentLive | Happened::Ended => "'published', 'window_set', 'imported'",
            _ => "'replacement_scheduled'",
        };
        let sql = format!(
            "SELECT actor FROM @event
             WHERE article = ?1 AND language = ?2 AND happened IN ({set_by})
             ORDER BY id DESC LIMIT 1"
        );
        match self.row(&sql, values![article.id, due.language]).await? {
            Some(row) => row.word(0),
            None => "schedule"
                .parse()
                .map_err(|_| StoreError::corrupt("nobody has scheduled it")),
        }
    }
}
