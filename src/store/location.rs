use std::path::PathBuf;

use super::{StoreError, StoreErrorKind};

/// Where a database is, read from its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Memory,
    File(PathBuf),
    Postgres,
}

impl Location {
    /// `sqlite::memory:`, `sqlite:news.db`, `sqlite:///srv/news.db`,
    /// `postgres://…`, `postgresql://…`. An address is never told in an error,
    /// since it may hold a password; its scheme is.
    pub(super) fn of(url: &str) -> Result<Self, StoreError> {
        let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
        match scheme {
            "sqlite" => sqlite(rest),
            "postgres" | "postgresql" if rest.starts_with("//") => Ok(Self::Postgres),
            "postgres" | "postgresql" => Err(invalid(
                "expected two slashes: `postgres://user@host/database`",
            )),
            // Before `//` stands a scheme, elsewhere it may be a password.
            scheme if rest.starts_with("//") => {
                let scheme: String = scheme.chars().take(20).collect();
                Err(invalid(format!("{EXPECTED}, found `{scheme}://`")))
            }
            _ => Err(invalid(format!("{EXPECTED}, found none of these"))),
        }
    }
}

const EXPECTED: &str =
    "expected a database's address that begins with `sqlite:`, `postgres://` or `postgresql://`";

fn sqlite(rest: &str) -> Result<Location, StoreError> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path == ":memory:" {
        return Ok(Location::Memory);
    }
    if path.contains('?') {
        let advice = "an SQLite file's address has no `?…`: `StoreOptions` has what can be set";
        return Err(invalid(advice));
    }
    if path.is_empty() || path.contains('\0') {
        let advice = "expected a file after `sqlite:`, as in `sqlite:news.db`, or `:memory:`";
        return Err(invalid(advice));
    }
    Ok(Location::File(PathBuf::from(path)))
}

fn invalid(message: impl Into<String>) -> StoreError {
    StoreError::new(StoreErrorKind::InvalidUrl, message)
}
