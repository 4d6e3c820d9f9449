use serde::Serialize;

use super::alignment::{Alignment, align};
use super::{PartHash, PartHashes, SourcePart};

/// How a translation stands to the text it was made from.
///
/// It is the difference of two lists of hashes, never a comparison of times: a
/// source that was changed and changed back makes nothing stale.
///
/// ```
/// use dvomova::article::{Freshness, PartHash, PartHashes, SourcePart};
///
/// let hashes = |texts: &[&str]| {
///     PartHashes::try_from(texts.iter().map(|text| PartHash::of(text)).collect::<Vec<_>>())
/// };
/// let recorded = hashes(&["Назва", "Лід", "", "", "", "Перший.", "Другий.", "Третій."])?;
/// let live = hashes(&["Назва", "Лід", "", "Підпис", "", "Перший.", "Інший.", "Третій."])?;
/// assert_eq!(
///     Freshness::between(&recorded, &live),
///     Freshness::Stale {
///         changed: vec![SourcePart::Block(1)],
///         added: vec![SourcePart::Caption],
///         removed: vec![],
///     }
/// );
/// # Ok::<(), dvomova::article::InvalidPartHashes>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "freshness", rename_all = "snake_case")]
#[must_use]
pub enum Freshness {
    /// It is the original itself.
    Original,
    /// It was made from the source as it is live, or somebody has looked at
    /// what changed since.
    Current,
    /// The source has changed since.
    Stale {
        /// Parts that read otherwise now or stand elsewhere, by their places
        /// in the live source.
        changed: Vec<SourcePart>,
        /// Parts that are new, by their places in the live source.
        added: Vec<SourcePart>,
        /// Parts that are no longer there, by their places in the source that
        /// the translation was made from.
        removed: Vec<SourcePart>,
    },
    /// There is no text in this language.
    Missing,
}

impl Freshness {
    /// The freshness of a translation that recorded one list of parts, while
    /// another is live.
    ///
    /// Blocks that stayed in order are matched first. Of the others, one that
    /// is found in both lists was moved and counts as changed; the rest are
    /// changed as far as old and new ones stand between the same neighbors,
    /// and added or removed beyond that.
    pub fn between(recorded: &PartHashes, live: &PartHashes) -> Self {
        if recorded == live {
            return Self::Current;
        }
        let (mut changed, mut added, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        let empty = PartHash::of("");
        let old_new = recorded.before_blocks.iter().zip(&live.before_blocks);
        for (part, (&old, &new)) in SourcePart::BEFORE_BLOCKS.into_iter().zip(old_new) {
            if old == new {
            } else if old == empty {
                added.push(part);
            } else if new == empty {
                removed.push(part);
            } else {
                changed.push(part);
            }
        }
        let blocks: Alignment = align(&recorded.blocks, &live.blocks);
        changed.extend(blocks.changed.into_iter().map(SourcePart::Block));
        added.extend(blocks.added.into_iter().map(SourcePart::Block));
        removed.extend(blocks.removed.into_iter().map(SourcePart::Block));
        Self::Stale {
            changed,
            added,
            removed,
        }
    }

    /// The freshness of a translation that recorded a list of parts, or none,
    /// while a list is live.
    pub fn of(recorded: Option<&PartHashes>, live: &PartHashes) -> Self {
        match recorded {
            Some(recorded) => Self::between(recorded, live),
            None => Self::unrecorded(live),
        }
    }

    /// The freshness of a translation of which nobody recorded what it was made
    /// from: every part of the source that is there counts as added.
    pub fn unrecorded(live: &PartHashes) -> Self {
        let empty = PartHash::of("");
        let there = live.iter().filter(|&(_, hash)| hash != empty);
        Self::Stale {
            changed: Vec::new(),
            added: there.map(|(part, _)| part).collect(),
            removed: Vec::new(),
        }
    }

    /// Whether the source has changed since.
    pub const fn is_stale(&self) -> bool {
        matches!(self, Self::Stale { .. })
    }
}
