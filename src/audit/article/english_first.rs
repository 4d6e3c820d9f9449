//! English that is public where Ukrainian is not.

use super::places::{At, Places};
use crate::article::{Article, UkrainianFirst};
use crate::audit::{Finding, Rule, Severity};
use crate::language::Language;

/// Whether English's window lies inside Ukrainian's.
pub(super) fn check(
    article: &Article,
    policy: UkrainianFirst,
    places: &Places<'_>,
) -> Option<Finding> {
    let severity = match policy {
        UkrainianFirst::Off => return None,
        UkrainianFirst::Warn => Severity::Warning,
        UkrainianFirst::Require => Severity::Error,
    };
    if places.is_broken(Language::Ukrainian) {
        // That is told of already.
        return None;
    }
    let window = |language| article.edition(language)?.publication.window();
    let english = window(Language::English)?;
    let (message, field) = match window(Language::Ukrainian) {
        None if article.edition(Language::Ukrainian).is_none() => (
            "English is public and there is no Ukrainian".to_owned(),
            "date",
        ),
        None => (
            "English is public and Ukrainian is a draft".to_owned(),
            "date",
        ),
        Some(ukrainian) if english.live_from() < ukrainian.live_from() => (
            format!(
                "English is public from {}, before Ukrainian, from {}",
                english.live_from().format("%Y-%m-%d %H:%M UTC"),
                ukrainian.live_from().format("%Y-%m-%d %H:%M UTC")
            ),
            "date",
        ),
        Some(ukrainian) => {
            let until = ukrainian.live_until()?;
            if english.live_until().is_some_and(|end| end <= until) {
                return None;
            }
            let until = until.format("%Y-%m-%d %H:%M UTC");
            (
                format!("English stays public after Ukrainian, which ends {until}"),
                "live_until",
            )
        }
    };
    let place = places.of_text(Language::English, At::Field(field));
    Some(Finding::new(
        Rule::EnglishBeforeUkrainian,
        severity,
        place,
        message,
    ))
}
