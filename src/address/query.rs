use super::percent;

/// The longest query that is read; of a longer one, no parameter.
const MAX_QUERY: usize = 4096;

/// The most bytes of searched words.
const MAX_WORDS: usize = 300;

/// Appends parameters to an address.
pub(super) struct Query<'a> {
    address: &'a mut String,
    mark: char,
}

impl<'a> Query<'a> {
    pub(super) fn new(address: &'a mut String) -> Self {
        Self { address, mark: '?' }
    }

    pub(super) fn push(&mut self, name: &str, value: &str) {
        self.address.push(self.mark);
        self.address.push_str(name);
        self.address.push('=');
        percent::encode(value, self.address);
        self.mark = '&';
    }
}

/// The first value of a parameter; none where it is not UTF-8.
pub(super) fn value(query: Option<&str>, name: &str) -> Option<String> {
    query
        .filter(|query| query.len() <= MAX_QUERY)?
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(found, _)| *found == name)
        .and_then(|(_, value)| percent::decode_form(value))
}

/// The query as it may be repeated in a redirect: what RFC 3986 §3.4 allows
/// in one, and of a bounded size.
pub(super) fn repeatable(query: Option<&str>) -> Option<&str> {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte);
    query
        .filter(|query| !query.is_empty() && query.len() <= MAX_QUERY && query.bytes().all(allowed))
}

/// The words searched for, without those that are too many.
pub(super) fn cut_words(words: &str) -> &str {
    let end = words.floor_char_boundary(MAX_WORDS);
    words.get(..end).unwrap_or_default()
}
