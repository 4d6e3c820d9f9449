use crate::problem::Problem;
use crate::source::{Lines, Source};
use crate::tongue::Tongue;
use crate::tree::Place;

/// Collects problems and knows the sources that places point into.
pub(crate) struct Report<'a> {
    sources: Vec<&'a Source>,
    lines: Vec<Lines>,
    problems: Vec<Problem>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(sources: Vec<&'a Source>) -> Self {
        let lines = sources
            .iter()
            .map(|source| Lines::of(&source.text))
            .collect();
        Self {
            sources,
            lines,
            problems: Vec::new(),
        }
    }

    pub(crate) fn sources(&self) -> impl Iterator<Item = (usize, &'a Source)> + use<'a> {
        self.sources.clone().into_iter().enumerate()
    }

    pub(crate) fn tongue(&self, place: Place) -> Tongue {
        self.sources
            .get(place.source)
            .map_or(Tongue::English, |source| source.tongue)
    }

    /// Adds a problem.
    pub(crate) fn add(&mut self, place: Place, message: impl Into<String>) {
        let (Some(source), Some(lines)) =
            (self.sources.get(place.source), self.lines.get(place.source))
        else {
            return;
        };
        let position = lines.position(&source.text, place.at);
        self.problems
            .push(Problem::new(&source.path, position, message.into()));
    }

    /// `path:line` of a place, to point at it from another problem.
    pub(crate) fn cite(&self, place: Place) -> String {
        match (self.sources.get(place.source), self.lines.get(place.source)) {
            (Some(source), Some(lines)) => {
                let (line, _) = lines.position(&source.text, place.at);
                format!("{}:{line}", source.path)
            }
            _ => String::new(),
        }
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}
