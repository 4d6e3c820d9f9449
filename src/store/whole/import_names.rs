use super::ImportProblem;
use super::import_article::hash;
use crate::exchange::Site;
use crate::language::Language;
use crate::store::command::Term;
use crate::store::database::{Transaction, values};
use crate::store::event::NewEvent;
use crate::store::state::Changed;
use crate::store::{Act, Happened, Store, StoreError, StoreErrorKind, Version};

impl Store {
    /// Imports sections, tags, persons and sources.
    pub(super) async fn import_names(
        &self,
        site: &Site,
        act: &Act,
    ) -> Result<Vec<ImportProblem>, StoreError> {
        let mut terms: Vec<Term> = Vec::new();
        terms.extend(site.sections.iter().cloned().map(Term::from));
        terms.extend(site.tags.iter().cloned().map(Term::from));
        terms.extend(site.people.iter().cloned().map(Term::from));
        terms.extend(site.sources.iter().cloned().map(Term::from));
        let mut problems = Vec::new();
        for term in terms {
            let subject = term.subject();
            let done = self.write((term, act.clone()), |transaction, (term, act)| {
                Box::pin(async move { transaction.import_term(term, act).await })
            });
            match done.await {
                Ok(NamesWritten::Kept) => problems.push(ImportProblem::NamesKept { subject }),
                Ok(NamesWritten::Done) => {}
                Err(error) if error.kind() == StoreErrorKind::Refused => {
                    problems.push(ImportProblem::NamesRefused {
                        subject,
                        reason: error.to_string(),
                    });
                }
                Err(error) => return Err(error),
            }
        }
        Ok(problems)
    }
}

enum NamesWritten {
    Done,
    Kept,
}

impl Transaction {
    async fn import_term(&mut self, term: &Term, act: &Act) -> Result<NamesWritten, StoreError> {
        const KNOWN: &str = "SELECT version, imported FROM @term WHERE kind = ?1 AND id = ?2";
        const MARK: &str = "UPDATE @term SET imported = ?3 WHERE kind = ?1 AND id = ?2";
        let hash = hash(&(&term.names, &term.pages));
        let kind = term.kind.as_str();
        self.lock_names().await?;
        let version = match self.row(KNOWN, values![kind, &term.id]).await? {
            None => self.create_term(term, act).await?,
            Some(row) => {
                let version: Version = row.get(0)?;
                let imported: Option<String> = row.get(1)?;
                let (marked, before) = match imported.as_deref().and_then(|it| it.split_once(':')) {
                    Some((marked, before)) => (marked, before),
                    None => ("", ""),
                };
                if before == hash {
                    return Ok(NamesWritten::Done);
                }
                if marked != version.to_string() {
                    return Ok(NamesWritten::Kept);
                }
                self.rename_term(term, version, act).await?
            }
        };
        let mark = format!("{version}:{hash}");
        self.execute(MARK, values![kind, &term.id, mark]).await?;
        Ok(NamesWritten::Done)
    }
}

impl Transaction {
    /// Gives a term the names that a file has for it.
    async fn rename_term(
        &mut self,
        term: &Term,
        seen: Version,
        act: &Act,
    ) -> Result<Version, StoreError> {
        const UNNAME: &str = "DELETE FROM @term_name WHERE kind = ?1 AND id = ?2 AND language = ?3";
        let (kind, id) = (term.kind, &term.id);
        let mut changed = Changed::default();
        self.add_term(&mut changed, kind, id).await?;
        for language in Language::ALL {
            match &term.names[language] {
                Some(named) => {
                    let page = term.pages[language].as_ref();
                    self.name_term(kind, id, language, named, page).await?;
                }
                None => {
                    self.execute(UNNAME, values![kind.as_str(), id, language])
                        .await?;
                }
            }
        }
        let version = self.next_version(kind, id, seen).await?;
        self.add_term(&mut changed, kind, id).await?;
        let event = NewEvent {
            subject: Some(term.subject()),
            version: Some(version),
            ..NewEvent::new(act, Happened::TermNamed)
        };
        self.record(event, &changed).await?;
        Ok(version)
    }
}
