use std::path::Path;

use dvomova::article::{ArticleId, ArticleKind, Origin, PictureType, Reactions};
use dvomova::exchange::Folder;
use dvomova::language::{Language, LanguageSet};

use super::exchange_fixture::{TOML, YAML, folder, problems};
use super::udhr;
use Language::{English, Ukrainian};

#[test]
fn a_folder_of_real_texts_is_read_whole() {
    let root = udhr::folder();
    let folder = Folder::load_strict(root.path()).unwrap();
    assert_eq!(folder.articles.len(), 31);
    for article in &folder.articles {
        assert_eq!(article.languages(), LanguageSet::BOTH);
        assert_eq!(article.original(), English);
    }
    let article = folder
        .article(ArticleId::from_path("rights/article-01"))
        .unwrap();
    let ukrainian = article.edition(Ukrainian).unwrap();
    assert_eq!(ukrainian.variant.slug.as_str(), "stattia-1");
    assert_eq!(ukrainian.variant.title.to_string(), "Стаття 1");
    assert_eq!(
        ukrainian
            .publication
            .first_published_at()
            .unwrap()
            .to_rfc3339(),
        "2025-12-02T06:00:00+00:00"
    );
    assert!(
        ukrainian
            .variant
            .body
            .to_string()
            .starts_with("Всі люди народжуються")
    );
}

#[test]
fn the_example_content_has_no_problem() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/content");
    let folder = Folder::load_strict(root).unwrap();
    assert!(folder.articles.len() >= 14);
}

