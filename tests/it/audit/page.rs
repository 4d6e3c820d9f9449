use dvomova::audit::{Finding, PageAudit, Rule, Severity, assert_page_language, audit_page};
use dvomova::language::Language::{self, English, Ukrainian};

/// A page in a language, its body in the third line.
pub(super) fn page(language: Language, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"></head>\n<body>{body}</body></html>"
    )
}

fn names(findings: &[Finding]) -> Vec<(Rule, Severity)> {
    findings
        .iter()
        .map(|found| (found.rule, found.severity))
        .collect()
}

/// A body that nothing is wrong with.
#[track_caller]
fn passes(language: Language, body: &str) {
    let found = audit_page(&page(language, body), language);
    assert_eq!(found, [], "{body}");
}

/// A body with exactly one error, and the element that is blamed.
#[track_caller]
fn fails(language: Language, body: &str, rule: Rule, element: &str) {
    let found = audit_page(&page(language, body), language);
    assert_eq!(
        names(&found),
        [(rule, Severity::Error)],
        "{body}: {found:#?}"
    );
    assert_eq!(found[0].place.element.as_deref(), Some(element), "{body}");
}

/// A body with one text in the other language, whether a message or not.
#[track_caller]
fn is_found(language: Language, body: &str, element: &str) {
    let found = audit_page(&page(language, body), language);
    assert_eq!(found.len(), 1, "{body}: {found:#?}");
    let rules = [Rule::WrongLanguage, Rule::OtherLanguageMessage];
    assert!(rules.contains(&found[0].rule), "{body}: {found:#?}");
    assert_eq!(found[0].place.element.as_deref(), Some(element), "{body}");
}

/// A body with one warning.
#[track_caller]
fn warns(language: Language, body: &str, rule: Rule) {
    let found = audit_page(&page(language, body), language);
    assert_eq!(
        names(&found),
        [(rule, Severity::Warning)],
        "{body}: {found:#?}"
    );
}

#[test]
fn one_ukrainian_label_on_an_english_page_is_found() {
    fails(
        English,
        "<p>The opera opens on Friday.</p><button class=\"favorite\">Додати до обраного</button>",
        Rule::OtherLanguageMessage,
        "body > button.favorite",
    );
    is_found(English, "<button>Так</button>", "body > button");
    is_found(
        English,
        "<p>Filed by the newsroom in <a href=\"/en/culture\">Культура</a> on a rainy Friday.</p>",
        "body > p > a",
    );
    is_found(
        English,
        "<ul><li>News<li>Sport<li>Наука</ul>",
        "body > ul > li",
    );
}

#[test]
fn ukrainian_marked_as_ukrainian_passes_on_an_english_page() {
    passes(
        English,
        "<a href=\"/\" lang=\"uk\" hreflang=\"uk\">Читати українською</a>",
    );
    passes(
        English,
        "<p>Read it <span lang=\"uk-UA\">українською мовою</span> too.</p>",
    );
    passes(
        English,
        "<div lang=\"uk\"><p>Сторінка є українською.</p><button>Перейти</button></div>",
    );
    passes(
        English,
        "<p lang=\"pl\">Zażółć gęślą jaźń</p><p lang=\"\">Кирилиця</p>",
    );
}

#[test]
fn a_mark_promises_its_language_in_turn() {
    fails(
        English,
        "<p lang=\"uk\">Read this story in Ukrainian</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    fails(
        Ukrainian,
        "<p>Про це <b lang=\"en\">пише видання</b> сьогодні.</p>",
        Rule::WrongLanguage,
        "body > p > b",
    );
    fails(
        Ukrainian,
        "<div lang=\"en\"><p>Fine here.</p><p lang=\"uk\">Not fine at all</p></div>",
        Rule::WrongLanguage,
        "body > div > p",
    );
}

