use std::num::NonZeroU32;

use dvomova::article::{ArticleId, Body, PictureSource, Rendering};
use dvomova::language::Language;

#[track_caller]
fn check(markdown: &str, expected: &str) {
    let body: Body = markdown.parse().unwrap();
    let story = ArticleId::from_path("culture/story");
    let articles = |id| (id == story).then(|| "/kultura/istoriia".to_owned());
    let size = |pixels| NonZeroU32::new(pixels).unwrap();
    let pictures = |file: &str| {
        (file != "missing.jpg").then(|| PictureSource {
            address: format!("/files/{file}"),
            width: size(1200),
            height: size(800),
        })
    };
    let rendering = Rendering::new(Language::Ukrainian)
        .reminder_label("Нагадаємо")
        .articles(&articles)
        .pictures(&pictures);
    assert_eq!(body.to_html(&rendering), expected, "{markdown}");
}

#[test]
fn ordinary_markdown_becomes_ordinary_html() {
    check(
        "*аа* **бб** `вв`",
        "<p><em>аа</em> <strong>бб</strong> <code>вв</code></p>\n",
    );
    check("аа\nбб\\\nвв", "<p>аа\nбб<br>\nвв</p>\n");
    check(
        "- а\n- б\n  - в",
        "<ul>\n<li>а</li>\n<li>б\n<ul>\n<li>в</li>\n</ul>\n</li>\n</ul>\n",
    );
    check(
        "7. а\n\n8. б",
        "<ol start=\"7\">\n<li>\n<p>а</p>\n</li>\n<li>\n<p>б</p>\n</li>\n</ol>\n",
    );
    check(
        "```rust ignore\na < b\n```",
        "<pre><code class=\"language-rust\">a &lt; b\n</code></pre>\n",
    );
    check("а\n\n***", "<p>а</p>\n<hr>\n");
}

#[test]
fn headings_go_under_the_page_s_own() {
    check("# а\n\n## б", "<h2>а</h2>\n<h3>б</h3>\n");
    check(
        "## а\n\n### б\n\n## в",
        "<h2>а</h2>\n<h3>б</h3>\n<h2>в</h2>\n",
    );
    check("# а\n\n###### б", "<h2>а</h2>\n<h6>б</h6>\n");
    let body: Body = "## а".parse().unwrap();
    let rendering = Rendering::new(Language::Ukrainian).top_heading(4);
    assert_eq!(body.to_html(&rendering), "<h4>а</h4>\n");
}

#[test]
fn a_picture_is_a_figure_with_caption_and_credit() {
    check(
        "![Вид \"із мосту\"](a.jpg \"Фото: Ігор\")\nПідпис *тут*.",
        "<figure class=\"picture\">\n\
         <img src=\"/files/a.jpg\" alt=\"Вид «із мосту»\" width=\"1200\" height=\"800\" loading=\"lazy\">\n\
         <figcaption>Підпис <em>тут</em>. <span class=\"credit\">Фото: Ігор</span></figcaption>\n\
         </figure>\n",
    );
    check(
        "![](a.jpg)",
        "<figure class=\"picture\">\n\
         <img src=\"/files/a.jpg\" alt=\"\" width=\"1200\" height=\"800\" loading=\"lazy\">\n\
         </figure>\n",
    );
    check(
        "![Вид](missing.jpg)\nПідпис.",
        "<figure class=\"picture\">\n<span class=\"picture\">Вид</span>\n\
         <figcaption>Підпис.</figcaption>\n</figure>\n",
    );
    let body: Body = "Знак ![а](pictures/a.png \"б\").".parse().unwrap();
    assert_eq!(
        body.to_html(&Rendering::new(Language::Ukrainian)),
        "<p>Знак <img src=\"pictures/a.png\" alt=\"а\" title=\"б\" loading=\"lazy\">.</p>\n"
    );
}

