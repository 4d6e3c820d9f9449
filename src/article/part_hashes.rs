use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{ArticleVariant, Body, PartHash, SourcePart};

/// The hashes of a text's parts in order, as a translation records them.
///
/// The place tells the part: title, lead, key points, caption and alternative
/// text come first, always all five, then the blocks of the body. A part that
/// is not there has the hash of the empty text, `e3b0c44298fc1c14`. In serde's
/// form the bare list of hashes.
///
/// ```
/// use dvomova::article::{PartHash, PartHashes, SourcePart};
///
/// let hashes: Vec<PartHash> = ["Назва", "Лід", "", "", "", "Перший абзац."]
///     .map(PartHash::of)
///     .into();
/// let hashes = PartHashes::try_from(hashes)?;
/// let last = hashes.iter().last();
/// assert_eq!(last, Some((SourcePart::Block(0), PartHash::of("Перший абзац."))));
/// # Ok::<(), dvomova::article::InvalidPartHashes>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<PartHash>", into = "Vec<PartHash>")]
pub struct PartHashes {
    pub(super) before_blocks: [PartHash; SourcePart::BEFORE_BLOCKS.len()],
    pub(super) blocks: Vec<PartHash>,
}

impl PartHashes {
    /// A block has a byte at least.
    const MOST_BLOCKS: usize = Body::MAX_BYTES;

    /// The hashes of a text's parts.
    pub fn of(variant: &ArticleVariant) -> Self {
        let mut hashes = variant
            .parts()
            .into_iter()
            .map(|(_, text)| PartHash::of(&text));
        let mut next = || hashes.next().unwrap_or_else(|| PartHash::of(""));
        Self {
            before_blocks: SourcePart::BEFORE_BLOCKS.map(|_| next()),
            blocks: hashes.collect(),
        }
    }

    /// Each part with its hash, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourcePart, PartHash)> {
        let hashes = self.before_blocks.iter().chain(&self.blocks).copied();
        hashes
            .enumerate()
            .map(|(place, hash)| (SourcePart::at(place), hash))
    }
}

/// A list of hashes that lacks some of the parts every text has a place for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected the hashes of title, lead, key points, caption and alternative text, then of each \
     block{}, found {found} in all",
    if *found > PartHashes::MOST_BLOCKS { ", at most 1048576" } else { "" }
)]
pub struct InvalidPartHashes {
    found: usize,
}

impl TryFrom<Vec<PartHash>> for PartHashes {
    type Error = InvalidPartHashes;

    /// # Errors
    ///
    /// A list of fewer than five hashes, or of more than any body has blocks.
    fn try_from(hashes: Vec<PartHash>) -> Result<Self, InvalidPartHashes> {
        match hashes.split_first_chunk() {
            Some((before_blocks, blocks)) if blocks.len() <= PartHashes::MOST_BLOCKS => Ok(Self {
                before_blocks: *before_blocks,
                blocks: blocks.to_vec(),
            }),
            _ => Err(InvalidPartHashes {
                found: hashes.len(),
            }),
        }
    }
}

impl From<PartHashes> for Vec<PartHash> {
    fn from(hashes: PartHashes) -> Self {
        hashes.iter().map(|(_, hash)| hash).collect()
    }
}
