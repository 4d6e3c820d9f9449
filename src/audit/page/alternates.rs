//! The links between a page's languages: `hreflang`, `canonical`, `og:locale`.

use std::collections::BTreeMap;

use super::dom::{Element, NodeId};
use super::walk::Promise;
use crate::audit::words::excerpt;
use crate::language::Language;

/// What a page says of its own address and of its counterparts.
#[derive(Debug, Default)]
pub(super) struct Alternates {
    links: BTreeMap<String, Link>,
    canonical: Option<String>,
    problems: Vec<(NodeId, String)>,
    locale: Option<(NodeId, String)>,
}

#[derive(Debug)]
struct Link {
    at: NodeId,
    href: String,
}

/// Links of a page that are remembered.
const MOST_LINKS: usize = 100;

impl Alternates {
    /// Takes note of a `link` or `meta` tag.
    pub(super) fn add(&mut self, at: NodeId, element: &Element) {
        match element.name.as_str() {
            "link" => self.add_link(at, element),
            "meta" if element.attribute("property") == Some("og:locale") => {
                let locale = element.attribute("content").unwrap_or_default();
                self.locale = Some((at, locale.to_owned()));
            }
            _ => {}
        }
    }

    fn add_link(&mut self, at: NodeId, element: &Element) {
        let href = element
            .attribute("href")
            .unwrap_or_default()
            .trim()
            .to_owned();
        if is_related(element, "canonical") {
            self.canonical = Some(href);
            return;
        }
        let Some(tag) = alternate_language(element).filter(|_| self.links.len() < MOST_LINKS)
        else {
            return;
        };
        if !href.starts_with("https://") && !href.starts_with("http://") {
            let message = format!(
                "the alternate in `{}` has the address {:?}; expected a whole one, with `https://`",
                excerpt(&tag),
                excerpt(&href)
            );
            self.problems.push((at, message));
        }
        let former = self.links.insert(tag.clone(), Link { at, href });
        let same = self.links.get(&tag).map(|link| &link.href);
        if former.is_some_and(|former| Some(&former.href) != same) {
            let message = format!(
                "two alternates in `{}` have different addresses",
                excerpt(&tag)
            );
            self.problems.push((at, message));
        }
    }

    /// What is wrong, once the whole page is known.
    pub(super) fn problems(mut self, language: Language) -> Vec<(NodeId, String)> {
        let own = self
            .links
            .iter()
            .find(|(tag, _)| Promise::of(tag) == Promise::Language(language));
        let first = self.links.values().map(|link| link.at).next();
        match (own, first) {
            (None, Some(at)) => {
                let message =
                    format!("no alternate is the page itself; expected one in `{language}`");
                self.problems.push((at, message));
            }
            (Some((tag, own)), _) => {
                if let Some(canonical) = self.canonical.as_ref().filter(|found| **found != own.href)
                {
                    let message = format!(
                        "the page's own alternate is {:?}, its canonical address {:?}",
                        excerpt(&own.href),
                        excerpt(canonical)
                    );
                    self.problems.push((own.at, message));
                }
                let twin = self.links.iter().find(|(other, link)| {
                    let promise = Promise::of(other);
                    *other != tag
                        && promise == Promise::Language(language.other())
                        && link.href == own.href
                });
                if let Some((_, twin)) = twin {
                    let message = "the alternates in both languages have one address".to_owned();
                    self.problems.push((twin.at, message));
                }
            }
            (None, None) => {}
        }
        if let Some((at, locale)) = self.locale
            && Promise::of(&locale) != Promise::Language(language)
        {
            let expected = match language {
                Language::English => "en_US",
                Language::Ukrainian => "uk_UA",
            };
            let message = format!(
                "`og:locale` is {:?}; expected `{expected}`",
                excerpt(&locale)
            );
            self.problems.push((at, message));
        }
        self.problems.sort_by_key(|(at, _)| at.order());
        self.problems
    }
}

/// The language of an alternate page that the element names, in lower case.
pub(super) fn alternate_language(element: &Element) -> Option<String> {
    let tag = element.attribute("hreflang")?;
    // A feed in the other language is an alternate too, but no page.
    let is_page = element
        .attribute("type")
        .is_none_or(|kind| kind.starts_with("text/html"));
    let is_link = element.name == "link" && is_related(element, "alternate");
    (is_page && is_link).then(|| tag.trim().to_ascii_lowercase())
}

fn is_related(element: &Element, relation: &str) -> bool {
    let mut relations = element
        .attribute("rel")
        .unwrap_or_default()
        .split_ascii_whitespace();
    relations.any(|found| found.eq_ignore_ascii_case(relation))
}
