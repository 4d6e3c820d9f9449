use std::fmt;

use super::Messages;
use crate::language::Language;

/// Items joined as the language joins them; `Display` writes them.
///
/// CLDR's long lists: American English has a comma before the last *and* of
/// three or more, Ukrainian has none.
///
/// ```
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::List;
///
/// let cities = ["Київ", "Львів", "Одеса"];
/// assert_eq!(List::conjunction(Ukrainian, cities).to_string(), "Київ, Львів і Одеса");
/// let cities = ["Kyiv", "Lviv", "Odesa"];
/// assert_eq!(List::disjunction(English, cities).to_string(), "Kyiv, Lviv, or Odesa");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct List<I> {
    language: Language,
    items: I,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Conjunction,
    Disjunction,
}

impl<I> List<I>
where
    I: IntoIterator<Item: fmt::Display> + Clone,
{
    /// All of the items: *and*, *і*.
    pub const fn conjunction(language: Language, items: I) -> Self {
        Self {
            language,
            items,
            kind: Kind::Conjunction,
        }
    }

    /// Any of the items: *or*, *або*.
    pub const fn disjunction(language: Language, items: I) -> Self {
        Self {
            language,
            items,
            kind: Kind::Disjunction,
        }
    }
}

impl<I> fmt::Display for List<I>
where
    I: IntoIterator<Item: fmt::Display> + Clone,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = Messages::new(self.language);
        let (pair, last) = match self.kind {
            Kind::Conjunction => (m.list_and_pair(), m.list_and_last()),
            Kind::Disjunction => (m.list_or_pair(), m.list_or_last()),
        };
        let mut items = self.items.clone().into_iter().peekable();
        let mut written = 0_usize;
        while let Some(item) = items.next() {
            match (written, items.peek().is_some()) {
                (0, _) => {}
                (_, true) => f.write_str(m.list_separator())?,
                (1, false) => f.write_str(pair)?,
                (_, false) => f.write_str(last)?,
            }
            write!(f, "{item}")?;
            written = written.saturating_add(1);
        }
        Ok(())
    }
}
