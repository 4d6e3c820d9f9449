use thiserror::Error;

/// A word that stands for none of the values it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected one of {expected}, found {found:?}")]
pub struct UnknownWord {
    expected: String,
    found: String,
}

impl UnknownWord {
    /// The value that the word stands for.
    pub(crate) fn unless<T: Copy, const N: usize>(
        word: &str,
        values: [T; N],
        spelling: impl Fn(T) -> &'static str,
    ) -> Result<T, Self> {
        let same = |&value: &T| spelling(value) == word;
        values.into_iter().find(same).ok_or_else(|| {
            let expected = values.map(|value| format!("`{}`", spelling(value)));
            Self {
                expected: expected.join(", "),
                found: word.chars().take(100).collect(),
            }
        })
    }
}
