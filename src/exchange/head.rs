//! The head of a table as a grid: which cell stands where, once cells reach over columns and down rows.

use crate::paper::{HeadCell, Run, Table};

/// A head cell at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its row, from 0.
    pub row: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// Its text.
    pub runs: Vec<Run>,
}

/// The head's cells at their places, row by row from left to right, and the number of its rows. The row of column
/// numbers is the last one.
pub(super) fn place(table: &Table) -> (usize, Vec<Placed>) {
    let count = table.columns.len();
    let mut rows: Vec<Vec<HeadCell>> = table.head.iter().map(|row| row.cells.clone()).collect();
    if table.number_row {
        rows.push((1..=count).map(|number| HeadCell::new(vec![Run::plain(number.to_string())])).collect());
    }
    // Up to which row each column is taken by a cell from above.
    let mut taken = vec![0_usize; count];
    let mut placed = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let mut cells = cells.iter();
        let mut column = 0;
        while column < count {
            if taken[column] > row {
                column += 1;
                continue;
            }
            let free = taken[column..].iter().take_while(|until| **until <= row).count();
            let Some(cell) = cells.next() else {
                // A place nobody speaks for is an empty cell: the grid of a file has no holes.
                taken[column] = row + 1;
                placed.push(Placed { row, rows: 1, column, columns: 1, runs: Vec::new() });
                column += 1;
                continue;
            };
            let (columns, deep) = (cell.columns.clamp(1, free), cell.rows.clamp(1, rows.len() - row));
            taken[column..column + columns].fill(row + deep);
            placed.push(Placed { row, rows: deep, column, columns, runs: cell.runs.clone() });
            column += columns;
        }
    }
    (rows.len(), placed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Align, Column, HeadRow, Length, Padding, Size, VAlign, Width};

    #[test]
    fn cells_find_the_places_that_cells_above_leave() {
        let column =
            Column { width: Width::Share(1), align: Align::Left, valign: VAlign::Top, min_size: None };
        let cell = |text: &str, columns, rows| HeadCell { runs: vec![Run::bold(text)], columns, rows };
        let table = Table {
            columns: vec![column; 5],
            head: vec![
                HeadRow { cells: vec![cell("TT", 1, 2), cell("Năm sinh", 2, 1), cell("Đơn vị", 1, 2)] },
                HeadRow { cells: vec![cell("Nam", 1, 1), cell("Nữ", 1, 1)] },
            ],
            number_row: true,
            rows: Vec::new(),
            size: Size::pt(12.0),
            pitch: Length::pt(14.0),
            padding: Padding { side: Length::ZERO, edge: Length::ZERO },
            border: Length::pt(0.5),
            before: Length::ZERO,
            after: Length::ZERO,
            keep_next: false,
        };
        let (rows, placed) = place(&table);
        assert_eq!(rows, 3);
        let seen: Vec<_> = placed
            .iter()
            .map(|p| (p.row, p.column, p.columns, p.rows, p.runs.first().map_or("", |run| run.text.as_str())))
            .collect();
        assert_eq!(
            seen[..7],
            [
                (0, 0, 1, 2, "TT"),
                (0, 1, 2, 1, "Năm sinh"),
                (0, 3, 1, 2, "Đơn vị"),
                (0, 4, 1, 1, ""),
                (1, 1, 1, 1, "Nam"),
                (1, 2, 1, 1, "Nữ"),
                (1, 4, 1, 1, ""),
            ]
        );
        assert_eq!(seen[7..].iter().map(|p| p.4).collect::<Vec<_>>(), ["1", "2", "3", "4", "5"]);
    }
}
