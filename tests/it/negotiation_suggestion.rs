//! The offer to read the page in the other language, and its dismissal.

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{
    AcceptLanguage, Dismissal, Dismissals, LanguageChoice, Page, Policy, Preference, Signals,
    SuggestByRules, SuggestEnglish, Suggestion, Unsuggested, prefer, suggest,
};

fn now() -> DateTime<Utc> {
    "2025-11-05T12:05:00Z".parse().unwrap()
}

fn page(language: &str) -> Page {
    Page {
        language: language.parse().unwrap(),
        exists: LanguageSet::BOTH,
        chosen: None,
    }
}

fn offer(policy: &Policy, header: &str, page: &Page) -> Result<Suggestion, Unsuggested> {
    let wanted = prefer(&AcceptLanguage::parse(header), page.exists, &policy.rules);
    suggest(&wanted, page, policy, &Dismissals::NONE, now())
}

/// The offered language, or the reason for none.
#[track_caller]
fn check(policy: &Policy, header: &str, language: &str, expected: Result<&str, Unsuggested>) {
    let found = offer(policy, header, &page(language)).map(|offer| offer.language().tag());
    assert_eq!(found, expected, "{header} on a page in {language}");
}

#[test]
fn ukrainian_is_offered_to_whom_prefers_it() {
    let policy = Policy::default();
    for header in [
        "uk",
        "uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7",
        "ru,uk;q=0.9,en;q=0.8",
        "und-UA",
        "*-UA,en;q=0.5",
        "uk-Latn",
        "uk-Latn,ru;q=0.5",
        "ua",
    ] {
        check(&policy, header, "en", Ok("uk"));
        check(&policy, header, "uk", Err(Unsuggested::AlreadyPreferred));
    }
}

#[test]
fn english_is_offered_where_ukrainian_is_not_listed() {
    let policy = Policy::default();
    let eager = Policy {
        suggest_english: SuggestEnglish::IfPreferred,
        ..Policy::default()
    };
    for header in [
        "en-US,en;q=0.9",
        "en",
        "pl,en;q=0.3",
        "und-GB",
        "en-Shaw",
        "ka",
        "cy-GB,pl",
    ] {
        check(&policy, header, "uk", Ok("en"));
        check(&eager, header, "uk", Ok("en"));
    }
    for header in [
        "en-US,en;q=0.9,uk;q=0.8",
        "en,uk-Latn;q=0.1",
        "en,und-UA;q=0.1",
        "en,ua;q=0.1",
    ] {
        check(&policy, header, "uk", Err(Unsuggested::UkrainianListed));
        check(&eager, header, "uk", Ok("en"));
    }
    // Who refuses Ukrainian does not list it.
    check(&policy, "en;q=0.4,uk;q=0", "uk", Ok("en"));
}

#[test]
fn a_weak_preference_is_no_ground() {
    let policy = Policy::default();
    check(&policy, "", "en", Err(Unsuggested::NoPreference));
    check(&policy, "ru", "en", Err(Unsuggested::NoPreference));
    check(&policy, "*", "en", Err(Unsuggested::NoPreference));
    check(
        &policy,
        "en;q=0,uk;q=0",
        "en",
        Err(Unsuggested::NoPreference),
    );
    check(&policy, "en;q=0", "en", Err(Unsuggested::TooWeak));
    check(&policy, "en;q=0.3,*", "en", Err(Unsuggested::TooWeak));
    check(&policy, "en;q=0,*", "en", Err(Unsuggested::TooWeak));
    check(&policy, "uk,*;q=0.5", "en", Ok("uk"));
}

#[test]
fn a_tie_is_no_ground() {
    let eager = Policy {
        suggest_english: SuggestEnglish::IfPreferred,
        ..Policy::default()
    };
    for header in ["uk,en", "uk;q=0.5,en-US;q=0.5", "uk,*", "uk-Latn,en-Shaw"] {
        check(&eager, header, "en", Err(Unsuggested::Tie));
    }
    check(&eager, "en,uk", "uk", Err(Unsuggested::Tie));
    check(&eager, "en,uk;q=0.999", "uk", Ok("en"));
}

