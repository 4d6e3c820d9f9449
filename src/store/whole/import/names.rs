//! What sections, tags, people and sources are called.

use std::collections::HashMap;

use super::problem::{ImportProblem, ImportProblemKind, Imported};
use super::recorded::Print;
use crate::article::Slug;
use crate::exchange::Site;
use crate::language::Language;
use crate::store::command::Term;
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::names::{Names, TermKind};
use crate::store::state::Changed;
use crate::store::{Act, Happened, StoreError, Version};

/// What a term is in the store.
struct Stored {
    version: Version,
    merged_into: Option<String>,
    imported: Option<String>,
}

impl Stored {
    /// What was imported of it last.
    fn known(&self) -> Option<Print> {
        self.imported.as_deref().and_then(|it| it.parse().ok())
    }
}

impl Transaction {
    /// Makes the sections, tags, people and sources of a site, and names those
    /// that are there as it says.
    pub(super) async fn import_names(
        &mut self,
        site: &Site,
        act: &Act,
    ) -> Result<Vec<ImportProblem>, StoreError> {
        self.lock_names().await?;
        let names = self.names().await?;
        let sections = site.sections.iter().cloned().map(Term::from);
        let tags = site.tags.iter().cloned().map(Term::from);
        let people = site.people.iter().cloned().map(Term::from);
        let sources = site.sources.iter().cloned().map(Term::from);
        let mut taken = HashMap::new();
        let mut imported = Imported::default();
        for mut term in sections.chain(tags).chain(people).chain(sources) {
            let stored = self.stored_term(&term).await?;
            if let Some(stored) = &stored
                && let Some(into) = &stored.merged_into
            {
                if stored.known() != Some(print(&term)?) {
                    imported.tell(merged(&term, into));
                }
            } else if self.drop_taken(&mut term, &names, &mut taken, &mut imported) {
                self.import_term(&term, stored, &names, act, &mut imported)
                    .await?;
            }
        }
        Ok(imported.problems)
    }

    async fn import_term(
        &mut self,
        term: &Term,
        stored: Option<Stored>,
        names: &Names,
        act: &Act,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        const RECORD: &str = "UPDATE @term SET imported = ?3 WHERE kind = ?1 AND id = ?2";
        let kind = term.kind.as_str();
        let print = print(term)?;
        let record = values![kind, &term.id, print.to_string()];
        let Some(stored) = stored else {
            self.create_term(term, act).await?;
            self.execute(RECORD, record).await?;
            return Ok(());
        };
        let known = stored.known();
        if known == Some(print) {
            return Ok(());
        }
        let id = &term.id;
        let now = term_of(names, term.kind, id).as_ref().map(self::print);
        let now = now.transpose()?;
        if now == Some(print) {
            self.execute(RECORD, record).await?;
        } else if known.is_some() && now == known {
            self.rename(term, stored.version, act).await?;
            self.execute(RECORD, record).await?;
        } else {
            let message = format!(
                "the {kind} `{id}` is called otherwise both in the file and in the store, whose names stay: write into one what the other says"
            );
            imported.tell(ImportProblem::of_name(
                term,
                ImportProblemKind::Conflict,
                message,
            ));
        }
        Ok(())
    }

    async fn stored_term(&mut self, term: &Term) -> Result<Option<Stored>, StoreError> {
        const STORED: &str =
            "SELECT version, merged_into, imported FROM @term WHERE kind = ?1 AND id = ?2";
        let values = values![term.kind.as_str(), &term.id];
        let Some(row) = self.row(STORED, values).await? else {
            return Ok(None);
        };
        Ok(Some(Stored {
            version: row.get(0)?,
            merged_into: row.get(1)?,
            imported: row.get(2)?,
        }))
    }

    async fn rename(&mut self, term: &Term, seen: Version, act: &Act) -> Result<(), StoreError> {
        let (kind, id) = (term.kind, &term.id);
        let mut changed = Changed::default();
        self.add_term(&mut changed, kind, id).await?;
        for language in Language::ALL {
            let (named, page) = (&term.names[language], &term.pages[language]);
            self.name_term(kind, id, language, named.as_ref(), page.as_ref())
                .await?;
        }
        let version = self.next_version(kind, id, seen).await?;
        self.add_term(&mut changed, kind, id).await?;
        let event = NewEvent {
            subject: Some(term.subject()),
            version: Some(version),
            ..NewEvent::new(act, Happened::TermNamed)
        };
        self.record(event, &changed).await
    }

    /// Leaves out names whose slugs are not free. Gives whether enough is left.
    fn drop_taken(
        &self,
        term: &mut Term,
        names: &Names,
        taken: &mut HashMap<(TermKind, Language, Slug), String>,
        imported: &mut Imported,
    ) -> bool {
        let (kind, id) = (term.kind.as_str(), &term.id);
        for language in Language::ALL {
            let Some(named) = &term.names[language] else {
                term.pages[language] = None;
                continue;
            };
            let slug = &named.slug;
            let key = (term.kind, language, slug.clone());
            let owner = names.by_slug(term.kind, language, slug);
            let owner = owner.or_else(|| taken.get(&key).map(String::as_str));
            let owner = owner.filter(|owner| owner != id);
            let addresses = &self.settings.addresses;
            let reserved = term.kind == TermKind::Section && addresses.is_reserved(slug);
            let why = match owner {
                Some(owner) => format!("leads to the {kind} `{owner}`"),
                None if reserved => "is a word of the site's own addresses".to_owned(),
                None => {
                    taken.insert(key, id.clone());
                    continue;
                }
            };
            let message = format!(
                "in `{language}` the slug `{slug}` {why}: give the {kind} `{id}` another `slug`; this name was left out"
            );
            imported.tell(ImportProblem::of_name(
                term,
                ImportProblemKind::SlugTaken,
                message,
            ));
            term.names[language] = None;
            term.pages[language] = None;
        }
        let complete = Language::ALL
            .into_iter()
            .all(|language| term.names[language].is_some());
        if term.kind == TermKind::Section && !complete {
            let message =
                format!("the section `{id}` was not imported: it needs a name in both languages");
            imported.tell(ImportProblem::of_name(
                term,
                ImportProblemKind::Refused,
                message,
            ));
            return false;
        }
        true
    }
}

/// That what has another name in the file by now is another one in the store.
fn merged(term: &Term, into: &str) -> ImportProblem {
    let (kind, id) = (term.kind.as_str(), &term.id);
    let message = format!(
        "the {kind} `{id}` was merged into `{into}`: its names were not imported; remove it"
    );
    ImportProblem::of_name(term, ImportProblemKind::Refused, message)
}

fn term_of(names: &Names, kind: TermKind, id: &str) -> Option<Term> {
    Some(match kind {
        TermKind::Section => names.section(&id.parse().ok()?)?.clone().into(),
        TermKind::Tag => names.tag(&id.parse().ok()?)?.clone().into(),
        TermKind::Person => names.person(&id.parse().ok()?)?.clone().into(),
        TermKind::Source => names.source(&id.parse().ok()?)?.clone().into(),
    })
}

fn print(term: &Term) -> Result<Print, StoreError> {
    Print::of(&(&term.names, &term.pages))
}
