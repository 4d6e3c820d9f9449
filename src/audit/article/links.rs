//! Links in a body that lead to the site's other language.

use super::places::{At, Places};
use crate::address::{Addresses, Destination};
use crate::article::{Edition, LinkTarget};
use crate::audit::words::{excerpt, name};
use crate::audit::{Finding, Rule, Severity};
use crate::language::Language;

pub(super) fn check(
    edition: &Edition,
    language: Language,
    addresses: &Addresses,
    places: &Places<'_>,
) -> Vec<Finding> {
    let links = edition.variant.body.links().into_iter();
    links
        .filter_map(|link| {
            let LinkTarget::Address(address) = &link.target else {
                return None;
            };
            if language_of(address, addresses) != Some(language.other()) {
                return None;
            }
            let message = format!(
                "“{}” leads to {}, a page in {}; `article:` and the article’s path lead to the right one",
                excerpt(&link.text),
                excerpt(&link.destination),
                name(language.other())
            );
            let place = places.of_part(language, "link", At::Line(link.line));
            Some(Finding::new(Rule::LinkToOtherLanguage, Severity::Warning, place, message))
        })
        .collect()
}

/// The language of the page that an address names.
fn language_of(address: &str, addresses: &Addresses) -> Option<Language> {
    let page = |destination| match destination {
        Destination::Page { language, .. } => Ok(language),
        Destination::Moved(to) => Err(Some(to)),
        _ => Err(None),
    };
    match page(addresses.parse_link(address)) {
        Ok(language) => Some(language),
        Err(Some(to)) => page(addresses.parse_link(&to)).ok(),
        Err(None) => None,
    }
}
