//! The Universal Declaration of Human Rights: real parallel text, 31 parts in
//! both languages, also as a folder of content.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dvomova::language::Language;
use serde::Deserialize;
use tempfile::TempDir;

/// One of the 31 parts: the preamble and 30 articles.
#[derive(Deserialize)]
pub(crate) struct Part {
    pub(crate) number: u32,
    #[serde(flatten)]
    languages: Languages,
}

// A flattened `PerLanguage` would refuse the other fields of a part.
#[derive(Deserialize)]
struct Languages {
    uk: PartText,
    en: PartText,
}

#[derive(Deserialize)]
pub(crate) struct PartText {
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
}

impl Part {
    pub(crate) fn text(&self, language: Language) -> &PartText {
        match language {
            Language::Ukrainian => &self.languages.uk,
            Language::English => &self.languages.en,
        }
    }
}

pub(crate) static PARTS: LazyLock<Vec<Part>> =
    LazyLock::new(|| serde_json::from_str(include_str!("cases/udhr.json")).unwrap());

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
    for part in PARTS.iter() {
        let number = part.number;
        for language in Language::ALL {
            let text = part.text(language);
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
