use crate::report::Report;
use crate::tree::Place;

/// Doing nothing but read on.
const READING_ON: [&str; 40] = [
    "by brows",
    "by clos",
    "by continu",
    "by navigating",
    "by proceeding",
    "by reading",
    "by remaining",
    "by scrolling",
    "by staying",
    "by using",
    "by visiting",
    "continue brows",
    "continue on th",
    "continue reading",
    "continue to brows",
    "continue to read",
    "continue to use",
    "continue to visit",
    "continue using",
    "continued use",
    "continuing to",
    "further use",
    "if you stay",
    "keep brows",
    "keep using",
    "staying on",
    "використовуючи",
    "відвідуючи",
    "гортаючи",
    "залишаючись",
    "залишаєтес",
    "користуючись",
    "перебуваючи",
    "переглядаючи",
    "подальше використання",
    "подальше користування",
    "подальше перебування",
    "продовжуєте",
    "продовжуючи",
    "прокручуючи",
];

/// Taking that for consent.
const CONSENT: [&str; 26] = [
    "constitutes consent",
    "deemed",
    "give consent",
    "give your consent",
    "giving consent",
    "implies consent",
    "mean that you",
    "means that you",
    "means you",
    "we assume",
    "we take it",
    "you accept",
    "you agree",
    "you are agreeing",
    "you consent",
    "your consent",
    "ваша згода",
    "вашу згоду",
    "ви згодні",
    "даєте згоду",
    "згоджуєтес",
    "надаєте згоду",
    "означає згоду",
    "погоджуєтес",
    "приймаєте",
    "підтверджуєте",
];

/// Reports a text that takes staying on the site for consent to cookies. By
/// the European Data Protection Board (Guidelines 05/2020, paragraph 86) it is
/// none.
pub(super) fn check(text: &str, place: Place, report: &mut Report<'_>) {
    let text = text.to_lowercase();
    let Some(reading_on) = READING_ON.iter().find(|phrase| text.contains(**phrase)) else {
        return;
    };
    if CONSENT.iter().any(|phrase| says(&text, phrase)) {
        report.add(
            place,
            format!(
                "the phrase “{reading_on}…” takes staying on the site for consent, which it is \
                 not (EDPB Guidelines 05/2020); ask with buttons"
            ),
        );
    }
}

/// Whether a phrase stands in the text and is not denied there.
fn says(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        !before.ends_with(" не") && !before.ends_with("not") && !before.ends_with("n’t")
    })
}
