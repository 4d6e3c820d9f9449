//! Writes lines of Ukrainian in Latin letters and as slugs.
//!
//! Reads lines from standard input and prints `romanized<TAB>slug` for each; a
//! line with nothing to make a slug of has none.
//!
//! ```text
//! $ echo "Знам’янка" | cargo run --quiet --example romanize
//! Znamianka<TAB>znamianka
//! ```

use std::io::{self, BufRead, Write};

use dvomova::article::{Slug, romanize};

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        // Bytes that are not UTF-8 become U+FFFD, and the next line is read.
        let text = String::from_utf8_lossy(&line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let slug = Slug::from_text(text);
        let slug = slug.as_ref().map_or("", Slug::as_str);
        writeln!(output, "{}\t{slug}", romanize(text))?;
        line.clear();
    }
    output.flush()
}
