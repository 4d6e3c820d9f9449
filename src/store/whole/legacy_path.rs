/// The most bytes of a path of a former site, in the form in which it is kept.
const MAX_BYTES: usize = 2000;

/// The form in which a path of a former site is kept and looked for. None for
/// what is none.
pub(in crate::store) fn normalized(path: &str) -> Option<String> {
    // Encoded letters take three times their bytes, a host some more.
    if path.len() > 4 * MAX_BYTES {
        return None;
    }
    let path = without_host(path.trim())?;
    let path = path.split_once('#').map_or(path, |(before, _)| before);
    if path.chars().any(char::is_control) {
        return None;
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = decoded(path);
    let path = path.trim_end_matches('/');
    let mut plain = if path.is_empty() { "/" } else { path }.to_owned();
    let counts = |pair: &&str| {
        let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
        !(pair.is_empty() || name.starts_with("utm_") || matches!(name, "fbclid" | "gclid"))
    };
    let query: Vec<&str> = query.split('&').filter(counts).collect();
    if !query.is_empty() {
        plain.push('?');
        plain.push_str(&decoded(&query.join("&")));
    }
    (plain.len() <= MAX_BYTES).then_some(plain)
}

fn without_host(path: &str) -> Option<&str> {
    let rest = path
        .strip_prefix("https://")
        .or_else(|| path.strip_prefix("http://"));
    match rest {
        Some(rest) => match rest.find(['/', '?', '#']) {
            Some(at) if rest.get(at..)?.starts_with('/') => rest.get(at..),
            _ => None,
        },
        None => path.starts_with('/').then_some(path),
    }
}

/// Decodes what stands encoded although it need not: letters of any script,
/// digits, `-`, `.`, `_` and `~`. Whatever else is encoded stays so, in
/// capitals, and what has to be, such as a space, is encoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let byte = match (first, after) {
            (b'%', [high, low, beyond @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = beyond;
                    Some(high << 4 | low)
                }
                _ => None,
            },
            _ => None,
        };
        match byte {
            None if first.is_ascii() && !may_stand(*first) => {
                bytes.extend(format!("%{first:02X}").bytes());
            }
            None => bytes.push(*first),
            Some(byte) if plain(byte) => bytes.push(byte),
            Some(byte) => bytes.extend(format!("%{byte:02X}").bytes()),
        }
    }
    match String::from_utf8(bytes) {
        Ok(decoded) => decoded,
        // Another encoding than UTF-8, which is left as it is.
        Err(_) => text.to_owned(),
    }
}

/// A path as an address has it. What is encoded already stays as it is.
pub(super) fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            byte if may_stand(byte) => encoded.push(char::from(byte)),
            _ => encoded += &format!("%{byte:02X}"),
        }
    }
    encoded
}

/// Whether an address has a byte as it is.
const fn may_stand(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16)?.try_into().ok()
}

const fn plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | 0x80..)
}

#[cfg(test)]
mod tests {
    use super::{encoded, normalized};

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(normalized(path).as_deref(), expected);
    }

    #[test]
    fn one_path_has_one_form() {
        check("/news/2014/09/01/7036/", Some("/news/2014/09/01/7036"));
        check("https://old.example/news//7036", Some("/news//7036"));
        check("/", Some("/"));
        check("//", Some("/"));
        check("/?p=123", Some("/?p=123"));
        check("/?utm_source=x&p=123&fbclid=y#top", Some("/?p=123"));
        check("/a/?", Some("/a"));
        check("/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/", Some("/новини"));
        check("/a%2fb%7e%41", Some("/a%2Fb~A"));
        check("/a b", Some("/a%20b"));
        check("/100%", Some("/100%"));
        check("/%cf%f0", Some("/%cf%f0"));
        check("/News", Some("/News"));
    }

    #[test]
    fn an_encoded_path_is_the_same_path() {
        for path in ["/новини", "/a%2Fb~A", "/a b", "/?p=123&q=й"] {
            let encoded = encoded(path);
            assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
            assert_eq!(normalized(&encoded), normalized(&normalized(path).unwrap()));
        }
        assert_eq!(encoded("/нові"), "/%D0%BD%D0%BE%D0%B2%D1%96");
        assert_eq!(encoded("/a%2Fb"), "/a%2Fb");
    }

    #[test]
    fn what_is_no_path_has_none() {
        check("", None);
        check("news/7036", None);
        check("https://old.example", None);
        check("/a\nb", None);
        check(&format!("/{}", "a".repeat(2000)), None);
        check(
            &format!("/{}", "a".repeat(1999)),
            Some(&format!("/{}", "a".repeat(1999))),
        );
    }
}
