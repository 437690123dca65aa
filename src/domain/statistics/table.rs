//! The cross table: sets of dossiers for every cell, row, column and the whole.

use super::axis::{Axis, Line, axis};
use super::{Around, Question, Record};
use crate::text::number::percent;
use std::collections::HashMap;
use std::sync::Arc;

/// Of what a figure is told as a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Share {
    /// No share.
    #[default]
    None,
    /// Of all dossiers of the row.
    OfRow,
    /// Of all dossiers of the column.
    OfColumn,
    /// Of all dossiers counted.
    OfAll,
}

impl Share {
    /// All, in the order offered.
    pub const ALL: [Self; 4] = [Self::None, Self::OfRow, Self::OfColumn, Self::OfAll];
}

/// Decimals of a share; the last one is rounded half up.
pub const SHARE_PLACES: u32 = 1;

/// A table of counts. A place in it is a row or all of them, and a column or all of them; a dossier is counted once
/// in every place, also where it stands in several lines.
#[derive(Debug, Clone)]
pub struct Table {
    /// What was asked.
    pub question: Question,
    /// The rows, in order.
    pub rows: Vec<Line>,
    /// The columns, in order; none where totals only are shown.
    pub columns: Vec<Line>,
    records: Arc<[Record]>,
    cells: HashMap<(u32, u32), Vec<u32>>,
    of_row: Vec<Vec<u32>>,
    of_column: Vec<Vec<u32>>,
    all: Vec<u32>,
}

impl Table {
    /// Counts `records` as `question` asks; with `most_columns` the least of more columns are put together in a last one.
    #[must_use]
    pub fn new(
        records: &Arc<[Record]>,
        question: &Question,
        around: &Around<'_>,
        most_columns: Option<usize>,
    ) -> Self {
        let all: Vec<u32> =
            records.iter().zip(0u32..).filter(|(it, _)| question.takes(it)).map(|(_, at)| at).collect();
        let chosen: Vec<&Record> = all.iter().map(|at| &records[*at as usize]).collect();
        let rows = axis(question.rows, &chosen, around, question.structure, false);
        let columns = question.columns.map_or_else(Axis::default, |dimension| {
            let columns = axis(dimension, &chosen, around, question.structure, true);
            most_columns.map_or_else(|| columns.clone(), |most| columns.clone().narrowed(most))
        });
        let mut table = Self {
            question: question.clone(),
            cells: HashMap::new(),
            of_row: vec![Vec::new(); rows.lines.len()],
            of_column: vec![Vec::new(); columns.lines.len()],
            records: Arc::clone(records),
            rows: rows.lines,
            columns: columns.lines,
            all,
        };
        let none = Vec::new();
        for (place, at) in table.all.iter().enumerate() {
            let (in_rows, in_columns) = (&rows.of[place], columns.of.get(place).unwrap_or(&none));
            for row in in_rows {
                table.of_row[*row as usize].push(*at);
                for column in in_columns {
                    table.cells.entry((*row, *column)).or_default().push(*at);
                }
            }
            for column in in_columns {
                table.of_column[*column as usize].push(*at);
            }
        }
        table
    }

    fn set(&self, row: Option<usize>, column: Option<usize>) -> &[u32] {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let set = match (row, column) {
            (None, None) => Some(&self.all),
            (Some(row), None) => self.of_row.get(row),
            (None, Some(column)) => self.of_column.get(column),
            (Some(row), Some(column)) => self.cells.get(&(place(row), place(column))),
        };
        set.map_or(&[], Vec::as_slice)
    }

    /// How many dossiers stand in a row and a column; none of them means all.
    #[must_use]
    pub fn count(&self, row: Option<usize>, column: Option<usize>) -> usize {
        self.set(row, column).len()
    }

    /// The dossiers behind a figure, in the order of the records: as many as the figure says.
    pub fn behind(
        &self,
        row: Option<usize>,
        column: Option<usize>,
    ) -> impl ExactSizeIterator<Item = &Record> {
        self.set(row, column).iter().map(|at| &self.records[*at as usize])
    }

    /// What a figure is of the whole asked for, with one decimal, half up ("25,5%"); none where no share is asked.
    #[must_use]
    pub fn share(&self, share: Share, row: Option<usize>, column: Option<usize>) -> Option<String> {
        let whole = match share {
            Share::None => return None,
            Share::OfRow => self.count(row, None),
            Share::OfColumn => self.count(None, column),
            Share::OfAll => self.count(None, None),
        };
        Some(percent(self.count(row, column) as u64, whole as u64, SHARE_PLACES))
    }

    /// Nothing is counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The largest figure of a row that is not a sum of others: what bars are drawn against.
    #[must_use]
    pub fn largest(&self) -> usize {
        self.of_row.iter().map(Vec::len).max().unwrap_or(0)
    }
}
