use std::fs;
use std::path::Path;

use chrono::DateTime;
use dvomova::article::{
    Article, ArticleId, ArticleVariant, Edition, Freshness, SourcePart, Text, Update, UpdateKind,
};
use dvomova::exchange::{ExchangeErrorKind, Folder, Site};
use dvomova::language::{Language, LanguageSet, PerLanguage};
use proptest::prelude::*;

use super::exchange_fixture::{SITE, TOML, YAML, folder};
use super::udhr;
use Language::{English, Ukrainian};

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

fn text(text: &str) -> Text {
    text.parse().unwrap()
}

/// The Ukrainian text of a folder's first article.
fn variant(folder: &mut Folder) -> &mut ArticleVariant {
    &mut folder.articles[0].edition_mut(Ukrainian).unwrap().variant
}

/// The folder says what it said before it was written.
#[track_caller]
fn check_written(folder: &Folder, root: &Path) {
    let again = Folder::load_strict(root).unwrap();
    assert_eq!(again.site, folder.site);
    let by_id = |folder: &Folder| {
        let mut articles = folder.articles.clone();
        articles.sort_by_key(|article| article.id);
        articles
    };
    assert_eq!(by_id(&again), by_id(folder));
}

#[test]
fn what_did_not_change_is_not_written() {
    let root = udhr::folder();
    let mut folder = Folder::load_strict(root.path()).unwrap();
    assert_eq!(folder.write().unwrap(), Vec::<String>::new());
}

