//! Folders of Markdown with front matter, read and written back.
//!
//! A folder holds a [`site.toml`](Site), a folder `pictures`, and a Markdown
//! file for each article and language: `culture/night.uk.md` beside
//! `culture/night.en.md`, or `uk/culture/night.md` and `en/culture/night.md`.
//! The front matter is TOML between `+++` lines or YAML between `---` lines.
//!
//! Facts that both languages share stand in the original's file only:
//!
//! | field | what | if left out |
//! | --- | --- | --- |
//! | `id` | UUID | made from the path without its language |
//! | `original` | `uk` or `en` | the file without `made_from`, else Ukrainian |
//! | `kind` | `news`, `opinion`, `interview`, `live`, `sponsored` | `news` |
//! | `section` | id from `site.toml` | the first folder of the path |
//! | `tags`, `authors`, `source` | ids from `site.toml` (`authors` from `people`) | none |
//! | `picture` | `pictures/museum.jpg`; its size is measured | none |
//! | `related` | paths without language, or UUIDs | none |
//! | `reactions` | `true` or `false` | `true` |
//!
//! Of one language, each in its own file:
//!
//! | field | what | if left out |
//! | --- | --- | --- |
//! | `title`, `lead` | texts | the article has no such language |
//! | `slug` | the last part of the address | made from the title |
//! | `key_points` | list of texts | none |
//! | `caption`, `credit`, `alt` | of the picture | none |
//! | `seo_title`, `seo_description` | for search engines | none |
//! | `origin` | `human`, `machine`, `import` | `human` |
//! | `date` | first published, and live from | needs `draft = true` |
//! | `live_from`, `live_until` | where they differ from that | `date`; for good |
//! | `updated`, `update_note` | an update that readers are told of | none |
//! | `update_kind` | `update`, `correction` | `update` |
//! | `draft` | not public | `false` |
//! | `made_from` | in a translation, [hashes](crate::article::PartHashes) of its source | not recorded |
//!
//! Dates have a time and an offset (RFC 3339): `2025-11-05T12:05:00+02:00`.
//! Other fields are kept and written back.
//!
//! ```
//! # let root = tempfile::tempdir()?;
//! # let root = root.path();
//! # std::fs::create_dir(root.join("culture"))?;
//! # std::fs::write(root.join("site.toml"), "[sections.culture]\nuk = { name = \"Культура\" }\nen = { name = \"Culture\" }\n")?;
//! # let file = "+++\ntitle = \"Ніч музеїв\"\nlead = \"До ранку.\"\ntags = [\"museum\"]\ndate = 2025-11-05T12:05:00+02:00\n+++\n\nПриходьте.\n";
//! # std::fs::write(root.join("culture/night.uk.md"), file)?;
//! # std::fs::write(root.join("culture/night.en.md"), "---\ntitle: The night of museums\nlead: Until morning.\ndate: 2025-11-05T12:05:00+02:00\nmade_from: []\n---\nCome.\n")?;
//! use dvomova::article::{ArticleId, Freshness};
//! use dvomova::exchange::Folder;
//! use dvomova::language::Language;
//!
//! let mut folder = Folder::load(root)?;
//! assert_eq!(
//!     folder.problems()[0].to_string(),
//!     "culture/night.uk.md:4:9: `tags`: `museum` is unknown: add `[tags.museum]` to `site.toml`",
//! );
//!
//! // Nobody has said yet what the translation was made from.
//! let id = ArticleId::from_path("culture/night");
//! let now = "2025-11-06T08:00:00Z".parse()?;
//! let article = folder.article(id).ok_or("not loaded")?;
//! assert!(article.freshness(Language::English, now).is_stale());
//!
//! folder.accept("culture/night.en.md")?;
//! let article = folder.article(id).ok_or("not loaded")?;
//! assert_eq!(article.freshness(Language::English, now), Freshness::Current);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod article_file;
mod article_reader;
mod body_check;
mod error;
mod fields;
mod folder;
mod front_matter;
mod load;
mod node;
mod picture;
mod problem;
mod quoted;
mod reader;
mod site;
mod site_text;
mod toml_text;
mod walk;
mod write;
mod yaml_text;

pub use article_file::ArticleFile;
pub use error::{ExchangeError, ExchangeErrorKind};
pub use folder::Folder;
pub use problem::Problem;
pub use site::Site;
