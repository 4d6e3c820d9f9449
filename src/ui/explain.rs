use std::fmt;

use super::Messages;
use crate::language::Language;
use crate::negotiation::{Decision, Preference, Source, Tier};

/// Why a page is shown in its language, in one to three sentences for the
/// reader: what decided, and what their browser prefers.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, Policy, Signals};
/// use dvomova::ui::explain;
///
/// let list = AcceptLanguage::parse("en-US,en;q=0.9");
/// let signals = Signals { browser: Some(&list), ..Signals::default() };
/// let decision = Policy::ukrainian_first().decide(&signals, LanguageSet::BOTH);
/// assert_eq!(
///     explain(&decision, Language::Ukrainian).to_string(),
///     "Цю сторінку показано українською, бо це основна мова сайту. \
///      З доступних тут мов у вашому браузері першою стоїть англійська («en-US»).",
/// );
/// ```
pub const fn explain(decision: &Decision, language: Language) -> Explanation<'_> {
    Explanation { decision, language }
}

/// What a reader prefers and how that is known, in one or two sentences.
///
/// ```
/// use dvomova::language::{Language, LanguageSet};
/// use dvomova::negotiation::{AcceptLanguage, SiteRules, prefer};
/// use dvomova::ui::explain_preference;
///
/// let list = AcceptLanguage::parse("und-UA");
/// let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
/// assert_eq!(
///     explain_preference(&wanted, Language::English).to_string(),
///     "Your browser names a region rather than a language (“und-UA”), \
///      and the usual language there is Ukrainian.",
/// );
/// ```
pub const fn explain_preference(
    preference: &Preference,
    language: Language,
) -> PreferenceExplanation<'_> {
    PreferenceExplanation {
        preference,
        language,
    }
}

/// The sentences that [`explain`] makes; `Display` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    decision: &'a Decision,
    language: Language,
}

/// The sentences that [`explain_preference`] makes; `Display` writes them.
#[derive(Clone, Copy, Debug)]
pub struct PreferenceExplanation<'a> {
    preference: &'a Preference,
    language: Language,
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = Messages::new(self.language);
        let decision = self.decision;
        if let Some(missing) = decision.missing() {
            let wanted = in_language(m, missing.language);
            return match missing.exists.only() {
                Some(exists) => m.decision_missing(in_language(m, exists), wanted).fmt(f),
                None => f.write_str(m.decision_absent()),
            };
        }
        let shown = in_language(m, decision.language());
        match decision.source() {
            Source::Url => m.decision_address(shown).fmt(f)?,
            Source::Account => return m.decision_account(shown).fmt(f),
            Source::Cookie => return m.decision_choice(shown).fmt(f),
            Source::Browser => m.decision_browser(shown).fmt(f)?,
            Source::Default => m.decision_default(shown).fmt(f)?,
            Source::OnlyVersion => m.decision_only_version(shown).fmt(f)?,
        }
        f.write_str(" ")?;
        explain_preference(decision.preference(), self.language).fmt(f)
    }
}

impl fmt::Display for PreferenceExplanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let m = Messages::new(self.language);
        let preference = self.preference;
        let Some(wanted) = preference.language() else {
            return f.write_str(match preference.tier() {
                Tier::AllExcluded => m.preference_all_excluded(),
                _ => m.preference_none(),
            });
        };
        let language = match wanted {
            Language::English => m.language_english(),
            Language::Ukrainian => m.language_ukrainian(),
        };
        let range = preference.range().as_str();
        match preference.tier() {
            Tier::Explicit => m.preference_explicit(language).fmt(f)?,
            Tier::Direct => m.preference_direct(language, range).fmt(f)?,
            Tier::Inferred => m.preference_inferred(language, range).fmt(f)?,
            Tier::Wildcard => m.preference_wildcard(language, range).fmt(f)?,
            Tier::OtherScript => m.preference_other_script(language, range).fmt(f)?,
            Tier::Related => m.preference_related(language, range).fmt(f)?,
            Tier::Policy => m.preference_policy(language, range).fmt(f)?,
            Tier::OnlyNotExcluded => m.preference_only_not_excluded(language).fmt(f)?,
            Tier::None | Tier::AllExcluded => {}
        }
        if preference.is_tie() {
            f.write_str(" ")?;
            f.write_str(m.preference_tie())?;
        }
        Ok(())
    }
}

const fn in_language(m: Messages, language: Language) -> &'static str {
    match language {
        Language::English => m.in_english(),
        Language::Ukrainian => m.in_ukrainian(),
    }
}
