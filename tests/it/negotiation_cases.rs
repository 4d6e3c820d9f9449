//! The case tables: what DESIGN's rules and CLDR's data give for real lists.

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{AcceptLanguage, Preference, SiteRules, prefer};

const HEADERS: &str = include_str!("cases/negotiation/headers.tsv");
const SINGLE_TAGS: &str = include_str!("cases/negotiation/single_tags.tsv");
const ORDERED_LISTS: &str = include_str!("cases/negotiation/ordered_lists.tsv");
const ALIASES: &str = include_str!("cases/negotiation/aliases.tsv");
const REGIONS: &str = include_str!("cases/negotiation/region_to_language.tsv");
const RELATED: &str = include_str!("cases/negotiation/related_to_english.tsv");

/// The rows of a table, without the names of its columns.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|row| row.split('\t').collect())
}

fn wanted(header: &str, available: LanguageSet) -> Preference {
    prefer(&AcceptLanguage::parse(header), available, &SiteRules::NONE)
}

fn winner(preference: &Preference) -> &'static str {
    preference.language().map_or("-", Language::tag)
}

/// Compares every row and shows all that differ at once.
#[track_caller]
fn assert_none(different: &[String], rows: usize) {
    assert!(rows > 50, "only {rows} rows");
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn headers_get_the_expected_preference() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(HEADERS) {
        let [id, header, supported, expected @ ..] = row.as_slice() else {
            panic!("{row:?}");
        };
        let available = supported
            .split(',')
            .map(|tag| tag.parse::<Language>().unwrap())
            .collect();
        let list = AcceptLanguage::parse(*header);
        let found = prefer(&list, available, &SiteRules::NONE);
        let found = [
            winner(&found).to_owned(),
            found.tier().to_string(),
            found.range().to_string(),
            found.weight().thousandths().to_string(),
            if found.is_tie() { "tie" } else { "" }.to_owned(),
            list.diagnostics().to_string(),
        ];
        if found != expected[..6] {
            different.push(format!(
                "{id} {header:?} for {supported}: {found:?}, not {:?}",
                &expected[..6]
            ));
        }
        count += 1;
    }
    assert_none(&different, count);
}

#[test]
fn single_tags_get_the_expected_tier() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(SINGLE_TAGS) {
        let found = wanted(row[0], LanguageSet::BOTH);
        if (winner(&found), found.tier().name()) != (row[5], row[6]) {
            different.push(format!("{} {found:?}, not {} {}", row[0], row[5], row[6]));
        }
        count += 1;
    }
    assert_none(&different, count);
}

#[test]
fn ordered_lists_get_the_expected_tier() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(ORDERED_LISTS) {
        let found = wanted(row[0], LanguageSet::BOTH);
        if (winner(&found), found.tier().name()) != (row[4], row[5]) {
            different.push(format!("{} {found:?}, not {} {}", row[0], row[4], row[5]));
        }
        count += 1;
    }
    assert_none(&different, count);
}

#[test]
fn an_alias_means_what_its_language_means() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(ALIASES) {
        let (alias, meant) = (row[0], row[1].split('-').next().unwrap());
        let found = wanted(alias, LanguageSet::BOTH);
        let expected = wanted(meant, LanguageSet::BOTH);
        let same = (found.language(), found.tier()) == (expected.language(), expected.tier());
        if !same || found.language().is_none() {
            different.push(format!("{alias} {found:?}, not {expected:?}"));
        }
        count += 1;
    }
    assert_none(&different, count);
}

#[test]
fn a_region_alone_means_its_likely_language() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(REGIONS) {
        for prefix in ["und", "*"] {
            let found = wanted(&format!("{prefix}-{}", row[0]), LanguageSet::BOTH);
            if (winner(&found), found.tier().name()) != (row[1], "inferred") {
                different.push(format!("{prefix}-{} {found:?}", row[0]));
            }
        }
        count += 1;
    }
    assert_none(&different, count);
}

#[test]
fn a_related_language_leads_to_english_in_its_scripts_only() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in rows(RELATED) {
        let (language, scripts) = (row[0], row[1]);
        let mut check = |range: String, expected| {
            let found = wanted(&range, LanguageSet::BOTH);
            if (winner(&found), found.tier().name()) != expected {
                different.push(format!("{range} {found:?}"));
            }
        };
        check(language.to_owned(), ("en", "related"));
        for script in scripts.split(' ') {
            check(format!("{language}-{script}"), ("en", "related"));
        }
        check(format!("{language}-Cyrl"), ("-", "none"));
        check(format!("{language}-Shaw"), ("-", "none"));
        count += 1;
    }
    assert_none(&different, count);
}
