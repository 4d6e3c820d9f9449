mod address;
mod block;
mod escape;
mod figure;
mod html;
mod invalid;
mod line;
mod link;
mod nesting;
mod plain;
mod rendering;
mod source;
mod tree;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use block::{Block, BlockKind};
pub use figure::BodyPicture;
pub use invalid::InvalidBody;
pub use link::{Link, LinkTarget};
pub use rendering::{PictureSource, Rendering};

use invalid::Why;

/// An article's text below its lead: Markdown, as it was written.
///
/// [CommonMark](https://spec.commonmark.org/0.31.2/) with tables, and four
/// things that news need:
///
/// | what | how it is written |
/// | --- | --- |
/// | picture with caption and credit | `![alternative text](pictures/x.jpg "credit")` alone on a paragraph's first line; the lines below it are the caption. Another such line begins another picture. |
/// | attributed quotation | a block quotation whose last paragraph begins with `— ` |
/// | reminder, a paragraph of background | a block quotation whose first line is `[!reminder]` |
/// | link to another article | `[text](article:culture/story)` or `[text](article:UUID)` |
///
/// Raw HTML is no markup: it is shown as text. Parsing takes any Markdown that
/// has some text, is not longer than [`MAX_BYTES`](Self::MAX_BYTES) and not
/// nested deeper than [`MAX_DEPTH`](Self::MAX_DEPTH); printing gives the same
/// Markdown back, which is also the serde form. What it holds is read from the
/// Markdown anew at each call, in time linear in its length.
///
/// ```
/// use dvomova::article::{BlockKind, Body};
///
/// let body: Body = "## Маршрут\n\n\
///     > Трамвай поїде вже восени.\n>\n> — Олена Коваль, диспетчерка\n\n\
///     ![Вагон на кільці](pictures/tram.jpg \"Фото: Ігор Бойко\")\nПерший вагон."
///     .parse()?;
///
/// let kinds: Vec<BlockKind> = body.blocks().iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Heading(2), BlockKind::Quotation, BlockKind::Picture]);
/// assert_eq!(body.pictures()[0].caption.as_deref(), Some("Перший вагон."));
/// # Ok::<(), dvomova::article::InvalidBody>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// The most bytes of Markdown: 1 MiB, some thirty times a long read.
    pub const MAX_BYTES: usize = 1024 * 1024;

    /// How deep quotations, lists, emphasis, links and pictures may stand in
    /// one another.
    pub const MAX_DEPTH: usize = 32;

    /// The Markdown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its top-level blocks.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        block::blocks(&self.0, &self.tree())
    }

    /// Every picture, also those within quotations and lists.
    pub fn pictures(&self) -> Vec<BodyPicture> {
        figure::pictures(&self.0, &self.tree())
    }

    /// Every link, also those that are not rendered.
    pub fn links(&self) -> Vec<Link> {
        link::links(&self.0, &self.tree())
    }

    /// The text of the headings among its top-level blocks, with their levels
    /// as written, 1 to 6.
    pub fn headings(&self) -> Vec<(u8, String)> {
        let heading = |block: Block<'_>| match block.kind {
            BlockKind::Heading(level) => Some((level, block.text)),
            _ => None,
        };
        self.blocks().into_iter().filter_map(heading).collect()
    }

    /// What readers read, without markup, a paragraph, heading, item or cell a
    /// line: for counting words and letters and for search. It holds captions
    /// and attributions; it leaves out addresses, alternative texts, credits
    /// and blocks of code.
    pub fn plain_text(&self) -> String {
        let texts = self.blocks().into_iter().map(|block| block.text);
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        texts.join("\n")
    }

    /// The body as HTML.
    ///
    /// It is safe by construction: nothing of the Markdown becomes a tag or an
    /// attribute's name, all of its text is escaped, and its addresses lead to
    /// `http`, `https`, `mailto`, `tel` or within the site, pictures only to
    /// `http`, `https` or within the site. What styles need to know is in
    /// classes: `figure.picture` with `span.credit`, `figure.quotation`,
    /// `aside.reminder` with `p.label`, `div.table` (a box to scroll a wide
    /// table in, by keyboard too), `center` and `right` on a table's cells.
    pub fn to_html(&self, rendering: &Rendering<'_>) -> String {
        html::render(&self.0, &self.tree(), rendering)
    }

    /// A body that was parsed before and kept as text since, without parsing it
    /// again, which takes longer than reading it from a database does.
    #[cfg(any(feature = "sqlite", feature = "postgres"))]
    pub(crate) const fn kept(markdown: String) -> Self {
        Self(markdown)
    }

    fn tree(&self) -> Vec<tree::Node<'_>> {
        // What was parsed once parses again.
        tree::parse(&self.0).unwrap_or_default()
    }
}

impl FromStr for Body {
    type Err = InvalidBody;

    /// Reads Markdown.
    ///
    /// # Errors
    ///
    /// `""` and `"[a]: /b"` (nothing to read), a text longer than
    /// [`Body::MAX_BYTES`], 33 `>` before a line (nested deeper than
    /// [`Body::MAX_DEPTH`]).
    fn from_str(markdown: &str) -> Result<Self, InvalidBody> {
        if markdown.len() > Self::MAX_BYTES {
            let bytes = markdown.len();
            return Err(InvalidBody(Why::TooLong { bytes }));
        }
        if tree::parse(markdown)?.is_empty() {
            return Err(InvalidBody(Why::Empty));
        }
        Ok(Self(markdown.to_owned()))
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
