use dvomova::article::ArticleId;
use dvomova::exchange::{ExchangeErrorKind, Folder};

use proptest::prelude::*;

use super::exchange_fixture::{GIF, TOML, folder, problems, put};

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_rest_is_loaded() {
    let root = folder(&[
        ("culture/good.uk.md", TOML),
        ("culture/none.uk.md", "Без заголовка.\n"),
        ("culture/open.uk.md", "+++\ntitle = \"a\"\n"),
        ("culture/empty.uk.md", "+++\n+++\n"),
        ("culture/language.md", TOML),
        ("culture/country.ua.md", TOML),
        (
            "culture/yaml.uk.md",
            "---\ntitle: [a\nlead: b\n---\nТекст.\n",
        ),
        ("culture/list.uk.md", "---\n- a\n---\nТекст.\n"),
        ("notes/none.uk.md", TOML),
        ("README.md", "not an article"),
        (".git/x.uk.md", "not an article"),
    ]);
    put(
        root.path(),
        "culture/bytes.uk.md",
        b"+++\ntitle = \"\xD0\x9D\xD1\"\n+++\n",
    );
    put(root.path(), "culture/long.uk.md", &vec![b'a'; 10 << 20]);
    put(root.path(), "pictures/text.gif", b"not a picture");
    put(
        root.path(),
        "culture/picture.uk.md",
        TOML.replacen("+++\n", "+++\npicture = \"pictures/text.gif\"\n", 1)
            .as_bytes(),
    );
    let folder = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&folder),
        [
            "culture/bytes.uk.md:2:11: not UTF-8: save the file in that encoding",
            "culture/country.ua.md: expected a name that ends with `.uk.md` or `.en.md`, or a folder `uk` or `en`: `ua` is the country, the language is `uk`",
            "culture/empty.uk.md:1:1: `title` is missing",
            "culture/empty.uk.md:1:1: `lead` is missing",
            "culture/empty.uk.md:1:1: `date` is missing: give one, or say `draft = true`",
            "culture/empty.uk.md:3:1: expected a body with some text, found none",
            "culture/language.md: expected a name that ends with `.uk.md` or `.en.md`, or a folder `uk` or `en`",
            "culture/list.uk.md:2:1: expected fields such as `title: …`, found a list",
            "culture/long.uk.md: the file is longer than 4 MB",
            "culture/none.uk.md:1:1: expected front matter: TOML between `+++` lines or YAML between `---` lines",
            "culture/open.uk.md:1:1: the front matter has no closing `+++`",
            "culture/picture.uk.md:2:11: `picture`: `pictures/text.gif` is no picture: expected a JPEG, PNG, WebP, AVIF or GIF file",
            "culture/yaml.uk.md:3:5: illegal placement of ':' indicator",
            "notes/none.uk.md:1:1: `section` is missing, and the folder is not named as one",
        ]
    );
    let titles: Vec<_> = folder.articles.iter().map(|article| article.id).collect();
    let mut expected = ["culture/good", "culture/picture"].map(ArticleId::from_path);
    expected.sort();
    assert_eq!(
        {
            let mut titles = titles;
            titles.sort();
            titles
        },
        expected
    );
    let strict = Folder::load_strict(root.path()).unwrap_err();
    assert_eq!(strict.kind(), ExchangeErrorKind::Problems);
    assert_eq!(strict.to_string(), problems(&folder).join("\n"));
}

#[test]
fn a_missing_folder_is_an_error_with_its_cause() {
    let root = tempfile::tempdir().unwrap();
    let error = Folder::load(root.path().join("none")).unwrap_err();
    assert_eq!(error.kind(), ExchangeErrorKind::Read);
    assert!(error.to_string().ends_with("/none`"), "{error}");
    let empty = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&empty),
        ["site.toml: cannot be read: No such file or directory (os error 2)"]
    );
}

