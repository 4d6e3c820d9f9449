use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    ArticleId, ArticleKind, Edition, Freshness, Id, Person, Picture, Reactions, Section, Source,
    Tag,
};
use crate::language::{Language, LanguageSet, PerLanguage};

/// An article: what both languages share, and an edition in one or both.
///
/// The edition in the original language is always there.
///
/// In serde's form a map with these fields, `original` and `editions`, a map of
/// the languages that have one. `tags`, `authors`, `related` and what is
/// optional may be left out.
///
/// ```
/// use dvomova::article::{Article, Freshness};
/// use dvomova::language::{Language, LanguageSet};
///
/// let article: Article = serde_json::from_str(r#"{
///     "id": "01890a5d-ac96-774b-bcce-b302099a8057",
///     "section": "city",
///     "original": "uk",
///     "editions": { "uk": {
///         "variant": {
///             "slug": "tramvai-na-podoli",
///             "title": "Трамвай на Подолі",
///             "lead": "Рух відновлять восени.",
///             "body": "Колію вже *поклали*."
///         },
///         "publication": { "window": { "live_from": "2025-11-05T10:05:00Z" } }
///     } }
/// }"#)?;
/// let now = "2025-11-06T08:00:00Z".parse()?;
/// assert_eq!(article.public_languages(now), LanguageSet::from(Language::Ukrainian));
/// assert_eq!(article.freshness(Language::English, now), Freshness::Missing);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Fields")]
pub struct Article {
    /// What the article is known by.
    pub id: ArticleId,
    /// What kind of text it is.
    pub kind: ArticleKind,
    /// The section it stands in.
    pub section: Id<Section>,
    /// Its subjects, the most telling first.
    pub tags: Vec<Id<Tag>>,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Id<Person>>,
    /// Where the report comes from, if not from the newsroom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<Source>>,
    /// The lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Articles on the same topic, in the order to show them.
    pub related: Vec<ArticleId>,
    /// Whether readers are asked for a reaction.
    pub reactions: Reactions,
    original: Language,
    #[serde(serialize_with = "only_present")]
    editions: PerLanguage<Option<Edition>>,
}

impl Article {
    /// A news article in its original language alone.
    pub fn new(id: ArticleId, section: Id<Section>, original: Language, edition: Edition) -> Self {
        let mut editions = PerLanguage::default();
        editions[original] = Some(edition);
        Self {
            id,
            kind: ArticleKind::default(),
            section,
            tags: Vec::new(),
            authors: Vec::new(),
            source: None,
            picture: None,
            related: Vec::new(),
            reactions: Reactions::default(),
            original,
            editions,
        }
    }

    /// The language it was first written in.
    pub const fn original(&self) -> Language {
        self.original
    }

    /// The languages it has an edition in, public or not.
    pub fn languages(&self) -> LanguageSet {
        let has = |&language: &Language| self.edition(language).is_some();
        Language::ALL.into_iter().filter(has).collect()
    }

    /// The edition in a language.
    pub fn edition(&self, language: Language) -> Option<&Edition> {
        self.editions[language].as_ref()
    }

    /// The edition in a language, to change it.
    pub fn edition_mut(&mut self, language: Language) -> Option<&mut Edition> {
        self.editions[language].as_mut()
    }

    /// Adds or replaces the edition in a language and returns the former one.
    pub fn insert(&mut self, language: Language, edition: Edition) -> Option<Edition> {
        self.editions[language].replace(edition)
    }

    /// Takes the translation out and returns it.
    ///
    /// # Errors
    ///
    /// The original's language: an article cannot exist without its original.
    /// A language that has no edition.
    pub fn remove(&mut self, language: Language) -> Result<Edition, NotATranslation> {
        let refusal = self.not_a_translation(language);
        match self.editions[language].take_if(|_| language != self.original) {
            Some(edition) => Ok(edition),
            None => Err(refusal),
        }
    }

    /// Whether readers see it in a language at a moment.
    pub fn is_public(&self, language: Language, now: DateTime<Utc>) -> bool {
        let public = |edition: &Edition| edition.publication.is_public(now);
        self.edition(language).is_some_and(public)
    }

