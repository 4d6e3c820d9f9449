use std::collections::BTreeSet;

use super::Purpose;
use super::allow;
use super::writer::Code;
use crate::checked::Checked;
use crate::name::type_name;

/// Writes the type of a variable that is selected on by words.
///
/// A site whose words are those of the library uses the library's type.
pub(super) fn write(
    checked: &Checked,
    variable: &str,
    words: &BTreeSet<String>,
    purpose: Purpose,
    code: &mut Code,
) {
    let name = type_name(variable);
    if checked.library_words.get(variable) == Some(words) {
        code.line("#[allow(unused_imports, reason = \"a site uses the messages it needs\")]");
        code.line(&format!("pub use ::dvomova::ui::{name};"));
        return;
    }
    code.line(&format!("/// What `${variable}` may be."));
    code.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]");
    allow(code, purpose);
    code.line(&format!("pub enum {name} {{"));
    for word in words {
        code.line(&format!("    /// `{word}`"));
        code.line(&format!("    {},", type_name(word)));
    }
    code.line("}");
    code.line("");
    allow(code, purpose);
    code.line(&format!("impl {name} {{"));
    code.indented(|code| {
        code.line("/// All of them, in the order of their names.");
        code.line(&format!("pub const ALL: [Self; {}] = [", words.len()));
        for word in words {
            code.line(&format!("    Self::{},", type_name(word)));
        }
        code.line("];");
        code.line("");
        code.line("/// The word that the catalogue uses.");
        code.line("pub const fn word(self) -> &'static str {");
        code.indented(|code| {
            code.line("match self {");
            for word in words {
                code.line(&format!("    Self::{} => \"{word}\",", type_name(word)));
            }
            code.line("}");
        });
        code.line("}");
    });
    code.line("}");
    code.line("");
    code.line("/// The word that the catalogue uses.");
    code.line(&format!("impl fmt::Display for {name} {{"));
    code.line("    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
    code.line("        f.pad(self.word())");
    code.line("    }");
    code.line("}");
    code.line("");
    code.line(&format!("impl ::std::str::FromStr for {name} {{"));
    code.line("    type Err = ui::UnknownWord;");
    code.line("");
    code.line("    fn from_str(word: &str) -> Result<Self, ui::UnknownWord> {");
    code.line("        Self::ALL");
    code.line("            .into_iter()");
    code.line("            .find(|one| one.word() == word)");
    code.line("            .ok_or_else(|| ui::UnknownWord::new(word, &Self::ALL.map(Self::word)))");
    code.line("    }");
    code.line("}");
}
