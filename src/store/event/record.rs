use super::Happened;
use crate::article::ArticleId;
use crate::language::Language;
use crate::store::database::{Insert, Transaction, values};
use crate::store::state::{Changed, json};
use crate::store::{Act, RevisionNumber, StoreError, Version};

/// An event that a command writes; the fields are those of an
/// [`Event`](super::Event).
pub(in crate::store) struct NewEvent<'a> {
    pub(in crate::store) act: &'a Act,
    pub(in crate::store) happened: Happened,
    pub(in crate::store) article: Option<ArticleId>,
    pub(in crate::store) language: Option<Language>,
    pub(in crate::store) subject: Option<String>,
    pub(in crate::store) version: Option<Version>,
    pub(in crate::store) revision: Option<RevisionNumber>,
    pub(in crate::store) note: Option<&'a str>,
}

impl<'a> NewEvent<'a> {
    /// That somebody did something.
    pub(in crate::store) const fn new(act: &'a Act, happened: Happened) -> Self {
        Self {
            act,
            happened,
            article: None,
            language: None,
            subject: None,
            version: None,
            revision: None,
            note: None,
        }
    }
}

impl Transaction {
    /// Writes an event, with what caches must forget because of it. Those who
    /// wait for events are told when the transaction is committed.
    pub(in crate::store) async fn record(
        &mut self,
        event: NewEvent<'_>,
        changed: &Changed,
    ) -> Result<(), StoreError> {
        const RECORD: &Insert = &Insert {
            key: 0,
            into: "INSERT INTO @event (at, actor, happened, article, language, subject, version,
                revision, note, cache_tags, urls)
                VALUES",
            after: "",
        };
        let values = values![
            event.act.at,
            event.act.actor.as_str(),
            event.happened.as_str(),
            event.article,
            event.language,
            event.subject,
            event.version,
            event.revision,
            event.note,
            json(&changed.cache_tags)?,
            json(&changed.urls)?,
        ];
        self.insert_row(RECORD, values).await?;
        self.tell_listeners();
        Ok(())
    }
}
