//! The two databases behind one interface: one SQL text, one type of value,
//! one transaction.

mod insert;
#[cfg(feature = "postgres")]
pub(in crate::store) mod postgres;
mod row;
#[cfg(feature = "sqlite")]
pub(in crate::store) mod sqlite;
#[cfg(test)]
#[cfg(feature = "sqlite")]
mod tests;
mod transaction;
mod value;

pub(in crate::store) use insert::Insert;
pub(in crate::store) use row::{FromValue, Row};
pub(in crate::store) use transaction::{Transaction, Work};
pub(in crate::store) use value::{Value, values};

/// An open database.
pub(in crate::store) enum Database {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlite::Sqlite),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Postgres),
}

/// Whether much is about to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Bulk {
    Begins,
    Ended,
}

/// How a read is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Scope {
    /// In one snapshot.
    Snapshot,
    /// By one statement, which is a snapshot by itself.
    Statement,
    /// In one snapshot that has all that anybody has written.
    Newest,
}
