use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::language::Language;

/// Where a finding is. What is not known is absent.
///
/// ```
/// use dvomova::audit::Place;
/// use dvomova::language::Language;
///
/// let place = Place {
///     path: Some("culture/opera.uk.md".to_owned()),
///     line: Some(12),
///     language: Some(Language::Ukrainian),
///     part: Some("block 3".to_owned()),
///     ..Place::default()
/// };
/// assert_eq!(place.to_string(), "culture/opera.uk.md:12 (uk, block 3)");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The file, as a path inside its folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The line in the file or the page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// The language of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The part of the article: `title`, `lead`, `key point 2`, `caption`,
    /// `alternative text`, `block 3` and so on, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The element of the page, as the last steps of a CSS path:
    /// `main > ul > li > button.favorite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// The attribute of that element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
}

/// The file and line first, then the element, then language and part in
/// brackets; the article's id only where no path is known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.line, self.article) {
            (Some(path), Some(line), _) => write!(f, "{path}:{line}")?,
            (Some(path), None, _) => f.write_str(path)?,
            (None, _, Some(article)) => write!(f, "article {article}")?,
            (None, Some(line), None) => write!(f, "line {line}")?,
            (None, None, None) => f.write_str("page")?,
        }
        if let Some(element) = &self.element {
            write!(f, ", {element}")?;
        }
        if let Some(attribute) = &self.attribute {
            write!(f, " [{attribute}]")?;
        }
        match (self.language, &self.part) {
            (Some(language), Some(part)) => write!(f, " ({language}, {part})"),
            (Some(language), None) => write!(f, " ({language})"),
            (None, Some(part)) => write!(f, " ({part})"),
            (None, None) => Ok(()),
        }
    }
}