#[test]
fn only_the_lines_of_changed_fields_change() {
    let toml = "\
+++
# Noted by the desk.
title = \"Ніч музеїв\" # as printed
slug = \"nich\"
lead = \"\"\"
Двері
відчинено.\"\"\"
tags = [
  \"museums\",
] # one is enough
date = 2025-11-05T12:05:00+02:00
rubric = 'night'

[extra]
lead = \"not ours\"
+++


Приходьте.  

";
    let root = folder(&[("culture/night.uk.md", toml)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let article = &mut folder.articles[0];
    article.tags.clear();
    let edition = article.edition_mut(Ukrainian).unwrap();
    edition.variant.lead = text("Двері «відчинено» \\ \"навстіж\".");
    edition.variant.caption = Some(text("Музей"));
    assert_eq!(folder.write().unwrap(), ["culture/night.uk.md"]);
    assert_eq!(
        read(root.path(), "culture/night.uk.md"),
        "\
+++
# Noted by the desk.
title = \"Ніч музеїв\" # as printed
slug = \"nich\"
lead = \"Двері «відчинено» \\\\ \\\"навстіж\\\".\"
date = 2025-11-05T12:05:00+02:00
rubric = 'night'

caption = \"Музей\"
[extra]
lead = \"not ours\"
+++


Приходьте.  

"
    );
    assert_eq!(folder.write().unwrap(), Vec::<String>::new());
    check_written(&folder, root.path());
}

#[test]
fn yaml_is_changed_in_place_too() {
    let yaml = "\
---
title: \"The night of museums\"
lead: >
  The doors stay open
  until morning.

# Ours:
rubric: {a: [1, 2]}
date: '2025-11-05T13:00:00+02:00'
made_from: []
...: kept
---
Come.";
    let root = folder(&[("uk/culture/night.md", TOML), ("en/culture/night.md", yaml)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let edition = folder.articles[0].edition_mut(English).unwrap();
    edition.variant.lead = text("Open: \"all\" night # really");
    edition.variant.key_points = vec![text("- one"), text("2025")];
    edition.variant.body = "Come in.".parse().unwrap();
    assert_eq!(folder.write().unwrap(), ["en/culture/night.md"]);
    assert_eq!(
        read(root.path(), "en/culture/night.md"),
        "\
---
title: \"The night of museums\"
lead: \"Open: \\\"all\\\" night # really\"

# Ours:
rubric: {a: [1, 2]}
date: '2025-11-05T13:00:00+02:00'
made_from: []
...: kept
key_points: [\"- one\", \"2025\"]
---
Come in.
"
    );
    check_written(&folder, root.path());
}

#[test]
fn a_front_matter_in_braces_is_read_but_not_changed() {
    let yaml = "---\n{title: Ніч, lead: Двері, draft: true}\n---\nТекст.\n";
    let root = folder(&[("culture/night.uk.md", yaml)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    variant(&mut folder).lead = text("Лід");
    let error = folder.write().unwrap_err();
    assert_eq!(error.kind(), ExchangeErrorKind::FrontMatter);
    assert_eq!(
        error.to_string(),
        "`culture/night.uk.md`: the front matter cannot be changed: write one field a line"
    );
    assert_eq!(read(root.path(), "culture/night.uk.md"), yaml);
}

#[test]
fn only_a_correction_says_its_kind() {
    let root = folder(&[("culture/night.uk.md", TOML)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let mut lines = |kind| {
        let edition = folder.articles[0].edition_mut(Ukrainian).unwrap();
        edition.publication.update = Some(Update {
            kind,
            updated_at: "2025-11-06T08:00:00Z".parse().unwrap(),
            note: None,
        });
        folder.write().unwrap();
        check_written(&folder, root.path());
        let file = read(root.path(), "culture/night.uk.md");
        let lines = file.lines().filter(|line| line.starts_with("update"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let updated = "updated = 2025-11-06T08:00:00Z";
    assert_eq!(
        lines(UpdateKind::Correction),
        [updated, "update_kind = \"correction\""]
    );
    assert_eq!(lines(UpdateKind::Update), [updated]);
}

#[test]
fn lines_of_another_system_and_a_byte_order_mark_stay() {
    let file = format!("\u{feff}{}", TOML.replace('\n', "\r\n"));
    let root = folder(&[("culture/night.uk.md", &file)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    variant(&mut folder).lead = text("Лід");
    folder.write().unwrap();
    assert_eq!(
        read(root.path(), "culture/night.uk.md"),
        file.replace(
            "lead = \"Двері відчинено до ранку.\"\r\n",
            "lead = \"Лід\"\r\n"
        )
    );
    check_written(&folder, root.path());
}

#[test]
fn a_changed_title_leaves_the_slug() {
    let root = folder(&[("culture/night.uk.md", TOML)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    variant(&mut folder).title = text("День музеїв");
    folder.write().unwrap();
    assert!(read(root.path(), "culture/night.uk.md").contains("slug = \"nich-muzeiv\"\n"));
    check_written(&folder, root.path());
}

#[test]
fn a_new_article_and_a_new_translation_get_files_and_a_removed_one_loses_its() {
    let english = YAML.replace("made_from: []\n", "");
    let root = folder(&[("en/culture/night.md", &english)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let edition = folder.articles[0].edition(English).unwrap().clone();

    let mut translation: Edition = edition.clone();
    translation.variant.slug = "nich".parse().unwrap();
    translation.variant.title = text("Ніч");
    folder.articles[0].insert(Ukrainian, translation);
    let id: ArticleId = "0190f2b4-7e1c-7a3b-8c5d-0123456789ab".parse().unwrap();
    let mut other = edition;
    other.variant.slug = "another-night".parse().unwrap();
    let mut article = Article::new(id, "city".parse().unwrap(), English, other);
    article.related = vec![folder.articles[0].id];
    folder.articles.push(article);
    assert_eq!(
        folder.write().unwrap(),
        [
            "en/culture/night.md",
            "uk/culture/night.md",
            "en/city/another-night.md"
        ]
    );
    assert_eq!(
        read(root.path(), "en/city/another-night.md"),
        "\
---
id: \"0190f2b4-7e1c-7a3b-8c5d-0123456789ab\"
original: \"en\"
section: \"city\"
related: [\"culture/night\"]
title: \"The night of museums\"
slug: \"another-night\"
lead: \"The doors stay open until morning.\"
date: \"2025-11-05T11:00:00Z\"
---

Come.
"
    );
    check_written(&folder, root.path());

    folder.articles[0].remove(Ukrainian).unwrap();
    folder.articles.pop();
    assert_eq!(
        folder.write().unwrap(),
        ["en/city/another-night.md", "uk/culture/night.md"]
    );
    check_written(&folder, root.path());
}

#[test]
fn two_new_articles_that_want_one_path_get_two() {
    let root = folder(&[("culture/nich.uk.md", TOML)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let mut edition = folder.articles[0].edition(Ukrainian).unwrap().clone();
    for (id, slug) in [("1", "nich"), ("2", "misto"), ("3", "misto")] {
        edition.variant.slug = slug.parse().unwrap();
        let id = format!("0190f2b4-7e1c-7a3b-8c5d-00000000000{id}")
            .parse()
            .unwrap();
        let section = "culture".parse().unwrap();
        folder
            .articles
            .push(Article::new(id, section, Ukrainian, edition.clone()));
    }
    assert_eq!(
        folder.write().unwrap(),
        [
            "culture/nich-0190f2b4-7e1c-7a3b-8c5d-000000000001.uk.md",
            "culture/misto-0190f2b4-7e1c-7a3b-8c5d-000000000002.uk.md",
            "culture/misto-0190f2b4-7e1c-7a3b-8c5d-000000000003.uk.md",
        ]
    );
}

#[test]
fn a_folder_is_made_from_nothing() {
    let source = udhr::folder();
    let loaded = Folder::load_strict(source.path()).unwrap();
    let root = tempfile::tempdir().unwrap();
    let mut folder = Folder::new(root.path(), loaded.site.clone());
    folder.articles = loaded.articles;
    assert_eq!(folder.write().unwrap().len(), 63);
    check_written(&folder, root.path());
}

#[test]
fn a_changed_site_keeps_what_is_not_ours() {
    let root = folder(&[]);
    let site = format!("name = \"Paper\"\n{SITE}color = \"blue\"\n[menu.top]\nitems = [1]\n");
    fs::write(root.path().join("site.toml"), &site).unwrap();
    let mut folder = Folder::load_strict(root.path()).unwrap();
    folder.site.tags[0].names = PerLanguage {
        ukrainian: None,
        ..folder.site.tags[0].names.clone()
    };
    folder.site.people.clear();
    assert_eq!(folder.write().unwrap(), [Site::FILE]);
    assert_eq!(
        read(root.path(), "site.toml"),
        "\
name = \"Paper\"

[menu.top]
items = [1]

[sections.culture]
uk = { name = \"Культура\", slug = \"kultura\" }
en = { name = \"Culture\", slug = \"culture\" }

[sections.city]
uk = { name = \"Місто\", slug = \"misto\" }
en = { name = \"City\", slug = \"city\" }

[tags.museums]
en = { name = \"Museums\", slug = \"museums\" }

[sources.library]
color = \"blue\"
uk = { name = \"Бібліотека\", slug = \"biblioteka\", page = \"https://library.example/\" }
"
    );
    check_written(&folder, root.path());
}

#[test]
fn what_could_not_be_read_is_not_overwritten() {
    let broken = "+++\ntitle = \n+++\nComing.\n";
    let root = folder(&[("culture/nich.uk.md", TOML), ("culture/nich.en.md", broken)]);
    let site = format!("{SITE}[tags.Night]\nuk = {{ name = \"Ніч\" }}\n");
    fs::write(root.path().join("site.toml"), &site).unwrap();
    let mut folder = Folder::load(root.path()).unwrap();
    folder.site.people.clear();
    folder.write().unwrap();
    let written = read(root.path(), "site.toml");
    assert!(
        written.contains("[tags.Night]\nuk = { name = \"Ніч\" }\n"),
        "{written}"
    );
    assert!(!written.contains("people"), "{written}");

    let edition = folder.articles[0].edition(Ukrainian).unwrap().clone();
    folder.articles[0].insert(English, edition);
    let error = folder.write().unwrap_err();
    assert_eq!(error.kind(), ExchangeErrorKind::InTheWay);
    assert_eq!(
        error.to_string(),
        "`culture/nich.en.md` stands there and was not read: repair it or move it away"
    );
    assert_eq!(read(root.path(), "culture/nich.en.md"), broken);

    fs::write(root.path().join("site.toml"), "[tags\n").unwrap();
    let mut folder = Folder::load(root.path()).unwrap();
    assert_eq!(folder.write().unwrap(), Vec::<String>::new());
    folder.site = Folder::load(udhr::folder().path()).unwrap().site;
    let error = folder.write().unwrap_err();
    assert_eq!(error.kind(), ExchangeErrorKind::InTheWay);
    assert_eq!(read(root.path(), "site.toml"), "[tags\n");
}

#[test]
fn accepting_a_change_rewrites_made_from_and_nothing_else() {
    let root = folder(&[("culture/night.uk.md", TOML), ("culture/night.en.md", YAML)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    let now = "2025-11-06T00:00:00Z".parse().unwrap();
    let freshness = |folder: &Folder| folder.articles[0].freshness(English, now);
    assert!(freshness(&folder).is_stale());

    folder.accept("culture/night.en.md").unwrap();
    assert_eq!(freshness(&folder), Freshness::Current);
    let written = read(root.path(), "culture/night.en.md");
    let (before, rest) = YAML.split_once("made_from: []\n").unwrap();
    assert!(
        written.starts_with(before) && written.ends_with(rest),
        "{written}"
    );
    let made_from = &written[before.len()..written.len() - rest.len()];
    let source = folder.articles[0].edition(Ukrainian).unwrap();
    let expected: Vec<String> = source
        .variant
        .part_hashes()
        .iter()
        .map(|(_, hash)| format!("\"{hash}\""))
        .collect();
    assert_eq!(made_from, format!("made_from: [{}]\n", expected.join(", ")));
    check_written(&folder, root.path());

    // The folder alone tells what changed since.
    let changed = TOML.replace("Приходьте.", "Не приходьте.\n\nЗачинено.");
    fs::write(root.path().join("culture/night.uk.md"), changed).unwrap();
    let mut folder = Folder::load_strict(root.path()).unwrap();
    assert_eq!(
        freshness(&folder),
        Freshness::Stale {
            changed: vec![SourcePart::Block(0)],
            added: vec![SourcePart::Block(1)],
            removed: vec![],
        }
    );
    folder.accept("culture/night.en.md").unwrap();
    assert_eq!(freshness(&folder), Freshness::Current);
    check_written(&folder, root.path());

    for path in ["culture/night.uk.md", "culture/day.en.md"] {
        let error = folder.accept(path).unwrap_err();
        assert_eq!(error.kind(), ExchangeErrorKind::NoTranslation);
        assert_eq!(
            error.to_string(),
            format!("`{path}` is not the file of a translation in this folder")
        );
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_with_its_cause() {
    let root = folder(&[("culture/night.uk.md", TOML)]);
    let mut folder = Folder::load_strict(root.path()).unwrap();
    variant(&mut folder).lead = text("Лід");
    fs::remove_dir_all(root.path().join("culture")).unwrap();
    fs::write(root.path().join("culture"), "in the way").unwrap();
    let error = folder.write().unwrap_err();
    assert_eq!(error.kind(), ExchangeErrorKind::Write);
    assert!(
        error.to_string().ends_with("culture/night.uk.md`"),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

fn any_text() -> impl Strategy<Value = Text> {
    prop_oneof![
        "\\PC{1,30}",
        "[\"'\\\\#:{}\\[\\]&*!|>%@`,?=+~ \\-]{1,12}",
        "(true|null|on|2025-11-05|1e3|~|---|\\+\\+\\+|- a|\u{2028}|\u{85}|є\u{301})",
    ]
    .prop_filter_map("a text", |text| text.parse().ok())
}

fn any_body() -> impl Strategy<Value = String> {
    "(    |> |- |# |\\+\\+\\+|---|\\PC){1,12}(\n\n?(    |> |- |\\+\\+\\+|---|\\PC){0,10}){0,5}"
        .prop_map(|body: String| body.trim_end().to_owned())
        .prop_filter("blank", |body| {
            !body
                .lines()
                .next()
                .is_none_or(|line| line.trim().is_empty())
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_is_read_back(
        title in any_text(),
        lead in any_text(),
        points in proptest::collection::vec(any_text(), 0..3),
        note in proptest::option::of(any_text()),
        update in proptest::option::of((prop::sample::select(&UpdateKind::ALL[..]), 0..4_000_000_000_i64)),
        body in any_body(),
        apart in any::<bool>(),
        yaml_first in any::<bool>(),
        language in prop_oneof![Just(English), Just(Ukrainian)],
        drop in any::<bool>(),
        add in any::<bool>(),
    ) {
        let path = |language: Language| if apart {
            format!("{language}/culture/night.md")
        } else {
            format!("culture/night.{language}.md")
        };
        let yaml = YAML.replace("made_from: []", "extra: {a: 1}");
        let toml = TOML.replace("date", "extra.a = 1\ndate");
        let (uk, en) = if yaml_first { (&yaml, &toml) } else { (&toml, &yaml) };
        let root = folder(&[(&path(Ukrainian), uk), (&path(English), en)]);
        let mut folder = Folder::load_strict(root.path()).unwrap();
        let Ok(body) = body.parse() else { return Ok(()) };
        let article = &mut folder.articles[0];
        let edition = article.edition_mut(language).unwrap();
        edition.variant.title = title;
        edition.variant.lead = lead;
        edition.variant.key_points = points;
        edition.variant.seo_description = note.clone();
        edition.publication.update = update.map(|(kind, second)| Update {
            kind,
            updated_at: DateTime::from_timestamp(second, 0).unwrap(),
            note,
        });
        edition.variant.body = body;
        let mut another = edition.clone();
        another.variant.slug = "another".parse().unwrap();
        if drop {
            article.remove(English).unwrap();
        }
        if add {
            let id = ArticleId::from_path("some/other");
            folder.articles.push(Article::new(id, "city".parse().unwrap(), language, another));
        }
        folder.write().unwrap();
        check_written(&folder, root.path());
        let again = Folder::load_strict(root.path()).unwrap();
        let id = ArticleId::from_path("culture/night");
        for language in again.article(id).unwrap().languages().iter() {
            let file = again.file(id, language).unwrap();
            prop_assert_eq!(file.unknown_fields().collect::<Vec<_>>(), ["extra"]);
        }
        prop_assert_eq!(folder.write().unwrap(), Vec::<String>::new());
        prop_assert_eq!(again.article(id).unwrap().languages() == LanguageSet::BOTH, !drop);
    }
}