    /// The languages in which readers see it at a moment.
    pub fn public_languages(&self, now: DateTime<Utc>) -> LanguageSet {
        let public = |&language: &Language| self.is_public(language, now);
        Language::ALL.into_iter().filter(public).collect()
    }

    /// How the text in a language stands to the original at a moment.
    ///
    /// What is not live makes nothing stale: while the original is a draft, or
    /// its window has not begun, each translation is current. A window that has
    /// ended leaves its text as the last one that was live.
    pub fn freshness(&self, language: Language, now: DateTime<Utc>) -> Freshness {
        let Some(edition) = self.edition(language) else {
            return Freshness::Missing;
        };
        if language == self.original {
            return Freshness::Original;
        }
        let begun = |source: &&Edition| {
            let window = source.publication.window();
            window.is_some_and(|window| window.live_from() <= now)
        };
        let Some(source) = self.edition(self.original).filter(begun) else {
            return Freshness::Current;
        };
        let live = source.variant.part_hashes();
        Freshness::of(edition.made_from.as_ref(), &live)
    }

    /// Records that somebody has looked at the original as it is now, and that
    /// the translation into a language is right beside it ("only a typo").
    ///
    /// # Errors
    ///
    /// The original's language. A language that has no edition.
    pub fn acknowledge(&mut self, language: Language) -> Result<(), NotATranslation> {
        let refusal = self.not_a_translation(language);
        let source = self.edition(self.original);
        let hashes = source.map(|source| source.variant.part_hashes());
        match self.editions[language].as_mut() {
            Some(translation) if language != self.original => {
                translation.made_from = hashes;
                Ok(())
            }
            _ => Err(refusal),
        }
    }

    fn not_a_translation(&self, language: Language) -> NotATranslation {
        NotATranslation {
            language,
            original: self.original,
        }
    }
}

/// A language that an article was written in first, or not at all, where that
/// of its translation was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "expected the language of a translation, found `{language}`, {}",
    if .language == .original { "the original's own" } else { "which the article lacks" }
)]
pub struct NotATranslation {
    language: Language,
    original: Language,
}

fn only_present<S: serde::Serializer>(
    editions: &PerLanguage<Option<Edition>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let there = editions
        .iter()
        .filter_map(|(language, edition)| Some((language, edition.as_ref()?)));
    serializer.collect_map(there)
}

/// An article as it is written, before its original is looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    id: ArticleId,
    #[serde(default)]
    kind: ArticleKind,
    section: Id<Section>,
    #[serde(default)]
    tags: Vec<Id<Tag>>,
    #[serde(default)]
    authors: Vec<Id<Person>>,
    #[serde(default)]
    source: Option<Id<Source>>,
    #[serde(default)]
    picture: Option<Picture>,
    #[serde(default)]
    related: Vec<ArticleId>,
    #[serde(default)]
    reactions: Reactions,
    original: Language,
    editions: PerLanguage<Option<Edition>>,
}

/// An article without the text it was first written as.
#[derive(Debug, Error)]
#[error("expected an edition in the article's original language, `{original}`, found {found}")]
struct WithoutOriginal {
    original: Language,
    found: String,
}

impl TryFrom<Fields> for Article {
    type Error = WithoutOriginal;

    fn try_from(fields: Fields) -> Result<Self, WithoutOriginal> {
        let article = Self {
            id: fields.id,
            kind: fields.kind,
            section: fields.section,
            tags: fields.tags,
            authors: fields.authors,
            source: fields.source,
            picture: fields.picture,
            related: fields.related,
            reactions: fields.reactions,
            original: fields.original,
            editions: fields.editions,
        };
        let languages = article.languages();
        if languages.contains(article.original) {
            return Ok(article);
        }
        Err(WithoutOriginal {
            original: article.original,
            found: match languages.only() {
                Some(language) => format!("one in `{language}` alone"),
                None => "none".to_owned(),
            },
        })
    }
}
