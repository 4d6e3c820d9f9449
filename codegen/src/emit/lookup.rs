use super::method::inner_name;
use super::writer::Code;
use crate::checked::Checked;
use crate::name::type_name;
use crate::types::Type;

/// Writes the table of all messages and the methods that take an id.
pub(super) fn write(checked: &Checked, code: &mut Code) {
    code.line("impl Messages {");
    code.indented(|code| {
        code.line("/// Every message and attribute, in the order of the ids.");
        code.line("pub const ALL: &[ui::Described] = &[");
        code.indented(|code| {
            for (reference, variables) in &checked.signatures {
                if variables.is_empty() {
                    code.line(&format!("ui::Described::new(\"{reference}\", &[]),"));
                    continue;
                }
                code.line("ui::Described::new(");
                code.line(&format!("    \"{reference}\","));
                code.line("    &[");
                for (name, kind) in variables {
                    let holds = match kind {
                        Type::Integer => "Integer".to_owned(),
                        Type::Date => "Date".to_owned(),
                        Type::Text => "Text".to_owned(),
                        Type::Word => {
                            let words = checked.words(name).map(|word| format!("\"{word}\""));
                            format!("Word(&[{}])", words.collect::<Vec<_>>().join(", "))
                        }
                    };
                    code.line(&format!("        (\"{name}\", ui::Holds::{holds}),"));
                }
                code.line("    ],");
                code.line("),");
            }
        });
        code.line("];");
        code.line("");
        code.line("/// Writes the message or attribute (`id.attribute`) of an id.");
        code.line("///");
        code.line("/// # Errors");
        code.line("///");
        code.line("/// An id that is not in [`Messages::ALL`], a variable that is not given or");
        code.line("/// holds something else, and what `out` itself reports.");
        code.line("pub fn write(");
        code.line("    self,");
        code.line("    out: &mut (impl fmt::Write + ?Sized),");
        code.line("    id: &str,");
        code.line("    arguments: &ui::Arguments<'_>,");
        code.line(") -> Result<(), ui::InvalidCall> {");
        code.indented(|code| {
            code.line("match id {");
            code.indented(|code| {
                for (reference, variables) in &checked.signatures {
                    let method = inner_name(checked, reference);
                    if variables.is_empty() {
                        code.line(&format!(
                            "\"{reference}\" => out.write_str(self.{method}())?,"
                        ));
                        continue;
                    }
                    let values = variables
                        .iter()
                        .map(|(name, kind)| match kind {
                            Type::Integer => format!("arguments.integer(id, \"{name}\")?"),
                            Type::Date => format!("arguments.date(id, \"{name}\")?"),
                            Type::Text => {
                                format!("arguments.text(id, \"{name}\", self.language)?")
                            }
                            Type::Word => {
                                let kind = type_name(name);
                                format!("arguments.word::<{kind}>(id, \"{name}\")?")
                            }
                        })
                        .collect::<Vec<_>>();
                    code.line(&format!("\"{reference}\" => {{"));
                    code.line(&format!("    let text = self.{method}("));
                    for value in values {
                        code.line(&format!("        {value},"));
                    }
                    code.line("    );");
                    code.line("    write!(out, \"{text}\")?;");
                    code.line("}");
                }
                code.line("_ => return Err(ui::InvalidCall::unknown(id)),");
            });
            code.line("}");
            code.line("Ok(())");
        });
        code.line("}");
        code.line("");
        code.line("/// The text of the message or attribute (`id.attribute`) of an id.");
        code.line("///");
        code.line("/// # Errors");
        code.line("///");
        code.line("/// As [`Messages::write`].");
        code.line("pub fn format(");
        code.line("    self,");
        code.line("    id: &str,");
        code.line("    arguments: &ui::Arguments<'_>,");
        code.line(") -> Result<String, ui::InvalidCall> {");
        code.line("    let mut text = String::new();");
        code.line("    self.write(&mut text, id, arguments)?;");
        code.line("    Ok(text)");
        code.line("}");
    });
    code.line("}");
}
