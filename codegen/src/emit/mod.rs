//! Checked messages as Rust.
//!
//! What is written calls nothing but the standard library and these items of
//! `::dvomova`: `language::Language`; `ui::{write_integer, cardinal, ordinal,
//! PluralCategory, Number, LocalTime, WholeNumber}`; and, to look messages up by name,
//! `ui::{Arguments, InvalidCall, UnknownWord, Described, Holds}`.

mod arms;
mod document;
mod lookup;
mod method;
mod sources;
mod steps;
mod words;
mod writer;

use std::fmt::Write as _;

use crate::checked::Checked;
pub(crate) use sources::sources;
use writer::Code;

/// Who the code is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// `dvomova` itself.
    Library,
    /// A site, which may use only some of it.
    Site,
}

/// The content of `messages.rs`.
pub(crate) fn messages(checked: &Checked, purpose: Purpose) -> String {
    let mut code = Code::default();
    code.line("// Written by dvomova-codegen from the messages in `locales/`.");
    code.line("");
    code.line("use ::dvomova::language::Language;");
    code.line("use ::dvomova::ui;");
    code.line("use ::std::fmt;");
    code.line("");
    code.line("/// Every text of the catalogue in one language; a method for each.");
    code.line("///");
    code.line("/// Texts without variables, and choices among such texts, are");
    code.line("/// `&'static str`. The others are values to print, which allocate nothing;");
    code.line("/// padding such as `{:>20}` has no effect on them. Variables come in the order");
    code.line("/// of the alphabet; a whole number may be of any integer type, see");
    code.line("/// [`WholeNumber`](ui::WholeNumber).");
    code.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]");
    allow(&mut code, purpose);
    code.line("pub struct Messages {");
    code.line("    language: Language,");
    code.line("}");
    code.line("");
    allow(&mut code, purpose);
    code.line("impl Messages {");
    code.line("    /// The texts in a language.");
    code.line("    pub const fn new(language: Language) -> Self {");
    code.line("        Self { language }");
    code.line("    }");
    code.line("");
    code.line("    /// The language of the texts.");
    code.line("    pub const fn language(self) -> Language {");
    code.line("        self.language");
    code.line("    }");
    for (reference, variables) in &checked.signatures {
        code.line("");
        method::write(checked, reference, variables, &mut code);
    }
    code.line("}");
    code.line("");
    allow(&mut code, purpose);
    lookup::write(checked, &mut code);
    for (variable, words) in &checked.words {
        code.line("");
        words::write(checked, variable, words, purpose, &mut code);
    }
    code.finish()
}

/// A site need not use every message.
fn allow(code: &mut Code, purpose: Purpose) {
    if purpose == Purpose::Site {
        code.line("#[allow(");
        code.line("    dead_code,");
        code.line("    unreachable_pub,");
        code.line("    reason = \"a site uses the messages it needs and decides who else may\"");
        code.line(")]");
    }
}

/// A text as a Rust literal: letters as they are, invisible characters escaped.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' | '\n' | '\r' | '\t' => literal.extend(letter.escape_default()),
            // Seen as nothing or as a plain space.
            '\u{80}'..='\u{A0}'
            | '\u{AD}'
            | '\u{2000}'..='\u{200F}'
            | '\u{2028}'..='\u{202F}'
            | '\u{205F}'..='\u{206F}'
            | '\u{300}'..='\u{36F}'
            | '\u{FEFF}'
            | '\0'..='\u{1F}' => {
                let _ = write!(literal, "\\u{{{:X}}}", u32::from(letter));
            }
            letter => literal.push(letter),
        }
    }
    literal.push('"');
    literal
}
