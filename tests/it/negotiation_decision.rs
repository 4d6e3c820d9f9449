//! The language that is served, and redirects.

use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{
    AcceptLanguage, Decision, Policy, Purpose, RedirectStatus, Redirects, Signals, SiteRule,
    SiteRules, Source, Tier, prefer,
};

const ENGLISH: Option<Language> = Some(Language::English);
const UKRAINIAN: Option<Language> = Some(Language::Ukrainian);

fn set(tags: &str) -> LanguageSet {
    tags.split(',')
        .filter(|tag| !tag.is_empty())
        .map(|tag| tag.parse::<Language>().unwrap())
        .collect()
}

fn tag(tag: &str) -> Option<Language> {
    (tag != "-").then(|| tag.parse().unwrap())
}

/// Reads `url account cookie browser`, where `-` is none.
fn decide(policy: &Policy, signals: &str, available: &str) -> Decision {
    let [url, account, cookie, browser] = signals.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{signals}");
    };
    let list = AcceptLanguage::parse(browser);
    let signals = Signals {
        url: tag(url),
        account: tag(account),
        cookie: tag(cookie),
        browser: (browser != "-").then_some(&list),
    };
    policy.decide(&signals, set(available))
}

#[test]
fn signals_decide_in_their_order() {
    #[track_caller]
    fn check(signals: &str, available: &str, ukrainian_first: &str, browser_first: &str) {
        for (policy, expected) in [
            (Policy::ukrainian_first(), ukrainian_first),
            (Policy::browser_first(), browser_first),
        ] {
            let decision = decide(&policy, signals, available);
            let missing = decision
                .missing()
                .map(|missing| format!(" missing({})", missing.exists));
            let found = format!(
                "{} {:?}{} [{}]",
                decision.language(),
                decision.source(),
                missing.unwrap_or_default(),
                decision.vary()
            );
            assert_eq!(
                found, expected,
                "{signals} among {available}, {:?}",
                policy.first
            );
        }
    }
    // A URL that names its language decides, always.
    for others in ["- - -", "uk uk uk", "uk - uk,en;q=0.1", "- uk en;q=0"] {
        check(&format!("en {others}"), "en,uk", "en Url []", "en Url []");
    }
    check("uk en en en", "en,uk", "uk Url []", "uk Url []");
    // On a URL that names none: account, cookie, policy.
    check(
        "- en uk uk",
        "en,uk",
        "en Account [Cookie]",
        "en Account [Cookie]",
    );
    check(
        "- - en uk",
        "en,uk",
        "en Cookie [Cookie]",
        "en Cookie [Cookie]",
    );
    let read = "[Cookie, Accept-Language]";
    check(
        "- - - en",
        "en,uk",
        "uk Default [Cookie]",
        &format!("en Browser {read}"),
    );
    check(
        "- - - uk",
        "en,uk",
        "uk Default [Cookie]",
        &format!("uk Browser {read}"),
    );
    check(
        "- - - ka",
        "en,uk",
        "uk Default [Cookie]",
        &format!("en Browser {read}"),
    );
    check(
        "- - - ru",
        "en,uk",
        "uk Default [Cookie]",
        &format!("uk Default {read}"),
    );
    check(
        "- - - -",
        "en,uk",
        "uk Default [Cookie]",
        &format!("uk Default {read}"),
    );
    // An article in one language.
    check("- en en en", "uk", "uk OnlyVersion []", "uk OnlyVersion []");
    check("- - - uk", "en", "en OnlyVersion []", "en OnlyVersion []");
    check("uk - - en", "uk", "uk Url []", "uk Url []");
    check(
        "en - - uk",
        "uk",
        "en Url missing(uk) []",
        "en Url missing(uk) []",
    );
    check(
        "uk en en en",
        "en",
        "uk Url missing(en) []",
        "uk Url missing(en) []",
    );
    // In none.
    check("en - - -", "", "en Url missing() []", "en Url missing() []");
    check(
        "- - - en",
        "",
        "uk Default missing() [Cookie]",
        "uk Default missing() [Cookie, Accept-Language]",
    );
}