#[test]
fn every_field_is_read() {
    let file = "\
+++
id = \"0190f2b4-7e1c-7a3b-8c5d-0123456789ab\"
kind = \"interview\"
original = \"uk\"
section = \"culture\"
tags = [\"museums\"]
authors = [\"olha-koval\"]
source = \"library\"
picture = \"pictures/museum.gif\"
related = [\"city/other\"]
reactions = false
title = \"Ніч музеїв\"
slug = \"nich-u-muzei\"
lead = \"Двері відчинено.\"
key_points = [\"Вхід вільний.\", \"До ранку.\"]
caption = \"Музей уночі\"
credit = \"Архів\"
alt = \"Музей із освітленими вікнами\"
seo_title = \"Ніч\"
seo_description = \"Опис\"
origin = \"import\"
date = \"2025-11-05T12:05:00+02:00\"
updated = 2025-11-06T08:00:00Z
update_kind = \"correction\"
update_note = \"Уточнено час.\"
live_until = 2026-01-01T00:00:00+02:00
rubric = \"night\"
+++
Приходьте.
";
    let root = folder(&[("culture/night.uk.md", file), ("city/other.uk.md", TOML)]);
    let folder = Folder::load_strict(root.path()).unwrap();
    let id: ArticleId = "0190f2b4-7e1c-7a3b-8c5d-0123456789ab".parse().unwrap();
    let article = folder.article(id).unwrap();
    let json = serde_json::to_value(&article.edition(Ukrainian).unwrap().publication).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "window": {"live_from": "2025-11-05T10:05:00Z", "live_until": "2025-12-31T22:00:00Z"},
            "first_published_at": "2025-11-05T10:05:00Z",
            "update": {"kind": "correction", "updated_at": "2025-11-06T08:00:00Z", "note": "Уточнено час."},
        })
    );
    assert_eq!(article.kind, ArticleKind::Interview);
    assert_eq!(article.section.as_str(), "culture");
    assert_eq!(article.tags[0].as_str(), "museums");
    assert_eq!(article.authors[0].as_str(), "olha-koval");
    assert_eq!(article.source.as_ref().unwrap().as_str(), "library");
    assert_eq!(article.related, [ArticleId::from_path("city/other")]);
    assert_eq!(article.reactions, Reactions::Off);
    let picture = article.picture.as_ref().unwrap();
    assert_eq!(picture.file.as_str(), "museum.gif");
    assert_eq!((picture.width.get(), picture.height.get()), (3, 2));
    assert_eq!(picture.media_type, PictureType::Gif);
    let variant = &article.edition(Ukrainian).unwrap().variant;
    assert_eq!(variant.slug.as_str(), "nich-u-muzei");
    assert_eq!(variant.origin, Origin::Import);
    assert_eq!(variant.key_points.len(), 2);
    assert_eq!(
        variant.alternative_text.as_ref().unwrap().to_string(),
        "Музей із освітленими вікнами"
    );
    assert_eq!(
        variant.seo_description.as_ref().unwrap().to_string(),
        "Опис"
    );
    let file = folder.file(id, Ukrainian).unwrap();
    assert_eq!(file.path(), "culture/night.uk.md");
    assert_eq!(file.unknown_fields().collect::<Vec<_>>(), ["rubric"]);
    assert_eq!(file.line_of("slug"), Some(13));
    assert_eq!(file.body_line(), 29);
    assert_eq!(folder.at("culture/night.uk.md"), Some((id, Ukrainian)));
    let site: Vec<_> = folder
        .site
        .sections
        .iter()
        .map(|section| section.id.as_str())
        .collect();
    assert_eq!(site, ["culture", "city"]);
    assert_eq!(
        folder.site.sections[1].names.ukrainian.slug.as_str(),
        "misto"
    );
    assert_eq!(
        folder.site.sections[0].names.ukrainian.slug.as_str(),
        "kultura"
    );
}

#[test]
fn both_layouts_and_both_kinds_of_front_matter_say_the_same() {
    let beside = folder(&[("culture/night.uk.md", TOML), ("culture/night.en.md", YAML)]);
    let apart = folder(&[("uk/culture/night.md", TOML), ("en/culture/night.md", YAML)]);
    let beside = Folder::load_strict(beside.path()).unwrap();
    let apart = Folder::load_strict(apart.path()).unwrap();
    assert_eq!(beside.articles.len(), 1);
    assert_eq!(beside.articles, apart.articles);
    assert_eq!(beside.articles[0].original(), Ukrainian);
    assert_eq!(beside.articles[0].languages(), LanguageSet::BOTH);
    assert_eq!(beside.articles[0].id, ArticleId::from_path("culture/night"));
}

#[test]
fn the_original_is_the_file_that_was_made_from_nothing() {
    #[track_caller]
    fn check(ukrainian: Option<&str>, english: Option<&str>, expected: Language) {
        let with = |fields: &str| TOML.replacen("+++\n", &format!("+++\n{fields}\n"), 1);
        let files: Vec<_> = [("a.uk.md", ukrainian), ("a.en.md", english)]
            .into_iter()
            .filter_map(|(path, fields)| Some((format!("culture/{path}"), with(fields?))))
            .collect();
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let root = folder(&files);
        let folder = Folder::load(root.path()).unwrap();
        assert_eq!(folder.articles[0].original(), expected);
    }
    check(Some(""), Some(""), Ukrainian);
    check(Some("made_from = []"), Some(""), English);
    check(Some(""), Some("made_from = []"), Ukrainian);
    check(Some("made_from = []"), Some("made_from = []"), Ukrainian);
    check(Some(""), Some("original = \"en\""), English);
    check(
        Some("original = \"uk\"\nmade_from = []"),
        Some(""),
        Ukrainian,
    );
    check(None, Some(""), English);
    check(Some(""), None, Ukrainian);
}

/// Checks the problems of one Ukrainian file.
#[track_caller]
fn check(fields: &str, expected: &[&str]) {
    let file = TOML.replacen("+++\n", &format!("+++\n{fields}\n"), 1);
    let root = folder(&[("culture/night.uk.md", &file)]);
    assert_eq!(
        problems(&Folder::load(root.path()).unwrap()),
        expected,
        "{fields}"
    );
}

#[test]
fn a_wrong_value_is_told_with_its_place() {
    check(
        "kind = \"novel\"",
        &[
            "culture/night.uk.md:2:8: `kind`: expected one of `news`, `opinion`, `interview`, `live`, `sponsored`, found \"novel\"",
        ],
    );
    check(
        "section = \"sports\"",
        &[
            "culture/night.uk.md:2:11: `section`: `sports` is unknown: add `[sections.sports]` to `site.toml`",
        ],
    );
    check(
        "tags = [\"museums\", \"ніч\", \"night\"]",
        &[
            "culture/night.uk.md:2:20: `tags`: expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, found \"ніч\"",
            "culture/night.uk.md:2:27: `tags`: `night` is unknown: add `[tags.night]` to `site.toml`",
        ],
    );
    check(
        "authors = \"nobody\"",
        &[
            "culture/night.uk.md:2:11: `authors`: `nobody` is unknown: add `[people.nobody]` to `site.toml`",
        ],
    );
    check(
        "tags = 5",
        &["culture/night.uk.md:2:8: `tags`: expected a list of texts, found a number"],
    );
    check(
        "caption = 1984",
        &["culture/night.uk.md:2:11: `caption`: expected a text, found a number: put it in quotes"],
    );
    check(
        "updated = 2025-11-06",
        &[
            "culture/night.uk.md:2:11: `updated`: expected a date with time and offset such as `2025-11-05T12:05:00+02:00`, found \"2025-11-06\"",
        ],
    );
    check(
        "update_note = \"Уточнено.\"",
        &["culture/night.uk.md:2:15: `update_note` says what changed: say when in `updated`"],
    );
    check(
        "update_kind = \"correction\"",
        &["culture/night.uk.md:2:15: `update_kind` says what changed: say when in `updated`"],
    );
    check(
        "updated = 2025-11-06T08:00:00Z\nupdate_kind = \"typo\"",
        &[
            "culture/night.uk.md:3:15: `update_kind`: expected one of `update`, `correction`, found \"typo\"",
        ],
    );
    check(
        "live_from = 2025-11-05T10:04:59Z",
        &["culture/night.uk.md:2:13: `live_from` is before `date`, when readers first saw it"],
    );
    check(
        "related = [\"culture/day\"]",
        &["culture/night.uk.md:2:12: `related`: there is no article `culture/day`"],
    );
    check(
        "slug = \"Ніч\"",
        &[
            "culture/night.uk.md:2:8: `slug`: expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, found \"Ніч\"",
        ],
    );
    check(
        "slug = \"search\"",
        &[
            "culture/night.uk.md:2:8: `slug`: `search` is kept for the site's own pages: give another one",
        ],
    );
    check(
        "live_until = 2025-11-05T10:05:00Z",
        &[
            "culture/night.uk.md:2:14: `live_until`: expected an end after the beginning, found live_from 2025-11-05T10:05:00Z and live_until 2025-11-05T10:05:00Z",
        ],
    );
    check(
        "original = \"uk\"\nmade_from = [\"19ed23fab412740c\"]",
        &[
            "culture/night.uk.md:3:13: `made_from`: expected the hashes of title, lead, key points, caption and alternative text, then of each block, found 1 in all",
        ],
    );
    check(
        "original = \"uk\"\nmade_from = [\"19ed\"]",
        &[
            "culture/night.uk.md:3:14: `made_from`: expected a hash of 16 hexadecimal digits, found \"19ed\"",
        ],
    );
    check(
        "draft = \"yes\"",
        &["culture/night.uk.md:2:9: `draft`: expected `true` or `false`, found a text"],
    );
    check(
        "id = \"night\"",
        &[
            "culture/night.uk.md:2:6: `id`: expected a UUID of 32 hexadecimal digits and 4 hyphens, found \"night\"",
        ],
    );
    check(
        "original = \"ua\"",
        &["culture/night.uk.md:2:12: `original`: expected `uk`, `en`, found \"ua\""],
    );
    check(
        "picture = \"museum.gif\"",
        &[
            "culture/night.uk.md:2:11: `picture`: expected a path such as `pictures/museum.jpg`, found \"museum.gif\"",
        ],
    );
    check(
        "picture = \"pictures/../site.toml\"",
        &[
            "culture/night.uk.md:2:11: `picture`: expected a path such as `pictures/museum.jpg`, found \"pictures/../site.toml\"",
        ],
    );
    check(
        "picture = \"pictures/none.gif\"",
        &[
            "culture/night.uk.md:2:11: `picture`: `pictures/none.gif` cannot be read: No such file or directory (os error 2)",
        ],
    );
    check(
        "title = \"Двічі\"",
        &["culture/night.uk.md:3:1: duplicate key"],
    );
    check(
        "kind = opinion",
        &["culture/night.uk.md:2:8: string values must be quoted, expected literal string"],
    );
}

#[test]
fn what_a_body_names_is_looked_for() {
    let body = "\
![Музей](pictures/museum.gif)

![Ніщо](pictures/none.gif)
![Деінде](https://elsewhere.example/a.gif)

Про [день](article:culture/day) і [ніч](article:culture/night).
";
    let root = folder(&[("culture/night.uk.md", &TOML.replace("Приходьте.\n", body))]);
    let folder = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&folder),
        [
            "culture/night.uk.md:9: picture: `pictures/none.gif` cannot be read: No such file or directory (os error 2)",
            "culture/night.uk.md:12: there is no article `article:culture/day`",
        ]
    );
    assert_eq!(folder.articles.len(), 1);
    assert_eq!(
        folder.picture("pictures/museum.gif").unwrap().width.get(),
        3
    );
    assert_eq!(
        folder.picture("pictures/none.gif").unwrap_err().to_string(),
        "pictures/none.gif: `pictures/none.gif` cannot be read: No such file or directory (os error 2)"
    );
}

