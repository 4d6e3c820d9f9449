use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::language::Language;

use super::meaning::{Subtags, canonical, canonical_region, pack};

/// A site's own knowledge of its readers: from a language, a region or both to
/// the language that such readers get where their list names neither.
///
/// None by default. The rule for a language in a region comes before the rule
/// for the language, and that before the rule for the region; among equals the
/// first counts. A rule to none keeps its readers out of the broader rules.
///
/// Parses from and prints as `ru=uk, *-UA=uk`.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, SiteRules, Tier, prefer};
///
/// let rules: SiteRules = "be=uk, rue=uk, crh=uk, *-UA=uk, ru-RU=none".parse()?;
/// let wanted = prefer(&AcceptLanguage::parse("ru-UA,ru"), LanguageSet::BOTH, &rules);
/// assert_eq!(wanted.language(), Some(Language::Ukrainian));
/// assert_eq!(wanted.tier(), Tier::Policy);
/// assert_eq!(wanted.range().as_str(), "ru-UA");
/// # Ok::<(), dvomova::negotiation::InvalidSiteRule>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteRules {
    rules: Vec<SiteRule>,
}

/// One rule of [`SiteRules`]: readers of these ranges get this language, or none.
///
/// Parses from and prints as `ru=uk`, `*-UA=uk`, `ru-RU=none`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRule {
    /// The left side as it was written.
    written: String,
    /// Packed subtags; 0 for any.
    language: u64,
    region: u64,
    to: Option<Language>,
}

impl SiteRules {
    /// No rules.
    pub const NONE: Self = Self { rules: Vec::new() };

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rules, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &SiteRule> {
        self.rules.iter()
    }

    /// The language for readers of a range, by the most specific rule.
    pub(super) fn language_for(&self, range: &[u8]) -> Option<Language> {
        let subtags = Subtags::of(range)?;
        let language = canonical(subtags.language);
        let region = canonical_region(subtags.region);
        let mut best: Option<&SiteRule> = None;
        for rule in &self.rules {
            let fits = (rule.language == 0 || rule.language == language)
                && (rule.region == 0 || rule.region == region);
            if fits && best.is_none_or(|best| rule.specificity() > best.specificity()) {
                best = Some(rule);
            }
        }
        best?.to
    }
}

impl SiteRule {
    fn specificity(&self) -> u8 {
        u8::from(self.language != 0) * 2 + u8::from(self.region != 0)
    }

    /// The language it leads to.
    pub const fn to(&self) -> Option<Language> {
        self.to
    }
}

impl FromIterator<SiteRule> for SiteRules {
    fn from_iter<I: IntoIterator<Item = SiteRule>>(rules: I) -> Self {
        Self {
            rules: rules.into_iter().collect(),
        }
    }
}

/// A text that is no rule of a site.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a rule such as `ru=uk`, `*-UA=uk` or `ru-RU=none`, found {found:?}")]
pub struct InvalidSiteRule {
    found: String,
}

impl FromStr for SiteRule {
    type Err = InvalidSiteRule;

    /// Reads `LANGUAGE=TO`, `*-REGION=TO` or `LANGUAGE-REGION=TO`, where `TO`
    /// is `uk`, `en` or `none`.
    ///
    /// # Errors
    ///
    /// `ru` (leads nowhere), `*=uk` (fits everything), `ru=pl` (no language of
    /// the site), `ru-Latn=uk` (rules know no scripts).
    fn from_str(text: &str) -> Result<Self, InvalidSiteRule> {
        let invalid = || InvalidSiteRule {
            found: text.chars().take(70).collect(),
        };
        let (range, to) = text.split_once('=').ok_or_else(invalid)?;
        let (range, to) = (range.trim(), to.trim());
        let to = match to {
            "none" => None,
            to => Some(to.parse().map_err(|_| invalid())?),
        };
        let subtags = Subtags::of(range.as_bytes())
            .filter(Subtags::is_language_and_region)
            .ok_or_else(invalid)?;
        let language = match subtags.language {
            any if any == pack(b"*") || any == pack(b"und") => 0,
            language => canonical(language),
        };
        let region = canonical_region(subtags.region);
        if language == 0 && region == 0 {
            return Err(invalid());
        }
        Ok(Self {
            written: range.to_owned(),
            language,
            region,
            to,
        })
    }
}

impl FromStr for SiteRules {
    type Err = InvalidSiteRule;

    /// Reads rules with commas between them; the empty text is no rules.
    ///
    /// # Errors
    ///
    /// As for [`SiteRule`]: `ru=uk, be` (the second leads nowhere).
    fn from_str(text: &str) -> Result<Self, InvalidSiteRule> {
        text.split(',')
            .map(str::trim)
            .filter(|rule| !rule.is_empty())
            .map(str::parse)
            .collect()
    }
}

impl fmt::Display for SiteRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = self.to.map_or("none", Language::tag);
        write!(f, "{}={to}", self.written)
    }
}

impl fmt::Display for SiteRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, rule) in self.rules.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            rule.fmt(f)?;
        }
        Ok(())
    }
}