#[test]
fn cyrillic_names_inside_an_english_text_pass() {
    passes(
        English,
        "<p>The word <em>паляниця</em> became a password, and “Нова пошта” a verb.</p>",
    );
    passes(English, "<p>Zhytomyr (Житомир) is a city.</p>");
    warns(
        English,
        "<p>The sign on every single door of the train reads “Обережно, двері зачиняються зараз” in blue letters, and people wait.</p>",
        Rule::WrongLanguage,
    );
    fails(
        English,
        "<p>A long English sentence about the weather that goes on. Завтра в Києві буде дощ. It ends in English again.</p>",
        Rule::WrongLanguage,
        "body > p",
    );
}

#[test]
fn names_and_brands_on_a_ukrainian_page_pass() {
    for name in [
        "Nova Poshta",
        "iPhone 17 Pro Max",
        "Facebook",
        "adidas",
        "The New York Times",
        "Bank of America",
        "Harry Potter and the Goblet of Fire",
        "Cirque du Soleil",
        "Massachusetts Institute of Technology",
        "International Federation of Red Cross and Red Crescent Societies",
        "static/read-more/about.html",
        "US Open",
        "BBC News",
        "Homo sapiens",
        "https://example.com/read-more/about/this",
        "editor@example.com",
        "example.com/news/archive",
        "@the_read_more_about",
        "COVID-19",
        "Wi-Fi 7",
        "M&amp;A",
    ] {
        passes(Ukrainian, &format!("<a href=\"#\">{name}</a>"));
        passes(
            Ukrainian,
            &format!("<p>Про це повідомляє {name}, і це підтвердили ввечері.</p>"),
        );
        passes(Ukrainian, &format!("<img alt=\"{name}\"><li>{name}</li>"));
    }
    passes(
        Ukrainian,
        "<ul><li>Facebook<li>Telegram<li>X</ul><p>IT-компанія, Facebook’у, SMS-ка, 5G</p>",
    );
    passes(
        Ukrainian,
        "<nav><a>Facebook</a> <a>Telegram</a> <a>X</a> <a>Instagram</a> <a>YouTube</a> <a>WhatsApp</a> <a>Viber</a> <a>LinkedIn</a> <a>Signal</a></nav>",
    );
}

#[test]
fn links_side_by_side_are_words_apart() {
    passes(
        Ukrainian,
        "<nav><a>Культура</a><a>Telegram</a><span>Київ</span></nav>",
    );
    passes(
        Ukrainian,
        "<p><b>К</b>иїв і <em>Nova</em> Poshta, <strong>Київ</strong></p>",
    );
    fails(
        Ukrainian,
        "<p><b>K</b>иїв</p>",
        Rule::MixedScripts,
        "body > p",
    );
}

#[test]
fn english_on_a_ukrainian_page_is_found() {
    for label in [
        "Read more",
        "Privacy policy",
        "All rights reserved",
        "Related stories",
        "Skip to content",
        "SHARE",
        "Kyiv opens new metro line",
        "Sign up for our newsletter",
        "November 5, 2025",
        "Sunday",
    ] {
        is_found(
            Ukrainian,
            &format!("<p>Перший абзац.</p><button>{label}</button>"),
            "body > button",
        );
        is_found(
            Ukrainian,
            &format!(
                "<p>У новині сказано: <span>{label}</span>, і це вже друга згадка за день.</p>"
            ),
            "body > p > span",
        );
    }
    fails(
        Ukrainian,
        "<p>Перша частина речення українською, then it goes on in English, а далі знову ні.</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    warns(
        Ukrainian,
        "<p>Вона заспівала «We will rock you tonight my friend» і пішла зі сцени.</p>",
        Rule::WrongLanguage,
    );
}

