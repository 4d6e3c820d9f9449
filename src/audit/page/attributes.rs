//! The attributes that people read or hear.

use super::dom::Element;

/// The names and values of an element's attributes that are text for people.
pub(super) fn read_by_people(element: &Element) -> impl Iterator<Item = (&str, &str)> {
    let attributes = element.attributes.iter();
    attributes.filter_map(|(name, value)| {
        let is_read = match name.as_str() {
            "alt"
            | "title"
            | "placeholder"
            | "aria-label"
            | "aria-description"
            | "aria-placeholder"
            | "aria-roledescription"
            | "aria-valuetext"
            // What styles show by `attr()`.
            | "data-label"
            | "data-tooltip" => true,
            "abbr" => element.name == "th",
            "label" => matches!(element.name.as_str(), "optgroup" | "option" | "track"),
            "value" => element.name == "input" && is_button(element),
            "content" => element.name == "meta" && is_shown(element),
            _ => false,
        };
        is_read.then_some((name.as_str(), &**value))
    })
}

/// Whether it is the page's title, which joins several texts: *Story — Site*.
pub(super) fn is_title(element: &Element) -> bool {
    element.name == "title" || (element.name == "meta" && key(element).ends_with("title"))
}

/// An input that shows its value as a label.
fn is_button(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    ["submit", "button", "reset"]
        .into_iter()
        .any(|button| kind.eq_ignore_ascii_case(button))
}

/// What a `meta` tag is about.
fn key(element: &Element) -> String {
    let key = element
        .attribute("property")
        .or_else(|| element.attribute("name"));
    key.unwrap_or_default().to_ascii_lowercase()
}

/// A `meta` tag whose content search engines, other sites or the system show.
fn is_shown(element: &Element) -> bool {
    matches!(
        key(element).as_str(),
        "description"
            | "application-name"
            | "apple-mobile-web-app-title"
            | "og:title"
            | "og:description"
            | "og:site_name"
            | "og:image:alt"
            | "article:section"
            | "article:tag"
            | "twitter:title"
            | "twitter:description"
            | "twitter:image:alt"
    )
}
