use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Place, Rule};

/// Something that an editor or a developer should look at.
///
/// Prints as one line, the place first, as compilers do:
///
/// ```
/// use dvomova::audit::audit_page;
/// use dvomova::language::Language;
///
/// let html = r#"<html lang="en"><body><button>Додати до обраного</button></body></html>"#;
/// let found = audit_page(html, Language::English);
/// assert_eq!(found.len(), 1);
/// assert!(found[0].to_string().starts_with("line 1, body > button: error[other-language-message]: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in English, with the words in question; no line breaks.
    pub message: String,
}

impl Finding {
    pub(super) fn new(rule: Rule, severity: Severity, place: Place, message: String) -> Self {
        Self {
            rule,
            severity,
            place,
            message,
        }
    }
}

/// `PLACE: SEVERITY[RULE]: MESSAGE`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            severity,
            place,
            message,
        } = self;
        write!(f, "{place}: {severity}[{rule}]: {message}")
    }
}

/// How bad a finding is. They are ordered: a note is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; nothing needs to be done.
    Note,
    /// Likely a slip. A person should look.
    Warning,
    /// Readers would see something wrong.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}
