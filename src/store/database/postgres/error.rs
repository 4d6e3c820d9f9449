use sqlx::Error;
use sqlx::postgres::{PgDatabaseError, PgSeverity};

use crate::store::error::Failure;
use crate::store::{StoreError, StoreErrorKind};

/// What went wrong before anything was committed, and what can be done about
/// it.
#[cold]
pub(super) fn told(cause: Error) -> StoreError {
    use StoreErrorKind::{Busy, Corrupt, Failed, Full, ReadOnly, Unavailable};
    let code = match &cause {
        Error::Database(answer) => answer.code().unwrap_or_default().into_owned(),
        _ => String::new(),
    };
    let (kind, message) = match (&cause, code.as_str()) {
        (Error::PoolTimedOut, _) => (
            Unavailable,
            "the PostgreSQL server does not answer within the time that the options give",
        ),
        (Error::PoolClosed, _) => (Unavailable, "the pool of PostgreSQL connections is closed"),
        (Error::Database(_), "40001" | "40P01") => (
            Busy,
            "others changed the same rows again and again: the command was not carried out; try again",
        ),
        (Error::Database(_), "55P03" | "57014") => (
            Busy,
            "PostgreSQL made the command wait for too long: it was not carried out; try again",
        ),
        (Error::Database(_), "53100") => (
            Full,
            "there is no room left for the PostgreSQL database: the command was not carried out",
        ),
        (Error::Database(_), "25006") => (
            ReadOnly,
            "this PostgreSQL server only reads: name the primary, and its replicas in `StoreOptions`",
        ),
        (Error::Database(_), "3D000") => (
            Unavailable,
            "the PostgreSQL server has no such database: make it with `createdb`",
        ),
        (Error::Database(_), code) if code.starts_with("28") => (
            Unavailable,
            "the PostgreSQL server does not let this user in: look at the user and the password of the address",
        ),
        (Error::Database(_), "42501") => (
            Failed,
            "the PostgreSQL user lacks a right: it has to own the store's schema, or be allowed to make one",
        ),
        (Error::Database(_), "XX001" | "XX002") => (
            Corrupt,
            "PostgreSQL found the database damaged: restore it from a copy",
        ),
        (Error::Database(_), code) if code.starts_with("53") => (
            Unavailable,
            "the PostgreSQL server has no room for one more connection or command",
        ),
        (Error::Database(_), code) if !breaks(code) => (Failed, "PostgreSQL refused a statement"),
        _ => (
            Unavailable,
            "the connection to PostgreSQL broke before the command was carried out: try again",
        ),
    };
    let failure = match &cause {
        // A key that another has taken since this command looked for it, too.
        Error::Database(_) if matches!(code.as_str(), "40001" | "40P01" | "23505") => {
            Failure::Serialization
        }
        Error::Database(_) if !breaks(&code) => Failure::Final,
        Error::Database(_) | Error::Io(_) | Error::Protocol(_) | Error::WorkerCrashed => {
            Failure::Connection
        }
        Error::PoolTimedOut | Error::PoolClosed | Error::Tls(_) => Failure::Server,
        _ => Failure::Final,
    };
    caused(StoreError::new(kind, message).with_failure(failure), cause)
}

/// What sqlx says around another error would print that one twice.
fn caused(error: StoreError, cause: Error) -> StoreError {
    match cause {
        Error::Database(answer) => error.with_source(answer.into_error()),
        Error::Io(broken) => error.with_source(broken),
        Error::PoolTimedOut | Error::PoolClosed => error,
        cause => error.with_source(cause),
    }
}

/// The same of a `COMMIT`, after which it may be unknown whether the command was
/// carried out. It is known where the server answers with an error that only the
/// transaction's own end can have: a connection that ends, a request to stop that
/// came while the server was already answering, or what is wrong with the
/// question behind the `COMMIT` says nothing.
#[cold]
pub(super) fn told_of_commit(cause: Error) -> StoreError {
    let rolled_back = match &cause {
        Error::Database(answer) => {
            let answer = answer.try_downcast_ref::<PgDatabaseError>();
            answer.is_some_and(|answer| {
                answer.severity() == PgSeverity::Error && rolls_back(answer.code())
            })
        }
        _ => false,
    };
    if rolled_back {
        return told(cause);
    }
    let error = StoreError::new(
        StoreErrorKind::Unavailable,
        "the connection to PostgreSQL broke while the command was being committed, so that its outcome is unknown: read what it was to change before trying again",
    );
    caused(error.with_failure(Failure::Unknown), cause)
}

/// Whether `COMMIT` fails with it: a constraint or a trigger that waited for the
/// end, a conflict (of which 40003 leaves open what came of it), a full disk or
/// queue of notifications.
fn rolls_back(code: &str) -> bool {
    let class = ["23", "40", "54", "P0"]
        .iter()
        .any(|it| code.starts_with(it));
    code != "40003" && (class || code == "53100")
}

/// Whether an error ends the connection: class 08, and a server that stops or
/// starts.
fn breaks(code: &str) -> bool {
    code.starts_with("08") || matches!(code, "57P01" | "57P02" | "57P03" | "57P05")
}
