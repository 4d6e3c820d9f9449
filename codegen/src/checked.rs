use std::collections::BTreeMap;

use crate::check::{self, Pairs, Words};
use crate::graph::Graph;
use crate::lower::Lowered;
use crate::parse::{self, Parsed};
use crate::problem::Problems;
use crate::report::Report;
use crate::source::Source;
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::Reference;
use crate::types::{self, Signatures, Type};

/// Messages in both languages in which no fault was found.
pub struct Checked {
    pub(crate) texts: Texts,
    pub(crate) signatures: Signatures,
    pub(crate) words: Words,
    pub(crate) lowered: Lowered,
    pub(crate) library_words: Words,
}

impl Checked {
    /// The variables of a message (`views`) or an attribute
    /// (`favorites.aria-label`) and what they hold, by name.
    pub fn variables(&self, id: &str) -> Option<&BTreeMap<String, Type>> {
        let (id, attribute) = match id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (id, None),
        };
        self.signatures.get(&Reference::new(id, attribute))
    }

    /// The ids of all messages with a text and of all attributes, in order.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.signatures.keys().map(Reference::to_string)
    }

    /// The words that a variable selected on by words may be.
    pub fn words(&self, variable: &str) -> impl Iterator<Item = &str> {
        let words = self.words.get(variable);
        words.into_iter().flatten().map(String::as_str)
    }
}

/// Checks the messages of a library and those of a site laid over them.
///
/// Either may be empty. A site's message of the same id replaces the
/// library's, in both languages and with the same variables.
///
/// ```
/// use dvomova_codegen::{Source, Tongue, check};
///
/// let source = |tongue: Tongue, text: &str| Source {
///     path: format!("{}/site.ftl", tongue.folder()),
///     tongue,
///     text: text.to_owned(),
/// };
/// let problems = check(&[], &[
///     source(Tongue::English, "save = Зберегти\n"),
///     source(Tongue::Ukrainian, "save = Зберегти\n"),
/// ]);
/// let problems = problems.err().map(|problems| problems.to_string());
/// assert!(problems.is_some_and(|it| it.starts_with("en/site.ftl:1:8: Cyrillic letters")));
/// ```
///
/// # Errors
///
/// Everything that is wrong with them, at once: syntax; an id twice; what is
/// missing in one language; variables that differ; unknown and circular
/// references; unknown functions and options; plural forms that are not
/// covered or never reached; select keys that differ; texts in the wrong
/// language; a phrase that takes staying on the site for consent.
pub fn check(library: &[Source], site: &[Source]) -> Result<Checked, Problems> {
    let mut report = Report::new(library.iter().chain(site).collect());
    let Parsed { entries, broken } = parse::parse(&mut report);
    let is_broken = |tongue: Tongue, id: &str| broken.contains(&(tongue, id.to_owned()));
    let (of_library, of_site): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.place.source < library.len());
    let below = Texts::collect(of_library, &mut report);
    let above = Texts::collect(of_site, &mut report);
    let texts = below.clone().under(above.clone());

    let pairs = Pairs {
        texts: &texts,
        site: &above,
        library: &below,
    };
    check::check_pairs(&pairs, &is_broken, &mut report);
    check::check_wording(&texts, &mut report);
    let mut graph = Graph::new(&texts, &is_broken, &mut report);
    check::within_limits(&mut graph, &mut report);
    check::check_terms(&graph, &texts, &mut report);
    let words = check::check_selects(&graph, &mut report);
    check::check_names(&texts, &words, &mut report);
    let signatures = types::infer(&graph, &mut report);
    types::check_dates(&graph, &signatures, &mut report);

    let library_words = if library.is_empty() || site.is_empty() {
        Words::new()
    } else {
        let (before, words) = alone(&below);
        check::keep_variables(&above, &before, &signatures, &mut report);
        words
    };
    Problems::unless_empty(report.into_problems())?;
    let lowered = Lowered::new(&graph, &texts);
    drop(graph);
    Ok(Checked {
        texts,
        signatures,
        words,
        lowered,
        library_words,
    })
}

/// What the library's messages take without those of the site.
fn alone(texts: &Texts) -> (Signatures, Words) {
    // Its faults, if any, have been told.
    let mut report = Report::new(Vec::new());
    let mut graph = Graph::new(texts, &|_, _| true, &mut report);
    check::within_limits(&mut graph, &mut report);
    let words = check::check_selects(&graph, &mut report);
    (types::infer(&graph, &mut report), words)
}