#[test]
fn faults_of_the_site_are_told_with_their_places() {
    let root = tempfile::tempdir().unwrap();
    let site = "\
tags = 1
[sections.culture]
uk = { name = \"Культура\" }
[sections.City]
uk = { name = \"Місто\" }
[people.a]
uk = { name = \"Олена\" }
en = { slug = \"olena\" }
[people.b]
uk = { name = \"Олена\" }
[people.c]
en = \"C\"
[sources.s]
en = { name = \"S\", page = \"http://s.example\" }
";
    put(root.path(), "site.toml", site.as_bytes());
    assert_eq!(
        problems(&Folder::load(root.path()).unwrap()),
        [
            "site.toml:1:1: `tags`: expected tables such as `[tags.ID]`",
            "site.toml:2:11: the section `culture` needs a name in both languages: it is part of addresses",
            "site.toml:4:11: `sections`: expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, found \"City\"",
            "site.toml:8:1: a name is missing",
            "site.toml:9:9: `people.b` has a name in neither language",
            "site.toml:10:1: `people`: the slug `olena` is taken in `uk`: give another one",
            "site.toml:11:9: `people.c` has a name in neither language",
            "site.toml:12:1: `people.c.en`: expected a table with `name`",
            "site.toml:14:27: `page`: expected an address that begins with `https://`, found \"http://s.example\"",
        ]
    );
    put(root.path(), "site.toml", b"[sections\n");
    assert_eq!(
        problems(&Folder::load(root.path()).unwrap()),
        ["site.toml:1:10: unclosed table, expected `]`"]
    );
}

/// What keeps an article from being read must not hide its other faults.
#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let faulty = "---\ntitle: 5\nlead: [a, b]\nsection: nowhere\nid: x\nkind: novel\n\
                  tags: 7\norigin: ghost\nslug: Ї\ndate: tomorrow\ntitle_: kept\n---\n";
    let english = TOML.replacen("+++\n", "+++\nmade_from = [\"x\"]\n", 1);
    let root = folder(&[
        ("culture/faulty.uk.md", faulty),
        ("culture/faulty.en.md", &english),
        ("culture/capital.uk.MD", TOML),
        (
            "culture/twice.uk.md",
            "---\ntitle: А\ntitle: Б\n---\nТекст.\n",
        ),
    ]);
    assert_eq!(
        problems(&Folder::load(root.path()).unwrap()),
        [
            "culture/capital.uk.MD: expected a name that ends with `.uk.md` or `.en.md`, or a folder `uk` or `en`",
            "culture/faulty.en.md:2:14: `made_from`: expected a hash of 16 hexadecimal digits, found \"x\"",
            "culture/faulty.uk.md:2:8: `title`: expected a text, found a number: put it in quotes",
            "culture/faulty.uk.md:3:7: `lead`: expected a text, found a list",
            "culture/faulty.uk.md:4:10: `section`: `nowhere` is unknown: add `[sections.nowhere]` to `site.toml`",
            "culture/faulty.uk.md:5:5: `id`: expected a UUID of 32 hexadecimal digits and 4 hyphens, found \"x\"",
            "culture/faulty.uk.md:6:7: `kind`: expected one of `news`, `opinion`, `interview`, `live`, `sponsored`, found \"novel\"",
            "culture/faulty.uk.md:7:7: `tags`: expected a list of texts, found a number",
            "culture/faulty.uk.md:8:9: `origin`: expected one of `human`, `machine`, `import`, found \"ghost\"",
            "culture/faulty.uk.md:9:7: `slug`: expected a slug of 1 to 80 letters a-z, digits and single hyphens between them, found \"Ї\"",
            "culture/faulty.uk.md:10:7: `date`: expected a date with time and offset such as `2025-11-05T12:05:00+02:00`, found \"tomorrow\"",
            "culture/faulty.uk.md:13:1: expected a body with some text, found none",
            "culture/twice.uk.md:3:1: duplicate mapping key: title",
        ]
    );
}

#[test]
fn aliases_and_depth_are_bounded() {
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let before = format!("*a{}", level - 1);
        let list = [before.as_str(); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{list}]\n"));
    }
    bomb.push_str("---\nТекст.\n");
    let deep = format!("---\na: {}\n---\nТекст.\n", "[".repeat(50_000));
    let deep_toml = format!("+++\na = {}\n+++\nТекст.\n", "[".repeat(50_000));
    let long = format!("+++\na = \"{}\"\n+++\nТекст.\n", "a".repeat(70_000));
    let wide = format!("+++\na = [{}]\n+++\nТекст.\n", "1,".repeat(30_000));
    let root = folder(&[
        ("culture/bomb.uk.md", &bomb),
        ("culture/deep.uk.md", &deep),
        ("culture/deep-toml.uk.md", &deep_toml),
        ("culture/long.uk.md", &long),
        ("culture/wide.uk.md", &wide),
    ]);
    let folder = Folder::load(root.path()).unwrap();
    assert!(folder.articles.is_empty());
    assert_eq!(
        problems(&folder),
        [
            "culture/bomb.uk.md:6:15: aliases repeat more than 20000 values",
            "culture/deep-toml.uk.md:2:85: cannot recurse further; max recursion depth met",
            "culture/deep.uk.md:2:259: recursion limit exceeded",
            "culture/long.uk.md:1:1: the front matter is longer than 64 KB",
            "culture/wide.uk.md:1:1: `title` is missing",
            "culture/wide.uk.md:1:1: `lead` is missing",
            "culture/wide.uk.md:1:1: `date` is missing: give one, or say `draft = true`",
        ]
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "secret.uk.md", TOML.as_bytes());
    put(outside.path(), "secret.gif", GIF);
    let picture = TOML.replacen("+++\n", "+++\npicture = \"pictures/secret.gif\"\n", 1);
    let root = folder(&[("culture/picture.uk.md", &picture)]);
    symlink(outside.path(), root.path().join("city")).unwrap();
    symlink(
        outside.path().join("secret.uk.md"),
        root.path().join("culture/a.uk.md"),
    )
    .unwrap();
    symlink(
        outside.path().join("secret.gif"),
        root.path().join("pictures/secret.gif"),
    )
    .unwrap();
    symlink(root.path(), root.path().join("culture/loop")).unwrap();
    let folder = Folder::load(root.path()).unwrap();
    assert_eq!(
        problems(&folder),
        [
            "city: a symbolic link is not followed",
            "culture/a.uk.md: a symbolic link is not followed",
            "culture/loop: a symbolic link is not followed",
            "culture/picture.uk.md:2:11: `picture`: `pictures/secret.gif` leads out of the folder",
        ]
    );
    assert_eq!(folder.articles.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_file_is_answered(
        yaml in any::<bool>(),
        lines in proptest::collection::vec(
            "(title|lead|date|slug|tags|made_from|[a-z]|\"\"|- |\\[x\\]|&a|\\*a|#|\\PC){0,2}( ?[=:] ?)(\"a\"|\\[|\\]|\\{|\\}|true|2025-11-05|'|\"\"\"|\\||>|\\*a|&a|\\PC){0,4}",
            0..6,
        ),
        body in "[\\PC\n]{0,40}",
        language in "(uk|en|ua|)",
    ) {
        let fence = if yaml { "---" } else { "+++" };
        let file = format!("{fence}\n{}\n{fence}\n{body}", lines.join("\n"));
        let path = format!("culture/night.{language}.md");
        let root = folder(&[(&path, &file)]);
        put(root.path(), "site.toml", lines.join("\n").as_bytes());
        let mut folder = Folder::load(root.path()).unwrap();
        prop_assert!(!folder.problems().is_empty() || !folder.articles.is_empty());
        folder.write().unwrap();
    }
}
