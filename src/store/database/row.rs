use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Value;
use crate::article::{ArticleId, Id, Slug};
use crate::language::Language;
use crate::store::{RevisionNumber, StoreError, Version};

/// A row that a statement gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Row(pub(super) Vec<Value>);

impl Row {
    /// All its values.
    pub(in crate::store) fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter()
    }

    /// The value of a column, the first being 0. `&str` and `&[u8]` borrow
    /// from the row.
    pub(in crate::store) fn get<'r, T: FromValue<'r>>(
        &'r self,
        at: usize,
    ) -> Result<T, StoreError> {
        let value = self.0.get(at);
        let value = value.ok_or_else(|| StoreError::corrupt(format!("no column {at}")))?;
        T::from_value(value).ok_or_else(|| unexpected::<T>(at, value))
    }

    /// A value that is written as text.
    pub(in crate::store) fn word<T: FromStr>(&self, at: usize) -> Result<T, StoreError> {
        let text: &str = self.get(at)?;
        text.parse()
            .map_err(|_| unexpected::<T>(at, &Value::from(text)))
    }

    /// A value that is written as text, or NULL.
    pub(in crate::store) fn optional_word<T: FromStr>(
        &self,
        at: usize,
    ) -> Result<Option<T>, StoreError> {
        let text: Option<&str> = self.get(at)?;
        text.map(|_| self.word(at)).transpose()
    }

    /// A value that is written as JSON.
    pub(in crate::store) fn json<T: DeserializeOwned>(&self, at: usize) -> Result<T, StoreError> {
        let text: &str = self.get(at)?;
        serde_json::from_str(text).map_err(|_| unexpected::<T>(at, &Value::from(text)))
    }

    /// A value that is written as JSON, or NULL.
    pub(in crate::store) fn optional_json<T: DeserializeOwned>(
        &self,
        at: usize,
    ) -> Result<Option<T>, StoreError> {
        let text: Option<&str> = self.get(at)?;
        text.map(|_| self.json(at)).transpose()
    }
}

#[cold]
fn unexpected<T>(at: usize, value: &Value) -> StoreError {
    let wanted = std::any::type_name::<T>();
    let mut found = format!("{value:?}");
    if let Some((end, _)) = found.char_indices().nth(200) {
        found.truncate(end);
    }
    StoreError::corrupt(format!("column {at} is {found} instead of a {wanted}"))
}

/// What can be read from a column. None where the value is another type's, is
/// NULL, or is no such value.
pub(in crate::store) trait FromValue<'r>: Sized {
    fn from_value(value: &'r Value) -> Option<Self>;
}

impl<'r, T: FromValue<'r>> FromValue<'r> for Option<T> {
    fn from_value(value: &'r Value) -> Option<Self> {
        match value {
            Value::Integer(None) | Value::Text(None) | Value::Blob(None) => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl FromValue<'_> for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Integer(number) => *number,
            _ => None,
        }
    }
}

impl FromValue<'_> for Version {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Self::new)
    }
}

impl FromValue<'_> for RevisionNumber {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Self::new)
    }
}

impl FromValue<'_> for DateTime<Utc> {
    fn from_value(value: &Value) -> Option<Self> {
        DateTime::from_timestamp_millis(i64::from_value(value)?)
    }
}

impl<'r> FromValue<'r> for &'r str {
    fn from_value(value: &'r Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.as_deref(),
            _ => None,
        }
    }
}

impl<'r> FromValue<'r> for &'r [u8] {
    fn from_value(value: &'r Value) -> Option<Self> {
        match value {
            Value::Blob(bytes) => bytes.as_deref(),
            _ => None,
        }
    }
}

impl FromValue<'_> for String {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value).map(str::to_owned)
    }
}

impl FromValue<'_> for ArticleId {
    fn from_value(value: &Value) -> Option<Self> {
        let uuid = Uuid::from_slice(<&[u8]>::from_value(value)?);
        uuid.ok().map(Self::from)
    }
}

impl FromValue<'_> for Language {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value)?.parse().ok()
    }
}

impl FromValue<'_> for Slug {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value)?.parse().ok()
    }
}

impl<T> FromValue<'_> for Id<T> {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value)?.parse().ok()
    }
}
