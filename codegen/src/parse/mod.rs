//! From Fluent syntax to [`tree`](crate::tree).

mod chunks;
mod convert;
mod syntax;

use std::collections::BTreeSet;

use fluent_syntax::{ast, parser};

use crate::report::Report;
use crate::source::{Source, too_big};
use crate::tongue::Tongue;
use crate::tree::{Entry, Place};

/// What could be read of the sources.
#[derive(Default)]
pub(crate) struct Parsed {
    pub(crate) entries: Vec<Entry>,
    /// Entries whose syntax is wrong: they are not there, but not missing.
    pub(crate) broken: BTreeSet<(Tongue, String)>,
}

/// Reads all sources; what is wrong goes to the report.
pub(crate) fn parse(report: &mut Report<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    for (index, source) in report.sources() {
        parse_source(index, source, &mut parsed, report);
    }
    parsed
}

fn parse_source(index: usize, source: &Source, parsed: &mut Parsed, report: &mut Report<'_>) {
    let begin = Place {
        source: index,
        at: 0,
    };
    if source.text.len() > Source::MAX_BYTES {
        report.add(begin, too_big(source.text.len() as u64));
        return;
    }
    if source.text.starts_with('\u{FEFF}') {
        report.add(
            begin,
            "a byte order mark; save the file as UTF-8 without it",
        );
        return;
    }
    for chunk in chunks::chunks(&source.text) {
        let place = |at: usize| Place {
            source: index,
            at: chunk.at + at,
        };
        let mut broken = |content: &str| {
            if let Some(id) = syntax::id_of(content) {
                parsed.broken.insert((source.tongue, id.to_owned()));
            }
        };
        if let Some((at, why)) = chunk.refusal() {
            report.add(place(at), why);
            broken(chunk.entry());
            continue;
        }
        let (resource, errors) = match parser::parse(chunk.text) {
            Ok(resource) => (resource, Vec::new()),
            Err(failed) => failed,
        };
        for error in &errors {
            let (at, why) = syntax::explain(error, chunk.text);
            report.add(place(at), why);
        }
        let mut converter = convert::Converter {
            source: index,
            chunk,
            report: &mut *report,
        };
        for entry in resource.body {
            match entry {
                ast::Entry::Message(message) => parsed.entries.push(converter.message(message)),
                ast::Entry::Term(term) => parsed.entries.push(converter.term(term)),
                ast::Entry::Junk { content } => broken(content),
                ast::Entry::Comment(_)
                | ast::Entry::GroupComment(_)
                | ast::Entry::ResourceComment(_) => {}
            }
        }
    }
}