#[test]
fn the_sites_own_rules_are_no_ground_unless_it_says_so() {
    let rules = "ru=uk, *-UA=uk";
    let quiet = Policy {
        rules: rules.parse().unwrap(),
        ..Policy::default()
    };
    check(&quiet, "ru-UA", "en", Err(Unsuggested::TooWeak));
    let eager = Policy {
        suggest_by_rules: SuggestByRules::Allowed,
        ..quiet
    };
    check(&eager, "ru-UA", "en", Ok("uk"));
}

#[test]
fn only_this_very_page_is_offered() {
    let policy = Policy::default();
    let only_english = Page {
        exists: LanguageSet::from(Language::English),
        ..page("en")
    };
    // Among the languages of the page there is no Ukrainian to prefer.
    assert_eq!(
        offer(&policy, "uk", &only_english),
        Err(Unsuggested::NoPreference)
    );
    // Nor is it offered on a preference that was found elsewhere.
    let wanted = Preference::explicit(Language::Ukrainian);
    assert_eq!(
        suggest(&wanted, &only_english, &policy, &Dismissals::NONE, now()),
        Err(Unsuggested::NotAvailable)
    );
}

#[test]
fn a_choice_is_respected() {
    let policy = Policy::default();
    let list = AcceptLanguage::parse("uk,en;q=0.5");
    let on_page = |url, account, cookie| {
        let signals = Signals {
            url: Some(url),
            account,
            cookie,
            browser: Some(&list),
        };
        let decision = policy.decide(&signals, LanguageSet::BOTH);
        let page = Page::from(&decision);
        suggest(
            decision.preference(),
            &page,
            &policy,
            &Dismissals::NONE,
            now(),
        )
        .map(|offer| offer.language())
    };
    let (english, ukrainian) = (Language::English, Language::Ukrainian);
    assert_eq!(on_page(english, None, None), Ok(ukrainian));
    // The page's language was chosen: nothing is offered.
    assert_eq!(
        on_page(english, Some(english), None),
        Err(Unsuggested::AlreadyPreferred)
    );
    assert_eq!(
        on_page(english, None, Some(english)),
        Err(Unsuggested::AlreadyPreferred)
    );
    // The other one was: it is offered, even English beside a list with Ukrainian.
    assert_eq!(on_page(ukrainian, Some(english), None), Ok(english));
    assert_eq!(
        on_page(english, Some(ukrainian), Some(english)),
        Ok(ukrainian)
    );

    let chosen = Page {
        chosen: Some(english),
        ..page("en")
    };
    assert_eq!(offer(&policy, "uk", &chosen), Err(Unsuggested::Chosen));
}

