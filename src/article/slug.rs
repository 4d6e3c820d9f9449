use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::latin::fold;
use super::romanization::{is_apostrophe, is_attached, romanize};
use crate::language::Language;

/// The last part of an article's address in one language: words of `a`–`z` and
/// `0`–`9` joined by single hyphens, 1 to 80 bytes.
///
/// A slug is made from a title once and then kept: a published slug never
/// changes by itself, whatever becomes of the title. Its text form is also its
/// serde form.
///
/// ```
/// use dvomova::article::Slug;
/// use dvomova::language::Language;
///
/// let slug = Slug::from_title("У Знам’янці відкрили «Школу №5»", Language::Ukrainian);
/// assert_eq!(slug.as_str(), "u-znamiantsi-vidkryly-shkolu-5");
///
/// let taken = [slug.clone()];
/// let second = slug.candidates().find(|slug| !taken.contains(slug));
/// assert_eq!(second, Some("u-znamiantsi-vidkryly-shkolu-5-2".parse()?));
/// # Ok::<(), dvomova::article::InvalidSlug>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The most bytes a slug has.
    pub const MAX_BYTES: usize = 80;

    /// Words that addresses of the site itself begin with, so that no slug made
    /// here is one of them: languages, kinds of pages, feeds, files.
    ///
    /// They are still slugs: a word added to this list must not make an address
    /// that is already published unreadable. What takes a slug from an editor
    /// asks [`is_reserved`](Self::is_reserved).
    pub const RESERVED: &[&str] = &[
        "admin",
        "api",
        "author",
        "cookies",
        "en",
        "eng",
        "favorites",
        "feed",
        "language",
        "pictures",
        "preview",
        "reader",
        "search",
        "sitemap",
        "static",
        "tag",
        "ua",
        "uk",
        "ukr",
    ];

    /// The slug of a title: [`from_text`](Self::from_text), or else
    /// `bez-nazvy` in Ukrainian and `untitled` in English. Where that is a word
    /// of [`RESERVED`](Self::RESERVED), it gets `-2` like a second article.
    ///
    /// ```
    /// use dvomova::article::Slug;
    /// use dvomova::language::Language::{English, Ukrainian};
    ///
    /// assert_eq!(Slug::from_title("Łódź: a ‘smørrebrød’ café", English).as_str(), "lodz-a-smorrebrod-cafe");
    /// assert_eq!(Slug::from_title("Search", English).as_str(), "search-2");
    /// assert_eq!(Slug::from_title("!!!", Ukrainian).as_str(), "bez-nazvy");
    /// ```
    pub fn from_title(title: &str, language: Language) -> Self {
        let slug = Self::from_text(title).unwrap_or_else(|| {
            Self(match language {
                Language::English => "untitled".to_owned(),
                Language::Ukrainian => "bez-nazvy".to_owned(),
            })
        });
        if slug.is_reserved() {
            slug.numbered(2)
        } else {
            slug
        }
    }

    /// The words of a text as a slug, or nothing for a text without Latin or
    /// Cyrillic letters and digits.
    ///
    /// Cyrillic is [romanized](romanize), Latin letters lose their marks (*ł*
    /// is `l`, *ß* is `ss`), an apostrophe inside a word is dropped and whatever
    /// else stands between words becomes one hyphen. Words that would go over
    /// [`MAX_BYTES`](Self::MAX_BYTES) are left out; a first word that is too
    /// long alone is cut.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = String::new();
        let mut gap = Gap::None;
        // Apostrophes join letters, not digits: 5′30″ is no 530.
        let mut after_letter = false;
        for character in romanize(text).chars() {
            if is_apostrophe(character) {
                gap = if gap == Gap::None {
                    Gap::Apostrophe
                } else {
                    Gap::Words
                };
                continue;
            }
            if is_attached(character) {
                continue;
            }
            let end = slug.len();
            if !fold(character, &mut slug) {
                gap = Gap::Words;
                continue;
            }
            let letter = slug
                .as_bytes()
                .get(end)
                .is_some_and(u8::is_ascii_alphabetic);
            let apart = match gap {
                Gap::None => false,
                Gap::Apostrophe => !(after_letter || letter),
                Gap::Words => true,
            };
            if apart && end > 0 {
                slug.insert(end, '-');
            }
            gap = Gap::None;
            after_letter = slug.ends_with(|last: char| last.is_ascii_alphabetic());
            if slug.len() > Self::MAX_BYTES {
                break;
            }
        }
        cut(&mut slug, Self::MAX_BYTES);
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// The slug's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a word of [`RESERVED`](Self::RESERVED).
    pub fn is_reserved(&self) -> bool {
        Self::RESERVED.contains(&self.as_str())
    }

    /// The slug with a number behind it, for one of several articles with the
    /// same title. Its last words give way where it would grow too long.
    ///
    /// ```
    /// use dvomova::article::{InvalidSlug, Slug};
    ///
    /// let slug: Slug = "snih".parse()?;
    /// assert_eq!(slug.numbered(3).as_str(), "snih-3");
    /// # Ok::<(), InvalidSlug>(())
    /// ```
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let mut slug = self.0.clone();
        cut(&mut slug, Self::MAX_BYTES - suffix.len());
        slug.push_str(&suffix);
        Self(slug)
    }

    /// The slugs to try in turn until one is free: this one, then numbered
    /// from 2 on.
    pub fn candidates(&self) -> impl Iterator<Item = Self> {
        std::iter::once(self.clone()).chain((2..=u32::MAX).map(|number| self.numbered(number)))
    }
}

/// What has been read since the last letter or digit.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Apostrophe,
    Words,
}

/// Cuts a slug behind its last whole word that fits, or inside its first.
fn cut(slug: &mut String, limit: usize) {
    if slug.len() > limit {
        let head = slug.as_bytes().get(..=limit).unwrap_or_default();
        let end = head.iter().rposition(|&byte| byte == b'-').unwrap_or(limit);
        slug.truncate(end);
    }
}

/// A text that is no slug.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, found {found:?}"
)]
pub struct InvalidSlug {
    found: String,
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    /// Takes a text that is a slug already; it changes nothing.
    ///
    /// # Errors
    ///
    /// `Snih` and `сніг` (letters other than `a`–`z`), `-snih` and `a--b`
    /// (hyphens that join no words), the empty text, one of 81 bytes.
    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.len() <= Self::MAX_BYTES && text.split('-').all(word) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidSlug {
                found: text.chars().take(100).collect(),
            })
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
