use std::collections::HashSet;

use ammonia::Builder;
use dvomova::article::{Body, Rendering};
use dvomova::language::Language;
use proptest::prelude::*;

/// A second opinion: a sanitizer that knows our elements and attributes has
/// nothing to take away. `None` if the text is no body.
fn sanitized(markdown: &str) -> Option<(String, String)> {
    let body: Body = markdown.parse().ok()?;
    let html = body.to_html(&Rendering::new(Language::English).reminder_label("Background"));
    let clean = Builder::new()
        .add_tags(["figure", "figcaption", "aside"])
        .add_tag_attributes("img", ["loading"])
        .add_tag_attributes("a", ["rel"])
        .add_allowed_classes("figure", ["picture", "quotation"])
        .add_allowed_classes("aside", ["reminder"])
        .add_allowed_classes("p", ["label"])
        .add_allowed_classes("span", ["credit", "picture"])
        .add_allowed_classes("div", ["table"])
        .add_allowed_classes("td", ["center", "right"])
        .add_allowed_classes("th", ["center", "right"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("div", ["tabindex"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None)
        .clean(&html)
        .to_string();
    // The sanitizer's own spelling of two characters.
    let html = html.replace('\u{A0}', "&nbsp;");
    Some((html, clean))
}

#[track_caller]
fn check(markdown: &str) {
    let (html, clean) = sanitized(markdown).unwrap();
    assert_eq!(html, clean, "{markdown}");
}

#[test]
fn nothing_scriptable_survives() {
    for markdown in [
        "<script>alert(1)</script>",
        "Текст <script>alert(1)</script> далі",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](\u{1}javascript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](< javascript:alert(1)>)",
        "[a](vbscript:msgbox(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "[a]\n\n[a]: javascript:alert(1)",
        "[a](/b \"\\\" onmouseover=alert(1) x=\\\"\")",
        "[a](/b \"&quot; onmouseover=alert(1) x=&quot;\")",
        "[a](/b\"onmouseover=alert(1))",
        "[a](</b\" onmouseover=alert(1)>)",
        "![a](javascript:alert(1))",
        "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
        "![\"onerror=alert(1) x=\"](a.jpg)",
        "![a\" onerror=\"alert(1)](a.jpg \"b\\\" onerror=\\\"alert(1)\")\nc",
        "![a](a.jpg\"onerror=alert(1))",
        "```\"><script>alert(1)</script>\ncode\n```",
        "``` \" onclick=alert(1)\ncode\n```",
        "`<script>alert(1)</script>`",
        "> [!reminder]\n> <script>alert(1)</script>",
        "> a\n>\n> — <script>alert(1)</script>",
        "a|<script>\n-|-\n</td><script>|`<script>`",
        "# <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "a\0b <scr\0ipt>",
        "<a href=\"x\" onclick=alert(1)>a</a>",
        "\\<script>alert(1)\\</script>",
        "[<script>](/a)",
        "<x onclick=alert(1)>",
        "[a](//example.org/\\\"onclick=alert(1))",
    ] {
        check(markdown);
    }
}

#[test]
fn refused_addresses_leave_the_text() {
    let body: Body = "[кнопка](javascript:alert(1)) <b onclick=alert(2)>"
        .parse()
        .unwrap();
    assert_eq!(
        body.to_html(&Rendering::new(Language::Ukrainian)),
        "<p>кнопка &lt;b onclick=alert(2)&gt;</p>\n"
    );
}

/// Markdown that is likely to mean something.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "*",
            "**",
            "_",
            "`",
            "```",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "<",
            ">",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "# ",
            "|",
            "|-|-|\n",
            "\\",
            "&",
            "&#58;",
            "&colon;",
            "\"",
            "'",
            "javascript:",
            "article:a/b",
            "https://a.b/",
            "<script>",
            "</p>",
            "<!--",
            "-->",
            "<b ",
            "onclick=x",
            "[!reminder]\n",
            "> [!reminder]\n",
            "> — ",
            "— ",
            "[a]: ",
            "\t",
            "\r",
            "\0",
            "~~~",
            "***",
            "===",
            "[a]",
            "a.jpg",
            " \"b\"",
            "\u{A0}",
            "\u{1}",
            "<![CDATA[",
            "<?",
        ])
        .prop_map(str::to_owned),
        "[а-яєіїґ ]{1,6}",
        "\\PC{1,4}",
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_sanitizer_finds_nothing_in_random_markdown(markdown in markdown()) {
        if let Some((html, clean)) = sanitized(&markdown) {
            prop_assert_eq!(html, clean);
        }
    }

    #[test]
    fn blocks_hold_all_of_the_source(markdown in markdown()) {
        if let Ok(body) = markdown.parse::<Body>() {
            let blocks: String = body.blocks().iter().map(|block| block.source).collect();
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&blocks), letters(&markdown));
        }
    }

    #[test]
    fn printing_gives_the_markdown_back(markdown in markdown()) {
        if let Ok(body) = markdown.parse::<Body>() {
            prop_assert_eq!(body.to_string(), markdown);
        }
    }
}
