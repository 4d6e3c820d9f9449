use super::document;
use super::literal;
use super::writer::Code;
use crate::checked::Checked;
use crate::lower::{By, Part};
use crate::name::{method_name, parameter_name, snake, type_name};
use crate::tongue::Tongue;
use crate::tree::{Key, NumberOptions, Reference, Usage};
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
    let name = method_name(reference);
    match checked.signatures.get(reference) {
        Some(variables) if prints_date(variables) => format!("{name}_of"),
        _ => name,
    }
}

fn type_of(variable: &str, kind: Type) -> String {
    match kind {
        Type::Integer => "i64".to_owned(),
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
        let parameters = others
            .map(|(name, &kind)| format!(", {}: {}", parameter_name(name), type_of(name, kind)))
            .collect::<String>();
        let values = self.variables.keys().map(|name| match is_date_part(name) {
            true => format!("i64::from(at.{}())", snake(name)),
            false => parameter_name(name),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let name = method_name(reference);
        code.line(&format!(
            "pub fn {name}(self, at: ui::LocalTime{parameters}) -> impl fmt::Display {{"
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
        code.line(&format!(
            "{visibility}fn {name}(self{parameters}) -> impl fmt::Display {{"
        ));
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
                let method = inner_name(self.checked, &reference);
                format!("fmt::Display::fmt(&self.{method}({parts}), out)")
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
                let method = inner_name(self.checked, reference);
                format!("fmt::Display::fmt(&self.{method}({arguments}), out)")
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

/// The arms of a select, sorted into what they match.
struct Arms<'a> {
    by: By,
    numbers: Vec<(i64, &'a [Part])>,
    words: Vec<(&'a str, &'a [Part])>,
    default: &'a [Part],
    /// Whether the words are all there are, so that no default is needed.
    is_whole: bool,
}

impl<'a> Arms<'a> {
    fn new(arms: &'a [(Key, Vec<Part>)], default: &Key, by: By, all_words: usize) -> Self {
        let mut sorted = Self {
            by,
            numbers: Vec::new(),
            words: Vec::new(),
            default: &[],
            is_whole: by == By::Word && arms.len() == all_words,
        };
        for (key, parts) in arms {
            if key == default {
                sorted.default = parts;
                if !sorted.is_whole {
                    continue;
                }
            }
            match key {
                Key::Number(number) => sorted.numbers.push((*number, parts)),
                Key::Word(word) => sorted.words.push((word, parts)),
            }
        }
        sorted
    }

    /// Whether numbers are matched first and plural forms after them.
    fn is_nested(&self) -> bool {
        !self.numbers.is_empty() && !self.words.is_empty()
    }

    /// Nothing but texts in the arms.
    fn texts(&self) -> Option<()> {
        let is_text = |parts: &[Part]| matches!(parts, [] | [Part::Text(_)]);
        let numbers = self.numbers.iter().all(|(_, parts)| is_text(parts));
        let words = self.words.iter().all(|(_, parts)| is_text(parts));
        (numbers && words && is_text(self.default)).then_some(())
    }

    fn scrutinee(&self, variable: &str, tongue: Tongue) -> String {
        if self.by == By::Word || self.words.is_empty() || self.is_nested() {
            variable.to_owned()
        } else {
            self.category(variable, tongue)
        }
    }

    fn category(&self, variable: &str, tongue: Tongue) -> String {
        let rule = match self.by {
            By::Ordinal => "ordinal",
            _ => "cardinal",
        };
        format!("ui::{rule}(Language::{tongue}, {variable}.unsigned_abs())")
    }
}

/// What one statement writes.
enum Step<'a> {
    Call(Vec<&'a Part>),
    Select(&'a Part),
}

/// Groups parts into statements: a run of texts and plain variables is one
/// `write!`.
fn steps<'a>(parts: &'a [Part], variables: &Variables) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut run: Vec<&Part> = Vec::new();
    let close = |run: &mut Vec<&'a Part>, steps: &mut Vec<Step<'a>>| {
        if !run.is_empty() {
            steps.push(Step::Call(std::mem::take(run)));
        }
    };
    for part in parts {
        match part {
            Part::Text(_) => run.push(part),
            Part::Variable(name, usage)
                if !matches!(usage, Usage::Date(_)) && !is_grouped(name, usage, variables) =>
            {
                run.push(part);
            }
            Part::Variable(..) | Part::Message(_) => {
                close(&mut run, &mut steps);
                steps.push(Step::Call(vec![part]));
            }
            Part::Select { .. } => {
                close(&mut run, &mut steps);
                steps.push(Step::Select(part));
            }
        }
    }
    close(&mut run, &mut steps);
    steps
}

/// Whether a variable is a number printed in groups of three digits.
fn is_grouped(variable: &str, usage: &Usage, variables: &Variables) -> bool {
    match usage {
        Usage::Plain => variables.get(variable) == Some(&Type::Integer),
        Usage::Number(options) => options.grouping && options.least_digits < 2,
        Usage::Date(_) => false,
    }
}
