//! Every sentence that explains a decision, as a reader sees it.

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{AcceptLanguage, Policy, Signals, SiteRules, prefer};
use dvomova::ui::{explain, explain_preference};

/// The sentences in Ukrainian and in English.
#[track_caller]
fn check_preference(header: &str, available: LanguageSet, ukrainian: &str, english: &str) {
    let list = AcceptLanguage::parse(header);
    let wanted = prefer(&list, available, &SiteRules::NONE);
    let said = Language::ALL.map(|language| explain_preference(&wanted, language).to_string());
    assert_eq!(said, [english, ukrainian], "{header}: {}", wanted.tier());
}

#[test]
fn each_tier_has_its_sentence() {
    use LanguageSet as Set;
    check_preference(
        "uk-UA,uk;q=0.9",
        Set::BOTH,
        "З доступних тут мов у вашому браузері першою стоїть українська («uk-UA»).",
        "Of the languages available here, your browser lists Ukrainian first (“uk-UA”).",
    );
    check_preference(
        "en;q=0.8,uk;q=0.8",
        Set::BOTH,
        "З доступних тут мов у вашому браузері першою стоїть англійська («en»). \
         Друга мова сайту має для нього таку саму вагу.",
        "Of the languages available here, your browser lists English first (“en”). \
         It gives the site’s other language the same weight.",
    );
    check_preference(
        "und-UA",
        Set::BOTH,
        "Ваш браузер указує не мову, а країну («und-UA»), а звичайна для неї мова\u{A0}— українська.",
        "Your browser names a region rather than a language (“und-UA”), and the usual language \
         there is Ukrainian.",
    );
    check_preference(
        "ru,uk;q=0.3,*;q=0.8",
        Set::BOTH,
        "Ваш браузер приймає будь-яку мову («*»), отже, підходить і англійська.",
        "Your browser accepts any language (“*”), and English is one of them.",
    );
    check_preference(
        "uk-Latn",
        Set::BOTH,
        "У вашому браузері стоїть українська, але в писемності, якої на сайті немає («uk-Latn»).",
        "Your browser lists Ukrainian, though in a script that this site does not use (“uk-Latn”).",
    );
    check_preference(
        "cy",
        Set::BOTH,
        "Мови, указаної у вашому браузері («cy»), на сайті немає; найближча до неї з мов \
         сайту\u{A0}— англійська.",
        "The site does not have the language that your browser lists (“cy”); the closest it has \
         is English.",
    );
    check_preference(
        "en;q=0",
        Set::BOTH,
        "Другу мову сайту ваш браузер відхилив, тож лишається українська.",
        "Your browser refuses the site’s other language, which leaves Ukrainian.",
    );
    check_preference(
        "ru",
        Set::BOTH,
        "У налаштуваннях вашого браузера немає жодної мови, якою доступна ця сторінка.",
        "Your browser’s settings do not name any language that this page is available in.",
    );
    check_preference(
        "uk;q=0",
        Set::from(Language::Ukrainian),
        "Ваш браузер відхилив усі мови, якими доступна ця сторінка.",
        "Your browser refuses every language that this page is available in.",
    );
}

#[test]
fn a_rule_of_the_site_is_told_as_such() {
    let rules: SiteRules = "be=uk".parse().unwrap();
    let list = AcceptLanguage::parse("be");
    let wanted = prefer(&list, LanguageSet::BOTH, &rules);
    assert_eq!(
        explain_preference(&wanted, Language::Ukrainian).to_string(),
        "Мови, указаної у вашому браузері («be»), на сайті немає; за правилами сайту її замінює \
         українська."
    );
}

#[track_caller]
fn check(policy: &Policy, signals: &Signals<'_>, available: LanguageSet, both: [&str; 2]) {
    let decision = policy.decide(signals, available);
    let said = Language::ALL.map(|language| explain(&decision, language).to_string());
    assert_eq!(said, both);
}

#[test]
fn each_source_has_its_sentence() {
    let list = AcceptLanguage::parse("en");
    let browser = Signals {
        browser: Some(&list),
        ..Signals::default()
    };
    let first = Policy::ukrainian_first();
    check(
        &first,
        &Signals {
            url: Some(Language::Ukrainian),
            ..browser
        },
        LanguageSet::BOTH,
        [
            "This page is shown in Ukrainian because its address names that language. \
             Of the languages available here, your browser lists English first (“en”).",
            "Цю сторінку показано українською, бо таку мову вказано в її адресі. \
             З доступних тут мов у вашому браузері першою стоїть англійська («en»).",
        ],
    );
    check(
        &first,
        &Signals {
            url: Some(Language::Ukrainian),
            cookie: Some(Language::English),
            ..browser
        },
        LanguageSet::BOTH,
        [
            "This page is shown in Ukrainian because its address names that language. \
             You have chosen English on this site.",
            "Цю сторінку показано українською, бо таку мову вказано в її адресі. \
             Мову цього сайту вибрали ви самі: англійська.",
        ],
    );
    check(
        &first,
        &Signals {
            account: Some(Language::English),
            ..browser
        },
        LanguageSet::BOTH,
        [
            "This page is shown in English because your account is set to that language.",
            "Цю сторінку показано англійською, бо таку мову вибрано у вашому обліковому записі.",
        ],
    );
    check(
        &first,
        &Signals {
            cookie: Some(Language::English),
            ..browser
        },
        LanguageSet::BOTH,
        [
            "This page is shown in English because you chose that language on this site.",
            "Цю сторінку показано англійською, бо ви вибрали цю мову на сайті.",
        ],
    );
    check(
        &Policy::browser_first(),
        &browser,
        LanguageSet::BOTH,
        [
            "This page is shown in English because of your browser’s settings. \
             Of the languages available here, your browser lists English first (“en”).",
            "Цю сторінку показано англійською за налаштуваннями вашого браузера. \
             З доступних тут мов у вашому браузері першою стоїть англійська («en»).",
        ],
    );
    check(
        &first,
        &browser,
        LanguageSet::from(Language::Ukrainian),
        [
            "This page is shown in Ukrainian because it is not available in another language. \
             Your browser’s settings do not name any language that this page is available in.",
            "Цю сторінку показано українською, бо іншою мовою її немає. \
             У налаштуваннях вашого браузера немає жодної мови, якою доступна ця сторінка.",
        ],
    );
}

#[test]
fn a_missing_translation_is_told_with_what_there_is() {
    let signals = Signals {
        url: Some(Language::English),
        ..Signals::default()
    };
    check(
        &Policy::default(),
        &signals,
        LanguageSet::from(Language::Ukrainian),
        [
            "This page is not available in English; it is available in Ukrainian.",
            "Цієї сторінки немає англійською, але вона є українською.",
        ],
    );
    check(
        &Policy::default(),
        &signals,
        LanguageSet::NONE,
        [
            "This page is not available in any language.",
            "Цієї сторінки немає жодною мовою.",
        ],
    );
}
