use std::fmt::Write as _;

/// Writes a text between double quotes, with the escapes that TOML's basic
/// strings (TOML 1.0.0, *String*) and YAML's double-quoted scalars (YAML 1.2.2
/// §7.3.1) share.
pub(super) fn write_quoted(text: &str, into: &mut String) {
    into.push('"');
    for letter in text.chars() {
        match letter {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            '\n' => into.push_str("\\n"),
            '\t' => into.push_str("\\t"),
            '\r' => into.push_str("\\r"),
            // The end of a line in YAML, or seen as nothing.
            '\u{FEFF}' | '\u{2028}' | '\u{2029}' => write_escape(letter, into),
            control if control.is_control() => write_escape(control, into),
            other => into.push(other),
        }
    }
    into.push('"');
}

/// All that are written so have four hexadecimal digits.
fn write_escape(letter: char, into: &mut String) {
    // Writing to a String never fails.
    let _ = write!(into, "\\u{:04X}", u32::from(letter));
}

/// Writes items with commas between them.
pub(super) fn write_list<T>(
    items: &[T],
    into: &mut String,
    mut write: impl FnMut(&T, &mut String),
) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            into.push_str(", ");
        }
        write(item, into);
    }
}
