/// One entry's text with the comment above it.
///
/// Entries are parsed one by one so that the parser, which is recursive and
/// looks back over lists, only ever sees little text with little nesting.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'a> {
    pub(super) text: &'a str,
    /// Where it begins in the source.
    pub(super) at: usize,
}

/// The most bytes of an entry with its comment.
const MAX_BYTES: usize = 16 * 1024;

/// How deep braces and parentheses may stand in one another.
const MAX_NESTING: usize = 50;

impl<'a> Chunk<'a> {
    /// Why the chunk must not be parsed, and where.
    pub(super) fn refusal(self) -> Option<(usize, String)> {
        if self.text.len() > MAX_BYTES {
            let why = format!(
                "an entry of {} bytes, with its comment, where at most {MAX_BYTES} are read; \
                 split it",
                self.text.len()
            );
            return Some((0, why));
        }
        let at = too_deep(self.text)?;
        let why = format!(
            "braces and parentheses nest more than {MAX_NESTING} deep; close them or split the \
             message"
        );
        Some((at, why))
    }

    /// The entry without the comment above it.
    pub(super) fn entry(self) -> &'a str {
        let mut rest = self.text;
        while rest.starts_with('#') {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
        rest
    }
}

/// Cuts a source where a line begins an entry or a comment.
pub(super) fn chunks(source: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut begins = Vec::new();
    let mut at = 0;
    let mut after_comment = false;
    for line in source.split_inclusive('\n') {
        let first = line.bytes().next().unwrap_or_default();
        let begins_entry = first.is_ascii_alphabetic() || first == b'-' || first == b'#';
        if begins_entry && !after_comment {
            begins.push(at);
        }
        after_comment = first == b'#';
        at += line.len();
    }
    if begins.first() != Some(&0) {
        begins.insert(0, 0);
    }
    let ends = begins
        .iter()
        .skip(1)
        .copied()
        .chain([source.len()])
        .collect::<Vec<_>>();
    begins.into_iter().zip(ends).filter_map(|(at, end)| {
        let text = source.get(at..end)?;
        Some(Chunk { text, at })
    })
}

/// Where nesting becomes too deep, if it does.
///
/// Never counts less than the parser would nest: a closing sign counts only
/// where it cannot stand inside a string, which means that no quote stands
/// before it on its line.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut maybe_in_string = false;
        for (offset, byte) in line.bytes().enumerate() {
            match byte {
                b'#' if offset == 0 => break,
                b'{' => depth += 1,
                b'(' if depth > 0 => depth += 1,
                b'}' | b')' if !maybe_in_string => depth = depth.saturating_sub(1),
                b'"' => maybe_in_string = true,
                _ => {}
            }
            if depth > MAX_NESTING {
                return Some(at + offset);
            }
        }
        at += line.len();
    }
    None
}
