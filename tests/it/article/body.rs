use dvomova::article::{ArticleId, BlockKind, Body, LinkTarget};

fn body(markdown: &str) -> Body {
    markdown.parse().unwrap()
}

#[track_caller]
fn kinds(markdown: &str, expected: &[BlockKind]) {
    let body = body(markdown);
    let found: Vec<BlockKind> = body.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(found, expected, "{markdown}");
}

#[track_caller]
fn plain(markdown: &str, expected: &str) {
    assert_eq!(body(markdown).plain_text(), expected, "{markdown}");
}

#[test]
fn each_block_has_its_kind() {
    use BlockKind::*;
    kinds("Текст", &[Paragraph]);
    kinds("# Один\n\n###### Шість", &[Heading(1), Heading(6)]);
    kinds("Один\n===\n\nДва\n---", &[Heading(1), Heading(2)]);
    kinds("![alt](a.jpg)", &[Picture]);
    kinds("![alt](a.jpg)\nПідпис.", &[Picture]);
    kinds("![alt](a.jpg) і текст", &[Paragraph]);
    kinds("Текст ![alt](a.jpg)", &[Paragraph]);
    kinds("> Цитата.", &[Quotation]);
    kinds("> [!reminder]\n> Тло.", &[Reminder]);
    kinds("> [!REMINDER]\n>\n> Тло.", &[Reminder]);
    kinds("> [!reminder] Тло.", &[Quotation]);
    kinds("> Тло.\n> [!reminder]", &[Quotation]);
    kinds("- а\n- б", &[List]);
    kinds("1. а\n2. б", &[List]);
    kinds("a | b\n--|--\n1 | 2", &[Table]);
    kinds("```\ncode\n```\n\n    code", &[Code, Code]);
    kinds("а\n\n***\n\nб", &[Paragraph, Rule, Paragraph]);
    kinds("<div>\nтекст\n</div>", &[Html]);
    kinds("[а]\n\n[а]: /b\n[в]: /c", &[Paragraph, Definitions]);
}

#[test]
fn a_block_knows_its_source_and_line() {
    let body =
        body("  Перший\nрядок\r\n\r\n> Друга\n\n\n[а]: /b\n\n   # Третій\r\rЧетвертий [а]\n");
    let found: Vec<(usize, &str)> = body
        .blocks()
        .iter()
        .map(|block| (block.line, block.source))
        .collect();
    assert_eq!(
        found,
        [
            (1, "Перший\nрядок"),
            (4, "> Друга"),
            (7, "[а]: /b"),
            (9, "# Третій"),
            (11, "Четвертий [а]"),
        ]
    );
}

#[test]
fn pictures_are_found_with_their_words() {
    let body = body(
        "![Вид *з мосту*](pictures/a.jpg \"Фото: Ігор\")\nПідпис **тут**.\n\
         ![Другий](b.png)\n\n> ![](c.png)\n\nСлово ![знак](d.png) у рядку.",
    );
    let found: Vec<_> = body
        .pictures()
        .into_iter()
        .map(|p| (p.line, p.file, p.alternative_text, p.caption, p.credit))
        .collect();
    let row = |line, file: &str, alt: &str, caption: Option<&str>, credit: Option<&str>| {
        let (caption, credit) = (caption.map(str::to_owned), credit.map(str::to_owned));
        (line, file.to_owned(), alt.to_owned(), caption, credit)
    };
    assert_eq!(
        found,
        [
            row(
                1,
                "pictures/a.jpg",
                "Вид з мосту",
                Some("Підпис тут."),
                Some("Фото: Ігор")
            ),
            row(3, "b.png", "Другий", None, None),
            row(5, "c.png", "", None, None),
            row(7, "d.png", "знак", None, None),
        ]
    );
}

