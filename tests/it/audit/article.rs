use dvomova::address::Addresses;
use dvomova::article::{
    Article, ArticleId, ArticleVariant, Edition, Picture, PictureType, Publication, UkrainianFirst,
    Window,
};
use dvomova::audit::{ArticleAudit, Finding, Rule, Severity};
use dvomova::language::Language::{self, English, Ukrainian};
use proptest::prelude::*;

/// A text of the language that nothing is wrong with.
fn variant(language: Language, body: &str) -> ArticleVariant {
    let (slug, title, lead) = match language {
        Ukrainian => (
            "nich-muzeiv",
            "Ніч музеїв",
            "Музеї міста не зачинятимуться до ранку.",
        ),
        English => (
            "the-night-of-museums",
            "The night of museums",
            "The museums stay open till the morning.",
        ),
    };
    ArticleVariant {
        slug: slug.parse().unwrap(),
        title: title.parse().unwrap(),
        lead: lead.parse().unwrap(),
        key_points: Vec::new(),
        body: body.parse().unwrap(),
        caption: None,
        credit: None,
        alternative_text: None,
        seo_title: None,
        seo_description: None,
        origin: Default::default(),
    }
}

fn window(from: &str) -> Window {
    Window::from(from.parse().unwrap())
}

fn public(variant: ArticleVariant, from: &str) -> Edition {
    let mut edition = Edition::draft(variant);
    edition.publication = Publication::published(window(from));
    edition
}

const MORNING: &str = "2025-11-05T08:00:00Z";
const NOON: &str = "2025-11-05T12:00:00Z";

/// Both languages, public, the English made from the Ukrainian as it is.
fn article(ukrainian: &str, english: &str) -> Article {
    let original = public(variant(Ukrainian, ukrainian), MORNING);
    let mut translation = public(variant(English, english), NOON);
    translation.made_from = Some(original.variant.part_hashes());
    let mut article = Article::new(
        ArticleId::from_path("culture/night"),
        "culture".parse().unwrap(),
        Ukrainian,
        original,
    );
    article.insert(English, translation);
    article
}

fn audit() -> ArticleAudit {
    ArticleAudit::new().with_addresses(Addresses::new("https://news.example".parse().unwrap()))
}

