//! Generated news: articles of some four kilobytes a language, a minute apart.

use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::ArticlePath;
use dvomova::article::{
    Article, ArticleId, ArticleVariant, Edition, PartHashes, Publication, Slug, Window,
};
use dvomova::exchange::Site;
use dvomova::language::Language;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The paragraphs of a real parallel text, from which all texts are made.
pub(crate) struct Newsroom {
    parts: Vec<Value>,
}

/// When everything is read, later than any article.
pub(crate) fn now() -> DateTime<Utc> {
    "2025-11-05T08:00:00Z".parse().unwrap()
}

fn id(number: usize) -> ArticleId {
    ArticleId::from_path(&number.to_string())
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        let parts = include_str!("../../tests/it/cases/udhr.json");
        let parts = serde_json::from_str(parts).unwrap();
        Self { parts }
    }

    pub(crate) fn site() -> Site {
        fn all<T: DeserializeOwned>(kind: &str, count: usize) -> Vec<T> {
            let one = |number| {
                let id = format!("{kind}-{number}");
                let name = json!({"name": id, "slug": id});
                let term = json!({"id": id, "names": {"uk": name, "en": name}});
                serde_json::from_value(term).unwrap()
            };
            (0..count).map(one).collect()
        }
        Site {
            sections: all("section", 8),
            tags: all("tag", 100),
            people: all("person", 20),
            sources: Vec::new(),
        }
    }

    /// The articles of these numbers; of ten, one is not translated, and the
    /// translation of another is stale. Of a hundred, one has an end.
    pub(crate) fn articles(&self, numbers: Range<usize>) -> Vec<Article> {
        let end = numbers.end;
        let article = |number| self.article(number, end);
        numbers.map(article).collect()
    }

    fn article(&self, number: usize, end: usize) -> Article {
        let published = now() - TimeDelta::minutes(2_000_000 - number as i64);
        let window = match number % 100 {
            9 => Window::new(published, Some(now() + TimeDelta::minutes(number as i64))).unwrap(),
            _ => Window::from(published),
        };
        let edition = |language| {
            let mut edition = Edition::draft(self.text(number, language));
            edition.publication = Publication::published(window);
            edition
        };
        let original = edition(Language::Ukrainian);
        let made_from = match number % 10 {
            6 => PartHashes::of(&self.text(number + 1, Language::Ukrainian)),
            _ => PartHashes::of(&original.variant),
        };
        let section = format!("section-{}", number % 8).parse().unwrap();
        let mut article = Article::new(id(number), section, Language::Ukrainian, original);
        if number % 10 != 3 {
            let mut translation = edition(Language::English);
            translation.made_from = Some(made_from);
            article.insert(Language::English, translation);
        }
        let tag = |step: usize| format!("tag-{}", (number * step) % 100).parse().unwrap();
        article.tags = vec![tag(1), tag(7)];
        article.authors = vec![format!("person-{}", number % 20).parse().unwrap()];
        article.related = (1..=3.min(number)).map(|back| id(number - back)).collect();
        // One that comes in a later transaction of the import.
        if number % 10 == 5 && number + 3_000 < end {
            article.related.push(id(number + 3_000));
        }
        article
    }

    /// Where an article stands in English.
    pub(crate) fn path(&self, number: usize) -> ArticlePath {
        ArticlePath {
            section: format!("section-{}", number % 8).parse().unwrap(),
            slug: self.text(number, Language::English).slug,
            id: None,
        }
    }

    fn text(&self, number: usize, language: Language) -> ArticleVariant {
        let of = |offset: usize| &self.parts[(number + offset) % self.parts.len()][language.tag()];
        let title = format!("{} {number}", of(0)["title"].as_str().unwrap());
        let paragraphs = (0..10).flat_map(|offset| of(offset)["paragraphs"].as_array().unwrap());
        let paragraphs: Vec<&str> = paragraphs.filter_map(Value::as_str).collect();
        let mut body = String::new();
        for paragraph in &paragraphs {
            if body.len() < 4000 {
                body.push_str(paragraph);
                body.push_str("\n\n");
            }
        }
        let slug = Slug::from_title(&format!("{number} {title}"), language);
        let text = json!({"slug": slug, "title": title, "lead": paragraphs[0], "body": body});
        serde_json::from_value(text).unwrap()
    }
}
