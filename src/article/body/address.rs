use std::fmt::Write;

/// Whether an address names one of the schemes or none.
///
/// Browsers drop tabs and line breaks anywhere in an address and control
/// characters and spaces before it (WHATWG URL §4.4). A scheme that is hidden so
/// is on no list and therefore refused, as is a colon in a path's first part.
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

/// What stands before a colon in the first part of an address.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '\\', '?', '#'])?;
    address
        .get(end..)?
        .starts_with(':')
        .then(|| address.get(..end))?
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
