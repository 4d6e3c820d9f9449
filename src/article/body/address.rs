use std::fmt::Write;

/// Whether an address names one of the schemes or none.
///
/// Browsers drop tabs and line breaks anywhere in an address and control
/// characters and spaces before it (WHATWG URL §4.4), so `java\nscript:` is
/// read as they read it. A colon in the first part of a path counts as a
/// scheme's, since that is how it may be taken.
pub(super) fn is_allowed(address: &str, schemes: &[&str]) -> bool {
    scheme(address).is_none_or(|found| {
        let found = found.to_ascii_lowercase();
        schemes.contains(&found.as_str())
    })
}

/// Whether an address leads to another site: it names `http` or `https`, or a
/// host alone.
pub(super) fn is_external(address: &str) -> bool {
    match scheme(address) {
        Some(scheme) => scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"),
        None => address.trim_start().replace('\\', "/").starts_with("//"),
    }
}

/// What follows a scheme of this name.
pub(super) fn after_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (found, rest) = address.split_once(':')?;
    found.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn scheme(address: &str) -> Option<String> {
    let mut scheme = String::new();
    let read = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    for character in read {
        match character {
            ':' => return Some(scheme),
            '/' | '\\' | '?' | '#' => return None,
            _ => scheme.push(character),
        }
    }
    None
}

/// Writes an address into a quoted attribute: what RFC 3986 does not allow in
/// one is percent-encoded as UTF-8, then HTML's own characters are escaped.
pub(super) fn write(address: &str, html: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => html.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'('
            | b')' | b'*' | b'+' | b',' | b';' | b'=' | b'%' => html.push(char::from(byte)),
            _ => {
                // Writing to a string never fails.
                let _ = write!(html, "%{byte:02X}");
            }
        }
    }
}
