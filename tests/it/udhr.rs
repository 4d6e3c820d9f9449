//! The Universal Declaration of Human Rights as a folder of content: real
//! parallel text, 31 articles in both languages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dvomova::language::{Language, PerLanguage};
use serde::Deserialize;
use tempfile::TempDir;

#[derive(Deserialize)]
struct Part {
    number: u32,
    #[serde(flatten)]
    texts: PerText,
}

#[derive(Deserialize)]
struct PerText {
    uk: PartText,
    en: PartText,
}

#[derive(Deserialize)]
struct PartText {
    title: String,
    paragraphs: Vec<String>,
}

/// Writes the folder into a temporary directory, which goes when it is dropped.
pub(crate) fn folder() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    write_to(root.path());
    root
}

/// Writes the folder: `rights/article-NN.uk.md` with TOML front matter, the
/// first paragraph as lead and all paragraphs as body, an article a day from
/// 1 December 2025 on.
pub(crate) fn write_to(root: &Path) {
    let parts: Vec<Part> = serde_json::from_str(include_str!("cases/udhr.json")).unwrap();
    fs::create_dir_all(root.join("rights")).unwrap();
    fs::write(
        root.join("site.toml"),
        "[sections.rights]\n\
         uk = { name = \"Права людини\" }\n\
         en = { name = \"Human rights\" }\n\
         \n\
         [sources.un]\n\
         uk = { name = \"Організація Об’єднаних Націй\", page = \"https://www.un.org/\" }\n\
         en = { name = \"United Nations\", page = \"https://www.un.org/en/\" }\n",
    )
    .unwrap();
    for Part { number, texts } in parts {
        let texts = PerLanguage {
            ukrainian: texts.uk,
            english: texts.en,
        };
        for (language, text) in texts.iter() {
            let mut file = String::from("+++\n");
            if language == Language::English {
                file.push_str("original = \"en\"\nsource = \"un\"\n");
            }
            let lead = text.paragraphs.first().unwrap();
            writeln!(file, "title = {}", quoted(&text.title)).unwrap();
            writeln!(file, "lead = {}", quoted(lead)).unwrap();
            let day = number + 1;
            let month = 12;
            writeln!(file, "date = 2025-{month}-{day:02}T08:00:00+02:00").unwrap();
            file.push_str("+++\n");
            for paragraph in &text.paragraphs {
                writeln!(file, "\n{paragraph}").unwrap();
            }
            let path = root.join(format!("rights/article-{number:02}.{language}.md"));
            fs::write(path, file).unwrap();
        }
    }
}

/// A TOML basic string; JSON escapes are a part of TOML's.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
