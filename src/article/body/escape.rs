/// Writes text between tags.
pub(super) fn text(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ => printable(character, html),
        }
    }
}

/// Writes text into an attribute's value in double quotes.
pub(super) fn attribute(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => printable(character, html),
        }
    }
}

/// Control characters mean nothing in HTML and some are not allowed in it.
fn printable(character: char, html: &mut String) {
    match character {
        '\n' | '\t' => html.push(character),
        '\0' => html.push('\u{FFFD}'),
        _ if character.is_control() => {}
        _ => html.push(character),
    }
}
