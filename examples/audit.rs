//! Audits a folder of Markdown and prints what it finds, one finding a line.
//!
//! ```console
//! $ cargo run -q --example audit -- examples/faulty-content
//! $ cargo run -q --example audit -- examples/faulty-content --json
//! $ cargo run -q --example audit -- my-content --accept culture/opera.en.md
//! ```
//!
//! The exit status is 0 where no finding is an error, 1 where one is, 2 where
//! the audit could not be made.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dvomova::address::Addresses;
use dvomova::article::UkrainianFirst;
use dvomova::audit::{ArticleAudit, Finding, Severity};
use dvomova::exchange::Folder;

const HELP: &str = "\
Audits a folder of articles in Ukrainian and English.

usage: audit FOLDER [options]

  --json                 print the findings as JSON
  --accept FILE          record that a translator has looked at the source as it
                         is now, and that the translation in FILE is right; FILE
                         is a path inside the folder, such as culture/opera.en.md
  --origin URL           the site's address, by which whole links are known
                         (default https://news.example)
  --ukrainian-first WHAT what English without Ukrainian is: off, warn or require
                         (default warn)
  --help                 print this

Exit status: 0 no error, 1 at least one error, 2 the audit could not be made.
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            let causes = iter::successors(Some(&*error), |&error| error.source());
            let told: Vec<String> = causes.map(ToString::to_string).collect();
            eprintln!("audit: {}", told.join(": "));
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let Some(options) = Options::read(env::args().skip(1))? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let mut folder = Folder::load(&options.folder)?;
    if let Some(file) = &options.accept {
        accept(&mut folder, file)?;
        return Ok(ExitCode::SUCCESS);
    }
    let findings = ArticleAudit::new()
        .with_ukrainian_first(options.ukrainian_first)
        .with_addresses(options.addresses)
        .folder(&folder);
    let mut out = io::BufWriter::new(io::stdout().lock());
    match options.output {
        Output::Table => table(&findings, &mut out)?,
        Output::Json => {
            serde_json::to_writer_pretty(&mut out, &findings)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    Ok(ExitCode::from(u8::from(findings.iter().any(is_error))))
}

struct Options {
    folder: PathBuf,
    output: Output,
    accept: Option<String>,
    addresses: Addresses,
    ukrainian_first: UkrainianFirst,
}

enum Output {
    Table,
    Json,
}

impl Options {
    /// Reads the command line; none if it asks for help.
    fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, Box<dyn Error>> {
        let mut folder = None;
        let mut options = Self {
            folder: PathBuf::new(),
            output: Output::Table,
            accept: None,
            addresses: Addresses::new("https://news.example".parse()?),
            ukrainian_first: UkrainianFirst::Warn,
        };
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| format!("{word} needs a value, see --help"))
            };
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--json" => options.output = Output::Json,
                "--accept" => options.accept = Some(value()?),
                "--origin" => options.addresses = Addresses::new(value()?.parse()?),
                "--ukrainian-first" => {
                    options.ukrainian_first = value()?.parse()?;
                }
                _ if word.starts_with('-') => {
                    return Err(format!("unknown option {word}, see --help").into());
                }
                _ if folder.is_some() => return Err("expected one folder, see --help".into()),
                _ => folder = Some(PathBuf::from(word)),
            }
        }
        options.folder = folder.ok_or("expected a folder, see --help")?;
        Ok(Some(options))
    }
}

/// Records that the translation in a file is right beside its source.
fn accept(folder: &mut Folder, file: &str) -> Result<(), Box<dyn Error>> {
    let inside = Path::new(file)
        .strip_prefix(folder.root())
        .unwrap_or(Path::new(file));
    let path = inside.to_string_lossy().replace('\\', "/");
    folder.accept(&path)?;
    println!("{path}: accepted");
    Ok(())
}

/// One finding a line, in columns, and what they come to.
fn table(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let cells = |found: &Finding| {
        let Finding {
            severity,
            rule,
            place,
            ..
        } = found;
        [severity.to_string(), rule.to_string(), place.to_string()]
    };
    let mut widths = [0; 3];
    for found in findings {
        for (width, cell) in widths.iter_mut().zip(cells(found)) {
            *width = cell.chars().count().max(*width);
        }
    }
    for found in findings {
        for (cell, width) in cells(found).iter().zip(widths) {
            write!(out, "{cell:width$}  ")?;
        }
        writeln!(out, "{}", found.message)?;
    }
    let count = |severity, noun: &str| {
        let number = findings
            .iter()
            .filter(|found| found.severity == severity)
            .count();
        let ending = if number == 1 { "" } else { "s" };
        format!("{number} {noun}{ending}")
    };
    writeln!(
        out,
        "{}, {}, {}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Note, "note")
    )
}
