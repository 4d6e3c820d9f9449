use std::fmt;

use super::node::{Fault, Place};

/// Something in a folder that could not be taken as it stands, and where.
///
/// Printed as `path:line:column: message`, without the line or column where
/// there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    path: String,
    place: Option<Place>,
    message: String,
}

impl Problem {
    pub(super) fn new(path: &str, place: Option<Place>, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            place,
            message: message.into(),
        }
    }

    pub(super) fn of(path: &str, fault: Fault) -> Self {
        Self::new(path, fault.place, fault.message)
    }

    /// The file, from the folder down, parts joined by `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line, from 1.
    pub fn line(&self) -> Option<usize> {
        self.place.map(|place| place.line)
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.place.map(|place| place.column)
    }

    /// What is wrong and what to do.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(super) const fn place(&self) -> Option<Place> {
        self.place
    }

    /// The order to show problems in: by file, then from the top.
    pub(super) fn order(&self) -> (&str, Option<Place>) {
        (&self.path, self.place)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(place) = self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        write!(f, ": {}", self.message)
    }
}
