//! Tables: merged cells come apart, heads of several rows become one.

use crate::domain::plan::{Column, Table};

/// A cell as the file has it.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub text: String,
    /// How many columns it covers.
    pub columns: usize,
    /// Whether it goes on from the cell above.
    pub continues: bool,
}

/// A row as the file has it.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub before: usize,
    pub head: bool,
}

/// Columns a table has at most; more are an error of the file.
const COLUMNS_MOST: usize = 200;

/// The table as a plan keeps it; `None` when nothing stands in it.
pub(super) fn table(rows: &[Row]) -> Option<Table> {
    let width = |row: &Row| row.before + row.cells.iter().map(|cell| cell.columns.max(1)).sum::<usize>();
    let count = rows.iter().map(width).max()?.min(COLUMNS_MOST);
    let said = rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.text.trim().is_empty());
    if count == 0 || !said {
        return None;
    }
    let head = head_rows(rows);
    let titles = (0..count)
        .map(|column| {
            let mut title: Vec<&str> = Vec::new();
            for row in &rows[..head] {
                // A cell over several columns is part of the title of each.
                let words = cell_over(row, column).map_or("", |cell| cell.text.trim());
                if !words.is_empty() && !title.contains(&words) && (head > 1 || stands_at(row, column)) {
                    title.push(words);
                }
            }
            title.join(" – ")
        })
        .map(|title| Column { title, ..Column::default() })
        .collect();
    let rows = rows[head..]
        .iter()
        .map(|row| {
            let mut cells = vec![String::new(); count];
            let mut at = row.before;
            for cell in &row.cells {
                if let Some(place) = cells.get_mut(at) {
                    cell.text.trim().clone_into(place);
                }
                at += cell.columns.max(1);
            }
            cells
        })
        .collect();
    Some(Table { columns: titles, rows, ..Table::default() })
}

/// The rows of the head: those marked as such, and those that a merged cell of the first row reaches into.
fn head_rows(rows: &[Row]) -> usize {
    let marked = rows.iter().take_while(|row| row.head).count();
    let spans = rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.columns > 1));
    let mut reached = 1;
    while spans && rows.get(reached).is_some_and(|row| row.cells.iter().any(|cell| cell.continues)) {
        reached += 1;
    }
    marked.max(reached).min(rows.len())
}

fn cell_over(row: &Row, column: usize) -> Option<&Cell> {
    let mut at = row.before;
    row.cells.iter().find(|cell| {
        let here = (at..at + cell.columns.max(1)).contains(&column);
        at += cell.columns.max(1);
        here
    })
}

fn stands_at(row: &Row, column: usize) -> bool {
    let mut at = row.before;
    row.cells.iter().any(|cell| {
        let here = at == column;
        at += cell.columns.max(1);
        here
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, usize, bool)]) -> Row {
        let cells = cells.iter().map(|(text, columns, continues)| Cell {
            text: (*text).to_owned(),
            columns: *columns,
            continues: *continues,
        });
        Row { cells: cells.collect(), ..Row::default() }
    }

    #[test]
    fn merged_heads_become_one_title_for_each_column() {
        let rows = [
            row(&[("TT", 1, false), ("Chỉ tiêu", 2, false)]),
            row(&[("", 1, true), ("Tập thể", 1, false), ("Cá nhân", 1, false)]),
            row(&[("1", 1, false), ("02", 1, false), ("03", 1, false)]),
            row(&[("Cộng", 2, false), ("03", 1, false)]),
        ];
        let table = table(&rows).unwrap();
        let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(titles, ["TT", "Chỉ tiêu – Tập thể", "Chỉ tiêu – Cá nhân"]);
        assert_eq!(table.rows, [["1", "02", "03"], ["Cộng", "", "03"]]);
    }
}
