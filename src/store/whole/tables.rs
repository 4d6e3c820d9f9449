//! What of the tables is dumped.

use Type::{Blob, Integer, Text};

/// A table, with its columns in the order of the dump: those of its key first.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, Type)],
    /// How many columns the key has.
    pub(super) key: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Integer,
    Text,
    Blob,
}

/// Every table that says something, each after those that it refers to. The
/// table `site` is a database's own, and so are the transactions of events.
pub(super) const TABLES: [Table; 13] = [
    Table {
        name: "term",
        columns: &[
            ("kind", Text),
            ("id", Text),
            ("version", Integer),
            ("merged_into", Text),
            ("imported", Text),
        ],
        key: 2,
    },
    Table {
        name: "term_name",
        columns: &[
            ("kind", Text),
            ("id", Text),
            ("language", Text),
            ("name", Text),
            ("slug", Text),
            ("page", Text),
        ],
        key: 3,
    },
    Table {
        name: "term_slug",
        columns: &[
            ("kind", Text),
            ("language", Text),
            ("slug", Text),
            ("id", Text),
        ],
        key: 3,
    },
    Table {
        name: "article",
        columns: &[
            ("id", Blob),
            ("version", Integer),
            ("original", Text),
            ("kind", Text),
            ("section", Text),
            ("tags", Text),
            ("authors", Text),
            ("source", Text),
            ("picture", Text),
            ("reactions", Text),
            ("created_at", Integer),
            ("archived_at", Integer),
            ("merged_into", Blob),
            ("imported", Text),
        ],
        key: 1,
    },
    Table {
        name: "related",
        columns: &[("article", Blob), ("position", Integer), ("other", Blob)],
        key: 2,
    },
    Table {
        name: "revision",
        columns: &[
            ("article", Blob),
            ("language", Text),
            ("number", Integer),
            ("saved", Text),
            ("saved_at", Integer),
            ("saved_by", Text),
            ("origin", Text),
            ("title", Text),
            ("lead", Text),
            ("alternative_text", Text),
            ("caption", Text),
            ("credit", Text),
            ("seo_title", Text),
            ("seo_description", Text),
            ("key_points", Text),
            ("parts", Text),
            ("made_from", Text),
            ("body", Text),
        ],
        key: 3,
    },
    Table {
        name: "variant",
        columns: &[
            ("article", Blob),
            ("language", Text),
            ("version", Integer),
            ("slug", Text),
            ("work", Text),
            ("head", Integer),
            ("made_from", Text),
            ("live", Integer),
            ("live_since", Integer),
            ("live_made_from", Text),
            ("next_made_from", Text),
            ("live_from", Integer),
            ("live_until", Integer),
            ("first_published_at", Integer),
            ("updated_at", Integer),
            ("update_kind", Text),
            ("update_note", Text),
            ("update_revision", Integer),
            ("next_revision", Integer),
            ("next_at", Integer),
            ("next_update_kind", Text),
            ("next_update_note", Text),
            ("next_told", Integer),
            ("withdrawn_at", Integer),
            ("notice", Text),
            ("purged_at", Integer),
            ("told", Integer),
            ("due_at", Integer),
            ("imported", Text),
        ],
        key: 2,
    },
    Table {
        name: "slug",
        columns: &[
            ("language", Text),
            ("slug", Text),
            ("article", Blob),
            ("merged_from", Blob),
        ],
        key: 2,
    },
    Table {
        name: "legacy",
        columns: &[
            ("path", Text),
            ("article", Blob),
            ("language", Text),
            ("merged_from", Blob),
        ],
        key: 1,
    },
    Table {
        name: "listed",
        columns: &[
            ("list", Text),
            ("language", Text),
            ("first_published_at", Integer),
            ("article", Blob),
            ("live_from", Integer),
            ("live_until", Integer),
        ],
        key: 4,
    },
    Table {
        name: "queue",
        columns: &[
            ("language", Text),
            ("state", Text),
            ("since", Integer),
            ("article", Blob),
            ("until", Integer),
        ],
        key: 4,
    },
    Table {
        name: "event",
        columns: &[
            ("id", Integer),
            ("at", Integer),
            ("actor", Text),
            ("happened", Text),
            ("article", Blob),
            ("language", Text),
            ("subject", Text),
            ("version", Integer),
            ("revision", Integer),
            ("note", Text),
            ("cache_tags", Text),
            ("urls", Text),
        ],
        key: 1,
    },
    Table {
        name: "preview",
        columns: &[
            ("token", Text),
            ("article", Blob),
            ("language", Text),
            ("revision", Integer),
            ("expires_at", Integer),
            ("created_by", Text),
        ],
        key: 1,
    },
];

impl Table {
    /// The names of its columns, between commas.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// The names of its key's columns, between commas.
    pub(super) fn key_names(&self) -> String {
        let names: Vec<&str> = self.key().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// How many bytes a row has, in SQL. Databases know without reading them.
    pub(super) fn size(&self) -> String {
        let long = self.columns.iter().filter(|(_, kind)| *kind != Integer);
        let lengths: Vec<String> = long
            .map(|(name, _)| format!("COALESCE(octet_length({name}), 0)"))
            .collect();
        lengths.join(" + ")
    }

    fn key(&self) -> impl Iterator<Item = &(&'static str, Type)> {
        self.columns.iter().take(self.key)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{TABLES, Type};

    /// The tables of the library's migrations, by name: their columns by name.
    fn defined() -> BTreeMap<String, BTreeMap<String, Type>> {
        let sql = include_str!("../schema.sql");
        let mut tables = BTreeMap::new();
        for table in sql.split("CREATE TABLE @").skip(1) {
            let (name, rest) = table.split_once(" (").unwrap();
            let (columns, _) = rest.split_once("\n)").unwrap();
            let mut found = BTreeMap::new();
            for line in columns.lines() {
                let mut words = line.trim().split([' ', ',']);
                let (column, kind) = (words.next().unwrap(), words.next());
                let kind = match kind {
                    Some("INTEGER" | "@identity") => Type::Integer,
                    Some("TEXT") => Type::Text,
                    Some("BLOB") => Type::Blob,
                    _ => continue,
                };
                found.insert(column.to_owned(), kind);
            }
            tables.insert(name.to_owned(), found);
        }
        tables
    }

    #[test]
    fn everything_but_what_is_a_databases_own_is_dumped() {
        let mut expected = defined();
        expected.remove("site").unwrap();
        let events = expected.get_mut("event").unwrap();
        events.remove("transaction_id").unwrap();
        let of = |table: &super::Table| {
            let columns = table.columns.iter();
            columns
                .map(|(name, kind)| ((*name).to_owned(), *kind))
                .collect()
        };
        let dumped: BTreeMap<String, BTreeMap<String, Type>> = TABLES
            .iter()
            .map(|table| (table.name.to_owned(), of(table)))
            .collect();
        assert_eq!(dumped, expected);
    }
}
