//! Steps of the cursor.

use super::{Place, Press, Scoring};

impl Scoring {
    /// Puts the cursor on a cell.
    pub(super) fn go(&mut self, place: Place) {
        self.cursor = Place {
            row: place.row.min(self.table.rows.len().saturating_sub(1)),
            column: place.column.min(self.table.columns.len().saturating_sub(1)),
        };
        self.describe();
    }

    /// Moves the cursor by a key. Enter and Tab pass over rows in which nothing can be typed: whoever types a pile of
    /// paper presses nothing but figures and Enter. The arrows stop there, so that the reason can be read.
    pub(super) fn step(&mut self, press: Press) {
        let (rows, columns) = (self.table.rows.len(), self.table.columns.len());
        if rows == 0 || columns == 0 {
            return;
        }
        let Place { row, column } = self.cursor;
        let page = self.window.page();
        let here = column * rows + row;
        let place = match press {
            Press::Up => Place { row: row.saturating_sub(1), column },
            Press::Down => Place { row: row + 1, column },
            Press::Left => Place { row, column: column.saturating_sub(1) },
            Press::Right => Place { row, column: column + 1 },
            Press::Home => Place { row, column: 0 },
            Press::End => Place { row, column: columns - 1 },
            Press::Top => Place { row: 0, column },
            Press::Bottom => Place { row: rows - 1, column },
            Press::PageUp => Place { row: row.saturating_sub(page), column },
            Press::PageDown => Place { row: row + page, column },
            Press::Enter => {
                let next = (here + 1..rows * columns).find(|at| self.is_free(at % rows));
                next.map_or(self.cursor, |at| Place { row: at % rows, column: at / rows })
            }
            Press::EnterBack => {
                let before = (0..here).rev().find(|at| self.is_free(at % rows));
                before.map_or(self.cursor, |at| Place { row: at % rows, column: at / rows })
            }
            Press::Tab => {
                let along = row * columns + column;
                let next = (along + 1..rows * columns).find(|at| self.is_free(at / columns));
                next.map_or(self.cursor, |at| Place { row: at / columns, column: at % columns })
            }
            Press::TabBack => {
                let along = row * columns + column;
                let before = (0..along).rev().find(|at| self.is_free(at / columns));
                before.map_or(self.cursor, |at| Place { row: at / columns, column: at % columns })
            }
            _ => self.cursor,
        };
        self.go(place);
    }

    fn is_free(&self, row: usize) -> bool {
        self.table.rows.get(row).is_some_and(|row| row.locked.is_none())
    }
}
