use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::article_file::ArticleFile;
use super::node::Place;
use super::{Problem, picture};
use crate::article::{ArticleId, Body, LinkTarget};

/// Looks for what bodies name: pictures of the folder and other articles.
pub(super) struct BodyCheck<'a> {
    root: &'a Path,
    known: &'a BTreeSet<ArticleId>,
    /// What is wrong with each picture that was looked for.
    pictures: BTreeMap<String, Option<String>>,
}

impl<'a> BodyCheck<'a> {
    pub(super) const fn new(root: &'a Path, known: &'a BTreeSet<ArticleId>) -> Self {
        Self {
            root,
            known,
            pictures: BTreeMap::new(),
        }
    }

    pub(super) fn check(&mut self, file: &ArticleFile, body: &Body, problems: &mut Vec<Problem>) {
        let mut problem = |line: usize, message: String| {
            let place = Place {
                line: (file.body_line() + line).saturating_sub(1),
                column: 0,
            };
            problems.push(Problem::new(&file.path, Some(place), message));
        };
        for found in body.pictures() {
            // A picture on another site is not ours to measure.
            if found.file.contains("://") {
                continue;
            }
            let root = self.root;
            let fault = self.pictures.entry(found.file.clone());
            let fault = fault.or_insert_with(|| picture::read(root, &found.file).err());
            if let Some(message) = fault {
                problem(found.line, format!("picture: {message}"));
            }
        }
        for link in body.links() {
            if let LinkTarget::Article(id) = link.target
                && !self.known.contains(&id)
            {
                let destination = link.destination;
                problem(link.line, format!("there is no article `{destination}`"));
            }
        }
    }
}
