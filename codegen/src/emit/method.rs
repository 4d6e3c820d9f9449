use super::arms::Arms;
use super::document;
use super::literal;
use super::steps::{Step, is_grouped, steps};
use super::writer::Code;
use crate::checked::Checked;
use crate::lower::{By, Part};
use crate::name::{self, method_name, parameter_name, snake, type_name};
use crate::tongue::Tongue;
use crate::tree::{NumberOptions, Reference, Usage};
use crate::types::{Type, Variables, is_date_part};

/// Writes the method of a message's value or attribute.
pub(super) fn write(
    checked: &Checked,
    reference: &Reference,
    variables: &Variables,
    code: &mut Code,
) {
    code.indented(|code| {
        document::write(checked, reference, code);
        let writer = Method { checked, variables };
        if variables.is_empty() {
            writer.text(reference, code);
            return;
        }
        if prints_date(variables) {
            writer.of_local_time(reference, code);
            code.line("");
        }
        writer.display(reference, code);
    });
}

/// Whether a message takes the parts of a date.
fn prints_date(variables: &Variables) -> bool {
    variables.keys().any(|name| is_date_part(name))
}

/// The method that takes each variable on its own. Where these are the parts
/// of a date, it is private: callers give the date whole, so that nobody
/// mistakes a day for a month.
pub(super) fn inner_name(checked: &Checked, reference: &Reference) -> String {
    match checked.signatures.get(reference) {
        Some(variables) if prints_date(variables) => name::inner_name(reference),
        _ => method_name(reference),
    }
}

/// Whether a message chooses among texts and prints no variable, in both
/// languages: its method returns the text itself.
fn is_choice(checked: &Checked, reference: &Reference) -> bool {
    let is_text = |parts: &[Part]| matches!(parts, [] | [Part::Text(_)]);
    Tongue::ALL
        .into_iter()
        .all(|tongue| match checked.lowered.parts(tongue, reference) {
            [Part::Select { arms, .. }] => arms.iter().all(|(_, parts)| is_text(parts)),
            parts => is_text(parts),
        })
}

fn type_of(variable: &str, kind: Type) -> String {
    match kind {
        Type::Integer if is_date_part(variable) => "i64".to_owned(),
        Type::Integer => "impl ui::WholeNumber".to_owned(),
        Type::Word => type_name(variable),
        Type::Date => "ui::LocalTime".to_owned(),
        Type::Text => "impl fmt::Display".to_owned(),
    }
}

struct Method<'a> {
    checked: &'a Checked,
    variables: &'a Variables,
}

