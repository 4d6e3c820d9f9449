//! The messages that come with the crate.

use crate::language::Language;

/// Every file of `locales/`.
pub(super) const FILES: [(Language, &str); 26] = [
    (
        Language::English,
        include_str!("../../locales/en/article.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/cookies.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/dates.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/decision.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/favorites.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/feeds.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/language.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/lists.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/navigation.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/pages.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/relative-time.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/sections.ftl"),
    ),
    (
        Language::English,
        include_str!("../../locales/en/sharing.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/article.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/cookies.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/dates.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/decision.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/favorites.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/feeds.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/language.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/lists.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/navigation.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/pages.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/relative-time.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/sections.ftl"),
    ),
    (
        Language::Ukrainian,
        include_str!("../../locales/uk/sharing.ftl"),
    ),
];

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn every_file_of_the_locales_is_known() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
        let mut count = 0;
        for language in std::fs::read_dir(folder).unwrap() {
            for file in std::fs::read_dir(language.unwrap().path()).unwrap() {
                let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
                assert!(FILES.iter().any(|(_, known)| *known == text));
                count += 1;
            }
        }
        assert_eq!(FILES.len(), count);
    }
}
