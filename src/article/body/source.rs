/// The line, counted from 1, on which a byte stands. A line ends with `\n`,
/// `\r\n` or a lone `\r`, as CommonMark counts them.
pub(super) fn line_at(markdown: &str, at: usize) -> usize {
    Lines::new(markdown).line(at)
}

/// Counts lines for places asked in ascending order, in linear time together.
pub(super) struct Lines<'a> {
    source: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(markdown: &'a str) -> Self {
        Self {
            source: markdown.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of a byte. A place before the last one asked counts as that.
    pub(super) fn line(&mut self, at: usize) -> usize {
        let passed = self.source.get(self.at..at).unwrap_or_default();
        for (offset, &byte) in passed.iter().enumerate() {
            let next = self.source.get(self.at + offset + 1);
            let ends = byte == b'\n' || (byte == b'\r' && next != Some(&b'\n'));
            self.line += usize::from(ends);
        }
        self.at = self.at.max(at.min(self.source.len()));
        self.line
    }
}
