//! A table of times, with a column for each number of articles.

use std::fmt;
use std::time::Duration;

pub(crate) struct Column {
    size: usize,
    /// What was done, and the microseconds of it.
    rows: Vec<(&'static str, f64)>,
}

impl Column {
    pub(crate) const fn new(size: usize) -> Self {
        let rows = Vec::new();
        Self { size, rows }
    }

    pub(crate) fn push(&mut self, name: &'static str, microseconds: f64) {
        self.rows.push((name, microseconds));
    }

    /// What was done to every article.
    pub(crate) fn push_bulk(&mut self, name: &'static str, time: Duration) {
        self.push(name, time.as_secs_f64() * 1e6 / self.size as f64);
    }
}

pub(crate) struct Table {
    name: &'static str,
    columns: Vec<Column>,
}

impl Table {
    pub(crate) const fn new(name: &'static str) -> Self {
        let columns = Vec::new();
        Self { name, columns }
    }

    pub(crate) fn push(&mut self, column: Column) {
        self.columns.push(column);
    }
}

/// The last column beside the first stands behind each row.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(first), Some(last)) = (self.columns.first(), self.columns.last()) else {
            return Ok(());
        };
        write!(f, "{:<36}", format!("{}, µs", self.name))?;
        for column in &self.columns {
            write!(f, "{:>12}", column.size)?;
        }
        writeln!(f, "{:>8}", "ratio")?;
        for (at, (name, before)) in first.rows.iter().enumerate() {
            write!(f, "{name:<36}")?;
            for column in &self.columns {
                write!(f, "{:>12.1}", column.rows[at].1)?;
            }
            writeln!(f, "{:>8.2}", last.rows[at].1 / before)?;
        }
        Ok(())
    }
}
