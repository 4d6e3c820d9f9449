use std::fmt;
use std::num::NonZeroU32;

use crate::article::{ArticleId, Picture};
use crate::language::Language;

/// How a [`Body`](super::Body) becomes HTML: the language, the site's words
/// and addresses.
///
/// ```
/// use dvomova::article::{ArticleId, Body, Rendering};
/// use dvomova::language::Language;
///
/// let body: Body = "> [!reminder]\n> Міст закрили [у травні](article:city/bridge).".parse()?;
/// let bridge = ArticleId::from_path("city/bridge");
/// let address = |id| (id == bridge).then(|| "/misto/mist".to_owned());
/// let rendering = Rendering::new(Language::Ukrainian)
///     .reminder_label("Нагадаємо")
///     .articles(&address);
/// assert_eq!(
///     body.to_html(&rendering),
///     "<aside class=\"reminder\">\n<p class=\"label\">Нагадаємо</p>\n\
///      <p>Міст закрили <a href=\"/misto/mist\">у травні</a>.</p>\n</aside>\n"
/// );
/// # Ok::<(), dvomova::article::InvalidBody>(())
/// ```
#[derive(Clone, Copy)]
pub struct Rendering<'a> {
    pub(super) language: Language,
    pub(super) reminder_label: Option<&'a str>,
    pub(super) top_heading: u8,
    pub(super) articles: Option<&'a dyn Fn(ArticleId) -> Option<String>>,
    pub(super) pictures: Option<&'a dyn Fn(&str) -> Option<PictureSource>>,
}

impl<'a> Rendering<'a> {
    /// Renders a text in this language. Until told otherwise, reminders have no
    /// label, headings start at `h2`, links to articles are plain text, and
    /// pictures lead where the Markdown says.
    pub const fn new(language: Language) -> Self {
        Self {
            language,
            reminder_label: None,
            top_heading: 2,
            articles: None,
            pictures: None,
        }
    }

    /// The word above a reminder, in the body's language.
    #[must_use]
    pub const fn reminder_label(self, label: &'a str) -> Self {
        Self {
            reminder_label: Some(label),
            ..self
        }
    }

    /// The level of the body's highest headings, 1 to 6; those below follow.
    /// `2`, below a page's own `h1`, unless told otherwise.
    ///
    /// A body whose highest heading is `## …` and one whose highest is `# …`
    /// come out the same, so that no level of the page is skipped.
    #[must_use]
    pub const fn top_heading(self, level: u8) -> Self {
        let top_heading = match level {
            0 => 1,
            1..=6 => level,
            7.. => 6,
        };
        Self {
            top_heading,
            ..self
        }
    }

    /// Where an article is in the body's language; none if it is not public
    /// there, and then the link's text stands without a link.
    #[must_use]
    pub const fn articles(self, address: &'a dyn Fn(ArticleId) -> Option<String>) -> Self {
        Self {
            articles: Some(address),
            ..self
        }
    }

    /// Where a picture is that the body names; none if there is no such
    /// picture, and then its alternative text stands in its place.
    #[must_use]
    pub const fn pictures(self, source: &'a dyn Fn(&str) -> Option<PictureSource>) -> Self {
        Self {
            pictures: Some(source),
            ..self
        }
    }
}

impl fmt::Debug for Rendering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendering")
            .field("language", &self.language)
            .field("reminder_label", &self.reminder_label)
            .field("top_heading", &self.top_heading)
            .finish_non_exhaustive()
    }
}

/// Where a page loads a picture from, and its size, so that the page keeps its
/// place free while it loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureSource {
    /// Its address: `http`, `https` or without a scheme.
    pub address: String,
    /// Width in pixels.
    pub width: NonZeroU32,
    /// Height in pixels.
    pub height: NonZeroU32,
}

impl PictureSource {
    /// The source of a known picture at an address.
    pub const fn new(address: String, picture: &Picture) -> Self {
        Self {
            address,
            width: picture.width,
            height: picture.height,
        }
    }
}
