use std::collections::btree_map::{BTreeMap, Entry as Slot};

use crate::report::Report;
use crate::tongue::Tongue;
use crate::tree::{Entry, Kind, Place};

/// All entries of one language by kind and id.
pub(crate) type Entries = BTreeMap<(Kind, String), Entry>;

/// All entries of both languages, those of the site over those of the library.
#[derive(Clone, Default)]
pub(crate) struct Texts {
    english: Entries,
    ukrainian: Entries,
}

impl Texts {
    /// Sorts entries by language; one id twice goes to the report.
    pub(crate) fn collect(entries: Vec<Entry>, report: &mut Report<'_>) -> Self {
        let mut texts = Self::default();
        for entry in entries {
            let tongue = report.tongue(entry.place);
            let other_kind = match entry.kind {
                Kind::Message => Kind::Term,
                Kind::Term => Kind::Message,
            };
            let entries = texts.of_mut(tongue);
            if let Some(first) = entries.get(&(other_kind, entry.id.clone())) {
                let (id, at) = (&entry.id, report.cite(first.place));
                report.add(
                    entry.place,
                    format!("`{id}` is both a message and a term, see {at}; rename one"),
                );
            }
            check_attributes(&entry, report);
            match entries.entry((entry.kind, entry.id.clone())) {
                Slot::Vacant(slot) => {
                    slot.insert(entry);
                }
                Slot::Occupied(slot) => {
                    let at = report.cite(slot.get().place);
                    report.add(
                        entry.place,
                        format!("`{}` is already defined at {at}; remove one", entry.id),
                    );
                }
            }
        }
        texts
    }

    /// These texts with those of another layer over them.
    pub(crate) fn under(mut self, layer: Self) -> Self {
        self.english.extend(layer.english);
        self.ukrainian.extend(layer.ukrainian);
        self
    }

    pub(crate) const fn of(&self, tongue: Tongue) -> &Entries {
        match tongue {
            Tongue::English => &self.english,
            Tongue::Ukrainian => &self.ukrainian,
        }
    }

    const fn of_mut(&mut self, tongue: Tongue) -> &mut Entries {
        match tongue {
            Tongue::English => &mut self.english,
            Tongue::Ukrainian => &mut self.ukrainian,
        }
    }

    /// An entry in a language.
    pub(crate) fn entry(&self, tongue: Tongue, kind: Kind, id: &str) -> Option<&Entry> {
        self.of(tongue).get(&(kind, id.to_owned()))
    }

    /// The ids of messages that stand in either language, in order.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &str> {
        let ids = Tongue::ALL
            .into_iter()
            .flat_map(|tongue| self.of(tongue).keys())
            .filter(|(kind, _)| *kind == Kind::Message)
            .map(|(_, id)| id.as_str());
        ids.collect::<std::collections::BTreeSet<_>>().into_iter()
    }
}

fn check_attributes(entry: &Entry, report: &mut Report<'_>) {
    let mut seen = BTreeMap::<&str, Place>::new();
    for attribute in &entry.attributes {
        if let Some(first) = seen.insert(&attribute.id, attribute.place) {
            let (id, name, at) = (&entry.id, &attribute.id, report.cite(first));
            report.add(
                attribute.place,
                format!("`{id}.{name}` is already defined at {at}; remove one"),
            );
        }
    }
}
