use thiserror::Error;

use super::Body;

/// A text that cannot be a body: nothing in it, too long, or nested too deep.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a body {0}")]
pub struct InvalidBody(pub(super) Why);

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum Why {
    #[error("with some text, found none")]
    Empty,
    #[error("of at most {} bytes, found {bytes}", Body::MAX_BYTES)]
    TooLong { bytes: usize },
    #[error(
        "with quotations, lists and emphasis at most {} deep in one another, found more on line {line}",
        Body::MAX_DEPTH
    )]
    TooDeep { line: usize },
}
