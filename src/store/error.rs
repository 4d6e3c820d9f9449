use std::error::Error;
use std::fmt;

use super::Conflict;

/// Why the store could not do something. What to do about it is in the text,
/// the driver's own error in [`source`](Error::source).
pub struct StoreError(Box<Cause>);

struct Cause {
    kind: StoreErrorKind,
    #[cfg(feature = "postgres")]
    failure: Failure,
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
    conflict: Option<Conflict>,
}

/// What a caller may want to do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// Somebody else changed the same thing first.
    Conflict,
    /// The rules forbid it; the text says what to do instead.
    Refused,
    /// There is no such thing in the store.
    NotFound,
    /// A cursor of events is of another database, or of this one before it was
    /// restored from a copy; the text says how to go on.
    ForeignCursor,
    /// The database does not answer, or the connection broke. Where this
    /// happened while a command was being committed, the text says that its
    /// outcome is unknown.
    Unavailable,
    /// Others kept the database or its connections for too long. The command
    /// was not carried out and may be tried again.
    Busy,
    /// The disk, or the database itself, has no room left.
    Full,
    /// The database or its file may be read only.
    ReadOnly,
    /// The database is older than this version of the library and waits for
    /// [`Store::migrate`](super::Store::migrate).
    Outdated,
    /// The database is newer than this version of the library.
    Newer,
    /// The database was made by other migrations than those of the library.
    Changed,
    /// What is stored cannot be read: a damaged file, a file of another kind,
    /// a value that the library does not write.
    Corrupt,
    /// The address is none of a database.
    InvalidUrl,
    /// The database refused for another reason, told by the source.
    Failed,
}

/// Whether doing the same again can help.
#[cfg(feature = "postgres")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    Final,
    /// It met what others did at the same time, and changed nothing.
    Serialization,
    /// The connection broke. Nothing was committed.
    Connection,
    /// The server does not answer, or lets nobody in. Nothing was committed.
    Server,
    /// Nobody said whether it was committed.
    Unknown,
}

impl StoreError {
    /// What kind of failure it is.
    pub fn kind(&self) -> StoreErrorKind {
        self.0.kind
    }

    /// Who was faster, and what they did; for the kind
    /// [`Conflict`](StoreErrorKind::Conflict).
    pub fn conflict(&self) -> Option<&Conflict> {
        self.0.conflict.as_ref()
    }

    pub(super) fn new(kind: StoreErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Cause {
            kind,
            #[cfg(feature = "postgres")]
            failure: Failure::Final,
            message: message.into(),
            source: None,
            conflict: None,
        }))
    }

    pub(super) fn conflicting(conflict: Conflict) -> Self {
        let mut error = Self::new(StoreErrorKind::Conflict, conflict.to_string());
        error.0.conflict = Some(conflict);
        error
    }

    /// What the rules forbid, with what to do instead.
    pub(super) fn refused(advice: impl Into<String>) -> Self {
        Self::new(StoreErrorKind::Refused, advice)
    }

    /// `what` names the thing: `article 0197…`.
    pub(super) fn not_found(what: impl fmt::Display) -> Self {
        Self::new(StoreErrorKind::NotFound, format!("there is no {what}"))
    }

    /// `what` says what is stored and wrong: `column 3 holds text, …`.
    pub(super) fn corrupt(what: impl fmt::Display) -> Self {
        let message = format!("the database holds what the library does not write: {what}");
        Self::new(StoreErrorKind::Corrupt, message)
    }

    #[cfg(feature = "postgres")]
    pub(super) fn with_failure(mut self, failure: Failure) -> Self {
        self.0.failure = failure;
        self
    }

    #[cfg(feature = "postgres")]
    pub(super) fn failure(&self) -> Failure {
        self.0.failure
    }

    /// Of work that cannot be done again.
    pub(super) fn of_one_try(self) -> Self {
        #[cfg(feature = "postgres")]
        if self.failure() == Failure::Serialization {
            return self.with_failure(Failure::Final);
        }
        self
    }

    pub(super) fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreError")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("source", &self.0.source)
            .finish()
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.0.source.as_deref();
        source.map(|source| source as &(dyn Error + 'static))
    }
}
