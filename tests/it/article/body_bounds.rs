//! Large and malicious Markdown is refused or answered, without long waits: a
//! parser that went quadratic here would take minutes.

use dvomova::article::{Body, Rendering};
use dvomova::language::Language;

/// Everything a body can be asked, or its refusal.
fn use_all(markdown: &str) -> Result<usize, String> {
    let body: Body = markdown.parse().map_err(|refusal| format!("{refusal}"))?;
    let rendering = Rendering::new(Language::Ukrainian);
    Ok(body.to_html(&rendering).len()
        + body.blocks().len()
        + body.links().len()
        + body.pictures().len()
        + body.plain_text().len())
}

#[test]
fn ten_megabytes_are_refused() {
    let refusal = use_all(&"Слово за словом.\n\n".repeat(400_000)).unwrap_err();
    assert_eq!(
        refusal,
        "expected a body of at most 1048576 bytes, found 12400000"
    );
}

#[test]
fn a_body_of_the_greatest_length_is_read() {
    let paragraph = "Слово *за словом* [іде](article:a/b) \"довге\" речення.\n\n";
    let markdown = paragraph.repeat(Body::MAX_BYTES / paragraph.len());
    assert!(use_all(&markdown).unwrap() > markdown.len());
}

#[test]
fn deep_nesting_is_refused() {
    #[track_caller]
    fn refused(markdown: String) {
        let refusal = use_all(&markdown).unwrap_err();
        assert!(
            refusal.contains("at most 32 deep in one another"),
            "{refusal}"
        );
    }
    refused(">".repeat(100_000) + "а");
    refused("> ".repeat(100_000) + "а");
    refused("- ".repeat(100_000) + "а");
    refused("1. ".repeat(100_000) + "а");
    refused("> - ".repeat(100_000) + "а");
    refused(">\t+\t".repeat(100_000) + "а");
    let stairs = (0..600).map(|depth| "  ".repeat(depth) + "- а\n");
    refused(stairs.collect());
    // Lines that continue deep containers lazily.
    refused(">".repeat(200_000) + "а\n" + &"а\n".repeat(200_000));
    refused("- ".repeat(200_000) + "а\n" + &"а\n".repeat(200_000));
    let stairs: String = (0..450).map(|depth| "  ".repeat(depth) + "- а\n").collect();
    refused(stairs + &"a\n".repeat(200_000));
    refused("*а **а ".repeat(40) + &" а** а*".repeat(40));
    refused("![".repeat(40) + "а" + &"](б)".repeat(40));
}

#[test]
fn what_only_looks_deep_is_read() {
    for markdown in [
        "- ".repeat(1_000),
        "* ".repeat(1_000),
        format!("```\n{}\n```", ">".repeat(90)),
        format!("    {}- а", "  ".repeat(500)),
        "- а\n".repeat(1_000),
        "> а\n".repeat(1_000),
        "[".repeat(1_000),
        "**а* ".repeat(1_000),
    ] {
        assert!(use_all(&markdown).is_ok(), "{}", &markdown[..20]);
    }
}

#[test]
fn repeated_marks_take_linear_time() {
    let length = 20_000;
    for piece in [
        "[",
        "]",
        "[а](",
        "![",
        "*а ",
        "*а **б ",
        "_а__б ",
        "<",
        "а <!-- ",
        "а <? ",
        "а <![CDATA[",
        "а <!A ",
        "а <a href=\"",
        "<а@",
        "&",
        "&#1234567",
        "[а]: б\n",
        "[а][б]",
        "```\n",
        "а\n=\n",
        "***\n",
        "\\",
        " ",
        "\t",
        "(",
        "[](()",
        "<div>\n",
        "<script>\n\n",
        "а\r",
        "|",
        "а|",
        "\0",
        "![а](б)\n",
        "> — а\n>\n",
        "> [!reminder]\n\n",
        "\"",
        "'",
        "а - ",
        "`",
        "а`",
    ] {
        let _ = use_all(&piece.repeat(length / piece.len()));
    }
    // A table's row may leave out its cells.
    let columns = length / 8;
    let table = format!(
        "{}\n{}\n{}",
        "а|".repeat(columns),
        "-|".repeat(columns),
        "а\n".repeat(columns)
    );
    let _ = use_all(&table);
    let backticks: String = (1..600).map(|count| "`".repeat(count) + "а").collect();
    let _ = use_all(&backticks);
    let reference = format!(
        "[а]: {}\n\n{}",
        "б".repeat(length / 2),
        "[а] ".repeat(length / 8)
    );
    let _ = use_all(&reference);
}
