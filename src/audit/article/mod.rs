//! Articles and folders of them.

mod english_first;
mod letters;
mod links;
mod parts;
mod pictures;
mod places;
mod structure;
mod translation;
mod wrong_language;

use places::Places;

use super::{Finding, Place, Rule, Severity};
use crate::address::Addresses;
use crate::article::{Article, Edition, UkrainianFirst};
use crate::exchange::Folder;
use crate::language::{Language, PerLanguage};

/// The audit of articles, with what a site has decided.
///
/// | rule | finds | severity |
/// | --- | --- | --- |
/// | [`EnglishBeforeUkrainian`](Rule::EnglishBeforeUkrainian) | English is public while Ukrainian is not | by [`UkrainianFirst`] |
/// | [`MissingTranslation`](Rule::MissingTranslation) | Ukrainian alone, or the only English there is stays a draft | note |
/// | [`StaleTranslation`](Rule::StaleTranslation) | the source has changed since | warning |
/// | [`WrongLanguage`](Rule::WrongLanguage) | parts written in the other language or in Russian | error; a quotation, warning |
/// | [`RussianLetters`](Rule::RussianLetters) | words with ы э ъ ё in Ukrainian | warning |
/// | [`MixedScripts`](Rule::MixedScripts) | a word of Latin and Cyrillic letters | error |
/// | [`MissingAlternativeText`](Rule::MissingAlternativeText), [`MissingCaption`](Rule::MissingCaption) | a picture’s words in one language alone | warning |
/// | [`DifferentStructure`](Rule::DifferentStructure) | another number of headings, pictures, quotations or links, unless the translation is stale | warning |
/// | [`ShortUkrainian`](Rule::ShortUkrainian) | less than 60 % of the letters of an English text that has 300 or more | warning |
/// | [`LinkToOtherLanguage`](Rule::LinkToOtherLanguage) | a link to a page of the other language | warning |
/// | [`BrokenFile`](Rule::BrokenFile) | in a folder, what could not be read | error |
///
/// What is scheduled is judged as if it were live. A fault is told of once: a
/// word that is wrong in ten places is one finding, and so are all parts of a
/// text that are in the wrong language.
///
/// ```
/// use dvomova::article::{Article, ArticleId, ArticleVariant, Edition};
/// use dvomova::audit::{ArticleAudit, Rule};
/// use dvomova::language::Language;
///
/// let variant: ArticleVariant = serde_json::from_str(
///     r#"{
///         "slug": "mist-vidkryto",
///         "title": "Міст відкрито",
///         "lead": "Старе мiсто дочекалося нового мосту.",
///         "body": "Перший трамвай проїхав о шостій ранку."
///     }"#,
/// )?;
/// let article = Article::new(
///     ArticleId::from_path("city/bridge"),
///     "city".parse()?,
///     Language::Ukrainian,
///     Edition::draft(variant),
/// );
/// let found = ArticleAudit::new().article(&article);
/// let rules: Vec<Rule> = found.iter().map(|finding| finding.rule).collect();
/// assert_eq!(rules, [Rule::MissingTranslation, Rule::MixedScripts]);
/// assert!(found[1].message.contains("“мiсто” has the Latin letter “i” (U+0069)"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ArticleAudit {
    ukrainian_first: UkrainianFirst,
    addresses: Option<Addresses>,
}

impl ArticleAudit {
    /// The audit with [`UkrainianFirst::Warn`], and without addresses, so that
    /// no link to a page is judged.
    pub fn new() -> Self {
        Self::default()
    }

    /// With another policy.
    #[must_use]
    pub fn with_ukrainian_first(mut self, policy: UkrainianFirst) -> Self {
        self.ukrainian_first = policy;
        self
    }

    /// With the addresses of the site, by which a link tells the language of
    /// the page that it leads to.
    #[must_use]
    pub fn with_addresses(mut self, addresses: Addresses) -> Self {
        self.addresses = Some(addresses);
        self
    }

    /// Audits one article.
    #[must_use = "findings fail no test by themselves"]
    pub fn article(&self, article: &Article) -> Vec<Finding> {
        self.checked(article, &Places::of(article))
    }

    /// Audits a folder: what could not be read, then each article in the order
    /// of the folder, with file and line.
    #[must_use = "findings fail no test by themselves"]
    pub fn folder(&self, folder: &Folder) -> Vec<Finding> {
        let broken = folder.problems().iter().map(|problem| {
            let place = Place {
                path: Some(problem.path().to_owned()),
                line: problem.line().and_then(|line| u64::try_from(line).ok()),
                ..Place::default()
            };
            let message = problem.message().to_owned();
            Finding::new(Rule::BrokenFile, Severity::Error, place, message)
        });
        let articles = folder.articles.iter();
        let found =
            articles.flat_map(|article| self.checked(article, &Places::in_folder(article, folder)));
        broken.chain(found).collect()
    }

    fn checked(&self, article: &Article, places: &Places<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        found.extend(english_first::check(article, self.ukrainian_first, places));
        found.extend(translation::check(article, places));
        for language in [Language::Ukrainian, Language::English] {
            let Some(edition) = article.edition(language) else {
                continue;
            };
            let (wrong, parts) = wrong_language::check(parts::parts(edition), language, places);
            found.extend(wrong);
            found.extend(letters::check(&parts, language, places));
            if let Some(addresses) = &self.addresses {
                found.extend(links::check(edition, language, addresses, places));
            }
        }
        if let Some(pair) = both(article) {
            found.extend(pictures::check(article, pair, places));
            // What changed in the source is told of already.
            if !translation::is_behind(article) {
                found.extend(structure::check(pair, places));
            }
        }
        found
    }
}

/// The editions of an article that has two.
fn both(article: &Article) -> Option<PerLanguage<&Edition>> {
    Some(PerLanguage {
        ukrainian: article.edition(Language::Ukrainian)?,
        english: article.edition(Language::English)?,
    })
}
