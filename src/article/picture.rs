use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{FilePath, UnknownWord};

/// A picture file. Its words (caption, credit, alternative text) are written
/// in a language and stand in the variants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Its path from the site's picture folder.
    pub file: FilePath,
    /// Width in pixels.
    pub width: NonZeroU32,
    /// Height in pixels.
    pub height: NonZeroU32,
    /// What is in the file.
    pub media_type: PictureType,
}

/// The media type (RFC 6838) of a raster picture that browsers show. SVG is
/// none of them: it may hold scripts.
///
/// ```
/// use dvomova::article::PictureType;
///
/// assert_eq!("image/jpeg".parse(), Ok(PictureType::Jpeg));
/// assert_eq!(PictureType::of_file("pictures/most.JPG"), Some(PictureType::Jpeg));
/// assert_eq!(PictureType::of_file("pictures/most.svg"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PictureType {
    /// `image/jpeg`
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// `image/png`
    #[serde(rename = "image/png")]
    Png,
    /// `image/webp`
    #[serde(rename = "image/webp")]
    WebP,
    /// `image/avif`
    #[serde(rename = "image/avif")]
    Avif,
    /// `image/gif`
    #[serde(rename = "image/gif")]
    Gif,
}

impl PictureType {
    /// Every type.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::WebP, Self::Avif, Self::Gif];

    /// The media type, such as `image/jpeg`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
            Self::Gif => "image/gif",
        }
    }

    /// The type that the end of a file's name promises, in any letter case.
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::WebP),
            "avif" => Some(Self::Avif),
            "gif" => Some(Self::Gif),
            _ => None,
        }
    }
}

impl fmt::Display for PictureType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for PictureType {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        UnknownWord::unless(word, Self::ALL, Self::as_str)
    }
}