#[test]
fn links_are_found_with_what_they_mean() {
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let body = body(&format!(
        "[а](article:culture/story)\n[б](article:{id}) [в](/uk/x \"назва\")\n\n\
         - <https://example.org>\n- <a@example.org>\n- [г](javascript:alert(1)) [ґ][д] [е](article:)\n\n\
         [д]: tel:+380441234567"
    ));
    let found: Vec<_> = body
        .links()
        .into_iter()
        .map(|link| (link.line, link.text, link.target))
        .collect();
    let address = |address: &str| LinkTarget::Address(address.to_owned());
    let row = |line, text: &str, target| (line, text.to_owned(), target);
    assert_eq!(
        found,
        [
            row(
                1,
                "а",
                LinkTarget::Article(ArticleId::from_path("culture/story"))
            ),
            row(2, "б", LinkTarget::Article(id.parse().unwrap())),
            row(2, "в", address("/uk/x")),
            row(4, "https://example.org", address("https://example.org")),
            row(5, "a@example.org", address("mailto:a@example.org")),
            row(6, "г", LinkTarget::Refused),
            row(6, "ґ", address("tel:+380441234567")),
            row(6, "е", LinkTarget::Refused),
        ]
    );
}

#[test]
fn plain_text_is_what_readers_read() {
    plain(
        "Слово *за **словом***,\nдалі\\\nй кінець.",
        "Слово за словом, далі й кінець.",
    );
    plain(
        "# Заголовок\n\nТекст [сюди](/b \"назва\").",
        "Заголовок\nТекст сюди.",
    );
    plain("![Вид](a.jpg \"Фото\")\nПідпис\nдалі.", "Підпис далі.");
    plain("> Сказав.\n>\n> — Олена", "Сказав.\n— Олена");
    plain("> [!reminder]\n> Тло.\n>\n> Ще.", "Тло.\nЩе.");
    plain("- а\n  - б\n    в\n- г\n\n  ґ", "а\nб в\nг\nґ");
    plain("a | b\n--|--\n1 | 2", "a\nb\n1\n2");
    plain("До\n\n```\nкод\n```\n\nпісля `x`", "До\nпісля x");
    plain("<b>жирно</b> &amp; просто", "<b>жирно</b> & просто");
    plain("[а]\n\n[а]: /b", "а");
}

#[test]
fn headings_keep_their_levels() {
    assert_eq!(
        body("## *Один*\n\n> ### Не тут\n\nДва\n===").headings(),
        [(2, "Один".to_owned()), (1, "Два".to_owned())]
    );
}

#[test]
fn a_body_round_trips_byte_for_byte() {
    let markdown = "\r\n  *Текст*  \r\n\n```\n\tкод\n";
    assert_eq!(body(markdown).to_string(), markdown);
    let json = serde_json::to_string(&body(markdown)).unwrap();
    assert_eq!(serde_json::from_str::<Body>(&json).unwrap(), body(markdown));
}

#[test]
fn what_cannot_be_a_body_is_refused() {
    #[track_caller]
    fn refused(markdown: &str, expected: &str) {
        let refusal = markdown.parse::<Body>().unwrap_err().to_string();
        assert_eq!(refusal, expected);
    }
    refused("", "expected a body with some text, found none");
    refused(" \n\t\n", "expected a body with some text, found none");
    refused("[а]: /b", "expected a body with some text, found none");
    refused(
        &"a".repeat(1024 * 1024 + 1),
        "expected a body of at most 1048576 bytes, found 1048577",
    );
    let too_deep = |line| {
        format!(
            "expected a body with quotations, lists and emphasis at most 32 deep in one another, \
             found more on line {line}"
        )
    };
    let quoted = |depth| format!("Вступ.\r\n\r\n{} слово", ">".repeat(depth));
    refused(&quoted(33), &too_deep(3));
    refused(&quoted(100_000), &too_deep(3));
    assert!(quoted(32).parse::<Body>().is_ok());
    refused(&format!("{}x", "- ".repeat(33)), &too_deep(1));
    refused(&format!("{}x", "1. ".repeat(100_000)), &too_deep(1));
    let stressed = format!("{}а{}", "*а _а ".repeat(17), " а_ а*".repeat(17));
    refused(&stressed, &too_deep(1));
    assert!("- ".repeat(40).parse::<Body>().is_ok(), "that is a rule");
}
