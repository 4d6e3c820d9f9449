use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An article's text below its lead: Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body(String);

/// A text that cannot be a body.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a body")]
pub struct InvalidBody {
    never: Infallible,
}

impl FromStr for Body {
    type Err = InvalidBody;

    fn from_str(markdown: &str) -> Result<Self, InvalidBody> {
        Ok(Self(markdown.to_owned()))
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