#[test]
fn shared_facts_in_a_translation_are_told() {
    let translation = YAML.replace("made_from", "section: city\ntags: [museums]\nmade_from");
    let root = folder(&[
        ("culture/night.uk.md", TOML),
        ("culture/night.en.md", &translation),
    ]);
    let folder = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&folder),
        [
            "culture/night.en.md:5:1: `section` is shared by both languages: move it to `culture/night.uk.md`",
            "culture/night.en.md:6:1: `tags` is shared by both languages: move it to `culture/night.uk.md`",
        ]
    );
    assert_eq!(folder.articles[0].section.as_str(), "culture");
    assert!(folder.articles[0].tags.is_empty());
}

#[test]
fn a_translation_without_its_original_is_no_article() {
    let root = folder(&[("culture/night.en.md", YAML)]);
    let loaded = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&loaded),
        [
            "culture/night.en.md:5:1: a translation whose original `culture/night.uk.md` is missing or not readable"
        ]
    );
    assert!(loaded.articles.is_empty());
}

#[test]
fn a_second_article_of_the_same_title_gets_a_number() {
    let later = TOML.replace("2025-11-05", "2025-11-06");
    let given = TOML.replacen("+++\n", "+++\nslug = \"nich-muzeiv-2\"\n", 1);
    let root = folder(&[
        ("culture/a.uk.md", &later),
        ("culture/b.uk.md", TOML),
        ("culture/c.uk.md", &given),
    ]);
    let folder = Folder::load_strict(root.path()).unwrap();
    let slugs: Vec<_> = folder
        .articles
        .iter()
        .map(|article| article.edition(Ukrainian).unwrap().variant.slug.to_string())
        .collect();
    assert_eq!(slugs, ["nich-muzeiv-3", "nich-muzeiv", "nich-muzeiv-2"]);
}