#[test]
fn a_decision_holds_the_preference_beside_what_is_served() {
    let policy = Policy::ukrainian_first();
    let decision = decide(&policy, "- - - pl,en-US;q=0,7,x_;q=0.1", "en,uk");
    assert_eq!(decision.language(), Language::Ukrainian);
    assert_eq!(decision.preference().language(), ENGLISH);
    assert_eq!(decision.tier(), Tier::Direct);
    assert_eq!(decision.range().as_str(), "en-US");
    assert_eq!(decision.weight().thousandths(), 700);
    assert!(!decision.is_tie());
    assert_eq!(decision.chosen(), None);
    assert_eq!(
        decision.diagnostics().to_string(),
        "decimal-comma malformed-range"
    );

    let decision = decide(&policy, "- - - en;q=0.5,uk;q=0.5", "en,uk");
    assert!(decision.is_tie());

    // A choice is a preference, whatever the browser says.
    let decision = decide(&policy, "uk en uk uk", "en,uk");
    assert_eq!(decision.preference().language(), ENGLISH);
    assert_eq!(decision.tier(), Tier::Explicit);
    assert_eq!(decision.chosen(), ENGLISH);
    assert!(decision.range().is_empty());
}

#[test]
fn rules_of_the_site_come_after_what_the_list_says() {
    #[track_caller]
    fn check(rules: &str, header: &str, expected: (Option<Language>, Tier, &str)) {
        let rules: SiteRules = rules.parse().unwrap();
        let wanted = prefer(&AcceptLanguage::parse(header), LanguageSet::BOTH, &rules);
        let found = (wanted.language(), wanted.tier(), wanted.range().as_str());
        assert_eq!(found, expected, "{header}");
    }
    const RULES: &str = "ru=uk, be=uk, rue=uk, crh=uk, *-UA=uk, pl=en, ru-RU=none, pl-UA=uk";
    check(RULES, "ru", (UKRAINIAN, Tier::Policy, "ru"));
    check(RULES, "RU-ua", (UKRAINIAN, Tier::Policy, "RU-ua"));
    check(RULES, "ru-Latn-UA", (UKRAINIAN, Tier::Policy, "ru-Latn-UA"));
    check(
        RULES,
        "ru_UA.UTF-8",
        (UKRAINIAN, Tier::Policy, "ru_UA.UTF-8"),
    );
    check(RULES, "de-UA,be;q=0.5", (UKRAINIAN, Tier::Policy, "de-UA"));
    check(RULES, "de-804", (UKRAINIAN, Tier::Policy, "de-804"));
    check(RULES, "pl", (ENGLISH, Tier::Policy, "pl"));
    check(RULES, "de", (None, Tier::None, ""));
    // The most specific rule counts, and a rule to none is one.
    check(RULES, "ru-RU", (None, Tier::None, ""));
    check(RULES, "pl-UA", (UKRAINIAN, Tier::Policy, "pl-UA"));
    check("ru=en, ru=uk", "ru", (ENGLISH, Tier::Policy, "ru"));
    // By weight, then by place.
    check(RULES, "pl;q=0.5,be;q=0.6", (UKRAINIAN, Tier::Policy, "be"));
    check(RULES, "pl,be", (ENGLISH, Tier::Policy, "pl"));
    // After every other tier, and never against a refusal.
    check(RULES, "ru,en;q=0.1", (ENGLISH, Tier::Direct, "en"));
    check(
        RULES,
        "ru,uk-Latn;q=0.1",
        (UKRAINIAN, Tier::OtherScript, "uk-Latn"),
    );
    check(RULES, "ru,ka;q=0.1", (ENGLISH, Tier::Related, "ka"));
    check(RULES, "ru,*;q=0.1", (UKRAINIAN, Tier::Policy, "ru"));
    check(RULES, "ru;q=0", (None, Tier::None, ""));
    check(RULES, "ru,uk;q=0", (ENGLISH, Tier::OnlyNotExcluded, ""));
    check("", "ru", (None, Tier::None, ""));

    let rules: SiteRules = RULES.parse().unwrap();
    let ordered = AcceptLanguage::from_languages(["de", "be-BY", "pl"]);
    let wanted = prefer(&ordered, LanguageSet::BOTH, &rules);
    assert_eq!(wanted.language(), UKRAINIAN);
    assert_eq!(wanted.weight().thousandths(), 999);
}

