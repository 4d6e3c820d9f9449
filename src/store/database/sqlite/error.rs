use rusqlite::{Error, ErrorCode};

use crate::store::{StoreError, StoreErrorKind};

/// What went wrong, and what can be done about it.
#[cold]
pub(super) fn told(cause: Error) -> StoreError {
    use StoreErrorKind::{Busy, Corrupt, Failed, Full, ReadOnly, Unavailable};
    let (kind, message) = match cause.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            Busy,
            "another process kept the SQLite database locked for too long: try again",
        ),
        Some(ErrorCode::DiskFull) => (
            Full,
            "there is no room left for the SQLite database: the command was not carried out",
        ),
        Some(ErrorCode::ReadOnly) => (
            ReadOnly,
            "the SQLite database may be read only: the process needs to write the file and its folder",
        ),
        Some(ErrorCode::DatabaseCorrupt) => (
            Corrupt,
            "the SQLite file is damaged: restore it from a copy",
        ),
        Some(ErrorCode::NotADatabase) => (
            Corrupt,
            "the file is no SQLite database: name another file, or move this one away",
        ),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (
            Unavailable,
            "the SQLite file, or one of those beside it, cannot be opened",
        ),
        Some(ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => (
            Unavailable,
            "the system failed to read or write the SQLite file",
        ),
        _ => (Failed, "SQLite refused a statement"),
    };
    StoreError::new(kind, message).with_source(cause)
}