#[test]
fn a_quotation_names_who_said_it() {
    check(
        "> Так.\n>\n> — *Олена Коваль*, диспетчерка",
        "<figure class=\"quotation\">\n<blockquote>\n<p>Так.</p>\n</blockquote>\n\
         <figcaption>— <em>Олена Коваль</em>, диспетчерка</figcaption>\n</figure>\n",
    );
    // A line of dialogue is no attribution.
    check(
        "> — Так.",
        "<figure class=\"quotation\">\n<blockquote>\n<p>— Так.</p>\n</blockquote>\n</figure>\n",
    );
}

#[test]
fn a_reminder_carries_the_callers_label() {
    check(
        "> [!reminder]\n> Тло.\n>\n> Ще.",
        "<aside class=\"reminder\">\n<p class=\"label\">Нагадаємо</p>\n<p>Тло.</p>\n<p>Ще.</p>\n</aside>\n",
    );
    let body: Body = "> [!reminder]\n>\n> Тло.".parse().unwrap();
    assert_eq!(
        body.to_html(&Rendering::new(Language::English)),
        "<aside class=\"reminder\">\n<p>Тло.</p>\n</aside>\n"
    );
}

#[test]
fn a_link_to_an_article_that_is_not_public_is_plain_text() {
    check(
        "[тут](article:culture/story) [нема](article:culture/draft)",
        "<p><a href=\"/kultura/istoriia\">тут</a> нема</p>\n",
    );
    let body: Body = "[є](article:culture/story)".parse().unwrap();
    assert_eq!(
        body.to_html(&Rendering::new(Language::Ukrainian)),
        "<p>є</p>\n"
    );
}

#[test]
fn a_table_stands_in_a_box_that_scrolls() {
    check(
        "місто | людей\n--- | --:\nЛьвів | 717\\|273",
        "<div class=\"table\" tabindex=\"0\">\n<table>\n\
         <thead>\n<tr><th>місто</th><th class=\"right\">людей</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>Львів</td><td class=\"right\">717|273</td></tr>\n</tbody>\n\
         </table>\n</div>\n",
    );
}

#[test]
fn links_outside_do_not_hand_over_the_window() {
    check(
        "[аа](https://example.org/ї?a=1&b=2) [бб](/uk) [вв](//example.org) [гг](MAILTO:a@b.c)",
        "<p><a href=\"https://example.org/%D1%97?a=1&amp;b=2\" rel=\"noopener\">аа</a> \
         <a href=\"/uk\">бб</a> <a href=\"//example.org\" rel=\"noopener\">вв</a> \
         <a href=\"MAILTO:a@b.c\">гг</a></p>\n",
    );
}

#[test]
fn a_line_is_set_in_its_languages_typography_across_markup() {
    check(
        "Роман \"*Тигролови*\" - про п'ять літ у\nтайзі, `\"код\" - код`\n— каже [\"хтось\"](/a).",
        "<p>Роман «<em>Тигролови</em>»\u{A0}— про п’ять літ у\u{A0}тайзі, \
         <code>\"код\" - код</code>\u{A0}— каже <a href=\"/a\">«хтось»</a>.</p>\n",
    );
    check(
        "![Напис \"Вхід\"](a.jpg 'Фото \"Вістей\"')\nВивіска \"Вхід\".",
        "<figure class=\"picture\">\n\
         <img src=\"/files/a.jpg\" alt=\"Напис «Вхід»\" width=\"1200\" height=\"800\" loading=\"lazy\">\n\
         <figcaption>Вивіска «Вхід». <span class=\"credit\">Фото «Вістей»</span></figcaption>\n\
         </figure>\n",
    );
    // A quotation that is left open ends with its paragraph.
    check("\"а\n\n\"б\"", "<p>«а</p>\n<p>«б»</p>\n");
    check(
        "# \"а\"\n\n- \"б\"\n- \"в\"",
        "<h2>«а»</h2>\n<ul>\n<li>«б»</li>\n<li>«в»</li>\n</ul>\n",
    );

    let body: Body = "He said \"*don't*\" - twice.".parse().unwrap();
    let english = Rendering::new(Language::English);
    assert_eq!(
        body.to_html(&english),
        "<p>He said “<em>don’t</em>” — twice.</p>\n"
    );
    assert_eq!(
        body.to_html(&english.as_typed()),
        "<p>He said \"<em>don't</em>\" - twice.</p>\n"
    );
}
