//! Negotiates one `Accept-Language` header a line from standard input:
//!
//! ```text
//! $ echo 'ua,en;q=0.5' | cargo run --example negotiate
//! uk  direct  ua  1000    country-code-as-language
//! ```
//!
//! The columns, with tabs between them: the language or `-`, the tier, the
//! range that matched, its weight in thousandths, `tie` or nothing, diagnostics.
//! `--available en,uk` names the languages there are. `--explain uk` or
//! `--explain en` prints instead why a reader with that header gets the language
//! that they get, at an address that names none on a site that follows the
//! browser.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use dvomova::language::{Language, LanguageSet, UnknownLanguage};
use dvomova::negotiation::{AcceptLanguage, Policy, Signals, SiteRules, prefer};
use dvomova::ui::explain;

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).map(|options| negotiate(&options)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(Err(error)) => refuse(&error.to_string()),
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &str) -> ExitCode {
    eprintln!("{error}\nusage: negotiate [--available en,uk] [--explain uk|en] < headers");
    ExitCode::FAILURE
}

struct Options {
    available: LanguageSet,
    /// The language to explain in, instead of the columns.
    explain: Option<Language>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            available: LanguageSet::BOTH,
            explain: None,
        };
        while let Some(argument) = arguments.next() {
            let unknown = |error: UnknownLanguage| error.to_string();
            match (argument.as_str(), arguments.next()) {
                ("--available", Some(tags)) => {
                    let tags = tags.split(',').map(|tag| tag.trim().parse::<Language>());
                    options.available = tags.collect::<Result<_, _>>().map_err(unknown)?;
                }
                ("--explain", Some(tag)) => options.explain = Some(tag.parse().map_err(unknown)?),
                (argument, _) => return Err(format!("cannot read the argument {argument:?}")),
            }
        }
        Ok(options)
    }
}

fn negotiate(options: &Options) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for header in io::stdin().lock().split(b'\n') {
        // Headers need not be UTF-8.
        let header = header?;
        let header = header.strip_suffix(b"\r").unwrap_or(&header);
        let list = AcceptLanguage::parse(header);
        match options.explain {
            None => columns(&mut out, &list, options.available)?,
            Some(language) => {
                let signals = Signals {
                    browser: Some(&list),
                    ..Signals::default()
                };
                let decision = Policy::browser_first().decide(&signals, options.available);
                writeln!(out, "{}", explain(&decision, language))?;
            }
        }
    }
    out.flush()
}

fn columns(
    out: &mut impl Write,
    list: &AcceptLanguage<'_>,
    available: LanguageSet,
) -> io::Result<()> {
    let wanted = prefer(list, available, &SiteRules::NONE);
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}",
        wanted.language().map_or("-", Language::tag),
        wanted.tier(),
        wanted.range(),
        wanted.weight().thousandths(),
        if wanted.is_tie() { "tie" } else { "" },
        list.diagnostics(),
    )
}
