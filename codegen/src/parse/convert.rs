use std::collections::BTreeMap;

use fluent_syntax::{ast, unicode};

use super::chunks::Chunk;
use crate::report::Report;
use crate::tree::{
    Attribute, Call, Entry, Key, Kind, Marks, NumberOptions, Pattern, Piece, Place, Reference,
    Selector, Usage, Variant,
};

/// Turns the parser's tree into ours; what we do not allow goes to the report.
///
/// Its recursion is bounded by the nesting that a chunk may have.
pub(super) struct Converter<'a, 'b, 'c> {
    pub(super) source: usize,
    pub(super) chunk: Chunk<'a>,
    pub(super) report: &'b mut Report<'c>,
}

type Expression<'a> = ast::Expression<&'a str>;
type Inline<'a> = ast::InlineExpression<&'a str>;
type Arguments<'a> = ast::CallArguments<&'a str>;

impl<'a> Converter<'a, '_, '_> {
    pub(super) fn message(&mut self, message: ast::Message<&'a str>) -> Entry {
        self.entry(
            Kind::Message,
            message.id.name,
            message.comment,
            message.value,
            message.attributes,
        )
    }

    pub(super) fn term(&mut self, term: ast::Term<&'a str>) -> Entry {
        self.entry(
            Kind::Term,
            term.id.name,
            term.comment,
            Some(term.value),
            term.attributes,
        )
    }

    fn entry(
        &mut self,
        kind: Kind,
        id: &'a str,
        comment: Option<ast::Comment<&'a str>>,
        value: Option<ast::Pattern<&'a str>>,
        attributes: Vec<ast::Attribute<&'a str>>,
    ) -> Entry {
        let place = match kind {
            Kind::Message => self.place(id),
            Kind::Term => self.place(id).before(),
        };
        let (comment, marks) = self.comment(comment);
        let value = value.map(|value| self.pattern(value, place));
        let attributes = attributes
            .into_iter()
            .map(|attribute| {
                let place = self.place(attribute.id.name);
                Attribute {
                    id: attribute.id.name.to_owned(),
                    place,
                    pattern: self.pattern(attribute.value, place),
                }
            })
            .collect();
        Entry {
            id: id.to_owned(),
            place,
            kind,
            comment,
            marks,
            value,
            attributes,
        }
    }

    /// A comment's lines, and the marks among its words.
    fn comment(&mut self, comment: Option<ast::Comment<&'a str>>) -> (Vec<String>, Marks) {
        let mut marks = Marks::default();
        let mut lines = Vec::new();
        for line in comment.into_iter().flat_map(|comment| comment.content) {
            let mut words = line.trim();
            while let Some(mark) = words.split_whitespace().next()
                && mark.starts_with('@')
            {
                match mark {
                    "@same" => marks.same = true,
                    "@other-language" => marks.other_language = true,
                    _ => self.report.add(
                        self.place(mark),
                        format!("an unknown mark `{mark}`; write `@same` or `@other-language`"),
                    ),
                }
                words = words.get(mark.len()..).unwrap_or_default().trim_start();
            }
            if !words.is_empty() || line.trim().is_empty() {
                lines.push(words.to_owned());
            }
        }
        (lines, marks)
    }

