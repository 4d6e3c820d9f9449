use super::{Transaction, Value};
use crate::store::StoreError;

/// What writes a row of a table: what stands before its values, and behind.
pub(in crate::store) struct Insert {
    pub(in crate::store) into: &'static str,
    pub(in crate::store) after: &'static str,
    /// How many columns its key has, which come first. Many rows are written in
    /// the order of their keys, which takes each page of an index once. None
    /// where the order of the rows counts.
    pub(in crate::store) key: usize,
}

/// Rows that are yet to be written, by their tables.
pub(super) type Postponed = Vec<(&'static Insert, Vec<Vec<Value>>)>;

impl Transaction {
    /// From now on rows that are [written](Self::insert_row) are only gathered,
    /// and are not there to be read.
    pub(in crate::store) fn postpone_rows(&mut self) {
        self.postponed = Some(Vec::new());
    }

    /// Writes all that was postponed, table by table.
    pub(in crate::store) async fn write_postponed(&mut self) -> Result<(), StoreError> {
        for (insert, mut rows) in self.postponed.take().unwrap_or_default() {
            rows.sort_by(|one, other| {
                one.iter()
                    .take(insert.key)
                    .cmp(other.iter().take(insert.key))
            });
            self.insert(insert.into, rows, insert.after).await?;
        }
        Ok(())
    }

    /// Writes a row, or puts it by.
    pub(in crate::store) async fn insert_row(
        &mut self,
        insert: &'static Insert,
        row: Vec<Value>,
    ) -> Result<(), StoreError> {
        let Some(postponed) = &mut self.postponed else {
            return self.insert(insert.into, vec![row], insert.after).await;
        };
        match postponed
            .iter_mut()
            .find(|(it, _)| std::ptr::eq(*it, insert))
        {
            Some((_, rows)) => rows.push(row),
            None => postponed.push((insert, vec![row])),
        }
        Ok(())
    }

    /// Writes rows. `into` is what stands before the first of them,
    /// `INSERT INTO @tag (id, name) VALUES`, `after` what stands behind the
    /// last.
    pub(in crate::store) async fn insert(
        &mut self,
        into: &str,
        rows: Vec<Vec<Value>>,
        after: &str,
    ) -> Result<(), StoreError> {
        let most = self.most_rows();
        let mut rows = rows.into_iter();
        // Of few lengths, so that few statements are prepared.
        for length in [most, 16, 4, 1] {
            if length > most || rows.len() < length {
                continue;
            }
            let columns = rows.as_slice().first().map_or(0, Vec::len);
            let sql = statement(into, length, columns, after);
            let mut batches = Vec::with_capacity(rows.len() / length);
            while rows.len() >= length {
                batches.push(rows.by_ref().take(length).flatten().collect());
            }
            self.execute_all(&sql, batches).await?;
        }
        Ok(())
    }
}

fn statement(into: &str, rows: usize, columns: usize, after: &str) -> String {
    use std::fmt::Write;
    let mut sql = String::from(into);
    let mut number = 0;
    for row in 0..rows {
        sql.push_str(if row == 0 { " (" } else { ", (" });
        for column in 0..columns {
            number += 1;
            let mark = if column == 0 { "?" } else { ", ?" };
            // Writing into text does not fail.
            let _ = write!(sql, "{mark}{number}");
        }
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(after);
    sql
}
