use chrono::{DateTime, Utc};

use crate::article::{ArticleId, Slug};
use crate::language::Language;
use crate::store::{RevisionNumber, Version};

/// A value that goes into a statement or comes out of one. NULL has a type too,
/// since PostgreSQL wants to know the type of every parameter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Value {
    Integer(Option<i64>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
}

/// The parameters of a statement, `?1` first: `values![id, "draft", now]`.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::store::database::Value::from($value)),*]
    };
}
pub(in crate::store) use values;

/// For each type how it is stored, and NULL of that type for its `Option`.
macro_rules! stored {
    ($($kind:ident { $($type:ty: |$value:ident| $stored:expr),* $(,)? })*) => {$($(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$kind(Some($stored))
            }
        }

        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                value.map_or(Self::$kind(None), Self::from)
            }
        }
    )*)*};
}

stored! {
    Integer {
        i64: |value| value,
        u32: |value| i64::from(value),
        DateTime<Utc>: |value| value.timestamp_millis(),
        Version: |value| value.number(),
        RevisionNumber: |value| value.number(),
    }
    Text {
        &str: |value| value.to_owned(),
        String: |value| value,
        &String: |value| value.clone(),
        Language: |value| value.tag().to_owned(),
        &Slug: |value| value.as_str().to_owned(),
    }
    Blob {
        ArticleId: |value| value.uuid().as_bytes().to_vec(),
    }
}
