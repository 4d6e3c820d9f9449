use chrono::{DateTime, Utc};
use dvomova::article::{
    Article, Edition, Freshness, PartHash, PartHashes, Publication, SourcePart, Window,
};
use dvomova::language::Language;
use proptest::prelude::*;

fn hashes(before: [&str; 5], blocks: &str) -> PartHashes {
    let blocks = blocks.chars().map(String::from);
    let texts = before.into_iter().map(String::from).chain(blocks);
    let hashes: Vec<PartHash> = texts.map(|text| PartHash::of(&text)).collect();
    hashes.try_into().unwrap()
}

/// Blocks are letters. Expected: `~` changed, `+` added, by places in the new
/// list, `-` removed, by places in the old one.
#[track_caller]
fn blocks(old: &str, new: &str, expected: &str) {
    let text = ["Назва", "Лід", "", "", ""];
    let found = match Freshness::between(&hashes(text, old), &hashes(text, new)) {
        Freshness::Current => String::new(),
        Freshness::Stale {
            changed,
            added,
            removed,
        } => {
            let write = |mark, parts: Vec<SourcePart>| {
                parts.into_iter().map(move |part| match part {
                    SourcePart::Block(at) => format!("{mark}{at}"),
                    other => panic!("{other}"),
                })
            };
            let all = write('~', changed)
                .chain(write('+', added))
                .chain(write('-', removed));
            all.collect::<Vec<_>>().join(" ")
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(found, expected, "{old} → {new}");
}

#[test]
fn blocks_are_aligned() {
    blocks("abc", "abc", "");
    blocks("abc", "aXc", "~1");
    blocks("abc", "Xbc", "~0");
    blocks("abc", "abX", "~2");
    blocks("abc", "abcX", "+3");
    blocks("abc", "Xabc", "+0");
    blocks("abc", "abXYc", "+2 +3");
    blocks("abc", "ac", "-1");
    blocks("abc", "", "-0 -1 -2");
    blocks("", "abc", "+0 +1 +2");
    blocks("abc", "XYZ", "~0 ~1 ~2");
    blocks("abc", "XY", "~0 ~1 -2");
    blocks("abcd", "aXYd", "~1 ~2");
    blocks("abcd", "aXbYZd", "~3 +1 +4");
}

#[test]
fn a_moved_block_is_a_changed_one() {
    blocks("abc", "bca", "~2");
    blocks("abc", "cab", "~0");
    blocks("ab", "ba", "~1");
    blocks("abcde", "abdce", "~3");
    blocks("abcde", "eXbcd", "~0 ~1");
    blocks("abcde", "dbcXe", "~0 +3 -0");
}

#[test]
fn equal_blocks_are_told_apart_by_their_places() {
    blocks("-a-b-", "-a-b-", "");
    blocks("-a-b-", "-a-", "-3 -4");
    blocks("-a-", "-a-b-", "+3 +4");
    blocks("-a-", "a-", "-0");
    blocks("aaa", "aa", "-2");
    blocks("aa", "aaa", "+2");
    blocks("aXa", "aYa", "~1");
}

#[test]
fn parts_before_the_blocks_are_compared_by_name() {
    let old = hashes(["Назва", "Лід", "- раз", "", "Вид"], "a");
    let new = hashes(["Інша", "Лід", "- два", "Підпис", ""], "a");
    assert_eq!(
        Freshness::between(&old, &new),
        Freshness::Stale {
            changed: vec![SourcePart::Title, SourcePart::KeyPoints],
            added: vec![SourcePart::Caption],
            removed: vec![SourcePart::AlternativeText],
        }
    );
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn edition(body: &str) -> Edition {
    let variant = serde_json::from_value(serde_json::json!({
        "slug": "slug", "title": "Назва", "lead": "Лід", "body": body,
    }));
    Edition::draft(variant.unwrap())
}

fn article() -> Article {
    let mut original = edition("Один.\n\nДва.");
    let window = Window::new(
        moment("2025-11-05T10:00:00Z"),
        Some(moment("2025-12-05T10:00:00Z")),
    );
    original.publication = Publication::published(window.unwrap());
    let id = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    Article::new(id, "city".parse().unwrap(), Language::Ukrainian, original)
}

#[test]
fn a_translation_is_stale_until_its_source_is_acknowledged() {
    let now = moment("2025-11-06T10:00:00Z");
    let mut article = article();
    let english = |article: &Article| article.freshness(Language::English, now);
    assert_eq!(english(&article), Freshness::Missing);
    assert_eq!(
        article.freshness(Language::Ukrainian, now),
        Freshness::Original
    );

    article.insert(Language::English, edition("One.\n\nTwo."));
    let unrecorded = Freshness::Stale {
        changed: vec![],
        added: vec![
            SourcePart::Title,
            SourcePart::Lead,
            SourcePart::Block(0),
            SourcePart::Block(1),
        ],
        removed: vec![],
    };
    assert_eq!(english(&article), unrecorded);
    article.acknowledge(Language::English).unwrap();
    assert_eq!(english(&article), Freshness::Current);

    let original = article.edition_mut(Language::Ukrainian).unwrap();
    original.variant.body = "Один.\n\nДвоє.".parse().unwrap();
    let stale = english(&article);
    assert!(stale.is_stale());
    assert_eq!(
        stale,
        Freshness::Stale {
            changed: vec![SourcePart::Block(1)],
            added: vec![],
            removed: vec![]
        }
    );
    article.acknowledge(Language::English).unwrap();
    assert_eq!(english(&article), Freshness::Current);
}

#[test]
fn what_is_not_live_makes_nothing_stale() {
    let mut article = article();
    article.insert(Language::English, edition("One."));
    let english = |article: &Article, now| article.freshness(Language::English, moment(now));
    assert_eq!(
        english(&article, "2025-11-05T09:59:59Z"),
        Freshness::Current
    );
    assert!(english(&article, "2025-11-05T10:00:00Z").is_stale());
    assert!(
        english(&article, "2026-01-01T00:00:00Z").is_stale(),
        "was live last"
    );
    let original = article.edition_mut(Language::Ukrainian).unwrap();
    original
        .publication
        .unpublish(moment("2025-11-06T00:00:00Z"));
    assert_eq!(
        english(&article, "2025-11-06T00:00:01Z"),
        Freshness::Current
    );
}

#[test]
fn only_a_translation_is_acknowledged() {
    let mut article = article();
    assert_eq!(
        article
            .acknowledge(Language::English)
            .unwrap_err()
            .to_string(),
        "expected the language of a translation, found `en`, which the article lacks"
    );
    assert_eq!(
        article
            .acknowledge(Language::Ukrainian)
            .unwrap_err()
            .to_string(),
        "expected the language of a translation, found `uk`, the original's own"
    );
}

proptest! {
    /// The lists say how long the new list is, and only equal ones are current.
    #[test]
    fn a_difference_accounts_for_every_block(old in "[a-f]{0,12}", new in "[a-f]{0,12}") {
        let text = ["Назва", "Лід", "", "", ""];
        match Freshness::between(&hashes(text, &old), &hashes(text, &new)) {
            Freshness::Current => prop_assert_eq!(old, new),
            Freshness::Stale { changed, added, removed } => {
                prop_assert_ne!(&old, &new);
                prop_assert_eq!(old.len() + added.len(), new.len() + removed.len());
                prop_assert!(changed.len() + added.len() <= new.len());
                let inside = |parts: &[SourcePart], list: &str| parts.windows(2).all(|two| two[0] < two[1])
                    && parts.iter().all(|part| matches!(part, SourcePart::Block(at) if *at < list.len()));
                prop_assert!(inside(&changed, &new) && inside(&added, &new) && inside(&removed, &old));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn long_lists_are_compared_in_time() {
    let list = |from: usize| {
        let texts = (from..from + 20_000).map(|at| (at * 7919 % 100_003).to_string());
        let hashes: Vec<PartHash> = texts.map(|text| PartHash::of(&text)).collect();
        PartHashes::try_from(hashes).unwrap()
    };
    let mut reversed: Vec<PartHash> = list(0).into();
    reversed.reverse();
    assert!(Freshness::between(&list(0), &list(10_000)).is_stale());
    assert!(Freshness::between(&list(0), &reversed.try_into().unwrap()).is_stale());
}