#[test]
fn a_month_of_the_other_language_is_found() {
    fails(
        Ukrainian,
        "<p>Опубліковано November 5, 2025</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    fails(
        Ukrainian,
        "<p>Оновлено 5 Nov 2025, 12:05</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    fails(
        English,
        "<p>Published 5 листопада 2025 by the newsroom</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    passes(English, "<p>Published November 5, 2025</p>");
    passes(
        Ukrainian,
        "<p>Опубліковано 5 листопада 2025 р., 12:05. Тереза Мей (May) мовчить.</p>",
    );
}

#[test]
fn attributes_that_people_read_count_and_others_do_not() {
    for attribute in ["alt", "title", "aria-label", "placeholder", "data-tooltip"] {
        let found = audit_page(
            &page(English, &format!("<input {attribute}=\"Пошук новин\">")),
            English,
        );
        assert_eq!(
            names(&found),
            [(Rule::WrongLanguage, Severity::Error)],
            "{attribute}"
        );
        assert_eq!(found[0].place.attribute.as_deref(), Some(attribute));
    }
    fails(
        English,
        "<input type=\"submit\" value=\"Зберегти\">",
        Rule::OtherLanguageMessage,
        "body > input",
    );
    fails(
        English,
        "<table><th abbr=\"Місто\">Town</th></table>",
        Rule::OtherLanguageMessage,
        "body > table > tbody > tr > th",
    );
    passes(
        English,
        "<input type=\"hidden\" value=\"Зберегти\"><p data-note=\"Нотатка\" class=\"клас\"></p>",
    );
    passes(
        English,
        "<a lang=\"uk\" title=\"Читати українською\">Українською</a>",
    );
    let head = "<html lang=en><head><title>Opera</title><meta name=description content='Опера на озері'>\
                <meta property='og:title' content='Опера'><meta name=keywords content='опера'></head></html>";
    assert_eq!(audit_page(head, English).len(), 2);
}

#[test]
fn scripts_styles_and_code_are_not_read() {
    passes(
        English,
        "<script>const s = 'Додати до обраного';</script><style>p::after{content:'Так'}</style>",
    );
    passes(
        English,
        "<!-- Коментар --><pre><code>let назва = 1;</code></pre>",
    );
    passes(
        Ukrainian,
        "<p>Команда <code>cargo run the example now</code> запускає сайт.</p>",
    );
    fails(
        English,
        "<noscript><p>Увімкніть скрипти</p></noscript>",
        Rule::WrongLanguage,
        "body > noscript > p",
    );
    fails(
        English,
        "<template><p>Увімкніть скрипти</p></template>",
        Rule::WrongLanguage,
        "body > template > p",
    );
    fails(
        English,
        "<p hidden>Приховано</p>",
        Rule::WrongLanguage,
        "body > p",
    );
}

#[test]
fn the_page_says_its_language() {
    let rules = |html: &str, language| names(&audit_page(html, language));
    let error = |rule| vec![(rule, Severity::Error)];
    assert_eq!(
        rules("<html><body>Hello</body></html>", English),
        error(Rule::PageLanguage)
    );
    assert_eq!(rules("", English), error(Rule::PageLanguage));
    assert_eq!(
        rules("<html lang=uk><p>Hello</p>", English),
        error(Rule::PageLanguage)
    );
    assert_eq!(
        rules("<html lang=uk-Latn><p>Привіт</p>", Ukrainian),
        error(Rule::PageLanguage)
    );
    assert_eq!(rules("<html lang=en-GB><p>Hello</p>", English), []);
    assert_eq!(rules("<html lang=UK><p>Привіт</p>", Ukrainian), []);
    assert_eq!(
        rules("<html lang=ua><p>Привіт</p>", Ukrainian),
        error(Rule::CountryAsLanguage)
    );
    assert_eq!(
        rules("<html lang=en><p>Hi <a lang=ua>Привіт</a>", English),
        error(Rule::CountryAsLanguage)
    );
}

#[test]
fn letters_of_the_wrong_script_are_named() {
    let found = audit_page(
        &page(Ukrainian, "<p>Старе мiсто над Дніпром</p>"),
        Ukrainian,
    );
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "line 3, body > p: error[mixed-scripts]: “мiсто” has the Latin letter “i” (U+0069), \
          letter 2 of the word; the Cyrillic “і” is U+0456"
        ]
    );
    fails(
        English,
        "<p>The city of Kуiv is old</p>",
        Rule::MixedScripts,
        "body > p",
    );
    fails(
        Ukrainian,
        "<p>Хліб i сіль на столі</p>",
        Rule::MixedScripts,
        "body > p",
    );
    warns(
        Ukrainian,
        "<p>Радіо «Эхо» замовкло.</p>",
        Rule::RussianLetters,
    );
    fails(
        Ukrainian,
        "<p>Это предложение целиком написано на русском языке, чтобы было видно, что проверка находит \
         даже такой текст, в котором каждая буква кириллическая, но язык совсем другой.</p>",
        Rule::WrongLanguage,
        "body > p",
    );
    passes(
        Ukrainian,
        "<p>Радіо <span lang=\"ru\">«Эхо»</span> замовкло.</p>",
    );
}

