use crate::language::Language;
use crate::store::{Act, Happened, RevisionNumber};

/// What a command did, for the audit trail.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Occurrence<'a> {
    pub(super) act: &'a Act,
    pub(super) happened: Happened,
    pub(super) revision: Option<RevisionNumber>,
    pub(super) note: Option<&'a str>,
    /// What followed for English.
    english: Option<Happened>,
}

impl<'a> Occurrence<'a> {
    pub(in crate::store) const fn new(act: &'a Act, happened: Happened) -> Self {
        Self {
            act,
            happened,
            revision: None,
            note: None,
            english: None,
        }
    }

    pub(in crate::store) const fn of(mut self, revision: RevisionNumber) -> Self {
        self.revision = Some(revision);
        self
    }

    pub(in crate::store) const fn with(mut self, note: Option<&'a str>) -> Self {
        self.note = note;
        self
    }

    pub(in crate::store) const fn with_english(mut self, happened: Option<Happened>) -> Self {
        self.english = happened;
        self
    }

    /// What there is to tell of a language, or of what both share.
    pub(super) fn of_language(self, language: Option<Language>) -> Self {
        match (language, self.english) {
            (Some(Language::English), Some(happened)) => Self::new(self.act, happened),
            (Some(_), _) => self,
            (None, _) => Self {
                revision: None,
                ..self
            },
        }
    }
}
