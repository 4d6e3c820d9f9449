//! The texts that a catalogue can print, read from Fluent's syntax.

use fluent_syntax::ast::{Comment, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::language::Language;

/// A text of a message. What it prints of variables and of other messages is
/// `{}` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MessageText {
    /// The message, with its attribute: `share`, `share.aria-label`.
    pub(super) id: String,
    /// The language that it is written in.
    pub(super) language: Language,
    pub(super) text: String,
}

/// Texts of one message with several selects; beyond, a select is a gap.
const MOST_TEXTS: usize = 256;
/// Braces inside one another. The parser recurses on them.
const DEEPEST: usize = 32;

/// All texts of a file in a language. A message marked `@same` is none of them,
/// one marked `@other-language` is a text of that language.
pub(super) fn texts(language: Language, source: &str) -> Vec<MessageText> {
    let mut texts = Vec::new();
    if depth(source) > DEEPEST {
        return texts;
    }
    let resource = match parser::parse(source) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let language = match mark(message.comment.as_ref()) {
            Some("@same") => continue,
            Some("@other-language") => language.other(),
            _ => language,
        };
        let mut add = |id: String, pattern: &Pattern<&str>| {
            texts.extend(expand(pattern).into_iter().map(|text| MessageText {
                id: id.clone(),
                language,
                text,
            }));
        };
        if let Some(pattern) = &message.value {
            add(message.id.name.to_owned(), pattern);
        }
        for attribute in &message.attributes {
            add(
                format!("{}.{}", message.id.name, attribute.id.name),
                &attribute.value,
            );
        }
    }
    texts
}

/// The mark in a message's comment.
fn mark(comment: Option<&Comment<&str>>) -> Option<&'static str> {
    let lines = comment.map_or(&[] as &[&str], |comment| comment.content.as_slice());
    ["@same", "@other-language"].into_iter().find(|mark| {
        lines
            .iter()
            .any(|line| line.split_whitespace().any(|word| word == *mark))
    })
}

/// Every text that a pattern can print.
fn expand(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let endings = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => endings(expression),
        };
        let endings = if texts.len() * endings.len() > MOST_TEXTS {
            vec![GAP.to_owned()]
        } else {
            endings
        };
        let joined = |text: &String| -> Vec<String> {
            endings
                .iter()
                .map(|ending| format!("{text}{ending}"))
                .collect()
        };
        texts = texts.iter().flat_map(joined).collect();
    }
    texts
}

/// What an expression can print.
fn endings(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            // An escape, a no-break space as a rule, or a brace.
            let is_plain = !value.contains(['\\', '{', '}']);
            vec![if is_plain {
                (*value).to_owned()
            } else {
                " ".to_owned()
            }]
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => endings(expression),
        Expression::Inline(_) => vec![GAP.to_owned()],
        Expression::Select { variants, .. } => variants
            .iter()
            .flat_map(|variant| expand(&variant.value))
            .collect(),
    }
}

const GAP: &str = "{}";

/// How deep braces stand inside one another.
fn depth(source: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in source.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
