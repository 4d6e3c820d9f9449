//! What is wrong with one text of a page.

use std::ops::Range;

use super::dom::NodeId;
use super::walk::{PieceKind, Run};
use crate::audit::foreign::{Foreign, foreign};
use crate::audit::known_texts::KnownTexts;
use crate::audit::letters::{Russian, mixed, russian};
use crate::audit::words::{excerpt, name, quoted};
use crate::audit::{Finding, Place, Rule, Severity};
use crate::language::Language;

/// What is wrong with a text, before it is known where the text is.
#[derive(Debug)]
pub(super) struct Verdict {
    rule: Rule,
    severity: Severity,
    message: String,
}

impl Verdict {
    fn error(rule: Rule, message: String) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message,
        }
    }

    /// The text, or a part of it, is in the other language.
    fn foreign(text: &str, found: &Foreign, language: Language) -> Self {
        let part = found
            .range()
            .and_then(|range| text.get(range))
            .unwrap_or(text);
        let (part, promised) = (excerpt(part), name(language));
        let message = if matches!(found, Foreign::Date(_)) {
            let other = name(language.other());
            format!("the date “{part}” is {other}, but {promised} is promised here")
        } else {
            format!("“{part}” is not {promised}; if that is meant, mark it with its `lang`")
        };
        let severity = match found {
            Foreign::Quotation(_) => Severity::Warning,
            _ => Severity::Error,
        };
        Self {
            rule: Rule::WrongLanguage,
            severity,
            message,
        }
    }

    pub(super) fn finding(self, place: Place) -> Finding {
        Finding::new(self.rule, self.severity, place, self.message)
    }
}

/// Judges texts by the language promised for them.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    texts: &'a KnownTexts,
}

/// Bytes of an inline element that is judged by itself. A longer one is no
/// label but a text, and judged with its run.
const LONGEST_LABEL: usize = 500;

/// Inline elements inside one another, each with words of its own, that are
/// judged by themselves. What stands deeper is judged with what is around it.
const MOST_NESTED: usize = 16;

/// How a text came to be, as far as that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// In one piece.
    Whole,
    /// Joined of several, as a page's title is: *Story — Site*.
    Joined,
}

impl<'a> Judge<'a> {
    pub(super) fn new(texts: &'a KnownTexts) -> Self {
        Self { texts }
    }

    /// What is wrong with a text that stands alone, as in an attribute.
    pub(super) fn text(&self, text: &str, language: Language, made: Made) -> Vec<Verdict> {
        let wrong = self.message(text, language, made).or_else(|| {
            foreign(text, language).map(|found| Verdict::foreign(text, &found, language))
        });
        match wrong {
            Some(wrong) => vec![wrong],
            None => letters(text, language),
        }
    }

    /// What is wrong with a run, and the element to blame. If the whole is in
    /// the wrong language, its parts are not told of again.
    pub(super) fn run(&self, run: &Run, language: Language, made: Made) -> Vec<(NodeId, Verdict)> {
        let text = run.text.as_str();
        if let Some(wrong) = self.message(text, language, made) {
            return vec![(run.holder_of(0..text.len()), wrong)];
        }
        let has_elements = || {
            run.pieces
                .iter()
                .any(|piece| piece.kind == PieceKind::Element)
        };
        let found =
            foreign(text, language).filter(|found| *found != Foreign::Capitals || !has_elements());
        if let Some(found @ (Foreign::Whole | Foreign::Capitals)) = &found {
            let wrong = Verdict::foreign(text, found, language);
            return vec![(run.holder_of(0..text.len()), wrong)];
        }
        let (mut verdicts, judged) = self.pieces(run, language, made);
        if let Some(found) = found
            && let Some(range) = found.range()
            && !judged
                .iter()
                .any(|piece| piece.start < range.end && range.start < piece.end)
        {
            let wrong = Verdict::foreign(text, &found, language);
            verdicts.push((run.holder_of(range), wrong));
        }
        verdicts.extend(
            letters(text, language)
                .into_iter()
                .map(|wrong| (run.element, wrong)),
        );
        verdicts
    }

    /// What is wrong with the parts of a run, and where those parts are.
    fn pieces(
        &self,
        run: &Run,
        language: Language,
        made: Made,
    ) -> (Vec<(NodeId, Verdict)>, Vec<Range<usize>>) {
        let mut verdicts = Vec::new();
        let mut judged: Vec<Range<usize>> = Vec::new();
        let mut pieces = run.pieces.clone();
        // Outer pieces first, so that an inner one of a wrong one is passed over.
        pieces.sort_by_key(|piece| (piece.begin, std::cmp::Reverse(piece.end)));
        let mut around: Vec<usize> = Vec::new();
        for piece in pieces {
            while around.pop_if(|end| *end <= piece.begin).is_some() {}
            around.push(piece.end);
            if around.len() > MOST_NESTED {
                continue;
            }
            let Some(text) = run.text.get(piece.begin..piece.end) else {
                continue;
            };
            if judged.last().is_some_and(|judged| piece.begin < judged.end) {
                continue;
            }
            let wrong = self
                .message(text, language, made)
                .or_else(|| match piece.kind {
                    PieceKind::Element if text.len() <= LONGEST_LABEL => foreign(text, language)
                        .filter(|found| found.range().is_none())
                        .map(|found| Verdict::foreign(text, &found, language)),
                    _ => None,
                });
            if let Some(wrong) = wrong {
                judged.push(piece.begin..piece.end);
                verdicts.push((piece.element, wrong));
            }
        }
        (verdicts, judged)
    }

    /// The other language's message that the text is.
    fn message(&self, text: &str, language: Language, made: Made) -> Option<Verdict> {
        let other = language.other();
        let known = |part: &str| {
            let id = self.texts.message(part, other)?;
            Some(Verdict::error(
                Rule::OtherLanguageMessage,
                format!(
                    "“{}” is the {} message `{id}`, but {} is promised here",
                    excerpt(part),
                    name(other),
                    name(language)
                ),
            ))
        };
        known(text).or_else(|| match made {
            Made::Whole => None,
            Made::Joined => text.split(['—', '|', '·', '•', '–']).find_map(known),
        })
    }
}

/// Letters that do not belong.
fn letters(text: &str, language: Language) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = mixed(text, language)
        .map(|mixed| Verdict::error(Rule::MixedScripts, mixed.message))
        .collect();
    let russian = match language {
        Language::English => None,
        Language::Ukrainian => russian(text),
    };
    match russian {
        Some(Russian::Text(signs)) => verdicts.push(Verdict::error(
            Rule::WrongLanguage,
            format!(
                "“{}” is in Russian: {} of the letters ы э ъ ё against {} of і ї є ґ",
                excerpt(text),
                signs.russian,
                signs.ukrainian
            ),
        )),
        Some(Russian::Words(words)) => verdicts.push(Verdict {
            rule: Rule::RussianLetters,
            severity: Severity::Warning,
            message: format!("Ukrainian has no ы э ъ ё: {}", quoted(words)),
        }),
        None => {}
    }
    verdicts
}
