//! What an editor or a developer should look at: text in the wrong language
//! above all.
//!
//! The messages of a site are checked when it is built. What a build cannot
//! see is found here: [`ArticleAudit`] reads articles and folders of them,
//! [`audit_page`] and [`PageAudit`] read a page as it is served,
//! [`audit_alternates`] the links between pages. All return [`Finding`]s, each
//! with its [`Rule`], [`Severity`] and [`Place`].
//!
//! A site asks for its own pages in its own tests:
//!
//! ```should_panic
//! use dvomova::audit::assert_page_language;
//! use dvomova::language::Language;
//!
//! # fn get(_address: &str) -> &'static str {
//! #     r#"<html lang="en"><body><h1>The Night of Museums</h1>
//! #        <button>Додати до обраного</button></body></html>"#
//! # }
//! let html = get("/en/culture/the-night-of-museums");
//! assert_page_language(html, Language::English);
//! // the page is not wholly in English, 1 error found:
//! //   line 2, body > button: error[other-language-message]: “Додати до обраного” is the
//! //   Ukrainian message `favorites-add`, but English is promised here
//! ```
//!
//! And it reads its texts before they are published:
//!
//! ```
//! use dvomova::audit::{ArticleAudit, Rule, Severity};
//! use dvomova::exchange::Folder;
//!
//! # let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/faulty-content");
//! let folder = Folder::load(root)?;
//! let found = ArticleAudit::new().folder(&folder);
//! let mixed = found.iter().find(|finding| finding.rule == Rule::MixedScripts).ok_or("none")?;
//! assert_eq!(mixed.severity, Severity::Error);
//! assert_eq!(
//!     mixed.to_string(),
//!     "city/latin-letter.uk.md:12 (uk, block 1): error[mixed-scripts]: “бiблiотека” has the \
//!      Latin letter “i” (U+0069), letter 2 of the word; the Cyrillic “і” is U+0456"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How a language is told
//!
//! By its letters, not by a model of the language: the same page gives the same
//! answer on every machine, and every answer can be checked by hand. English
//! has no reason for Cyrillic letters. Ukrainian prints many names in Latin
//! ones, so there a text must have what names lack: words in lower case, or the
//! very words of a message. Of the 119 paragraphs of the Universal Declaration
//! of Human Rights in both languages, none is found under its own language and
//! all but two (*Now, therefore,* and *The General Assembly*, by their letters
//! names) under the other.

mod article;
mod built_in;
mod finding;
mod foreign;
mod ftl;
mod known_texts;
mod letters;
mod page;
mod place;
mod rule;
mod template_words;
mod words;

pub use article::ArticleAudit;
pub use finding::{Finding, Severity};
pub use page::{PageAudit, assert_page_language, audit_alternates, audit_page};
pub use place::Place;
pub use rule::{Rule, UnknownRule};