    fn pattern(&mut self, pattern: ast::Pattern<&'a str>, place: Place) -> Pattern {
        let mut pieces = Vec::new();
        for element in pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    pieces.push(Piece::Text(value.to_owned(), self.place(value)));
                }
                ast::PatternElement::Placeable { expression } => {
                    let last = pieces.last().map_or(place, place_of);
                    self.expression(expression, last, &mut pieces);
                }
            }
        }
        let place = pieces.first().map_or(place, place_of);
        Pattern { place, pieces }
    }

    /// Adds what a placeable prints. `near` is the place to report where the
    /// parser keeps none.
    fn expression(&mut self, expression: Expression<'a>, near: Place, pieces: &mut Vec<Piece>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, near, pieces),
            ast::Expression::Select { selector, variants } => {
                let place = self.inline_place(&selector).unwrap_or(near);
                let selector = self.selector(selector, place);
                let variants = variants
                    .into_iter()
                    .filter_map(|variant| self.variant(variant))
                    .collect();
                if let Some(selector) = selector {
                    pieces.push(Piece::Select {
                        selector,
                        variants,
                        place,
                    });
                }
            }
        }
    }

    fn inline(&mut self, inline: Inline<'a>, near: Place, pieces: &mut Vec<Piece>) {
        let place = self.inline_place(&inline).unwrap_or(near);
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                let text = unicode::unescape_unicode_to_string(value);
                if text.contains('\u{FFFD}') {
                    self.report
                        .add(place, "an escape that is no Unicode character");
                }
                pieces.push(Piece::Text(text.into_owned(), place));
            }
            ast::InlineExpression::NumberLiteral { value } => self.report.add(
                place,
                format!("a number between braces; write it as text: {value}"),
            ),
            ast::InlineExpression::VariableReference { id } => pieces.push(Piece::Variable {
                name: id.name.to_owned(),
                usage: Usage::Plain,
                place,
            }),
            ast::InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.map(|attribute| attribute.name);
                pieces.push(Piece::Message(Reference::new(id.name, attribute), place));
            }
            ast::InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                let attribute = attribute.map(|attribute| attribute.name);
                let call = self.call(id.name, attribute, arguments, place);
                pieces.push(Piece::Term(call, place));
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                if let Some((name, usage)) = self.function(id.name, &arguments, place) {
                    pieces.push(Piece::Variable {
                        name: name.to_owned(),
                        usage,
                        place,
                    });
                }
            }
            ast::InlineExpression::Placeable { expression } => {
                self.expression(*expression, place, pieces);
            }
        }
    }

    fn selector(&mut self, selector: Inline<'a>, place: Place) -> Option<Selector> {
        match selector {
            ast::InlineExpression::VariableReference { id } => Some(Selector::Variable {
                name: id.name.to_owned(),
                ordinal: false,
            }),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                match self.function(id.name, &arguments, place)? {
                    (name, Usage::Number(options)) => Some(Selector::Variable {
                        name: name.to_owned(),
                        ordinal: options.ordinal,
                    }),
                    _ => {
                        self.report.add(
                            place,
                            "a date cannot be selected on; select on a number or word",
                        );
                        None
                    }
                }
            }
            ast::InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                let attribute = attribute.map(|attribute| attribute.name);
                Some(Selector::Term(
                    self.call(id.name, attribute, arguments, place),
                ))
            }
            _ => {
                self.report.add(
                    place,
                    "a select on a literal always comes to the same; write that text alone",
                );
                None
            }
        }
    }

    fn variant(&mut self, variant: ast::Variant<&'a str>) -> Option<Variant> {
        let (key, written) = match variant.key {
            ast::VariantKey::Identifier { name } => (Some(Key::Word(name.to_owned())), name),
            ast::VariantKey::NumberLiteral { value } => {
                (value.parse().ok().map(Key::Number), value)
            }
        };
        let place = self.place(written);
        let pattern = self.pattern(variant.value, place);
        if key.is_none() {
            self.report.add(
                place,
                format!("the key `{written}` is not a whole number; numbers here are integers"),
            );
        }
        Some(Variant {
            key: key?,
            place,
            is_default: variant.default,
            pattern,
        })
    }

    fn call(
        &mut self,
        term: &str,
        attribute: Option<&str>,
        arguments: Option<Arguments<'a>>,
        place: Place,
    ) -> Call {
        let arguments = arguments.unwrap_or_default();
        if !arguments.positional.is_empty() {
            self.report.add(
                place,
                format!("`-{term}` takes named arguments only; write `-{term}(name: \"…\")`"),
            );
        }
        let arguments = arguments
            .named
            .into_iter()
            .filter_map(|argument| {
                let place = self.place(argument.name.name);
                let value = literal(&argument.value)?;
                Some((argument.name.name.to_owned(), (value, place)))
            })
            .collect::<BTreeMap<_, _>>();
        Call {
            term: Reference::new(term, attribute),
            arguments,
        }
    }

    /// `NUMBER` or `DATETIME` of a variable.
    fn function(
        &mut self,
        function: &'a str,
        arguments: &Arguments<'a>,
        place: Place,
    ) -> Option<(&'a str, Usage)> {
        if function != "NUMBER" && function != "DATETIME" {
            self.report.add(
                place,
                format!("an unknown function `{function}`; there are `NUMBER` and `DATETIME`"),
            );
            return None;
        }
        let [ast::InlineExpression::VariableReference { id }] = arguments.positional.as_slice()
        else {
            self.report.add(
                place,
                format!("`{function}` takes one variable; write `{function}($name)`"),
            );
            return None;
        };
        let usage = match function {
            "NUMBER" => Usage::Number(self.number_options(arguments)?),
            _ => Usage::Date(self.date_message(arguments, place)?),
        };
        Some((id.name, usage))
    }

    fn number_options(&mut self, arguments: &Arguments<'a>) -> Option<NumberOptions> {
        let mut options = NumberOptions {
            grouping: true,
            least_digits: 1,
            ordinal: false,
        };
        for argument in &arguments.named {
            let name = argument.name.name;
            let value = literal(&argument.value).unwrap_or_default();
            let digits = value.parse().ok().filter(|digits| (1..=9).contains(digits));
            match (name, value.as_str()) {
                ("useGrouping", "0" | "false") => options.grouping = false,
                ("useGrouping", "1" | "true") => options.grouping = true,
                ("type", "ordinal") => options.ordinal = true,
                ("type", "cardinal") => options.ordinal = false,
                ("minimumIntegerDigits", _) if digits.is_some() => {
                    options.least_digits = digits.unwrap_or(1);
                }
                _ => {
                    let place = self.place(name);
                    let known = "`useGrouping: 0`, `minimumIntegerDigits: 2` (1 to 9) or \
                                 `type: \"ordinal\"`";
                    self.report.add(
                        place,
                        format!("an unknown option of NUMBER: `{name}: {value}`; write {known}"),
                    );
                    return None;
                }
            }
        }
        Some(options)
    }

    /// The message that a date is printed by.
    fn date_message(&mut self, arguments: &Arguments<'a>, place: Place) -> Option<String> {
        let (mut date, mut time) = (None, None);
        for argument in &arguments.named {
            let name = argument.name.name;
            let value = literal(&argument.value).unwrap_or_default();
            let is_style = matches!(value.as_str(), "full" | "long" | "medium" | "short");
            match name {
                "dateStyle" if is_style => date = Some(value),
                "timeStyle" if is_style => time = Some(value),
                _ => {
                    let place = self.place(name);
                    let known = "`dateStyle` and `timeStyle`, each \"full\", \"long\", \
                                 \"medium\" or \"short\"";
                    self.report.add(
                        place,
                        format!(
                            "an unknown option of DATETIME: `{name}: {value}`; there are {known}"
                        ),
                    );
                    return None;
                }
            }
        }
        match (date, time) {
            (Some(date), Some(time)) => Some(format!("date-{date}-time-{time}")),
            (Some(date), None) => Some(format!("date-{date}")),
            (None, Some(time)) => Some(format!("time-{time}")),
            (None, None) => {
                self.report.add(
                    place,
                    "a date without a style; say `dateStyle: \"long\"`, `timeStyle: \"short\"` or \
                     both",
                );
                None
            }
        }
    }

    fn inline_place(&self, inline: &Inline<'a>) -> Option<Place> {
        // The parser cuts off the quote, the `-` and the `$`.
        Some(match inline {
            ast::InlineExpression::NumberLiteral { value } => self.place(value),
            ast::InlineExpression::StringLiteral { value } => self.place(value).before(),
            ast::InlineExpression::FunctionReference { id, .. }
            | ast::InlineExpression::MessageReference { id, .. } => self.place(id.name),
            ast::InlineExpression::TermReference { id, .. }
            | ast::InlineExpression::VariableReference { id } => self.place(id.name).before(),
            ast::InlineExpression::Placeable { .. } => return None,
        })
    }

    /// Where a piece of the chunk stands in its source.
    fn place(&self, piece: &str) -> Place {
        let offset = piece
            .as_ptr()
            .addr()
            .saturating_sub(self.chunk.text.as_ptr().addr());
        Place {
            source: self.source,
            at: self.chunk.at + offset,
        }
    }
}

fn place_of(piece: &Piece) -> Place {
    match piece {
        Piece::Text(_, place)
        | Piece::Variable { place, .. }
        | Piece::Message(_, place)
        | Piece::Term(_, place)
        | Piece::Select { place, .. } => *place,
    }
}

fn literal(value: &Inline<'_>) -> Option<String> {
    match value {
        ast::InlineExpression::StringLiteral { value } => {
            Some(unicode::unescape_unicode_to_string(value).into_owned())
        }
        ast::InlineExpression::NumberLiteral { value } => Some((*value).to_owned()),
        _ => None,
    }
}
