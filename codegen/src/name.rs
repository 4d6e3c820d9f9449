//! Names of Fluent turned into names of Rust.

use crate::tree::Reference;

/// Words that Rust keeps for itself and does not take even as `r#…`.
const NEVER: [&str; 4] = ["crate", "self", "super", "_"];

/// Words that Rust takes as a name when written `r#…` (edition 2024).
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "union",
];

/// `favorites.aria-label` → `favorites_aria_label`.
pub(crate) fn method_name(reference: &Reference) -> String {
    let mut name = snake(&reference.id);
    if let Some(attribute) = &reference.attribute {
        name.push('_');
        name.push_str(&snake(attribute));
    }
    usable(name)
}

/// `$userName` → `user_name`. The generated code has an `out` of its own.
pub(crate) fn parameter_name(variable: &str) -> String {
    let name = snake(variable);
    if name == "out" {
        return "out_".to_owned();
    }
    usable(name)
}

/// `$share-target` → `ShareTarget`; also for the words of a select.
pub(crate) fn type_name(variable: &str) -> String {
    let name: String = snake(variable)
        .split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect();
    if name == "Self" {
        return "Self_".to_owned();
    }
    name
}

/// Lower case, hyphens as `_`, a `_` before a capital that follows a small letter.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    let mut after_small = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && after_small {
            snake.push('_');
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        snake.push(match letter {
            '-' => '_',
            letter => letter.to_ascii_lowercase(),
        });
    }
    snake
}

fn usable(name: String) -> String {
    if NEVER.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}
