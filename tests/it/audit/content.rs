//! The articles of the example site, as pages.

use dvomova::article::{Article, Rendering};
use dvomova::audit::{Rule, Severity, audit_page};
use dvomova::exchange::Folder;
use dvomova::language::Language;

/// The article's texts in a language, on a page that promises another or the
/// same.
fn page(article: &Article, language: Language, promised: Language) -> Option<String> {
    let variant = &article.edition(language)?.variant;
    let body = variant.body.to_html(&Rendering::new(language));
    let points: String = variant
        .key_points
        .iter()
        .map(|point| format!("<li>{point}</li>"))
        .collect();
    Some(format!(
        "<html lang={promised}><body><h1>{}</h1><p class=lead>{}</p><ul>{points}</ul>{body}</body></html>",
        variant.title, variant.lead
    ))
}

fn articles() -> Vec<Article> {
    let folder =
        Folder::load_strict(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/content")).unwrap();
    assert!(folder.articles.len() >= 14);
    folder.articles
}

#[test]
fn nothing_is_found_on_a_page_in_its_language() {
    for article in articles() {
        for language in Language::ALL {
            if let Some(html) = page(&article, language, language) {
                assert_eq!(audit_page(&html, language), []);
            }
        }
    }
}

#[test]
fn title_lead_and_every_paragraph_are_found_under_the_other_language() {
    for article in articles() {
        for language in Language::ALL {
            let Some(html) = page(&article, language, language.other()) else {
                continue;
            };
            let found = audit_page(&html, language.other());
            let wrong = |element: &str| {
                let is_wrong = |found: &&dvomova::audit::Finding| {
                    found.rule == Rule::WrongLanguage
                        && found.severity == Severity::Error
                        && found.place.element.as_deref().is_some_and(|found| {
                            found == element || found.starts_with(&format!("{element} > "))
                        })
                };
                found.iter().filter(is_wrong).count()
            };
            assert_eq!(wrong("body > h1"), 1, "{html}");
            assert_eq!(wrong("body > p.lead"), 1);
            assert_eq!(wrong("body > p"), paragraphs(&html), "{html}");
        }
    }
}

/// Paragraphs that stand in nothing else.
fn paragraphs(html: &str) -> usize {
    let mut depth = 0;
    let body = html.split_once("</ul>").unwrap().1;
    body.lines()
        .filter(|line| {
            let closes = ["</figure>", "</aside>"];
            if line.starts_with("<figure") || line.starts_with("<aside") {
                depth += 1;
            }
            let is_alone = depth == 0 && line.starts_with("<p>");
            if closes.iter().any(|close| line.contains(close)) {
                depth -= 1;
            }
            is_alone
        })
        .count()
}
