//! The two databases behind one interface: one SQL text, one type of value,
//! one transaction.

#[cfg(feature = "postgres")]
pub(in crate::store) mod postgres;
mod row;
#[cfg(feature = "sqlite")]
pub(in crate::store) mod sqlite;
mod transaction;
mod value;

pub(in crate::store) use row::Row;
pub(in crate::store) use transaction::{Transaction, Work};
pub(in crate::store) use value::{Value, values};

/// An open database.
pub(in crate::store) enum Database {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlite::Sqlite),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Postgres),
}
