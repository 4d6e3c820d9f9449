//! How a reader walks through a list, from newer articles to older ones and back.
//!
//! The folder of [`udhr`](crate::udhr) has 31 articles in one section.

use std::fs::OpenOptions;
use std::io::Write;

use dvomova::audit::assert_page_language;
use tempfile::TempDir;

use super::site::{Answer, Site, attribute, language_of, unescape};

/// Lists with the titles of their articles, newest first, in which one ends.
const LISTS: [(&str, &str, &str); 2] = [
    ("/prava-liudyny", "Стаття", "Преамбула"),
    ("/en/human-rights", "Article", "Preamble"),
];

/// Every article of the folder, newest first.
fn titles(article: &str, preamble: &str) -> Vec<String> {
    let numbered = (1..=30).rev().map(|number| format!("{article} {number}"));
    numbered.chain([preamble.to_owned()]).collect()
}

/// The titles of the articles on a page of a list.
fn shown(page: &Answer) -> Vec<&str> {
    let cards = page.body.split("<article class=\"card\">").skip(1);
    cards
        .map(|card| {
            let (_, title) = card.split_once("<h2><a ").unwrap();
            let (_, title) = title.split_once('>').unwrap();
            title.split('<').next().unwrap()
        })
        .collect()
}

fn link(page: &Answer, rel: &str) -> Option<String> {
    attribute(&page.body, &format!("rel=\"{rel}\""), "href").map(unescape)
}

/// A page and all that its links lead to, one after the other.
fn walk(site: &Site, from: &str, rel: &str) -> Vec<(String, Answer)> {
    let mut pages = vec![(from.to_owned(), site.get(from, &[]))];
    while let Some(next) = link(&pages.last().unwrap().1, rel) {
        assert!(pages.len() < 20, "{next}");
        let page = site.get(&next, &[]);
        if page.status != 200 {
            let to = page.header("location").to_owned();
            assert_eq!((page.status, to.contains('?')), (307, false), "{next}");
            pages.push((to.clone(), site.get(&to, &[])));
            break;
        }
        pages.push((next, page));
    }
    pages
}

fn start() -> (Site, TempDir) {
    let folder = crate::udhr::folder();
    let path = folder.path().join("site.toml");
    let mut file = OpenOptions::new().append(true).open(path).unwrap();
    let names = "[site]\nuk = { name = \"Права\" }\nen = { name = \"Rights\" }\n";
    file.write_all(names.as_bytes()).unwrap();
    let site = Site::start_with(&["--content", folder.path().to_str().unwrap()]);
    (site, folder)
}

#[test]
fn a_list_is_walked_to_its_end_and_back() {
    let (site, _folder) = start();
    for (list, article, preamble) in LISTS {
        let pages = walk(&site, list, "next");
        let all: Vec<&str> = pages.iter().flat_map(|(_, page)| shown(page)).collect();
        assert_eq!(all, titles(article, preamble));
        let lengths: Vec<usize> = pages.iter().map(|(_, page)| shown(page).len()).collect();
        assert_eq!(lengths, [18, 13], "{list}");
        assert_eq!(link(&pages[0].1, "prev"), None, "{list}");
        for (path, page) in &pages {
            assert_page_language(&page.body, language_of(path));
        }

        let back = walk(&site, &pages[1].0, "prev");
        assert_eq!(back.len(), 2, "{list}");
        assert_eq!(back[1].0, list);
        assert_eq!(shown(&back[1].1), shown(&pages[0].1));
    }
}

#[test]
fn the_front_page_goes_on_into_the_past() {
    let (site, _folder) = start();
    for (front, heading, (_, article, preamble)) in
        [("/", "Усі новини", LISTS[0]), ("/en", "All news", LISTS[1])]
    {
        let pages = walk(&site, front, "next");
        assert_eq!(pages.len(), 4, "{front}");
        let older = &pages[1..];
        let all: Vec<&str> = older.iter().flat_map(|(_, page)| shown(page)).collect();
        // The front page itself shows the first nine.
        assert_eq!(all, titles(article, preamble)[9..]);
        for (path, page) in older {
            assert!(page.body.contains(&format!("<h1>{heading}</h1>")), "{path}");
        }
        let back = walk(&site, &pages[3].0, "prev");
        let back: Vec<&str> = back.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!((back.len(), back[3]), (4, front));
    }
}

#[test]
fn a_later_page_of_a_list_is_itself_and_has_no_counterpart() {
    let (site, _folder) = start();
    for ((list, ..), other, title, note) in [
        (
            LISTS[0],
            "/en/human-rights",
            "Права людини — 13 грудня 2025 і раніше — Права",
            "13 грудня 2025 і раніше",
        ),
        (
            LISTS[1],
            "/prava-liudyny",
            "Human rights — December 13, 2025, and earlier — Rights",
            "December 13, 2025, and earlier",
        ),
    ] {
        let first = site.get(list, &[]);
        assert!(first.body.contains("rel=\"alternate\""), "{list}");
        let path = link(&first, "next").unwrap();
        let page = site.get(&path, &[]).body;
        let canonical = format!("{}{path}", site.origin);
        assert_eq!(
            attribute(&page, "rel=\"canonical\"", "href"),
            Some(&*canonical)
        );
        assert!(!page.contains("rel=\"alternate\""), "{path}");
        assert!(!page.contains("noindex"), "{path}");
        // The switch leads to the beginning.
        let language = language_of(other);
        assert!(
            page.contains(&format!("<a href=\"{other}\" lang=\"{language}\"")),
            "{path}"
        );
        assert!(page.contains(&format!("<title>{title}</title>")), "{path}");
        assert!(page.contains(&format!("<p>{note}</p>")), "{path}");
    }
}

#[test]
fn a_page_by_its_number_leads_to_the_one_that_holds_the_same_today() {
    let (site, _folder) = start();
    for (list, ..) in LISTS {
        let next = link(&site.get(list, &[]), "next").unwrap();
        let numbered = site.get(&format!("{list}?page=2"), &[]);
        assert_eq!(
            (numbered.status, numbered.header("location")),
            (307, &*next)
        );
        assert_eq!(shown(&site.get(&format!("{list}?page=1"), &[])).len(), 18);
        for number in ["3", "99", "4294967295"] {
            let path = format!("{list}?page={number}");
            assert_eq!(site.get(&path, &[]).status, 404, "{path}");
        }
    }
}

#[test]
fn a_place_that_a_list_does_not_have_is_not_found_and_its_beginning_is_linked() {
    let (site, _folder) = start();
    for ((list, ..), text) in [
        (LISTS[0], "У цьому списку такої сторінки немає."),
        (LISTS[1], "This list has no such page."),
    ] {
        for place in [
            "after=nonsense",
            "before=nonsense",
            "after=19a0fa71700-0",
            "after=-5236d2b61c7e57a18ecdfcd5bf86a455",
            // Before all that there is.
            "after=0-00000000000000000000000000000000",
        ] {
            let path = format!("{list}?{place}");
            let answer = site.get(&path, &[]);
            assert_eq!(answer.status, 404, "{path}");
            assert_page_language(&answer.body, language_of(list));
            assert!(answer.body.contains(text), "{path}");
            assert!(answer.body.contains("noindex"), "{path}");
            let onward = attribute(&answer.body, "<a class=\"button primary\"", "href");
            assert_eq!(onward, Some(list), "{path}");
        }
    }
}
