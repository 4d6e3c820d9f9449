//! The order of the rooms, which `ARCHITECTURE.md` draws as one line.

use std::fs;
use std::path::Path;

/// Each room with the rooms that it may import from.
const ROOMS: [(&str, &[&str]); 8] = [
    ("language", &[]),
    ("article", &["language"]),
    ("negotiation", &["language"]),
    ("address", &["language", "article", "negotiation"]),
    ("ui", &["language", "article", "negotiation"]),
    (
        "exchange",
        &["language", "article", "negotiation", "address", "ui"],
    ),
    (
        "audit",
        &[
            "language",
            "article",
            "negotiation",
            "address",
            "ui",
            "exchange",
        ],
    ),
    (
        "store",
        &["language", "article", "negotiation", "address", "exchange"],
    ),
];

#[test]
fn a_room_imports_only_from_rooms_to_its_left() {
    let mut rooms: Vec<_> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    let mut known = ROOMS.map(|(room, _)| room);
    known.sort_unstable();
    assert_eq!(rooms, known);

    let mut seen = 0;
    for (room, left) in ROOMS {
        files(&Path::new("src").join(room), &mut |path| {
            for named in rooms_named(&fs::read_to_string(path).unwrap()) {
                seen += 1;
                let allowed = named == room || left.contains(&named.as_str());
                assert!(allowed, "{} imports from `{named}`", path.display());
            }
        });
    }
    assert!(seen > 50, "only {seen} imports were seen");
}

/// The rooms that code names, its comments left out.
fn rooms_named(code: &str) -> Vec<String> {
    let lines = code.lines().map(str::trim_start);
    lines
        .filter(|line| !line.starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

fn files(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, visit);
        } else {
            visit(&path);
        }
    }
}
