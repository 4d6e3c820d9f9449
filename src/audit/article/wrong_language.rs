//! Parts written in another language than the edition's.

use super::parts::{Part, Role};
use super::places::Places;
use crate::audit::foreign::is_foreign;
use crate::audit::letters::{Russian, russian};
use crate::audit::words::{excerpt, name};
use crate::audit::{Finding, Rule, Severity};
use crate::language::Language;

/// One finding for all parts in the wrong language, and the parts that are in
/// the right one.
pub(super) fn check(
    parts: Vec<Part>,
    language: Language,
    places: &Places<'_>,
) -> (Option<Finding>, Vec<Part>) {
    let is_russian = |part: &Part| {
        language == Language::Ukrainian && matches!(russian(&part.text), Some(Russian::Text(_)))
    };
    let (wrong, right): (Vec<Part>, Vec<Part>) = parts
        .into_iter()
        .partition(|part| is_russian(part) || is_foreign(&part.text, language));
    let own = wrong.iter().find(|part| part.role == Role::Own);
    let Some(first) = own.or_else(|| wrong.first()) else {
        return (None, right);
    };
    let severity = match first.role {
        Role::Own => Severity::Error,
        Role::Quoted => Severity::Warning,
    };
    let spoken = if is_russian(first) {
        "in Russian, "
    } else {
        ""
    };
    let names: Vec<&str> = wrong.iter().map(|part| part.name.as_str()).collect();
    let message = format!(
        "{spoken}not in {}: {} (“{}”)",
        name(language),
        names.join(", "),
        excerpt(&first.text)
    );
    let place = places.of_part(language, &first.name, first.at);
    (
        Some(Finding::new(Rule::WrongLanguage, severity, place, message)),
        right,
    )
}
