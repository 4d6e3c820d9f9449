//! Pages of lists that are ordered by a moment and an article, newest first.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::address::{Cursor, InvalidCursor, ListPosition, Side};
use crate::article::ArticleId;
use crate::store::StoreError;
use crate::store::database::{Row, Transaction, Value};

/// The most articles on a page.
const MOST: usize = 100;

/// The most articles before a page that is asked for by its number.
const MOST_SKIPPED: usize = 100_000;

/// What a list is ordered by: a cursor of one order means nothing in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// When readers first saw a text.
    FirstPublished,
    /// Since when there is something for translators to do.
    Task,
}

impl Order {
    /// With what its cursors begin.
    const fn mark(self) -> &'static str {
        match self {
            Self::FirstPublished => "",
            Self::Task => "task-",
        }
    }
}

/// A place between articles of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) moment: DateTime<Utc>,
    pub(super) article: ArticleId,
}

impl Place {
    fn cursor(self, order: Order) -> Result<Cursor, StoreError> {
        let moment = self.moment.timestamp_millis().cast_unsigned();
        let text = format!(
            "{}{moment:x}-{}",
            order.mark(),
            self.article.uuid().simple()
        );
        text.parse()
            .map_err(|error: InvalidCursor| StoreError::corrupt(error.to_string()))
    }

    /// # Errors
    ///
    /// A cursor that no page of this order gave.
    fn read(cursor: &Cursor, order: Order) -> Result<Self, StoreError> {
        let text = cursor.as_str().strip_prefix(order.mark());
        let parts = text.and_then(|text| text.split_once('-'));
        let place = parts.and_then(|(moment, id)| {
            let moment = u64::from_str_radix(moment, 16).ok()?.cast_signed();
            Some(Self {
                moment: DateTime::from_timestamp_millis(moment)?,
                article: Uuid::try_parse(id).ok()?.into(),
            })
        });
        place.ok_or_else(|| {
            StoreError::refused(format!(
                "no list has the cursor `{cursor}`: begin at the list's first page"
            ))
        })
    }
}

/// What to ask the database for, to make a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paging {
    ordered: Order,
    side: Option<Side>,
    place: Place,
    skipped: usize,
    length: usize,
}

impl Paging {
    /// A page of a list in which nothing that is public at `now` is later than
    /// that.
    ///
    /// # Errors
    ///
    /// A cursor that no page gave.
    pub(super) fn of(
        position: &ListPosition,
        length: usize,
        now: DateTime<Utc>,
        ordered: Order,
    ) -> Result<Self, StoreError> {
        let length = length.clamp(1, MOST);
        let (side, place) = match position.cursor() {
            Some((side, cursor)) => (Some(side), Place::read(cursor, ordered)?),
            // One comparison of rows alone lets SQLite search an index. Where
            // nothing else bounds the list, the moment does, with the highest
            // id there is.
            None => (
                None,
                Place {
                    moment: now,
                    article: Uuid::max().into(),
                },
            ),
        };
        let before = position.number().unwrap_or(1).saturating_sub(1);
        let before = usize::try_from(before).unwrap_or(usize::MAX);
        Ok(Self {
            ordered,
            side,
            place,
            skipped: before.saturating_mul(length),
            length,
        })
    }

    /// How a row of moment and article stands to `(?4, ?5)`, the place's.
    pub(super) const fn compared(&self) -> &'static str {
        match self.side {
            None => "<=",
            Some(Side::After) => "<",
            Some(Side::Before) => ">",
        }
    }

    /// The order of moment and article alike.
    pub(super) const fn order(&self) -> &'static str {
        match self.side {
            None | Some(Side::After) => "DESC",
            Some(Side::Before) => "ASC",
        }
    }

    /// `?4` to `?7`: the place's moment and article, then how many rows are
    /// wanted and how many are to be skipped.
    pub(super) fn values(&self) -> [Value; 4] {
        let number = |count: usize| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
        [
            Value::from(self.place.moment),
            Value::from(self.place.article),
            number(self.length + 1),
            number(self.skipped),
        ]
    }

    /// The rows of the page, newest first, of those that the database gave;
    /// and whether it gave more.
    fn cut(&self, mut rows: Vec<Row>) -> (Vec<Row>, bool) {
        let more = rows.len() > self.length;
        rows.truncate(self.length);
        if self.side == Some(Side::Before) {
            rows.reverse();
        }
        (rows, more)
    }

    /// Where there are newer and older ones than on the page, if there are.
    pub(super) fn around<T>(
        &self,
        page: &[T],
        place: impl Fn(&T) -> Place,
        more: bool,
    ) -> Result<(Option<ListPosition>, Option<ListPosition>), StoreError> {
        let (newer, older) = match self.side {
            None => (self.skipped > 0, more),
            Some(Side::After) => (true, more),
            Some(Side::Before) => (more, true),
        };
        let (Some(first), Some(last)) = (page.first(), page.last()) else {
            // What the cursor stood for may be all that is left.
            return Ok((newer.then_some(ListPosition::FIRST), None));
        };
        let newer = newer
            .then(|| place(first).cursor(self.ordered))
            .transpose()?;
        let older = older
            .then(|| place(last).cursor(self.ordered))
            .transpose()?;
        Ok((
            newer.map(ListPosition::before),
            older.map(ListPosition::after),
        ))
    }
}

impl Transaction {
    /// The rows of a page, newest first, and whether there are more behind it.
    /// `values` are `?1` to `?3`.
    pub(super) async fn page(
        &mut self,
        paging: &Paging,
        sql: &str,
        mut values: Vec<Value>,
    ) -> Result<(Vec<Row>, bool), StoreError> {
        // Nobody turns so many pages.
        if paging.skipped > MOST_SKIPPED {
            return Ok((Vec::new(), false));
        }
        values.extend(paging.values());
        Ok(paging.cut(self.rows(sql, values).await?))
    }
}
