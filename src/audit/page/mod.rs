//! Rendered pages.

mod alternates;
mod attributes;
mod dom;
mod judge;
mod reader;
mod reciprocal;
mod walk;

use std::sync::LazyLock;

pub use reciprocal::audit_alternates;

use dom::{Dom, Element, NodeId};
use judge::{Judge, Made};
use walk::{Promise, Run, Visitor};

use super::known_texts::KnownTexts;
use super::words::{count, excerpt, name};
use super::{Finding, Place, Rule, Severity};
use super::{built_in, ftl};
use crate::language::Language;

/// Finds what a reader of a rendered page would see in the wrong language.
///
/// Short for [`PageAudit::new`] and [`PageAudit::page`], with the rules told
/// there.
///
/// ```
/// use dvomova::audit::{Rule, audit_page};
/// use dvomova::language::Language;
///
/// let page = |label| {
///     format!(
///         r#"<!doctype html><html lang="en"><body><h1>Opera on the lake</h1>
///            <button>{label}</button></body></html>"#
///     )
/// };
/// assert_eq!(audit_page(&page("Add to favorites"), Language::English), []);
/// assert_eq!(audit_page(&page(r#"<span lang="uk">Додати до обраного</span>"#), Language::English), []);
///
/// let found = audit_page(&page("Додати до обраного"), Language::English);
/// assert_eq!(found[0].rule, Rule::OtherLanguageMessage);
/// assert_eq!(found[0].place.element.as_deref(), Some("body > button"));
/// ```
#[must_use = "findings fail no test by themselves"]
pub fn audit_page(html: &str, language: Language) -> Vec<Finding> {
    BUILT_IN.page(html, language)
}

/// Panics with a readable list if a page has an error: for a site's own tests.
///
/// Warnings pass. To see them too, look at what [`audit_page`] returns.
///
/// ```
/// use dvomova::audit::assert_page_language;
/// use dvomova::language::Language;
///
/// let html = r#"<html lang="uk"><body><p>Концерт на воді: «iPhone 17» у подарунок.</p></body></html>"#;
/// assert_page_language(html, Language::Ukrainian);
/// ```
///
/// # Panics
///
/// If [`audit_page`] finds an error.
#[track_caller]
pub fn assert_page_language(html: &str, language: Language) {
    BUILT_IN.assert_page_language(html, language);
}

/// Read once, since a site's tests audit hundreds of pages.
static BUILT_IN: LazyLock<PageAudit> = LazyLock::new(|| {
    let none = PageAudit {
        texts: KnownTexts::default(),
    };
    built_in::files().fold(none, |audit, (language, file)| {
        audit.with_messages(language, file)
    })
});

/// The audit of rendered pages: what [`audit_page`] does, with the texts of a
/// site's own catalogue besides the built-in ones.
///
/// What is read: every text of the page except `script`, `style`, `code` and
/// their like, also inside `noscript` and `template`, hidden or not; the
/// attributes that people meet (`alt`, `title`, `aria-label`, `placeholder`, a
/// button's `value` and others); the content of the `meta` tags that other
/// sites show. What stands inside an element with a `lang` is judged by that
/// language; in a language other than the two, or none (`lang=""`), by none.
///
/// What is an error:
///
/// - `<html lang>` absent or of another language; `ua` anywhere as a language;
/// - **the exact text of a catalogue message of the other language**, however
///   short: *Share* on a Ukrainian page. Texts that both languages have in
///   common (`@same`) pass.
/// - On an English page: a text with more Cyrillic letters than Latin ones; four
///   or more Cyrillic words in a row. Names of up to three words inside an
///   English text pass.
/// - On a Ukrainian page: a text without a Cyrillic letter that has two words in
///   lower case, or eight words besides particles (*of*, *the*), or consists of
///   words that templates say (*Privacy policy*); three words in lower case in a
///   row of Latin words inside a Ukrainian text. Names pass, since names have
///   capitals (*Nova Poshta*, *Bank of America*, *iPhone 17*), and so do web and
///   mail addresses.
/// - The other language's month beside a number: *November 5* on a Ukrainian page.
/// - Text in Russian: 100 letters or more with more ы э ъ ё than і ї є ґ.
/// - A word of Latin and Cyrillic letters.
/// - `hreflang` links without the page itself, or that contradict each other.
///
/// Warnings: a row of foreign words inside quotation marks, which a body in
/// Markdown cannot mark; a word with ы э ъ ё.
///
/// At most 4 MB of a page are read, 256 elements inside one another, 200,000
/// elements and texts, and at most 1,000 findings are told; beyond, the rest is
/// not judged and a finding says so.
#[derive(Clone, Debug)]
pub struct PageAudit {
    texts: KnownTexts,
}

impl PageAudit {
    /// The audit with the texts of the built-in messages.
    pub fn new() -> Self {
        BUILT_IN.clone()
    }

    /// Adds the messages of a Fluent file of the site's own, with its language.
    ///
    /// Variables and other messages inside a message stand for any text. The
    /// marks `@same` and `@other-language` are kept. A message that does not
    /// parse is passed over; the site's build has told of it.
    ///
    /// ```
    /// use dvomova::audit::PageAudit;
    /// use dvomova::language::Language;
    ///
    /// let audit = PageAudit::new()
    ///     .with_messages(Language::English, "weather = Weather in { $city }")
    ///     .with_messages(Language::Ukrainian, "weather = Погода: { $city }");
    /// let html = r#"<html lang="uk"><body><h2>Weather in Київ</h2></body></html>"#;
    /// let found = audit.page(html, Language::Ukrainian);
    /// assert_eq!(
    ///     found[0].message,
    ///     "“Weather in Київ” is the English message `weather`, but Ukrainian is promised here"
    /// );
    /// ```
    #[must_use]
    pub fn with_messages(mut self, language: Language, fluent: &str) -> Self {
        for found in ftl::texts(language, fluent) {
            self.texts.add(found.language, &found.id, &found.text);
        }
        self
    }

