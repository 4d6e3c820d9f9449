//! The Universal Declaration of Human Rights: real text in both languages.

use dvomova::article::{BlockKind, Body, Freshness, PartHash, PartHashes, Rendering};
use dvomova::language::PerLanguage;

use crate::udhr::PARTS;

fn bodies() -> PerLanguage<Body> {
    PerLanguage::from_fn(|language| {
        let chapters = PARTS.iter().map(|part| {
            let text = part.text(language);
            format!("## {}\n\n{}", text.title, text.paragraphs.join("\n\n"))
        });
        chapters.collect::<Vec<_>>().join("\n\n").parse().unwrap()
    })
}

#[test]
fn both_languages_have_the_same_structure() {
    let kinds = bodies().map(|_, body| {
        let kinds = body.blocks().into_iter().map(|block| block.kind);
        kinds.collect::<Vec<BlockKind>>()
    });
    // The Ukrainian preamble joins two of the English one's paragraphs.
    let articles = kinds.as_ref().map(|_, kinds| {
        let second = |place: &usize| kinds[*place] == BlockKind::Heading(2);
        &kinds[(1..kinds.len()).find(second).unwrap()..]
    });
    assert_eq!(articles.ukrainian, articles.english);
    let headings = kinds
        .english
        .iter()
        .filter(|&&kind| kind == BlockKind::Heading(2));
    assert_eq!(headings.count(), 31);
}

#[test]
fn plain_text_loses_no_word() {
    for (language, body) in bodies().iter() {
        let texts = PARTS.iter().map(|part| part.text(language));
        let expected: Vec<&str> = texts
            .flat_map(|text| std::iter::once(&text.title).chain(&text.paragraphs))
            .flat_map(|line| line.split_whitespace())
            .collect();
        let plain = body.plain_text();
        let found: Vec<&str> = plain.split_whitespace().collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_page_is_as_long_as_the_text() {
    for (language, body) in bodies().iter() {
        let html = body.to_html(&Rendering::new(language).as_typed());
        let blocks = body.blocks();
        let tags: usize = blocks
            .iter()
            .map(|block| match block.kind {
                BlockKind::Heading(_) => "<h2></h2>\n".len(),
                _ => "<p></p>\n".len(),
            })
            .sum();
        let plain = body.plain_text().replace('\n', "");
        assert_eq!(html.len(), plain.len() + tags, "{language}");
        assert!(html.starts_with("<h2>") && !html.contains("<h3>"));
    }
}

#[test]
fn an_edit_in_the_middle_is_the_only_difference() {
    let hashes = |body: &Body| -> PartHashes {
        let before = ["Назва", "Лід", "", "", ""].map(PartHash::of).into_iter();
        let blocks = body
            .blocks()
            .into_iter()
            .map(|block| PartHash::of(block.source));
        before.chain(blocks).collect::<Vec<_>>().try_into().unwrap()
    };
    let body = bodies().ukrainian;
    let place = body.blocks().len() / 2;
    let source = body.blocks()[place].source.to_owned();
    let edited: Body = body
        .as_str()
        .replacen(&source, &format!("{source} Ще."), 1)
        .parse()
        .unwrap();
    let Freshness::Stale {
        changed,
        added,
        removed,
    } = Freshness::between(&hashes(&body), &hashes(&edited))
    else {
        panic!("an edit went unnoticed");
    };
    assert_eq!(changed.len(), 1);
    assert_eq!((added.len(), removed.len()), (0, 0));
}
