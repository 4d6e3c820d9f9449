use super::invalid::{InvalidBody, Why};
use super::source::line_at;

/// More container marks than this before a line's text are refused unparsed.
///
/// The parser's time grows with the open containers times the lines that
/// continue them lazily (16,000 quotations over 8,000 lines take seconds), so
/// that something has to stop them first. It is well above [`Body::MAX_DEPTH`],
/// since this look at the lines cannot tell code from containers.
///
/// [`Body::MAX_DEPTH`]: super::Body::MAX_DEPTH
const MOST_MARKS: usize = 100;

/// Refuses Markdown that would open a great many containers, in linear time.
pub(super) fn check(markdown: &str) -> Result<(), InvalidBody> {
    let mut start = 0;
    let mut most = 0_usize;
    for line in markdown.split(['\n', '\r']) {
        let (columns, marks) = containers(line);
        if marks > 0 {
            // A list goes on inside where a line is indented by two or more.
            most = most.max(most.min(columns / 2) + marks);
        }
        if most > MOST_MARKS {
            let line = line_at(markdown, start);
            return Err(InvalidBody(Why::TooDeep { line }));
        }
        start += line.len() + 1;
    }
    Ok(())
}

/// The columns of white space and the container marks before a line's text.
fn containers(line: &str) -> (usize, usize) {
    let (mut columns, mut marks) = (0, 0);
    let mut rest = line;
    loop {
        let text = rest.trim_start_matches([' ', '\t']);
        let space = rest.len() - text.len();
        columns += rest
            .bytes()
            .take(space)
            .map(|byte| if byte == b'\t' { 4 } else { 1 })
            .sum::<usize>();
        match after_mark(text) {
            Some(after) if !is_rule(text) => {
                marks += 1;
                rest = after;
            }
            _ => return (columns, marks),
        }
        if marks > MOST_MARKS {
            return (columns, marks);
        }
    }
}

/// What follows the mark of a quotation or of a list's item.
fn after_mark(text: &str) -> Option<&str> {
    if let Some(after) = text.strip_prefix('>') {
        return Some(after);
    }
    let bullet = text.strip_prefix(['-', '+', '*']);
    let after = bullet.or_else(|| {
        let word = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - word.len();
        (1..=9)
            .contains(&digits)
            .then(|| word.strip_prefix(['.', ')']))
            .flatten()
    })?;
    (after.is_empty() || after.starts_with([' ', '\t'])).then_some(after)
}

/// `- - -` and `* * *` are rules, not lists in lists.
fn is_rule(text: &str) -> bool {
    ['-', '*'].into_iter().any(|mark| {
        text.starts_with(mark)
            && text.chars().all(|c| c == mark || c == ' ' || c == '\t')
            && text.matches(mark).take(3).count() == 3
    })
}
