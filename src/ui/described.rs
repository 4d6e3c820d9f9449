/// A message or an attribute of one, and what it is called with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    id: &'static str,
    variables: &'static [(&'static str, Holds)],
}

impl Described {
    /// For generated code.
    #[doc(hidden)]
    pub const fn new(id: &'static str, variables: &'static [(&'static str, Holds)]) -> Self {
        Self { id, variables }
    }

    /// The id: `views`, or `favorites.aria-label` for an attribute.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The variables by name, in the order of the alphabet.
    pub const fn variables(&self) -> &'static [(&'static str, Holds)] {
        self.variables
    }
}

/// What a variable of a message holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holds {
    /// A whole number.
    Integer,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A date and a time of day.
    Date,
    /// Any text.
    Text,
}
