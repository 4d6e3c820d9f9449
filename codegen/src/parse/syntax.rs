use fluent_syntax::parser::{ErrorKind, ParserError};

/// Where a syntax error is and what to do about it.
pub(super) fn explain(error: &ParserError, text: &str) -> (usize, String) {
    let at = error.pos.start.min(text.len());
    let entry = error
        .slice
        .clone()
        .and_then(|slice| text.get(slice))
        .unwrap_or_default();
    if entry.trim_start().starts_with('.') {
        let indent = entry.len() - entry.trim_start().len();
        let begin = error.slice.as_ref().map_or(at, |slice| slice.start) + indent;
        return (
            begin,
            "an attribute that cannot be read; write `.name = text` and close every `{`".to_owned(),
        );
    }
    let why = match &error.kind {
        ErrorKind::ExpectedToken('}') => {
            "a `{` is not closed; expected `}` here (for a literal brace write `{\"{\"}`)".into()
        }
        ErrorKind::ExpectedToken(token) => format!("expected `{token}` here"),
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" => {
            "expected a name of letters, digits and hyphens that begins with a letter; indent a \
             text that goes on from the line above"
                .into()
        }
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            "expected the variants of the select on the next lines".into()
        }
        ErrorKind::ExpectedCharRange { .. } => "expected a digit".into(),
        ErrorKind::ExpectedMessageField { entry_id } => {
            format!("`{entry_id}` has neither a text nor an attribute; give it one")
        }
        ErrorKind::ExpectedTermField { entry_id } => {
            format!("`-{entry_id}` has no text; give it one")
        }
        ErrorKind::ForbiddenCallee => {
            "a function's name is in capitals, `NUMBER` or `DATETIME`; only they take arguments"
                .into()
        }
        ErrorKind::MissingDefaultVariant => {
            "a select without a default; mark one variant with `*`".into()
        }
        ErrorKind::MissingValue => "expected a text here".into(),
        ErrorKind::MultipleDefaultVariants => {
            "a select with two defaults; mark only one variant with `*`".into()
        }
        ErrorKind::MessageReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            "a message cannot be selected on; select on a variable".into()
        }
        ErrorKind::TermReferenceAsSelector => {
            "a term's text cannot be selected on; select on a variable or on an attribute of \
             the term"
                .into()
        }
        ErrorKind::TermAttributeAsPlaceable => {
            "a term's attribute can only be selected on, not printed".into()
        }
        ErrorKind::UnterminatedStringLiteral => "a string is not closed on its line".into(),
        ErrorKind::PositionalArgumentFollowsNamed => {
            "named arguments come last; move this one before them".into()
        }
        ErrorKind::DuplicatedNamedArgument(name) => {
            format!("the argument `{name}` is given twice; remove one")
        }
        ErrorKind::UnknownEscapeSequence(_) => {
            "an unknown escape; in strings write `\\\\`, `\\\"`, `\\u00A0` or `\\U01F68A`".into()
        }
        ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            "expected four hexadecimal digits after `\\u`, six after `\\U`".into()
        }
        ErrorKind::UnbalancedClosingBrace => {
            "a `}` closes nothing; remove it (for a literal brace write `{\"}\"}`)".into()
        }
        ErrorKind::ExpectedInlineExpression => {
            "expected a variable such as `$name`, a message or a term between the braces".into()
        }
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            "only a variable, `NUMBER($n)` or a term's attribute can be selected on".into()
        }
        ErrorKind::ExpectedLiteral => "a named argument is a \"string\" or a number".into(),
    };
    (at, why)
}

/// The name that an entry begins with, to know it although it cannot be read.
pub(super) fn id_of(entry: &str) -> Option<&str> {
    let name = entry.strip_prefix('-').unwrap_or(entry);
    let end = name
        .find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '_')
        .unwrap_or(name.len());
    name.get(..end).filter(|id| !id.is_empty())
}