    /// Audits a page that is promised to be in a language.
    #[must_use = "findings fail no test by themselves"]
    pub fn page(&self, html: &str, language: Language) -> Vec<Finding> {
        let (dom, stopped) = reader::read(html);
        let mut page = Page {
            dom: &dom,
            language,
            judge: Judge::new(&self.texts),
            alternates: alternates::Alternates::default(),
            findings: Vec::new(),
        };
        walk::walk(&dom, Promise::Language(language), &mut page);
        let stopped =
            stopped.or_else(|| page.is_full().then_some("it has more than 1,000 findings"));
        page.finish(stopped)
    }

    /// Panics with a readable list if a page has an error.
    ///
    /// # Panics
    ///
    /// If [`page`](Self::page) finds an error.
    #[track_caller]
    #[expect(clippy::panic, reason = "an assertion for tests is there to panic")]
    pub fn assert_page_language(&self, html: &str, language: Language) {
        let mut findings = self.page(html, language);
        findings.retain(|finding| finding.severity == Severity::Error);
        if findings.is_empty() {
            return;
        }
        let lines: Vec<String> = findings
            .iter()
            .map(|finding| format!("\n  {finding}"))
            .collect();
        panic!(
            "the page is not wholly in {}, {} found:{}",
            name(language),
            count(findings.len(), "error"),
            lines.concat()
        );
    }
}

impl Default for PageAudit {
    fn default() -> Self {
        Self::new()
    }
}

/// A page while it is walked over.
struct Page<'a> {
    dom: &'a Dom,
    language: Language,
    judge: Judge<'a>,
    alternates: alternates::Alternates,
    findings: Vec<Finding>,
}

/// Findings of a page; more help nobody.
const MOST_FINDINGS: usize = 1_000;

impl Page<'_> {
    fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    fn place(&self, at: NodeId, attribute: Option<&str>) -> Place {
        Place {
            line: Some(self.dom.node(at).line),
            element: Some(self.dom.path(at)).filter(|path| !path.is_empty()),
            attribute: attribute.map(str::to_owned),
            ..Place::default()
        }
    }

    fn error(&mut self, rule: Rule, at: NodeId, attribute: Option<&str>, message: String) {
        let place = self.place(at, attribute);
        self.findings
            .push(Finding::new(rule, Severity::Error, place, message));
    }

    /// Whether `<html lang>` keeps the page's promise.
    fn check_promise(&mut self, at: NodeId, element: &Element) {
        let language = self.language;
        let message = match element.attribute("lang") {
            None => format!("`<html>` has no `lang`; expected `{language}`"),
            Some(tag) if Promise::of(tag) == Promise::Language(language) => return,
            // Reported as a country already.
            Some(tag)
                if Promise::of(tag) == Promise::Country && language == Language::Ukrainian =>
            {
                return;
            }
            Some(tag) => format!(
                "`<html>` has `lang=\"{}\"`; expected `{language}`",
                excerpt(tag)
            ),
        };
        self.error(Rule::PageLanguage, at, Some("lang"), message);
    }

    fn finish(mut self, stopped: reader::Stopped) -> Vec<Finding> {
        if let Some(why) = stopped {
            let message = format!("the page was not read to its end: {why}");
            self.error(Rule::UnreadPage, Dom::ROOT, None, message);
        }
        for (at, message) in std::mem::take(&mut self.alternates).problems(self.language) {
            self.error(Rule::AlternateLinks, at, None, message);
        }
        self.findings
    }
}

impl Visitor for Page<'_> {
    fn element(&mut self, at: NodeId, element: &Element, promise: Promise) {
        if self.is_full() {
            return;
        }
        for attribute in ["lang", "hreflang"] {
            if element.attribute(attribute).map(Promise::of) == Some(Promise::Country) {
                let message =
                    "`ua` is the country Ukraine, the Ukrainian language is `uk`".to_owned();
                self.error(Rule::CountryAsLanguage, at, Some(attribute), message);
            }
        }
        if element.name == "html" {
            self.check_promise(at, element);
        }
        self.alternates.add(at, element);
        let Some(language) = promise.language() else {
            return;
        };
        for (attribute, value) in attributes::read_by_people(element) {
            let verdicts = self.judge.text(value, language, made(element));
            for verdict in verdicts {
                let place = self.place(at, Some(attribute));
                self.findings.push(verdict.finding(place));
            }
        }
    }

    fn run(&mut self, run: &Run) {
        let Some(language) = run.language.filter(|_| !self.is_full()) else {
            return;
        };
        let made = self.dom.element(run.element).map_or(Made::Whole, made);
        for (at, verdict) in self.judge.run(run, language, made) {
            let place = self.place(at, None);
            self.findings.push(verdict.finding(place));
        }
    }
}

fn made(element: &Element) -> Made {
    if attributes::is_title(element) {
        Made::Joined
    } else {
        Made::Whole
    }
}
