//! A table from the clipboard, put into a table of the plan.

use super::Place;
use crate::domain::plan::{Column, Table};
pub(super) use crate::text::cells;

/// Writes the cells from `at` on; rows and columns are added where they are missing.
pub(super) fn fill(table: &mut Table, at: Place, cells: &[Vec<String>]) {
    let mut rows = cells.iter();
    if at.row.is_none()
        && let Some(heads) = rows.next()
    {
        for (i, words) in heads.iter().enumerate() {
            widen(table, at.column + i);
            table.columns[at.column + i].title.clone_from(words);
        }
    }
    let first = at.row.unwrap_or(0);
    for (i, given) in rows.enumerate() {
        while table.rows.len() <= first + i {
            table.rows.push(vec![String::new(); table.columns.len()]);
        }
        for (j, words) in given.iter().enumerate() {
            widen(table, at.column + j);
            table.rows[first + i][at.column + j].clone_from(words);
        }
    }
}

fn widen(table: &mut Table, column: usize) {
    while table.columns.len() <= column {
        table.columns.push(Column::default());
    }
    for cells in &mut table.rows {
        if cells.len() < table.columns.len() {
            cells.resize(table.columns.len(), String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_as_excel_writes_them() {
        assert_eq!(cells("a\tb\r\nc\t\r\n"), [["a", "b"], ["c", ""]]);
        assert_eq!(cells("\"dòng 1\ndòng 2\"\t\"nói \"\"vâng\"\"\""), [["dòng 1 dòng 2", "nói \"vâng\""]]);
        assert_eq!(cells("5\" màn hình\tx"), [["5\" màn hình", "x"]]);
    }

    #[test]
    fn what_is_pasted_finds_room() {
        let mut table =
            Table { columns: vec![Column::default()], rows: vec![vec![String::new()]], ..Table::default() };
        fill(&mut table, Place { row: Some(0), column: 0 }, &cells("1\t2\n3\t4"));
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.rows, [["1", "2"], ["3", "4"]]);
        fill(&mut table, Place { row: None, column: 1 }, &cells("Tên\tSố\nA\t9"));
        assert_eq!(table.columns[2].title, "Số");
        assert_eq!(table.rows[0], ["1", "A", "9"]);
    }
}