impl Method<'_> {
    fn parts(&self, tongue: Tongue, reference: &Reference) -> &[Part] {
        self.checked.lowered.parts(tongue, reference)
    }

    /// A method that returns the text itself.
    fn text(&self, reference: &Reference, code: &mut Code) {
        let name = method_name(reference);
        let [english, ukrainian] = Tongue::ALL.map(|tongue| match self.parts(tongue, reference) {
            [Part::Text(text)] => literal(text),
            _ => literal(""),
        });
        code.line(&format!("pub const fn {name}(self) -> &'static str {{"));
        code.indented(|code| {
            if english == ukrainian {
                code.line(&english);
                return;
            }
            code.line("match self.language {");
            code.line(&format!("    Language::English => {english},"));
            code.line(&format!("    Language::Ukrainian => {ukrainian},"));
            code.line("}");
        });
        code.line("}");
    }

    /// A method that takes a date for all its parts.
    fn of_local_time(&self, reference: &Reference, code: &mut Code) {
        let others = self
            .variables
            .iter()
            .filter(|(name, _)| !is_date_part(name));
        // `$at` may be a variable of the message too.
        let at = if self.variables.contains_key("at") {
            "date"
        } else {
            "at"
        };
        let parameters = others
            .map(|(name, &kind)| format!(", {}: {}", parameter_name(name), type_of(name, kind)))
            .collect::<String>();
        let values = self.variables.keys().map(|name| match is_date_part(name) {
            true => format!("i64::from({at}.{}())", snake(name)),
            false => parameter_name(name),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let name = method_name(reference);
        let returned = self.returned(reference);
        code.line(&format!(
            "pub fn {name}(self, {at}: ui::LocalTime{parameters}) -> {returned} {{"
        ));
        code.line(&format!(
            "    self.{}({values})",
            inner_name(self.checked, reference)
        ));
        code.line("}");
    }

    /// A method that returns a value to print.
    fn display(&self, reference: &Reference, code: &mut Code) {
        let name = inner_name(self.checked, reference);
        let visibility = match prints_date(self.variables) {
            true => "",
            false => "pub ",
        };
        let parameters = self
            .variables
            .iter()
            .map(|(name, &kind)| format!(", {}: {}", parameter_name(name), type_of(name, kind)))
            .collect::<String>();
        let returned = self.returned(reference);
        code.line(&format!(
            "{visibility}fn {name}(self{parameters}) -> {returned} {{"
        ));
        code.indented(|code| self.integers(code));
        if is_choice(self.checked, reference) {
            code.indented(|code| self.choice(reference, code));
            code.line("}");
            return;
        }
        code.indented(|code| {
            code.line("fmt::from_fn(move |out| match self.language {");
            code.indented(|code| {
                for tongue in Tongue::ALL {
                    let pattern = format!("Language::{tongue}");
                    self.arm(&pattern, tongue, self.parts(tongue, reference), code);
                }
            });
            code.line("})");
        });
        code.line("}");
    }

    /// Makes every integer an `i64`, whatever the method was called with.
    fn integers(&self, code: &mut Code) {
        for (variable, kind) in self.variables {
            if *kind == Type::Integer && !is_date_part(variable) {
                let name = parameter_name(variable);
                code.line(&format!("let {name} = ui::WholeNumber::to_i64({name});"));
            }
        }
    }

    fn returned(&self, reference: &Reference) -> &'static str {
        if is_choice(self.checked, reference) {
            "&'static str"
        } else {
            "impl fmt::Display"
        }
    }

    /// The body of a method that chooses among texts.
    fn choice(&self, reference: &Reference, code: &mut Code) {
        code.line("match self.language {");
        code.indented(|code| {
            for tongue in Tongue::ALL {
                match self.parts(tongue, reference) {
                    [Part::Text(text)] => {
                        code.line(&format!("Language::{tongue} => {},", literal(text)));
                    }
                    [
                        Part::Select {
                            variable,
                            by,
                            arms,
                            default,
                        },
                    ] => {
                        let all = self.all_words(variable, *by);
                        let arms = Arms::new(arms, default, *by, all);
                        let name = parameter_name(variable);
                        let scrutinee = arms.scrutinee(&name, tongue);
                        code.line(&format!("Language::{tongue} => match {scrutinee} {{"));
                        code.indented(|code| self.arms(&arms, &name, variable, tongue, code));
                        code.line("},");
                    }
                    _ => code.line(&format!("Language::{tongue} => \"\",")),
                }
            }
        });
        code.line("}");
    }

    /// An arm of a `match` whose value is a `fmt::Result`.
    fn arm(&self, pattern: &str, tongue: Tongue, parts: &[Part], code: &mut Code) {
        let steps = steps(parts, self.variables);
        if let [Step::Call(parts)] = steps.as_slice() {
            let call = self.call(parts, tongue);
            code.line(&format!("{pattern} => {call},"));
            return;
        }
        if steps.is_empty() {
            code.line(&format!("{pattern} => Ok(()),"));
            return;
        }
        code.line(&format!("{pattern} => {{"));
        code.indented(|code| self.steps(&steps, tongue, code));
        code.line("}");
    }

    /// Statements, the last of which is a `fmt::Result`.
    fn steps(&self, steps: &[Step<'_>], tongue: Tongue, code: &mut Code) {
        for (at, step) in steps.iter().enumerate() {
            let end = if at + 1 == steps.len() { "" } else { "?;" };
            match step {
                Step::Call(parts) => code.line(&format!("{}{end}", self.call(parts, tongue))),
                Step::Select(part) => self.select(part, tongue, end, code),
            }
        }
    }

    /// One call that writes texts and plain variables, or one part.
    fn call(&self, parts: &[&Part], tongue: Tongue) -> String {
        match parts {
            [Part::Text(text)] => format!("out.write_str({})", literal(text)),
            [Part::Variable(name, Usage::Date(message))] => {
                let date = parameter_name(name);
                let reference = Reference::new(message, None);
                let parts = self.arguments(&reference, |part| {
                    format!("i64::from({date}.{}())", snake(part))
                });
                self.print(&reference, &parts)
            }
            [Part::Variable(name, usage)] if self.is_grouped(name, usage) => {
                let name = parameter_name(name);
                format!("ui::write_integer(out, Language::{tongue}, {name})")
            }
            [Part::Message(reference)] => {
                let arguments = self.arguments(reference, |variable| {
                    let name = parameter_name(variable);
                    let signature = self.checked.signatures.get(reference);
                    let wanted = signature.and_then(|it| it.get(variable));
                    match (self.variables.get(variable), wanted) {
                        (Some(Type::Integer), Some(Type::Text)) => {
                            format!("ui::Number::decimal(Language::{tongue}, {name})")
                        }
                        (_, Some(Type::Text)) => format!("&{name}"),
                        _ => name,
                    }
                });
                self.print(reference, &arguments)
            }
            parts => {
                let mut format = String::new();
                for part in parts {
                    match part {
                        Part::Text(text) => {
                            format.push_str(&text.replace('{', "{{").replace('}', "}}"));
                        }
                        Part::Variable(name, usage) => {
                            let width = match usage {
                                Usage::Number(NumberOptions {
                                    least_digits: digits @ 2..,
                                    ..
                                }) => format!(":0{digits}"),
                                _ => String::new(),
                            };
                            format.push_str(&format!("{{{}{width}}}", parameter_name(name)));
                        }
                        Part::Message(_) | Part::Select { .. } => {}
                    }
                }
                format!("write!(out, {})", literal(&format))
            }
        }
    }

    /// A call that prints another message.
    fn print(&self, reference: &Reference, arguments: &str) -> String {
        let method = inner_name(self.checked, reference);
        if is_choice(self.checked, reference) {
            format!("out.write_str(self.{method}({arguments}))")
        } else {
            format!("fmt::Display::fmt(&self.{method}({arguments}), out)")
        }
    }

    /// What a message is called with, in the order of its variables.
    fn arguments(&self, reference: &Reference, value: impl Fn(&str) -> String) -> String {
        let variables = self.checked.signatures.get(reference);
        let values = variables.into_iter().flatten();
        let values = values.map(|(variable, _)| value(variable));
        values.collect::<Vec<_>>().join(", ")
    }

    fn is_grouped(&self, variable: &str, usage: &Usage) -> bool {
        is_grouped(variable, usage, self.variables)
    }

    fn select(&self, part: &Part, tongue: Tongue, end: &str, code: &mut Code) {
        let Part::Select {
            variable,
            by,
            arms,
            default,
        } = part
        else {
            return;
        };
        let arms = Arms::new(arms, default, *by, self.all_words(variable, *by));
        let texts = arms.texts();
        let (before, after) = match texts {
            Some(_) => ("out.write_str(", ")"),
            None => ("", ""),
        };
        let scrutinee = parameter_name(variable);
        code.line(&format!(
            "{before}match {} {{",
            arms.scrutinee(&scrutinee, tongue)
        ));
        code.indented(|code| self.arms(&arms, &scrutinee, variable, tongue, code));
        code.line(&format!("}}{after}{end}"));
    }

    fn arms(
        &self,
        arms: &Arms<'_>,
        scrutinee: &str,
        variable: &str,
        tongue: Tongue,
        code: &mut Code,
    ) {
        let as_texts = arms.texts().is_some();
        let write = |pattern: &str, parts: &[Part], code: &mut Code| {
            if as_texts {
                let text = match parts {
                    [Part::Text(text)] => literal(text),
                    _ => literal(""),
                };
                code.line(&format!("{pattern} => {text},"));
            } else {
                self.arm(pattern, tongue, parts, code);
            }
        };
        for (number, parts) in &arms.numbers {
            write(&number.to_string(), parts, code);
        }
        if arms.is_nested() {
            code.line(&format!(
                "_ => match {} {{",
                arms.category(scrutinee, tongue)
            ));
            code.indented(|code| {
                for (word, parts) in &arms.words {
                    let name = type_name(word);
                    write(&format!("ui::PluralCategory::{name}"), parts, code);
                }
                write("_", arms.default, code);
            });
            code.line("},");
            return;
        }
        for (word, parts) in &arms.words {
            let name = type_name(word);
            let pattern = match arms.by {
                By::Word => format!("{}::{name}", type_name(variable)),
                _ => format!("ui::PluralCategory::{name}"),
            };
            write(&pattern, parts, code);
        }
        if !arms.is_whole {
            write("_", arms.default, code);
        }
    }

    fn all_words(&self, variable: &str, by: By) -> usize {
        match by {
            By::Word => self
                .checked
                .words
                .get(variable)
                .map_or(0, std::collections::BTreeSet::len),
            _ => 0,
        }
    }
}