#[test]
fn a_dismissal_holds_for_its_direction_time_and_ranking() {
    let policy = Policy {
        suggest_english: SuggestEnglish::IfPreferred,
        ..Policy::default()
    };
    let ask = |header: &str, language: &str, dismissals: &Dismissals, at| {
        let page = page(language);
        let wanted = prefer(&AcceptLanguage::parse(header), page.exists, &policy.rules);
        suggest(&wanted, &page, &policy, dismissals, at).map(|offer| offer.language().tag())
    };
    let declined = offer(&policy, "uk-UA,uk;q=0.9,en;q=0.8", &page("en")).unwrap();
    let cookie = Dismissals::NONE.with(declined.dismissal(now())).to_string();
    let kept = Dismissals::from_cookie(&cookie);
    let gone = Err(Unsuggested::Dismissed);

    assert_eq!(ask("uk-UA,uk;q=0.9,en;q=0.8", "en", &kept, now()), gone);
    // The same ranking in other words, as another browser sends it.
    assert_eq!(ask("uk,en;q=0.5", "en", &kept, now()), gone);
    // Another ranking.
    assert_eq!(ask("uk", "en", &kept, now()), Ok("uk"));
    assert_eq!(ask("uk,en;q=0.8,pl;q=0.7", "en", &kept, now()), Ok("uk"));
    // The other direction.
    assert_eq!(ask("en,uk;q=0.8", "uk", &kept, now()), Ok("en"));
    // 180 days later.
    let last = now() + TimeDelta::days(180) - TimeDelta::seconds(1);
    assert_eq!(ask("uk,en;q=0.5", "en", &kept, last), gone);
    let after = now() + TimeDelta::days(180);
    assert_eq!(ask("uk,en;q=0.5", "en", &kept, after), Ok("uk"));

    // Both directions side by side.
    let english = offer(&policy, "en,uk;q=0.8", &page("uk")).unwrap();
    let both = Dismissals::from_cookie(&kept.with(english.dismissal(now())).to_string());
    assert_eq!(ask("uk,en;q=0.5", "en", &both, now()), gone);
    assert_eq!(ask("en,uk;q=0.8", "uk", &both, now()), gone);
}

#[test]
fn a_dismissal_round_trips_and_refuses_what_is_none() {
    let ranking = AcceptLanguage::parse("uk,en;q=0.5").ranking();
    for offered in Language::ALL {
        let dismissal = Dismissal::new(offered, ranking, now());
        assert_eq!(dismissal.to_string().parse(), Ok(dismissal));
        assert_eq!(dismissal.offered(), offered);
        assert_eq!(
            dismissal.expires(),
            "2026-05-04T12:05:00Z".parse::<DateTime<Utc>>().unwrap()
        );
    }
    let text = Dismissal::new(Language::English, ranking, now()).to_string();
    assert!(text.starts_with("uk-en.1777896300."), "{text}");
    // A cookie's value has no white space, quotes, commas, semicolons, backslashes.
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
    );

    for refused in [
        "",
        "uk-en",
        "uk-en.1777896300",
        "en-en.1777896300.0123abcd",
        "ua-en.1777896300.0123abcd",
        "uk-en.soon.0123abcd",
        "uk-en.-1.0123abcd",
        "uk-en..0123abcd",
        "uk-en.99999999999999999999.0123abcd",
        "uk-en.9223372036854775807.0123abcd",
        "uk-en.1777896300.1f",
        "uk-en.1777896300.0123ABCD",
        "uk-en.1777896300.0123abcd.",
    ] {
        assert_eq!(
            refused.parse::<Dismissal>().unwrap_err().to_string(),
            format!("expected a dismissal such as `uk-en.1777809600.0123abcd`, found {refused:?}")
        );
    }
    // At the end of time it does not overflow.
    let last = Dismissal::new(Language::English, ranking, DateTime::<Utc>::MAX_UTC);
    assert!(!last.holds(ranking, DateTime::<Utc>::MAX_UTC));
}

#[test]
fn one_bad_part_of_a_cookie_leaves_the_other() {
    let good = "en-uk.1777896300.0123abcd";
    for value in [
        format!("{good}~"),
        format!("~{good}~uk-en.x.y"),
        format!("uk-en~{good}"),
        format!("en-uk.1.00000000~{good}"),
    ] {
        assert_eq!(Dismissals::from_cookie(&value).to_string(), good, "{value}");
    }
    assert_eq!(Dismissals::from_cookie(&good.repeat(20)), Dismissals::NONE);
    assert_eq!(Dismissals::NONE.to_string(), "");
}

#[test]
fn a_choice_round_trips_through_its_cookie() {
    for language in Language::ALL {
        let choice = LanguageChoice { language };
        assert_eq!(choice.to_string().parse(), Ok(choice));
    }
    assert!("ua".parse::<LanguageChoice>().is_err());
    assert!("".parse::<LanguageChoice>().is_err());
}
