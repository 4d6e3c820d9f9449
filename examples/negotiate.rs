//! Negotiates one `Accept-Language` header a line from standard input:
//!
//! ```text
//! $ echo 'ua,en;q=0.5' | cargo run --example negotiate
//! uk  direct  ua  1000    country-code-as-language
//! ```
//!
//! The columns, with tabs between them: the language or `-`, the tier, the
//! range that matched, its weight in thousandths, `tie` or nothing, diagnostics.
//! `--available en,uk` names the languages there are.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{AcceptLanguage, SiteRules, prefer};

fn main() -> ExitCode {
    match available(std::env::args().skip(1)).map(negotiate) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(Err(error)) => refuse(&error.to_string()),
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &str) -> ExitCode {
    eprintln!("{error}\nusage: negotiate [--available en,uk] < headers");
    ExitCode::FAILURE
}

fn available(mut arguments: impl Iterator<Item = String>) -> Result<LanguageSet, String> {
    let mut available = LanguageSet::BOTH;
    while let Some(argument) = arguments.next() {
        let value = arguments.next();
        match (argument.as_str(), value) {
            ("--available", Some(tags)) => {
                available = tags
                    .split(',')
                    .map(|tag| tag.trim().parse::<Language>())
                    .collect::<Result<_, _>>()
                    .map_err(|error| error.to_string())?;
            }
            (argument, _) => return Err(format!("cannot read the argument {argument:?}")),
        }
    }
    Ok(available)
}

fn negotiate(available: LanguageSet) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for header in io::stdin().lock().split(b'\n') {
        // Headers need not be UTF-8.
        let header = header?;
        let header = header.strip_suffix(b"\r").unwrap_or(&header);
        let list = AcceptLanguage::parse(header);
        let wanted = prefer(&list, available, &SiteRules::NONE);
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}",
            wanted.language().map_or("-", Language::tag),
            wanted.tier(),
            wanted.range(),
            wanted.weight().thousandths(),
            if wanted.is_tie() { "tie" } else { "" },
            list.diagnostics(),
        )?;
    }
    out.flush()
}