#[test]
fn texts_of_the_sites_own_catalogue_are_known() {
    let audit = PageAudit::new()
        .with_messages(English, "weather = Weather in { $city }\nquiz = Quiz\n# @same\nbrand = Dvomova")
        .with_messages(
            Ukrainian,
            "weather = Погода: { $city }\nquiz = Вікторина\n# @same\nbrand = Dvomova\n# @other-language\nquiz-there = Quiz in English",
        );
    let found = |body: &str| {
        let found = audit.page(&page(Ukrainian, body), Ukrainian);
        names(&found)
    };
    let error = vec![(Rule::OtherLanguageMessage, Severity::Error)];
    assert_eq!(found("<button><svg></svg> Quiz <b>12</b></button>"), error);
    assert_eq!(found("<a title=\"QUIZ!\">Так</a>"), error);
    assert_eq!(found("<p>Weather in Lviv</p>"), error);
    assert_eq!(found("<title>Quiz — Двомова</title>"), error);
    assert_eq!(found("<a>Quiz in English</a>"), error);
    assert_eq!(found("<a lang=en>Quiz in English</a>"), []);
    assert_eq!(
        found("<p>Dvomova</p><p>Quizlet</p><p lang=en>Quiz</p><p>Вікторина</p>"),
        []
    );
}

#[test]
fn the_assertion_lists_every_error_and_lets_warnings_pass() {
    assert_page_language(&page(Ukrainian, "<p>Радіо «Эхо» замовкло.</p>"), Ukrainian);
    let panic = std::panic::catch_unwind(|| {
        assert_page_language(&page(English, "<p>Так</p><img alt='Ні, дякую'>"), English);
    })
    .unwrap_err();
    assert_eq!(
        panic.downcast_ref::<String>().unwrap(),
        "the page is not wholly in English, 2 errors found:\n  \
         line 3, body > p: error[wrong-language]: “Так” is not English; if that is meant, mark it with its `lang`\n  \
         line 3, body > img [alt]: error[wrong-language]: “Ні, дякую” is not English; if that is meant, mark it with its `lang`"
    );
}

#[test]
fn findings_round_trip_through_json() {
    let found = audit_page(&page(English, "<img alt='Ні, дякую'>"), English);
    let json = serde_json::to_string(&found[0]).unwrap();
    assert_eq!(
        json,
        "{\"rule\":\"wrong-language\",\"severity\":\"error\",\"place\":{\"line\":3,\"element\":\"body > img\",\
         \"attribute\":\"alt\"},\"message\":\"“Ні, дякую” is not English; if that is meant, mark it with its `lang`\"}"
    );
    assert_eq!(serde_json::from_str::<Finding>(&json).unwrap(), found[0]);
    let refused = json.replace("wrong-language", "spelling");
    assert!(
        serde_json::from_str::<Finding>(&refused)
            .unwrap_err()
            .to_string()
            .starts_with(
                "expected the name of an audit rule, such as `wrong-language`, found \"spelling\""
            )
    );
}

#[test]
fn every_rule_has_a_name_of_its_own_that_reads_back() {
    for rule in Rule::ALL {
        assert_eq!(rule.name().parse(), Ok(rule));
    }
    assert_eq!(
        Rule::ALL
            .map(Rule::name)
            .iter()
            .collect::<std::collections::HashSet<_>>()
            .len(),
        17
    );
}
