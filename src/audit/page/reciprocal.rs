//! Whether the pages of a site name one another.

use std::collections::{BTreeMap, BTreeSet};

use super::alternates::alternate_language;
use super::dom::{Below, Dom};
use super::reader;
use super::walk::Promise;
use crate::audit::words::excerpt;
use crate::audit::{Finding, Place, Rule, Severity};

/// Finds alternates that are not reciprocal among pages of a site, each given
/// with its whole address: a page that names another as its counterpart while
/// that one does not name it back, or is in another language than is said.
///
/// Search engines pass over alternates that are not reciprocal. What leads to
/// pages that are not given is not judged.
///
/// ```
/// use dvomova::audit::audit_alternates;
///
/// let ukrainian = r#"<html lang="uk">
///     <link rel="alternate" hreflang="uk" href="https://news.example/a">
///     <link rel="alternate" hreflang="en" href="https://news.example/en/a">"#;
/// let english = r#"<html lang="en">"#;
/// let found = audit_alternates([
///     ("https://news.example/a", ukrainian),
///     ("https://news.example/en/a", english),
/// ]);
/// assert_eq!(
///     found[0].to_string(),
///     "https://news.example/en/a: error[alternate-links]: https://news.example/a names this \
///      page as its alternate in `en`, and this page does not name it back"
/// );
/// assert_eq!(found.len(), 1);
/// ```
#[must_use = "findings fail no test by themselves"]
pub fn audit_alternates<'a>(pages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Finding> {
    let pages: BTreeMap<&str, Named> = pages
        .into_iter()
        .map(|(address, html)| (address, Named::of(html)))
        .collect();
    let mut found = Vec::new();
    for (address, page) in &pages {
        for (tag, to) in &page.alternates {
            let Some(other) = pages.get(to.as_str()) else {
                continue;
            };
            let mut error = |message| {
                let place = Place {
                    path: Some(to.clone()),
                    ..Place::default()
                };
                found.push(Finding::new(
                    Rule::AlternateLinks,
                    Severity::Error,
                    place,
                    message,
                ));
            };
            if !other.alternates.iter().any(|(_, back)| back == address) {
                error(format!(
                    "{address} names this page as its alternate in `{tag}`, and this page does \
                     not name it back"
                ));
            }
            let is_language = tag != "x-default";
            if is_language && Promise::of(tag) != Promise::of(&other.language) {
                error(format!(
                    "{address} names this page as its alternate in `{tag}`, and this page is in \
                     `{}`",
                    excerpt(&other.language)
                ));
            }
        }
    }
    found
}

/// What a page says of itself and names as its alternates.
struct Named {
    language: String,
    alternates: BTreeSet<(String, String)>,
}

/// Alternates of a page that are compared.
const MOST: usize = 100;

impl Named {
    fn of(html: &str) -> Self {
        let (dom, _) = reader::read(html);
        let mut named = Self {
            language: String::new(),
            alternates: BTreeSet::new(),
        };
        let mut next = Some(Dom::ROOT);
        while let Some(at) = next {
            if let Some(element) = dom.element(at) {
                if element.name == "html" {
                    named.language = element.attribute("lang").unwrap_or_default().to_owned();
                } else if let Some(tag) = alternate_language(element)
                    && named.alternates.len() < MOST
                {
                    let href = element.attribute("href").unwrap_or_default().trim();
                    named.alternates.insert((tag, href.to_owned()));
                }
            }
            next = dom.after(at, Below::Visit, |_| {});
        }
        named
    }
}
