use std::fs;
use std::path::Path;

use super::literal;
use super::writer::Code;
use crate::source::Source;

/// The content of `sources.rs`: the files themselves, for the catalogue that is
/// made at run time.
pub(crate) fn sources(sources: &[Source], folder: &Path) -> String {
    let mut code = Code::default();
    let count = sources.len();
    code.line("// Written by dvomova-codegen from the messages in `locales/`.");
    code.line("");
    code.line(&format!(
        "const SOURCES: [(&str, ::dvomova::language::Language, &str); {count}] = ["
    ));
    code.indented(|code| {
        for source in sources {
            let path = Path::new(&source.path);
            let whole = fs::canonicalize(path).unwrap_or_else(|_| folder.join(path));
            code.line("(");
            code.line(&format!("    {},", literal(&source.path)));
            code.line(&format!(
                "    ::dvomova::language::Language::{},",
                source.tongue
            ));
            code.line(&format!(
                "    include_str!({}),",
                literal(&whole.display().to_string())
            ));
            code.line("),");
        }
    });
    code.line("];");
    code.finish()
}