#[test]
fn two_articles_with_one_slug_or_id_are_told() {
    let with = |fields: &str| TOML.replacen("+++\n", &format!("+++\n{fields}\n"), 1);
    let slug = with("slug = \"nich\"");
    let id = with("id = \"0190f2b4-7e1c-7a3b-8c5d-0123456789ab\"");
    let root = folder(&[
        ("city/a.uk.md", &slug),
        ("city/b.uk.md", &slug),
        ("city/c.uk.md", &id),
        ("city/d.uk.md", &id),
        ("city/e.uk.md", TOML),
        ("uk/city/e.md", TOML),
    ]);
    let folder = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&folder),
        [
            "city/b.uk.md:2:1: `slug`: `city/a.uk.md` has the slug `nich`: give another one",
            "city/d.uk.md:2:1: `id`: `city/c` has the same id",
            "uk/city/e.md: the article stands in `city/e.uk.md` too",
        ]
    );
    assert_eq!(folder.articles.len(), 3);
}

#[test]
fn a_draft_and_an_article_without_a_readable_date_are_not_public() {
    let window = |text: &str| {
        let root = folder(&[("culture/a.uk.md", text)]);
        let folder = Folder::load(root.path()).unwrap();
        let window = folder.articles[0]
            .edition(Ukrainian)
            .unwrap()
            .publication
            .window();
        (window.is_some(), problems(&folder))
    };
    let dated = "date = 2025-11-05T12:05:00+02:00";
    let none = Vec::<String>::new();
    assert_eq!(window(TOML), (true, none.clone()));
    assert_eq!(
        window(&TOML.replace(dated, "draft = true")),
        (false, none.clone())
    );
    assert_eq!(
        window(&TOML.replace(dated, &format!("{dated}\ndraft = true"))),
        (false, none)
    );
    assert_eq!(
        window(&TOML.replace(dated, "")),
        (
            false,
            vec![
                "culture/a.uk.md:1:1: `date` is missing: give one, or say `draft = true`"
                    .to_owned()
            ]
        )
    );
    let unreadable = TOML.replace(dated, &format!("{dated}\nlive_until = \"tomorrow\""));
    assert!(!window(&unreadable).0);
}