#[test]
fn rules_round_trip_and_refuse_what_is_none() {
    let rules: SiteRules = " ru=uk,*-UA = uk , ru-RU=none,".parse().unwrap();
    assert_eq!(rules.to_string(), "ru=uk, *-UA=uk, ru-RU=none");
    assert_eq!(rules.to_string().parse(), Ok(rules.clone()));
    assert_eq!(rules.iter().count(), 3);
    assert_eq!(
        rules.iter().map(SiteRule::to).collect::<Vec<_>>(),
        [UKRAINIAN, UKRAINIAN, None]
    );
    for refused in [
        "ru",
        "*=uk",
        "ru=pl",
        "ru=ua",
        "ru-Latn=uk",
        "=uk",
        "r u=uk",
        "ru=uk=uk",
    ] {
        assert_eq!(
            refused.parse::<SiteRules>().unwrap_err().to_string(),
            format!(
                "expected a rule such as `ru=uk`, `*-UA=uk` or `ru-RU=none`, found {refused:?}"
            )
        );
    }
}

#[test]
fn only_a_plain_preference_redirects_and_only_from_a_neutral_url() {
    let allowed = Policy {
        redirects: Redirects::Allowed(RedirectStatus::SeeOther),
        ..Policy::browser_first()
    };
    let to = |policy: &Policy, signals: &str, available: &str, method: &str, purpose| {
        let decision = decide(policy, signals, available);
        policy
            .redirect(&decision, method, purpose)
            .map(|redirect| (redirect.language, redirect.status.code()))
    };
    let get = |policy: &Policy, signals: &str, available| {
        to(policy, signals, available, "GET", Purpose::Navigation)
    };
    let english = Some((Language::English, 303));
    let ukrainian = Some((Language::Ukrainian, 303));
    assert_eq!(get(&allowed, "- - - en-US,en;q=0.9", "en,uk"), english);
    assert_eq!(get(&allowed, "- - - uk", "en,uk"), ukrainian);
    assert_eq!(get(&allowed, "- en - uk", "en,uk"), english);
    assert_eq!(get(&allowed, "- - en uk", "en,uk"), english);
    // A URL that names a language.
    assert_eq!(get(&allowed, "uk en en en", "en,uk"), None);
    assert_eq!(get(&allowed, "en - - -", "uk"), None);
    // No explicit and no direct preference.
    for weak in [
        "-", "ru", "und-US", "*-GB", "en-Shaw", "ka", "uk;q=0", "uk;q=0,*",
    ] {
        assert_eq!(
            get(&allowed, &format!("- - - {weak}"), "en,uk"),
            None,
            "{weak}"
        );
    }
    // The one version that there is.
    assert_eq!(get(&allowed, "- - - en", "en"), None);
    // Other methods and prefetches.
    let navigation = Purpose::Navigation;
    let signals = "- - - en";
    assert_eq!(to(&allowed, signals, "en,uk", "HEAD", navigation), english);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
        assert_eq!(
            to(&allowed, signals, "en,uk", method, navigation),
            None,
            "{method}"
        );
    }
    assert_eq!(
        to(&allowed, signals, "en,uk", "GET", Purpose::Prefetch),
        None
    );
    // The policies as they come never redirect.
    for policy in [Policy::default(), Policy::browser_first()] {
        assert_eq!(get(&policy, "- en en en", "en,uk"), None);
    }
    // Ukrainian first: the browser's preference does not decide.
    let ukrainian_first = Policy {
        redirects: Redirects::Allowed(RedirectStatus::Found),
        ..Policy::ukrainian_first()
    };
    assert_eq!(get(&ukrainian_first, signals, "en,uk"), None);
    assert_eq!(
        get(&ukrainian_first, "- - en -", "en,uk"),
        Some((Language::English, 302))
    );
}

#[test]
fn a_purpose_is_read_from_its_headers() {
    for early in [
        "prefetch",
        "prefetch;prerender",
        "PREFETCH;anonymous-client-ip",
        "preview",
    ] {
        assert_eq!(Purpose::from_header(early), Purpose::Prefetch, "{early}");
    }
    for late in [&b""[..], b"no-prefetching", b"navigate", b"\xff"] {
        assert_eq!(Purpose::from_header(late), Purpose::Navigation);
    }
}

#[test]
fn sources_are_told_apart() {
    let policy = Policy::browser_first();
    assert_eq!(
        decide(&policy, "- - - en", "en,uk").source(),
        Source::Browser
    );
    assert_eq!(
        decide(&policy, "- - - en", "en").source(),
        Source::OnlyVersion
    );
}
