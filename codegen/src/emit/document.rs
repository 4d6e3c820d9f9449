use super::writer::Code;
use crate::check::turns_direction;
use crate::checked::Checked;
use crate::tongue::Tongue;
use crate::tree::{Call, Kind, Pattern, Piece, Reference, Selector, Usage};

/// Writes the documentation of a message: the translators' comment and the
/// texts in both languages.
pub(super) fn write(checked: &Checked, reference: &Reference, code: &mut Code) {
    let entry = |tongue| checked.texts.entry(tongue, Kind::Message, &reference.id);
    let comment = Tongue::ALL
        .into_iter()
        .filter_map(entry)
        .map(|entry| entry.comment.as_slice())
        .find(|comment| !comment.is_empty())
        .unwrap_or_default();
    code.line(&format!("/// `{reference}`"));
    if !comment.is_empty() {
        code.line("///");
    }
    for line in comment {
        code.line(format!("/// {}", escaped(line)).trim_end());
    }
    code.line("///");
    for tongue in Tongue::ALL {
        let pattern = entry(tongue).and_then(|it| it.pattern(reference.attribute.as_deref()));
        let text = pattern.map(print).unwrap_or_default();
        code.line(&format!("/// - {}: {}", tongue.folder(), quoted(&text)));
    }
}

/// A comment's line, with what Markdown would read as a link or HTML escaped.
fn escaped(line: &str) -> String {
    let mut escaped = String::new();
    let mut in_code = false;
    // The compiler refuses marks of direction in documentation.
    for letter in line.chars().filter(|&it| !turns_direction(it)) {
        in_code ^= letter == '`';
        if !in_code && matches!(letter, '[' | ']' | '<' | '>' | '*' | '_') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A text as Markdown code, whatever backquotes it has.
fn quoted(text: &str) -> String {
    let visible = text
        .replace('\u{A0}', "\\u00A0")
        .replace('\u{202F}', "\\u202F")
        .replace('`', "\u{2018}");
    format!("`{}`", visible.trim())
}

/// A pattern in Fluent syntax on one line.
fn print(pattern: &Pattern) -> String {
    let mut text = String::new();
    for piece in &pattern.pieces {
        match piece {
            Piece::Text(piece, _) => text.push_str(&piece.replace(['\n', '\r'], " ")),
            Piece::Variable { name, usage, .. } => {
                let name = match usage {
                    Usage::Plain => format!("${name}"),
                    Usage::Number(_) => format!("NUMBER(${name})"),
                    Usage::Date(message) => format!("DATETIME(${name}): {message}"),
                };
                text.push_str(&format!("{{ {name} }}"));
            }
            Piece::Message(reference, _) => text.push_str(&format!("{{ {reference} }}")),
            Piece::Term(call, _) => text.push_str(&format!("{{ {} }}", print_call(call))),
            Piece::Select {
                selector, variants, ..
            } => {
                let selector = match selector {
                    Selector::Variable { name, .. } => format!("${name}"),
                    Selector::Term(call) => print_call(call),
                };
                text.push_str(&format!("{{ {selector} ->"));
                for variant in variants {
                    let star = if variant.is_default { "*" } else { "" };
                    let value = print(&variant.pattern);
                    text.push_str(&format!(" {star}[{}] {value}", variant.key));
                }
                text.push_str(" }");
            }
        }
    }
    text
}

fn print_call(call: &Call) -> String {
    let arguments = call.arguments.iter();
    let arguments = arguments.map(|(name, (value, _))| format!("{name}: \"{value}\""));
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    if arguments.is_empty() {
        format!("-{}", call.term)
    } else {
        format!("-{}({arguments})", call.term)
    }
}
