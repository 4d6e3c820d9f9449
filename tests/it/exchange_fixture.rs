//! A small folder of content to test with.

use std::fs;
use std::path::Path;

use dvomova::exchange::Folder;
use tempfile::TempDir;

pub(crate) const SITE: &str = "\
# The newspaper.
[sections.culture]
uk = { name = \"Культура\" }
en = { name = \"Culture\" }

[sections.city]
uk = { name = \"Місто\", slug = \"misto\" }
en = { name = \"City\" }

[tags.museums]
uk = { name = \"Музеї\" }
en = { name = \"Museums\" }

[people.olha-koval]
uk = { name = \"Ольга Коваль\" }
en = { name = \"Olha Koval\" }

[sources.library]
uk = { name = \"Бібліотека\", page = \"https://library.example/\" }
";

pub(crate) const TOML: &str = "\
+++
title = \"Ніч музеїв\"
lead = \"Двері відчинено до ранку.\"
date = 2025-11-05T12:05:00+02:00
+++

Приходьте.
";

pub(crate) const YAML: &str = "\
---
title: The night of museums
lead: The doors stay open until morning.
date: 2025-11-05T13:00:00+02:00
made_from: []
---

Come.
";

/// A GIF of 3 × 2 pixels, as far as its header goes.
pub(crate) const GIF: &[u8] = b"GIF89a\x03\x00\x02\x00\x00\x00\x00;";

pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "site.toml", SITE.as_bytes());
    put(root.path(), "pictures/museum.gif", GIF);
    for (path, text) in files {
        put(root.path(), path, text.as_bytes());
    }
    root
}

pub(crate) fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

pub(crate) fn problems(folder: &Folder) -> Vec<String> {
    folder.problems().iter().map(ToString::to_string).collect()
}