/// The one finding there is.
#[track_caller]
fn only(article: &Article) -> Finding {
    let mut found = audit().article(article);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

#[track_caller]
fn check(ukrainian: &str, english: &str, rule: Rule, severity: Severity, message: &str) {
    let found = only(&article(ukrainian, english));
    assert_eq!((found.rule, found.severity), (rule, severity), "{found}");
    assert_eq!(found.message, message);
}

#[track_caller]
fn passes(ukrainian: &str, english: &str) {
    assert_eq!(audit().article(&article(ukrainian, english)), []);
}

#[test]
fn a_good_article_has_no_findings() {
    passes(
        "Черга стоїть від Ратуші.\n\n## Квитки\n\n> Приходьте з ліхтариком.\n>\n> — Олена Коваль, кураторка\n\n\
         Купуйте на [сайті](https://museum.example/kvytky) або в [нас](/kultura/nich).",
        "The line begins at the town hall.\n\n## Tickets\n\n> Bring a flashlight.\n>\n> — Olena Koval, curator\n\n\
         Buy them on the [site](https://museum.example/tickets) or [here](/en/culture/night).",
    );
    passes(
        "Слово «паляниця», Nova Poshta, iPhone 17, IT-компанія та «We will rock you tonight» тут удома.\n\n```\nlet name = the_other_one;\n```",
        "The word “паляниця”, «Нова пошта», and `код` are at home here, all of them.\n\n```\nlet name = the_other_one;\n```",
    );
}

#[test]
fn english_belongs_inside_the_ukrainian_window() {
    let found = |article: &Article, policy| {
        let found = ArticleAudit::new()
            .with_ukrainian_first(policy)
            .article(article);
        found
            .into_iter()
            .map(|found| (found.rule, found.severity, found.message))
            .collect::<Vec<_>>()
    };
    let message =
        |severity, text: &str| vec![(Rule::EnglishBeforeUkrainian, severity, text.to_owned())];

    let alone = Article::new(
        ArticleId::from_path("a"),
        "culture".parse().unwrap(),
        English,
        public(variant(English, "Alone."), NOON),
    );
    let text = "English is public and there is no Ukrainian";
    assert_eq!(
        found(&alone, UkrainianFirst::Warn),
        message(Severity::Warning, text)
    );
    assert_eq!(
        found(&alone, UkrainianFirst::Require),
        message(Severity::Error, text)
    );
    assert_eq!(found(&alone, UkrainianFirst::Off), []);
    assert_eq!(
        found(&alone, UkrainianFirst::default()),
        found(&alone, UkrainianFirst::Warn)
    );

    let mut early = article("Рано.", "Early.");
    early.edition_mut(English).unwrap().publication =
        Publication::published(window("2025-11-05T07:59:59Z"));
    assert_eq!(
        found(&early, UkrainianFirst::Warn),
        message(
            Severity::Warning,
            "English is public from 2025-11-05 07:59 UTC, before Ukrainian, from 2025-11-05 08:00 UTC"
        )
    );
    early.edition_mut(English).unwrap().publication = Publication::published(window(MORNING));
    assert_eq!(found(&early, UkrainianFirst::Warn), []);

    let mut drafted = article("Чернетка.", "Draft.");
    drafted.edition_mut(Ukrainian).unwrap().publication = Publication::default();
    assert_eq!(
        found(&drafted, UkrainianFirst::Warn),
        message(
            Severity::Warning,
            "English is public and Ukrainian is a draft"
        )
    );

    let mut ended = article("Кінець.", "The end.");
    let short = Window::new(
        MORNING.parse().unwrap(),
        Some("2025-12-01T00:00:00Z".parse().unwrap()),
    )
    .unwrap();
    ended.edition_mut(Ukrainian).unwrap().publication = Publication::published(short);
    assert_eq!(
        found(&ended, UkrainianFirst::Warn),
        message(
            Severity::Warning,
            "English stays public after Ukrainian, which ends 2025-12-01 00:00 UTC"
        )
    );
    ended.edition_mut(English).unwrap().publication = Publication::published(short);
    assert_eq!(found(&ended, UkrainianFirst::Warn), []);
}

#[test]
fn a_missing_translation_is_a_note() {
    let article = Article::new(
        ArticleId::from_path("a"),
        "culture".parse().unwrap(),
        Ukrainian,
        public(variant(Ukrainian, "Лише українською."), NOON),
    );
    let found = only(&article);
    assert_eq!(
        (found.rule, found.severity),
        (Rule::MissingTranslation, Severity::Note)
    );
    assert_eq!(found.message, "there is no English");
}

#[test]
fn a_stale_translation_names_the_parts_and_acknowledging_ends_it() {
    let mut article = article("Перший абзац.\n\nДругий абзац.", "First.\n\nSecond.");
    let source = article.edition_mut(Ukrainian).unwrap();
    source.variant.body = "Перший абзац.\n\nЗовсім інший.".parse().unwrap();
    source.variant.title = "Ніч музеїв удруге".parse().unwrap();
    let found = only(&article);
    assert_eq!(
        (found.rule, found.severity),
        (Rule::StaleTranslation, Severity::Warning)
    );
    assert_eq!(
        found.message,
        "the Ukrainian has changed since: changed title, block 2"
    );
    assert_eq!(found.place.language, Some(English));
    article.acknowledge(English).unwrap();
    assert_eq!(audit().article(&article), []);

    // A heading that only the source has is a change while it is one.
    let source = article.edition_mut(Ukrainian).unwrap();
    source.variant.body = "Перший абзац.\n\n## Новий\n\nЗовсім інший."
        .parse()
        .unwrap();
    assert_eq!(
        only(&article).message,
        "the Ukrainian has changed since: added block 2"
    );
    article.acknowledge(English).unwrap();
    assert_eq!(only(&article).rule, Rule::DifferentStructure);
    let source = article.edition_mut(Ukrainian).unwrap();
    source.variant.body = "Перший абзац.\n\nЗовсім інший.".parse().unwrap();
    article.edition_mut(English).unwrap().made_from = None;
    assert_eq!(
        only(&article).message,
        "what Ukrainian it was made from is not recorded"
    );
}

#[test]
fn text_in_the_other_language_is_one_finding_for_all_its_parts() {
    check(
        "Абзац.\n\nThis paragraph was never translated into Ukrainian.\n\nOne more of them, here at the end.",
        "A paragraph.\n\nThis paragraph was never translated into Ukrainian.\n\nOne more of them, here at the end.",
        Rule::WrongLanguage,
        Severity::Error,
        "not in Ukrainian: block 2, block 3 (“This paragraph was never translated into Ukrainian.”)",
    );
    check(
        "Абзац.\n\nЦей абзац забули перекласти.",
        "A paragraph.\n\nЦей абзац забули перекласти.",
        Rule::WrongLanguage,
        Severity::Error,
        "not in English: block 2 (“Цей абзац забули перекласти.”)",
    );
    check(
        "Вони співали:\n\n> All you need is love, love is all you need",
        "They sang:\n\n> All you need is love, love is all you need",
        Rule::WrongLanguage,
        Severity::Warning,
        "not in Ukrainian: block 2 (“All you need is love, love is all you need”)",
    );
    check(
        "Это предложение целиком написано на русском языке, чтобы было видно, что проверка находит и такой \
         текст, в котором каждая буква кириллическая.",
        "This sentence is written in English from its beginning to its end, so that its length is about the \
         same as that of the other one.",
        Rule::WrongLanguage,
        Severity::Error,
        "in Russian, not in Ukrainian: block 1 (“Это предложение целиком написано на русском языке, чтобы было видно, что…”)",
    );
    let mut labeled = article("Абзац.", "A paragraph.");
    labeled.edition_mut(English).unwrap().variant.seo_title = Some("Ніч музеїв".parse().unwrap());
    assert_eq!(
        only(&labeled).place.part.as_deref(),
        Some("title for search engines")
    );
}

#[test]
fn letters_that_do_not_belong_are_told_once() {
    check(
        "Старе мiсто. Наше мiсто.\n\nМоє мiсто.",
        "The old city. Our city.\n\nMy city.",
        Rule::MixedScripts,
        Severity::Error,
        "“мiсто” has the Latin letter “i” (U+0069), letter 2 of the word; the Cyrillic “і” is U+0456",
    );
    check(
        "Місто Київ.",
        "The city of Kyіv.",
        Rule::MixedScripts,
        Severity::Error,
        "“Kyіv” has the Cyrillic letter “і” (U+0456), letter 3 of the word; the Latin “i” is U+0069",
    );
    check(
        "Біля кожного экспоната, біля этого — підпис.\n\nІ ще один экспонат.",
        "Beside each exhibit, beside this one, a label.\n\nAnd one more exhibit.",
        Rule::RussianLetters,
        Severity::Warning,
        "Ukrainian has no ы э ъ ё: “экспоната”, “этого”, “экспонат”",
    );
}

#[test]
fn a_picture_is_described_in_both_languages() {
    let with_picture = |change: fn(&mut ArticleVariant, &mut ArticleVariant)| {
        let mut article = article("Абзац.", "A paragraph.");
        article.picture = Some(Picture {
            file: "museum.jpg".parse().unwrap(),
            width: 1200.try_into().unwrap(),
            height: 800.try_into().unwrap(),
            media_type: PictureType::Jpeg,
        });
        let mut ukrainian = article.edition(Ukrainian).unwrap().variant.clone();
        let mut english = article.edition(English).unwrap().variant.clone();
        ukrainian.caption = Some("Черга.".parse().unwrap());
        ukrainian.alternative_text = Some("Люди з ліхтариками.".parse().unwrap());
        english.caption = Some("The line.".parse().unwrap());
        english.alternative_text = Some("People with flashlights.".parse().unwrap());
        change(&mut ukrainian, &mut english);
        article.edition_mut(Ukrainian).unwrap().variant = ukrainian;
        article.edition_mut(English).unwrap().variant = english;
        article.acknowledge(English).unwrap();
        let found = audit().article(&article);
        found
            .into_iter()
            .map(|found| (found.rule, found.message))
            .collect::<Vec<_>>()
    };
    let one = |rule, message: &str| vec![(rule, message.to_owned())];
    assert_eq!(with_picture(|_, _| {}), []);
    assert_eq!(
        with_picture(|_, english| english.caption = None),
        one(
            Rule::MissingCaption,
            "the picture has a caption in Ukrainian and none in English"
        )
    );
    assert_eq!(
        with_picture(|ukrainian, _| ukrainian.alternative_text = None),
        one(
            Rule::MissingAlternativeText,
            "the picture has an alternative text in English and none in Ukrainian"
        )
    );
    assert_eq!(
        with_picture(|ukrainian, english| {
            ukrainian.body = "![Схід](pictures/a.jpg)\nРанок.".parse().unwrap();
            english.body = "![](pictures/a.jpg)\nMorning.".parse().unwrap();
        }),
        one(
            Rule::MissingAlternativeText,
            "the picture has an alternative text in Ukrainian and none in English"
        )
    );
    assert_eq!(
        with_picture(|ukrainian, english| {
            ukrainian.body = "![Схід](pictures/a.jpg)".parse().unwrap();
            english.body = "![Dawn](pictures/a.jpg)\nMorning.".parse().unwrap();
        }),
        one(
            Rule::MissingCaption,
            "the picture has a caption in English and none in Ukrainian"
        )
    );
}

#[test]
fn both_texts_are_built_alike_and_of_like_length() {
    check(
        "Абзац.\n\n## Заголовок\n\n> Слова.",
        "A paragraph.",
        Rule::DifferentStructure,
        Severity::Warning,
        "1 heading in Ukrainian, 0 in English; 1 quotation in Ukrainian, 0 in English",
    );
    let english = "The museums of the city open their doors for the night. ".repeat(8);
    check(
        "Музеї міста відчиняють двері.",
        &english,
        Rule::ShortUkrainian,
        Severity::Warning,
        "Ukrainian has 58 letters, English 384",
    );
    passes(
        &"Музеї міста на всю ніч відчиняють свої двері для охочих. ".repeat(8),
        "The museums.",
    );
}

#[test]
fn a_link_leads_to_a_page_of_its_own_language() {
    let message = |link: &str, language: &str| {
        format!(
            "“тут” leads to {link}, a page in {language}; `article:` and the article’s path lead to the right one"
        )
    };
    for link in [
        "/en/culture/night",
        "https://news.example/en/culture/night",
        "/EN/culture/night/",
    ] {
        check(
            &format!("Читайте [тут]({link})."),
            "Read it [here](/en/culture/night).",
            Rule::LinkToOtherLanguage,
            Severity::Warning,
            &message(link, "English"),
        );
    }
    check(
        "Читайте [тут](/kultura/nich).",
        "Read it [тут](/kultura/nich).",
        Rule::LinkToOtherLanguage,
        Severity::Warning,
        &message("/kultura/nich", "Ukrainian"),
    );
    for link in [
        "https://other.example/en/a",
        "/pictures/a.jpg",
        "article:culture/night",
        "#top",
        "mailto:a@b.example",
    ] {
        passes(
            &format!("Читайте [тут]({link})."),
            &format!("Read it [here]({link})."),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_article_makes_it_panic(
        ukrainian in "[а-яіїєґ](\\PC|[a-zыэ#>*\\[\\]()!—\n -]){0,80}",
        english in "[a-z](\\PC|[а-яa-z#>*\\[\\]()!\n -]){0,80}",
    ) {
        for found in audit().article(&article(&ukrainian, &english)) {
            prop_assert!(!found.to_string().contains('\n'));
        }
    }
}
